"""Publishing: a checked draft becomes an immutable version of a set, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from samrit.web.audit.services import Act
from samrit.web.common.errors import Fault, NotFound, Refusal, Stale
from samrit.web.common.models import content_hash
from samrit.web.common.policies import require
from samrit.web.indicators.choices import DraftState
from samrit.web.indicators.coverage import Obstacle
from samrit.web.indicators.models import (
    DataItem,
    Draft,
    Indicator,
    IndicatorSet,
    IndicatorVersion,
    SetVersion,
    Variant,
    VariantKey,
)
from samrit.web.indicators.plan import Planned, PlannedVariant
from samrit.web.indicators.policies import may_publish
from samrit.web.indicators.reading import DraftReading, draft_reading
from samrit.web.organisation.acting import record_act
from samrit.web.organisation.selectors import Person


@transaction.atomic
def set_publish(
    *,
    person: Person,
    draft_id: int,
    revision: int,
    now: datetime,
    waivers: Mapping[str, str] | None = None,
    reason: str = "",
    base_number: int | None = None,
) -> SetVersion:
    """Publish a draft as a new set, or as the next version of the set that it amends.

    `revision` is that of the draft as the person saw it: any later correction refuses the act. `waivers`
    gives the written reason for accepting an obstacle, by its id. `reason` says why an amendment is made
    (the letter's number and date are kept beside it), `base_number` which version was compared with.

    Raises:
        Refusal: something stands against it; `faults` are all of them.
        Stale: the draft or the amended set changed since the page was made.
    """
    draft = _locked(person, draft_id, revision)
    set_ = _locked_set(draft)
    reading = draft_reading(draft)
    if reading.base is not None and base_number not in (None, reading.base.number):
        message = _("ชุดตัวชี้วัดเดิมมีฉบับใหม่แล้ว ให้เปิดหน้าตรวจร่างใหม่เพื่อเทียบกับฉบับล่าสุด")
        raise Stale("base-changed", message)
    kept = _waived(reading.obstacles, waivers or {})
    _check_change(reading)
    version = SetVersion(
        set=set_ or _new_set(draft),
        number=reading.base.number + 1 if reading.base else 1,
        draft=draft,
        **_letter_of(draft),
        reason=reason.strip(),
        waivers=kept,
        content_hash=content_hash([planned.hash for planned in reading.planned]),
        published_by_id=person.user_id,
        published_at=now,
    )
    version.save()
    _write_indicators(version, reading.planned)
    draft.state = DraftState.PUBLISHED
    draft.save(update_fields=["state"])
    act = Act(
        name="set.amend" if reading.base else "set.publish",
        object_type="set",
        object_id=version.set_id,
        unit_id=draft.unit_id,
        detail={
            "version": version.number,
            "letter": version.letter_number,
            "content_hash": version.content_hash,
            "waivers": [w["code"] for w in kept],
        },
    )
    record_act(person=person, act=act, now=now)
    return version


@transaction.atomic
def draft_discard(*, person: Person, draft_id: int, revision: int, now: datetime) -> Draft:
    """Put a draft away; its letter stays on file and may be uploaded again."""
    draft = _locked(person, draft_id, revision)
    draft.state = DraftState.DISCARDED
    draft.save(update_fields=["state"])
    act = Act(name="draft.discard", object_type="draft", object_id=draft.pk, unit_id=draft.unit_id)
    record_act(person=person, act=act, now=now)
    return draft


def _locked(person: Person, draft_id: int, revision: int) -> Draft:
    drafts = Draft.objects.select_for_update(of=("self",)).select_related("unit", "round", "amends")
    draft = drafts.filter(pk=draft_id, unit__agency_id=person.agency_id).first()
    if draft is None:
        raise NotFound("no-such-draft", _("ไม่พบร่างนี้ ให้เลือกจากรายการหนังสือ"))
    require(may_publish, person, draft)
    if draft.state != DraftState.OPEN:
        raise Stale("draft-closed", _("ร่างนี้ประกาศใช้หรือยกเลิกไปแล้ว ให้ดูที่รายการชุดตัวชี้วัด"))
    if draft.revision != revision:
        raise Stale("edited-meanwhile", _("มีผู้แก้ไขร่างหลังจากที่ท่านเปิดหน้านี้ ให้เปิดหน้าตรวจร่างใหม่ก่อนประกาศใช้"))
    return draft


def _locked_set(draft: Draft) -> IndicatorSet | None:
    if draft.amends_id is None:
        return None
    return IndicatorSet.objects.select_for_update().get(pk=draft.amends_id)


def _waived(found: Sequence[Obstacle], waivers: Mapping[str, str]) -> list[dict[str, str]]:
    open_ones = [o for o in found if not (o.waivable and waivers.get(o.id, "").strip())]
    if open_ones:
        faults = tuple(Fault(where="", message=o.message, code=o.code) for o in open_ones)
        raise Refusal("not-publishable", _("ยังประกาศใช้ไม่ได้ ให้แก้รายการต่อไปนี้ก่อน"), faults)
    return [
        {"id": o.id, "code": o.code, "message": o.message, "reason": waivers[o.id].strip()} for o in found
    ]


def _check_change(reading: DraftReading) -> None:
    if reading.base is None:
        return
    same = all(p.base is not None and p.hash == p.base.content_hash for p in reading.planned)
    if same and len(reading.planned) == len(reading.base_indicators):
        message = _("ร่างนี้ไม่ต่างจากฉบับที่ใช้อยู่ จึงไม่มีอะไรต้องประกาศ ให้ตรวจว่าเลือกชุดที่ถูกต้อง")
        raise Refusal("nothing-changes", message)


def _new_set(draft: Draft) -> IndicatorSet:
    parties = draft.content.get("parties") or {}
    return IndicatorSet.objects.create(
        round=draft.round,
        unit=draft.unit,
        title=draft.content["set_title"],
        assessor_title=(parties.get("assessor") or "")[:100],
        assessee_title=(parties.get("assessee") or "")[:100],
    )


def _letter_of(draft: Draft) -> dict[str, Any]:
    letter = draft.content.get("letter") or {}
    return {
        "letter_number": (letter.get("number") or "")[:100],
        "letter_date": date.fromisoformat(letter["date"]) if letter.get("date") else None,
    }


def _write_indicators(version: SetVersion, planned: Sequence[Planned]) -> None:
    identities = _identities(version.set, planned)
    rows = [
        IndicatorVersion(
            set_version=version,
            indicator=identity,
            scope=row.scope,
            order=order,
            number=row.number,
            title=row.title,
            weight=cast("Decimal", row.weight),  # a missing weight was an obstacle: none comes here
            owners=list(row.owners),
            owner_unit_id=row.owner_unit_id,
            applies_only=list(row.applies_only),
            applies_except=list(row.applies_except),
            cutoff=row.cutoff,
            cumulative_deeds=row.cumulative_deeds,
            sheet=row.sheet,
            source_line=row.source_line,
            content_hash=row.hash,
        )
        for order, (row, identity) in enumerate(zip(planned, identities, strict=True), start=1)
    ]
    IndicatorVersion.objects.bulk_create(rows)
    pairs = [(row, made, v) for row, made in zip(planned, rows, strict=True) for v in row.variants]
    variants = [
        Variant(indicator_version=made, size_class=v.size_class or "", label=v.label, rule=v.rule)
        for _row, made, v in pairs
    ]
    Variant.objects.bulk_create(variants)
    _write_keys([(row, made, v, w) for (row, made, v), w in zip(pairs, variants, strict=True)])


def _identities(set_: IndicatorSet, planned: Sequence[Planned]) -> list[Indicator]:
    fresh = [Indicator(set=set_) for row in planned if row.base is None]
    Indicator.objects.bulk_create(fresh)
    waiting = iter(fresh)
    return [row.base.indicator if row.base is not None else next(waiting) for row in planned]


def _write_keys(rows: Iterable[tuple[Planned, IndicatorVersion, PlannedVariant, Variant]]) -> None:
    """Tie each key of each rule to what is reported; words that were reported before keep their item."""
    todo = list(rows)
    indicators = {made.indicator_id for _row, made, _v, _w in todo}
    items = {
        (item.indicator_id, item.kind, item.fingerprint): item
        for item in DataItem.objects.filter(indicator_id__in=indicators)
    }
    new: dict[tuple[int, str, str], DataItem] = {}
    wanted: list[tuple[Variant, str, tuple[int, str, str]]] = []
    keys: list[VariantKey] = []
    for row, made, planned, variant in todo:
        if row.carried and row.base is not None:
            keys += _carried_keys(row.base, planned, variant)
            continue
        for thing in planned.reported:
            place = (made.indicator_id, str(thing.kind), thing.fingerprint)
            wanted.append((variant, thing.key, place))
            if place not in items:
                new[place] = DataItem(
                    indicator_id=made.indicator_id,
                    kind=thing.kind,
                    text=thing.text,
                    unit=thing.unit[:100],
                    fingerprint=thing.fingerprint,
                )
    DataItem.objects.bulk_create(new.values())
    items |= new
    keys += [VariantKey(variant=variant, key=key, item=items[place]) for variant, key, place in wanted]
    VariantKey.objects.bulk_create(keys)


def _carried_keys(base: IndicatorVersion, planned: PlannedVariant, variant: Variant) -> list[VariantKey]:
    old = next(v for v in base.variants.all() if v.size_class == (planned.size_class or ""))
    return [VariantKey(variant=variant, key=k.key, item_id=k.item_id) for k in old.keys.all()]
