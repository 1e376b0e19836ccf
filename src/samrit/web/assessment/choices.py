"""Closed lists of the stages and steps of a form; labels are what people see (Thai first)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where a form stands; later steps of the regulation come between these."""

    OPEN = "open", _("ระหว่างรอบการประเมิน")
    CONFIRMED = "confirmed", _("ผู้ประเมินยืนยันผลแล้ว")
    RELEASED = "released", _("แจ้งผลแล้ว")
    ACKNOWLEDGED = "acknowledged", _("รับทราบผลแล้ว")


class Step(models.TextChoices):
    RATED = "rated", _("ประเมินสมรรถนะ")
    CONFIRMED = "confirmed", _("ยืนยันผลการประเมิน")
    RETURNED = "returned", _("ส่งกลับเพื่อแก้ไข")
    RELEASED = "released", _("แจ้งผล")
    ACKNOWLEDGED = "acknowledged", _("รับทราบผล")


# The scale as the competency form prints it (domain notes, section 2.3).
RATING_WORDS = {
    1: _("1 ไม่สังเกตเห็น"),
    2: _("2 กำลังพัฒนา ต้องใช้เวลาอีกมาก"),
    3: _("3 กำลังพัฒนา"),
    4: _("4 อยู่ในระดับที่ใช้งานได้"),
    5: _("5 เป็นแบบอย่างที่ดีให้กับผู้อื่น"),
}
