from __future__ import annotations

from django.urls import path

from samrit.web.rounds import views

app_name = "rounds"

urlpatterns = [path("", views.calendar, name="calendar")]
