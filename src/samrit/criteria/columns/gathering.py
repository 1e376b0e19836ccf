"""Facts of single units put together into columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

import numpy as np

from samrit.criteria.columns.logic import Mask
from samrit.criteria.columns.numbers import Numbers
from samrit.criteria.columns.table import NOT_KNOWN, Days, Members, PeriodDates, PeriodNumbers, Table
from samrit.criteria.facts import Facts

Fact = TypeVar("Fact")


def table_of(facts: Sequence[Facts]) -> Table:
    """Put the facts of many units into columns, in their order."""
    members = [person for one in facts for person in one.members.values()]
    offsets = np.cumsum([0, *(len(one.members) for one in facts)], dtype=np.int64)
    return Table(
        rows=len(facts),
        values=_numbers([one.values for one in facts]),
        deeds={
            key: np.array([NOT_KNOWN if done is None else int(done) for done in column], dtype=np.int8)
            for key, column in _columns([one.deeds for one in facts])
        },
        dates={key: days_of(column) for key, column in _columns([one.dates for one in facts])},
        baselines=_numbers([one.baselines for one in facts]),
        targets=_numbers([one.targets for one in facts]),
        periods={key: _periods(column) for key, column in _columns([one.periods for one in facts])},
        reports={key: _reports(column) for key, column in _columns([one.reports for one in facts])},
        members=Members(offsets, table_of(members)) if members else None,
    )


def days_of(days: Sequence[date | None]) -> Days:
    """Give a column of days; NaT where there is none."""
    return np.array(["NaT" if day is None else day.isoformat() for day in days], dtype="datetime64[D]")


def _columns(rows: Sequence[Mapping[str, Fact]]) -> Iterator[tuple[str, list[Fact | None]]]:
    for key in dict.fromkeys(key for row in rows for key in row):
        yield key, [row.get(key) for row in rows]


def _numbers(rows: Sequence[Mapping[str, Decimal]]) -> dict[str, Numbers]:
    return {key: Numbers.of(column) for key, column in _columns(rows)}


def _periods(rows: Sequence[Mapping[str, Decimal | None] | None]) -> PeriodNumbers:
    labels, flat, expected, given = _flat(rows)
    numbers = Numbers.of(flat)
    missing = np.zeros(expected.shape, np.bool_) if numbers.missing is None else numbers.missing
    return PeriodNumbers(
        labels,
        Numbers(numbers.values.reshape(expected.shape), numbers.places, missing.reshape(expected.shape)),
        expected,
        given,
    )


def _reports(rows: Sequence[Mapping[str, date | None] | None]) -> PeriodDates:
    labels, flat, expected, given = _flat(rows)
    return PeriodDates(labels, days_of(flat).reshape(expected.shape), expected, given)


def _flat(
    rows: Sequence[Mapping[str, Fact | None] | None],
) -> tuple[tuple[str, ...], list[Fact | None], Mask, Mask]:
    """Give the labels, the facts row after row, which of them are expected, and which rows say anything."""
    labels = tuple(dict.fromkeys(label for row in rows for label in row or ()))
    shape = (len(rows), len(labels))
    expected = np.array([label in (row or ()) for row in rows for label in labels], dtype=np.bool_)
    flat = [(row or {}).get(label) for row in rows for label in labels]
    return labels, flat, expected.reshape(shape), np.array([row is not None for row in rows], dtype=np.bool_)
