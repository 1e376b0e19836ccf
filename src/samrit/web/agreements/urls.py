from __future__ import annotations

from django.urls import path

from samrit.web.agreements import views

app_name = "agreements"

urlpatterns = [
    path("", views.agreement_list, name="list"),
    path("cascade/<int:set_id>/", views.cascade, name="cascade"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sign/", views.sign, name="sign"),
]
