"""`load_demonstration`: the fictional province with a round in full swing; safe to call again."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from samrit.web.demonstration.organisation import PASSWORD
from samrit.web.demonstration.story import demonstration_load


class Command(BaseCommand):
    help = "Load the demonstration round (a fictional province); a round that is loaded is left as it is."

    def handle(self, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django's own signature
        loaded = demonstration_load(now=timezone.now())
        if loaded.is_new:
            self.stdout.write(f"โหลดรอบการประเมินสาธิต {loaded.round} แล้ว")
        else:
            self.stdout.write(f"มีรอบการประเมินสาธิต {loaded.round} อยู่แล้ว ไม่เปลี่ยนแปลง")
        if settings.DEMONSTRATION:
            self.stdout.write(f"รหัสผ่านของทุกบัญชีสาธิต: {PASSWORD}")
