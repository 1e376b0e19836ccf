"""References, gates, quotas and persons that keep a level from being reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samrit.criteria import (
    Aggregation,
    AnyOf,
    Band,
    Deadline,
    Deed,
    Level,
    Levels,
    Measure,
    Op,
    Recurrence,
    Scale,
    Threshold,
    compile_scale,
    lint,
    split_levels,
)
from samrit.criteria.faults.reach import out_of_reach

M1 = Measure("m1", "เบิกจ่าย", "percent", "share")
M2 = Measure("m2", "ผู้ผ่านอบรม", "percent", "share")
COUNTS = tuple(Measure(f"m{n}", "", "x", "count", Decimal(1)) for n in (1, 2, 3))


def ge(key, value, op=Op.GE, unit="percent", **more):
    return Threshold("t", key, op, Decimal(value), unit, **more)


def band(key, low, high, unit="percent", **more):
    return Band(
        "t", key, Decimal(low), Decimal(high), low_inclusive=True, high_inclusive=True, unit=unit, **more
    )


def scale(*levels, measures=(M1, M2), **more):
    built = tuple(Level(n, f"level {n}", tuple(conditions)) for n, conditions in enumerate(levels, 1))
    return Scale(measures, (), (), built, **more)


def codes(built, **options):
    return [f"{finding.code} {finding.where}" for finding in lint(built, **options)]


def found(text):
    return lint(compile_scale(split_levels(text)))


def reasons(built, **options):
    return [f.why for f in out_of_reach(built, **options)]


def test_a_reference_to_a_closed_band_beneath_excludes_its_own_level():
    text = "ระดับ 1 จัดอบรม 5 - 9 ครั้ง\nระดับ 2 ผ่านระดับ 1 และจัดอบรมไม่น้อยกว่า 10 ครั้ง"
    faults = [f for f in found(text) if f.code == "unreachable-level"]
    assert [(f.where, f.level) for f in faults] == [("level 2", 2)]
    assert "อ้างถึงระดับ" in faults[0].message
    assert "refers to levels" in faults[0].message_en
    assert faults[0].quote == "ผ่านระดับ 1"


def test_a_reference_through_another_reference_is_followed():
    levels = ([band("m1", 5, 9)], [Levels("t", 1, 1), Deed("d", "d1")], [Levels("t", 2, 2), ge("m1", 10)])
    assert reasons(scale(*levels)) == ["reference"]


def test_a_level_that_needs_an_unreachable_one_is_not_blamed_too():
    levels = ([band("m1", 9, 5)], [Levels("t", 1, 1), ge("m1", 10)])
    assert reasons(scale(*levels)) == ["swapped"]


def test_a_reference_beside_other_figures_is_sound():
    levels = ([band("m1", 5, 9), Deed("d", "d1")], [Levels("t", 1, 1), ge("m2", 10)])
    assert reasons(scale(*levels)) == []


@pytest.mark.parametrize(
    ("gates", "levels", "faults"),
    [
        ([ge("m2", 120)], [[ge("m1", 50)]], ["unreachable-level gate"]),
        ([band("m2", 9, 3)], [[ge("m1", 50)]], ["unreachable-level gate"]),
        ([ge("m2", 80), ge("m2", 50, Op.LT)], [[ge("m2", 50)]], ["unreachable-level gate"]),
        (
            [ge("m1", 60)],
            [[ge("m1", 50, Op.LT)], [ge("m1", 70)]],
            ["levels-gap level 1-2", "unreachable-level level 1"],
        ),
        (
            [ge("m1", 80, Op.LE)],
            [[ge("m1", 60)], [ge("m1", 85)], [ge("m1", 90)]],
            ["unreachable-level level 2-3"],
        ),
        ([ge("m2", 1)], [[ge("m1", 60)], [ge("m1", 85)]], []),
        ([ge("m1", 10)], [[ge("m1", 60)], [ge("m1", 85)]], []),
        ([Deed("มีบูธ", "d1")], [[ge("m1", 60)], [ge("m1", 85)]], []),
        (
            [AnyOf("t", ((ge("m1", 70, Op.LT),), (ge("m2", 10, Op.LT),)))],
            [[ge("m1", 60)], [ge("m1", 80), ge("m2", 20)]],
            ["unreachable-level level 2"],
        ),
    ],
)
def test_a_gate_must_be_possible_and_leave_every_level_possible(gates, levels, faults):
    built = scale(*levels, gates=tuple(gates))
    assert [code for code in codes(built) if "unreachable" in code] == [
        f for f in faults if "unreachable" in f
    ]


def test_a_gate_says_that_every_level_needs_it():
    (gate,) = lint(scale([ge("m1", 50)], gates=(ge("m2", 120),)))
    assert gate.message.startswith("เงื่อนไขที่ทุกระดับต้องมี")
    assert gate.level is None
    (wall,) = lint(scale([ge("m1", 60)], [ge("m1", 85)], gates=(ge("m1", 80, Op.LE),)))
    assert "Make the two agree" in wall.message_en


def test_a_swapped_band_proposes_the_ends_the_right_way_round():
    (finding,) = lint(scale([band("m1", 90, 80)]))
    assert finding.proposal == "ระหว่างร้อยละ 80 - 90"


def pair(key, count, share):
    return (
        Threshold("t", "m3", Op.GE, Decimal(count), "ครัวเรือน"),
        ge(key, share, restates="m3"),
    )


def test_a_count_of_a_gate_must_agree_with_its_percentage_too():
    households = Measure("m3", "ครัวเรือน", "ครัวเรือน", "count", Decimal(1))
    built = scale(
        pair("m1", 600, 60), pair("m1", 700, 70), pair("m1", 800, 80), measures=(M1, M2, households)
    )
    assert codes(replace(built, gates=pair("m1", 500, 50))) == []
    (finding,) = lint(replace(built, gates=pair("m1", 900, 50)))[:1]
    assert (finding.code, finding.where, finding.level) == ("count-percent-mismatch", "gate", None)
    assert "เงื่อนไขของทุกระดับ" in finding.message
    assert finding.proposal == "500"


SIX_MONTHS = (date(2024, 4, 1), date(2024, 9, 30))


def monthly(value, **more):
    return ge("m1", value, unit="ข่าว", per="month", **more)


NEWS = (Measure("m1", "ข่าว", "ข่าว", "count", Decimal(1)),)


def test_a_quota_in_more_months_than_the_round_has_is_unreachable_once_the_round_is_known():
    built = scale([monthly(8, times=3)], [monthly(8, times=7)], measures=NEWS)
    assert codes(built) == []
    (finding,) = lint(built, round_period=SIX_MONTHS)
    assert (finding.code, finding.where) == ("unreachable-level", "level 2")
    assert "งวด" in finding.message


@pytest.mark.parametrize(
    ("lower", "higher", "fine"),
    [
        ({"times": 3}, {"times": 5}, True),
        ({"times": 5}, {"times": 3}, False),
        ({"times": 5}, {"each": True}, True),
        ({"each": True}, {"times": 5}, False),
        ({"each": True}, {"each": True}, False),
    ],
)
def test_more_months_of_one_quota_are_a_higher_level(lower, higher, fine):
    found = codes(scale([monthly(8, **lower)], [monthly(8, **higher)], measures=NEWS))
    assert found == ([] if fine else ["not-monotone level 2"])


def test_a_larger_quota_in_fewer_months_is_neither_easier_nor_harder():
    assert codes(scale([monthly(8, each=True)], [monthly(10, times=3)], measures=NEWS)) == []
    assert codes(scale([monthly(10, times=3)], [monthly(8, each=True)], measures=NEWS)) == []


def test_bands_that_hold_in_some_months_only_may_hold_together():
    some = [band("m1", 1, 4, "ข่าว", per="month", times=2), band("m1", 6, 9, "ข่าว", per="month", times=2)]
    assert reasons(scale(some, measures=NEWS)) == []
    assert reasons(scale([replace(c, times=None, each=True) for c in some], measures=NEWS)) == [
        "contradiction"
    ]


def test_a_reference_joins_figures_of_every_month_only():
    low, high = (band("m1", start, start + 3, "ข่าว", per="month", times=2) for start in (1, 6))
    assert reasons(scale([low], [Levels("t", 1, 1), high], measures=NEWS)) == []
    low, high = (replace(test, times=None, each=True) for test in (low, high))
    assert reasons(scale([low], [Levels("t", 1, 1), high], measures=NEWS)) == ["reference"]


def test_different_persons_may_fulfil_what_one_could_not():
    built = scale([band("m1", 5, 9), ge("m1", 20)])
    assert reasons(built) == ["contradiction"]
    for how in ("any", "count", "share"):
        assert reasons(replace(built, aggregation=Aggregation(how, "t", least=Decimal(2)))) == []
    assert reasons(replace(built, aggregation=Aggregation("all", "t"))) == ["contradiction"]


def monthly_by(day, key="by1", per="month", later=0):
    return Deadline(f"ภายในวันที่ {day}", key, None, recurs=Recurrence(per, day, later))


@pytest.mark.parametrize(
    ("lower", "higher", "fine"),
    [
        (monthly_by(25), monthly_by(20), True),
        (monthly_by(20), monthly_by(25), False),
        (monthly_by(25), monthly_by(5, later=1), False),
        (monthly_by(5, later=1), monthly_by(25), True),
        (monthly_by(25), monthly_by(25), False),
        (monthly_by(20), monthly_by(25, key="by2"), True),
        (monthly_by(20), monthly_by(25, per="quarter"), True),
        (monthly_by(20), Deadline("เร็ว", "by1", date(2024, 9, 30)), True),
    ],
)
def test_an_earlier_day_of_each_month_is_a_higher_level(lower, higher, fine):
    assert codes(scale([lower], [higher])) == ([] if fine else ["not-monotone level 2"])
