"""Files in and out: a unit's data as XLSX and CSV, the blank sheet for figures, and the sheet filled in."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrit.thai import parse_date
from samrit.web.agreements.selectors import agreements_below
from samrit.web.assessment.services import views_record
from samrit.web.audit.services import Act
from samrit.web.common.errors import NotFound, Refusal
from samrit.web.common.policies import require
from samrit.web.exchange.asking import as_fault, asked_items, rows_of, source_of, unit_finder
from samrit.web.exchange.grid import GridRefused
from samrit.web.exchange.policies import may_export_unit
from samrit.web.exchange.reading import read_grid
from samrit.web.exchange.selectors import district_data, views_of
from samrit.web.exchange.shelf import shelf_of
from samrit.web.exchange.tables import refuse_size
from samrit.web.exchange.template import write_figures_template
from samrit.web.exchange.textfile import write_district_csv
from samrit.web.exchange.workbook import write_district_xlsx
from samrit.web.organisation.acting import acting_person, record_act
from samrit.web.organisation.selectors import unit_for
from samrit.web.results.choices import DeliveryMethod
from samrit.web.results.facts import Origin
from samrit.web.results.policies import may_report, may_view_figures
from samrit.web.results.sheets import indicator_in_agency, sheet_of
from samrit.web.results.views import preview_page
from samrit.web.rounds.selectors import current_round

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_GET
def files(request: HttpRequest) -> HttpResponse:
    """Show which units' papers and data files the person may take."""
    person = acting_person(request)
    round_ = current_round(agency_id=person.agency_id, today=timezone.localdate())
    rows = shelf_of(person, round_) if round_ else []
    return render(request, "exchange/files.html", {"round": round_, "rows": rows})


@require_GET
def unit(request: HttpRequest, pk: int, fmt: str) -> HttpResponse:
    """Give the data of all officers of a unit and below in the current round."""
    person, now = acting_person(request), timezone.now()
    found = unit_for(person, pk)
    require(may_export_unit, person, found)
    if fmt not in ("xlsx", "csv"):
        raise NotFound("no-format", _("ไม่มีไฟล์ชนิดนี้ ให้เลือก XLSX หรือ CSV"))
    round_ = current_round(agency_id=person.agency_id, today=timezone.localdate(now))
    agreements = agreements_below(person, found, round_=round_) if round_ else []
    if round_ is None or not agreements:
        raise Refusal("nothing-to-export", _("หน่วยงานนี้ยังไม่มีข้อตกลงในรอบนี้ จึงยังไม่มีข้อมูลให้ส่งออก"))
    views = views_of(person, agreements, now=now)
    data = district_data(found, round_, views)
    content = write_district_xlsx(data, created=now) if fmt == "xlsx" else write_district_csv(data)
    with transaction.atomic():
        act = Act(
            name="unit.export",
            object_type="unit",
            object_id=found.pk,
            unit_id=found.pk,
            detail={"format": fmt, "officers": len(views), "sha256": hashlib.sha256(content).hexdigest()},
        )
        record_act(person=person, act=act, now=now)
        views_record(
            person=person, forms=[view.form for view in views if view.sees_score], way="file", now=now
        )
    return _file(content, f"{found.name} {round_}.{fmt}", XLSX if fmt == "xlsx" else CSV)


@require_GET
def figures_template(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the blank sheet for the figures of an indicator, with its units filled in."""
    person = acting_person(request)
    sheet = sheet_of(indicator_in_agency(person, pk))
    require(may_view_figures, person, sheet.stated)
    content = write_figures_template(
        title=f"{sheet.stated.number} {sheet.stated.title}",
        items=asked_items(sheet),
        units=[row.unit.name for row in sheet.rows],
        created=timezone.now(),
    )
    name = _("แบบกรอกผล %(scope)s %(number)s.xlsx")
    words = {"scope": sheet.stated.get_scope_display(), "number": sheet.stated.number}
    return _file(content, name % words, XLSX)


@require_POST
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a filled sheet and show what it would change; nothing is saved before that is confirmed."""
    person = acting_person(request)
    sheet = sheet_of(indicator_in_agency(person, pk))
    require(may_report, person, sheet.stated)
    upload = request.FILES.get("file")
    if upload is None:
        raise Refusal("file-missing", _("ยังไม่ได้เลือกไฟล์ ให้เลือกไฟล์ XLSX หรือ CSV แล้วส่งอีกครั้ง"))
    name = upload.name or ""
    try:
        refuse_size(upload.size or 0, name, most_bytes=settings.FIGURES_SIZE_LIMIT)
        data = upload.read()
        grid = read_grid(data, name, items=asked_items(sheet), find_unit=unit_finder(sheet.rows))
    except GridRefused as refused:
        origin = Origin(method=DeliveryMethod.FILE, file_name=name)
        faults = tuple(as_fault(fault) for fault in refused.faults)
        return preview_page(request, sheet, (), origin=origin, faults=faults)
    for words in grid.skipped:
        messages.info(request, words)
    origin = Origin(
        method=DeliveryMethod.FILE,
        source=source_of(grid),
        file_name=name,
        file_sha256=hashlib.sha256(data).hexdigest(),
    )
    # A column of the file goes before the date of the page, which stands for rows that name none.
    as_of = parse_date(request.POST.get("as_of", ""))
    rows = tuple(row if row.as_of else replace(row, as_of=as_of) for row in rows_of(grid))
    return preview_page(request, sheet, rows, origin=origin)


def _file(content: bytes, name: str, content_type: str) -> HttpResponse:
    header = content_disposition_header(as_attachment=True, filename=name.replace("/", "-"))
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": header})
