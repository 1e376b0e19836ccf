"""Which levels one unit can have with its own target: of three villages only 0, 1, 2 or 3 can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import assert_never

from samrit.criteria.demand import base_of, demand_of
from samrit.criteria.domain import domain_of
from samrit.criteria.facts import Facts
from samrit.criteria.faults.cells import MOST_CELLS
from samrit.criteria.faults.possible import occurs, stretches
from samrit.criteria.interval import Interval, covers
from samrit.criteria.model import (
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    Level,
    Levels,
    Measure,
    Numeric,
    Scale,
    Threshold,
)
from samrit.criteria.regions import interval_of, numeric_conditions

# What is measured and not counted: of a target of three million baht, 2.4 million can be reached.
_CONTINUOUS = re.compile(
    r"บาท|เงิน|งบ|เบิกจ่าย|รายได้|รายรับ|รายจ่าย|ภาษี|จัดเก็บ|ยอดขาย|ยอดจำหน่าย|มูลค่า|กำไร|ผลผลิต|ปริมาณ|น้ำหนัก|ไร่|ตัน|กิโล|"
    r"เมตร|ลิตร|ชั่วโมง|คะแนน|พึงพอใจ|ความก้าวหน้า|ความสำเร็จ|ดัชนี|อัตรา|เฉลี่ย|baht|money|budget|income|revenue|sales|"
    r"tax|value|area|hours?|scores?|points?|progress|satisf|index|rate|average|\bk[gm]\b|tons?\b",
    re.IGNORECASE,
)
# Of each level so many ways to meet it are looked at, by which deeds are done.
_MOST_WAYS = 64
# A thing that must be done: a deed, a date with its day, a quota with its number of periods (negative, so
# that the smaller number is the harder one everywhere).
Need = tuple[str, int | None]
Needs = list[frozenset[Need]]


@dataclass(frozen=True, slots=True)
class Reach:
    """What one unit can have.

    Attributes:
        possible: the levels that can be its outcome, 0 among them where it can be.
        impossible: the levels that cannot, although others can have them.
        measures: the measures of which its own target decides.
    """

    possible: tuple[int, ...]
    impossible: tuple[int, ...]
    measures: tuple[Measure, ...]


def reach_of(scale: Scale, facts: Facts) -> Reach | None:
    """Tell which levels a unit can have with its own targets, periods and persons; None where all can occur.

    Exact while the figures of all measures have at most ``MOST_CELLS`` combinations; beyond, only those
    levels are called impossible whose own figures no share of the target gives.
    """
    counted = tuple(measure for measure in scale.measures if _is_counted(scale, measure, facts))
    limits = _Limits(scale, facts, frozenset(measure.key for measure in counted))
    free = _Limits(scale, Facts(), frozenset())
    if not counted and not limits.short:
        return None
    exact = max(limits.size, free.size) <= MOST_CELLS
    own, others = limits.outcomes(exact=exact), free.outcomes(exact=exact)
    impossible = tuple(sorted(others - own - {0}))
    return Reach(tuple(sorted(own)), impossible, counted) if impossible else None


def _is_counted(scale: Scale, measure: Measure, facts: Facts) -> bool:
    """Tell whether a measure is a share of the unit's own whole number of things."""
    joined = scale.aggregation.how if scale.aggregation and facts.members else "sum"
    target = facts.targets.get(measure.key) if joined in {"sum", "mean"} else None
    if target is None or target <= 0 or target % 1 or measure.kind not in {"share", "percent"}:
        return False
    tests = [c for c in _numbers(scale) if c.measure == measure.key]
    words = " ".join((measure.text, *(c.relative_to.text for c in tests if c.relative_to)))
    averaged = any(c.per and not c.each and c.times is None for c in tests)
    return (
        all(base_of(c, facts) is not None for c in tests) and not averaged and not _CONTINUOUS.search(words)
    )


def _numbers(scale: Scale) -> Iterator[Numeric]:
    yield from numeric_conditions(scale.gates)
    for level in scale.levels:
        yield from numeric_conditions(level.conditions)


class _Limits:
    """The outcomes that are possible within what is known of a unit."""

    def __init__(self, scale: Scale, facts: Facts, counted: frozenset[str]) -> None:
        self.scale = scale
        self.facts = facts
        self.counted = counted
        self.few_persons = _few_persons(scale, facts)
        self.axes = {measure.key: self._figures(measure) for measure in scale.measures}
        self.short = self.few_persons or any(map(self._too_often, _numbers(scale)))

    def _too_often(self, condition: Numeric) -> bool:
        """Tell whether a quota counts more periods than the unit's round has."""
        known = self.facts.periods.get(condition.measure) if condition.per else None
        return bool(condition.times and known is not None and condition.times > len(known))

    def interval(self, condition: Numeric) -> Interval:
        """Give the figures that pass a test: things where the measure is counted, else as written."""
        demand = demand_of(condition, self.facts) if condition.measure in self.counted else None
        return interval_of(condition) if demand is None else demand

    @property
    def size(self) -> int:
        """Give the number of combinations of figures."""
        return prod(map(len, self.axes.values()))

    def outcomes(self, *, exact: bool) -> set[int]:
        """Give every level that can be the outcome, with 0; not ``exact``: by each counted figure alone."""
        if not exact:
            return {0} | {level.level for level in self.scale.levels if self._met_alone(level)}
        return {
            level
            for figures in product(*self.axes.values())
            for level in self._within(dict(zip(self.axes, figures, strict=True)))
        }

    def _figures(self, measure: Measure) -> list[Interval]:
        tests = [self.interval(c) for c in _numbers(self.scale) if c.measure == measure.key]
        if measure.key in self.counted:
            target = self.facts.targets[measure.key]
            top = target if measure.kind == "share" else None
            whole = Interval(target * 0, top, low_inclusive=True, high_inclusive=top is not None)
            return [piece for piece in stretches(tests, whole) if piece.touches(target**0)]
        return [piece for piece in stretches(tests, domain_of(measure)) if occurs(self.scale, measure, piece)]

    def _within(self, at: Mapping[str, Interval]) -> set[int]:
        """Give the outcomes with figures in these stretches, whatever is done: exact for the fewest deeds."""
        ways = {level.level: self._needs_of(level, at) for level in self.scale.levels}
        tried = {frozenset[Need](), *(way for level in ways.values() for way in level)}
        return {
            max((number for number, needs in ways.items() if any(_met(n, done) for n in needs)), default=0)
            for done in tried
        }

    def _met_alone(self, level: Level) -> bool:
        """Tell whether each counted figure by itself can meet a level, the others taken as met."""
        choices = [[{key: figure} for figure in self.axes[key]] for key in self.counted]
        return all(any(self._needs_of(level, at) for at in figures) for figures in choices or [[{}]])

    def _needs_of(self, level: Level, at: Mapping[str, Interval]) -> Needs:
        """Give the ways to reach a level: what must be done; none where its figures forbid it."""
        own = self._all(level.conditions, at, level.level)
        inherited = [
            (condition.key, None)
            for lower in self.scale.levels
            if self.scale.cumulative_deeds and lower.level < level.level
            for condition in lower.conditions
            if isinstance(condition, Deed)
        ]
        return _join(_join(own, [frozenset(inherited)]), self._all(self.scale.gates, at, 0))

    def _all(self, conditions: Sequence[Condition], at: Mapping[str, Interval], level: int) -> Needs:
        needs: Needs = [frozenset()]
        for condition in conditions:
            needs = _join(needs, self._one(condition, at, level))
        return needs

    def _one(self, condition: Condition, at: Mapping[str, Interval], level: int) -> Needs:
        if self.few_persons and not isinstance(condition, Levels):
            return []
        match condition:
            case Threshold() | Band():
                return self._number(condition, at)
            case Deed():
                return [frozenset({(condition.key, None)})]
            case Deadline():
                day = condition.by.toordinal() if condition.by else None
                return [frozenset({(condition.key, day), (condition.deed or condition.key, None)})]
            case AnyOf():
                return [way for option in condition.options for way in self._all(option, at, level)]
            case Levels():
                return self._lower(condition, at, level)
            case _:
                assert_never(condition)

    def _number(self, condition: Numeric, at: Mapping[str, Interval]) -> Needs:
        if condition.times is not None:
            quota = f"{condition.measure} {interval_of(condition)}"
            return [] if self._too_often(condition) else [frozenset({(quota, -condition.times)})]
        figure = at.get(condition.measure)
        told = figure is None or condition.restates is not None
        return [frozenset()] if told or covers(self.interval(condition), figure or Interval()) else []

    def _lower(self, reference: Levels, at: Mapping[str, Interval], level: int) -> Needs:
        needs: Needs = [frozenset()]
        for lower in self.scale.levels:
            if reference.first <= lower.level <= reference.last and lower.level < level:
                needs = _join(needs, self._all(lower.conditions, at, lower.level))
        return needs


def _few_persons(scale: Scale, facts: Facts) -> bool:
    """Tell whether a rule counts more persons than the unit has."""
    joined = scale.aggregation
    counts = joined is not None and joined.how == "count" and joined.least is not None
    return bool(counts and joined and joined.least and facts.members and joined.least > len(facts.members))


def _join(left: Needs, right: Needs) -> Needs:
    return list(dict.fromkeys(a | b for a in left for b in right))[:_MOST_WAYS]


def _met(needs: frozenset[Need], done: frozenset[Need]) -> bool:
    """Tell whether what is done is enough: an earlier day meets a later one, more periods meet fewer."""
    return all(any(_covers(have, need) for have in done) for need in needs)


def _covers(have: Need, need: Need) -> bool:
    if have[0] != need[0]:
        return False
    return have[1] == need[1] or (have[1] is not None and need[1] is not None and have[1] < need[1])
