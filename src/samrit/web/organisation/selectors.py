"""Reading the organisation: who is where today, and what lies below a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samrit.web.common.errors import NotAllowed, NotFound
from samrit.web.organisation.models import Appointment, Officer, RoleGrant, Unit, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role and the units it covers: the unit of the grant and all below it."""

    role: str
    unit_id: int
    covers: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who acts: read once a request, then asked by every policy without further queries."""

    user_id: int
    officer: Officer
    grants: tuple[Grant, ...]

    @property
    def officer_id(self) -> int:
        return self.officer.pk

    @property
    def agency_id(self) -> int:
        return self.officer.agency_id

    @property
    def name(self) -> str:
        return str(self.officer)

    def has(self, role: str, unit_id: int | None = None) -> bool:
        """Say whether the person has the role, for the unit if one is given (or for one above it)."""
        return any(g.role == role and (unit_id is None or unit_id in g.covers) for g in self.grants)

    def units_of(self, *roles: str) -> frozenset[int]:
        """Give the ids of all units that these roles of the person cover."""
        return frozenset().union(*(g.covers for g in self.grants if g.role in roles))


def active_on(today: date, prefix: str = "") -> Q:
    """Give the condition that a dated row (`starts`, `ends`) holds on a day."""
    return Q(**{f"{prefix}starts__lte": today}) & (
        Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gte": today})
    )


def children_map(agency_id: int) -> dict[int | None, list[int]]:
    """Give the tree of an agency as parent id ▸ child ids, in one query."""
    tree: dict[int | None, list[int]] = {}
    for pk, parent in Unit.objects.filter(agency_id=agency_id).values_list("pk", "parent_id"):
        tree.setdefault(parent, []).append(pk)
    return tree


def covered(tree: dict[int | None, list[int]], unit_id: int) -> frozenset[int]:
    """Give a unit and everything below it."""
    found, queue = {unit_id}, [unit_id]
    while queue:
        for child in tree.get(queue.pop(), []):
            if child not in found:
                found.add(child)
                queue.append(child)
    return frozenset(found)


def person_of(user: User, *, today: date) -> Person:
    """Give the acting person of an account; an account without an officer may do nothing here.

    Raises:
        NotAllowed: the account belongs to no officer.
    """
    if user.officer is None:
        raise NotAllowed("no-officer", _("บัญชีนี้ยังไม่ได้ผูกกับเจ้าหน้าที่ ให้ติดต่อเจ้าหน้าที่บุคคลเพื่อผูกบัญชี"))
    rows = RoleGrant.objects.filter(active_on(today), officer=user.officer)
    pairs = list(rows.values_list("role", "unit_id"))
    tree = children_map(user.officer.agency_id) if pairs else {}
    grants = tuple(Grant(role=r, unit_id=u, covers=covered(tree, u)) for r, u in pairs)
    return Person(user_id=user.pk, officer=user.officer, grants=grants)


def unit_for(person: Person, pk: int) -> Unit:
    """Give a unit of the person's agency.

    Raises:
        NotFound: none of this number that the person may know of.
    """
    unit = Unit.objects.filter(pk=pk, agency_id=person.agency_id).first()
    if unit is None:
        raise NotFound("no-unit", _("ไม่พบหน่วยงานนี้"))
    return unit


def appointments_on(today: date, *, unit_ids: frozenset[int]) -> QuerySet[Appointment]:
    """Give the appointments in force in some units on a day, with officer, post and unit."""
    return (
        Appointment.objects.filter(active_on(today), position__unit_id__in=unit_ids)
        .select_related("officer", "position", "position__unit")
        .order_by("position__unit__code", "-position__is_head", "position__number")
    )


def districts_of(province: Unit) -> QuerySet[Unit]:
    """Give the district offices of a province, by code."""
    return Unit.objects.filter(parent=province, kind="district").order_by("code")


def province_of(unit: Unit) -> Unit:
    """Give the province that a unit is or belongs to; a unit above all provinces gives itself."""
    node: Unit | None = unit
    while node is not None and node.kind != "province":
        node = node.parent
    return node or unit
