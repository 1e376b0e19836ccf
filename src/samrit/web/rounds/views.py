"""The calendar of a round: the dates of every step, and of units that have their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samrit.web.common.errors import NotAllowed, NotFound, Refusal
from samrit.web.common.language import is_english
from samrit.web.organisation.acting import acting_person
from samrit.web.organisation.choices import Role
from samrit.web.rounds.choices import PhaseKind
from samrit.web.rounds.forms import UnitDatesForm
from samrit.web.rounds.models import Phase
from samrit.web.rounds.selectors import current_round, grading_scheme, phases_of
from samrit.web.rounds.services import Dates, unit_dates_set


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One step: the dates for all, and those of single units."""

    label: str
    common: Phase | None
    own: tuple[Phase, ...]


@require_http_methods(["GET", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the dates of the round; those who look after units may give one of them its own."""
    person, now = acting_person(request), timezone.now()
    round_ = current_round(agency_id=person.agency_id, today=timezone.localdate(now))
    if round_ is None:
        raise NotFound("no-round", _("ยังไม่มีรอบการประเมิน ให้เจ้าหน้าที่บุคคลเปิดรอบก่อน"))
    units = person.units_of(Role.PROVINCE_ADMIN, Role.HR)
    form = UnitDatesForm(request.POST or None, unit_ids=sorted(units)) if units else None
    refusal: Refusal | None = None
    if request.method == "POST":
        if form is None:
            raise NotAllowed("rounds.calendar-of-unit", _("ท่านไม่ได้ดูแลปฏิทินของหน่วยงานใด"))
        if form.is_valid():
            data = form.cleaned_data
            dates = Dates(kind=data["kind"], opens=data["opens"], closes=data["closes"])
            try:
                unit_dates_set(
                    person=person,
                    round_=round_,
                    unit=data["unit"],
                    dates=dates,
                    reason=data["reason"],
                    now=now,
                )
            except Refusal as refused:
                refusal = refused
            else:
                messages.success(request, _("กำหนดวันของ %(unit)s แล้ว") % {"unit": data["unit"]})
                return redirect("rounds:calendar")
    is_refused = refusal is not None or (form is not None and bool(form.errors))
    context = {
        "round": round_,
        "scheme_title": grading_scheme(round_).title_en if is_english() else round_.scheme.name,
        "rows": _rows(phases_of(round_)),
        "form": form,
        "refusal": refusal,
    }
    return render(request, "rounds/calendar.html", context, status=422 if is_refused else 200)


def _rows(phases: Iterable[Phase]) -> list[Row]:
    phases = list(phases)
    return [
        Row(
            label=str(kind.label),
            common=next((p for p in phases if p.kind == kind and p.unit is None), None),
            own=tuple(p for p in phases if p.kind == kind and p.unit is not None),
        )
        for kind in PhaseKind
    ]
