"""Addresses: one line an app; each app's own list stands in its `urls.py`."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("samrit.web.dashboards.urls")),
    path("", include("samrit.web.organisation.urls")),
    path("calendar/", include("samrit.web.rounds.urls")),
    path("audit/", include("samrit.web.audit.urls")),
    path("indicators/", include("samrit.web.indicators.urls")),
    path("agreements/", include("samrit.web.agreements.urls")),
    path("results/", include("samrit.web.results.urls")),
    path("assessment/", include("samrit.web.assessment.urls")),
    path("exchange/", include("samrit.web.exchange.urls")),
    path("print/", include("samrit.web.printing.urls")),
]
