"""What a number is measured against: the unit's own target, or its own past figures."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from samrit.criteria.draft import Amount
from samrit.criteria.model import Change, Op, Relative
from samrit.thai.dates import ERA, common_year

_RISEN = "ข[\u0e34-\u0e37]้?น"
_UP = (
    rf"เพิ่?ม(?:สูง|มาก)?{_RISEN}|เพิ่?ม|สูง{_RISEN}|มาก{_RISEN}|"
    r"เติบโต|ขยายตัว|"
    r"\b(?:increas(?:e|es|ed|ing)|grow(?:s|n|th)?|grew|rises?|rose|up)\b"
)
_DOWN = r"ลดลง|ลด|น้อยลง|ต่ำลง|\b(?:decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|tion)|falls?|fell|down)\b"
# A growth word binds the number behind it, with only the baseline between; `เพิ่มขึ้นเป็น 80` is a level.
_BEFORE = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?!\s*(?:เป็น|เหลือ|คงเหลือ|to\b))(?:{_RISEN}|ลง|อย่างต่อเนื่อง)?\s*"
    r"(?P<base>(?:จาก|กว่า|เทียบกับ|เมื่อเทียบกับ|เมื่อเปรียบเทียบกับ|เปรียบเทียบกับ|from|over|against|compared\s+(?:to|with)).*?)?"
    r"\s*(?:เฉลี่ย|by|of|อีก|คิดเป็น|ได้|ใน)?\s*$",
    re.IGNORECASE,
)
# "Up from 5 to 10": the number behind is the new level, not the change.
_NEW_LEVEL = re.compile(r"(?:เป็น|เหลือ|\bto)\s*$", re.IGNORECASE)
# The two halves of a growth word around its object: "ลดการใช้ไฟฟ้าลงร้อยละ 10".
_AROUND = re.compile(r"(?:(?P<up>เพิ่ม)[^\s]{1,40}ขึ้น|(?P<down>ลด)[^\s]{1,40}ลง)\s*$")
# "Cut energy use by": the object stands between.
_BY = re.compile(
    r"\b(?:(?P<up>increase|raise|grow|boost|improve)|(?P<down>reduce|cut|lower|decrease))[sd]?\s(?:[a-z]+\s){1,5}by\s"
    r"(?:an?\s|at\s)?$",
    re.IGNORECASE,
)
# "A 10 % reduction in energy use": the noun stands behind.
_NOUN_AFTER = re.compile(
    r"^\s(?:[a-z]+\s)?(?:(?P<up>increase|growth|rise|gain)|(?P<down>reduction|decrease|drop|decline|fall|cut))\b",
    re.IGNORECASE,
)
# A verb with its object before the number; only a base behind the number tells that it is a change.
_VERB = re.compile(r"(?:^|\s)(?:(?P<up>เพิ่ม)|(?P<down>ลด))(?!ลง|ขึ้น)[^\s]{2,40}\s?$")
_PAST = (
    r"ปี(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?\s*)?\d{4}|ปี\s?(?:งบประมาณ)?\s?(?:ที่(?:ผ่านมา|แล้ว)|ก่อน)|รอบ(?:การประเมิน)?(?:ที่ผ่านมา|ที่แล้ว|ก่อน)|ช่วงเดียวกัน|"
    r"ค่าเฉลี่ย|เฉลี่ย(?:ย้อนหลัง)?|ย้อนหลัง|ค่าฐาน|ปีฐาน|ฐานข้อมูลเดิม|เดิม|last\s+year|previous|prior|baseline|average|\b(?:19|20|25)\d{2}\b"
)
_HIGHER = re.compile(
    rf"(?P<up>สูงกว่า|มากกว่า|higher\s+than|above)\s*(?P<base>(?:ค่าเฉลี่ย|ของ)?\s*(?:{_PAST}).{{0,40}}?)\s*$",
    re.IGNORECASE,
)
_LOWER = re.compile(
    rf"(?P<down>ต่ำกว่า|น้อยกว่า|lower\s+than|below)\s*(?P<base>(?:ค่าเฉลี่ย|ของ)?\s*(?:{_PAST}).{{0,40}}?)\s*$",
    re.IGNORECASE,
)
_OVER_TARGET = re.compile(
    r"(?:(?P<up>เกินกว่า|เกิน|สูงกว่า|มากกว่า|above|over)|(?P<down>ต่ำกว่า|น้อยกว่า|below|under))\s*(?P<base>(?:ค่า|the\s+)?"
    r"(?:เป้าหมาย|ประมาณการ|target|estimate)(?:(?:การ)?(?:ที่(?:กำหนด|ตั้งไว้|วางไว้|ได้รับ)))?)\s*(?:เฉลี่ย|อีก|average|by)?\s*$",
    re.IGNORECASE,
)
_BASE_AFTER = re.compile(
    rf"^\s*(?:ของ|จาก|เมื่อเทียบกับ|เทียบกับ|เมื่อเปรียบเทียบกับ|กว่า|from|over|against|of|on|compared\s+(?:to|with))\s*"
    rf"(?P<base>.{{0,60}}?(?:{_PAST})[^,;]*)",
    re.IGNORECASE,
)
_BASE_BEFORE = re.compile(
    rf"(?:จาก|เทียบกับ|เมื่อเทียบกับ|from|against|compared\s+(?:to|with))\s*(?P<base>.*?(?:{_PAST}).*)$",
    re.IGNORECASE,
)
_BUT = re.compile(r"[\s,]*(?:แต่|but)(?:\s*(?:ยัง|อยู่|by))?\s*$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_MEAN = re.compile(r"เฉลี่ย|ย้อนหลัง|average|mean", re.IGNORECASE)
# The things that a target may count.
TARGETS = (
    r"(?:groups?|villages?|households?|people|persons?|members?|schools?|units?|areas?|population|districts?)"
)
_TARGET_AFTER = re.compile(
    r"^\s*(?:ขึ้นไป\s*)?(?P<text>ของ\s*(?:(?:จำนวน|ค่า|แผน|ครัวเรือน|[^\s,;()]{0,60}?))เป้าหมาย(?:ปี\s?\d{4}|[^\s,;()]{0,30})|of\s+(?:the\s+|its\s+|their\s+)?(?:[a-z0-9']+\s+){0,3}target(?:s|ed)?(?:\s+of\s+\d{4}|\s+[a-z]+)?)",
    re.IGNORECASE,
)
# A share of an earlier figure, and not a change of it: "105 per cent of the 2568 baseline".
_BASE_SHARE = re.compile(
    r"^\s*(?P<text>ของ\s*(?:ค่า|ข้อมูล)\s?ฐาน(?:\s?ปี(?:งบประมาณ)?\s?(?:พ\.\s?ศ\.\s?)?\d{4})?"
    r"|of\s+(?:the\s+|its\s+|their\s+)?(?:\d{4}\s+)?baseline(?:\s+of\s+\d{4})?)",
    re.IGNORECASE,
)
_PURE_TARGET = re.compile(
    r"^ของ\s*(?:จำนวน|ค่า|ผล)?\s*เป้าหมาย|^of\s+(?:the\s+|its\s+|their\s+)?(?:\d{4}\s+)?targets?\b"
    # "Of the target villages" is a share of things; "of the target" is a number that may be passed.
    rf"(?!\s+{TARGETS}\b)",
    re.IGNORECASE,
)


def relative_of(before: str, after: str) -> Relative | None:
    """Tell what the number between two texts is relative to, or None where it stands for itself."""
    if _NEW_LEVEL.search(before):
        return None
    change = (
        _BEFORE.search(before)
        or _BY.search(before)
        or _AROUND.search(before)
        or _HIGHER.search(before)
        or _LOWER.search(before)
        or _NOUN_AFTER.match(after)
    )
    if change is None and _BASE_AFTER.match(after):
        change = _VERB.search(before)
    if change:
        return _baseline(change, before, after)
    over = _OVER_TARGET.search(before)
    if over:
        return Relative("target", None, over["base"].strip(), "increase" if over["up"] else "decrease")
    share = _BASE_SHARE.match(after)
    if share:
        text = share["text"].strip()
        return Relative("baseline", _year(text), text)
    target = _TARGET_AFTER.match(after)
    if target:
        text = target["text"].strip()
        return Relative("target", _year(text), text)
    return None


def rises_but(before: str, amount: Amount) -> tuple[str, Amount]:
    """Read `เพิ่มขึ้น แต่น้อยกว่าร้อยละ 6` as more than 0 and less than 6: no rise at all is not enough."""
    joined = _BUT.search(before)
    if joined is None or amount.op not in {Op.LT, Op.LE}:
        return before, amount
    before = before[: joined.start()]
    if not (_BEFORE.search(before) or _HIGHER.search(before) or _LOWER.search(before)):
        return before, amount
    closed = amount.op is Op.LE
    band = replace(
        amount,
        op=None,
        value=None,
        low=Decimal(0),
        high=amount.value,
        low_inclusive=False,
        high_inclusive=closed,
    )
    return before, band


def is_target(words: str) -> bool:
    """Tell whether some words are what a share of a target is followed by."""
    return _TARGET_AFTER.fullmatch(words) is not None


def exceeds_whole(relative: Relative | None) -> bool:
    """Tell whether the figure may pass 100 %: against a target number it may, of target things it may not."""
    return relative is not None and (
        relative.what == "baseline"
        or relative.change is not None
        or _PURE_TARGET.match(relative.text) is not None
    )


def _baseline(match: re.Match[str], before: str, after: str) -> Relative:
    groups = match.groupdict()
    change: Change = "increase" if groups.get("up") else "decrease"
    base = (groups.get("base") or "").strip()
    if not base:
        found = _BASE_AFTER.match(after) or _BASE_BEFORE.search(before[: match.start()])
        base = found["base"].strip() if found else ""
    return Relative("baseline", _year(base), base or match[0].strip(), change)


def _year(base: str) -> int | None:
    """Give the one Buddhist-era year of a baseline; a mean of several years has none."""
    years = [common_year(int(year)) for year in _YEAR.findall(base)]
    if len(years) != 1 or years[0] is None or _MEAN.search(base):
        return None
    return years[0] + ERA
