"""The level that given facts reach, and why: a list of reasons made while evaluating.

A level holds when all its conditions hold; with cumulative deeds, also when the deeds of all lower
levels are done. Numbers
are tested level by level on their own. Unknown facts make a level unknown, and an unknown level above
the best one that
holds makes the outcome unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal, assert_never

from samrit.criteria.demand import demand_of, shortfall
from samrit.criteria.facts import Facts
from samrit.criteria.faults.order import falls
from samrit.criteria.model import (
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    Level,
    Levels,
    Numeric,
    Scale,
    Threshold,
)
from samrit.criteria.regions import interval_of, numeric_conditions


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a level holds or not: one condition with its outcome.

    Attributes:
        level: the level that the reason belongs to.
        condition: the condition tested.
        holds: None where a fact is missing.
        value: the fact it was tested with, as text.
        short_by: the distance to holding, in ``unit`` (0: the bound itself does not count).
        side: the way to go: ``more``, ``less`` or ``earlier``.
        unit: unit of ``value`` and ``short_by``: ``percent``, a count noun, ``day``, or empty for an absolute
            figure whose base was given.
        from_level: the lower level that the deed comes from, for an inherited deed.
        parts: the reasons inside alternatives.
    """

    level: int
    condition: Condition
    holds: bool | None
    value: str | None = None
    short_by: Decimal | None = None
    side: Literal["more", "less", "earlier"] | None = None
    unit: str | None = None
    from_level: int | None = None
    parts: tuple[Reason, ...] = ()

    @property
    def text(self) -> str:
        """The words of the condition."""
        return self.condition.text


@dataclass(frozen=True, slots=True)
class Outcome:
    """The level reached (0: below level 1, None: not known yet), its score, and every level's reasons."""

    level: int | None
    score: Decimal | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NextLevel:
    """The next higher level of a scale, and the conditions that are not known to hold."""

    level: int
    missing: tuple[Reason, ...]


def evaluate(scale: Scale, facts: Facts, *, floor: int = 0) -> Outcome:
    """Find the level reached.

    Args:
        scale: the compiled rule.
        facts: what is known; an absent key is unknown.
        floor: the score below level 1, 0 or 1 by scheme.
    """
    run = _Run(scale, facts)
    reached, known = 0, True
    reasons: list[Reason] = []
    for level in scale.levels:
        own = run.reasons(level)
        reasons += own
        holds = all_hold(reason.holds for reason in own)
        if holds:
            reached, known = level.level, True
        elif holds is None:
            known = False
    if not known:
        return Outcome(None, None, tuple(reasons))
    return Outcome(reached, Decimal(reached or floor), tuple(reasons))


def next_level(scale: Scale, facts: Facts) -> NextLevel | None:
    """Tell what is missing for the next level; None at the top of the scale or while the level is unknown.

    A level that only a worse figure would reach (the value lies in a hole above it) is passed over.
    """
    outcome = evaluate(scale, facts)
    if outcome.level is None:
        return None
    falling = {measure.key: falls(scale, measure) for measure in scale.measures}
    for level in scale.levels:
        missing = tuple(r for r in outcome.reasons if r.level == level.level and r.holds is not True)
        if level.level > outcome.level and not any(_backwards(reason, falling) for reason in missing):
            return NextLevel(level.level, missing)
    return None


def _backwards(reason: Reason, falling: Mapping[str, bool]) -> bool:
    if not isinstance(reason.condition, Threshold | Band) or reason.side is None:
        return False
    return reason.side == ("more" if falling[reason.condition.measure] else "less")


def all_hold(parts: Iterator[bool | None] | Sequence[bool | None]) -> bool | None:
    """Join tests that must all hold: one that fails decides, else one that is unknown."""
    known = list(parts)
    if False in known:
        return False
    return None if None in known else True


class _Run:
    """One evaluation: the scale, the facts, and the levels already decided."""

    def __init__(self, scale: Scale, facts: Facts) -> None:
        self.scale = scale
        self.facts = facts
        self.own: dict[int, bool | None] = {}
        self.dated = {
            condition.deed: condition.key
            for level in scale.levels
            for condition in _flat(level.conditions)
            if isinstance(condition, Deadline) and condition.deed and condition.key in facts.dates
        }

    def reasons(self, level: Level) -> list[Reason]:
        """Test every condition of a level, and the deeds that it inherits."""
        reasons = [self._test(condition, level.level) for condition in level.conditions]
        self.own[level.level] = all_hold([reason.holds for reason in reasons])
        if self.scale.cumulative_deeds:
            own = {condition.key for condition in level.conditions if isinstance(condition, Deed)}
            reasons += self._inherited(level, own)
        return reasons

    def _inherited(self, level: Level, own: set[str]) -> Iterator[Reason]:
        for lower in self.scale.levels:
            for condition in lower.conditions if lower.level < level.level else ():
                if isinstance(condition, Deed) and condition.key not in own:
                    own.add(condition.key)
                    holds = self._deed(condition)
                    yield Reason(level.level, condition, holds, from_level=lower.level)

    def _test(self, condition: Condition, level: int) -> Reason:
        match condition:
            case Threshold() | Band():
                return self._number(condition, level)
            case Deadline():
                return self._deadline(condition, level)
            case Deed():
                return Reason(level, condition, self._deed(condition))
            case AnyOf():
                return self._any(condition, level)
            case Levels():
                lower = [
                    self.own[entry.level]
                    for entry in self.scale.levels
                    if condition.first <= entry.level <= condition.last and entry.level < level
                ]
                return Reason(level, condition, all_hold(lower))
            case _:
                assert_never(condition)

    def _deed(self, deed: Deed) -> bool | None:
        done = self.facts.deeds.get(deed.key)
        return True if done is None and deed.key in self.dated else done

    def _deadline(self, deadline: Deadline, level: int) -> Reason:
        on = self.facts.dates.get(deadline.key)
        if on is None:
            undone = self.facts.deeds.get(deadline.deed or deadline.key) is False
            return Reason(level, deadline, holds=False if undone else None)
        if deadline.by is None:
            return Reason(level, deadline, None, on.isoformat())
        late = (on - deadline.by).days
        if late <= 0:
            return Reason(level, deadline, holds=True, value=on.isoformat(), unit="day")
        return Reason(
            level,
            deadline,
            holds=False,
            value=on.isoformat(),
            short_by=Decimal(late),
            side="earlier",
            unit="day",
        )

    def _number(self, condition: Numeric, level: int) -> Reason:
        value = self.facts.values.get(condition.measure)
        if value is None:
            return self._restated(condition, level)
        demand, shown = demand_of(condition, self.facts), format(value, "f")
        unit = "" if self._based(condition) else condition.unit
        if demand is None:
            return Reason(level, condition, None, shown, unit=unit)
        if self._settled(condition, value) in demand:
            return Reason(level, condition, holds=True, value=shown, unit=unit)
        short, side = shortfall(demand, value)
        return Reason(level, condition, holds=False, value=shown, short_by=short, side=side, unit=unit)

    def _based(self, condition: Numeric) -> bool:
        """Tell whether the value is an absolute figure, compared through a base."""
        relative = condition.relative_to
        if relative is None:
            return False
        bases = self.facts.baselines if relative.what == "baseline" else self.facts.targets
        return condition.measure in bases

    def _restated(self, condition: Numeric, level: int) -> Reason:
        """Take the other notation of the same number where only that one is reported."""
        twins = [
            other
            for entry in self.scale.levels
            if entry.level == level
            for other in numeric_conditions(entry.conditions)
            if other is not condition
            and (other.measure == condition.restates or other.restates == condition.measure)
            and other.measure in self.facts.values
        ]
        if not twins:
            return Reason(level, condition, None)
        twin = self._number(twins[0], level)
        return Reason(level, condition, twin.holds)

    def _settled(self, condition: Numeric, value: Decimal) -> Decimal:
        """Give a value that is finer than the scale prints, and in none of its bands, the lower level.

        Between ``99.60`` and ``99.61`` no figure of two places can lie; one of three places would fall
        through.
        """
        measure = self.scale.measure(condition.measure)
        if measure.step is None or self._based(condition) or value % measure.step == 0:
            return value
        tests = [
            (level.level, interval_of(test))
            for level in self.scale.levels
            for test in numeric_conditions(level.conditions)
            if test.measure == measure.key
        ]
        if any(value in interval for _, interval in tests):
            return value
        below = (value / measure.step).to_integral_value(ROUND_FLOOR) * measure.step
        above = (value / measure.step).to_integral_value(ROUND_CEILING) * measure.step
        low = max((level for level, interval in tests if below in interval), default=0)
        high = max((level for level, interval in tests if above in interval), default=0)
        return below if low <= high else above

    def _any(self, condition: AnyOf, level: int) -> Reason:
        parts: list[Reason] = []
        outcomes: list[bool | None] = []
        for option in condition.options:
            own = [self._test(inner, level) for inner in option]
            parts += own
            outcomes.append(all_hold([reason.holds for reason in own]))
        holds = True if True in outcomes else (None if None in outcomes else False)
        return Reason(level, condition, holds, parts=tuple(parts))


def _flat(conditions: Sequence[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        yield condition
        if isinstance(condition, AnyOf):
            for option in condition.options:
                yield from _flat(option)
