"""Numeric conditions in columns: single figures, figures per period, and sums or means of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

import numpy as np

from samrit.criteria.columns.cells import cells_of, looked_up, outcomes_of
from samrit.criteria.columns.demands import base_column, compared
from samrit.criteria.columns.logic import (
    NO,
    UNKNOWN,
    YES,
    Ints,
    Mask,
    Truth,
    chosen,
    enough,
    everywhere,
)
from samrit.criteria.columns.numbers import Numbers, row_sums
from samrit.criteria.columns.table import PeriodNumbers, Table
from samrit.criteria.interval import Interval
from samrit.criteria.model import Numeric, Scale
from samrit.criteria.regions import interval_of, numeric_conditions
from samrit.criteria.settling import settle

Worths = Sequence[tuple[Decimal, Interval]]


class Ladders:
    """The cells of every measure of a scale, made once for all tables."""

    def __init__(self, scale: Scale) -> None:
        self.steps = {measure.key: measure.step for measure in scale.measures}
        self.tests: dict[str, list[tuple[Decimal, Interval]]] = {key: [] for key in self.steps}
        for level in scale.levels:
            self._add(numeric_conditions(level.conditions), Decimal(level.level))
        self._add(numeric_conditions(scale.gates), Decimal(1))
        self.cells = {
            key: cells_of((i for _, i in tests), self.steps[key]) for key, tests in self.tests.items()
        }

    def _add(self, conditions: Sequence[Numeric], worth: Decimal) -> None:
        for condition in conditions:
            self.tests[condition.measure].append((worth, interval_of(condition)))

    def test(self, condition: Numeric, numbers: Numbers) -> Truth:
        """Test figures against the printed numbers; one finer than the scale prints is settled first."""
        key = condition.measure
        outcomes = outcomes_of(
            self.cells[key],
            partial(_holds, interval=interval_of(condition), step=self.steps[key], tests=self.tests[key]),
        )
        return looked_up(numbers, self.cells[key], outcomes, empty=int(UNKNOWN), dtype=np.dtype(np.int8))


def _holds(figure: Decimal, interval: Interval, step: Decimal | None, tests: Worths) -> int:
    return int(YES if settle(figure, step, tests) in interval else NO)


def figure_truth(ladders: Ladders, condition: Numeric, numbers: Numbers, base: Numbers | None) -> Truth:
    """Test one figure per row, through the row's base where it has one; unknown where it is missing."""
    plain = ladders.test(condition, numbers)
    if base is None:
        return plain
    based = chosen(numbers.known, compared(condition, numbers, 1, base), everywhere(len(plain), UNKNOWN))
    return chosen(base.known, based, plain)


def period_truth(ladders: Ladders, condition: Numeric, column: PeriodNumbers, table: Table) -> Truth:
    """Test a quota: in every expected period, in at least so many of them, or on average."""
    base = base_column(condition, table)
    expected = np.ones(column.numbers.values.shape, np.bool_) if column.expected is None else column.expected
    if not condition.each and condition.times is None:
        return total_truth(condition, column.numbers, expected, base, mean=True)
    done = np.zeros(table.rows, dtype=np.int64)
    unknown = np.zeros(table.rows, dtype=np.int64)
    for place in range(len(column.labels)):
        truth = figure_truth(ladders, condition, _period(column.numbers, place), base)
        done += (truth == YES) & expected[:, place]
        unknown += (truth == UNKNOWN) & expected[:, place]
    number = expected.sum(axis=1, dtype=np.int64)
    return enough(done, unknown, number, number if condition.times is None else condition.times)


def total_truth(
    condition: Numeric, numbers: Numbers, expected: Mask, base: Numbers | None, *, mean: bool
) -> Truth:
    """Test the mean of each row's expected figures; unknown while one is missing."""
    counted = Numbers(np.where(expected, numbers.values, 0), numbers.places)
    lacking = np.any(expected & ~numbers.known, axis=1)
    number = expected.sum(axis=1, dtype=np.int64)
    sums = Numbers(row_sums(counted.values), numbers.places)
    return sum_truth(condition, sums, number if mean else 1, base, ~lacking & (number > 0))


def sum_truth(
    condition: Numeric, sums: Numbers, number: Ints | int, base: Numbers | None, whole: Mask
) -> Truth:
    """Test sums of so many figures; unknown where a sum is not ``whole``. Nothing is settled."""
    unknown = everywhere(len(sums.values), UNKNOWN)
    found = compared(condition, sums, number, None)
    if base is not None:
        found = chosen(base.known, compared(condition, sums, number, base), found)
    return chosen(whole, found, unknown)


def _period(numbers: Numbers, place: int) -> Numbers:
    missing = None if numbers.missing is None else numbers.missing[:, place]
    return Numbers(numbers.values[:, place], numbers.places, missing)
