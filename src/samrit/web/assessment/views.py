"""Pages of an appraisal: my own, the assessor's queue and form, and the steps taken on them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrit.web.agreements.models import Agreement
from samrit.web.agreements.selectors import own_agreements
from samrit.web.assessment.choices import Stage
from samrit.web.assessment.forms import RatingForm, ReturnForm, SeenForm
from samrit.web.assessment.models import Form
from samrit.web.assessment.pages import (
    block_views,
    component_views,
    line_views,
    pending,
    rating_views,
    step_views,
    strong,
    weak,
)
from samrit.web.assessment.policies import may_acknowledge, may_assess, may_return
from samrit.web.assessment.queue import queue_of, release_rows
from samrit.web.assessment.selectors import FormView, form_for, form_of, form_view
from samrit.web.assessment.services import (
    competency_rate,
    form_confirm,
    form_return,
    result_acknowledge,
    unit_release,
    views_record,
)
from samrit.web.common.errors import NotFound, Refusal, Stale
from samrit.web.common.language import is_english, name_of
from samrit.web.common.policies import require
from samrit.web.common.whole import whole
from samrit.web.organisation.acting import acting_person
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person
from samrit.web.rounds.choices import PhaseKind
from samrit.web.rounds.models import Phase
from samrit.web.rounds.selectors import current_round, phase_among, phases_of

# How many people a message names before it gives their number.
NAMED = 5


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show my own appraisal: every level, why, and what the next one needs."""
    person, today = acting_person(request), timezone.localdate()
    round_ = current_round(agency_id=person.agency_id, today=today)
    own = own_agreements(person, round_id=round_.pk) if round_ else []
    chosen = _chosen(own, request.GET.get("agreement"))
    if chosen is None or chosen.current is None:
        return render(request, "assessment/nothing_of_mine.html", {"round": round_})
    view = form_view(person, form_of(chosen), today=today)
    context = _shown(view) | {"own": own, "phases": _phases(chosen)}
    if view.sees_score and view.result is not None:
        context["acknowledge"] = SeenForm(
            initial={"revision": view.form.revision, "seen_hash": view.result.content_hash}
        )
    return render(request, "assessment/mine.html", context)


def _chosen(own: list[Agreement], wanted: str | None) -> Agreement | None:
    if wanted:
        found = next((agreement for agreement in own if str(agreement.pk) == wanted), None)
        if found is None:
            raise NotFound("no-form", _("ไม่พบแบบประเมินนี้"))
        return found
    return own[0] if own else None


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Show whom I assess and what is missing; to the head of the province, what may be released."""
    person, today = acting_person(request), timezone.localdate()
    round_ = current_round(agency_id=person.agency_id, today=today)
    rows = queue_of(person, round_, today=today) if round_ else []
    releases = release_rows(person, round_) if round_ else []
    phases = phases_of(round_) if round_ else []
    context = {
        "round": round_,
        "rows": rows,
        "ready": [row for row in rows if row.is_ready],
        "releases": releases,
        "province": releases[0].unit.parent if releases else None,
        "confirmed": sum(len(row.confirmed) for row in releases),
        "waiting": sum(len(row.waiting) for row in releases),
        "assess": phase_among(phases, PhaseKind.ASSESS, None),
        "release": phase_among(phases, PhaseKind.RELEASE, None),
    }
    return render(request, "assessment/queue.html", context)


@require_GET
def form(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one officer's form to those who may see it; his own goes to his own page."""
    person = acting_person(request)
    shown = form_for(person, pk)
    if shown.agreement.officer_id == person.officer_id:
        return redirect(f"{_mine()}?agreement={pk}")
    return _form_page(request, person, shown)


@require_POST
def rate(request: HttpRequest, pk: int) -> HttpResponse:
    person, now = acting_person(request), timezone.now()
    shown = form_for(person, pk)
    require(may_assess, person, shown.agreement)
    view = form_view(person, shown, today=timezone.localdate(now))
    typed = _rating_form(view, request.POST)
    if not typed.is_valid():
        return _form_page(request, person, shown, typed=request.POST, status=422)
    try:
        competency_rate(
            person=person,
            form=shown,
            ratings=typed.given(),
            revision=typed.cleaned_data["revision"],
            now=now,
        )
    except Stale:
        raise
    except Refusal as refusal:
        return _form_page(request, person, shown, typed=request.POST, refusal=refusal)
    messages.success(request, _("บันทึกคะแนนสมรรถนะแล้ว"))
    return redirect("assessment:form", pk)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    person = acting_person(request)
    shown = form_for(person, pk)
    require(may_assess, person, shown.agreement)
    seen = SeenForm(request.POST)
    if not seen.is_valid():
        raise Stale("page-incomplete", _("หน้านี้ไม่ครบถ้วน ให้เปิดหน้าใหม่แล้วยืนยันอีกครั้ง"))
    try:
        form_confirm(
            person=person,
            form=shown,
            revision=seen.cleaned_data["revision"],
            seen_hash=seen.cleaned_data["seen_hash"],
            floors=_floors(request.POST),
            now=timezone.now(),
        )
    except Stale:
        raise
    except Refusal as refusal:
        return _form_page(request, person, shown, typed=request.POST, refusal=refusal)
    messages.success(request, _("ยืนยันผลแล้ว ผลนี้จะแจ้งผู้รับการประเมินเมื่อหัวหน้าส่วนราชการประจำจังหวัดแจ้งผล"))
    return redirect("assessment:form", pk)


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    person = acting_person(request)
    shown = form_for(person, pk)
    require(may_return, person, shown.agreement)
    typed = ReturnForm(request.POST)
    if not typed.is_valid():
        return _form_page(request, person, shown, typed=request.POST, status=422)
    form_return(
        person=person,
        form=shown,
        reason=typed.cleaned_data["reason"],
        revision=typed.cleaned_data["revision"],
        now=timezone.now(),
    )
    messages.success(request, _("ส่งกลับแล้ว ผู้ประเมินแก้ไขและยืนยันใหม่ได้"))
    return redirect("assessment:form", pk)


@require_POST
def release(request: HttpRequest, unit_id: int) -> HttpResponse:
    person = acting_person(request)
    unit = Unit.objects.filter(pk=unit_id, agency_id=person.agency_id).first()
    if unit is None:
        raise NotFound("no-unit", _("ไม่พบหน่วยงานนี้"))
    done = unit_release(person=person, unit=unit, now=timezone.now())
    messages.success(request, _("แจ้งผลแล้ว %(count)s คน") % {"count": len(done.released)})
    if done.waiting:
        names = ", ".join(str(agreement.officer) for agreement in done.waiting[:NAMED])
        words = _("ยังไม่ได้แจ้งผลเพราะผู้ประเมินยังไม่ยืนยัน: %(names)s") % {"names": names}
        if len(done.waiting) > NAMED:
            rest = _("และอีก %(count)s คน ดูชื่อได้ในตาราง") % {"count": len(done.waiting) - NAMED}
            words = f"{words} {rest}"
        messages.warning(request, words)
    return redirect("assessment:queue")


@require_POST
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    person = acting_person(request)
    shown = form_for(person, pk)
    require(may_acknowledge, person, shown.agreement)
    seen = SeenForm(request.POST)
    if not seen.is_valid():
        raise Stale("page-incomplete", _("หน้านี้ไม่ครบถ้วน ให้เปิดหน้าใหม่แล้วรับทราบอีกครั้ง"))
    result_acknowledge(
        person=person,
        form=shown,
        seen_hash=seen.cleaned_data["seen_hash"],
        revision=seen.cleaned_data["revision"],
        now=timezone.now(),
    )
    messages.success(request, _("บันทึกการรับทราบผลแล้ว"))
    return redirect(f"{_mine()}?agreement={pk}")


def _mine() -> str:
    return redirect("assessment:mine").url


def _form_page(
    request: HttpRequest,
    person: Person,
    shown: Form,
    *,
    typed: QueryDict | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    view = form_view(person, shown, today=timezone.localdate(now))
    if view.sees_score:
        views_record(person=person, forms=[shown], way="page", now=now)
    agreement, is_open = view.agreement, view.form.stage == Stage.OPEN
    assesses = may_assess.allows(person, agreement)
    context = _shown(view) | {
        "phases": _phases(agreement),
        "refusal": refusal,
        "rating_form": None,
        "confirm_form": None,
        "return_form": None,
    }
    if assesses and is_open:
        is_rating = typed is not None and "seen_hash" not in typed
        context["rating_form"] = rating_form = _rating_form(view, typed if is_rating else None)
        context["rating_rows"] = _rating_rows(rating_form, view)
        context["confirm_form"] = SeenForm(
            initial={"revision": view.form.revision, "seen_hash": view.content_hash}
        )
        reasons = _floors(typed) if typed is not None else {}
        lines = line_views(view)
        context["floors"] = [(line, reasons.get(line.row["line"], "")) for line in pending(lines)]
        context["unrated"] = [
            item.name
            for item in rating_views(view.score, view.content["ratings"])
            if item.row["score"] is None
        ]
        context["outside"] = [line for line in lines if line.is_outside]
    if view.form.stage == Stage.CONFIRMED and may_return.allows(person, agreement):
        context["return_form"] = ReturnForm(typed, initial={"revision": view.form.revision})
    code = refusal.status if refusal else status
    return render(request, "assessment/form.html", context, status=code)


def _shown(view: FormView) -> dict[str, object]:
    lines = line_views(view)
    grade = view.score.grade
    return {
        "view": view,
        "grade": name_of(grade) if grade else "",
        "scheme_title": view.scheme.title_en if is_english() else view.scheme.title_th,
        "calculation": step_views(view.score),
        "has_notes": any(row["note"] for row in view.content["ratings"]),
        "agreement": view.agreement,
        "form": view.form,
        "score": view.score,
        "components": component_views(view.score),
        "blocks": block_views(view, lines),
        "strong": strong(lines),
        "weak": weak(lines),
        "pending": pending(lines),
        "ratings": rating_views(view.score, view.content["ratings"]),
    }


def _rating_form(view: FormView, data: QueryDict | None = None) -> RatingForm:
    return RatingForm(
        data,
        rows=view.content["ratings"],
        full_level=view.scheme.full_level,
        revision=view.form.revision,
    )


def _rating_rows(rating_form: RatingForm, view: FormView) -> list[tuple[object, object, object]]:
    shown = rating_views(view.score, view.content["ratings"])
    return [
        (item, rating_form[f"score-{item.row['key']}"], rating_form[f"note-{item.row['key']}"])
        for item in shown
    ]


def _floors(data: QueryDict) -> dict[int, str]:
    """Give the reasons that the assessor typed for results that do not come, by agreement line."""
    found = {}
    for name, reason in data.items():
        line = whole(name.removeprefix("floor-")) if name.startswith("floor-") else None
        if line is not None and isinstance(reason, str):
            found[line] = reason
    return found


def _phases(agreement: Agreement) -> dict[str, Phase | None]:
    kinds = (PhaseKind.REPORT, PhaseKind.ASSESS, PhaseKind.RELEASE)
    phases = phases_of(agreement.round)
    return {kind.value: phase_among(phases, kind, agreement.unit_id) for kind in kinds}
