"""The address of the home page."""

from __future__ import annotations

from django.urls import path

from samrit.web.dashboards import views

app_name = "dashboards"

urlpatterns = [path("", views.home, name="home")]
