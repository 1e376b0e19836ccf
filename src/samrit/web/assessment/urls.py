from __future__ import annotations

from django.urls import path

from samrit.web.assessment import views

app_name = "assessment"

urlpatterns = [
    path("queue/", views.queue, name="queue"),
    path("mine/", views.mine, name="mine"),
    path("form/<int:pk>/", views.form, name="form"),
    path("form/<int:pk>/rate/", views.rate, name="rate"),
    path("form/<int:pk>/confirm/", views.confirm, name="confirm"),
    path("form/<int:pk>/return/", views.send_back, name="return"),
    path("form/<int:pk>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("release/<int:unit_id>/", views.release, name="release"),
]
