"""Between whom an agreement is made: who is head on the day, and which seat plays which role.

The legal form names the district chief (of another ministry) as assessor of officers in a district and the
head of the provincial office as next-higher supervisor, while offices make the agreement between the
provincial and the district head of their own department (domain notes, 1.1). So the roles are kept apart on
every agreement, and who sits on them is the data of `PARTY_RULES`, not a consequence of the tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from samrit.web.organisation.models import Appointment

Seat = Literal["unit-head", "superior-head"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRule:
    """Which seat plays which role for one kind of assessee."""

    partner: Seat
    assessor: Seat
    reviewer: Seat | None


PARTY_RULES: Mapping[Literal["head", "officer"], PartyRule] = {
    "head": PartyRule(partner="superior-head", assessor="superior-head", reviewer=None),
    "officer": PartyRule(partner="unit-head", assessor="unit-head", reviewer="superior-head"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The appointments on the seats of one agreement; None where a seat is empty or not clear."""

    partner: Appointment | None
    assessor: Appointment | None
    reviewer: Appointment | None
    needs_reviewer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Headship:
    """Who heads a unit on the day; `rivals` are all claimants where there are two of one kind."""

    head: Appointment | None
    rivals: tuple[Appointment, ...] = ()


def headship(appointments: Iterable[Appointment]) -> Headship:
    """Give the head among the appointments of one unit.

    An acting head stands before the holder of the post: he was appointed because the holder cannot act.
    """
    heads = [a for a in appointments if a.position.is_head]
    acting = [a for a in heads if a.acting]
    claimants = acting or heads
    if len(claimants) == 1:
        return Headship(head=claimants[0])
    return Headship(head=None, rivals=tuple(claimants))


def parties_of(
    assessee: Appointment, *, unit_head: Appointment | None, superior_head: Appointment | None
) -> Parties:
    """Give the parties of an assessee; whoever heads his own unit is treated as its head."""
    is_head = assessee.position.is_head or (
        unit_head is not None and unit_head.officer_id == assessee.officer_id
    )
    rule = PARTY_RULES["head" if is_head else "officer"]
    seats: dict[Seat, Appointment | None] = {"unit-head": unit_head, "superior-head": superior_head}
    return Parties(
        partner=seats[rule.partner],
        assessor=seats[rule.assessor],
        reviewer=seats[rule.reviewer] if rule.reviewer else None,
        needs_reviewer=rule.reviewer is not None,
    )
