"""How what persons did counts for their unit: every one of them, so many, a share, the sum or the mean."""

from __future__ import annotations

import re

from samrit.criteria.model import Aggregation, Joining
from samrit.criteria.parts import DIGITS, NUMERAL, PERCENT_AFTER, PERCENT_BEFORE, number_of
from samrit.thai import clean, to_arabic

_PERSON = (
    r"(?P<noun>เจ้าหน้าที่|ข้าราชการ|บุคลากร|พนักงานราชการ|พนักงาน|ลูกจ้าง|พัฒนากร|นักวิชาการ|เกษตรตำบล|ครู|อาจารย์|พยาบาล|แพทย์|ตำรวจ|ปลัด|"
    r"ผู้ปฏิบัติงาน|ผู้รับการประเมิน|ผู้ใต้บังคับบัญชา|สมาชิกทีม|officers?|officials?|staff(?:\s+members?)?|employees|teachers|nurses|members|persons|people)"
)
_WHERE = r"[^\s\d]{0,30}\s?"
_LEAST = r"(?:อย่างน้อย|ไม่น้อยกว่า|ไม่ต่ำกว่า|at\s+least|not\s+less\s+than|no\s+fewer\s+than)\s*"
_COUNTS = (
    r"(?:(?:จะ)?ต้อง|ผ่าน|ทำได้|ดำเนินการได้|บรรลุ|นับ|คิด|ถือว่า|ประเมิน|วัด|ให้คะแนน|คะแนน|"
    r"must|meets?|fulfil|reach|count|scor|complete|done|do\b|did\b)"
)
_NUMBER = rf"(?P<number>{DIGITS}|{NUMERAL})"
_TAKEN = (
    r"(?:นับ|คิด|วัด|ประเมิน|พิจารณา|ใช้|รวม|นำ|ให้คะแนน|คำนวณ|"
    r"\bscored?\b|\bcount(?:ed|s)?\b|\bmeasured?\b|\btaken?\b|\bcalculated\b|\buse[sd]?\b)"
)
_SHARE = (
    rf"(?:{_LEAST})(?:{PERCENT_BEFORE}\s*{_NUMBER}|(?P<percent>{DIGITS})\s*{PERCENT_AFTER})\s*(?:ของ|of)\s*(?:the\s+|all\s+|its\s+)?(?:จำนวน)?{_PERSON}",
    rf"{_PERSON}{_WHERE}{_LEAST}(?:{PERCENT_BEFORE}\s*{_NUMBER}|(?P<percent>{DIGITS})\s*{PERCENT_AFTER})",
)
_WORDS: tuple[tuple[Joining, str], ...] = (
    ("mean", rf"{_TAKEN}.{{0,40}}(?:ค่าเฉลี่ย|เฉลี่ย)(?:ผลงาน|ผล|คะแนน|จำนวน|ของ|ต่อ|ราย|\s)*{_PERSON}"),
    (
        "mean",
        rf"(?:average|mean)\s+(?:of|over|across|per)\s+(?:the\s+|all\s+|its\s+|results\s+of\s+)*{_PERSON}",
    ),
    ("mean", rf"{_TAKEN}.{{0,40}}{_PERSON}{_WHERE}(?:ทุกคน\s?)?(?:มา)?(?:หา)?(?:ค่า)?เฉลี่ย"),
    ("sum", rf"(?:ผลรวม|ยอดรวม)(?:ผลงาน|ผล|จำนวน|ของ|\s)*{_PERSON}"),
    (
        "sum",
        rf"(?:sum|total)\s+(?:of|over|across)\s+(?:the\s+|all\s+|its\s+|results\s+of\s+|work\s+of\s+)*{_PERSON}",
    ),
    (
        "sum",
        rf"{_TAKEN}(?:รวม)?(?:ผลงาน|ผลการดำเนินงาน|จำนวน|ผล)(?:ที่เกิดจาก|จาก|ของ|\s)*{_PERSON}{_WHERE}(?:ทุกคน|ทั้งหมด|รวมกัน)",
    ),
    ("share", rf"{_SHARE[0]}.*{_COUNTS}"),
    ("share", rf"{_TAKEN}.*{_SHARE[0]}"),
    ("share", rf"(?<!มี){_SHARE[1]}.*{_COUNTS}"),
    ("any", rf"{_PERSON}{_WHERE}(?:คนใดคนหนึ่ง|คนหนึ่งคนใด|เพียงคนเดียว|อย่างน้อย\s?(?:1|หนึ่ง)\s?คน).*{_COUNTS}"),
    ("any", rf"(?:any|at\s+least)\s+one\s+(?:of\s+the\s+)?{_PERSON}.*{_COUNTS}"),
    ("count", rf"(?<!มี){_PERSON}{_WHERE}{_LEAST}{_NUMBER}\s*(?:คน|ราย|ท่าน|นาย).*{_COUNTS}"),
    ("count", rf"{_LEAST}{_NUMBER}\s+(?:of\s+the\s+)?{_PERSON}.*{_COUNTS}"),
    ("all", rf"{_PERSON}{_WHERE}(?:ทุกคน|ทุกราย|ทุกนาย|ครบทุกคน|แต่ละคน){_WHERE}(?:จะ)?ต้อง"),
    (
        "all",
        rf"(?:every|each|all)\s+(?:of\s+the\s+)?{_PERSON}.{{0,40}}\b(?:must|needs?|has\s+to|have\s+to)\b",
    ),
)
_FORMS = tuple((how, re.compile(words, re.IGNORECASE)) for how, words in _WORDS)


def find_aggregation(sentence: str) -> Aggregation | None:
    """Read one sentence of a note; None where it does not say how persons count for their unit."""
    text = to_arabic(clean(sentence).text)
    for how, pattern in _FORMS:
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        digits = groups.get("number") or groups.get("percent")
        least = number_of(digits) if digits else None
        words = " ".join(sentence.split())
        return Aggregation(how, words, match["noun"], least)
    return None
