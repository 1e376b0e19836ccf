"""The calendar of a round as one thin line: where each step closes, and where today stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from django.utils.translation import get_language

from samrit.thai.dates import MONTHS_SHORT
from samrit.web.rounds.models import Phase, Round

When = Literal["past", "now", "next"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One dated step. `at` is the place of its last day on the line, in percent."""

    label: str
    opens: date
    closes: date
    at: Decimal
    when: When
    days_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month that begins on the line: its short name and its place in percent."""

    name: str
    at: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    steps: tuple[Step, ...]
    months: tuple[Month, ...]
    today: date
    today_at: Decimal


def calendar_of(round_: Round, phases: Sequence[Phase], *, today: date, unit_id: int | None) -> Calendar:
    """Lay out a round for a unit: its own dates stand in the place of those for all."""
    own = {phase.kind: phase for phase in phases if phase.unit_id is None}
    own |= {phase.kind: phase for phase in phases if unit_id is not None and phase.unit_id == unit_id}
    chosen = sorted(own.values(), key=lambda phase: (phase.closes, phase.opens))
    last = max([round_.ends, *(phase.closes for phase in chosen)])
    span = (last - round_.starts).days

    def place(day: date) -> Decimal:
        part = Decimal(max(0, min((day - round_.starts).days, span))) * 100 / span
        return part.quantize(Decimal("0.01"))

    return Calendar(
        steps=tuple(_step(phase, place(phase.closes), today) for phase in chosen),
        months=tuple(
            Month(name=_month_name(first), at=place(first)) for first in _months(round_.starts, last)
        ),
        today=today,
        today_at=place(today),
    )


def _step(phase: Phase, at: Decimal, today: date) -> Step:
    when: When = "past" if phase.closes < today else "now" if phase.opens <= today else "next"
    return Step(
        label=phase.get_kind_display(),
        opens=phase.opens,
        closes=phase.closes,
        at=at,
        when=when,
        days_left=(phase.closes - today).days,
    )


def _month_name(day: date) -> str:
    return f"{day:%b}" if get_language() == "en" else MONTHS_SHORT[day.month - 1]


def _months(first: date, last: date) -> list[date]:
    months, day = [], first.replace(day=1)
    while day <= last:
        if day >= first:
            months.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return months
