"""Reviewing a draft: the page, one correction, publishing, putting away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypedDict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samrit.web.common.errors import Fault, NotAllowed, NotFound, Refusal, Stale
from samrit.web.common.policies import require
from samrit.web.common.whole import whole
from samrit.web.indicators import services
from samrit.web.indicators.models import Draft
from samrit.web.indicators.policies import may_correct
from samrit.web.indicators.selectors import draft_for
from samrit.web.indicators.services.drafts import shown
from samrit.web.indicators.views.fields import Rejected
from samrit.web.indicators.views.review_page import ReviewPage, review_page
from samrit.web.organisation.acting import acting_person
from samrit.web.organisation.selectors import Person


@require_GET
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a letter beside its draft; `?at=i3` lights the lines of one indicator."""
    person = acting_person(request)
    at, editing = request.GET.get("at", ""), request.GET.get("edit", "")
    page = _page(person, draft_for(person, pk), at=at, editing=editing)
    return render(request, "indicators/review.html", {"page": page})


@require_http_methods(["GET", "POST"])
def review_field(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one correction; what cannot be taken comes back in its form with the reason. GET gives it."""
    person = acting_person(request)
    if request.method == "GET":
        return _form(request, person, pk)
    path = request.POST.get("path", "")
    try:
        draft = _act(request, person, pk, path, now=timezone.now())
    except (NotAllowed, NotFound):
        raise
    except Refusal as refusal:
        return _again(request, person, pk, path, refusal)
    return _answer(request, _page(person, draft, saved=path), path)


def _form(request: HttpRequest, person: Person, pk: int) -> HttpResponse:
    draft = draft_for(person, pk)
    require(may_correct, person, draft)
    path = request.GET.get("path", "")
    page = _page(person, draft, editing=path)
    field = page.field(path)
    if field is None:
        raise NotFound("no-such-field", _("ไม่พบช่องนี้ในร่าง ให้เปิดหน้าตรวจร่างใหม่"))
    return render(request, "indicators/_field_inputs.html", {"page": page, "field": field})


class _Known(TypedDict):
    person: Person
    draft_id: int
    revision: int
    now: datetime


def _act(request: HttpRequest, person: Person, pk: int, path: str, *, now: datetime) -> Draft:
    """Do what the form asks: most correct a field, some change what there is to correct."""
    known = _Known(person=person, draft_id=pk, revision=_whole(request, "revision") or 0, now=now)
    typed = tuple(request.POST.getlist("value"))
    first = typed[0] if typed else ""
    key = path.split("/")[1] if path.startswith("indicators/") else ""
    acts: dict[str, Callable[[], Draft]] = {
        "correct": lambda: services.draft_correct(path=path, typed=typed, **known),
        "remove": lambda: services.draft_indicator_remove(key=key, **known),
        "add": lambda: services.draft_indicator_add(scope=first, **known),
        "variant-add": lambda: services.draft_variant_add(key=key, size_class=first, **known),
        "variant-remove": lambda: services.draft_variant_remove(
            key=key, number=_whole(request, "value") or 0, **known
        ),
        "propose": lambda: services.draft_proposals_choose(path=path, **known),
        "round": lambda: services.draft_round_choose(round_id=_whole(request, "value"), **known),
        "amends": lambda: services.draft_set_choose(set_id=_whole(request, "value"), **known),
    }
    act = path if path in ("round", "amends") else request.POST.get("act", "correct")
    if act not in acts:
        raise NotFound("no-such-act", _("ไม่รู้จักรายการนี้ ให้เปิดหน้าตรวจร่างใหม่"))
    return acts[act]()


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a draft; what stands against it is shown on the page, with the reasons that were typed."""
    person = acting_person(request)
    draft = draft_for(person, pk)
    waivers = {
        request.POST[name]: request.POST.get(f"{name}-reason", "")
        for name in request.POST
        if name.startswith("waiver-") and not name.endswith("-reason")
    }
    try:
        version = services.set_publish(
            person=person,
            draft_id=pk,
            revision=_whole(request, "revision") or 0,
            waivers=waivers,
            reason=request.POST.get("reason", ""),
            base_number=_whole(request, "base"),
            now=timezone.now(),
        )
    except (NotAllowed, NotFound):
        raise
    except Refusal as refusal:
        page = _page(person, draft, waivers=waivers)
        context = {"page": page, "refusal": refusal, "reason": request.POST.get("reason", "")}
        return render(request, "indicators/review.html", context, status=refusal.status)
    messages.success(
        request, _("ประกาศใช้ “%(title)s” ฉบับที่ %(n)d แล้ว") % {"title": version.set.title, "n": version.number}
    )
    return redirect("indicators:set", version.set_id)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft away."""
    person = acting_person(request)
    services.draft_discard(
        person=person, draft_id=pk, revision=_whole(request, "revision") or 0, now=timezone.now()
    )
    messages.success(request, _("ยกเลิกร่างแล้ว ไฟล์หนังสือยังเก็บไว้ และนำเข้าใหม่ได้"))
    return redirect("indicators:letters")


def _page(
    person: Person,
    draft: Draft,
    *,
    at: str = "",
    editing: str = "",
    saved: str = "",
    rejected: Rejected | None = None,
    waivers: dict[str, str] | None = None,
) -> ReviewPage:
    return review_page(
        draft,
        may_correct=may_correct.allows(person, draft),
        at=at,
        editing=editing,
        saved=saved,
        rejected=rejected,
        waivers=waivers,
    )


def _again(request: HttpRequest, person: Person, pk: int, path: str, refusal: Refusal) -> HttpResponse:
    theirs = shown_fault(refusal.faults[0]) if isinstance(refusal, Stale) and refusal.faults else ""
    rejected = Rejected(
        path=path, typed=tuple(request.POST.getlist("value")), message=refusal.message, theirs=theirs
    )
    page = _page(person, draft_for(person, pk), rejected=rejected)
    return _answer(request, page, path, refusal=refusal)


def shown_fault(fault: Fault) -> str:
    """Give what somebody else wrote at the same place, for the one who came second."""
    return fault.message or shown(None)


def _answer(
    request: HttpRequest, page: ReviewPage, path: str, refusal: Refusal | None = None
) -> HttpResponse:
    """Answer a correction: a card for HTMX, the whole page for a refusal, a redirect otherwise."""
    status = refusal.status if refusal else 200
    parts = path.split("/")
    key = parts[1] if parts[0] == "indicators" and len(parts) > 1 else ""
    whole = request.POST.get("act", "correct") != "correct"
    context = {"page": page, "card": page.card(key) if key else None, "refusal": refusal}
    if getattr(request, "htmx", False) and not whole:
        return render(request, "indicators/_corrected.html", context, status=status)
    if refusal is not None:
        return render(request, "indicators/review.html", context, status=status)
    messages.success(request, _("บันทึกการแก้ไขแล้ว"))
    place = f"card-{key}" if key and page.card(key) else "cards"
    return redirect(f"{reverse('indicators:review', args=[page.draft.pk])}?at={key}#{place}")


def _whole(request: HttpRequest, name: str) -> int | None:
    return whole(request.POST.get(name, ""))
