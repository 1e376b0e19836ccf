"""Requests of the matrix: the address of each object, and a body that would succeed for the right person."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from samrit.web.agreements.planning import cascade_plan
from samrit.web.assessment.selectors import latest_result, live_form
from samrit.web.indicators.selectors import set_in_force
from samrit.web.organisation.selectors import person_of
from samrit.web.results.facts import Origin, Row, facts_in_force
from samrit.web.results.previewing import delivery_preview
from samrit.web.results.sheets import indicator_in_agency, sheet_of

PASSWORD = "a-long-password-of-the-tests"
DAY = "15 มี.ค. 2570"
REASON = "แก้ตามเอกสาร"


class Target:
    """One object of the matrix in one of the two agencies; `on` as in the matrix."""

    def __init__(self, story, row, world, who):
        self.story, self.row, self.world, self.who = story, row, world, who
        self.cast = world.cast
        self.side = "ours" if world is story.ours else "theirs"

    @property
    def agreement(self):
        return self.world.agreement(self.row.on)

    @property
    def form(self):
        return self.world.form(self.row.on)

    @property
    def draft(self):
        named = "theirs" if self.side == "theirs" else self.row.on
        found = self.story.drafts[named]
        found.refresh_from_db()
        return found

    @property
    def unit(self):
        key = self.row.on.split()[0]
        return self.cast.units["province" if key not in self.cast.units else key]

    @property
    def indicator(self):
        return self.world.indicators[self.row.on.split()[0]]

    def arguments(self) -> list[object]:
        return ARGUMENTS[self.row.kind](self)

    def url(self) -> str:
        query = "?path=set_title" if self.row.route == "indicators:review-field" else ""
        return reverse(self.row.route, args=self.arguments()) + query

    def body(self) -> dict[str, object]:
        return BODIES[self.row.route](self) if self.row.route in BODIES else {}


def _figure(target: Target) -> dict[str, object]:
    item, unit = target.world.items("budget")[0], target.cast.units["district2"]
    known = facts_in_force(item_ids=[item.pk], unit_ids=[unit.pk])[unit.pk, item.pk]
    name = f"v-{unit.pk}-{item.pk}"
    return {name: "71", f"seen-{name}": known.pk, "as_of": DAY, "reason": REASON, "source": "เอกสาร"}


def _deeds(target: Target) -> dict[str, object]:
    items = target.world.items("deeds")
    known = facts_in_force(item_ids=[i.pk for i in items], unit_ids=[target.unit.pk])
    found: dict[str, object] = {"reason": REASON, "as_of": DAY}
    for item in items[-1:]:
        name = f"v-{target.unit.pk}-{item.pk}"
        found |= {name: "no", f"seen-{name}": known[target.unit.pk, item.pk].pk}
    return found


def token_of(story, world, who: str, value: str = "71") -> str:
    """Give the sealed rows of a preview that was made for an account."""
    person = person_of(story.users[who], today=story.now.date())
    sheet = sheet_of(indicator_in_agency(person, world.indicators["budget"].pk))
    unit, item = world.cast.units["district2"], world.items("budget")[0]
    row = Row(unit_id=unit.pk, item_id=item.pk, value=Decimal(value), as_of=story.now.date())
    preview = delivery_preview(person=person, sheet=sheet, rows=[row], origin=Origin(), now=story.now)
    return preview.token


def _confirmed_figures(target: Target) -> dict[str, object]:
    # Whoever has no right tries with what he may have seen: the token of the indicator's owner.
    own = target.who if target.who in ("owner", "admin") and target.side == "ours" else "owner"
    token = token_of(target.story, target.story.ours, own)
    return {"token": token, "reason": REASON}


def _file(target: Target) -> dict[str, object]:
    words = (
        f"หน่วยงาน,{target.world.items('budget')[0].text} (ร้อยละ)\n{target.cast.units['district2'].name},71\n"
    )
    return {"file": SimpleUploadedFile("figures.csv", words.encode()), "as_of": DAY}


def _ratings(target: Target) -> dict[str, object]:
    keys = ("achievement", "service", "expertise", "integrity", "teamwork")
    return {"revision": target.form.revision} | {f"score-{key}": "2" for key in keys}


def _seen(target: Target) -> dict[str, object]:
    form = target.form
    result = latest_result(form)
    live = live_form(form, today=timezone.localdate()).content_hash
    return {"revision": form.revision, "seen_hash": result.content_hash if result else live}


def _plan(target: Target) -> dict[str, object]:
    plan = cascade_plan(set_in_force(target.world.set), today=timezone.localdate())
    return {"digest": plan.digest}


def _letter(target: Target) -> dict[str, object]:
    from .conftest import letters  # noqa: PLC0415 - loaded by the conftest

    return {
        "unit": target.cast.units["province"].pk,
        "letter": SimpleUploadedFile("amendment.txt", letters.amendment()),
    }


ARGUMENTS: dict[str, Callable[[Target], list[object]]] = {
    "": lambda t: [],
    "agreement": lambda t: [t.agreement.pk],
    "draft": lambda t: [t.draft.pk],
    "set": lambda t: [t.world.set.pk],
    "unit": lambda t: [t.unit.pk],
    "file of unit": lambda t: [t.unit.pk, "csv"],
    "indicator": lambda t: [t.indicator.pk],
    "indicator of unit": lambda t: [t.indicator.pk, t.cast.units[t.row.on.split()[1]].pk],
    "unit and indicator": lambda t: [t.unit.pk, t.world.indicators[t.row.on.split()[1]].pk],
}
BODIES: dict[str, Callable[[Target], dict[str, object]]] = {
    "organisation:sign-in": lambda t: {"username": "admin", "password": "wrong-password"},
    "organisation:sign-in-as": lambda t: {"username": "admin"},
    "organisation:language": lambda t: {"language": "en"},
    "rounds:calendar": lambda t: {
        "unit": t.story.ours.cast.units["district1"].pk,
        "kind": "release",
        "opens": "1 เม.ย. 2570",
        "closes": "20 เม.ย. 2570",
        "reason": REASON,
    },
    "indicators:letters": _letter,
    "indicators:review-field": lambda t: {
        "revision": t.draft.revision,
        "path": "set_title",
        "value": "ชื่ออื่น",
    },
    "indicators:publish": lambda t: {"revision": t.draft.revision},
    "indicators:discard": lambda t: {"revision": t.draft.revision},
    "agreements:cascade": _plan,
    "agreements:sign": lambda t: {
        "password": PASSWORD,
        "expected_hash": t.agreement.current.content_hash,
    },
    "results:save": _figure,
    "results:level": _figure,
    "results:paste": lambda t: {
        "block": f"{t.cast.units['district2'].name}\t71",
        "as_of": DAY,
    },
    "results:confirm": _confirmed_figures,
    "results:unit-report": _deeds,
    "exchange:figures": _file,
    "assessment:rate": _ratings,
    "assessment:confirm": _seen,
    "assessment:acknowledge": _seen,
    "assessment:return": lambda t: {"revision": t.form.revision, "reason": REASON},
}
