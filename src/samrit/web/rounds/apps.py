from __future__ import annotations

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "samrit.web.rounds"
    label = "rounds"
