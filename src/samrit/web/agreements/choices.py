"""Closed lists of agreements and signatures; labels are what people see (Thai first)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementState(models.TextChoices):
    """State of the newest version of an agreement; it follows from its signatures."""

    PROPOSED = "proposed", _("รอผู้รับการประเมินลงนาม")
    SIGNED_BY_ASSESSEE = "signed-by-assessee", _("รอผู้ทำข้อตกลงอีกฝ่ายลงนาม")
    AGREED = "agreed", _("ลงนามครบทั้งสองฝ่าย")


class SignerRole(models.TextChoices):
    ASSESSEE = "assessee", _("ผู้รับการประเมิน")
    PARTNER = "partner", _("ผู้ทำข้อตกลง")


class SignatureMethod(models.TextChoices):
    PASSWORD = "password", _("ยืนยันด้วยรหัสผ่านในระบบ")
