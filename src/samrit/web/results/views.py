"""Pages of figures: the owner's list, the grid, the check before saving, a unit's own deeds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from samrit.thai import parse_date
from samrit.web.common.errors import Fault, NotFound, Refusal
from samrit.web.common.policies import require
from samrit.web.indicators.choices import ItemKind
from samrit.web.organisation.acting import acting_person
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person
from samrit.web.results.choices import DeliveryMethod
from samrit.web.results.facts import Cell, Origin, Row, facts_in_force
from samrit.web.results.grid import Layout, Typed, grid_rows, read_form, seen_ids
from samrit.web.results.models import Fact
from samrit.web.results.pasting import read_block
from samrit.web.results.planning import delivery_plan
from samrit.web.results.policies import (
    may_report,
    may_report_late,
    may_self_report,
    may_view_figures,
    may_view_unit,
)
from samrit.web.results.previewing import delivery_preview, outcomes_after, unseal
from samrit.web.results.reading import date_text
from samrit.web.results.selectors import indicator_progress, own_units, sheet_outcomes, unit_sheets
from samrit.web.results.services import Saved, delivery_save, require_right
from samrit.web.results.sheets import Sheet, indicator_in_agency, sheet_of
from samrit.web.results.staffing import staffed_units
from samrit.web.rounds.selectors import current_round

SELF_REPORTED = (ItemKind.DEED, ItemKind.DATE)


@require_GET
def indicator_list(request: HttpRequest) -> HttpResponse:
    person, today = acting_person(request), timezone.localdate()
    round_ = current_round(agency_id=person.agency_id, today=today)
    rows = indicator_progress(person, round_, today=today) if round_ else []
    context = {
        "round": round_,
        "mine": [row for row in rows if row.may_report],
        "others": [row for row in rows if not row.may_report],
        "own_units": own_units(person, today=today),
    }
    return render(request, "results/indicators.html", context)


@require_GET
def grid(request: HttpRequest, pk: int) -> HttpResponse:
    person = acting_person(request)
    sheet = _sheet(person, pk)
    require(may_view_figures, person, sheet.stated)
    return _grid_page(request, sheet)


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    person, now = acting_person(request), timezone.now()
    sheet = _sheet(person, pk)
    require(may_report, person, sheet.stated)
    seen = _seen_facts(request, sheet)
    typed = read_form(request.POST, sheet, seen)
    if request.POST.get("step") == "check":
        try:
            _refuse_unfit(typed, sheet, person)
        except Refusal as refusal:
            # Back to the grid, not to the check: what was typed must not have to be typed again.
            return _grid_page(request, sheet, typed=typed, seen=seen, refusal=refusal)
        return preview_page(
            request,
            sheet,
            typed.rows,
            origin=Origin(source=typed.source),
            expected=typed.expected,
            reason=typed.reason,
        )
    try:
        _refuse_unread(typed, sheet, person)
        saved = delivery_save(
            person=person,
            indicator=sheet.indicator,
            rows=typed.rows,
            expected=typed.expected,
            now=now,
            source=typed.source,
            reason=typed.reason,
        )
    except Refusal as refusal:
        return _grid_page(request, sheet, typed=typed, seen=seen, refusal=refusal)
    messages.success(request, saved_words(saved))
    return redirect("results:grid", pk)


@require_POST
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    person = acting_person(request)
    sheet = _sheet(person, pk)
    require(may_report, person, sheet.stated)
    as_of = parse_date(request.POST.get("as_of", ""))
    block = read_block(request.POST.get("block", ""), sheet, as_of=as_of)
    origin = Origin(method=DeliveryMethod.PASTED, source=request.POST.get("source", "").strip())
    return preview_page(request, sheet, block.rows, origin=origin, faults=block.faults)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    person, now = acting_person(request), timezone.now()
    indicator = indicator_in_agency(person, pk)
    require(may_report, person, sheet_of(indicator).stated)
    sealed = unseal(request.POST.get("token", ""), person=person, indicator_id=pk)
    origin, reason = sealed.origin, request.POST.get("reason", "").strip()
    try:
        saved = delivery_save(
            person=person,
            indicator=indicator,
            rows=sealed.rows,
            expected=sealed.expected,
            now=now,
            method=origin.method,
            source=origin.source,
            file_name=origin.file_name,
            file_sha256=origin.file_sha256,
            reason=reason,
        )
    except Refusal as refusal:
        if refusal.code != "reason-missing":
            raise
        sheet = sheet_of(indicator)
        return preview_page(
            request,
            sheet,
            sealed.rows,
            origin=origin,
            expected=sealed.expected,
            refusal=refusal,
            reason=reason,
        )
    messages.success(request, saved_words(saved))
    return redirect("results:grid", pk)


@require_POST
def level(request: HttpRequest, pk: int, unit_id: int) -> HttpResponse:
    """Give the level of one unit as if what is typed were saved: a fragment for one cell of the grid."""
    person, today = acting_person(request), timezone.localdate()
    sheet = _sheet(person, pk)
    require(may_report, person, sheet.stated)
    typed = read_form(request.POST, sheet, _seen_facts(request, sheet))
    rows = [row for row in typed.rows if row.unit_id == unit_id]
    plan = delivery_plan(sheet, rows, expected=typed.expected, person=person, today=today)
    faults = (*typed.faults, *plan.faults)
    outcome = None if faults else outcomes_after(plan, today=today).get(unit_id)
    return render(request, "results/_level.html", {"outcome": outcome, "faults": faults})


@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    return _unit_page(request, _unit(acting_person(request), pk))


@require_POST
def unit_report(request: HttpRequest, pk: int, indicator_id: int) -> HttpResponse:
    person, now = acting_person(request), timezone.now()
    unit_ = _unit(person, pk)
    require(may_self_report, person, staffed_units([pk], today=timezone.localdate(now))[0])
    sheet = _sheet(person, indicator_id)
    seen = {key: fact for key, fact in _seen_facts(request, sheet).items() if fact.unit_id == pk}
    typed = read_form(request.POST, sheet, seen, kinds=SELF_REPORTED)
    try:
        _refuse_unread(typed, sheet, person)
        saved = delivery_save(
            person=person,
            indicator=sheet.indicator,
            rows=[row for row in typed.rows if row.unit_id == pk],
            expected=typed.expected,
            now=now,
            method=DeliveryMethod.SELF,
            source=unit_.name,
            reason=typed.reason,
        )
    except Refusal as refusal:
        return _unit_page(request, unit_, indicator_id=indicator_id, typed=typed, seen=seen, refusal=refusal)
    messages.success(request, saved_words(saved))
    return redirect("results:unit", pk)


def preview_page(
    request: HttpRequest,
    sheet: Sheet,
    rows: tuple[Row, ...],
    *,
    origin: Origin,
    expected: Mapping[Cell, int | None] | None = None,
    faults: tuple[Fault, ...] = (),
    refusal: Refusal | None = None,
    reason: str = "",
) -> HttpResponse:
    """Show what handed-in rows would move; `results:confirm` saves them. For pasted blocks and for files.

    The caller has checked no right: it is done here.
    """
    person, now = acting_person(request), timezone.now()
    require_right(person, sheet, rows, now=now)
    preview = delivery_preview(
        person=person, sheet=sheet, rows=rows, origin=origin, now=now, expected=expected, faults=faults
    )
    frozen = bool(preview.plan.late) and not may_report_late.allows(person, sheet.stated)
    context = {
        "sheet": sheet,
        "preview": preview,
        "frozen": frozen,
        "late_words": may_report_late.words,
        "refusal": refusal,
        "reason": reason,
    }
    status = 422 if preview.faults or refusal else 200
    return render(request, "results/preview.html", context, status=status)


def saved_words(saved: Saved) -> str:
    """Say what a delivery wrote."""
    if saved.delivery is None:
        return _("ไม่มีช่องใดเปลี่ยน จึงไม่มีอะไรต้องบันทึก")
    words = {"first": saved.first, "corrected": saved.corrected}
    return (
        ngettext(
            "บันทึกแล้ว: รายงานใหม่ %(first)s ช่อง แก้ไข %(corrected)s ช่อง",
            "บันทึกแล้ว: รายงานใหม่ %(first)s ช่อง แก้ไข %(corrected)s ช่อง",
            saved.first,
        )
        % words
    )


def _refuse_unfit(typed: Typed, sheet: Sheet, person: Person) -> None:
    """Refuse typed figures that could not be saved as they are."""
    require_right(person, sheet, typed.rows, now=timezone.now())
    plan = delivery_plan(
        sheet, typed.rows, expected=typed.expected, person=person, today=timezone.localdate()
    )
    faults = (*typed.faults, *plan.conflicts, *plan.faults)
    if faults:
        raise Refusal("figures-invalid", _("บันทึกไม่ได้ ยังไม่มีอะไรถูกบันทึก"), faults)


def _refuse_unread(typed: Typed, sheet: Sheet, person: Person) -> None:
    """Refuse dates that could not be read, together with every other fault of the form."""
    if typed.faults:
        today = timezone.localdate()
        plan = delivery_plan(sheet, typed.rows, expected=typed.expected, person=person, today=today)
        faults = (*typed.faults, *plan.conflicts, *plan.faults)
        raise Refusal("figures-invalid", _("บันทึกไม่ได้ ยังไม่มีอะไรถูกบันทึก"), faults)


def _sheet(person: Person, pk: int) -> Sheet:
    return sheet_of(indicator_in_agency(person, pk))


def _seen_facts(request: HttpRequest, sheet: Sheet) -> dict[int, Fact]:
    """Give the facts that the posted page was made from; ids of any other indicator are not even read."""
    return Fact.objects.filter(item_id__in=sheet.asked_ids).in_bulk(seen_ids(request.POST))


def _unit(person: Person, pk: int) -> Unit:
    found = Unit.objects.filter(pk=pk, agency_id=person.agency_id).first()
    if found is None:
        raise NotFound("no-unit", _("ไม่พบหน่วยงานนี้"))
    return found


def _grid_page(
    request: HttpRequest,
    sheet: Sheet,
    *,
    typed: Typed | None = None,
    seen: Mapping[int, Fact] | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    person, today = acting_person(request), timezone.localdate()
    units = [row.unit.pk for row in sheet.rows]
    facts = facts_in_force(item_ids=sheet.asked_ids, unit_ids=units)
    outcomes = sheet_outcomes(sheet, facts, today=today)
    layout = Layout(sheet=sheet, facts=facts, outcomes=outcomes, typed=typed, seen_facts=seen or {})
    frozen = [row for row in sheet.rows if today > sheet.calendar.frozen_after(row.unit.pk)]
    context = {
        "sheet": sheet,
        "rows": grid_rows(layout),
        "typed": typed,
        "refusal": refusal,
        "as_of": typed.texts["as_of"] if typed else date_text(min(today, sheet.stated.cutoff or today)),
        "due": _earliest_due(sheet),
        "frozen": frozen,
        "editable": may_report.allows(person, sheet.stated)
        and (not frozen or len(frozen) < len(units) or may_report_late.allows(person, sheet.stated)),
        "has_dates": any(item.kind == ItemKind.DATE for item in sheet.items),
    }
    return render(request, "results/grid.html", context, status=refusal.status if refusal else 200)


def _earliest_due(sheet: Sheet) -> date:
    days = [sheet.calendar.due(sheet.stated, row.unit.pk) for row in sheet.rows]
    return min(days, default=sheet.round.ends)


def _unit_page(
    request: HttpRequest,
    unit_: Unit,
    *,
    indicator_id: int | None = None,
    typed: Typed | None = None,
    seen: Mapping[int, Fact] | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    person, today = acting_person(request), timezone.localdate()
    staff = staffed_units([unit_.pk], today=today)[0]
    require(may_view_unit, person, staff)
    round_ = current_round(agency_id=person.agency_id, today=today)
    found = unit_sheets(unit_, round_, today=today) if round_ else []
    cards = []
    for row in found:
        refused = row.sheet.indicator.pk == indicator_id
        outcomes = {unit_.pk: row.outcome} if row.outcome else {}
        layout = Layout(
            sheet=row.sheet,
            facts=row.facts,
            outcomes=outcomes,
            typed=typed if refused else None,
            seen_facts=(seen or {}) if refused else {},
        )
        cards.append(
            {
                "sheet": row.sheet,
                "row": grid_rows(layout)[0],
                "rule": row.row.variant.rule if row.row.variant else None,
                "due": row.sheet.calendar.due(row.sheet.stated, unit_.pk),
                "asks_deeds": any(item.kind in SELF_REPORTED for item in row.sheet.items),
                "refusal": refusal if refused else None,
                "typed": typed if refused else None,
            }
        )
    context = {
        "unit": unit_,
        "round": round_,
        "own": [card for card in cards if card["asks_deeds"]],
        "fed": [card for card in cards if not card["asks_deeds"]],
        "editable": may_self_report.allows(person, staff),
        "refusal": refusal,
    }
    return render(request, "results/unit.html", context, status=refusal.status if refusal else 200)
