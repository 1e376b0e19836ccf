"""Several measures at once: regions that no level takes, said in words, once, and within bounds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from samrit.criteria import (
    AnyOf,
    Band,
    Deed,
    Level,
    Measure,
    Op,
    Scale,
    Threshold,
    compile_scale,
    lint,
    split_levels,
)
from samrit.criteria.faults import cells
from samrit.criteria.faults.cells import grids

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


def test_a_region_that_no_level_takes_is_said_in_words_of_both_measures():
    (hole,) = lint(scale([ge("m1", 75, Op.LT)], [ge("m1", 75), ge("m2", 10)]))
    assert (hole.code, hole.severity, hole.where, hole.level) == ("levels-gap", "error", "level 1-2", 2)
    assert hole.message.startswith("m1 “เบิกจ่าย” ตั้งแต่ร้อยละ 75 และ m2 “ผู้ผ่านอบรม” น้อยกว่าร้อยละ 10 ไม่เข้าระดับใด")
    assert "m1 “เบิกจ่าย” from 75 % and m2 “ผู้ผ่านอบรม” less than 10 %" in hole.message_en
    assert hole.proposal == "อ่านเป็นขั้นบันได: ค่าที่พ้นระดับ 1 แต่ยังไม่ครบเงื่อนไขของระดับ 2 ได้ระดับ 1"
    assert hole.quote == "level 2"


def test_a_measure_without_words_is_named_by_its_key():
    levels = ([ge("m1", 5, Op.LT, "x")], [ge("m1", 5, unit="x"), ge("m2", 3, unit="x")])
    (hole,) = lint(scale(*levels, measures=COUNTS))
    assert hole.message.startswith("m1 ตั้งแต่ 5 x และ m2 ไม่เกิน 2 x ไม่เข้าระดับใด")


def test_meeting_regions_are_one_finding_that_names_at_most_three():
    levels = [[band("m1", low, Decimal(low) + Decimal("9.99")), ge("m2", low)] for low in (50, 60, 70, 80)]
    exact = replace(M1, step=Decimal("0.01"))
    (hole,) = lint(scale(*levels, [ge("m1", 90), ge("m2", 90)], measures=(exact, M2)))
    assert hole.where == "level 1-5"
    assert hole.message.count("m1 “เบิกจ่าย”") == 3
    assert "และอีก 1 ช่วง" in hole.message
    assert "and 1 more regions" in hole.message_en


def test_a_figure_that_falls_for_want_of_another_figure_is_said_once():
    text = (
        "1,000 - 1,500 คะแนน\n1,501 - 2,000 คะแนน\n2,001 - 2,500 คะแนน\n2,501 คะแนนขึ้นไป "
        "และมีผู้เข้าร่วมไม่น้อยกว่า 10 คน"
    )
    assert [f"{f.code} {f.where}" for f in found(text)] == ["levels-gap level 3-4"]


def test_a_falling_measure_is_better_when_it_is_smaller():
    levels = ([ge("m1", 80, Op.LT)], [ge("m1", 80), ge("m2", 5, Op.LE)])
    (hole,) = lint(scale(*levels))
    assert "m2 “ผู้ผ่านอบรม” มากกว่าร้อยละ 5 ไม่เข้า" in hole.message


@pytest.mark.parametrize(
    "levels",
    [
        # Floors and ceilings of one way each never leave a hole.
        [[ge("m1", 70), ge("m2", 80)], [ge("m1", 75), ge("m2", 85)], [ge("m1", 80), ge("m2", 90)]],
        [
            [ge("m1", 70), ge("m2", 5, Op.LE)],
            [ge("m1", 75), ge("m2", 3, Op.LE)],
            [ge("m1", 80), ge("m2", 0, Op.EQ)],
        ],
        [[ge("m1", 70)], [ge("m2", 10)], [ge("m1", 90), ge("m2", 100, Op.EQ)]],
        # One of the two is enough at the lowest level.
        [
            [AnyOf("t", ((ge("m1", 75, Op.LT),), (ge("m2", 10, Op.LT),)))],
            [ge("m1", 75), ge("m2", 10)],
        ],
        # A range that is right in the middle has no better side.
        [[ge("m1", 70)], [ge("m1", 80), band("m2", 40, 60)]],
        # Nothing better is ever taken.
        [[band("m1", 60, 70), ge("m2", 10)]],
        # The lowest level alone speaks of the other measure: which way it is better is not known.
        [[ge("m1", 70), ge("m2", 10, Op.LT)], [ge("m1", 80)]],
        # A deed beside figures counts as done.
        [[ge("m1", 75, Op.LT)], [ge("m1", 75), Deed("มีแผน", "d1")]],
        # Another notation of one figure is no second figure.
        [[ge("m1", 75, Op.LT)], [ge("m1", 75), ge("m2", 10, restates="m1")]],
    ],
)
def test_sound_scales_of_two_measures_have_no_finding(levels):
    assert lint(scale(*levels)) == ()


def test_a_hole_of_one_measure_is_not_said_again_for_two():
    levels = ([ge("m1", 60, Op.LT), ge("m2", 1)], [ge("m1", 60, Op.GT), ge("m2", 1)])
    assert codes(scale(*levels)) == ["levels-gap level 1-2"]


# A better figure that reaches a lower level.


def test_better_figures_that_reach_a_lower_level_are_found_where_no_single_measure_tells():
    levels = ([ge("m2", 1)], [band("m1", 60, 69), ge("m2", 1)], [ge("m1", 70), ge("m2", 5)])
    (finding,) = lint(scale(*levels, measures=(COUNTS[0], COUNTS[1])))
    assert (finding.code, finding.severity, finding.where) == ("not-monotone", "error", "level 1-2")
    assert finding.message.startswith("m1 ตั้งแต่ 70 x และ m2 ตั้งแต่ 1 ถึง 4 x ได้ระดับ 1 ทั้งที่ค่าที่ไม่ดีกว่าได้ถึงระดับ 2")
    assert "reaches level 1" in finding.message_en
    assert finding.proposal


def test_what_a_double_claim_tells_already_is_not_said_again():
    levels = ([ge("m1", 50)], [band("m1", 80, 90), ge("m2", 6)], [ge("m1", 91), ge("m2", 8)])
    assert codes(scale(*levels, measures=(COUNTS[0], COUNTS[1]))) == ["levels-overlap level 1"]


def test_too_many_measures_are_looked_at_two_by_two(monkeypatch):
    levels = (
        [ge("m1", 5, Op.LT, "x")],
        [ge("m1", 5, unit="x"), ge("m2", 3, unit="x"), ge("m3", 3, unit="x")],
    )
    built = scale(*levels, measures=COUNTS)
    assert [len(grid.axes) for grid in grids(built)] == [3]
    monkeypatch.setattr(cells, "MOST_CELLS", 26)
    assert [len(grid.axes) for grid in grids(built)] == [2, 2]
    assert codes(built) == ["levels-gap level 1-2", "levels-gap level 1-2"]
    monkeypatch.setattr(cells, "MOST_CELLS", 3)
    assert codes(built) == []


def test_all_pairs_are_looked_at_where_they_are_few_enough(monkeypatch):
    measures = tuple(Measure(f"m{n}", "", "x", "count", Decimal(1)) for n in range(1, 6))
    levels = ([ge("m1", 5, Op.LT, "x")], [ge(measure.key, 5, unit="x") for measure in measures])
    built = scale(*levels, measures=measures)
    monkeypatch.setattr(cells, "MOST_CELLS", 31)
    assert len(grids(built)) == 3
    monkeypatch.setattr(cells, "MOST_CELLS", 100)
    assert len(grids(built)) == 10
    assert codes(built) == ["levels-gap level 1-2"] * 4
