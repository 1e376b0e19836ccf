"""Why a level was reached, and what the next one needs, in words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from samrit.criteria import Facts, compile_scale, evaluate
from samrit.web.assessment.explaining import certain_level, next_step, reasons_for

SHARE = compile_scale([(n, f"ผลงานไม่น้อยกว่าร้อยละ {end}") for n, end in enumerate((60, 70, 80), start=1)])
TWIN = compile_scale(
    [(n, f"สำรวจแล้วไม่น้อยกว่า {c} ครัวเรือน (ร้อยละ {p})") for n, c, p in [(1, 400, 80), (2, 450, 90)]]
)
LADDER = compile_scale([(1, "แต่งตั้งคณะทำงาน"), (2, "จัดทำแผนปฏิบัติการ"), (3, "รายงานผลต่อจังหวัด")])
MONTHS = compile_scale(
    [
        (1, "ส่งแผนปฏิบัติการ ภายในเดือนมกราคม 2570"),
        (2, "ส่งแผนปฏิบัติการ ภายในเดือนธันวาคม 2569"),
    ]
)
EITHER = compile_scale([(1, "แต่งตั้งคณะทำงาน"), (2, "มีการจัดทำคู่มือการทำงาน หรือมีการจัดทำสื่อสอนงาน")])


def values(**figures):
    return Facts(values={key: Decimal(figure) for key, figure in figures.items()})


def told(scale, facts):
    outcome = evaluate(scale, facts)
    return [(why.holds, why.value, why.short) for why in reasons_for(scale, outcome)]


def needed(scale, facts):
    step = next_step(scale, evaluate(scale, facts))
    return None if step is None else (step.level, [(why.value, why.short) for why in step.needs])


@pytest.mark.parametrize(
    ("scale", "facts", "expected"),
    [
        (SHARE, values(m1="72.5"), [(True, "ร้อยละ 72.5", "")]),
        (SHARE, values(m1="50"), [(False, "ร้อยละ 50", "ห่างอีก 10 จุดร้อยละ")]),
        (TWIN, values(m1="455", m2="91"), [(True, "455 ครัวเรือน", "")]),
        (TWIN, values(m2="91"), [(True, "ร้อยละ 91", "")]),
        (LADDER, Facts(deeds={"d1": True, "d2": True, "d3": False}), [(True, "ดำเนินการแล้ว", "")]),
        (
            MONTHS,
            Facts(dates={"by1": dt.date(2027, 1, 12)}),
            [(True, "ดำเนินการแล้ว", ""), (True, "ดำเนินการเมื่อ 12 ม.ค. 70", "")],
        ),
        (EITHER, Facts(deeds={"d1": True, "d2": False, "d3": True}), [(True, "", "")]),
    ],
)
def test_the_reason_of_a_level_stands_beside_its_value(scale, facts, expected):
    assert told(scale, facts) == expected


@pytest.mark.parametrize(
    ("scale", "facts", "expected"),
    [
        (SHARE, values(m1="72.5"), (3, [("ร้อยละ 72.5", "ห่างอีก 7.5 จุดร้อยละ")])),
        (SHARE, values(m1="99"), None),
        (SHARE, Facts(), (1, [("ยังไม่มีตัวเลข", "")])),
        (TWIN, Facts(), (1, [("ยังไม่มีตัวเลข", "")])),
        (TWIN, values(m1="420", m2="84"), (2, [("420 ครัวเรือน", "ห่างอีก 30 ครัวเรือน")])),
        (LADDER, Facts(deeds={"d1": True, "d2": False}), (2, [("ยังไม่ได้ดำเนินการ", "")])),
        (LADDER, Facts(deeds={"d1": True}), (2, [("ยังไม่มีรายงาน", "")])),
        (
            MONTHS,
            Facts(dates={"by1": dt.date(2027, 1, 12)}),
            (2, [("ดำเนินการเมื่อ 12 ม.ค. 70", "ช้ากว่ากำหนด 12 วัน")]),
        ),
    ],
)
def test_the_next_level_says_how_far_it_is(scale, facts, expected):
    assert needed(scale, facts) == expected


def test_a_level_that_holds_already_is_told_while_facts_are_missing():
    outcome = evaluate(LADDER, Facts(deeds={"d1": True, "d2": True}))
    assert outcome.level is None
    assert certain_level(outcome) == 2
