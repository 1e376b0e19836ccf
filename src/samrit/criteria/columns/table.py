"""What is known about many units, in columns; row by row it says the same as ``Facts``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from samrit.criteria.columns.logic import Mask
from samrit.criteria.columns.numbers import Numbers
from samrit.criteria.facts import Facts

Days = NDArray[np.datetime64]
NOT_KNOWN = -1


@dataclass(frozen=True, slots=True)
class PeriodNumbers:
    """A figure per period: ``numbers`` is rows × ``labels``, missing where it is not reported.

    Attributes:
        expected: rows × labels, which periods count for a row; None: all of them.
        given: the rows of which figures per period are known at all; None: all rows.
    """

    labels: tuple[str, ...]
    numbers: Numbers
    expected: Mask | None = None
    given: Mask | None = None

    def at(self, row: int) -> Mapping[str, Decimal | None] | None:
        """Give the figures of one row as ``Facts`` has them; None where nothing is given."""
        if self.given is not None and not self.given[row]:
            return None
        return {
            label: self.numbers.at((row, place))
            for place, label in enumerate(self.labels)
            if self.expected is None or self.expected[row, place]
        }

    def take(self, rows: NDArray[np.int64]) -> PeriodNumbers:
        """Give some rows."""
        return PeriodNumbers(
            self.labels, self.numbers.take(rows), _some(self.expected, rows), _some(self.given, rows)
        )


@dataclass(frozen=True, slots=True)
class PeriodDates:
    """A day per period: ``days`` is rows × ``labels`` (datetime64[D]), NaT where it is not reported.

    ``expected`` and ``given`` as in ``PeriodNumbers``.
    """

    labels: tuple[str, ...]
    days: Days
    expected: Mask | None = None
    given: Mask | None = None

    def at(self, row: int) -> Mapping[str, date | None] | None:
        """Give the days of one row as ``Facts`` has them; None where nothing is given."""
        if self.given is not None and not self.given[row]:
            return None
        return {
            label: day_at(self.days, (row, place))
            for place, label in enumerate(self.labels)
            if self.expected is None or self.expected[row, place]
        }

    def take(self, rows: NDArray[np.int64]) -> PeriodDates:
        """Give some rows."""
        return PeriodDates(self.labels, self.days[rows], _some(self.expected, rows), _some(self.given, rows))


@dataclass(frozen=True, slots=True)
class Members:
    """The persons of each unit: row ``i`` owns the rows ``offsets[i]`` to ``offsets[i + 1]`` of ``table``."""

    offsets: NDArray[np.int64]
    table: Table

    def counts(self) -> NDArray[np.int64]:
        """Give the number of persons of each unit."""
        return np.diff(self.offsets)

    def owners(self) -> NDArray[np.int64]:
        """Give the unit of each person."""
        return np.repeat(np.arange(len(self.offsets) - 1), self.counts())

    def take(self, rows: NDArray[np.int64]) -> Members:
        """Give the persons of some units."""
        counts = self.counts()[rows]
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        shift = np.repeat(self.offsets[rows] - offsets[:-1], counts)
        return Members(offsets, self.table.take(np.arange(offsets[-1]) + shift))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Facts of many units by key; a key without a column is unknown for all of them.

    Attributes:
        rows: number of units.
        deeds: int8: 1 done, 0 not done, -1 not known (a bool column is taken too).
        dates: datetime64[D], NaT where not known.
        values, baselines, targets, periods, reports, members: as in ``Facts``.

    Raises:
        ValueError: for a column with another number of rows.
    """

    rows: int
    values: Mapping[str, Numbers] = field(default_factory=dict)
    deeds: Mapping[str, NDArray[np.int8]] = field(default_factory=dict)
    dates: Mapping[str, Days] = field(default_factory=dict)
    baselines: Mapping[str, Numbers] = field(default_factory=dict)
    targets: Mapping[str, Numbers] = field(default_factory=dict)
    periods: Mapping[str, PeriodNumbers] = field(default_factory=dict)
    reports: Mapping[str, PeriodDates] = field(default_factory=dict)
    members: Members | None = None

    def __post_init__(self) -> None:
        for name, shape in self._shapes():
            if shape[0] != self.rows:
                raise ValueError(f"the column {name} has {shape[0]} rows, not {self.rows}")

    def _shapes(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        for figures in (self.values, self.baselines, self.targets):
            yield from ((key, numbers.values.shape) for key, numbers in figures.items())
        for plain in (self.deeds, self.dates):
            yield from ((key, column.shape) for key, column in plain.items())
        yield from ((key, periods.numbers.values.shape) for key, periods in self.periods.items())
        yield from ((key, reports.days.shape) for key, reports in self.reports.items())
        if self.members is not None:
            yield "members", (len(self.members.offsets) - 1,)

    def row(self, index: int) -> Facts:
        """Give the facts of one unit, its persons by their place (``1``, ``2``, …)."""
        people = self.members
        start, end = (0, 0) if people is None else (int(n) for n in people.offsets[index : index + 2])
        return Facts(
            values=_figures(self.values, index),
            deeds={
                key: bool(column[index]) for key, column in self.deeds.items() if column[index] != NOT_KNOWN
            },
            dates={key: day for key, days in self.dates.items() if (day := day_at(days, index)) is not None},
            baselines=_figures(self.baselines, index),
            targets=_figures(self.targets, index),
            periods={k: at for k, column in self.periods.items() if (at := column.at(index)) is not None},
            reports={k: on for k, column in self.reports.items() if (on := column.at(index)) is not None},
            members={}
            if people is None
            else {str(place - start + 1): people.table.row(place) for place in range(start, end)},
        )

    def take(self, rows: NDArray[np.int64]) -> Table:
        """Give some rows."""
        return Table(
            rows=len(rows),
            values={key: numbers.take(rows) for key, numbers in self.values.items()},
            deeds={key: column[rows] for key, column in self.deeds.items()},
            dates={key: column[rows] for key, column in self.dates.items()},
            baselines={key: numbers.take(rows) for key, numbers in self.baselines.items()},
            targets={key: numbers.take(rows) for key, numbers in self.targets.items()},
            periods={key: column.take(rows) for key, column in self.periods.items()},
            reports={key: column.take(rows) for key, column in self.reports.items()},
            members=None if self.members is None else self.members.take(rows),
        )


def day_at(days: Days, index: int | tuple[int, int]) -> date | None:
    """Give one day of a column; None for NaT."""
    day = days[index]
    return None if np.isnat(day) else date.fromisoformat(str(day))


def _figures(columns: Mapping[str, Numbers], index: int) -> dict[str, Decimal]:
    found = ((key, numbers.at(index)) for key, numbers in columns.items())
    return {key: figure for key, figure in found if figure is not None}


def _some(mask: Mask | None, rows: NDArray[np.int64]) -> Mask | None:
    return None if mask is None else mask[rows]
