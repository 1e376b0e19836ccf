"""Importing the fictional organisation: agency, units, posts, people, accounts and roles."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import TypedDict, cast

from django.contrib.auth.hashers import make_password
from django.db import transaction

from samrit.web.organisation.choices import Role
from samrit.web.organisation.models import Agency, Appointment, Officer, Position, RoleGrant, Unit, User
from samrit.web.organisation.selectors import Person, person_of

PASSWORD = "samrit-demonstration"  # noqa: S105 - the shared password of a fictional province, shown on purpose
LINES = {"O": "เจ้าพนักงานพัฒนาชุมชน", "D": "ผู้อำนวยการ"}


class UnitRow(TypedDict, total=False):
    key: str
    parent: str
    kind: str
    code: str
    name: str
    place: str
    size: str
    aliases: list[str]
    head: bool
    people: list[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """The imported organisation, by the short names of the data file."""

    agency: Agency
    units: Mapping[str, Unit]
    users: Mapping[str, User]
    today: date
    known: dict[str, Person] = field(default_factory=dict)

    def person(self, account: str) -> Person:
        """Give the person of an account, read once: the roles do not change while the story is told."""
        if account not in self.known:
            self.known[account] = person_of(self.users[account], today=self.today)
        return self.known[account]

    def unit(self, key: str) -> Unit:
        return self.units[key]

    @property
    def districts(self) -> Mapping[str, Unit]:
        return {key: unit for key, unit in self.units.items() if unit.kind == "district"}

    def accounts_of(self, key: str) -> list[str]:
        """Give the accounts of a unit, its head first."""
        return [str(row[0]) for unit in _data()["unit"] if unit["key"] == key for row in unit["people"]]


class Data(TypedDict):
    agency: dict[str, str]
    unit: list[UnitRow]
    grant: list[dict[str, str]]


def _data() -> Data:
    text = (files("samrit.web.demonstration") / "data" / "province.toml").read_text(encoding="utf-8")
    # Our own file: a test holds it to this shape.
    return cast("Data", tomllib.loads(text))


@transaction.atomic
def organisation_import(*, round_starts: date, today: date) -> Province:
    """Load the fictional organisation, or find it again where it is loaded already."""
    data = _data()
    agency, is_new = Agency.objects.get_or_create(
        code=data["agency"]["code"],
        defaults={"name": data["agency"]["name"], "name_en": data["agency"]["name_en"]},
    )
    if is_new:
        units = _units(agency, data["unit"])
        users = _people(agency, units, data["unit"], starts=date(round_starts.year - 1, 10, 1))
        _grants(units, users, data["grant"], starts=date(round_starts.year - 1, 10, 1))
        _special_appointments(units, users, round_starts=round_starts)
    return _found(agency, data, today=today)


def _units(agency: Agency, rows: Sequence[UnitRow]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for row in rows:
        units[row["key"]] = Unit.objects.create(
            agency=agency,
            parent=units[row["parent"]] if "parent" in row else None,
            kind=row["kind"],
            code=row["code"],
            name=row["name"],
            place=row.get("place", ""),
            size_class=row.get("size", ""),
            aliases=row.get("aliases", []),
        )
    return units


def _people(
    agency: Agency, units: Mapping[str, Unit], rows: Sequence[UnitRow], *, starts: date
) -> dict[str, User]:
    # One hash for all: the password is no secret here, and sixty of them would take longer than the round.
    password = make_password(PASSWORD)
    posts: list[Position] = []
    officers: list[Officer] = []
    users: list[User] = []
    for row in rows:
        for place, (account, prefix, first, last, level, title) in enumerate(row["people"]):
            number = len(officers) + 1
            officers.append(
                Officer(
                    agency=agency,
                    number=f"D{number:04d}",
                    prefix=prefix,
                    first_name=first,
                    last_name=last,
                )
            )
            posts.append(
                Position(
                    unit=units[row["key"]],
                    number=f"{number:04d}",
                    line=LINES.get(level[0], title if title.startswith("นัก") else "นักวิชาการพัฒนาชุมชน"),
                    level=level,
                    title=title,
                    is_head=place == 0 and row.get("head", False),
                )
            )
            users.append(User(username=account, first_name=first, last_name=last, password=password))
    Officer.objects.bulk_create(officers)
    Position.objects.bulk_create(posts)
    Appointment.objects.bulk_create(
        Appointment(officer=officer, position=post, starts=starts)
        for officer, post in zip(officers, posts, strict=True)
    )
    for user, officer in zip(users, officers, strict=True):
        user.officer = officer
    User.objects.bulk_create(users)
    return {user.username: user for user in users}


def _grants(
    units: Mapping[str, Unit],
    users: Mapping[str, User],
    rows: Sequence[Mapping[str, str]],
    *,
    starts: date,
) -> None:
    grants = [
        RoleGrant(officer=users[r["account"]].officer, role=r["role"], unit=units[r["unit"]], starts=starts)
        for r in rows
    ]
    grants += [
        RoleGrant(officer=users[f"{key}-head"].officer, role=Role.DISTRICT_HEAD, unit=unit, starts=starts)
        for key, unit in units.items()
        if unit.kind == "district"
    ]
    RoleGrant.objects.bulk_create(grants)


def _special_appointments(
    units: Mapping[str, Unit], users: Mapping[str, User], *, round_starts: date
) -> None:
    """One officer is on probation until the middle of the round: his components weigh 50 to 50."""
    newcomer = Appointment.objects.get(officer=users["nong4"].officer, position__unit=units["nong"])
    newcomer.starts = date(round_starts.year, round_starts.month, 1)
    newcomer.probation_until = date.fromordinal(round_starts.toordinal() + 120)
    newcomer.save()


def _found(agency: Agency, data: Data, *, today: date) -> Province:
    by_code = {unit.code: unit for unit in Unit.objects.filter(agency=agency)}
    users = User.objects.filter(officer__agency=agency).select_related("officer", "officer__agency")
    return Province(
        agency=agency,
        units={row["key"]: by_code[row["code"]] for row in data["unit"]},
        users={user.username: user for user in users},
        today=today,
    )
