"""Addresses of papers."""

from __future__ import annotations

from django.urls import path

from samrit.web.printing import views

app_name = "printing"

urlpatterns = [
    path("officers/<int:pk>/", views.officer, name="officer"),
    path("units/<int:pk>/", views.unit, name="unit"),
]
