"""The frame of every page: the round, who I am, and the way to my work. Read lazily, once a request."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from samrit.web.agreements.policies import OVERSEERS
from samrit.web.common.errors import Refusal
from samrit.web.dashboards.desk import post_of
from samrit.web.organisation.acting import acting_person
from samrit.web.organisation.choices import Role
from samrit.web.organisation.selectors import Person
from samrit.web.rounds.models import Round
from samrit.web.rounds.selectors import current_round


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    round: Round | None
    post: str
    nav: tuple[NavItem, ...]


def frame(request: HttpRequest) -> dict[str, object]:
    """Give the templates `frame`; a page that never shows it costs no query."""
    return {"frame": SimpleLazyObject(lambda: _read(request))}


def _read(request: HttpRequest) -> Frame | None:
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return None
    try:
        person = acting_person(request)
    except Refusal:
        return None
    today = timezone.localdate()
    post = post_of(person.officer_id, today=today)
    return Frame(
        round=current_round(agency_id=person.agency_id, today=today),
        post=f"{post.position.title} · {post.position.unit.name}" if post else "",
        nav=tuple(_items(person, request.path)),
    )


def _wanted(person: Person) -> list[tuple[str, str]]:
    """Give the entries of the menu in the order of the work of a round."""
    entries = [
        ("dashboards:home", _("หน้าแรก")),
        ("assessment:mine", _("ผลของฉัน")),
        ("agreements:list", _("ข้อตกลง")),
    ]
    if person.has(Role.INDICATOR_OWNER) or person.has(Role.PROVINCE_ADMIN):
        entries.append(("results:indicators", _("กรอกผลงาน")))
    if person.has(Role.DISTRICT_HEAD) or person.has(Role.PROVINCE_HEAD):
        entries.append(("assessment:queue", _("ประเมิน")))
    if any(person.has(role) for role in OVERSEERS):
        entries.append(("exchange:files", _("เอกสาร")))
    entries.append(("indicators:sets", _("ชุดตัวชี้วัด")))
    if person.has(Role.PROVINCE_ADMIN):
        entries.append(("indicators:letters", _("หนังสือ")))
    if person.has(Role.PROVINCE_ADMIN) or person.has(Role.HR):
        entries.append(("rounds:calendar", _("ปฏิทิน")))
    if person.has(Role.AUDITOR):
        entries.append(("audit:record", _("บันทึกการใช้งาน")))
    return entries


def _items(person: Person, path: str) -> list[NavItem]:
    items = []
    for name, label in _wanted(person):
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        here = path == url if name == "dashboards:home" else path.startswith(url)
        items.append(NavItem(label=label, url=url, is_current=here))
    return items
