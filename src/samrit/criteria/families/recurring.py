"""Dates that come again: `ภายในวันที่ 25 ของทุกเดือน`, `ภายในวันที่ 5 ของเดือนถัดไป`, "by the 10th of each month"."""

from __future__ import annotations

import re
from typing import Literal

from samrit.criteria.draft import DatePiece, Sentence
from samrit.criteria.model import Recurrence
from samrit.criteria.parts import phrases

_BY = (
    rf"(?:(?P<before>ก่อน(?:ถึง)?|\b(?:before|prior\s+to|earlier\s+than)\b)"
    rf"|{phrases('ภาย ใน', 'ไม่ เกิน กว่า', 'ไม่ เกิน', 'ไม่ ช้า กว่า', 'อย่าง ช้า', 'ไม่ เลย', 'ใน', 'ทุก')}"
    r"|\b(?:by|no\s+later\s+than|not\s+later\s+than|within|on\s+or\s+before|on)\b)\s*(?:ไม่เกิน)?\s*"
)
_DAY = (
    r"(?=วัน|the\b|\d+(?:st|nd|rd|th|\s?วัน))(?:วัน\s?ที่\s*|the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:\s*วัน(?!ทำการ|ที่)|\s+day)?"
)
_OF = r"\s*(?:ของ|ใน|of|in)?\s*(?:the\s+)?"
_EVERY = r"(?:ทุก\s?(?:ๆ\s?)?|แต่ละ|each\s+|every\s+)"
_NEXT = r"(?P<next>เดือน\s?(?:ถัด\s?ไป|ถัด\s?มา|หน้า|ต่อ\s?ไป)|(?:next|following|subsequent)\s+month)"
_STOP = r"(?=\s*(?:$|[,;).]|และ|พร้อม|โดย|รวม|ทุก|and\b))"
# "By the 25th of the month" names every month, unless the month's name follows.
_MONTH = rf"(?:{_NEXT}|{_EVERY}(?:เดือน|month)|(?:เดือน|month){_STOP})(?:\s*(?:ของ)?{_EVERY}(?:เดือน|month))?"
_MONTHLY = r"(?:ทุก\s?(?:ๆ\s?)?เดือน|(?:each|every)\s+month|monthly)\s*,?\s*"
_BARE_DAY = r"(?:วัน\s?ที่\s*|the\s+)(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOSE = (
    r"(?:ทุก\s?(?:วัน)?สิ้น(?P<at_end>เดือน|ไตรมาส)"
    r"|(?:วัน)?สิ้น(?:เดือน|ไตรมาส)\s*(?:ของ)?\s*(?:ทุก\s?(?:ๆ\s?)?|แต่ละ)(?P<ends>เดือน|ไตรมาส)"
    r"|(?:the\s+)?(?:end|last\s+day)\s+of\s+(?:each|every)\s+(?P<latin>month|quarter))"
)
_DAYS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (f"{_BY}{_DAY}{_OF}{_MONTH}", f"{_MONTHLY}{_BY}{_BARE_DAY}(?P<next>(?!))?{_STOP}")
)
# "By the 20th of the last month of every quarter", or of the following one.
_QUARTERS = re.compile(
    rf"{_BY}{_DAY}{_OF}(?:เดือน(?:สุด)?ท้ายของ|last\s+month\s+of\s+(?:the\s+)?)"
    rf"(?:{_EVERY}(?:ไตรมาส|quarter)|(?P<next>ไตรมาส\s?ถัด\s?ไป|(?:next|following)\s+quarter))",
    re.IGNORECASE,
)
_ENDS = re.compile(f"(?:{_BY})?{_CLOSE}", re.IGNORECASE)
_HINT = re.compile(r"เดือน|ไตรมาส|month|quarter", re.IGNORECASE)
_LAST = 31


def find_recurring(sentence: Sentence) -> list[DatePiece]:
    """Find the dates of a text that come again in each month or quarter, and mask them."""
    found: list[DatePiece] = []
    if _HINT.search(sentence.work) is None:
        return found
    for pattern in (_QUARTERS, *_DAYS):
        for match in pattern.finditer(sentence.work):
            day = int(match["day"]) - (match["before"] is not None)
            if 1 <= day <= _LAST:
                per: Literal["month", "quarter"] = "quarter" if pattern is _QUARTERS else "month"
                found.append(_piece(sentence, match, Recurrence(per, day, 1 if match["next"] else 0)))
    for match in _ENDS.finditer(sentence.work):
        named = match["at_end"] or match["ends"] or match["latin"]
        month = named.lower() in {"เดือน", "month"}
        found.append(_piece(sentence, match, Recurrence("month" if month else "quarter", _LAST)))
    return found


def _piece(sentence: Sentence, match: re.Match[str], recurs: Recurrence) -> DatePiece:
    sentence.mask(*match.span())
    return DatePiece(*match.span(), None, recurs)
