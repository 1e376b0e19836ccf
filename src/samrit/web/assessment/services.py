"""Steps on a form: rate, confirm, return, release, acknowledge; each by the right person, in order, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from samrit.web.agreements.choices import AgreementState
from samrit.web.agreements.models import Agreement
from samrit.web.assessment.checks import missing_faults, rating_faults
from samrit.web.assessment.choices import Stage, Step
from samrit.web.assessment.content import Content, recomputed
from samrit.web.assessment.models import CompetencyRating, Form, FormStep, Result
from samrit.web.assessment.policies import may_acknowledge, may_assess, may_release, may_return
from samrit.web.assessment.selectors import (
    forms_to_release,
    latest_result,
    latest_results,
    live_form,
    ratings_in_force,
)
from samrit.web.audit.services import Act, record_many
from samrit.web.common.errors import NotFound, Refusal, Stale
from samrit.web.common.models import content_hash
from samrit.web.common.policies import Policy, require
from samrit.web.common.templatetags.thai import thaishort
from samrit.web.organisation.acting import record_act, today_of
from samrit.web.organisation.models import Unit, User
from samrit.web.organisation.selectors import Person
from samrit.web.rounds.choices import PhaseKind
from samrit.web.rounds.selectors import grading_scheme, phase_of, scheme_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A rating as it was typed: score of the scheme's scale (None: not rated) and what was observed."""

    score: Decimal | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What one act of release did: the forms released, and those that wait for their assessor."""

    released: tuple[Form, ...]
    waiting: tuple[Agreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """A stored result beside the same result computed again from its own content."""

    is_same: bool
    stored: Decimal | None
    again: Decimal | None
    grade: str


@transaction.atomic
def competency_rate(
    *,
    person: Person,
    form: Form,
    ratings: Mapping[str, Given],
    revision: int,
    now: datetime,
) -> Form:
    """Keep the assessor's ratings of competencies (by key); only what changed is written.

    `revision` is that of the page: a form that somebody changed since is `Stale`.

    Raises:
        NotAllowed, NotFound, Stale, Refusal: nothing was kept; every fault is named.
    """
    form = _locked(person, form, may_assess, revision)
    _require_stage(form, Stage.OPEN)
    _require_phase(form.agreement, PhaseKind.ASSESS, now)
    scheme = grading_scheme(form.agreement.round)
    faults = rating_faults(scheme, {key: given.score for key, given in ratings.items()})
    if faults:
        raise Refusal("ratings", _("คะแนนสมรรถนะยังบันทึกไม่ได้ โปรดแก้ตามรายการ"), faults)
    known = ratings_in_force([form.pk]).get(form.pk, {})
    changed = {
        key: (given.score, given.note.strip())
        for key, given in ratings.items()
        if given.score is not None
        and (key not in known or (known[key].score, known[key].note) != (given.score, given.note.strip()))
    }
    if not changed:
        return form
    CompetencyRating.objects.bulk_create(
        CompetencyRating(
            form=form,
            competency=key,
            score=score,
            note=note,
            by_id=person.user_id,
            at=now,
        )
        for key, (score, note) in changed.items()
    )
    names: list[object] = [item.name_th for item in scheme.competencies if item.key in changed]
    _take(form, Step.RATED, person=person, now=now, detail={"competencies": names})
    return form


@transaction.atomic
def form_confirm(
    *,
    person: Person,
    form: Form,
    revision: int,
    seen_hash: str,
    now: datetime,
    floors: Mapping[int, str] | None = None,
) -> Result:
    """Confirm the result of a form as the assessor saw it.

    `seen_hash` is the hash of the content on the page, without `floors`: other numbers by now are `Stale`.
    `floors` says, by agreement line id, why a missing result counts as the floor of the scheme.

    Raises:
        NotAllowed, NotFound, Stale, Refusal: what is missing is named; nothing was confirmed.
    """
    form = _locked(person, form, may_assess, revision)
    _require_stage(form, Stage.OPEN)
    agreement = form.agreement
    _require_phase(agreement, PhaseKind.ASSESS, now)
    if agreement.state != AgreementState.AGREED:
        raise Refusal("not-agreed", _("ข้อตกลงฉบับล่าสุดยังลงนามไม่ครบสองฝ่าย ให้ลงนามให้ครบก่อนยืนยันผล"))
    reasons = {line: reason.strip() for line, reason in (floors or {}).items() if reason.strip()}
    today = today_of(now)
    if live_form(form, today=today).content_hash != seen_hash:
        raise Stale("figures-changed", _("ผลหรือคะแนนเปลี่ยนไปหลังจากท่านเปิดหน้านี้ ให้ตรวจตัวเลขใหม่ก่อนยืนยัน"))
    live = live_form(form, today=today, floors=reasons)
    faults = missing_faults(live)
    if faults:
        message = _("ยังยืนยันผลไม่ได้ เพราะข้อมูลยังไม่ครบ %(count)s รายการ") % {"count": len(faults)}
        raise Refusal("incomplete", message, faults)
    before = latest_result(form)
    result = Result(
        form=form,
        number=before.number + 1 if before else 1,
        agreement_version=live.version,
        scheme=agreement.round.scheme,
        content=live.content,
        content_hash=live.content_hash,
        total=live.score.total,
        grade=live.score.grade.code if live.score.grade else "",
        computed_at=now,
    )
    result.save()
    form.stage = Stage.CONFIRMED
    detail: dict[str, object] = {
        "result": result.number,
        "hash": result.content_hash,
        "floors": sorted(reasons),
    }
    _take(form, Step.CONFIRMED, person=person, now=now, result=result, detail=detail)
    return result


@transaction.atomic
def form_return(*, person: Person, form: Form, reason: str, revision: int, now: datetime) -> Form:
    """Open a confirmed form again before its release, with the reason; the confirmed result stays on record.

    Raises:
        NotAllowed, NotFound, Stale, Refusal: no reason, or the form is not confirmed or already released.
    """
    form = _locked(person, form, may_return, revision)
    _require_stage(form, Stage.CONFIRMED)
    if not reason.strip():
        raise Refusal("reason-missing", _("โปรดเขียนเหตุผลที่ส่งกลับ เพื่อให้ผู้ประเมินรู้ว่าต้องแก้อะไร"))
    form.stage = Stage.OPEN
    result = latest_result(form)
    _take(form, Step.RETURNED, person=person, now=now, result=result, note=reason.strip())
    return form


@transaction.atomic
def unit_release(*, person: Person, unit: Unit, now: datetime) -> Release:
    """Release every confirmed result of a province or district in one act; those that wait are named.

    Raises:
        NotAllowed, NotFound, Refusal: nothing is confirmed, or the release phase has not come.
    """
    if unit.agency_id != person.agency_id:
        raise NotFound("no-unit", _("ไม่พบหน่วยงานนี้"))
    require(may_release, person, unit)
    ready, waiting = forms_to_release(person, unit, today=today_of(now), lock=True)
    if not ready:
        raise Refusal("nothing-confirmed", _("ยังไม่มีผลที่ผู้ประเมินยืนยันแล้วในหน่วยงานนี้ จึงยังไม่มีผลให้แจ้ง"))
    for form in ready:
        _require_phase(form.agreement, PhaseKind.RELEASE, now)
    results = latest_results(form.pk for form in ready)
    for form in ready:
        form.stage, form.revision = Stage.RELEASED, form.revision + 1
    Form.objects.bulk_update(ready, ["stage", "revision"], batch_size=500)
    FormStep.objects.bulk_create(
        (
            FormStep(form=f, step=Step.RELEASED, result=results[f.pk], by_id=person.user_id, at=now)
            for f in ready
        ),
        batch_size=500,
    )
    acts = [_release_act(unit, len(ready), len(waiting))]
    acts += [_form_act(form, Step.RELEASED, {"hash": results[form.pk].content_hash}) for form in ready]
    record_many(actor_id=person.user_id, actor_name=person.name, acts=acts, now=now)
    return Release(released=tuple(ready), waiting=tuple(waiting))


@transaction.atomic
def result_acknowledge(
    *, person: Person, form: Form, seen_hash: str, revision: int, now: datetime
) -> FormStep:
    """Record that the officer has read his released result, the one with the hash `seen_hash`.

    Raises:
        NotAllowed, NotFound, Stale, Refusal: the result is not released yet, or already acknowledged.
    """
    form = _locked(person, form, may_acknowledge, revision)
    _require_stage(form, Stage.RELEASED)
    result = latest_result(form)
    if result is None or result.content_hash != seen_hash:
        raise Stale("result-changed", _("ผลการประเมินเปลี่ยนไปหลังจากท่านเปิดหน้านี้ ให้อ่านผลล่าสุดก่อนรับทราบ"))
    form.stage = Stage.ACKNOWLEDGED
    return _take(
        form,
        Step.ACKNOWLEDGED,
        person=person,
        now=now,
        result=result,
        detail={"hash": result.content_hash},
    )


def result_recompute(result: Result) -> Recomputed:
    """Compute a stored result again from its own facts, rules and ratings, and compare every digit.

    Raises:
        Refusal: the scheme on record is not the one that the result was computed by.
    """
    scheme = scheme_of(result.scheme)
    content: Content = result.content
    if content["scheme"]["hash"] != content_hash(scheme.to_json()):
        raise Refusal("scheme-changed", _("หลักเกณฑ์ที่เก็บไว้ไม่ตรงกับที่ใช้คิดคะแนนนี้ ให้แจ้งผู้ดูแลระบบตรวจสอบ"))
    again = recomputed(content, scheme)
    total = again["score"]["total"]
    return Recomputed(
        is_same=content_hash(again) == result.content_hash
        and content_hash(content) == result.content_hash
        and (None if total is None else Decimal(total)) == result.total,
        stored=result.total,
        again=None if total is None else Decimal(total),
        grade=again["score"]["grade"] or "",
    )


@transaction.atomic
def views_record(*, person: Person, forms: Sequence[Form], way: str, now: datetime) -> None:
    """Record that somebody other than the owner saw scores (`way`: page, pdf, file).

    An assessor at work on a form that is still open is not recorded: the scores are his own.
    """
    acts = [
        Act(
            name="score.view",
            object_type="form",
            object_id=form.pk,
            unit_id=form.agreement.unit_id,
            detail={"way": way, "stage": form.stage},
        )
        for form in forms
        if person.officer_id != form.agreement.officer_id
        and (form.stage != Stage.OPEN or person.officer_id != form.agreement.assessor_id)
    ]
    if acts:
        record_many(actor_id=person.user_id, actor_name=person.name, acts=acts, now=now)


def _locked(person: Person, form: Form, rule: Policy[Person, Agreement], revision: int) -> Form:
    """Lock the form and check the person and the revision; the row is made with the first step."""
    agreement = _agreement_of(form.pk, person)
    require(rule, person, agreement)
    Form.objects.get_or_create(agreement=agreement)
    locked = Form.objects.select_for_update().get(pk=agreement.pk)
    locked.agreement = agreement
    if locked.revision != revision:
        last = FormStep.objects.filter(form=locked).select_related("by__officer").last()
        raise Stale("form-changed", _stale_message(last))
    return locked


def _agreement_of(pk: int, person: Person) -> Agreement:
    rows = Agreement.objects.select_related(
        "officer", "unit", "position", "round__scheme", "round", "current", "assessor", "reviewer"
    )
    agreement = rows.filter(pk=pk, officer__agency_id=person.agency_id).first()
    if agreement is None:
        raise NotFound("no-form", _("ไม่พบแบบประเมินนี้"))
    return agreement


def _stale_message(last: FormStep | None) -> str:
    if last is None:
        return _("แบบประเมินนี้เปลี่ยนไปหลังจากท่านเปิดหน้า ให้เปิดหน้าใหม่แล้วทำอีกครั้ง")
    by: User = last.by
    return _("%(who)s ทำรายการ “%(step)s” หลังจากท่านเปิดหน้านี้ ให้เปิดหน้าใหม่แล้วตรวจก่อนทำต่อ") % {
        "who": by.officer or by.get_username(),
        "step": last.get_step_display(),
    }


def _require_stage(form: Form, stage: Stage) -> None:
    if form.stage != stage:
        raise Refusal(
            "wrong-stage",
            _("ทำรายการนี้ไม่ได้ เพราะแบบประเมินอยู่ในขั้น “%(now)s” รายการนี้ทำได้ในขั้น “%(needed)s” เท่านั้น")
            % {"now": Stage(form.stage).label, "needed": stage.label},
        )


def _require_phase(agreement: Agreement, kind: PhaseKind, now: datetime) -> None:
    phase = phase_of(agreement.round, kind, agreement.unit)
    today = today_of(now)
    if phase is None or phase.opens <= today <= phase.closes:
        return
    words = {
        "step": kind.label,
        "opens": thaishort(phase.opens),
        "closes": thaishort(phase.closes),
    }
    if today < phase.opens:
        message = _("ยังไม่ถึงช่วง “%(step)s” ซึ่งเปิดวันที่ %(opens)s") % words
        raise Refusal("too-early", message)
    message = _("ช่วง “%(step)s” ปิดแล้วเมื่อวันที่ %(closes)s ให้ขอผู้ดูแลชุดตัวชี้วัดระดับจังหวัดขยายเวลาของหน่วยงาน") % words
    raise Refusal("too-late", message)


def _take(
    form: Form,
    step: Step,
    *,
    person: Person,
    now: datetime,
    result: Result | None = None,
    note: str = "",
    detail: dict[str, object] | None = None,
) -> FormStep:
    """Write a step, raise the form's revision and record the act."""
    form.revision += 1
    form.save(update_fields=["stage", "revision"])
    taken = FormStep(form=form, step=step, result=result, by_id=person.user_id, at=now, note=note)
    taken.save()
    record_act(person=person, act=_form_act(form, step, {**(detail or {}), "note": note}), now=now)
    return taken


def _form_act(form: Form, step: Step, detail: dict[str, object]) -> Act:
    return Act(
        name=f"form.{step}",
        object_type="form",
        object_id=form.pk,
        unit_id=form.agreement.unit_id,
        detail=detail,
    )


def _release_act(unit: Unit, released: int, waiting: int) -> Act:
    return Act(
        name="unit.release",
        object_type="unit",
        object_id=unit.pk,
        unit_id=unit.pk,
        detail={"released": released, "waiting": waiting},
    )
