"""Pages of agreements: give a set, see who has signed, read and sign one."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samrit.web.agreements.choices import AgreementState
from samrit.web.agreements.forms import CascadeForm, FilterForm, SignForm
from samrit.web.agreements.models import Agreement
from samrit.web.agreements.planning import cascade_plan
from samrit.web.agreements.policies import may_cascade, may_sign
from samrit.web.agreements.presenting import by_unit, may_sign_now, paper_of, unit_moves
from samrit.web.agreements.selectors import (
    agreement_for,
    agreements_seen_by,
    agreements_to_sign,
    own_agreements,
    units_seen,
    versions_of,
)
from samrit.web.agreements.services import agreement_sign, set_cascade
from samrit.web.common.errors import NotFound, Refusal
from samrit.web.common.policies import require
from samrit.web.indicators.selectors import set_for, set_in_force
from samrit.web.organisation.acting import acting_person
from samrit.web.organisation.models import User
from samrit.web.rounds.choices import PhaseKind
from samrit.web.rounds.selectors import current_round, phase_of

PAGE = 200


@require_http_methods(["GET", "POST"])
def cascade(request: HttpRequest, set_id: int) -> HttpResponse:
    person, now = acting_person(request), timezone.now()
    set_ = set_for(person, set_id)
    require(may_cascade, person, set_)
    version = set_in_force(set_)
    refusal = None
    form = CascadeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = set_cascade(
                person=person,
                set_version=version,
                now=now,
                leave_out=form.cleaned_data["leave_out"],
                expected=form.cleaned_data["digest"],
            )
        except Refusal as refused:
            refusal = refused
        else:
            words = {"given": done.outcome["new"] + done.outcome["changed"], "same": done.outcome["same"]}
            messages.success(
                request,
                _("ถ่ายทอดแล้ว: ข้อตกลงใหม่หรือฉบับใหม่ %(given)s คน ไม่เปลี่ยนแปลง %(same)s คน") % words,
            )
            return redirect("agreements:list")
    plan = cascade_plan(version, today=timezone.localdate(now))
    context = {
        "set": set_,
        "version": version,
        "plan": plan,
        "faults": plan.all_faults,
        "writes": plan.counts["new"] + plan.counts["changed"],
        "moves": unit_moves(plan),
        "refusal": refusal,
    }
    return render(request, "agreements/cascade.html", context, status=refusal.status if refusal else 200)


@require_GET
def agreement_list(request: HttpRequest) -> HttpResponse:
    person = acting_person(request)
    round_ = current_round(agency_id=person.agency_id, today=timezone.localdate())
    if round_ is None:
        return render(request, "agreements/list.html", {"round": None})
    seen = agreements_seen_by(person).filter(round_id=round_.pk)
    form = FilterForm(request.GET, units=units_seen(person, round_id=round_.pk))
    chosen = seen
    if form.is_valid():
        unit, state = form.cleaned_data["unit"], form.cleaned_data["state"]
        chosen = chosen.filter(unit=unit) if unit else chosen
        chosen = chosen.filter(state=state) if state else chosen
    page = Paginator(chosen, PAGE).get_page(request.GET.get("page"))
    states = list(seen.order_by().values_list("state", flat=True))
    context = {
        "round": round_,
        "phase": phase_of(round_, PhaseKind.AGREEMENT),
        "mine": own_agreements(person, round_id=round_.pk),
        "to_sign": agreements_to_sign(person, round_id=round_.pk),
        "form": form,
        "page": page,
        "units": by_unit(page.object_list),
        "count": len(states),
        "agreed": states.count(AgreementState.AGREED),
    }
    return render(request, "agreements/list.html", context)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    person = acting_person(request)
    return _paper_page(request, agreement_for(person, pk), number=request.GET.get("version"))


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    person, now = acting_person(request), timezone.now()
    agreement = agreement_for(person, pk)
    require(may_sign, person, agreement)
    form = SignForm(request.POST, user=_user(request), address=_address(request))
    if not form.is_valid():
        return _paper_page(request, agreement, form=form, status=422)
    agreement_sign(person=person, agreement_id=pk, expected_hash=form.cleaned_data["expected_hash"], now=now)
    messages.success(request, _("ลงนามแล้ว ระบบบันทึกชื่อ วันเวลา และรหัสของเนื้อหาไว้ท้ายข้อตกลง"))
    return redirect("agreements:detail", pk)


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _paper_page(
    request: HttpRequest,
    agreement: Agreement,
    *,
    number: str | None = None,
    form: SignForm | None = None,
    status: int = 200,
) -> HttpResponse:
    person = acting_person(request)
    versions = versions_of(agreement)
    current = next((v for v in versions if v.pk == agreement.current_id), None)
    shown = current if number is None else next((v for v in versions if str(v.number) == number), None)
    if shown is None:
        raise NotFound("no-version", _("ข้อตกลงนี้ไม่มีฉบับที่ระบุ"))
    signable = shown is current and may_sign_now(person, agreement)
    if signable and form is None:
        form = SignForm(
            initial={"expected_hash": shown.content_hash}, user=_user(request), address=_address(request)
        )
    waiting = agreements_to_sign(person, round_id=agreement.round_id)
    context = {
        "agreement": agreement,
        "paper": paper_of(shown, versions),
        "versions": versions,
        "is_current": shown is current,
        "form": form if signable else None,
        "next": next((a for a in waiting if a.pk != agreement.pk), None),
        "is_mine": agreement.officer_id == person.officer_id,
    }
    return render(request, "agreements/detail.html", context, status=status)


def _user(request: HttpRequest) -> User:
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - the middleware lets only signed-in people through
    return user
