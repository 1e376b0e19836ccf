"""Two agencies at the end of the same round, made once for a module; every probe is rolled back."""

from __future__ import annotations

import datetime as dt
import importlib.util
import sys
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from samrit.web.agreements.services import agreement_sign
from samrit.web.assessment.services import Given, competency_rate
from samrit.web.indicators.models import Draft
from samrit.web.indicators.services import letter_upload
from samrit.web.organisation.models import Agency, Officer, Position, RoleGrant, Unit, User
from samrit.web.rounds.services import Dates, unit_dates_set

WEB = Path(__file__).parents[1]
ROUND_START = dt.date(2026, 10, 1)
PASSWORD = "a-long-password-of-the-tests"
# What an assessor wrote in secret, and figures that make an unusual total.
SECRET_NOTE = "ข้อสังเกตลับหมายเลข 7719"
FIGURES = {"budget": "91.37", "plan": "82.53", "work": "61.29"}
SCORES = {"achievement": 4, "service": 5, "expertise": 3, "integrity": 5, "teamwork": 3}
FOREIGN = "คนละกรม-"
# Rows that every request may write: the record of acts and the session.
UNCOUNTED = {"audit.Entry", "audit.ChainHead", "sessions.Session"}


def _beside(folder: str, name: str):
    """Load a module that another folder of tests keeps beside its own."""
    key = f"tests_of_{folder}_{name}"
    if key not in sys.modules:
        spec = importlib.util.spec_from_file_location(key, WEB / folder / f"{name}.py")
        sys.modules[key] = module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules[key]


assessment = _beside("assessment", "conftest")
letters = _beside("indicators", "letters")
LATER = assessment.LATER


# The middleware is loaded once, not once a client.
_HANDLER = Client().handler


@dataclass(slots=True)
class Story:
    """Our agency (`ours`) and another one (`theirs`), both `World`s; accounts by the names of the matrix."""

    ours: assessment.World
    theirs: assessment.World
    users: dict[str, User] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    now: dt.datetime = LATER

    def client(self, who: str, **more: object) -> Client:
        """Give a client that is signed in; nobody for `anonymous`."""
        client = Client(**more)
        if not more:
            client.handler = _HANDLER
        if who != "anonymous":
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client

    def agreement(self, key: str, world: assessment.World | None = None):
        return (world or self.ours).agreement(key)


@contextmanager
def undone():
    """Whatever happens inside is as if it had not happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def census() -> dict[str, tuple[int, int]]:
    """Count the rows of all tables but the record and the sessions, in one query."""
    models = [m for m in apps.get_models() if m._meta.managed and m._meta.label not in UNCOUNTED]
    parts = [f"(select count(*) from {m._meta.db_table})" for m in models]
    with connection.cursor() as cursor:
        cursor.execute("select " + ", ".join(parts))
        return dict(zip([m._meta.label for m in models], cursor.fetchone(), strict=True))


def _finish(world, key, assessor, scores=SCORES):
    world.sign(key)
    rate(world, key, assessor, scores)
    world.confirm(assessor, key)


def rate(world, key, assessor, scores):
    form = world.form(key)
    ratings = {k: Given(score=Decimal(v), note=SECRET_NOTE) for k, v in scores.items()}
    competency_rate(
        person=world.person(assessor), form=form, ratings=ratings, revision=form.revision, now=LATER
    )


def _world(cast):
    """A round near its end: one form released, one confirmed, one rated, one agreement unsigned."""
    world = assessment.World(cast)
    for district in ("district1", "district2"):
        world.report(district, **FIGURES)
    _finish(world, "officer1a", "chief1")
    world.release("district1")
    _finish(world, "officer2a", "chief2")
    world.sign("chief1")
    rate(world, "chief1", "head", SCORES)
    for kind in ("report", "cutoff"):
        unit_dates_set(
            person=world.person("admin"),
            round_=cast.round,
            unit=cast.units["district2"],
            dates=Dates(kind=kind, opens=ROUND_START, closes=LATER.date()),
            reason="อุทกภัย",
            now=cast.now,
        )
    half = world.agreement("officer3a")
    agreement_sign(
        person=world.person("officer3a"),
        agreement_id=half.pk,
        expected_hash=half.current.content_hash,
        now=cast.now,
    )
    return world


def _draft(world, by="admin", unit=None):
    cast = world.cast
    done = letter_upload(
        person=cast.person(by),
        unit=unit or cast.units["province"],
        name="letter.txt",
        content=letters.letter(),
        now=LATER,
    )
    return done.draft


def _neighbour(cast) -> None:
    """The administrator of a second province of our agency, with nothing to do with the first."""
    unit = Unit.objects.create(
        agency=cast.agency, parent=cast.units["department"], kind="province", code="92", name="จังหวัดข้างเคียง"
    )
    officer = Officer.objects.create(
        agency=cast.agency, number="92001", prefix="นาย", first_name="ข้าง", last_name="เคียง"
    )
    Position.objects.create(unit=unit, number="1", line="นักวิชาการ", level="K2", title="นักวิชาการ")
    for role in ("province-admin", "province-head", "hr", "indicator-owner"):
        RoleGrant.objects.create(officer=officer, role=role, unit=unit, starts=dt.date(2025, 10, 1))
    cast.units["neighbour"], cast.officers["neighbour"] = unit, officer
    cast.users["neighbour"] = User.objects.create(username="neighbour", officer=officer)


def _told(make_cast) -> Story:
    mine = make_cast(Agency.objects.create(code="dept", name="กรมตัวอย่าง"))
    other = make_cast(Agency.objects.create(code="other", name="กรมอื่น"), prefix=FOREIGN)
    for unit in other.units.values():
        unit.name = FOREIGN + unit.name
        unit.save()
    for role in ("province-head", "hr", "auditor", "indicator-owner"):
        RoleGrant.objects.create(
            officer=other.officers["admin"],
            role=role,
            unit=other.units["department"],
            starts=dt.date(2025, 10, 1),
        )
    _neighbour(mine)
    story = Story(_world(mine), _world(other))
    story.drafts = {
        "ours": _draft(story.ours),
        "theirs": _draft(story.theirs),
        "neighbour": _draft(story.ours, "neighbour", mine.units["neighbour"]),
    }
    story.users = {
        **mine.users,
        "outsider": other.users["admin"],
        "nobody": User.objects.create(username="nobody"),
    }
    model = get_user_model()
    one = User(username="hash")
    one.set_password(PASSWORD)
    model.objects.update(password=one.password)
    for who in story.users:
        user = model.objects.get(pk=story.users[who].pk)
        story.users[who] = user
        client = Client()
        client.force_login(user)
        story.sessions[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return story


@pytest.fixture(scope="module")
def _story(django_db_setup, django_db_blocker, make_cast: Callable):
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(timezone, "now", lambda: LATER)
        yield _told(make_cast)
        transaction.set_rollback(True)


@pytest.fixture
def story(_story, db, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    return _story
