"""The list of letters, and the door for a new one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samrit.web.common.errors import NotAllowed, Refusal
from samrit.web.indicators.forms import LetterForm
from samrit.web.indicators.selectors import drafts_for, units_to_upload_for
from samrit.web.indicators.services import letter_upload
from samrit.web.organisation.acting import acting_person
from samrit.web.organisation.choices import Role


@require_http_methods(["GET", "POST"])
def letters(request: HttpRequest) -> HttpResponse:
    """List the letters of my provinces; POST uploads one and opens its draft."""
    person = acting_person(request)
    units = units_to_upload_for(person)
    may_read = bool(units) or person.has(Role.AUDITOR)
    if not units and (request.method == "POST" or not may_read):
        raise NotAllowed("letter.upload", _("หน้านี้เป็นของผู้ดูแลชุดตัวชี้วัดระดับจังหวัด ให้ดูตัวชี้วัดที่ประกาศใช้ที่หน้าชุดตัวชี้วัด"))
    form = LetterForm(request.POST or None, request.FILES or None, units=units)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                done = letter_upload(
                    person=person,
                    unit=form.chosen_unit,
                    name=form.cleaned_data["letter"].name,
                    content=form.cleaned_data["letter"].read(),
                    now=timezone.now(),
                )
            except NotAllowed:
                raise
            except Refusal as refusal:
                form.add_error("letter", refusal.message)
            else:
                if done.known:
                    messages.info(request, _("ไฟล์นี้เคยนำเข้าแล้ว จึงเปิดร่างเดิมให้ตรวจต่อ"))
                else:
                    messages.success(request, _("อ่านหนังสือแล้ว ให้ตรวจร่างกับต้นฉบับก่อนประกาศใช้"))
                return redirect("indicators:review", done.draft.pk)
        status = 422
    context = {"form": form, "units": units, "drafts": list(drafts_for(person))}
    return render(request, "indicators/letters.html", context, status=status)
