from __future__ import annotations

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    name = "samrit.web.printing"
    label = "printing"
