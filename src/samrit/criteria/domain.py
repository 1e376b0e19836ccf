"""The domain of a measure: which numbers can occur at all, and how finely they are told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from samrit.criteria.families.growth import TARGETS, exceeds_whole
from samrit.criteria.families.rates import MEASURED
from samrit.criteria.interval import Interval
from samrit.criteria.model import PERCENT, Kind, Measure, Relative

_HUNDRED, _ZERO, _ONE = Decimal(100), Decimal(0), Decimal(1)
# Percentages that are no share of a whole, where nothing else tells: money, yields, change.
_UNBOUNDED = re.compile(
    r"รายได้|ภาษี|จัดเก็บ|ยอดขาย|ยอดจำหน่าย|ยอดการจำหน่าย|มูลค่า|ผลผลิต|กำไร|เพิ่มขึ้น|ลดลง|เติบโต|ขยายตัว|การเปลี่ยนแปลง|"
    r"income|sales|revenue|growth|increase|decrease|change|yield|turnover|\btax(?:es)?\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"(?:ของ|เทียบกับ|เทียบ|จาก|เกิน)\s*(?:จำนวน|ค่า|ผล|แผน)?\s*(?:เป้าหมาย|แผน)(?!ปฏิบัติ)|of\s+(?:the\s+|its\s+)?(?:\d{4}\s+)?(?:target|plan)\b"
    rf"(?!\s+{TARGETS}\b)",
    re.IGNORECASE,
)
# A figure beside an estimate or an earlier figure of its own kind, of which it is no part.
_COMPARED = re.compile(
    r"เทียบ(?:กับ|เคียงกับ)?\s*(?:จำนวน|ค่า|ผล(?:การดำเนินงาน)?|ยอด|รายได้|ข้อมูล|ช่วงเดียวกัน|\s|ของ|ที่|ใน){0,4}"
    r"(?:ประมาณการ|คาดการณ์|ปี|ช่วงเดียวกัน|รอบ(?:ที่|ก่อน)|เดือนก่อน|ไตรมาสก่อน|ค่าเฉลี่ย|ค่าฐาน|ฐาน)|(?:ของ|จาก)\s*ประมาณการ|"
    r"(?:compared\s+(?:to|with)|against|relative\s+to|of)\s+(?:the\s+|its\s+)?"
    r"(?:estimates?|forecast|last\s+year|previous|baseline)\b|(?:compared\s+(?:to|with)|against)\s+(?:the\s+|its\s+)?(?:targets?|plan)\b",
    re.IGNORECASE,
)
_MEAN = re.compile(r"เฉลี่ย(?!\s?(?:วัน|สัปดาห์|เดือน|ไตรมาส|ปี)ละ)|\b(?:average|mean)\b", re.IGNORECASE)
# Rates and ratios are no whole numbers, even where none of the printed ones has a fraction.
_RATE = re.compile(r"อัตรา(?!กำลัง|จ้าง|ว่าง|ใหม่)[ก-ฮเ-ไ]|\b(?:rate|ratio)\b", re.IGNORECASE)


def kind_of(unit: str, values: Sequence[Decimal], relatives: Sequence[Relative | None], words: str) -> Kind:
    """Choose the domain of a quantity from its unit, its printed values and the words around it."""
    if any(relative and relative.change for relative in relatives):
        return "growth"
    if unit == PERCENT:
        if (
            any(exceeds_whole(relative) for relative in relatives)
            or _TARGET.search(words)
            or _COMPARED.search(words)
        ):
            return "percent"
        return "percent" if _UNBOUNDED.search(words) else "share"
    # A mean of scores, days or people falls between whole numbers.
    if (
        _MEAN.search(words)
        or MEASURED.search(unit)
        or (not unit and _RATE.search(words))
        or any(_places(value) for value in values)
    ):
        return "amount"
    return "count"


def step_of(kind: Kind, values: Sequence[Decimal]) -> Decimal | None:
    """Give the finest printed difference: whole numbers for counts, the printed decimals for others.

    A scale that prints ``99.41`` and ``99.42`` tells that its figures are kept to two places; one that
    prints whole
    percentages says nothing of the kind, and 90.5 can occur.
    """
    if kind == "count":
        return _ONE
    places = max((_places(value) for value in values), default=0)
    return _ONE.scaleb(-places) if places else None


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def domain_of(measure: Measure) -> Interval:
    """Give the numbers that can occur: 0 to 100 of a whole, 0 and up of counts, any of growth."""
    if measure.kind == "growth":
        return Interval()
    if measure.kind == "share":
        return Interval(_ZERO, _HUNDRED, low_inclusive=True, high_inclusive=True)
    return Interval(_ZERO, None, low_inclusive=True)
