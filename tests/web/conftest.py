"""A fixed cast of people for all web tests.

One province of a fictional department with three districts of three size classes, and one agency apart
whose people must never see anything of it.

| name in the cast | who |
| --- | --- |
| `admin` | strategy officer of the province: letters, sets, cascade |
| `head` | head of the provincial office: agrees with and assesses the district heads, releases |
| `owner` | of the coordination group: enters the figures of its indicators |
| `chief1` … `chief3` | heads of the district offices (large, medium, small) |
| `officer1a`, `officer1b`, `officer2a`, `officer3a` | officers of the districts |
| `hr`, `auditor` | of the province |
| `outsider` | province administrator of the other agency |
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone, translation

from samrit.grading import default_scheme
from samrit.web.organisation.models import (
    Agency,
    Appointment,
    Officer,
    Position,
    RoleGrant,
    Unit,
    User,
)
from samrit.web.organisation.selectors import Person, person_of
from samrit.web.rounds.models import Phase, Round, Scheme

ROUND_START = dt.date(2026, 10, 1)
ROUND_END = dt.date(2027, 3, 31)
TODAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=timezone.get_fixed_timezone(7 * 60))
PASSWORD = "a-long-password-of-the-tests"

PEOPLE = [
    # key, unit, level, title, is_head, grants
    ("admin", "strategy", "K2", "นักวิชาการพัฒนาชุมชน", False, [("province-admin", "province")]),
    ("head", "province", "D2", "พัฒนาการจังหวัด", True, [("province-head", "province")]),
    ("owner", "coordination", "K2", "นักจัดการงานทั่วไป", False, [("indicator-owner", "coordination")]),
    ("chief1", "district1", "K3", "พัฒนาการอำเภอ", True, [("district-head", "district1")]),
    ("chief2", "district2", "K3", "พัฒนาการอำเภอ", True, [("district-head", "district2")]),
    ("chief3", "district3", "K2", "พัฒนาการอำเภอ", True, [("district-head", "district3")]),
    ("officer1a", "district1", "K2", "นักวิชาการพัฒนาชุมชน", False, []),
    ("officer1b", "district1", "O2", "เจ้าพนักงานพัฒนาชุมชน", False, []),
    ("officer2a", "district2", "K1", "นักวิชาการพัฒนาชุมชน", False, []),
    ("officer3a", "district3", "K2", "นักวิชาการพัฒนาชุมชน", False, []),
    ("hr", "province", "K2", "นักทรัพยากรบุคคล", False, [("hr", "province")]),
    ("auditor", "province", "K3", "นักวิชาการตรวจสอบภายใน", False, [("auditor", "province")]),
]


@dataclass(slots=True)
class Cast:
    agency: Agency
    units: dict[str, Unit] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    round: Round | None = None
    scheme: Scheme | None = None
    today: dt.date = TODAY
    now: dt.datetime = NOW
    password: str = PASSWORD

    def person(self, key: str) -> Person:
        return person_of(self.users[key], today=self.today)

    def client(self, key: str) -> Client:
        client = Client()
        client.force_login(self.users[key])
        return client


def _unit(cast: Cast, key: str, kind: str, code: str, name: str, parent: str | None, **more: object) -> None:
    cast.units[key] = Unit.objects.create(
        agency=cast.agency,
        parent=cast.units[parent] if parent else None,
        kind=kind,
        code=code,
        name=name,
        **more,
    )


def _person(cast: Cast, number: int, row: tuple, prefix: str) -> None:
    key, unit, level, title, is_head, grants = row
    officer = Officer.objects.create(
        agency=cast.agency,
        number=f"{number:05d}",
        prefix="นางสาว",
        first_name=f"ทดสอบ{number}",
        last_name=f"{prefix}{key}",
    )
    post = Position.objects.create(
        unit=cast.units[unit], number=f"{number}", line=title, level=level, title=title, is_head=is_head
    )
    Appointment.objects.create(officer=officer, position=post, starts=dt.date(2025, 10, 1))
    for role, where in grants:
        RoleGrant.objects.create(
            officer=officer, role=role, unit=cast.units[where], starts=dt.date(2025, 10, 1)
        )
    cast.officers[key] = officer
    cast.users[key] = User.objects.create(username=f"{prefix}{key}", officer=officer)


@pytest.fixture(autouse=True)
def _today_is_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the views: the same day in every test."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture(autouse=True)
def _every_test_has_a_cache_of_its_own(settings) -> Iterator[None]:
    """Counts of wrong passwords belong to one test; tests that run beside it share the folder on disk."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _every_test_begins_in_thai() -> Iterator[None]:
    """A page asked for in English leaves its language behind in the thread."""
    with translation.override("th"):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    cast = _make_cast(Agency.objects.create(code="dept", name="กรมตัวอย่าง"))
    _outsider(cast)
    return cast


@pytest.fixture(scope="session")
def make_cast() -> Callable[..., Cast]:
    """For a test that needs the same people in another agency, or once for a whole module."""
    return _make_cast


def _make_cast(agency: Agency, *, prefix: str = "") -> Cast:
    """Make the units, people and round of an agency; `prefix` goes before accounts and last names."""
    cast = Cast(agency=agency)
    _unit(cast, "department", "department", "00", "กรมตัวอย่าง", None)
    _unit(cast, "province", "province", "90", "สำนักงานจังหวัดทดสอบ", "department", place="จังหวัดทดสอบ")
    _unit(cast, "strategy", "group", "90G1", "กลุ่มงานยุทธศาสตร์", "province")
    _unit(
        cast,
        "coordination",
        "group",
        "90G2",
        "กลุ่มงานประสานและสนับสนุน",
        "province",
        aliases=["กง.ประสาน", "กลุ่มงานประสานฯ"],
    )
    for number, (size, place) in enumerate(
        [("large", "อำเภอทุ่งหนึ่ง"), ("medium", "อำเภอทุ่งสอง"), ("small", "อำเภอทุ่งสาม")], start=1
    ):
        _unit(
            cast,
            f"district{number}",
            "district",
            f"900{number}",
            f"สำนักงาน{place}",
            "province",
            place=place,
            size_class=size,
        )
    for number, row in enumerate(PEOPLE, start=1):
        _person(cast, number, row, prefix)
    cast.scheme = Scheme.objects.create(
        agency=cast.agency, name="ทดสอบ", valid_from=ROUND_START, content=default_scheme().to_json()
    )
    cast.round = Round.objects.create(
        agency=cast.agency,
        fiscal_year=2570,
        number=1,
        starts=ROUND_START,
        ends=ROUND_END,
        scheme=cast.scheme,
    )
    for kind, opens, closes in [
        ("agreement", ROUND_START, dt.date(2026, 12, 15)),
        ("report", ROUND_START, dt.date(2027, 3, 10)),
        ("cutoff", dt.date(2027, 3, 15), dt.date(2027, 3, 15)),
        ("assess", dt.date(2027, 3, 16), ROUND_END),
        ("release", dt.date(2027, 3, 25), dt.date(2027, 4, 10)),
    ]:
        Phase.objects.create(round=cast.round, kind=kind, opens=opens, closes=closes)
    return cast


def _outsider(cast: Cast) -> None:
    other = Agency.objects.create(code="other", name="กรมอื่น")
    unit = Unit.objects.create(agency=other, kind="province", code="91", name="สำนักงานจังหวัดอื่น")
    officer = Officer.objects.create(
        agency=other, number="1", prefix="นาย", first_name="คนนอก", last_name="คนอื่น"
    )
    for role in ("province-admin", "auditor", "province-head", "hr", "indicator-owner"):
        RoleGrant.objects.create(officer=officer, role=role, unit=unit, starts=dt.date(2025, 10, 1))
    cast.officers["outsider"] = officer
    cast.users["outsider"] = User.objects.create(username="outsider", officer=officer)
    cast.units["other"] = unit


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def with_passwords(cast: Cast) -> Cast:
    """The same cast with a real password on every account (Argon2 takes its time: ask only if needed)."""
    for user in cast.users.values():
        user.set_password(PASSWORD)
        user.save()
    return cast
