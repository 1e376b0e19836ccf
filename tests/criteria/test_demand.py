"""What a condition asks of one unit once its own baseline or target is known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.criteria import Band, Facts, Op, Threshold
from samrit.criteria.demand import base_of, based, demand_of, shortfall
from samrit.criteria.interval import Interval
from samrit.criteria.model import Relative


def threshold(op, value, unit="percent", **more):
    return Threshold("t", "m1", Op(op), Decimal(value), unit, **more)


def relative(what, change=None):
    return Relative(what, None, "", change)


def interval(low, high, low_inclusive=False, high_inclusive=False):
    ends = (None if end is None else Decimal(end) for end in (low, high))
    return Interval(*ends, low_inclusive, high_inclusive)


BASE = Decimal(200)
FACTS = {
    "baseline": Facts(baselines={"m1": BASE}, targets={"m2": BASE}),
    "target": Facts(targets={"m1": BASE}, baselines={"m2": BASE}),
}


@pytest.mark.parametrize(
    ("what", "change", "op", "value", "unit", "asked"),
    [
        # Up or down by a part of the base: at least means further away from it.
        ("baseline", "increase", ">=", "6", "percent", interval("212", None, low_inclusive=True)),
        ("baseline", "increase", "<", "6", "percent", interval(None, "212")),
        ("baseline", "increase", "<=", "6", "percent", interval(None, "212", high_inclusive=True)),
        ("baseline", "decrease", ">=", "5", "percent", interval(None, "190", high_inclusive=True)),
        ("baseline", "decrease", ">", "5", "percent", interval(None, "190")),
        ("baseline", "decrease", "<=", "5", "percent", interval("190", None, low_inclusive=True)),
        # Up or down by things.
        ("baseline", "increase", ">=", "10", "คน", interval("210", None, low_inclusive=True)),
        ("baseline", "decrease", ">=", "10", "คน", interval(None, "190", high_inclusive=True)),
        # A part of the target itself, and a number of things that needs no base.
        ("target", None, ">=", "80", "percent", interval("160", None, low_inclusive=True)),
        ("target", "increase", ">=", "5", "percent", interval("210", None, low_inclusive=True)),
        ("target", None, ">=", "80", "คน", interval("80", None, low_inclusive=True)),
    ],
)
def test_a_change_or_a_part_becomes_an_absolute_figure(what, change, op, value, unit, asked):
    condition = threshold(op, value, unit, relative_to=relative(what, change))
    assert demand_of(condition, FACTS[what]) == asked


def test_a_band_of_a_decrease_is_turned_round_with_its_ends():
    band = Band(
        "t",
        "m1",
        Decimal(5),
        Decimal(10),
        low_inclusive=True,
        high_inclusive=False,
        unit="percent",
        relative_to=relative("baseline", "decrease"),
    )
    assert demand_of(band, FACTS["baseline"]) == interval("180", "190", high_inclusive=True)


@pytest.mark.parametrize("what", ["baseline", "target"])
def test_each_kind_of_base_is_looked_for_in_its_own_place(what):
    other = {"baseline": "target", "target": "baseline"}[what]
    condition = threshold(">=", "6", relative_to=relative(what))
    assert base_of(condition, FACTS[what]) == BASE
    assert based(condition, FACTS[what])
    assert base_of(condition, FACTS[other]) is None
    assert not based(condition, FACTS[other])
    assert demand_of(condition, FACTS[other]) == interval("6", None, low_inclusive=True)


def test_a_percentage_of_a_whole_is_taken_of_the_target_and_a_count_is_not():
    assert demand_of(threshold(">", "80"), FACTS["target"]) == interval("160", None)
    assert demand_of(threshold(">", "80"), FACTS["baseline"]) == interval("80", None)
    assert demand_of(threshold(">", "80", "หมู่บ้าน"), FACTS["target"]) == interval("80", None)
    assert [based(threshold(">", "80", unit), FACTS["target"]) for unit in ("percent", "หมู่บ้าน")] == [
        True,
        False,
    ]


@pytest.mark.parametrize(("base", "comparable"), [("0.01", True), ("0", False), ("-1", False)])
def test_a_base_of_nothing_allows_no_comparison(base, comparable):
    facts = Facts(baselines={"m1": Decimal(base)})
    condition = threshold(">=", "6", relative_to=relative("baseline", "increase"))
    assert (demand_of(condition, facts) is not None) is comparable


@pytest.mark.parametrize(
    ("asked", "value", "short", "side"),
    [
        (interval("80", None, low_inclusive=True), "77.50", "2.5", "more"),
        (interval("80", None), "80", "0", "more"),
        (interval("70", "80"), "70", "0", "more"),
        (interval(None, "10", high_inclusive=True), "12", "2", "less"),
        (interval(None, "10"), "10", "0", "less"),
        (interval("70", "80"), "85", "5", "less"),
        (interval("70", "80"), "60", "10", "more"),
    ],
)
def test_the_way_to_a_demand_is_that_to_its_nearer_end(asked, value, short, side):
    found = shortfall(asked, Decimal(value))
    assert found == (Decimal(short), side)
    assert str(found[0]) == str(Decimal(short).normalize())
