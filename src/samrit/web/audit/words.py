"""The record in words: what each act is called, and the names of its details."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samrit.web.common.templatetags.thai import thaishort

ACTS = {
    "letter.upload": gettext_noop("นำเข้าหนังสือ"),
    "draft.correct": gettext_noop("แก้ไขร่างตัวชี้วัด"),
    "draft.discard": gettext_noop("ยกเลิกร่างตัวชี้วัด"),
    "set.publish": gettext_noop("ประกาศใช้ชุดตัวชี้วัด"),
    "set.amend": gettext_noop("ประกาศแก้ไขชุดตัวชี้วัด"),
    "set.cascade": gettext_noop("ถ่ายทอดชุดตัวชี้วัด"),
    "agreement.propose": gettext_noop("เสนอข้อตกลง"),
    "agreement.sign": gettext_noop("ลงนามข้อตกลง"),
    "delivery.save": gettext_noop("รายงานผลตัวชี้วัด"),
    "form.rated": gettext_noop("ประเมินสมรรถนะ"),
    "form.confirmed": gettext_noop("ยืนยันผลการประเมิน"),
    "form.returned": gettext_noop("ส่งผลกลับเพื่อแก้ไข"),
    "form.released": gettext_noop("แจ้งผลการประเมิน"),
    "form.acknowledged": gettext_noop("รับทราบผลการประเมิน"),
    "unit.release": gettext_noop("แจ้งผลทั้งหน่วยงาน"),
    "score.view": gettext_noop("เปิดดูคะแนน"),
    "scheme.save": gettext_noop("บันทึกหลักเกณฑ์"),
    "round.open": gettext_noop("เปิดรอบการประเมิน"),
    "round.dates-of-unit": gettext_noop("กำหนดวันเฉพาะหน่วยงาน"),
    "record.verify": gettext_noop("ตรวจความครบถ้วนของบันทึก"),
}

OBJECTS = {
    "letter": gettext_noop("หนังสือ"),
    "draft": gettext_noop("ร่าง"),
    "set": gettext_noop("ชุดตัวชี้วัด"),
    "indicator": gettext_noop("ตัวชี้วัด"),
    "agreement": gettext_noop("ข้อตกลง"),
    "form": gettext_noop("แบบประเมิน"),
    "unit": gettext_noop("หน่วยงาน"),
    "scheme": gettext_noop("หลักเกณฑ์"),
    "round": gettext_noop("รอบ"),
    "record": gettext_noop("บันทึกการใช้งาน"),
}

DETAILS = {
    "version": gettext_noop("ฉบับที่"),
    "hash": gettext_noop("ลายพิมพ์เนื้อหา"),
    "role": gettext_noop("ในฐานะ"),
    "method": gettext_noop("วิธี"),
    "way": gettext_noop("ทาง"),
    "note": gettext_noop("หมายเหตุ"),
    "reason": gettext_noop("เหตุผล"),
    "before": gettext_noop("เดิม"),
    "after": gettext_noop("ใหม่"),
    "first": gettext_noop("รายงานครั้งแรก"),
    "corrected": gettext_noop("แก้ไข"),
    "late": gettext_noop("หลังตัดยอด"),
    "file": gettext_noop("แฟ้ม"),
    "released": gettext_noop("แจ้งแล้ว"),
    "waiting": gettext_noop("ยังรอ"),
    "result": gettext_noop("ผลครั้งที่"),
    "competencies": gettext_noop("สมรรถนะ"),
    "floors": gettext_noop("รายการที่นับเป็นระดับต่ำสุด"),
    "new": gettext_noop("รายใหม่"),
    "changed": gettext_noop("เปลี่ยน"),
    "same": gettext_noop("คงเดิม"),
    "blocked": gettext_noop("ยังให้ไม่ได้"),
    "left_out": gettext_noop("เว้นไว้"),
    "name": gettext_noop("ชื่อ"),
    "sha256": gettext_noop("ลายพิมพ์แฟ้ม"),
    "digest": gettext_noop("ลายพิมพ์รายการ"),
    "indicators": gettext_noop("ตัวชี้วัด"),
    "letter": gettext_noop("หนังสือ"),
    "content_hash": gettext_noop("ลายพิมพ์เนื้อหา"),
    "waivers": gettext_noop("ข้อที่ยอมรับพร้อมเหตุผล"),
    "path": gettext_noop("ช่อง"),
    "revision": gettext_noop("แก้ครั้งที่"),
    "delivery": gettext_noop("การรายงานที่"),
    "round": gettext_noop("รอบ"),
    "scheme": gettext_noop("หลักเกณฑ์"),
    "stage": gettext_noop("ขั้น"),
    "kind": gettext_noop("ช่วง"),
    "outcome": gettext_noop("ผลการตรวจ"),
}

# Codes that a detail may hold, in words; a code that is not listed is shown as it is.
VALUES = {
    "way": {
        "page": gettext_noop("หน้าจอ"),
        "pdf": gettext_noop("เอกสาร PDF"),
        "file": gettext_noop("ไฟล์ข้อมูล"),
    },
    "stage": {
        "open": gettext_noop("ระหว่างรอบการประเมิน"),
        "confirmed": gettext_noop("ผู้ประเมินยืนยันผลแล้ว"),
        "released": gettext_noop("แจ้งผลแล้ว"),
        "acknowledged": gettext_noop("รับทราบผลแล้ว"),
    },
    "role": {
        "assessee": gettext_noop("ผู้รับการประเมิน"),
        "partner": gettext_noop("ผู้ทำข้อตกลง"),
    },
    "method": {
        "password": gettext_noop("ยืนยันด้วยรหัสผ่านในระบบ"),
        "typed": gettext_noop("พิมพ์ในตาราง"),
        "pasted": gettext_noop("วางจาก Excel"),
        "file": gettext_noop("นำเข้าจากไฟล์"),
        "self": gettext_noop("รายงานด้วยตนเอง"),
    },
    "kind": {
        "agreement": gettext_noop("จัดทำและลงนามข้อตกลง"),
        "report": gettext_noop("รายงานผล"),
        "cutoff": gettext_noop("ตัดยอดข้อมูล"),
        "assess": gettext_noop("ประเมินและยืนยันผล"),
        "release": gettext_noop("แจ้งและรับทราบผล"),
    },
}

HASH_SHOWN = 12


def act_words(act: str) -> str:
    """Give the name of an act; an act that is not listed keeps its code."""
    return _(ACTS[act]) if act in ACTS else act


def object_words(object_type: str) -> str:
    """Give the name of a kind of object."""
    return _(OBJECTS[object_type]) if object_type in OBJECTS else object_type


def detail_words(detail: dict[str, object]) -> list[tuple[str, str]]:
    """Give the details of an act as (name, value) pairs to read; empty ones are left out."""
    shown = []
    for key, value in detail.items():
        if value in (None, "", [], {}):
            continue
        name = _(DETAILS[key]) if key in DETAILS else key
        shown.append((name, _value_words(key, value)))
    return shown


def _value_words(key: str, value: object) -> str:
    if key in ("hash", "content_hash", "sha256", "digest"):
        return f"{str(value)[:HASH_SHOWN]}…"
    if isinstance(value, str) and value in VALUES.get(key, {}):
        return _(VALUES[key][value])
    if isinstance(value, bool):
        return _("ใช่") if value else _("ไม่ใช่")
    if isinstance(value, list):
        return ", ".join(_day_words(item) for item in value)
    return _day_words(value)


def _day_words(value: object) -> str:
    """Give a day of the record as people write it; anything else as it is."""
    try:
        return thaishort(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
