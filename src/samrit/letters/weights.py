"""Weights as letters print them: ``๒๕``, ``25 %``, ``ร้อยละ ๕๐``, ``ยี่สิบ``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from samrit.letters.wording import AMOUNT, MONEY_OR_SHARE
from samrit.thai import read_numeral, to_arabic

if TYPE_CHECKING:
    from samrit.letters.passages import Passage

_LABEL = r"(?:ค่า\s*)?น้ำหนัก(?:คะแนน)?\s*[:：=]?\s*"
_UNIT = rf"(?:{MONEY_OR_SHARE}|คะแนน|points?)"
_NUMBER = re.compile(
    rf"(?:{_LABEL})?\(?(?:{_UNIT})?\s*[:：=]?\s*(?P<amount>{AMOUNT})\s*(?:{_UNIT})?\)?\.?", re.IGNORECASE
)
_TOTAL_LINE = re.compile(
    rf"^\s*(?:รวม|total)(?:ทั้งสิ้น|ทั้งหมด|น้ำหนัก|ค่าน้ำหนัก|คะแนน|\s)*[:：=]?\s*"
    rf"(?:{_UNIT})?\s*(?P<amount>{AMOUNT})\s*(?:{_UNIT})?\s*$",
    re.IGNORECASE,
)
_WORDS = re.compile(rf"(?:{_LABEL})?(?:{_UNIT})?\s*(?P<words>\D+?)\s*(?:{_UNIT})?", re.IGNORECASE)
_IN_TITLE = re.compile(
    rf"\s*[\[(]?\s*(?:{_LABEL})(?:{_UNIT})?\s*(?P<amount>{AMOUNT})\s*(?:{_UNIT})?\s*[\])]?\s*$", re.IGNORECASE
)
_BEFORE_TITLE = re.compile(
    rf"^\s*[\[(]\s*(?:{_LABEL})(?:{_UNIT})?\s*(?P<amount>{AMOUNT})\s*(?:{_UNIT})?\s*[\])]\s*[:：]?\s*",
    re.IGNORECASE,
)


# `… น้ำหนักร้อยละ ๗๐ หน่วยงานรับผิดชอบ ฝ่ายแผน` on the line of the heading.
_OWNER_AFTER = re.compile(
    r"^(?P<before>.*\d\s*\S{0,12}?)\s+(?:หน่วยงาน|กลุ่มงาน|ผู้|ฝ่าย)?(?:ที่)?(?:รับผิดชอบ|เจ้าภาพ)\s*[:：]?\s*(?P<owner>\S.*)$"
)


def owner_after_weight(title: Passage) -> tuple[Passage, Passage] | None:
    """Split a heading that goes on with its weight and then its owner: what is before, and the owner."""
    match = _OWNER_AFTER.match(title.plain)
    if match is None or _IN_TITLE.search(match["before"]) is None:
        return None
    return title.cut(*match.span("before")), title.cut(*match.span("owner"))


def read_weight(text: str) -> Decimal | None:
    """Read a cell that holds one weight in digits or in words, else give None."""
    plain = to_arabic(text).strip()
    match = _NUMBER.fullmatch(plain)
    if match:
        return Decimal(match["amount"].replace(",", ""))
    match = _WORDS.fullmatch(plain)
    value = read_numeral(match["words"].replace(" ", "")) if match else None
    if value is None and match:
        value = read_numeral(match["words"])
    return None if value is None else Decimal(value)


def read_total(line: Passage) -> tuple[Decimal, Passage] | None:
    """Read a line outside tables that is only a sum: ``รวมน้ำหนัก ร้อยละ ๑๐๐``."""
    match = _TOTAL_LINE.match(line.plain)
    if not match:
        return None
    return Decimal(match["amount"].replace(",", "")), line.cut(*match.span("amount"))


def weight_in_title(title: Passage) -> tuple[Passage, Passage] | None:
    """Split a title that ends or begins with its weight: the title without it, and the weight's words."""
    at_end = _IN_TITLE.search(title.plain)
    if at_end:
        return title.cut(0, at_end.start()), title.cut(*at_end.span("amount"))
    at_start = _BEFORE_TITLE.match(title.plain)
    if at_start:
        return title.cut(at_start.end()), title.cut(*at_start.span("amount"))
    return None
