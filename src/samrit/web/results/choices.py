"""Closed lists of facts and deliveries; labels are what people see (Thai first)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FactState(models.TextChoices):
    """Missing is not zero: what is known of a fact. *Not reported* is the absence of a row."""

    REPORTED = "reported", _("รายงานแล้ว")
    NOT_APPLICABLE = "not-applicable", _("ไม่เกี่ยวข้อง")
    EXEMPT = "exempt", _("ยกเว้น")


class LineState(models.TextChoices):
    """What is known of one indicator for one unit."""

    REPORTED = "reported", _("รายงานแล้ว")
    NOT_REPORTED = "not-reported", _("ยังไม่รายงาน")
    NOT_DUE = "not-due", _("ยังไม่ถึงกำหนด")
    NOT_APPLICABLE = "not-applicable", _("ไม่เกี่ยวข้อง")
    EXEMPT = "exempt", _("ยกเว้น")


class DeliveryMethod(models.TextChoices):
    TYPED = "typed", _("พิมพ์ในตาราง")
    PASTED = "pasted", _("วางจาก Excel")
    FILE = "file", _("นำเข้าจากไฟล์")
    SELF = "self", _("รายงานด้วยตนเอง")
