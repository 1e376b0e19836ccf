"""A round at its end for the cast: a set, signed agreements and figures, through the services."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from samrit.criteria import compile_scale, to_json
from samrit.web.agreements.models import Agreement
from samrit.web.agreements.services import agreement_sign, set_cascade
from samrit.web.assessment.selectors import form_of, live_form
from samrit.web.assessment.services import Given, competency_rate, form_confirm, unit_release
from samrit.web.indicators.models import (
    DataItem,
    Indicator,
    IndicatorSet,
    IndicatorVersion,
    SetVersion,
    Variant,
    VariantKey,
)
from samrit.web.indicators.rules import rule_of
from samrit.web.results.facts import Row, facts_in_force
from samrit.web.results.services import delivery_save

LATER = dt.datetime(2027, 3, 26, 10, 0, tzinfo=timezone.get_fixed_timezone(7 * 60))
SHARES = [f"ผลงานไม่น้อยกว่าร้อยละ {n}" for n in (60, 70, 80, 90, 95)]
DEEDS = ["แต่งตั้งคณะทำงาน", "จัดทำแผนปฏิบัติการ", "ดำเนินการตามแผน", "สรุปผลการดำเนินงาน", "รายงานผลต่อจังหวัด"]
INDICATORS = [
    # name, scope, number, weight, level texts
    ("budget", "team", "1", "60", SHARES),
    ("plan", "team", "2", "40", SHARES),
    ("work", "individual", "1", "70", SHARES),
    ("deeds", "individual", "2", "30", DEEDS),
]
FIGURES = {"budget": "96", "plan": "82.5", "work": "61"}
RATINGS = {"achievement": 4, "service": 5, "expertise": 3, "integrity": 5, "teamwork": 4}


class World:
    """The cast at the end of the round; `now` is a day when assessing and releasing are both open."""

    def __init__(self, cast):
        self.cast = cast
        self.now = LATER
        self.today = LATER.date()
        self.set = IndicatorSet.objects.create(
            round=cast.round, unit=cast.units["province"], title="ตัวชี้วัดทดสอบ"
        )
        self.indicators = {}
        self.publish(1)
        self.cascade()

    def person(self, key):
        return self.cast.person(key)

    def publish(self, number, weights=None, waivers=()):
        cast = self.cast
        self.version = SetVersion.objects.create(
            set=self.set,
            number=number,
            content_hash=str(number),
            waivers=list(waivers),
            published_by=cast.users["admin"],
            published_at=cast.now,
        )
        for order, (name, scope, printed, weight, texts) in enumerate(INDICATORS):
            indicator = self.indicators.setdefault(name, None) or Indicator.objects.create(set=self.set)
            self.indicators[name] = indicator
            stated = IndicatorVersion.objects.create(
                set_version=self.version,
                indicator=indicator,
                scope=scope,
                order=order,
                number=printed,
                title=f"ตัวชี้วัดเรื่อง {name}",
                weight=Decimal((weights or {}).get(name, weight)),
                owners=["กง.ประสาน"],
                owner_unit=cast.units["coordination"],
                content_hash=f"{name} {number}",
            )
            rule = rule_of(to_json(compile_scale(list(enumerate(texts, start=1)))), cumulative_deeds=True)
            variant = Variant.objects.create(indicator_version=stated, rule=rule.json)
            for asked in {row.key: row for row in rule.reported}.values():
                item, _made = DataItem.objects.get_or_create(
                    indicator=indicator,
                    kind=asked.kind,
                    fingerprint=asked.fingerprint,
                    defaults={"text": asked.text, "unit": asked.unit},
                )
                VariantKey.objects.create(variant=variant, key=asked.key, item=item)

    def cascade(self):
        set_cascade(person=self.person("admin"), set_version=self.version, now=self.cast.now)

    def agreement(self, key):
        rows = Agreement.objects.select_related(
            "officer", "unit", "position", "round__scheme", "current", "assessor", "partner"
        )
        return rows.get(officer=self.cast.officers[key])

    def form(self, key):
        return form_of(self.agreement(key))

    def sign(self, *keys):
        for key in keys:
            agreement = self.agreement(key)
            partner = next(k for k, o in self.cast.officers.items() if o.pk == agreement.partner_id)
            for who in (key, partner):
                agreement_sign(
                    person=self.person(who),
                    agreement_id=agreement.pk,
                    expected_hash=agreement.current.content_hash,
                    now=self.cast.now,
                )

    def items(self, name):
        return list(DataItem.objects.filter(indicator=self.indicators[name]).order_by("pk"))

    def deliver(self, name, rows, *, reason="", by="owner", now=None):
        cells = [row.cell for row in rows]
        known = facts_in_force(item_ids=[c[1] for c in cells], unit_ids=[c[0] for c in cells])
        return delivery_save(
            person=self.person(by),
            indicator=self.indicators[name],
            rows=rows,
            expected={cell: known[cell].pk if cell in known else None for cell in cells},
            source="ระบบทดสอบ",
            reason=reason,
            now=now or self.cast.now,
        )

    def report(self, district, *, leave_out=(), **changes):
        unit = self.cast.units[district].pk
        for name, value in (FIGURES | changes).items():
            if name not in leave_out:
                row = Row(
                    unit_id=unit,
                    item_id=self.items(name)[0].pk,
                    value=Decimal(value),
                    as_of=self.cast.today,
                )
                self.deliver(name, [row])
        if "deeds" not in leave_out:
            rows = [
                Row(unit_id=unit, item_id=item.pk, done=True, as_of=self.cast.today)
                for item in self.items("deeds")
            ]
            self.deliver("deeds", rows)

    def rate(self, assessor, key, scores=None, *, revision=None, now=None):
        form = self.form(key)
        return competency_rate(
            person=self.person(assessor),
            form=form,
            ratings={k: Given(score=Decimal(v)) for k, v in (scores or RATINGS).items()},
            revision=form.revision if revision is None else revision,
            now=now or self.now,
        )

    def confirm(self, assessor, key, *, floors=None, revision=None, seen_hash=None, now=None):
        form = self.form(key)
        return form_confirm(
            person=self.person(assessor),
            form=form,
            revision=form.revision if revision is None else revision,
            seen_hash=seen_hash or live_form(form, today=(now or self.now).date()).content_hash,
            floors=floors,
            now=now or self.now,
        )

    def finish(self, assessor, key):
        """Sign, rate and confirm one form whose district has reported."""
        self.sign(key)
        self.rate(assessor, key)
        return self.confirm(assessor, key)

    def release(self, unit="province", by="head", now=None):
        return unit_release(person=self.person(by), unit=self.cast.units[unit], now=now or self.now)


@pytest.fixture
def world(cast, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    return World(cast)


@pytest.fixture
def confirmed(world):
    """The form of officer1a: reported, rated, confirmed by his chief."""
    world.report("district1")
    world.finish("chief1", "officer1a")
    return world
