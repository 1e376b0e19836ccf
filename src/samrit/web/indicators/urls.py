from __future__ import annotations

from django.urls import path

from samrit.web.indicators import views

app_name = "indicators"

urlpatterns = [
    path("letters/", views.letters, name="letters"),
    path("drafts/<int:pk>/", views.review, name="review"),
    path("drafts/<int:pk>/field/", views.review_field, name="review-field"),
    path("drafts/<int:pk>/publish/", views.publish, name="publish"),
    path("drafts/<int:pk>/discard/", views.discard, name="discard"),
    path("sets/", views.sets, name="sets"),
    path("sets/<int:pk>/", views.set_page, name="set"),
    path("sets/<int:pk>/compare/", views.compare, name="compare"),
]
