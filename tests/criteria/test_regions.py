"""The figures that conditions and levels take, as unions of exact intervals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.criteria import AnyOf, Band, Deed, Level, Op, Threshold
from samrit.criteria.interval import EVERYTHING, Interval
from samrit.criteria.regions import interval_of, manner_of, numeric_conditions, region_of


def threshold(op, value, measure="m1", **more):
    return Threshold("t", measure, Op(op), Decimal(value), "percent", **more)


def band(low, high, *inclusive, measure="m1"):
    return Band("t", measure, Decimal(low), Decimal(high), *inclusive, "percent")


def interval(low, high, *inclusive):
    return Interval(*(None if end is None else Decimal(end) for end in (low, high)), *inclusive)


def level(*conditions):
    return Level(1, "t", conditions)


def either(*options):
    return AnyOf("t", options)


@pytest.mark.parametrize(
    ("condition", "taken"),
    [
        (threshold("<", 80), interval(None, 80)),
        (threshold("<=", 80), interval(None, 80, False, True)),
        (threshold(">", 80), interval(80, None)),
        (threshold(">=", 80), interval(80, None, True)),
        (threshold("==", 80), interval(80, 80, True, True)),
        (band(70, 80, True, False), interval(70, 80, True, False)),
        (band(70, 80, False, True), interval(70, 80, False, True)),
    ],
)
def test_a_condition_takes_the_figures_of_its_interval(condition, taken):
    assert interval_of(condition) == taken


DEED = Deed("t", "d1")


@pytest.mark.parametrize(
    ("entry", "region"),
    [
        (level(threshold(">=", 80)), (interval(80, None, True),)),
        (level(DEED, threshold(">=", 70), threshold("<", 80)), (interval(70, 80, True, False),)),
        (level(threshold("<", 70), threshold(">", 80)), ()),
        (level(band(80, 70, True, True)), ()),
        (level(threshold(">", 10, "m2")), None),
        (level(DEED), None),
        (level(), None),
        (
            level(either((threshold("<", 10),), (threshold(">", 90), DEED))),
            (interval(None, 10), interval(90, None)),
        ),
        (
            level(threshold("<", 95), either((threshold("<", 10),), (threshold(">", 90),))),
            (interval(None, 10), interval(90, 95)),
        ),
        (level(either((threshold("<=", 10),), (threshold(">", 10),))), (EVERYTHING,)),
        # One way that does not speak of the measure leaves it open.
        (level(either((threshold("<", 10),), (DEED,))), None),
        (level(either((threshold("<", 10),), (threshold("<", 10, "m2"),))), None),
    ],
)
def test_a_level_takes_what_all_its_conditions_take(entry, region):
    assert region_of(entry, "m1") == region


def test_numbers_within_alternatives_are_numbers_of_the_level():
    first, second, third, last = (threshold(">=", value) for value in (10, 20, 30, 40))
    nested = either((second, either((third,), (DEED,))), (DEED,))
    assert numeric_conditions([first, nested, DEED, last]) == [first, second, third, last]


@pytest.mark.parametrize(
    ("more", "manner"),
    [
        ({}, (False, None)),
        ({"each": True}, (True, None)),
        ({"times": 3}, (False, 3)),
        ({"each": True, "times": 3}, (False, 3)),
    ],
)
def test_a_quota_holds_in_each_period_unless_a_number_of_periods_is_said(more, manner):
    assert manner_of(threshold(">=", 8, per="month", **more)) == manner
