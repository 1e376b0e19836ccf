"""Words for the places of a draft, used by every check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samrit.drafts.shape import DraftJson, IndicatorJson

_WORDS = {"team": "ตัวชี้วัดรายทีม", "individual": "ตัวชี้วัดรายบุคคล"}
# The words that the checks build their places from.
_PLACES = {
    "team": "รายทีม",
    "individual": "รายบุคคล",
    "set": "ทั้งชุด",
    "level": "ระดับ",
    "levels": "ระดับ",
    "before": "เดิม",
    "after": "แก้ไข",
    "line": "บรรทัด",
    "round": "รอบ",
    "record-targets": "บันทึกค่าเป้าหมาย",
    "report-results": "รายงานผล",
    "submit-documents": "ส่งเอกสาร",
    "cutoff": "ตัดยอดข้อมูล",
    "meeting": "ประชุม",
    "other": "กำหนดเวลา",
}


def scope_words(scope: str | None) -> str:
    """Name a block in Thai."""
    return _WORDS.get(scope or "", "ตัวชี้วัดทั้งชุด")


def where_words(where: str) -> str:
    """Give the place of a finding or a deadline in Thai: ``team 3.1 level 2`` ▸ ``รายทีม 3.1 ระดับ 2``."""
    return " ".join(_PLACES.get(word, word) for word in where.split(" "))


def place(indicator: IndicatorJson) -> str:
    """Name an indicator: block, number, before or after, whose."""
    parts = (indicator["scope"], indicator["number"] or indicator["title"][:40], indicator["change"])
    words = " ".join(part for part in parts if part)
    return f"{words} ({indicator['assignee']})" if indicator["assignee"] else words


def is_amendment(draft: DraftJson) -> bool:
    """Say whether the draft shows only what changes, so that its weights are no whole."""
    return draft["letter"]["amends"] is not None or any(item["change"] for item in draft["indicators"])
