from __future__ import annotations

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "samrit.web.assessment"
    label = "assessment"
