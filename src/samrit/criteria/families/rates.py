"""Rates: so many in each period (`เดือนละ 8 ข่าว`), so many for each thing (`ตำบลละ 1 กลุ่ม`, `ต่อแสนประชากร`)."""

from __future__ import annotations

import re
from dataclasses import replace

from samrit.criteria.draft import Amount
from samrit.criteria.model import Period
from samrit.criteria.parts import NOUN

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
_PERIOD = "(?:" + "|".join(sorted(PERIODS, key=len, reverse=True)) + ")"
# Before the number: "เดือนละ", "ประเภทละ".
EACH_BEFORE = rf"(?:(?P<rate>{_PERIOD}|{NOUN})\s?ละ)"
_AFTER_PERIOD = re.compile(
    rf"\s*(?:ต่อ|/|ใน(?:แต่ละ|ทุก)|ทุก(?:ๆ)?|ของทุก|(?:per|a|an|each|every|in\s+each|in\s+every)\s)\s*(?P<rate>{_PERIOD})(?![ก-๙a-z])",
    re.IGNORECASE,
)
_AFTER_POPULATION = re.compile(
    r"\s*(?:ต่อ|/|per\s)\s*(?:(?:ประชากร)?\s*(?:แสน|หมื่น|พัน|ล้าน|1,000|10,000|100,000|1000|100000)\s*(?:ประชากร|คน|ราย|การเกิดมีชีพ|population|people)?)",
    re.IGNORECASE,
)
_AFTER_NOUN = re.compile(rf"\s*(?:ต่อ|/|per\s)\s*(?:1\s*)?(?P<rate>{NOUN})")
_AVERAGE = re.compile(r"เฉลี่ย|โดยเฉลี่ย|average", re.IGNORECASE)


def rate_before(amount: Amount, rate: str | None, before: str) -> Amount:
    """Give the amount with the rate word that stands before its number."""
    if rate is None:
        return amount
    if rate in PERIODS:
        return replace(amount, per=PERIODS[rate], each=not _AVERAGE.search(before))
    return replace(amount, every=rate)


def rate_after(amount: Amount, text: str) -> Amount:
    """Give the amount with the rate that follows its unit, and its end moved behind it."""
    period = _AFTER_PERIOD.match(text, amount.end)
    if period:
        average = _AVERAGE.search(text, max(0, amount.start - 20), amount.start)
        return replace(
            amount, end=period.end(), per=PERIODS[period["rate"].lower()], each=not average, bare_count=False
        )
    population = _AFTER_POPULATION.match(text, amount.end)
    if population:
        unit = f"{amount.unit}{population[0].strip()}"
        return replace(amount, end=population.end(), unit=unit, bare_count=False)
    noun = _AFTER_NOUN.match(text, amount.end)
    if noun and amount.unit:
        return replace(amount, end=noun.end(), every=noun["rate"], bare_count=False)
    unit, slash, last = amount.unit.rpartition("/")
    if slash and last in PERIODS:
        return replace(amount, unit=unit, per=PERIODS[last], each=True)
    return amount
