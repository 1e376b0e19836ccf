"""Addresses of files in and out."""

from __future__ import annotations

from django.urls import path

from samrit.web.exchange import views

app_name = "exchange"

urlpatterns = [
    path("", views.files, name="files"),
    path("units/<int:pk>/<str:fmt>/", views.unit, name="unit"),
    path("figures/<int:pk>/", views.figures, name="figures"),
    path("figures/<int:pk>/template/", views.figures_template, name="figures-template"),
]
