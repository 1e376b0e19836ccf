"""The periods of a round: the months, quarters, weeks, days or years in which something is asked for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import assert_never

from samrit.criteria.model import Period, Recurrence

_MONTHS = 12


def periods_of(start: date, end: date, per: Period) -> tuple[str, ...]:
    """Give the labels of all periods that a span of days touches, in order.

    Labels are ISO-like and sort as text: ``2024-04-01`` (day), ``2024-W14`` (ISO week), ``2024-04`` (month),
    ``2024-Q2`` (quarter of the calendar year), ``2024`` (calendar year).
    """
    return tuple(dict.fromkeys(label_of(day, per) for day in _days(start, end, per)))


def _days(start: date, end: date, per: Period) -> Iterator[date]:
    """Give at least one day of every period of a span."""
    day = start
    while day <= end:
        yield day
        day = _following(day, per)


def label_of(day: date, per: Period) -> str:
    """Give the label of the period that a day lies in."""
    match per:
        case "day":
            return day.isoformat()
        case "week":
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"
        case "month":
            return f"{day.year}-{day.month:02}"
        case "quarter":
            return f"{day.year}-Q{(day.month - 1) // 3 + 1}"
        case "year":
            return str(day.year)
        case _:
            assert_never(per)


def _following(day: date, per: Period) -> date:
    """Give a later day, at most the first of the next period (of a quarter or year: of the next month)."""
    if per == "day":
        return day + timedelta(days=1)
    if per == "week":
        return day + timedelta(days=7 - day.weekday())
    return date(day.year + day.month // _MONTHS, day.month % _MONTHS + 1, 1)


def due_date(label: str, recurrence: Recurrence) -> date:
    """Give the day by which the thing of one period (a label of ``periods_of``) is due.

    Raises:
        ValueError: where the label is no month or quarter.
    """
    year, _, rest = label.partition("-")
    if recurrence.per == "quarter":
        if not rest.startswith("Q"):
            raise ValueError(f"not a quarter: {label!r}")
        months = int(year) * _MONTHS + int(rest[1:]) * 3 - 1 + recurrence.later * 3
    else:
        months = int(year) * _MONTHS + int(rest) - 1 + recurrence.later
    year_due, month_due = divmod(months, _MONTHS)
    last = monthrange(year_due, month_due + 1)[1]
    return date(year_due, month_due + 1, min(recurrence.day, last))
