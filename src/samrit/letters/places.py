"""Where an indicator applies: ``(ยกเว้นอำเภอ…)`` and ``(เฉพาะอำเภอ…)`` in its title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samrit.letters.wording import PLACE_WORD

if TYPE_CHECKING:
    from samrit.letters.passages import Passage

_LIMIT = r"(?P<kind>ยกเว้น|เว้น|ไม่รวม|เฉพาะ(?:ใน)?|ใช้กับ|สำหรับ|except|only(?:\s+for)?)\s*[:：]?\s*"
_BEFORE_LIMIT = r"(?:ทุก[^\s()]{1,12}\s*|ใช้(?:กับ)?\s*|ตัวชี้วัดนี้\s*)?"
_IN_BRACKETS = re.compile(rf"[(\[]\s*{_BEFORE_LIMIT}{_LIMIT}(?P<units>[^()\[\]]+?)\s*[)\]]", re.IGNORECASE)
_AT_END = re.compile(rf"(?:^|\s){_LIMIT}(?P<units>{PLACE_WORD}[^()\[\]]+?)\s*$")
_NOT_PLACES = re.compile(r"^(?:ไตรมาส|ปี|เดือน|รอบ|งวด|ครั้ง|ร้อยละ|งบ|กรณี|ราย|ข้อ|ระดับ|ส่วนที่|\d)")
_SEPARATOR = re.compile(r"\s*(?:,|;|/|และ|กับ|\band\b)\s*|\s+(?=" + PLACE_WORD + ")")
_PREFIX = re.compile(PLACE_WORD)
_EXCEPT = ("ยกเว้น", "เว้น", "ไม่รวม", "except")


@dataclass(frozen=True, slots=True)
class AppliesTo:
    """The units named: only these, or all except these."""

    only: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


def read_applies_to(title: Passage) -> AppliesTo:
    """Read the exceptions and limits that a title names."""
    only: list[str] = []
    but: list[str] = []
    matches = [*_IN_BRACKETS.finditer(title.text)] or [*_AT_END.finditer(title.text)]
    for match in matches:
        if _NOT_PLACES.match(match["units"]):
            continue
        kept = but if match["kind"].lower() in _EXCEPT else only
        kept.extend(_names(match["units"]))
    return AppliesTo(tuple(only), tuple(but))


def _names(units: str) -> list[str]:
    """Split a list of units; a name without its kind takes the kind of the one before it."""
    names: list[str] = []
    prefix = ""
    for name in _SEPARATOR.split(units.strip()):
        if not name:
            continue
        found = _PREFIX.match(name)
        if found:
            prefix = found[0]
            names.append(name)
        else:
            names.append(prefix + name)
    return names
