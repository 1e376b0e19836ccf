"""One condition tested with the facts of one unit: numbers, periods, dates, deeds, and what persons did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_UP, Decimal, localcontext
from typing import assert_never

from samrit.criteria.demand import base_of, based, demand_of, shortfall
from samrit.criteria.facts import Facts
from samrit.criteria.interval import Interval
from samrit.criteria.model import (
    Aggregation,
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    Levels,
    Numeric,
    Scale,
    Threshold,
)
from samrit.criteria.outcome import Reason, all_hold, any_holds, enough
from samrit.criteria.periods import due_date
from samrit.criteria.points import Earned, earned
from samrit.criteria.regions import interval_of, numeric_conditions
from samrit.criteria.settling import settle

_HUNDRED = Decimal(100)
_SHOWN = Decimal("0.000001")


class Tester:
    """Tests conditions of one scale with the facts of one unit or person.

    ``own`` is whether each level's own conditions hold, for references to it; the caller fills it in order.
    """

    def __init__(self, scale: Scale, facts: Facts, own: Mapping[int, bool | None]) -> None:
        self.scale = scale
        self.facts = facts
        self.own = own
        self.steps = {measure.key: measure.step for measure in scale.measures}
        self.values = facts.values
        self.points: tuple[Earned, ...] = ()
        if scale.composite is not None:
            self._add_points()
        self.dated = _dated(scale, facts) if facts.dates or facts.reports else frozenset()
        self.tests: dict[str, list[tuple[Decimal, Interval]]] | None = None

    def _add_points(self) -> None:
        """Score the parts of the composite measure, unless its total was reported itself."""
        composite = self.scale.composite
        if composite is None or composite.measure in self.facts.values:
            return
        self.points = tuple(
            earned(part, self._settled_part(part.measure, [(r.points, r.interval) for r in part.rows]))
            for part in composite.parts
        )
        known = [part.points for part in self.points if part.points is not None]
        if len(known) == len(self.points):
            self.values = {**self.facts.values, composite.measure: sum(known, Decimal(0))}

    def _settled_part(self, key: str, tests: Sequence[tuple[Decimal, Interval]]) -> Decimal | None:
        value = self.facts.values.get(key)
        return None if value is None else settle(value, self.steps.get(key), tests)

    def test(self, condition: Condition, level: int) -> Reason:
        """Test one condition, for each person where the rule counts what persons did."""
        joined = self.scale.aggregation
        if joined is None or not self.facts.members or isinstance(condition, Levels):
            return self.one(condition, level)
        if joined.how in {"sum", "mean"} and isinstance(condition, Threshold | Band):
            return self._joined_figure(joined, condition, level)
        return self._by_members(joined, condition, level)

    def inherited(self, deed: Deed, level: int, from_level: int) -> Reason:
        """Test a deed that a level needs from a lower one."""
        if self.scale.aggregation is not None:
            return replace(self.test(deed, level), from_level=from_level)
        return Reason(level, deed, self._deed(deed), from_level=from_level)

    def one(self, condition: Condition, level: int) -> Reason:
        """Test one condition with these facts alone."""
        match condition:
            case Threshold() | Band():
                return self._number(condition, level)
            case Deed():
                return Reason(level, condition, self._deed(condition))
            case Deadline():
                return self._deadline(condition, level)
            case AnyOf():
                return self._any(condition, level)
            case Levels():
                return Reason(level, condition, all_hold(self._lower(condition, level)))
            case _:
                assert_never(condition)

    def _lower(self, condition: Levels, level: int) -> list[bool | None]:
        return [
            self.own[entry.level]
            for entry in self.scale.levels
            if condition.first <= entry.level <= condition.last and entry.level < level
        ]

    def _any(self, condition: AnyOf, level: int) -> Reason:
        parts: list[Reason] = []
        outcomes: list[bool | None] = []
        for option in condition.options:
            own = [self.one(inner, level) for inner in option]
            parts += own
            outcomes.append(all_hold(reason.holds for reason in own))
        return Reason(level, condition, any_holds(outcomes), parts=tuple(parts))

    # What persons did.

    def _by_members(self, joined: Aggregation, condition: Condition, level: int) -> Reason:
        members = self.facts.members
        outcomes = {
            name: Tester(self.scale, facts, self.own).one(condition, level).holds
            for name, facts in members.items()
        }
        return _several(Reason(level, condition, None), outcomes, _least(joined, len(members)), joined.noun)

    def _joined_figure(self, joined: Aggregation, condition: Numeric, level: int) -> Reason:
        """Test the sum or the mean of the persons' figures; unknown while one is missing."""
        figures = {name: facts.values.get(condition.measure) for name, facts in self.facts.members.items()}
        return self._total(condition, level, figures, mean=joined.how == "mean")

    # Numbers.

    def _number(self, condition: Numeric, level: int) -> Reason:
        if condition.per and condition.measure in self.facts.periods:
            return self._by_periods(condition, level, self.facts.periods[condition.measure])
        value = self.values.get(condition.measure)
        if value is None:
            return self._restated(condition, level)
        return self._figure(condition, level, value)

    def _figure(self, condition: Numeric, level: int, value: Decimal) -> Reason:
        base, shown = base_of(condition, self.facts), format(value, "f")
        demand = interval_of(condition) if base is None else demand_of(condition, self.facts)
        unit = condition.unit if base is None else ""
        if demand is None:
            return Reason(level, condition, None, shown, unit=unit)
        if self._settled(condition, value) in demand:
            return Reason(level, condition, holds=True, value=shown, unit=unit)
        short, side = shortfall(demand, value)
        return Reason(level, condition, holds=False, value=shown, short_by=short, side=side, unit=unit)

    def _by_periods(self, condition: Numeric, level: int, figures: Mapping[str, Decimal | None]) -> Reason:
        """Test a quota: in every period, in at least so many of them, or on average."""
        if not condition.each and condition.times is None:
            return self._total(condition, level, figures, mean=True)
        outcomes = {
            label: None if figure is None else self._figure(condition, level, figure).holds
            for label, figure in figures.items()
        }
        least = len(outcomes) if condition.times is None else condition.times
        return _several(Reason(level, condition, None), outcomes, least, condition.per or "")

    def _total(
        self, condition: Numeric, level: int, figures: Mapping[str, Decimal | None], *, mean: bool
    ) -> Reason:
        known = [figure for figure in figures.values() if figure is not None]
        lacking = tuple(name for name, figure in figures.items() if figure is None)
        number = len(figures) if mean else 1
        demand = demand_of(condition, self.facts)
        if lacking or not known or demand is None:
            return Reason(level, condition, None, of=len(figures), lacking=lacking)
        added = sum(known, Decimal(0))
        scaled = replace(
            demand,
            low=None if demand.low is None else demand.low * number,
            high=None if demand.high is None else demand.high * number,
        )
        found = Reason(
            level,
            condition,
            holds=added in scaled,
            value=_divided(added, number, ROUND_DOWN),
            unit="" if based(condition, self.facts) else condition.unit,
            of=len(figures),
        )
        if found.holds:
            return found
        short, side = shortfall(scaled, added)
        return replace(found, short_by=Decimal(_divided(short, number, ROUND_UP)), side=side)

    def _restated(self, condition: Numeric, level: int) -> Reason:
        """Take the other notation of the same number where only that one is reported."""
        twins = [
            other
            for entry in self.scale.levels
            if entry.level == level
            for other in numeric_conditions(entry.conditions)
            if other is not condition
            and (other.measure == condition.restates or other.restates == condition.measure)
            and other.measure in self.values
        ]
        if not twins:
            return Reason(level, condition, None)
        return Reason(level, condition, self._number(twins[0], level).holds)

    def _settled(self, condition: Numeric, value: Decimal) -> Decimal:
        step = self.steps[condition.measure]
        if step is None or value % step == 0 or based(condition, self.facts):
            return value
        if self.tests is None:
            self.tests = _tests(self.scale)
        return settle(value, step, self.tests[condition.measure])

    # Deeds and dates.

    def _deed(self, deed: Deed) -> bool | None:
        done = self.facts.deeds.get(deed.key)
        return True if done is None and deed.key in self.dated else done

    def _deadline(self, deadline: Deadline, level: int) -> Reason:
        if deadline.recurs is not None:
            return self._recurring(deadline, level)
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

    def _recurring(self, deadline: Deadline, level: int) -> Reason:
        """Test a date that comes again: every expected period must be in time."""
        days = self.facts.reports.get(deadline.key)
        if days is None or deadline.recurs is None:
            return Reason(level, deadline, self.facts.deeds.get(deadline.deed or deadline.key))
        outcomes = {
            label: None if day is None else day <= due_date(label, deadline.recurs)
            for label, day in days.items()
        }
        return _several(Reason(level, deadline, None), outcomes, len(outcomes), deadline.recurs.per)


def _least(joined: Aggregation, number: int) -> int:
    """Give how many of so many persons must fulfil a condition."""
    if joined.how == "any":
        return 1
    if joined.how == "count" and joined.least is not None:
        return int(joined.least.to_integral_value(ROUND_CEILING))
    if joined.how == "share" and joined.least is not None:
        return int((joined.least * number / _HUNDRED).to_integral_value(ROUND_CEILING))
    return number


def _several(plain: Reason, outcomes: Mapping[str, bool | None], least: int, unit: str) -> Reason:
    """Give the reason of a condition that so many persons or periods must fulfil; unknown without any."""
    done = sum(outcome is True for outcome in outcomes.values())
    holds = enough(outcomes.values(), least) if outcomes else None
    return replace(
        plain,
        holds=holds,
        value=str(done),
        short_by=None if holds else Decimal(least - done),
        side=None if holds else "more",
        unit=unit,
        of=len(outcomes),
        lacking=tuple(name for name, outcome in outcomes.items() if outcome is not True),
    )


def _divided(value: Decimal, number: int, rounding: str) -> str:
    """Divide for showing: exact where the quotient ends, else rounded at the sixth place."""
    with localcontext(prec=60):
        quotient = value / number
        if quotient * number != value or -int(quotient.as_tuple().exponent) > 6:  # noqa: PLR2004 - places shown
            quotient = quotient.quantize(_SHOWN, rounding)
        return format(quotient, "f")


def _dated(scale: Scale, facts: Facts) -> frozenset[str]:
    """Give the deeds of which a date is known."""
    return frozenset(
        condition.deed
        for condition in _all_conditions(scale)
        if isinstance(condition, Deadline)
        and condition.deed
        and (condition.key in facts.dates or condition.key in facts.reports)
    )


def _tests(scale: Scale) -> dict[str, list[tuple[Decimal, Interval]]]:
    tests: dict[str, list[tuple[Decimal, Interval]]] = {measure.key: [] for measure in scale.measures}
    for level in scale.levels:
        for condition in numeric_conditions(level.conditions):
            tests[condition.measure].append((Decimal(level.level), interval_of(condition)))
    for condition in numeric_conditions(scale.gates):
        tests[condition.measure].append((Decimal(1), interval_of(condition)))
    return tests


def _all_conditions(scale: Scale) -> Iterator[Condition]:
    yield from flat(scale.gates)
    for level in scale.levels:
        yield from flat(level.conditions)


def flat(conditions: Sequence[Condition]) -> Iterator[Condition]:
    """Give every condition, those within alternatives too."""
    for condition in conditions:
        yield condition
        if isinstance(condition, AnyOf):
            for option in condition.options:
                yield from flat(option)
