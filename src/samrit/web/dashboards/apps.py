from __future__ import annotations

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "samrit.web.dashboards"
    label = "dashboards"
