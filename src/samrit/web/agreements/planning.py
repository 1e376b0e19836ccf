"""What giving a set to officers would do, worked out before anything is written.

Reads the organisation, the set and the agreements that exist in a constant number of queries, then works on
plain data: lines once for each district, parties and content once for each officer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from samrit.web.agreements.content import (
    JsonObject,
    PlannedLine,
    agreement_content,
    exact_text,
    frame_content,
    line_content,
)
from samrit.web.agreements.models import Agreement
from samrit.web.agreements.parties import Headship, Parties, headship, parties_of
from samrit.web.common.errors import Fault
from samrit.web.common.models import content_hash
from samrit.web.indicators.choices import Scope
from samrit.web.indicators.models import IndicatorVersion, SetVersion
from samrit.web.indicators.selectors import applies_to, indicators_of, units_below, variant_for
from samrit.web.organisation.models import Appointment, Unit
from samrit.web.organisation.selectors import appointments_on

Change = Literal["new", "changed", "same", "blocked"]
FULL_WEIGHT = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAgreement:
    """What one officer is to get; `blocked` ones have their reasons in `faults`."""

    assessee: Appointment
    parties: Parties
    change: Change
    content: JsonObject
    content_hash: str
    existing: Agreement | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """One district: its lines, the sum of each block's weights, and its officers."""

    unit: Unit
    lines: tuple[PlannedLine, ...]
    weights: Mapping[str, Decimal]
    agreements: tuple[PlannedAgreement, ...]
    faults: tuple[Fault, ...]

    @property
    def counts(self) -> dict[str, int]:
        return _counts(self.agreements)


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadePlan:
    """The whole act; `digest` names it, so that what was previewed is what is done."""

    set_version: SetVersion
    units: tuple[UnitPlan, ...]
    faults: tuple[Fault, ...]
    digest: str

    @property
    def agreements(self) -> list[PlannedAgreement]:
        return [agreement for unit in self.units for agreement in unit.agreements]

    @property
    def counts(self) -> dict[str, int]:
        return _counts(self.agreements)

    @property
    def all_faults(self) -> tuple[Fault, ...]:
        """Every fault once: of the act, then unit by unit, then officer by officer."""
        rows = [*self.faults]
        for unit in self.units:
            rows += unit.faults
            rows += [fault for agreement in unit.agreements for fault in agreement.faults]
        return tuple(dict.fromkeys(rows))


def _counts(agreements: Iterable[PlannedAgreement]) -> dict[str, int]:
    found = Counter(a.change for a in agreements)
    return {
        "new": found["new"],
        "changed": found["changed"],
        "same": found["same"],
        "blocked": found["blocked"],
    }


def cascade_plan(set_version: SetVersion, *, today: date) -> CascadePlan:
    """Work out what giving this version to all districts and their officers would do today."""
    set_ = set_version.set
    units = units_below(set_.unit)
    prefetch_related_objects(units, "parent")
    indicators = indicators_of(set_version)
    above = {u.parent_id for u in units if u.parent_id}
    appointed = _by_unit(appointments_on(today, unit_ids=frozenset(above | {u.pk for u in units})))
    known = _existing(set_version, [u.pk for u in units])
    superiors = {pk: headship(appointed.get(pk, [])) for pk in above}
    frame = frame_content(round_=set_.round, set_title=set_.title)
    waived = waived_scopes(set_version)
    plans = tuple(
        _unit_plan(
            unit,
            indicators=indicators,
            appointments=appointed.get(unit.pk, []),
            superior=superiors.get(unit.parent_id or 0, Headship(head=None)),
            frame=frame,
            set_id=set_.pk,
            known=known,
            waived=waived,
        )
        for unit in units
    )
    faults = tuple(_act_faults(set_version, units, indicators))
    return CascadePlan(set_version=set_version, units=plans, faults=faults, digest=_digest(plans, faults))


def waived_scopes(set_version: SetVersion) -> frozenset[str]:
    """Give the blocks whose weights were published with an explicit waiver (`weights-not-100/<block>`)."""
    codes = [str(row.get("id", "")).partition("/") for row in set_version.waivers]
    return frozenset(scope for code, _slash, scope in codes if code == "weights-not-100")


def _by_unit(appointments: Iterable[Appointment]) -> dict[int, list[Appointment]]:
    found: dict[int, list[Appointment]] = {}
    for appointment in appointments:
        found.setdefault(appointment.position.unit_id, []).append(appointment)
    return found


def _existing(set_version: SetVersion, unit_ids: Sequence[int]) -> dict[tuple[int, int], Agreement]:
    rows = Agreement.objects.filter(round_id=set_version.set.round_id, unit_id__in=unit_ids)
    rows = rows.select_related("current", "set").defer("current__content")
    return {(row.officer_id, row.unit_id): row for row in rows}


def _act_faults(
    set_version: SetVersion, units: Sequence[Unit], indicators: Sequence[IndicatorVersion]
) -> Iterable[Fault]:
    where = set_version.set.unit.name
    if not units:
        yield Fault(where=where, code="no-district", message=_("ยังไม่มีอำเภอในจังหวัดนี้ ให้เพิ่มหน่วยงานก่อนถ่ายทอด"))
    if not indicators:
        yield Fault(where=where, code="no-indicator", message=_("ชุดตัวชี้วัดนี้ไม่มีตัวชี้วัด จึงไม่มีสิ่งที่จะถ่ายทอด"))


def _no_head(where: str, found: Headship) -> Fault:
    if not found.rivals:
        message = _("ไม่มีหัวหน้าหน่วยงานในวันนี้ ให้บันทึกผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทนก่อน")
        return Fault(where=where, code="no-head", message=message)
    names = ", ".join(str(a.officer) for a in found.rivals)
    message = _("มีหัวหน้าหน่วยงานพร้อมกันมากกว่าหนึ่งคน (%(names)s) ให้แก้วันที่ของคำสั่งให้เหลือคนเดียว") % {"names": names}
    return Fault(where=where, code="two-heads", message=message)


def _unit_plan(
    unit: Unit,
    *,
    indicators: Sequence[IndicatorVersion],
    appointments: Sequence[Appointment],
    superior: Headship,
    frame: JsonObject,
    set_id: int,
    known: Mapping[tuple[int, int], Agreement],
    waived: frozenset[str],
) -> UnitPlan:
    lines, faults = _lines(unit, indicators)
    weights = _weights(lines)
    faults += _weight_faults(unit, weights, waived)
    own = headship(appointments)
    if superior.head is None and unit.parent is not None:
        faults.append(_no_head(unit.parent.name, superior))
    if own.head is None:
        faults.append(_no_head(unit.name, own))
    shared = [line_content(line) for line in lines]
    planned = []
    for assessee in [a for a in appointments if not a.acting]:
        parties = parties_of(assessee, unit_head=own.head, superior_head=superior.head)
        content = agreement_content(frame, assessee=assessee, parties=parties, lines=shared)
        existing = known.get((assessee.officer_id, unit.pk))
        person_faults = tuple(_person_faults(assessee, parties, appointments, existing, set_id))
        digest = content_hash(content)
        planned.append(
            PlannedAgreement(
                assessee=assessee,
                parties=parties,
                change=_change(existing, digest, blocked=bool(faults or person_faults or not superior.head)),
                content=content,
                content_hash=digest,
                existing=existing,
                faults=person_faults,
            )
        )
    return UnitPlan(
        unit=unit, lines=tuple(lines), weights=weights, agreements=tuple(planned), faults=tuple(faults)
    )


def _change(existing: Agreement | None, digest: str, *, blocked: bool) -> Change:
    if blocked:
        return "blocked"
    if existing is None or existing.current is None:
        return "new"
    return "same" if existing.current.content_hash == digest else "changed"


def _lines(unit: Unit, indicators: Sequence[IndicatorVersion]) -> tuple[list[PlannedLine], list[Fault]]:
    """Give the lines of a unit; an indicator whose criteria leave the unit out is a fault, never a guess."""
    lines, faults = [], []
    for stated in indicators:
        if not applies_to(stated, unit):
            continue
        variant = variant_for(stated, unit)
        if variant is not None:
            lines.append(PlannedLine(indicator_version=stated, variant=variant))
            continue
        words = {"number": stated.number, "size": unit.get_size_class_display() or _("หน่วยงานที่ยังไม่ระบุขนาด")}
        message = _("ตัวชี้วัดที่ %(number)s ไม่มีเกณฑ์สำหรับ%(size)s ให้ระบุขนาดอำเภอ หรือแก้ไขชุดตัวชี้วัดให้มีเกณฑ์ครบ") % words
        faults.append(Fault(where=unit.name, code="variant-coverage", message=message))
    return lines, faults


def _weights(lines: Iterable[PlannedLine]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in lines:
        scope = line.indicator_version.scope
        sums[scope] = sums.get(scope, Decimal(0)) + line.indicator_version.weight
    return sums


def _weight_faults(unit: Unit, weights: Mapping[str, Decimal], waived: frozenset[str]) -> list[Fault]:
    faults = []
    for scope, total in weights.items():
        if total != FULL_WEIGHT and scope not in waived:
            words = {"block": Scope(scope).label, "total": exact_text(total)}
            message = _("น้ำหนักของ%(block)sรวมได้ %(total)s ต้องรวมได้ 100 ให้แก้ไขน้ำหนักในชุดตัวชี้วัด") % words
            faults.append(Fault(where=unit.name, code="weights-not-100", message=message))
    if not weights:
        message = _("ไม่มีตัวชี้วัดใดใช้กับหน่วยงานนี้ ให้ตรวจข้อยกเว้นของตัวชี้วัด")
        faults.append(Fault(where=unit.name, code="no-line", message=message))
    return faults


def _person_faults(
    assessee: Appointment,
    parties: Parties,
    appointments: Sequence[Appointment],
    existing: Agreement | None,
    set_id: int,
) -> Iterable[Fault]:
    name = str(assessee.officer)
    me = assessee.officer_id
    if any(seat and seat.officer_id == me for seat in (parties.partner, parties.assessor, parties.reviewer)):
        message = _("จะเป็นผู้ประเมินตนเอง ให้แต่งตั้งผู้รักษาราชการแทนคนอื่น หรือกำหนดผู้ประเมินใหม่")
        yield Fault(where=name, code="assesses-himself", message=message)
    if sum(1 for a in appointments if a.officer_id == me and not a.acting) > 1:
        message = _("ดำรงตำแหน่งมากกว่าหนึ่งตำแหน่งในหน่วยงานเดียวกัน ให้แก้วันที่ของคำสั่งให้เหลือตำแหน่งเดียว")
        yield Fault(where=name, code="two-posts", message=message)
    if existing is not None and existing.set_id != set_id:
        words = {"title": existing.set.title}
        message = _("มีข้อตกลงของรอบนี้จากชุด “%(title)s” อยู่แล้ว ให้แก้ไขชุดเดิมแทนการถ่ายทอดชุดใหม่") % words
        yield Fault(where=name, code="other-set", message=message)


def _digest(units: Sequence[UnitPlan], faults: Sequence[Fault]) -> str:
    rows: list[object] = [[f.where, f.code] for f in faults]
    for unit in units:
        rows.append([unit.unit.pk, [[f.where, f.code] for f in unit.faults]])
        rows += [[a.assessee.officer_id, a.change, a.content_hash] for a in unit.agreements]
    return content_hash(rows)
