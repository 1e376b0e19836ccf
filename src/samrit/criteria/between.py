"""A note that grants a part of the way to the next level: `เทียบบัญญัติไตรยางศ์`, linear interpolation."""

from __future__ import annotations

import re

from samrit.criteria.model import Interpolation
from samrit.thai import clean, to_arabic

# The Thai term for the rule of three is how interpolation is named in documents of performance agreements.
_GRANTS = re.compile(
    r"(?:เทียบ|ใช้|คำนวณ[ก-๙]{0,12}|คิด[ก-๙]{0,12}|ตาม|โดย(?:วิธี)?)\s*(?:ด้วย|โดย|ตาม|แบบ)?\s*(?:วิธี(?:การ)?|หลัก)?\s*(?:เทียบ)?\s*บัญญัติไตรยา?งศ?์|"
    r"\binterpolat(?:ed|ion|e)\b|\bpro[\s-]?rata\s+between\s+levels\b|คะแนนระหว่างระดับ[ก-๙\s]{0,20}(?:ตามสัดส่วน|เชิงเส้น)|"
    r"เทียบสัดส่วนคะแนนระหว่างระดับ",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"(?:ไม่|มิ|งด|ไม่มีการ|ห้าม)(?:ต้อง|ให้|ใช้|นำ|มี|การ){0,3}\s*(?:การ|วิธี)?\s*(?:เทียบ|คิด|ใช้|คำนวณ)?\s*(?:แบบ|ด้วย)?\s*(?:เทียบ)?\s*บัญญัติไตรยา?งศ?์|"
    r"\b(?:no|not|without|never)\s+(?:\w+\s+){0,3}interpolat",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"(?:ทศนิยม\s*(?:ไม่เกิน\s*)?(?P<thai>\d)\s*(?:ตำแหน่ง|หลัก)|(?P<latin>\d)\s*(?:decimals?|decimal\s+places))",
    re.IGNORECASE,
)


def find_interpolation(text: str) -> Interpolation | None:
    """Give what a note grants between levels, or None; four decimals where it names none."""
    plain = to_arabic(clean(text).text)
    if not _GRANTS.search(plain) or _DENIES.search(plain):
        return None
    places = _PLACES.search(plain)
    return (
        Interpolation(text.strip(), int(places["thai"] or places["latin"]))
        if places
        else Interpolation(text.strip())
    )
