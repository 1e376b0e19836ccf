"""A person's desk in a round: what every list of work is made from, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from samrit.web.organisation.models import Appointment
from samrit.web.organisation.selectors import Person, active_on
from samrit.web.rounds.models import Phase, Round
from samrit.web.rounds.selectors import current_round, phase_among, phases_of

# Days before a deadline from which it is told in stronger words.
SOON = 7

Urgency = Literal["late", "soon", "later"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do.

    Attributes:
        what: the act, in the words of the page it leads to.
        count: how much is left, with its noun (``2 ฉบับ``).
        why: one line more, or empty.
        due: the last day, or None where no date is set.
        days_left: to `due`; negative once it has passed.
    """

    what: str
    count: str
    url: str
    due: date | None
    days_left: int | None
    why: str = ""

    @property
    def urgency(self) -> Urgency:
        if self.days_left is None or self.days_left > SOON:
            return "later"
        return "late" if self.days_left < 0 else "soon"

    @property
    def days_over(self) -> int:
        return -self.days_left if self.days_left is not None and self.days_left < 0 else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who works, in which round, with which dates. `post` is his own post today, if he has one."""

    person: Person
    today: date
    post: Appointment | None
    round: Round
    phases: Sequence[Phase]

    @property
    def unit_id(self) -> int | None:
        return self.post.position.unit_id if self.post else None

    def closes(self, kind: str) -> date | None:
        """Give the last day of a step for the person's own unit."""
        phase = phase_among(self.phases, kind, self.unit_id)
        return phase.closes if phase else None

    def opens(self, kind: str) -> date | None:
        """Give the first day of a step for the person's own unit."""
        phase = phase_among(self.phases, kind, self.unit_id)
        return phase.opens if phase else None

    def task(self, *, what: str, count: str, url: str, due: date | None, why: str = "") -> Task:
        """Make a task with its days left from today."""
        left = None if due is None else (due - self.today).days
        return Task(what=what, count=count, url=url, due=due, days_left=left, why=why)


def post_of(officer_id: int, *, today: date) -> Appointment | None:
    """Give the post that an officer holds today; his own stands before one he acts on."""
    rows = Appointment.objects.filter(active_on(today), officer_id=officer_id)
    return rows.select_related("position__unit").order_by("acting", "-starts", "pk").first()


def desk_of(person: Person, *, today: date) -> Desk | None:
    """Give the desk of a person in the round that runs, or None before the first round."""
    round_ = current_round(agency_id=person.agency_id, today=today)
    if round_ is None:
        return None
    return Desk(
        person=person,
        today=today,
        post=post_of(person.officer_id, today=today),
        round=round_,
        phases=phases_of(round_),
    )
