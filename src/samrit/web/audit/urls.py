from __future__ import annotations

from django.urls import path

from samrit.web.audit import views

app_name = "audit"

urlpatterns = [
    path("", views.record_page, name="record"),
    path("verify/", views.verify, name="verify"),
]
