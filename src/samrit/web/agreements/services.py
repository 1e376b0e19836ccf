"""Acts on agreements: giving a set to all officers of a province, and signing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samrit.web.agreements.choices import AgreementState, SignatureMethod, SignerRole
from samrit.web.agreements.models import (
    Agreement,
    AgreementLine,
    AgreementVersion,
    Cascade,
    Signature,
)
from samrit.web.agreements.planning import CascadePlan, PlannedAgreement, UnitPlan, cascade_plan
from samrit.web.agreements.policies import may_cascade, may_sign
from samrit.web.audit.services import Act, record_many
from samrit.web.common.errors import NotFound, Refusal, Stale
from samrit.web.common.models import content_hash
from samrit.web.common.policies import require
from samrit.web.indicators.models import IndicatorSet, SetVersion
from samrit.web.indicators.selectors import set_in_force
from samrit.web.organisation.acting import record_act, today_of
from samrit.web.organisation.selectors import Person

BATCH = 500
# What is signed for stays Thai, like the paper, whatever the language of the page.
SIGNED_FOR = "ตกลงตามตัวชี้วัด น้ำหนัก และเกณฑ์ในข้อตกลงฉบับนี้"
PEOPLE_CHANGED = gettext_noop("คู่ข้อตกลงหรือตำแหน่งเปลี่ยนไป")  # kept in Thai, translated when shown


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writing:
    """One agreement that is to get a new version, with the plan of its unit."""

    planned: PlannedAgreement
    unit: UnitPlan


@transaction.atomic
def set_cascade(
    *,
    person: Person,
    set_version: SetVersion,
    now: datetime,
    leave_out: bool = False,
    expected: str | None = None,
) -> Cascade:
    """Give a published set to all districts of its province and to their officers, in one act.

    Officers whose content is unchanged are left alone with their signatures; the others get a new version
    that both parties sign again. Doing it twice changes nothing the second time.

    Args:
        person: who gives it.
        set_version: the version in force of the set.
        now: the moment of the act; its day decides who is head where.
        leave_out: give it to those without a fault; otherwise any fault refuses the whole act.
        expected: digest of the plan that the person saw; another plan by now is `Stale`.

    Raises:
        NotAllowed, NotFound, Stale, Refusal: with every fault found.
    """
    set_ = _locked_set(person, set_version)
    require(may_cascade, person, set_)
    if set_in_force(set_).pk != set_version.pk:
        raise Stale("not-in-force", _("ชุดตัวชี้วัดนี้มีฉบับใหม่กว่าแล้ว ให้เปิดหน้าถ่ายทอดใหม่แล้วใช้ฉบับล่าสุด"))
    plan = cascade_plan(set_version, today=today_of(now))
    if expected is not None and expected != plan.digest:
        raise Stale("plan-changed", _("ข้อมูลบุคคลหรือชุดตัวชี้วัดเปลี่ยนไปหลังจากท่านเปิดหน้านี้ ให้ตรวจรายการอีกครั้งก่อนถ่ายทอด"))
    _refuse_faults(plan, leave_out=leave_out)
    writings = [
        _Writing(planned=planned, unit=unit)
        for unit in plan.units
        for planned in unit.agreements
        if planned.change in ("new", "changed")
    ]
    agreements = _write_agreements(set_, writings)
    versions = _write_versions(plan, writings, agreements, person=person, now=now)
    _write_lines(writings, versions)
    _point_at(agreements, versions)
    return _record_cascade(plan, agreements, person=person, now=now)


def _locked_set(person: Person, set_version: SetVersion) -> IndicatorSet:
    rows = IndicatorSet.objects.select_for_update(of=("self",)).select_related("unit", "round__scheme")
    set_ = rows.get(pk=set_version.set_id)
    if set_.unit.agency_id != person.agency_id:
        raise NotFound("no-set", _("ไม่พบชุดตัวชี้วัดนี้"))
    set_version.set = set_
    return set_


def _refuse_faults(plan: CascadePlan, *, leave_out: bool) -> None:
    faults = plan.all_faults
    blocking = plan.faults or not any(plan.counts[c] for c in ("new", "changed", "same"))
    if faults and (blocking or not leave_out):
        message = _("ยังถ่ายทอดไม่ได้ เพราะพบข้อที่ต้องแก้ก่อน %(count)s ข้อ") % {"count": len(faults)}
        raise Refusal("cascade-faults", message, faults)


def _write_agreements(set_: IndicatorSet, writings: Sequence[_Writing]) -> list[Agreement]:
    """Give the agreement of each writing: those that exist with their parties of today, and new ones."""
    agreements = []
    for writing in writings:
        parties, assessee = writing.planned.parties, writing.planned.assessee
        if not parties.partner or not parties.assessor:
            raise ValueError("an agreement without its parties is blocked by the plan")
        agreement = writing.planned.existing or Agreement(
            round_id=set_.round_id, set=set_, officer_id=assessee.officer_id, unit_id=writing.unit.unit.pk
        )
        agreement.position_id = assessee.position_id
        agreement.partner_id = parties.partner.officer_id
        agreement.assessor_id = parties.assessor.officer_id
        agreement.reviewer_id = parties.reviewer.officer_id if parties.reviewer else None
        agreement.state = AgreementState.PROPOSED
        agreements.append(agreement)
    Agreement.objects.bulk_create([a for a in agreements if a.pk is None], batch_size=BATCH)
    return agreements


def _write_versions(
    plan: CascadePlan,
    writings: Sequence[_Writing],
    agreements: Sequence[Agreement],
    *,
    person: Person,
    now: datetime,
) -> list[AgreementVersion]:
    versions = [
        AgreementVersion(
            agreement=agreement,
            number=agreement.current.number + 1 if agreement.current else 1,
            set_version=plan.set_version,
            content=writing.planned.content,
            content_hash=writing.planned.content_hash,
            reason=_reason(agreement, plan.set_version),
            created_by_id=person.user_id,
            created_at=now,
        )
        for writing, agreement in zip(writings, agreements, strict=True)
    ]
    AgreementVersion.objects.bulk_create(versions, batch_size=BATCH)
    return versions


def _reason(agreement: Agreement, set_version: SetVersion) -> str:
    """Say why there is a new version: the amendment, or else a change of people under the same set."""
    if agreement.current is None:
        return ""
    if agreement.current.set_version_id != set_version.pk:
        return set_version.reason
    return PEOPLE_CHANGED


def _write_lines(writings: Sequence[_Writing], versions: Sequence[AgreementVersion]) -> None:
    rows = [
        AgreementLine(
            version=version,
            indicator_version=line.indicator_version,
            variant=line.variant,
            scope=line.indicator_version.scope,
            order=line.indicator_version.order,
            weight=line.indicator_version.weight,
        )
        for writing, version in zip(writings, versions, strict=True)
        for line in writing.unit.lines
    ]
    AgreementLine.objects.bulk_create(rows, batch_size=BATCH)


def _point_at(agreements: Sequence[Agreement], versions: Sequence[AgreementVersion]) -> None:
    """Put the new versions in force; parties are written again only where there was an agreement before."""
    known = [agreement for agreement in agreements if agreement.current_id is not None]
    Agreement.objects.bulk_update(known, ["position", "partner", "assessor", "reviewer"], batch_size=BATCH)
    newest = AgreementVersion.objects.filter(agreement=OuterRef("pk")).order_by("-number").values("pk")[:1]
    for start in range(0, len(agreements), BATCH):
        batch = [agreement.pk for agreement in agreements[start : start + BATCH]]
        Agreement.objects.filter(pk__in=batch).update(current=Subquery(newest), state=AgreementState.PROPOSED)
    for agreement, version in zip(agreements, versions, strict=True):
        agreement.current = version


def _record_cascade(
    plan: CascadePlan, agreements: Sequence[Agreement], *, person: Person, now: datetime
) -> Cascade:
    set_ = plan.set_version.set
    outcome: dict[str, object] = {
        **plan.counts,
        "digest": plan.digest,
        "units": [{"unit": u.unit.pk, **u.counts} for u in plan.units],
        "left_out": [{"where": f.where, "code": f.code, "message": f.message} for f in plan.all_faults],
    }
    cascade = Cascade(set_version=plan.set_version, by_id=person.user_id, at=now, outcome=outcome)
    cascade.save()
    acts = [
        Act(
            name="set.cascade",
            object_type="set",
            object_id=set_.pk,
            unit_id=set_.unit_id,
            detail={"version": plan.set_version.number, **plan.counts},
        )
    ]
    for agreement in agreements:
        current = agreement.current
        if current is not None:
            detail: dict[str, object] = {"version": current.number, "hash": current.content_hash}
            acts.append(
                Act(
                    name="agreement.propose",
                    object_type="agreement",
                    object_id=agreement.pk,
                    unit_id=agreement.unit_id,
                    detail=detail,
                )
            )
    record_many(actor_id=person.user_id, actor_name=person.name, acts=acts, now=now)
    return cascade


@transaction.atomic
def agreement_sign(
    *,
    person: Person,
    agreement_id: int,
    expected_hash: str,
    now: datetime,
    method: str = SignatureMethod.PASSWORD,
) -> Signature:
    """Sign the content in force of an agreement: the assessee first, then his partner.

    Args:
        person: who signs.
        agreement_id: the agreement, of the person's agency.
        now: the moment of the signature.
        expected_hash: hash of the content on the page that the person read; other content by now is `Stale`.
        method: how the person proved that it is he (the caller has checked it).

    Raises:
        NotAllowed, NotFound, Stale, Refusal: the signature was not written.
    """
    agreement = _locked_agreement(person, agreement_id)
    require(may_sign, person, agreement)
    version = agreement.current
    if version is None:
        raise Refusal("nothing-to-sign", _("ข้อตกลงนี้ยังไม่มีเนื้อหาให้ลงนาม"))
    if expected_hash != version.content_hash or content_hash(version.content) != version.content_hash:
        message = _("เนื้อหาของข้อตกลงเปลี่ยนไปแล้ว เป็นฉบับที่ %(number)s ให้อ่านฉบับใหม่ก่อนลงนาม") % {
            "number": version.number
        }
        raise Stale("content-changed", message)
    role = _turn(person, agreement)
    signature = Signature(
        version=version,
        officer=person.officer,
        role=role,
        purpose=SIGNED_FOR,
        method=method,
        content_hash=version.content_hash,
        at=now,
    )
    signature.save()
    agreement.state = (
        AgreementState.SIGNED_BY_ASSESSEE if role == SignerRole.ASSESSEE else AgreementState.AGREED
    )
    agreement.save(update_fields=["state"])
    act = Act(
        name="agreement.sign",
        object_type="agreement",
        object_id=agreement.pk,
        unit_id=agreement.unit_id,
        detail={"version": version.number, "role": role, "hash": version.content_hash, "method": method},
    )
    record_act(person=person, act=act, now=now)
    return signature


def _locked_agreement(person: Person, agreement_id: int) -> Agreement:
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("current", "officer")
    agreement = rows.filter(pk=agreement_id, officer__agency_id=person.agency_id).first()
    if agreement is None:
        raise NotFound("no-agreement", _("ไม่พบข้อตกลงนี้"))
    return agreement


def _turn(person: Person, agreement: Agreement) -> SignerRole:
    """Give the role in which it is this person's turn to sign."""
    role = SignerRole.ASSESSEE if person.officer_id == agreement.officer_id else SignerRole.PARTNER
    if agreement.state == AgreementState.AGREED or (
        role == SignerRole.ASSESSEE and agreement.state == AgreementState.SIGNED_BY_ASSESSEE
    ):
        raise Refusal("already-signed", _("ท่านลงนามข้อตกลงฉบับนี้แล้ว ไม่ต้องลงนามอีก"))
    if role == SignerRole.PARTNER and agreement.state == AgreementState.PROPOSED:
        raise Refusal("not-your-turn", _("ยังไม่ถึงลำดับของท่าน ผู้รับการประเมินต้องลงนามก่อน"))
    return role
