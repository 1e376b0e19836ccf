"""The people to try on the sign-in page of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samrit.web.organisation.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A person to sign in as.

    Attributes:
        username: the account; its password is `samrit.web.demonstration.organisation.PASSWORD`.
        name: the officer's full name.
        role: what he is, in two or three words.
        tries: what there is to try with this account, one sentence each.
    """

    username: str
    name: str
    role: str
    tries: tuple[str, ...]


# Account ▸ role ▸ things to try; translated when they are shown.
CAST: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "planner",
        gettext_noop("ผู้ดูแลชุดตัวชี้วัดระดับจังหวัด"),
        (
            gettext_noop("ตรวจร่างที่อ่านจากหนังสือ แก้ข้อสงสัย แล้วประกาศใช้"),
            gettext_noop("ถ่ายทอดตัวชี้วัดถึงข้าราชการทุกอำเภอในครั้งเดียว และดูว่าใครยังไม่ลงนาม"),
        ),
    ),
    (
        "head",
        gettext_noop("พัฒนาการจังหวัด"),
        (
            gettext_noop("ลงนามข้อตกลงกับพัฒนาการอำเภอ และประเมินพัฒนาการอำเภอ"),
            gettext_noop("แจ้งผลการประเมินทั้งจังหวัดหรือทีละอำเภอในครั้งเดียว"),
        ),
    ),
    (
        "finance",
        gettext_noop("เจ้าภาพตัวชี้วัด (กลุ่มงานประสานฯ)"),
        (
            gettext_noop("กรอกหรือวางตัวเลขจาก Excel ของทุกอำเภอในตารางเดียว เห็นระดับทันทีที่พิมพ์"),
            gettext_noop("ดูตัวชี้วัดที่ครบกำหนดแล้วแต่ยังไม่มีผล"),
        ),
    ),
    (
        "huai-head",
        gettext_noop("พัฒนาการอำเภอ"),
        (
            gettext_noop("ประเมินสมรรถนะและยืนยันผลของผู้ใต้บังคับบัญชา พร้อมวิธีคิดคะแนนทุกขั้น"),
            gettext_noop("ลงนามข้อตกลงฉบับแก้ไข และรายงานการดำเนินงานของอำเภอ"),
        ),
    ),
    (
        "mueang1",
        gettext_noop("ข้าราชการที่ได้รับแจ้งผลแล้ว"),
        (
            gettext_noop("ดูคะแนนรวมและระดับผลการประเมินพร้อมที่มา แล้วลงชื่อรับทราบ"),
            gettext_noop("พิมพ์แบบสรุปการประเมินของตนเอง"),
        ),
    ),
    (
        "huai1",
        gettext_noop("ข้าราชการระหว่างรอบการประเมิน"),
        (
            gettext_noop("ดูระดับของทุกตัวชี้วัด เหตุผล และสิ่งที่ต้องทำเพื่อขึ้นระดับถัดไป"),
            gettext_noop("ดูส่วนที่หนังสือฉบับแก้ไขเปลี่ยน แล้วลงนามข้อตกลงใหม่"),
        ),
    ),
    (
        "hr",
        gettext_noop("เจ้าหน้าที่บุคคล"),
        (gettext_noop("ติดตามสถานะทั้งจังหวัด พิมพ์แบบประเมินและส่งออกแฟ้มข้อมูลหลังแจ้งผล"),),
    ),
    (
        "auditor",
        gettext_noop("ผู้ตรวจสอบ"),
        (gettext_noop("อ่านบันทึกการกระทำทุกรายการ และพิสูจน์ว่าไม่มีใครแก้บันทึกย้อนหลัง"),),
    ),
)


def personas() -> tuple[Persona, ...]:
    """Give the people to try, in the order of the main thread; empty where nothing is loaded."""
    accounts = [account for account, _role, _tries in CAST]
    users = User.objects.filter(username__in=accounts, is_active=True).select_related("officer")
    names = {user.username: str(user.officer) for user in users if user.officer}
    return tuple(
        Persona(username=account, name=names[account], role=_(role), tries=tuple(_(t) for t in tries))
        for account, role, tries in CAST
        if account in names
    )
