"""The record of acts, for auditors: newest first, of one object, and the proof that it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samrit.web.audit.models import Entry
from samrit.web.audit.reading import Reader, reader_of
from samrit.web.audit.selectors import first_break
from samrit.web.audit.services import Act, record
from samrit.web.audit.words import ACTS, act_words, detail_words, object_words
from samrit.web.common.whole import whole

PAGE = 50
PAGES = {
    "agreement": "agreements:detail",
    "form": "assessment:form",
    "set": "indicators:set",
    "draft": "indicators:review",
    "indicator": "results:grid",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry as it is read."""

    entry: Entry
    act: str
    kind: str
    name: str
    object_url: str
    details: list[tuple[str, str]]


@require_GET
def record_page(request: HttpRequest) -> HttpResponse:
    """Show the record: all of the reader's units, or the acts on one object (`type`, `id`)."""
    reader = reader_of(request)
    object_type, object_id = request.GET.get("type", ""), request.GET.get("id", "")
    act, who = request.GET.get("act", ""), request.GET.get("who", "").strip()
    rows = _readable(reader)
    if object_type:
        rows = rows.filter(object_type=object_type)
    if object_id:
        rows = rows.filter(object_id=object_id)
    if act:
        rows = rows.filter(act=act)
    if who:
        rows = rows.filter(actor_name__contains=who)
    before = whole(request.GET.get("before", ""))
    page = rows if before is None else rows.filter(number__lt=before)
    entries = list(page.order_by("-number")[: PAGE + 1])
    query = {"type": object_type, "id": object_id, "act": act, "who": who}
    older = ""
    if len(entries) > PAGE:
        kept = {key: value for key, value in query.items() if value}
        older = "?" + urlencode({**kept, "before": entries[PAGE - 1].number})
    context = {
        "lines": _lines(entries[:PAGE]),
        "older": older,
        "newest": before is None,
        "query": query,
        "object_words": _object_words(object_type, object_id, known=bool(entries)),
        "acts": sorted(((code, act_words(code)) for code in ACTS), key=lambda pair: pair[1]),
    }
    return render(request, "audit/record.html", context)


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Walk the whole chain of hashes and say whether it holds."""
    reader = reader_of(request)
    found = first_break()
    if found is None:
        messages.success(request, _("ตรวจครบทุกรายการแล้ว ลายพิมพ์ต่อเนื่องกันทั้งหมด ไม่มีรายการใดหายหรือถูกแก้"))
    else:
        words = {"missing": _("หายไป"), "changed": _("ถูกแก้ไข"), "not-chained": _("ไม่ต่อเนื่องกับรายการก่อน")}
        messages.error(
            request,
            _("พบความผิดปกติที่รายการ %(number)s: %(fault)s ให้แจ้งผู้ดูแลระบบและเก็บสำเนาฐานข้อมูลไว้ทันที")
            % {"number": found.number, "fault": words[found.fault]},
        )
    outcome = "ok" if found is None else f"{found.number} {found.fault}"
    act = Act(name="record.verify", object_type="record", object_id="", detail={"outcome": outcome})
    record(actor_id=reader.user_id, actor_name=reader.name, act=act, now=timezone.now())
    return redirect("audit:record")


def _object_words(object_type: str, object_id: str, *, known: bool) -> str:
    """Name an object whose acts the reader may read; of any other he gets back the number that he typed."""
    names = import_string(settings.AUDIT_NAMES)({(object_type, object_id)}) if known else {}
    return f"{object_words(object_type)} {names.get((object_type, object_id), object_id)}"


def _readable(reader: Reader) -> QuerySet[Entry]:
    return Entry.objects.filter(
        Q(unit_id__in=reader.units) | Q(unit_id__isnull=True, actor_id__in=reader.accounts)
    )


def _lines(entries: Sequence[Entry]) -> list[Line]:
    keys = {(entry.object_type, entry.object_id) for entry in entries}
    names: dict[tuple[str, str], str] = import_string(settings.AUDIT_NAMES)(keys)
    return [
        Line(
            entry=entry,
            act=act_words(entry.act),
            kind=object_words(entry.object_type),
            name=names.get((entry.object_type, entry.object_id), entry.object_id),
            object_url=_url(entry),
            details=detail_words(entry.detail),
        )
        for entry in entries
    ]


def _url(entry: Entry) -> str:
    if entry.object_type not in PAGES or not entry.object_id.isdigit():
        return ""
    try:
        return reverse(PAGES[entry.object_type], args=[int(entry.object_id)])
    except NoReverseMatch:
        return ""
