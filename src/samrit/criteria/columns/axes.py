"""The facts that a decision depends on: an axis of few cells each, with one fact to stand for each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from samrit.criteria.columns.cells import Cells, Cuts
from samrit.criteria.columns.figures import Ladders
from samrit.criteria.columns.logic import Ints
from samrit.criteria.columns.table import Days, Table
from samrit.criteria.model import Condition, Deadline, Deed, Scale
from samrit.criteria.regions import numeric_conditions
from samrit.criteria.settling import settle
from samrit.criteria.testing import flat

# A ladder of up to so many steps is quicker counted step by step than searched.
_COUNTED = 12


@dataclass(frozen=True, slots=True)
class NumberAxis:
    """A measure: the parts of its column, and the last place for a missing figure where there is one."""

    key: str
    cuts: Cuts
    figures: tuple[Decimal | None, ...]

    @property
    def cells(self) -> tuple[object, ...]:
        """Give the fact that stands for each place; None where it is not known."""
        return self.figures

    def span(self) -> tuple[int, int]:
        """Give the lowest and highest figure (in units of the column) of which all beyond are alike."""
        starts = self.cuts.starts
        return (starts[0] - 1, starts[-1]) if starts else (0, 0)

    def codes(self, table: Table, rows: slice) -> Ints:
        """Give the place of each row on the axis."""
        numbers = table.values[self.key]
        found = _parts(self.cuts, numbers.values[rows])
        if numbers.missing is not None:
            found[numbers.missing[rows]] = len(self.figures) - 1
        return found

    def offsets(self, table: Table, rows: slice) -> Ints:
        """Give the place of each row on the axis spread out figure by figure (``spread``)."""
        numbers = table.values[self.key]
        low, high = self.span()
        found = np.clip(numbers.values[rows].astype(np.int64, copy=False), low, high)
        found -= low
        if numbers.missing is not None:
            found[numbers.missing[rows]] = high - low + 1
        return found

    def spread(self) -> Ints:
        """Give the place on the axis of every figure of the span, then that of a missing one."""
        low, high = self.span()
        places = self.cuts.parts(np.arange(low, high + 1, dtype=np.int64))
        return np.append(places, len(self.figures) - 1) if self.figures[-1] is None else places


@dataclass(frozen=True, slots=True)
class DeedAxis:
    """A deed: not known, not done, done."""

    key: str
    states: tuple[bool | None, ...] = (None, False, True)

    @property
    def cells(self) -> tuple[object, ...]:
        """Give the fact that stands for each place; None where it is not known."""
        return self.states

    def codes(self, table: Table, rows: slice) -> Ints:
        """Give the place of each row on the axis."""
        return table.deeds[self.key][rows].astype(np.int64) + 1


@dataclass(frozen=True, slots=True)
class DateAxis:
    """A dated thing: up to each date that a level asks for, then later, then not known."""

    key: str
    days: tuple[date | None, ...]

    @property
    def cells(self) -> tuple[object, ...]:
        """Give the fact that stands for each place; None where it is not known."""
        return self.days

    def codes(self, table: Table, rows: slice) -> Ints:
        """Give the place of each row on the axis."""
        days: Days = table.dates[self.key][rows]
        ends = np.array([day.isoformat() for day in self.days[:-2] if day], dtype="datetime64[D]")
        found = np.searchsorted(ends, days, side="left")
        found[np.isnat(days)] = len(self.days) - 1
        return found


Axis = NumberAxis | DeedAxis | DateAxis


def axes_of(
    scales: Sequence[Scale], ladders: Sequence[Ladders], table: Table, *, most: int
) -> tuple[Axis, ...] | None:
    """Give the axes of all facts of a table that the scales ask for; None for more than ``most`` cells."""
    conditions = [one for scale in scales for one in conditions_of(scale)]
    deeds = {one.key for one in conditions if isinstance(one, Deed)}
    deeds |= {one.deed or one.key for one in conditions if isinstance(one, Deadline)}
    dates = {one.key for one in conditions if isinstance(one, Deadline)} & set(table.dates)
    axes: list[Axis] = [DeedAxis(key) for key in sorted(deeds & set(table.deeds))]
    axes += [_date_axis(key, conditions) for key in sorted(dates)]
    measures = {one.measure for one in numeric_conditions(conditions)} & set(table.values)
    cells = len(scales)
    for axis in axes:
        cells *= len(axis.cells)
    for key in sorted(measures):
        if cells > most:
            return None
        axis = _number_axis(key, ladders, table)
        cells *= len(axis.cells)
        axes.append(axis)
    return tuple(axes) if cells <= most else None


def conditions_of(scale: Scale) -> list[Condition]:
    """Give every condition of a scale, those within alternatives too."""
    found = list(flat(scale.gates))
    for level in scale.levels:
        found += flat(level.conditions)
    return found


def _date_axis(key: str, conditions: Sequence[Condition]) -> DateAxis:
    ends = sorted({one.by for one in conditions if isinstance(one, Deadline) and one.key == key and one.by})
    later = ends[-1] + timedelta(days=1) if ends else date.min
    return DateAxis(key, (*ends, later, None))


def _number_axis(key: str, ladders: Sequence[Ladders], table: Table) -> NumberAxis:
    numbers = table.values[key]
    cells = _joined(key, ladders)
    figures = cells.figures()
    outcomes = [_outcomes(key, figure, ladders) for figure in figures]
    cuts = cells.cuts(numbers.places, outcomes)
    missing = () if numbers.missing is None else (None,)
    return NumberAxis(key, cuts, (*(figures[cell] for cell in cuts.cells), *missing))


def _joined(key: str, ladders: Sequence[Ladders]) -> Cells:
    ends = {end for ladder in ladders if key in ladder.cells for end in ladder.cells[key].ends}
    return Cells(tuple(sorted(ends)))


def _outcomes(key: str, figure: Decimal, ladders: Sequence[Ladders]) -> tuple[bool, ...]:
    """Give what all tests of a measure come to for one figure."""
    found: list[bool] = []
    for ladder in ladders:
        tests = ladder.tests.get(key, [])
        settled = settle(figure, ladder.steps.get(key), tests)
        found += [settled in interval for _, interval in tests]
    return tuple(found)


def _parts(cuts: Cuts, values: NDArray[np.int64]) -> Ints:
    if len(cuts.starts) > _COUNTED:
        return cuts.parts(values)
    low, high = np.iinfo(values.dtype).min, np.iinfo(values.dtype).max
    found = np.zeros(len(values), dtype=np.int8)
    for start in cuts.starts:
        if start <= low:
            found += np.int8(1)
        elif start <= high:
            found += values >= start
    return found.astype(np.int64)
