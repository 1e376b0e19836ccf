"""Stored scales come back as they were; a damaged document is refused with every place that is wrong."""

from __future__ import annotations

import copy
import json
from decimal import Decimal

import pytest
from criteria_rules import stored_rules
from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.criteria import (
    Facts,
    Scale,
    UnreadableScale,
    compile_scale,
    evaluate,
    from_json,
    outcome_to_json,
    to_json,
)

NEW_IN_2 = ("gates", "composite", "aggregation", "choices", "as_read", "interpolation")


@given(st.sampled_from(("th", "en")).flatmap(stored_rules))
@settings(max_examples=30, deadline=None)
def test_any_rule_comes_back_from_its_json(rule):
    assert from_json(json.loads(json.dumps(to_json(rule)))) == rule


@given(st.sampled_from(("th", "en")).flatmap(stored_rules))
@settings(max_examples=20, deadline=None)
def test_a_document_of_version_1_is_read_as_a_scale_without_what_came_later(rule):
    document = {name: value for name, value in to_json(rule).items() if name not in NEW_IN_2}
    expected = Scale(
        rule.measures, rule.deeds, rule.deadlines, rule.levels, rule.cumulative_deeds, notes=rule.notes
    )
    assert from_json(document | {"version": 1}) == expected


def leaves(value, path="$"):
    """Give the container, key and path of every place in a document."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        place = f"{path}.{key}" if isinstance(value, dict) else f"{path}[{key}]"
        yield value, key, place
        yield from leaves(inner, place)


@given(
    st.sampled_from(("th", "en")).flatmap(stored_rules),
    st.data(),
    st.sampled_from((17.5, {"odd": []}, "ไม่ใช่", True, ["x"], -1, None)),
)
@settings(max_examples=50, deadline=None)
def test_a_damaged_document_is_read_or_refused_with_a_place(rule, data, wrong):
    document = json.loads(json.dumps(to_json(rule)))
    places = [place for place in leaves(document) if place[2] != "$.version"]
    container, key, _ = data.draw(st.sampled_from(places))
    container[key] = copy.deepcopy(wrong)
    try:
        from_json(document)
    except UnreadableScale as refused:
        assert "$." in str(refused)  # noqa: PT017 - documents that are still right are no failure


def test_every_fault_is_named_with_its_place():
    document = to_json(compile_scale([(1, "ร้อยละ 80"), (2, "ร้อยละ 90 ภายในวันที่ 1 มีนาคม 2567")]))
    document["measures"][0]["kind"] = "weight"
    document["levels"][0]["conditions"][0]["op"] = "!"
    del document["levels"][0]["text"]
    document["levels"][1]["conditions"][0]["value"] = 90
    document["levels"][1]["conditions"][1] = "x"
    document["levels"][1]["level"] = True
    document["deadlines"][0]["by"] = "soon"
    document["gates"] = {}
    with pytest.raises(UnreadableScale) as refused:
        from_json(document)
    assert str(refused.value) == (
        "not a scale: "
        "$.measures[0].kind: one of share, percent, growth, count, amount is needed, not 'weight'; "
        "$.deadlines[0].by: a date such as 2024-06-30 is needed, not 'soon'; "
        "$.levels[0].text: missing; "
        "$.levels[0].conditions[0].op: one of <, <=, >, >=, == is needed, not '!'; "
        "$.levels[1].level: a whole number is needed, not True; "
        '$.levels[1].conditions[0].value: an exact number as text such as "85.5" is needed, not 90; '
        "$.levels[1].conditions[1]: an object is needed, not 'x'; "
        "$.gates: a list is needed, not an object"
    )


@pytest.mark.parametrize("value", ["NaN", "Infinity", "", "1,000", None, 1, []])
def test_a_number_that_is_no_exact_text_is_refused(value):
    document = to_json(compile_scale([(1, "ร้อยละ 80")]))
    document["levels"][0]["conditions"][0]["value"] = value
    with pytest.raises(UnreadableScale, match=r"\$\.levels\[0\]\.conditions\[0\]\.value: an exact number"):
        from_json(document)


def test_a_condition_of_a_measure_that_is_not_there_is_refused():
    document = to_json(compile_scale([(1, "ร้อยละ 80")]))
    document["levels"][0]["conditions"][0]["measure"] = "m7"
    with pytest.raises(UnreadableScale, match=r"conditions\[0\]\.measure: the scale has no measure 'm7'"):
        from_json(document)


@pytest.mark.parametrize("document", [[], None, {"version": []}, {"version": True}, {"version": 1.0}, {}])
def test_what_is_no_document_of_a_known_version_is_refused(document):
    with pytest.raises(UnreadableScale, match="cannot be read; 1 and 2 can"):
        from_json(document)


def test_fields_that_nobody_knows_yet_are_left_alone():
    scale = compile_scale([(1, "ร้อยละ 80")])
    document = to_json(scale) | {"colour": "red"}
    document["notes"][0]["colour"] = "red"
    assert from_json(document) == scale


def test_an_outcome_tells_what_each_part_of_a_sum_earned():
    notes = ["D = A + B", "A) เงินที่เบิกจ่าย", "ร้อยละ 80 = 40 คะแนน", "ร้อยละ 60 = 20 คะแนน"]
    notes += ["B) หนี้ที่รับคืน", "ร้อยละ 90 = 60 คะแนน", "ร้อยละ 70 = 30 คะแนน"]
    scale = compile_scale([(5, "D ไม่น้อยกว่า 80 คะแนน")], notes=["\n".join(notes)])
    facts = Facts(values={"m2": Decimal(85), "m3": Decimal(10)})
    earned = outcome_to_json(evaluate(scale, facts))["points"]
    assert [(part["measure"], part["value"], part["points"]) for part in earned] == [
        ("m2", "85", "40"),
        ("m3", "10", "0"),
    ]
    assert [part["row"] and part["row"]["points"] for part in earned] == ["40", None]
