"""Every kind of condition of a scale tested for all rows at once (``Tester`` in columns)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import assert_never

import numpy as np

from samrit.criteria.columns.demands import base_column
from samrit.criteria.columns.figures import Ladders, figure_truth, period_truth, sum_truth
from samrit.criteria.columns.logic import (
    NO,
    UNKNOWN,
    YES,
    Ints,
    Mask,
    Truth,
    all_of,
    any_of,
    chosen,
    decided,
    enough,
    everywhere,
)
from samrit.criteria.columns.numbers import Numbers, running
from samrit.criteria.columns.table import Members, PeriodDates, Table
from samrit.criteria.columns.totals import with_points
from samrit.criteria.model import (
    Aggregation,
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    Levels,
    Numeric,
    Recurrence,
    Scale,
    Threshold,
)
from samrit.criteria.periods import due_date
from samrit.criteria.regions import numeric_conditions

# What a deed column says (not known, not done, done), in the order of its codes -1, 0, 1 from the end.
_DEEDS = np.array([NO, YES, UNKNOWN], dtype=np.int8)


class Tests:
    """Tests conditions of one scale with a table of facts.

    ``own`` is whether each level's own conditions hold, for references to it; the caller fills it in order.
    """

    def __init__(
        self,
        scale: Scale,
        ladders: Ladders,
        table: Table,
        own: Mapping[int, Truth],
        dated: Sequence[Deadline],
    ) -> None:
        self.scale = scale
        self.ladders = ladders
        self.table = table
        self.rows = table.rows
        self.own = own
        self.dated = dated
        self.values = with_points(scale, table.values, table.rows)

    def test(self, condition: Condition, level: int) -> Truth:
        """Test one condition, for each person where the rule counts what persons did."""
        joined, people = self.scale.aggregation, self.table.members
        if joined is None or people is None or isinstance(condition, Levels):
            return self.one(condition, level)
        if joined.how in {"sum", "mean"} and isinstance(condition, Threshold | Band):
            found = self._joined_figure(condition, people, mean=joined.how == "mean")
        else:
            found = self._by_members(condition, level, people, joined)
        several = people.counts() > 0
        return found if several.all() else chosen(several, found, self.one(condition, level))

    def one(self, condition: Condition, level: int) -> Truth:
        """Test one condition with the rows' own facts alone."""
        match condition:
            case Threshold() | Band():
                return self._number(condition, level)
            case Deed():
                return self._deed(condition)
            case Deadline():
                return self._deadline(condition)
            case AnyOf():
                options = (
                    all_of([self.one(inner, level) for inner in option], self.rows)
                    for option in condition.options
                )
                return any_of(options, self.rows)
            case Levels():
                return all_of(self._lower(condition, level), self.rows)
            case _:
                assert_never(condition)

    def _lower(self, condition: Levels, level: int) -> Iterator[Truth]:
        for entry in self.scale.levels:
            if condition.first <= entry.level <= condition.last and entry.level < level:
                yield self.own[entry.level]

    # What persons did.

    def _by_members(self, condition: Condition, level: int, people: Members, joined: Aggregation) -> Truth:
        owners = people.owners()
        own = {number: truth[owners] for number, truth in self.own.items()}
        found = Tests(self.scale, self.ladders, people.table, own, self.dated).one(condition, level)
        number = people.counts()
        return enough(
            np.bincount(owners[found == YES], minlength=self.rows),
            np.bincount(owners[found == UNKNOWN], minlength=self.rows),
            number,
            _least(joined, number),
        )

    def _joined_figure(self, condition: Numeric, people: Members, *, mean: bool) -> Truth:
        """Test the sum or the mean of the persons' figures; unknown while one is missing."""
        numbers = people.table.values.get(condition.measure)
        if numbers is None:
            return everywhere(self.rows, UNKNOWN)
        ends = people.offsets
        sums = running(np.where(numbers.known, numbers.values, 0))
        unknown = np.concatenate([[0], np.cumsum(~numbers.known)])
        number = people.counts()
        return sum_truth(
            condition,
            Numbers(sums[ends[1:]] - sums[ends[:-1]], numbers.places),
            number if mean else 1,
            base_column(condition, self.table),
            (unknown[ends[1:]] == unknown[ends[:-1]]) & (number > 0),
        )

    # Numbers.

    def _number(self, condition: Numeric, level: int) -> Truth:
        numbers = self.values.get(condition.measure)
        if numbers is not None and numbers.missing is None:
            return self._reported(condition, numbers)
        restated = self._restated(condition, level)
        if numbers is None:
            return self._by_periods(condition, restated)
        return chosen(self._with_fact(condition, numbers.known), self._reported(condition, numbers), restated)

    def _with_fact(self, condition: Numeric, known: Mask) -> Mask:
        """Tell the rows that the condition can be tested for without its other notation."""
        given = self._given(condition)
        return known if given is None else known | given

    def _given(self, condition: Numeric) -> Mask | None:
        column = self.table.periods.get(condition.measure) if condition.per else None
        if column is None:
            return None
        return np.ones(self.rows, dtype=np.bool_) if column.given is None else column.given

    def _reported(self, condition: Numeric, numbers: Numbers) -> Truth:
        """Test the reported figure of each row; rows without one are unknown."""
        plain = figure_truth(self.ladders, condition, numbers, base_column(condition, self.table))
        return self._by_periods(condition, plain)

    def _by_periods(self, condition: Numeric, plain: Truth) -> Truth:
        """Take the figures per period of the rows that have them, else the plain outcome."""
        given = self._given(condition)
        if given is None:
            return plain
        column = self.table.periods[condition.measure]
        return chosen(given, period_truth(self.ladders, condition, column, self.table), plain)

    def _restated(self, condition: Numeric, level: int) -> Truth:
        """Take the first other notation of the same number that is reported."""
        found = everywhere(self.rows, UNKNOWN)
        for twin in reversed(self._twins(condition, level)):
            numbers = self.values.get(twin.measure)
            if numbers is not None:
                found = chosen(numbers.known, self._reported(twin, numbers), found)
        return found

    def _twins(self, condition: Numeric, level: int) -> list[Numeric]:
        return [
            other
            for entry in self.scale.levels
            if entry.level == level
            for other in numeric_conditions(entry.conditions)
            if other is not condition
            and (other.measure == condition.restates or other.restates == condition.measure)
        ]

    # Deeds and dates.

    def _done(self, key: str) -> Truth:
        column = self.table.deeds.get(key)
        return everywhere(self.rows, UNKNOWN) if column is None else _DEEDS[column.astype(np.int8)]

    def _deed(self, deed: Deed) -> Truth:
        """Tell whether a deed is done: a known date of it says so where nothing else does."""
        done = self._done(deed.key)
        for deadline in self.dated:
            if deadline.deed == deed.key:
                done = chosen(
                    (done == UNKNOWN) & self._has_date(deadline.key), everywhere(self.rows, YES), done
                )
        return done

    def _has_date(self, key: str) -> Mask:
        days, reports = self.table.dates.get(key), self.table.reports.get(key)
        found = np.zeros(self.rows, dtype=np.bool_) if days is None else ~np.isnat(days)
        if reports is not None:
            found = found | (True if reports.given is None else reports.given)
        return found

    def _deadline(self, deadline: Deadline) -> Truth:
        done = self._done(deadline.deed or deadline.key)
        if deadline.recurs is not None:
            reports = self.table.reports.get(deadline.key)
            return done if reports is None else _in_time(reports, deadline.recurs, done)
        without = chosen(done == NO, everywhere(self.rows, NO), everywhere(self.rows, UNKNOWN))
        days = self.table.dates.get(deadline.key)
        if days is None:
            return without
        if deadline.by is None:
            return chosen(np.isnat(days), without, everywhere(self.rows, UNKNOWN))
        return chosen(np.isnat(days), without, decided(days <= np.datetime64(deadline.by, "D")))


def _in_time(reports: PeriodDates, recurs: Recurrence, without: Truth) -> Truth:
    """Test a date that comes again: every expected period must be in time."""
    days = reports.days
    expected = np.ones(days.shape, dtype=np.bool_) if reports.expected is None else reports.expected
    due = np.array([due_date(label, recurs).isoformat() for label in reports.labels], dtype="datetime64[D]")
    number = expected.sum(axis=1, dtype=np.int64)
    found = enough(
        ((days <= due) & expected).sum(axis=1, dtype=np.int64),
        (np.isnat(days) & expected).sum(axis=1, dtype=np.int64),
        number,
        number,
    )
    return found if reports.given is None else chosen(reports.given, found, without)


def _least(joined: Aggregation, number: Ints) -> Ints | int:
    """Give how many of so many persons must fulfil a condition."""
    if joined.how == "any":
        return 1
    if joined.how == "count" and joined.least is not None:
        return int(joined.least.to_integral_value(ROUND_CEILING))
    if joined.how == "share" and joined.least is not None:
        return _share(joined.least, number)
    return number


def _share(percent: Decimal, number: Ints) -> Ints:
    """Give a percentage of whole numbers, rounded up."""
    above, below = percent.as_integer_ratio()
    distinct, places = np.unique(number, return_inverse=True)
    least = [-(-int(one) * above // (100 * below)) for one in distinct]
    return np.array(least, dtype=np.int64)[places]
