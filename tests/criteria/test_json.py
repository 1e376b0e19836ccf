from __future__ import annotations

import json
from decimal import Decimal

import pytest

from samrit.criteria import (
    Facts,
    UnreadableScale,
    compile_scale,
    condition_to_json,
    evaluate,
    from_json,
    next_level,
    outcome_to_json,
    read_criterion,
    to_json,
)
from samrit.criteria.serial import next_to_json

TEXTS = [
    "ร้อยละ 80 หรือไม่น้อยกว่า 10 แห่ง",
    "ยอดขายเพิ่มขึ้นไม่น้อยกว่าร้อยละ 6.50 จากปี 2568 ภายในวันที่ 15 กันยายน 2567",
    "ผ่านเกณฑ์ระดับ 1-2 และข่าวเดือนละ 8 ข่าว",
    "มากกว่าร้อยละ 60 แต่ไม่เกินร้อยละ 70",
    "มีแผนปฏิบัติการ",
    "ส่งรายงานภายในเดือนมีนาคม",
    "40 แห่ง (ร้อยละ 80)",
]


def test_every_kind_of_condition_survives_its_json():
    scale = compile_scale([(number + 3, text) for number, text in enumerate(TEXTS)])
    assert from_json(json.loads(json.dumps(to_json(scale)))) == scale


def test_a_threshold_has_the_fields_of_the_contract():
    (condition,) = read_criterion("ยอดขายเพิ่มขึ้นไม่น้อยกว่าร้อยละ 6 จากปี 2568").conditions
    assert condition_to_json(condition) == {
        "kind": "threshold",
        "text": "ยอดขายเพิ่มขึ้นไม่น้อยกว่าร้อยละ 6 จากปี 2568",
        "measure": "m1",
        "op": ">=",
        "value": "6",
        "unit": "percent",
        "bare": False,
        "relative_to": {"what": "baseline", "year": 2568, "text": "ปี 2568", "change": "increase"},
        "change": "increase",
        "per": None,
        "each": False,
        "every": None,
        "restates": None,
        "times": None,
    }


def test_numbers_are_strings_with_the_printed_digits():
    (condition,) = read_criterion("ระหว่างร้อยละ 10.00 - 14.99").conditions
    written = condition_to_json(condition)
    assert (written["low"], written["high"]) == ("10.00", "14.99")


def test_an_outcome_has_the_fields_of_the_contract():
    scale = compile_scale([(5, "ไม่น้อยกว่าร้อยละ 100")])
    facts = Facts(values={"m1": Decimal("96.2")})
    written = outcome_to_json(evaluate(scale, facts))
    assert (written["level"], written["score"]) == (0, "0")
    (reason,) = written["reasons"]
    assert (reason["level"], reason["holds"], reason["value"], reason["short_by"]) == (
        5,
        False,
        "96.2",
        "3.8",
    )
    assert reason["condition"]["kind"] == "threshold"
    assert next_to_json(next_level(scale, facts))["level"] == 5
    assert next_to_json(None) is None


def test_an_unknown_outcome_has_no_level():
    scale = compile_scale([(5, "มีแผน หรือได้รับรางวัล")])
    written = outcome_to_json(evaluate(scale, Facts()))
    assert (written["level"], written["score"]) == (None, None)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 3},
        {"version": None},
        {"levels": None},
        {"levels": [{"level": 1}]},
        {"levels": [{"level": 1, "text": "", "conditions": [{"kind": "guess", "text": ""}]}]},
        {"levels": [{"level": 1, "text": "", "conditions": ["x"]}]},
        {"deadlines": [{"key": "by1", "level": 1, "by": "soon", "text": ""}]},
        {"measures": [{"key": "m1", "text": "", "unit": "", "kind": "count", "step": "x"}]},
        {"notes": [{"nothing": 1}]},
    ],
)
def test_a_document_that_is_no_scale_is_refused_in_one_line(change):
    document = to_json(compile_scale([(1, "ร้อยละ 80")])) | change
    with pytest.raises(UnreadableScale) as caught:
        from_json(document)
    assert "\n" not in str(caught.value)
