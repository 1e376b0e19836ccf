"""Readings are recorded, can be changed, and are refused in one clear line where they do not fit."""

from __future__ import annotations

import json

import pytest

from samrit.criteria import (
    Choice,
    choose,
    compile_scale,
    doubts,
    from_json,
    lint,
    split_levels,
    to_json,
    words,
)
from samrit.criteria.readings import choice_named, effects, name_of, readings_to_json

TEXT = "ร้อยละ 61 - 70\nร้อยละ 71 - 80\nร้อยละ 81 ขึ้นไป"
TWO = "เบิกจ่ายร้อยละ 60 และสมาชิกร้อยละ 50\nเบิกจ่ายร้อยละ 70 และสมาชิกร้อยละ 60"


def scale_of(text=TEXT):
    return compile_scale(split_levels(text))


def test_choices_are_recorded_with_their_place_and_the_scale_as_it_was_read():
    read = scale_of()
    scale = choose(read, [Choice("hole", "reach-up")])
    assert scale.choices == (Choice("hole", "reach-up", 2, "m1"), Choice("hole", "reach-up", 3, "m1"))
    assert scale.as_read == read
    assert from_json(json.loads(json.dumps(to_json(scale)))) == scale


def test_no_choice_is_no_change():
    assert choose(scale_of(), []) == scale_of()


def test_a_choice_can_be_changed_and_the_others_stay():
    scale = choose(scale_of(), [Choice("hole", "reach-up"), Choice("floor", "1")])
    changed = choose(scale, [Choice("hole", "leave", 2)])
    assert changed.choices == (
        Choice("hole", "leave", 2, "m1"),
        Choice("hole", "reach-up", 3, "m1"),
        Choice("floor", "1"),
    )
    assert changed.levels[0] == scale_of().levels[0]
    assert [finding.level for finding in lint(changed)] == [2]


def test_the_closest_choice_wins_whatever_the_order():
    wide, near = Choice("hole", "reach-up"), Choice("hole", "begin-lower", 3)
    scale = choose(scale_of(), [wide, near])
    assert scale == choose(scale_of(), [near, wide])
    assert [choice.option for choice in scale.choices] == ["reach-up", "begin-lower"]


def test_a_choice_can_be_of_one_measure():
    scale = choose(scale_of(TWO), [Choice("bare-number", "exactly", measure="m2")])
    assert {choice.measure for choice in scale.choices} == {"m2"}
    assert [words(c) for c in scale.levels[0].conditions] == ["ไม่น้อยกว่าร้อยละ 60", "เท่ากับร้อยละ 50"]


def test_doubts_show_what_was_chosen():
    scale = choose(scale_of(), [Choice("hole", "reach-up", 2)])
    assert [(doubt.level, doubt.chosen, doubt.in_force) for doubt in doubts(scale)] == [
        (2, "reach-up", "reach-up"),
        (3, None, "leave"),
        (None, None, "0"),
    ]


def test_a_recorded_choice_that_is_no_longer_in_doubt_is_dropped():
    scale = choose(scale_of(TWO), [Choice("bare-number", "exactly"), Choice("hole", "reach-up")])
    again = choose(scale, [Choice("bare-number", "at-least")])
    assert {choice.doubt for choice in again.choices} == {"bare-number"}
    assert again.levels == scale_of(TWO).levels


def test_a_recorded_choice_of_a_reading_that_is_not_offered_any_more_is_dropped():
    scale = from_json(
        to_json(scale_of()) | {"choices": [{"doubt": "hole", "option": "x", "level": 2, "measure": "m1"}]}
    )
    assert doubts(scale)[0].chosen is None


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ([Choice("holes", "leave")], "no doubt 'holes'; they leave hole@2:m1, hole@3:m1, floor"),
        ([Choice("hole", "leave", 5)], "no doubt 'hole@5'"),
        ([Choice("hole", "leave", 2, "m2")], "no doubt 'hole@2:m2'"),
        ([Choice("hole", "away")], "hole@2:m1 has no reading 'away'; it has leave, reach-up, begin-lower"),
        ([Choice("hole", "leave"), Choice("hole", "reach-up")], "contradicting choices for hole@2:m1"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(choices, said):
    with pytest.raises(ValueError, match=said) as caught:
        choose(scale_of(), choices)
    assert "\n" not in str(caught.value)
    with pytest.raises(ValueError, match=said):
        compile_scale(split_levels(TEXT), choices=choices)


def test_a_scale_without_any_doubt_says_so():
    with pytest.raises(ValueError, match="they leave -"):
        choose(compile_scale([]), [Choice("floor", "1")])


@pytest.mark.parametrize("option", ["times-", "times-x", "times-12345", "times-๒"])
def test_an_open_reading_needs_a_number(option):
    with pytest.raises(ValueError, match="it has each, mean, times-N"):
        choose(scale_of("ข่าวเดือนละ 8 ข่าว"), [Choice("quota-joined", option)])


def test_one_warning_decided_leaves_another_of_the_same_level():
    scale = scale_of("เบิกจ่ายร้อยละ 60 - 70 และตรวจร้อยละ 60 - 70\nเบิกจ่ายร้อยละ 70 - 80 และตรวจร้อยละ 70 - 80")
    before = [finding.code for finding in lint(scale)].count("levels-overlap")
    one = choose(scale, [Choice("double-claim", "higher-wins", measure="m1")])
    both = choose(scale, [Choice("double-claim", "higher-wins")])
    assert before == 2
    assert [finding.code for finding in lint(one)].count("levels-overlap") == 2
    assert "levels-overlap" not in [finding.code for finding in lint(both)]


def test_effects_tell_what_a_reading_would_change():
    scale = scale_of()
    doubt = doubts(scale)[0]
    assert effects(scale, doubt, doubt.options[0]) == ()
    (effect,) = effects(scale, doubt, doubt.options[1])
    assert (effect.level, words(effect.before), words(effect.after)) == (
        1,
        "ระหว่างร้อยละ 61 - 70",
        "ไม่น้อยกว่าร้อยละ 61 แต่น้อยกว่าร้อยละ 71",
    )


def test_the_json_of_readings_has_options_defaults_and_changes():
    scale = choose(scale_of("40 แห่ง (ร้อยละ 80)"), [Choice("bare-number", "exactly", 1, "m1")])
    first, _, pair, *_ = readings_to_json(scale)
    assert first | {"question": "", "question_en": "", "options": []} == {
        "code": "bare-number",
        "level": 1,
        "measure": "m1",
        "quote": "40 แห่ง",
        "question": "",
        "question_en": "",
        "options": [],
        "default": "at-least",
        "proposal": None,
        "chosen": "exactly",
        "finding": None,
    }
    assert pair["options"][1]["changes"] == [
        {
            "level": 1,
            "before": "เท่ากับ 40 แห่ง",
            "after": "เท่ากับ 40 แห่ง หรือ ไม่น้อยกว่าร้อยละ 80",
            "before_en": "exactly 40 แห่ง",
            "after_en": "exactly 40 แห่ง or at least 80 percent",
        },
        {
            "level": 1,
            "before": "ไม่น้อยกว่าร้อยละ 80",
            "after": None,
            "before_en": "at least 80 percent",
            "after_en": None,
        },
    ]


def test_the_name_of_a_doubt_names_its_choice():
    text = "ร้อยละ 60 - 69.99\nร้อยละ 70.00 - 80\nร้อยละ 81 ขึ้นไป และส่งรายงานภายในเดือนมีนาคม"
    found = doubts(scale_of(text))
    assert {name_of(doubt) for doubt in found} >= {
        "printed-decimals@m1",
        "hole@3:m1",
        "floor",
        "year-missing@3:by1",
    }
    for doubt in found:
        choice = choice_named(name_of(doubt), doubt.default)
        assert choice == Choice(doubt.code, doubt.default, doubt.level, doubt.measure)
    assert choice_named("hole@3", "leave") == Choice("hole", "leave", 3)
