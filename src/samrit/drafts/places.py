"""Words for the places of a draft, used by every check."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samrit.drafts.shape import DraftJson, IndicatorJson

_WORDS = {"team": "ตัวชี้วัดรายทีม", "individual": "ตัวชี้วัดรายบุคคล"}


def scope_words(scope: str | None) -> str:
    """Name a block in Thai."""
    return _WORDS.get(scope or "", "ตัวชี้วัดทั้งชุด")


def place(indicator: IndicatorJson) -> str:
    """Name an indicator: block, number, before or after, whose."""
    parts = (indicator["scope"], indicator["number"] or indicator["title"][:40], indicator["change"])
    words = " ".join(part for part in parts if part)
    return f"{words} ({indicator['assignee']})" if indicator["assignee"] else words


def is_amendment(draft: DraftJson) -> bool:
    """Say whether the draft shows only what changes, so that its weights are no whole."""
    return draft["letter"]["amends"] is not None or any(item["change"] for item in draft["indicators"])
