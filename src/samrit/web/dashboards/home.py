"""Everything that the home page of a person shows, in a number of queries that no round can raise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samrit.web.dashboards.calendar import Calendar, calendar_of
from samrit.web.dashboards.desk import Desk, Task, desk_of
from samrit.web.dashboards.work import (
    acknowledging_work,
    assessing_work,
    by_deadline,
    deed_work,
    figure_work,
    files_of,
    follow_up_work,
    letter_work,
    release_work,
    signing_work,
)
from samrit.web.organisation.selectors import Person
from samrit.web.results.selectors import LineOutcome, line_outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The home page; `desk` is None before the first round, `own` are the lines of the own agreement."""

    desk: Desk | None
    tasks: list[Task]
    calendar: Calendar | None
    own: list[LineOutcome]


def home_of(person: Person, *, today: date) -> Home:
    """Read the home page of a person."""
    desk = desk_of(person, today=today)
    if desk is None:
        return Home(desk=None, tasks=[], calendar=None, own=[])
    files = files_of(desk)
    tasks = [
        *letter_work(desk),
        *signing_work(desk, files),
        *figure_work(desk),
        *deed_work(desk),
        *assessing_work(desk, files),
        *release_work(desk, files),
        *acknowledging_work(desk, files),
        *follow_up_work(desk, files),
    ]
    versions = [a.current for a in files.of(person.officer_id) if a.current is not None]
    own = list(line_outcomes(versions, today=today).values()) if versions else []
    return Home(
        desk=desk,
        tasks=by_deadline(tasks),
        calendar=calendar_of(desk.round, desk.phases, today=today, unit_id=desk.unit_id),
        own=sorted(own, key=lambda line: (line.line.scope != "team", line.line.order)),
    )
