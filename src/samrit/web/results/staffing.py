"""Who belongs to which unit on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from samrit.web.organisation.selectors import appointments_on
from samrit.web.results.policies import StaffedUnit


def staffed_units(unit_ids: Iterable[int], *, today: date) -> list[StaffedUnit]:
    """Give units with the officers appointed there on a day (acting ones too), in one query."""
    wanted = frozenset(unit_ids)
    found: dict[int, set[int]] = {pk: set() for pk in wanted}
    for appointment in appointments_on(today, unit_ids=wanted):
        found[appointment.position.unit_id].add(appointment.officer_id)
    return [StaffedUnit(unit_id=pk, officer_ids=frozenset(ids)) for pk, ids in sorted(found.items())]
