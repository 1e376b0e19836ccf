from __future__ import annotations

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "samrit.web.indicators"
    label = "indicators"
