"""The demonstration's clock: the round that runs today, and when each thing happened or is due.

Everything is placed relative to the day of loading, so that the demonstration is alive on any day: some
signatures are still due, some figures are late, assessing has begun.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from samrit.thai import round_of, round_period
from samrit.web.rounds.choices import PhaseKind
from samrit.web.rounds.services import Dates

OPENING = time(8, 45)
# Kind of step ▸ days from today of its first and last day; None for the first day of the round.
CALENDAR: tuple[tuple[PhaseKind, int | None, int], ...] = (
    (PhaseKind.AGREEMENT, None, 5),
    (PhaseKind.REPORT, None, 12),
    (PhaseKind.CUTOFF, 15, 15),
    (PhaseKind.ASSESS, -6, 25),
    (PhaseKind.RELEASE, -3, 35),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The round that `now` falls in (fiscal year of the Buddhist era)."""

    now: datetime
    fiscal_year: int
    number: int
    starts: date
    ends: date

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    def ago(self, days: int, *, minute: int = 0, act: int = 0) -> datetime:
        """Give a minute of the office hours of a day some days ago, neither before the round nor after now.

        `act` counts the acts of the story: in a round that has only just begun they follow by seconds.
        """
        first = _at(self.starts, time(0, 0)) + timedelta(seconds=act)
        moment = _at(self.today - timedelta(days=days), OPENING) + timedelta(minutes=minute)
        return min(self.now, max(first, moment))

    def day(self, days: int) -> date:
        """Give a day from today, never before the round."""
        return max(self.starts, self.today + timedelta(days=days))

    def month(self, number: int) -> date:
        """Give the last day of a month of the round, 1 to 6."""
        day = self.starts
        for _month in range(number):
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return day - timedelta(days=1)

    def calendar(self) -> list[Dates]:
        """Give the dates of every step of the round."""
        return [
            Dates(
                kind=kind,
                opens=self.starts if opens is None else self.day(opens),
                closes=self.day(closes),
            )
            for kind, opens, closes in CALENDAR
        ]


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


def timeline_of(now: datetime) -> Timeline:
    """Give the timeline of a demonstration that is loaded now."""
    fiscal_year, number = round_of(timezone.localdate(now))
    starts, ends = round_period(fiscal_year, number)
    return Timeline(now=now, fiscal_year=fiscal_year, number=number, starts=starts, ends=ends)
