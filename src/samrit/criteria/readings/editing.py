"""Scales with some conditions changed: every leaf is visited, texts stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from samrit.criteria.interval import Interval
from samrit.criteria.model import (
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    Level,
    Levels,
    Numeric,
    Op,
    Scale,
    Threshold,
)

Leaf = Threshold | Band | Deadline | Deed | Levels
Conditions = tuple[Condition, ...]
GATES = 0


def groups(scale: Scale) -> Iterator[tuple[int, Conditions]]:
    """Give the conditions of the gates (level 0) and of every level."""
    yield GATES, scale.gates
    for level in scale.levels:
        yield level.level, level.conditions


def leaves(scale: Scale) -> Iterator[tuple[int, Leaf]]:
    """Give every condition that is no alternative, with its level; those within alternatives too."""
    for level, conditions in groups(scale):
        for leaf in _flat(conditions):
            yield level, leaf


def _flat(conditions: Conditions) -> Iterator[Leaf]:
    for condition in conditions:
        if isinstance(condition, AnyOf):
            for option in condition.options:
                yield from _flat(option)
        else:
            yield condition


def numbers(scale: Scale) -> Iterator[tuple[int, Numeric]]:
    """Give every numeric condition with its level."""
    for level, leaf in leaves(scale):
        if isinstance(leaf, Threshold | Band):
            yield level, leaf


def edit_groups(scale: Scale, change: Callable[[int, Conditions], Conditions]) -> Scale:
    """Give the scale with each list of conditions changed, those within alternatives first."""

    def inner(level: int, conditions: Conditions) -> Conditions:
        return change(level, tuple(within(level, condition) for condition in conditions))

    def within(level: int, condition: Condition) -> Condition:
        if not isinstance(condition, AnyOf):
            return condition
        return replace(condition, options=tuple(inner(level, option) for option in condition.options))

    return replace(
        scale,
        gates=inner(GATES, scale.gates),
        levels=tuple(
            Level(level.level, level.text, inner(level.level, level.conditions)) for level in scale.levels
        ),
    )


def edit(scale: Scale, change: Callable[[int, Leaf], Condition]) -> Scale:
    """Give the scale with each leaf changed."""

    def each(level: int, conditions: Conditions) -> Conditions:
        return tuple(c if isinstance(c, AnyOf) else change(level, c) for c in conditions)

    return edit_groups(scale, each)


def edit_numbers(scale: Scale, measure: str, change: Callable[[int, Numeric], Numeric]) -> Scale:
    """Give the scale with each numeric condition of one measure changed."""

    def each(level: int, leaf: Leaf) -> Condition:
        numeric = isinstance(leaf, Threshold | Band) and leaf.measure == measure
        return change(level, leaf) if isinstance(leaf, Threshold | Band) and numeric else leaf

    return edit(scale, each)


def reshaped(condition: Numeric, interval: Interval) -> Numeric:
    """Give a numeric condition that takes other numbers and is else the same.

    Raises:
        ValueError: for an interval without any end.
    """
    if interval.low is not None and interval.low == interval.high:
        return _threshold(condition, Op.EQ, interval)
    if interval.low is None:
        return _threshold(condition, Op.LE if interval.high_inclusive else Op.LT, interval)
    if interval.high is None:
        return _threshold(condition, Op.GE if interval.low_inclusive else Op.GT, interval)
    return Band(
        text=condition.text,
        measure=condition.measure,
        low=interval.low,
        high=interval.high,
        low_inclusive=interval.low_inclusive,
        high_inclusive=interval.high_inclusive,
        unit=condition.unit,
        relative_to=condition.relative_to,
        per=condition.per,
        each=condition.each,
        every=condition.every,
        restates=condition.restates,
        times=condition.times,
    )


def _threshold(condition: Numeric, op: Op, interval: Interval) -> Threshold:
    value = interval.high if interval.low is None else interval.low
    if value is None:
        raise ValueError("an interval without an end is no test")
    return Threshold(
        text=condition.text,
        measure=condition.measure,
        op=op,
        value=value,
        unit=condition.unit,
        relative_to=condition.relative_to,
        per=condition.per,
        each=condition.each,
        every=condition.every,
        restates=condition.restates,
        bare=isinstance(condition, Threshold) and condition.bare,
        times=condition.times,
    )


def quote_of(scale: Scale, level: int) -> str | None:
    """Give the words of a level; None where there is none of this number."""
    return next((entry.text for entry in scale.levels if entry.level == level), None)
