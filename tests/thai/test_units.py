from __future__ import annotations

import pytest

from samrit.thai import unit_at


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("ครั้งต่อเดือน", "ครั้ง"),
        (" หมู่บ้านเป้าหมาย", "หมู่บ้าน"),
        ("หน่วยงาน/องค์กร และ", "หน่วยงาน/องค์กร"),
        ("ครั้ง/ ", "ครั้ง"),
        ("ครัวเรือน (ร้อยละ", "ครัวเรือน"),
        ("ลูกบาศก์เมตร", "ลูกบาศก์เมตร"),
        ("ขั้วบวกที่ได้", "ขั้วบวก"),
        ("mg/L", "mg/L"),
        ("news items a month", "news items"),
        ("reports and", "reports"),
        ("workshops as planned", "workshops"),
    ],
)
def test_the_noun_behind_a_number_is_cut_out(text, unit):
    assert unit_at(text)[0] == unit


@pytest.mark.parametrize(
    "text", ["", "ขึ้นไป", "ของเป้าหมาย", "and more", "(3)", "ก", "ผลการปฏิบัติราชการและงานอื่น"[:3] + "ฌ" * 20]
)
def test_what_is_no_noun_is_none(text):
    assert unit_at(text) is None
