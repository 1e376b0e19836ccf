from __future__ import annotations

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "samrit.web.demonstration"
    label = "demonstration"
