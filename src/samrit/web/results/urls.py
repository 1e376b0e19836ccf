from __future__ import annotations

from django.urls import path

from samrit.web.results import views

app_name = "results"

urlpatterns = [
    path("", views.indicator_list, name="indicators"),
    path("<int:pk>/", views.grid, name="grid"),
    path("<int:pk>/save/", views.save, name="save"),
    path("<int:pk>/paste/", views.paste, name="paste"),
    path("<int:pk>/confirm/", views.confirm, name="confirm"),
    path("<int:pk>/level/<int:unit_id>/", views.level, name="level"),
    path("units/<int:pk>/", views.unit, name="unit"),
    path("units/<int:pk>/<int:indicator_id>/", views.unit_report, name="unit-report"),
]
