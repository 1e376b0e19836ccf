"""Closed lists of letters, drafts and indicators; labels are what people see (Thai first)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    TEAM = "team", _("ตัวชี้วัดรายทีม")
    INDIVIDUAL = "individual", _("ตัวชี้วัดรายบุคคล")


class DraftState(models.TextChoices):
    OPEN = "open", _("กำลังตรวจ")
    PUBLISHED = "published", _("ประกาศใช้แล้ว")
    DISCARDED = "discarded", _("ยกเลิก")


class ItemKind(models.TextChoices):
    """What is to be reported: a figure, a deed done or not, or the date something was done."""

    VALUE = "value", _("ตัวเลข")
    DEED = "deed", _("การดำเนินการ")
    DATE = "date", _("วันที่ดำเนินการ")
