"""The acting person of a request, read once."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone

from samrit.web.audit.reading import Reader
from samrit.web.audit.services import Act, record
from samrit.web.organisation.choices import Role
from samrit.web.organisation.models import User
from samrit.web.organisation.selectors import Person, person_of


def today_of(now: datetime) -> date:
    """Give the day in Bangkok."""
    return timezone.localdate(now)


def acting_person(request: HttpRequest) -> Person:
    """Give the person who makes the request.

    Raises:
        NotAllowed: the account belongs to no officer.
    """
    known = getattr(request, "samrit_person", None)
    if isinstance(known, Person):
        return known
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - the middleware lets only signed-in people through
    person = person_of(user, today=timezone.localdate())
    request.samrit_person = person  # type: ignore[attr-defined]
    return person


def audit_reader(request: HttpRequest) -> Reader:
    """Give the person of a request as a reader of the record (named by `settings.AUDIT_READER`)."""
    person = acting_person(request)
    accounts = User.objects.filter(officer__agency_id=person.agency_id).values_list("pk", flat=True)
    units = person.units_of(Role.AUDITOR)
    return Reader(
        user_id=person.user_id,
        name=person.name,
        units=units,
        accounts=frozenset(accounts) if units else frozenset(),
    )


def record_act(*, person: Person, act: Act, now: datetime) -> None:
    """Record an act of a person in the audit chain, inside the caller's transaction."""
    record(actor_id=person.user_id, actor_name=person.name, act=act, now=now)
