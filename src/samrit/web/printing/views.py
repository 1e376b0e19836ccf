"""Papers as PDF: one officer's three forms, or those of a whole unit in one file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samrit.web.agreements.selectors import agreement_for, agreements_below
from samrit.web.assessment.selectors import FormView
from samrit.web.assessment.services import views_record
from samrit.web.common.errors import Refusal
from samrit.web.common.policies import require
from samrit.web.organisation.acting import acting_person
from samrit.web.organisation.selectors import Person, unit_for
from samrit.web.printing.hand import Hand
from samrit.web.printing.policies import may_print_unit
from samrit.web.printing.selectors import (
    documents_of,
    views_to_print,
)
from samrit.web.printing.typeset import typeset
from samrit.web.rounds.selectors import current_round


@require_GET
def officer(request: HttpRequest, pk: int) -> HttpResponse:
    """Print the forms of one agreement for who may see it."""
    person, now = acting_person(request), timezone.now()
    agreement = agreement_for(person, pk)
    if agreement.current is None:
        raise Refusal("no-agreement-yet", _("ยังไม่มีเนื้อหาข้อตกลง จึงยังไม่มีแบบประเมินให้พิมพ์"))
    views = views_to_print(person, [agreement], now=now)
    title = f"แบบประเมิน {agreement.officer} รอบ {agreement.round}"  # papers are Thai
    details = request.GET.get("details") != "0"
    return _pdf(request, person, views, title=title, details=details, now=now)


@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Print the forms of all officers of a unit and below in the current round."""
    person, now = acting_person(request), timezone.now()
    found = unit_for(person, pk)
    require(may_print_unit, person, found)
    round_ = current_round(agency_id=person.agency_id, today=timezone.localdate(now))
    agreements = agreements_below(person, found, round_=round_) if round_ else []
    if not agreements:
        raise Refusal("nothing-to-print", _("หน่วยงานนี้ยังไม่มีข้อตกลงในรอบนี้ ให้ถ่ายทอดชุดตัวชี้วัดก่อนแล้วจึงพิมพ์"))
    views = views_to_print(person, agreements, now=now)
    title = f"แบบประเมิน {found.name} รอบ {round_}"
    details = request.GET.get("details") == "1"
    return _pdf(request, person, views, title=title, details=details, now=now)


def _pdf(
    request: HttpRequest,
    person: Person,
    views: Sequence[FormView],
    *,
    title: str,
    details: bool,
    now: datetime,
) -> HttpResponse:
    hand = Hand(thai=request.GET.get("digits") != "arabic")
    documents = documents_of(views, hand=hand, now=now, details=details)
    content = typeset(documents, title=title, created=now, thai_digits=hand.thai)
    views_record(person=person, forms=[view.form for view in views if view.sees_score], way="pdf", now=now)
    name = f"{title}.pdf".replace("/", "-")
    header = content_disposition_header(as_attachment=False, filename=name)
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": header})
