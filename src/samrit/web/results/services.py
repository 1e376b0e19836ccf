"""Handing in facts: one act that writes everything or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samrit.web.audit.services import Act
from samrit.web.common.errors import Refusal, Stale
from samrit.web.common.policies import require
from samrit.web.indicators.models import Indicator
from samrit.web.organisation.acting import record_act, today_of
from samrit.web.organisation.selectors import Person
from samrit.web.results.choices import DeliveryMethod
from samrit.web.results.facts import Cell, Origin, Row
from samrit.web.results.models import Delivery, Fact
from samrit.web.results.planning import DeliveryPlan, delivery_plan, fact_of, is_deed
from samrit.web.results.policies import may_report, may_report_late, may_self_report
from samrit.web.results.sheets import Sheet, indicator_in_agency, sheet_of
from samrit.web.results.staffing import staffed_units

BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What a delivery wrote; no `delivery` where every cell repeated what was known."""

    delivery: Delivery | None
    first: int
    corrected: int
    unchanged: int


@transaction.atomic
def delivery_save(  # noqa: PLR0913 - one act with everything that its record must say
    *,
    person: Person,
    indicator: Indicator,
    rows: Sequence[Row],
    expected: Mapping[Cell, int | None],
    now: datetime,
    method: str = DeliveryMethod.TYPED,
    source: str = "",
    file_name: str = "",
    file_sha256: str = "",
    reason: str = "",
) -> Saved:
    """Save figures, deeds and dates of one indicator for many units, all or none.

    Args:
        person: who hands in.
        indicator: the indicator, of the person's agency.
        rows: the cells handed in; those that repeat what is known write nothing.
        expected: id of the fact that the person saw in each cell, by (unit, item); None or absent for a cell
            that he saw empty. A newer fact of somebody else is `Stale`.
        now: the moment of the act.
        method: how the facts came in (`DeliveryMethod`).
        source: the source system or document, in words.
        file_name: name of the uploaded file, if it came by one.
        file_sha256: SHA-256 (hex) of that file's bytes.
        reason: why facts that somebody else reported, or that are frozen, are changed.

    Raises:
        NotAllowed, NotFound, Stale, Refusal: with every fault found, each with its place.
    """
    locked = indicator_in_agency(person, indicator.pk)
    Indicator.objects.select_for_update().get(pk=locked.pk)
    sheet = sheet_of(locked)
    require_right(person, sheet, rows, now=now)
    plan = delivery_plan(sheet, rows, expected=expected, person=person, today=today_of(now))
    refuse_plan(plan, person=person, reason=reason)
    first = sum(1 for change in plan.changes if change.before is None)
    if not plan.changes:
        return Saved(delivery=None, first=0, corrected=0, unchanged=plan.unchanged)
    origin = Origin(method=method, source=source, file_name=file_name, file_sha256=file_sha256)
    delivery = _write(plan, origin, person=person, reason=reason.strip(), now=now)
    act = Act(
        name="delivery.save",
        object_type="indicator",
        object_id=locked.pk,
        unit_id=locked.set.unit_id,
        detail={
            "delivery": delivery.pk,
            "method": method,
            "file": file_name,
            "sha256": file_sha256,
            "first": first,
            "corrected": len(plan.changes) - first,
            "reason": reason.strip(),
            "late": list(plan.late),
        },
    )
    record_act(person=person, act=act, now=now)
    return Saved(
        delivery=delivery, first=first, corrected=len(plan.changes) - first, unchanged=plan.unchanged
    )


def require_right(person: Person, sheet: Sheet, rows: Sequence[Row], *, now: datetime) -> None:
    """Refuse unless the person may hand in these rows: as owner, or deeds and dates of his own unit."""
    if may_report.allows(person, sheet.stated):
        return
    by_unit = sheet.by_unit
    items = [by_unit[row.unit_id].items.get(row.item_id) for row in rows if row.unit_id in by_unit]
    if not rows or len(items) < len(rows) or not all(item and is_deed(item) for item in items):
        require(may_report, person, sheet.stated)
    for unit in staffed_units({row.unit_id for row in rows}, today=today_of(now)):
        require(may_self_report, person, unit)


def refuse_plan(plan: DeliveryPlan, *, person: Person, reason: str) -> None:
    """Refuse a plan that cannot be saved, with every fault at once."""
    if plan.conflicts:
        message = _("มีผู้อื่นแก้ไขข้อมูล %(count)s ช่องหลังจากท่านเปิดหน้านี้ ยังไม่มีอะไรถูกบันทึก") % {
            "count": len(plan.conflicts)
        }
        raise Stale("figures-changed", message, plan.conflicts)
    if plan.faults:
        message = _("บันทึกไม่ได้ พบข้อที่ต้องแก้ %(count)s ข้อ ยังไม่มีอะไรถูกบันทึก") % {"count": len(plan.faults)}
        raise Refusal("figures-invalid", message, plan.faults)
    if plan.late:
        if not may_report_late.allows(person, plan.sheet.stated):
            words = {"who": may_report_late.words}
            message = _("พ้นวันตัดยอดแล้ว ข้อมูลถูกล็อก ผู้ที่แก้ไขได้คือ %(who)s") % words
            raise Refusal("after-cutoff", message)
        if not reason.strip():
            raise Refusal("reason-missing", _("พ้นวันตัดยอดแล้ว ให้ระบุเหตุผลที่แก้ไข"))
    if plan.needs_reason and not reason.strip():
        message = _("ให้ระบุเหตุผลที่แก้ไขข้อมูลซึ่งผู้อื่นรายงานไว้")
        raise Refusal("reason-missing", message, plan.needs_reason)


def _write(plan: DeliveryPlan, origin: Origin, *, person: Person, reason: str, now: datetime) -> Delivery:
    delivery = Delivery(
        round=plan.sheet.round,
        indicator=plan.sheet.indicator,
        method=origin.method,
        source=origin.source,
        file_name=origin.file_name,
        file_sha256=origin.file_sha256,
        by_id=person.user_id,
        at=now,
        row_count=len(plan.changes),
    )
    delivery.save()
    facts = [fact_of(change, delivery, reason=reason, today=today_of(now)) for change in plan.changes]
    Fact.objects.bulk_create(facts, batch_size=BATCH)
    return delivery
