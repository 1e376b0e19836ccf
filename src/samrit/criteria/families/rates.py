"""Rates: so many in each period (`เดือนละ 8 ข่าว`), so many for each thing (`ตำบลละ 1 กลุ่ม`, `ต่อแสนประชากร`)."""

from __future__ import annotations

import re
from dataclasses import replace

from samrit.criteria.draft import Amount
from samrit.criteria.model import Period
from samrit.criteria.parts import NOUN
from samrit.thai import unit_at

PERIODS: dict[str, Period] = {
    "วัน": "day",
    "สัปดาห์": "week",
    "อาทิตย์": "week",
    "เดือน": "month",
    "ไตรมาส": "quarter",
    "ปี": "year",
    "ปีงบประมาณ": "year",
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}
PERIOD = "(?:" + "|".join(sorted(PERIODS, key=len, reverse=True)) + ")"
# Before the number: "เดือนละ", "ประเภทละ".
EACH_BEFORE = rf"(?:(?P<rate>{PERIOD}|{NOUN})\s?ละ)"
# `5 กลุ่ม ๆ ละ 10 คน`: the sign says the noun before it again.
AGAIN = "ๆ"
EACH_FIRST = rf"(?:(?P<first_rate>{PERIOD}|{NOUN}|{AGAIN})\s?ละ)"
_AFTER_PERIOD = re.compile(
    rf"\s*(?:ต่อ|/|ใน(?:แต่ละ|ทุก)|ทุก(?:ๆ)?|ของทุก|(?:per|a|an|each|every|in\s+each|in\s+every)\s)\s*(?P<rate>{PERIOD})(?![ก-๙a-z])",
    re.IGNORECASE,
)
_CROWD = r"(?:แสน|หมื่น|พัน|ล้าน|ร้อย(?!ละ)|thousand|million|\d[\d,]*(?=\s?[ก-ฮเ-ไa-z]))"
# Whose crowd it is stands before or behind: "ต่อแรงงาน 1,000 คน", "ต่อแสนประชากร", "per 1,000 households".
_AFTER_POPULATION = re.compile(rf"\s*(?:ต่อ|/|per\s)\s*(?:[ก-์]{{2,16}}\s?)??{_CROWD}(?![\d,.])", re.IGNORECASE)
_AFTER_NOUN = re.compile(
    rf"\s*(?:ต่อ|/)\s*(?:1\s*)?(?P<rate>{NOUN})|\s*per\s+(?P<latin>[a-z][a-z-]{{2,}})", re.IGNORECASE
)
MEASURED = re.compile(
    r"บาท|ไร่|^งาน$|ตัน|กิโล|กรัม|เมตร|ลิตร|เดซิเบล|องศา|วัตต์|ชั่วโมง|กก|กม|ตร\.ม|ลบ\.ม|มม|มก|ต่อ|/\s*(?:แสน|หมื่น|พัน|ล้าน|\d)|เท่า|อัตรา(?!$)|baht|hours?|km|kg|tons?|"
    r"[a-z]/[a-z]|per\b",
    re.IGNORECASE,
)
# "2 กลุ่ม/ตำบล" is so many for each; other nouns with a slash are two names of one thing.
_PLACES = frozenset(("ตำบล", "อำเภอ", "จังหวัด", "หมู่บ้าน", "ชุมชน", "ครัวเรือน", "คน", "ราย", "แห่ง"))
_COUNTED = "กลุ่ม แห่ง ครั้ง เรื่อง กิจกรรม คน โครงการ ผลิตภัณฑ์ จุด ชิ้น ข่าว ชั่วโมง นาที วัน"
_COUNTS = frozenset(_COUNTED.split())
_AVERAGE = re.compile(r"เฉลี่ย|โดยเฉลี่ย|average", re.IGNORECASE)
_NEAR = 20


def rate_before(amount: Amount, rate: str | None, before: str) -> Amount:
    """Give the amount with the rate word that stands before its number."""
    if rate is None:
        return amount
    if rate in PERIODS:
        return replace(amount, per=PERIODS[rate], each=not _AVERAGE.search(before))
    return replace(amount, every=rate)


def averaged(band: Amount, text: str) -> Amount:
    """Take a band for a mean where the word for it stands before its first end."""
    if band.each and _AVERAGE.search(text, max(0, band.start - _NEAR), band.end):
        return replace(band, each=False)
    return band


def rate_after(amount: Amount, text: str) -> Amount:
    """Give the amount with the rate that follows its unit, and its end moved behind it."""
    period = _AFTER_PERIOD.match(text, amount.end)
    if period:
        near = text[max(0, amount.start - _NEAR) : amount.end] + text[period.end() : period.end() + 12]
        average = _AVERAGE.search(near)
        return replace(
            amount, end=period.end(), per=PERIODS[period["rate"].lower()], each=not average, bare_count=False
        )
    population = _AFTER_POPULATION.match(text, amount.end)
    if population:
        crowd = unit_at(text, population.end())
        end = crowd[1] if crowd else population.end()
        return replace(
            amount, end=end, unit=text[amount.end - len(amount.unit) : end].strip(), bare_count=False
        )
    noun = _AFTER_NOUN.match(text, amount.end)
    if noun and MEASURED.search(amount.unit):
        # Kilograms a rai and baht a head are units of their own, not so many for each.
        period = _AFTER_PERIOD.match(text, noun.end())
        end = period.end() if period else noun.end()
        unit = amount.unit + text[amount.end : end].strip()
        return replace(amount, end=end, unit=unit, bare_count=False)
    if noun and amount.unit:
        amount = replace(amount, end=noun.end(), every=noun["rate"] or noun["latin"], bare_count=False)
        return rate_after(amount, text) if _AFTER_PERIOD.match(text, amount.end) else amount
    return _slashed(amount)


def _slashed(amount: Amount) -> Amount:
    """Give the amount with what stands behind the slash of its unit: a period, or a place for each."""
    unit, slash, last = amount.unit.rpartition("/")
    if slash and last in _PLACES and unit in _COUNTS and unit != last:
        return replace(amount, unit=unit, every=last, bare_count=False)
    if slash and last in PERIODS and "/" not in unit:
        return replace(amount, unit=unit, per=PERIODS[last], each=True)
    return amount
