"""Closed lists of the phases of a round; labels are what people see (Thai first)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PhaseKind(models.TextChoices):
    """The dated steps of a round (domain notes, section 1.3)."""

    AGREEMENT = "agreement", _("จัดทำและลงนามข้อตกลง")
    REPORT = "report", _("รายงานผล")
    CUTOFF = "cutoff", _("ตัดยอดข้อมูล")
    ASSESS = "assess", _("ประเมินและยืนยันผล")
    RELEASE = "release", _("แจ้งและรับทราบผล")
