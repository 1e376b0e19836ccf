"""Closed lists of the organisation; labels are what people see (Thai first)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    DEPARTMENT = "department", _("กรม")
    CENTRAL = "central", _("หน่วยงานส่วนกลาง")
    PROVINCE = "province", _("สำนักงานจังหวัด")
    GROUP = "group", _("กลุ่มงาน")
    DISTRICT = "district", _("สำนักงานอำเภอ")


class SizeClass(models.TextChoices):
    """Size of a district, as letters name it: the variant of a criterion goes by it."""

    LARGE = "large", _("อำเภอขนาดใหญ่")
    MEDIUM = "medium", _("อำเภอขนาดกลาง")
    SMALL = "small", _("อำเภอขนาดเล็ก")


class Role(models.TextChoices):
    """What a person may do for a unit, beside what follows from his own post.

    Assessor, agreement partner and reviewer are not roles of a unit: they stand on each agreement.
    """

    PROVINCE_ADMIN = "province-admin", _("ผู้ดูแลชุดตัวชี้วัดระดับจังหวัด")
    PROVINCE_HEAD = "province-head", _("หัวหน้าส่วนราชการประจำจังหวัด")
    INDICATOR_OWNER = "indicator-owner", _("เจ้าภาพตัวชี้วัด")
    DISTRICT_HEAD = "district-head", _("หัวหน้าสำนักงานอำเภอ")
    HR = "hr", _("เจ้าหน้าที่บุคคล")
    AUDITOR = "auditor", _("ผู้ตรวจสอบ")


class PositionLevel(models.TextChoices):
    """Types and levels of posts (domain notes, section 4); codes as the personnel system prints them."""

    O1 = "O1", _("ปฏิบัติงาน")
    O2 = "O2", _("ชำนาญงาน")
    O3 = "O3", _("อาวุโส")
    O4 = "O4", _("ทักษะพิเศษ")
    K1 = "K1", _("ปฏิบัติการ")
    K2 = "K2", _("ชำนาญการ")
    K3 = "K3", _("ชำนาญการพิเศษ")
    K4 = "K4", _("เชี่ยวชาญ")
    K5 = "K5", _("ทรงคุณวุฒิ")
    D1 = "D1", _("อำนวยการต้น")
    D2 = "D2", _("อำนวยการสูง")
    M1 = "M1", _("บริหารต้น")
    M2 = "M2", _("บริหารสูง")
