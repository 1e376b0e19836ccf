"""The home page: what I must do, by when; the round's calendar; my own rulers in small."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from samrit.web.dashboards.home import home_of
from samrit.web.organisation.acting import acting_person


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    page = home_of(acting_person(request), today=timezone.localdate())
    return render(request, "dashboards/home.html", {"page": page})
