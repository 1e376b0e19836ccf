"""Which texts leave a doubt, which do not, and what each reading makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from criteria_doubts import chosen, doubt_of, level, names, scale_of

from samrit.criteria import (
    compile_scale,
    doubts,
    lint,
    words,
)
from samrit.criteria.interval import EVERYTHING
from samrit.criteria.readings import name_of
from samrit.criteria.readings.editing import reshaped

PLAIN = [
    "น้อยกว่าร้อยละ 75\nไม่น้อยกว่าร้อยละ 75\nไม่น้อยกว่าร้อยละ 80",
    "ไม่ถึง 3 ครั้ง\nอย่างน้อย 3 ครั้ง\nอย่างน้อย 5 ครั้ง",
    "ไม่เกิน 5 วัน\nไม่เกิน 4 วัน\nไม่เกิน 3 วัน",
    "1 - 5 ราย\n6 - 10 ราย\n11 ราย ขึ้นไป",
    "ข่าวไม่น้อยกว่า 8 ข่าว ทุกเดือน",
    "รายงานไม่น้อยกว่า 4 ครั้งต่อปี",
    "ส่งรายงานภายในวันที่ 31 มีนาคม 2567",
    "ส่งรายงานภายในวันที่กำหนด",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_text_leaves_no_doubt(text):
    assert names(text) == []


def test_a_scale_that_takes_every_figure_has_nothing_below_level_one():
    assert doubts(scale_of(PLAIN[0])) == ()
    assert [doubt.code for doubt in doubts(scale_of("ไม่น้อยกว่าร้อยละ 75"))] == ["floor"]
    # What lies above the top, a hole, or a deed that is lacking, is below level 1 too.
    assert "floor" in names("ไม่เกินร้อยละ 75", but=())
    assert "floor" in names("น้อยกว่าร้อยละ 75\nมากกว่าร้อยละ 75", but=())
    assert "floor" in names("น้อยกว่าร้อยละ 75 และมีแผน\nไม่น้อยกว่าร้อยละ 75", but=())
    assert doubts(compile_scale([])) == ()


def test_a_gate_that_is_not_met_leaves_a_score_below_level_one():
    scale = scale_of(PLAIN[0])
    gated = replace(scale, gates=scale.levels[1].conditions)
    assert [doubt.code for doubt in doubts(gated)] == ["floor"]


# Bare numbers.


def test_a_bare_number_may_be_a_floor_a_ceiling_or_that_very_number():
    doubt = doubt_of("เบิกจ่ายร้อยละ 60\nเบิกจ่ายร้อยละ 70", "bare-number")
    assert (doubt.level, doubt.measure, doubt.quote, doubt.default) == (1, "m1", "เบิกจ่ายร้อยละ 60", "at-least")
    assert [option.code for option in doubt.options] == ["at-least", "at-most", "exactly"]
    assert doubt.options[2].text == "เท่ากับร้อยละ 60"
    assert doubt.options[1].text_en == "at most 60 percent"
    assert "“ร้อยละ 60”" in doubt.question
    assert "“60 percent”" in doubt.question_en


def test_the_default_of_a_falling_ladder_is_a_ceiling():
    assert doubt_of("ร้องเรียน 9 เรื่อง\nร้องเรียน 7 เรื่อง\nร้องเรียน 5 เรื่อง", "bare-number").default == "at-most"


@pytest.mark.parametrize("text", ["สมาชิกผ่านเกณฑ์ร้อยละ 100", "ข้อร้องเรียน 0 เรื่อง"])
def test_at_the_end_of_what_can_occur_all_readings_are_one(text):
    assert names(text) == []


def test_a_bare_number_is_read_as_chosen_and_the_note_of_the_default_goes():
    text = "เบิกจ่ายร้อยละ 60\nเบิกจ่ายร้อยละ 70"
    read = scale_of(text)
    exact = chosen(text, ("bare-number", "exactly", 1))
    assert [words(level.conditions[0]) for level in exact.levels] == ["เท่ากับร้อยละ 60", "ไม่น้อยกว่าร้อยละ 70"]
    assert [note.level for note in read.notes] == [1, 2]
    assert [note.level for note in exact.notes] == [2]
    assert exact.levels[0].conditions[0].text == "เบิกจ่ายร้อยละ 60"


def test_a_hole_that_only_exact_numbers_make_is_offered_with_them():
    text = "เบิกจ่ายร้อยละ 60\nเบิกจ่ายร้อยละ 70"
    assert "hole@2:m1" not in names(text)
    exact = chosen(text, ("bare-number", "exactly"))
    assert "hole@2:m1" in [name_of(doubt) for doubt in doubts(exact)]
    closed = chosen(text, ("hole", "reach-up"), ("bare-number", "exactly"))
    assert level(closed, "65") == 1
    assert level(exact, "65") == 0


# Holes.

HOLED = "ร้อยละ 61 - 70\nร้อยละ 71 - 80\nร้อยละ 81 ขึ้นไป"


def test_a_hole_belongs_to_either_neighbour_or_stays():
    doubt = doubt_of(HOLED, "hole")
    assert (doubt.level, doubt.default, doubt.proposal, doubt.finding) == (
        2,
        "leave",
        "begin-lower",
        "levels-gap",
    )
    assert doubt.quote == "ร้อยละ 71 - 80"
    assert "มากกว่าร้อยละ 70 แต่น้อยกว่าร้อยละ 71" in doubt.question
    assert "more than 70 percent but less than 71 percent" in doubt.question_en


@pytest.mark.parametrize(("option", "reached"), [("leave", 0), ("reach-up", 1), ("begin-lower", 2)])
def test_a_chosen_end_takes_the_figures_of_the_hole(option, reached):
    scale = chosen(HOLED, ("hole", option, 2))
    assert level(scale, "70.5") == reached
    assert (level(scale, "70"), level(scale, "71")) == (1, 2)
    assert [finding.level for finding in lint(scale)] == ([2, 3] if option == "leave" else [3])


@pytest.mark.parametrize("option", ["reach-up", "begin-lower"])
def test_all_holes_of_a_scale_are_closed_by_one_choice(option):
    assert lint(chosen(HOLED, ("hole", option))) == ()


@pytest.mark.parametrize(("option", "reached"), [("reach-up", 1), ("begin-lower", 2)])
def test_a_hole_of_one_number_is_closed_at_that_number(option, reached):
    scale = chosen("น้อยกว่าร้อยละ 80\nมากกว่าร้อยละ 80", ("hole", option))
    assert level(scale, "80") == reached
    assert lint(scale) == ()


def test_a_hole_of_a_falling_scale_goes_up_to_the_worse_level_or_down_to_the_better():
    text = "หนี้ค้างร้อยละ 21 - 30\nหนี้ค้างร้อยละ 11 - 20\nหนี้ค้างไม่เกินร้อยละ 10"
    assert level(chosen(text, ("hole", "reach-up")), "20.5") == 2
    assert level(chosen(text, ("hole", "begin-lower")), "20.5") == 1


def test_a_hole_of_counts_is_closed_with_whole_numbers():
    text = "1 - 5 ราย\n8 - 10 ราย"
    assert words(chosen(text, ("hole", "reach-up")).levels[0].conditions[0]) == "ตั้งแต่ 1 - 7 ราย"
    assert words(chosen(text, ("hole", "begin-lower")).levels[1].conditions[0]) == "ตั้งแต่ 6 - 10 ราย"


def test_a_hole_within_alternatives_is_closed_there():
    text = "ร้อยละ 61 - 70 หรือไม่เกินร้อยละ 20\nร้อยละ 71 - 80"
    scale = chosen(text, ("hole", "reach-up", 2))
    assert level(scale, "70.5") == 1


def test_two_holes_beside_one_level_are_one_question():
    text = "ร้อยละ 10 - 20 หรือร้อยละ 60 - 70\nร้อยละ 31 - 40"
    assert [name for name in names(text) if name.startswith("hole")] == ["hole@2:m1"]
    scale = chosen(text, ("hole", "reach-up"))
    assert (level(scale, "25"), level(scale, "50")) == (1, 2)


# Printed decimals.

FINE = "ร้อยละ 60.00 - 69.99\nร้อยละ 70.00 - 79.99\nร้อยละ 80.00 ขึ้นไป"


def test_printed_decimals_say_nothing_of_finer_figures():
    doubt = doubt_of(FINE, "printed-decimals")
    assert (doubt.level, doubt.measure, doubt.default) == (None, "m1", "as-printed")
    assert "69.99" in doubt.question
    assert "2 places" in doubt.question_en


@pytest.mark.parametrize(("option", "reached"), [("as-printed", 1), ("lower-level", 1), ("higher-level", 2)])
def test_a_finer_figure_gets_the_level_chosen(option, reached):
    scale = chosen(FINE, ("printed-decimals", option))
    assert level(scale, "69.995") == reached
    assert lint(scale) == ()
    assert (scale.measures[0].step is None) == (option != "as-printed")


@pytest.mark.parametrize(("option", "reached"), [("lower-level", 1), ("higher-level", 2)])
def test_a_finer_figure_of_a_falling_scale_gets_the_level_chosen(option, reached):
    scale = chosen("หนี้ร้อยละ 5.01 - 9.00\nหนี้ไม่เกินร้อยละ 5.00", ("printed-decimals", option))
    assert level(scale, "5.005") == reached


def test_a_real_hole_between_printed_decimals_is_a_question_of_its_own():
    text = "ร้อยละ 60.00 - 69.99\nร้อยละ 70.00 - 79.99\nร้อยละ 80.50 ขึ้นไป"
    assert names(text) == ["printed-decimals@m1", "hole@3:m1"]
    scale = chosen(text, ("printed-decimals", "higher-level"))
    assert (level(scale, "69.995"), level(scale, "80.10")) == (2, 0)


# Ends claimed twice.

SHARED = "ร้อยละ 60 - 70\nร้อยละ 70 - 80\nร้อยละ 80 ขึ้นไป"


def test_an_end_of_two_levels_goes_to_the_higher_one_unless_chosen_otherwise():
    doubt = doubt_of(SHARED, "double-claim")
    assert (doubt.level, doubt.default, doubt.finding) == (1, "higher-wins", "levels-overlap")
    assert [option.code for option in doubt.options] == ["higher-wins", "lower-stops", "higher-stops"]


@pytest.mark.parametrize(("option", "reached"), [("higher-wins", 2), ("lower-stops", 2), ("higher-stops", 1)])
def test_a_shared_end_gets_the_level_chosen_and_no_warning(option, reached):
    scale = chosen(SHARED, ("double-claim", option, 1))
    assert level(scale, "70") == reached
    assert [finding.level for finding in lint(scale)] == [2]


def test_a_level_with_a_deed_wins_only_when_it_holds_or_claims_alone():
    text = "2,001 - 2,500 คะแนน\nตั้งแต่ 2,500 คะแนนขึ้นไป และได้รับรางวัล\nมีผลงานเผยแพร่"
    deeds = {"d1": False, "d2": False}
    assert level(chosen(text, ("double-claim", "higher-wins")), "2500", deeds=deeds) == 1
    assert level(chosen(text, ("double-claim", "lower-stops")), "2500", deeds=deeds) == 0
    assert words(chosen(text, ("double-claim", "lower-stops")).levels[0].conditions[0]) == (
        "ตั้งแต่ 2,001 - 2,499 คะแนน"
    )
    assert words(chosen(text, ("double-claim", "higher-stops")).levels[1].conditions[0]) == (
        "ไม่น้อยกว่า 2,501 คะแนน"
    )


def test_a_level_that_would_take_nothing_or_be_torn_cannot_stop():
    inner = doubt_of("ร้อยละ 60 - 90\nร้อยละ 70 - 80", "double-claim")
    assert [option.code for option in inner.options] == ["higher-wins"]
    same = doubt_of("ร้อยละ 60 - 70\nเท่ากับร้อยละ 70", "double-claim")
    assert [option.code for option in same.options] == ["higher-wins", "lower-stops"]


def test_the_lower_end_may_be_the_shared_one():
    text = "หนี้ร้อยละ 20 - 30\nหนี้ร้อยละ 10 - 20"
    scale = chosen(text, ("double-claim", "lower-stops"))
    assert words(scale.levels[0].conditions[0]) == "มากกว่าร้อยละ 20 แต่ไม่เกินร้อยละ 30"


def test_a_level_of_alternatives_stops_only_where_it_meets_the_other():
    text = "ร้อยละ 10 - 20 หรือร้อยละ 60 - 70\nร้อยละ 70 - 80"
    scale = chosen(text, ("double-claim", "lower-stops"))
    assert words(scale.levels[0].conditions[0]) == (
        "ระหว่างร้อยละ 10 - 20 หรือ ไม่น้อยกว่าร้อยละ 60 แต่น้อยกว่าร้อยละ 70"
    )


def test_what_is_left_may_be_one_number():
    scale = chosen("ตั้งแต่ 1 ถึง 5 ราย\nตั้งแต่ 2 ถึง 10 ราย", ("double-claim", "lower-stops"))
    assert words(scale.levels[0].conditions[0]) == "เท่ากับ 1 ราย"


def test_an_interval_without_an_end_is_no_test():
    with pytest.raises(ValueError, match="without an end"):
        reshaped(scale_of(SHARED).levels[0].conditions[0], EVERYTHING)
