"""The numbers that each level takes, measure by measure, as unions of exact intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from samrit.criteria.interval import Interval, intersection, union
from samrit.criteria.model import AnyOf, Band, Condition, Level, Numeric, Op, Threshold

Region = tuple[Interval, ...]


def interval_of(condition: Numeric) -> Interval:
    """Give the numbers that satisfy one numeric condition."""
    if isinstance(condition, Band):
        return Interval(condition.low, condition.high, condition.low_inclusive, condition.high_inclusive)
    match condition.op:
        case Op.LT:
            return Interval(None, condition.value)
        case Op.LE:
            return Interval(None, condition.value, high_inclusive=True)
        case Op.GT:
            return Interval(condition.value)
        case Op.GE:
            return Interval(condition.value, low_inclusive=True)
        case Op.EQ:
            return Interval(condition.value, condition.value, low_inclusive=True, high_inclusive=True)
        case _:
            assert_never(condition.op)


def region_of(level: Level, measure: str) -> Region | None:
    """Give what a level takes of one measure; None where the level does not speak of it."""
    return _all_of(level.conditions, measure)


def _all_of(conditions: Sequence[Condition], measure: str) -> Region | None:
    region: Region | None = None
    for condition in conditions:
        part = _one(condition, measure)
        if part is not None:
            region = part if region is None else intersection(region, part)
    return region


def _one(condition: Condition, measure: str) -> Region | None:
    if isinstance(condition, Threshold | Band):
        if condition.measure != measure:
            return None
        interval = interval_of(condition)
        return () if interval.empty else (interval,)
    if isinstance(condition, AnyOf):
        # Alternatives bound a measure only where each of them speaks of it.
        options = [_all_of(option, measure) for option in condition.options]
        named = [option for option in options if option is not None]
        if len(named) == len(options):
            return union(interval for option in named for interval in option)
    return None


def numeric_conditions(conditions: Sequence[Condition]) -> list[Numeric]:
    """Give every numeric condition, those within alternatives too."""
    found: list[Numeric] = []
    for condition in conditions:
        if isinstance(condition, Threshold | Band):
            found.append(condition)
        elif isinstance(condition, AnyOf):
            for option in condition.options:
                found += numeric_conditions(option)
    return found


Manner = tuple[bool, int | None]


def manner_of(condition: Numeric) -> Manner:
    """Give in which periods a condition must hold: (in each, in at least so many)."""
    return (condition.each and condition.times is None, condition.times)
