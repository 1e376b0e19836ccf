"""Tables of points are scales of their own, and the points they can add up to bound the levels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.criteria import (
    Composite,
    Interval,
    Level,
    Measure,
    Op,
    PointsPart,
    PointsRow,
    Scale,
    Threshold,
    lint,
    ruler,
)
from samrit.criteria.faults.possible import given, totals
from samrit.criteria.interval import atoms

SHARE = Measure("m1", "เบิกจ่าย", "percent", "share")
LATE = Measure("m2", "หนี้ค้าง", "percent", "share")
SUM = Measure("m9", "คะแนนรวม", "คะแนน", "count", Decimal(1))


def row(text):
    """Read ``70-75:10`` (closed), ``[70,75):10``, ``>=95:35``, ``==5:3`` or ``*:1``."""
    test, _, points = text.rpartition(":")
    if test == "*":
        ends = Interval()
    elif test.startswith(("[", "(")):
        low, high = test[1:-1].split(",")
        ends = Interval(Decimal(low), Decimal(high), test[0] == "[", test[-1] == "]")
    elif "-" in test:
        low, high = test.split("-")
        ends = Interval(Decimal(low), Decimal(high), low_inclusive=True, high_inclusive=True)
    else:
        sign = test.rstrip("0123456789.")
        value = Decimal(test[len(sign) :])
        ends = {
            ">=": Interval(value, None, low_inclusive=True),
            ">": Interval(value, None),
            "<=": Interval(None, value, high_inclusive=True),
            "<": Interval(None, value),
            "==": Interval(value, value, low_inclusive=True, high_inclusive=True),
        }[sign]
    return PointsRow(text, ends, Decimal(points))


def scale(*parts, levels=(10, 20)):
    tables = tuple(
        PointsPart(measure.key, tuple(row(text) for text in rows.split()))
        for measure, rows in zip((SHARE, LATE), parts, strict=False)
    )
    steps = tuple(
        Level(n, f"D {value}", (Threshold("t", "m9", Op.GE, Decimal(value), "คะแนน"),))
        for n, value in enumerate(levels, 1)
    )
    return Scale((SHARE, LATE, SUM), (), (), steps, composite=Composite("m9", tables))


def codes(built):
    return [f"{finding.code} {finding.where}" for finding in lint(built)]


@pytest.mark.parametrize(
    "rows",
    [
        ">=70:10 >=75:15 >=80:20 >=85:25 >=90:30 >=95:35 ==100:40",
        "[70,75):10 [75,80):15 [80,85):20 [85,90):25 >=90:30",
        "<=25:10 <=20:15 <=15:20 <=10:25 <=5:30",
        "<=5:20 (5,10]:10",
        "*:20",
        ">=50:20 <50:5",
        # One exact row beneath a floor, rows of the same points, and points in no order of text.
        ">=90:30 ==100:40 >=80:10",
        "0-10:10 90-100:10 (10,90):20 ==50:20",
    ],
)
def test_a_sound_table_has_no_finding(rows):
    assert [code for code in codes(scale(rows, ">=50:30")) if "points" in code] == codes_turned(rows)


def codes_turned(rows):
    # Points that rise and fall again are told; nothing else is wrong with that table.
    return ["not-monotone points m1 row 3"] if "0-10" in rows else []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("70-75:10 76-80:20", "levels-gap points m1 row 2"),
        ("70-75:10 75-80:20", "levels-overlap points m1 row 1"),
        (">=70:10 >=65:20", "not-monotone points m1 row 2"),
        ("<5:30 (5,10]:20", "levels-gap points m1 row 1"),
        ("[10,20):10 [20,30):30 [30,40):20", "not-monotone points m1 row 2"),
        ("80-70:10 >80:20", "unreachable-level points m1 row 1"),
        (">=70:10 >=110:20", "unreachable-level points m1 row 2"),
        (">=70:10 >=75:15 >=81:20 >=85:25 >=90:30", "irregular-step points m1 row 3"),
        (">=70:10 >=75:15 >=80:21 >=85:25 >=90:30", "irregular-step points m1 row 3"),
        ("[70,75):10 [75,80):16 [80,85):20 [85,90):25 >=90:30", "irregular-step points m1 row 2"),
    ],
)
def test_a_fault_of_a_table_is_found_in_its_row_and_nothing_else(rows, found):
    (finding,) = lint(scale(rows, ">=50:60", levels=(10, 20)))
    assert f"{finding.code} {finding.where}" == found
    assert "เบิกจ่าย" in finding.message
    assert "โปรด" in finding.message
    assert finding.message_en
    assert finding.quote in rows.split()


def test_an_odd_figure_and_odd_points_propose_what_would_fit():
    (figure,) = lint(scale(">=70:10 >=75:15 >=81:20 >=85:25 >=90:30", levels=(10,)))
    (points,) = lint(scale(">=70:10 >=75:15 >=80:21 >=85:25 >=90:30", levels=(10,)))
    assert (figure.proposal, points.proposal) == ("80", "20")


@pytest.mark.parametrize(
    "rows",
    [
        ">=70:10 >=75:15 >=80:21 >=85:26 >=90:30",
        ">=70:10 >=75:15 >=80:20",
        ">=70:10 >=75:15 >=80:20 >=85:25 ==100:31",
        ">=70:10 >=76:15 >=80:21 >=86:25 >=91:30",
    ],
)
def test_points_that_are_uneven_in_more_than_one_row_are_left_alone(rows):
    assert codes(scale(rows, levels=(10,))) == []


def test_a_level_that_asks_for_more_than_all_tables_give_is_unreachable():
    (finding,) = lint(scale(">=70:10 >=80:40", ">=50:30", levels=(40, 70, 80)))
    assert (finding.code, finding.where) == ("unreachable-level", "level 3")
    assert "ตารางคะแนน" in finding.message


def test_a_table_of_which_every_figure_has_a_row_never_gives_nothing():
    whole = scale("<50:5 >=50:20", levels=(5, 20))
    assert totals(whole.composite, whole.measures) == {5, 20}


def test_points_between_possible_sums_are_no_gap_and_no_overlap():
    built = scale(">=70:10 >=80:40", ">=50:30", levels=())
    bands = [(0, 10), (15, 40), (45, 70)]
    levels = tuple(Level(n, "t", row_as_level(low, high)) for n, (low, high) in enumerate(bands, 1))
    assert codes(Scale(built.measures, (), (), levels, composite=built.composite)) == []
    holed = tuple(levels[index] for index in (0, 2))
    renamed = (holed[0], Level(2, "t", holed[1].conditions))
    assert codes(Scale(built.measures, (), (), renamed, composite=built.composite)) == [
        "levels-gap level 1-2"
    ]


def row_as_level(low, high):
    return (
        Threshold("a", "m9", Op.GE, Decimal(low), "คะแนน"),
        Threshold("b", "m9", Op.LE, Decimal(high), "คะแนน"),
    )


def test_sums_too_many_to_list_are_taken_as_continuous(monkeypatch):
    monkeypatch.setattr("samrit.criteria.faults.possible.MOST_TOTALS", 1)
    built = scale(">=71:10 >=81:40", ">=51:30", levels=(39, 70))
    assert totals.__wrapped__(built.composite, built.measures) is None
    totals.cache_clear()
    # No list of sums tells any more that 1,000 points are more than the tables give.
    assert codes(scale(">=71:10 >=81:40", ">=51:30", levels=(39, 1000))) == []
    totals.cache_clear()


@pytest.mark.parametrize(
    "rows", [">=70:10 >=75:15", "70-75:10 75-80:5", "<50:5 >=50:20", "*:3", ">=110:9", "<=5:20 (5,10]:10"]
)
def test_the_points_that_a_table_can_give_are_those_of_every_figure(rows):
    part = PointsPart("m1", tuple(row(text) for text in rows.split()))
    figures = [Decimal(n) / 2 for n in range(201)]
    expected = {
        max((r.points for r in part.rows if figure in r.interval), default=Decimal(0)) for figure in figures
    }
    assert given(part, SHARE) == expected


def test_the_sum_is_drawn_like_any_measure():
    assert ruler(scale(">=70:10 >=80:40", levels=(10, 40)), "m9").zones[-1].level == 2


def test_atoms_without_an_end_are_everything():
    assert list(atoms([])) == [Interval()]
