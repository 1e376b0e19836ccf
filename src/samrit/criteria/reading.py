"""One criterion sentence on its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samrit.criteria.compiling import compile_scale
from samrit.criteria.linting import detect_unreachable_level
from samrit.criteria.model import Condition, Measure, Note
from samrit.findings import Finding

_WORDS = re.compile(r"[ก-๙A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence asks: its conditions, the quantities they speak of, findings, and defaults taken."""

    conditions: tuple[Condition, ...]
    findings: tuple[Finding, ...]
    measures: tuple[Measure, ...] = ()
    notes: tuple[Note, ...] = ()


def read_criterion(text: str, *, fiscal_year: int | None = None) -> Reading:
    """Read one criterion sentence.

    Any text is accepted: what cannot be read as a number or a date is a deed, and a text without a word
    gives no condition and a finding.

    Args:
        text: the sentence, Thai or English.
        fiscal_year: Buddhist-era year for months that stand without one.
    """
    if not _WORDS.search(text):
        return Reading((), (_unreadable(text),))
    # A level of its own above all others, so that references to levels stay references.
    scale = compile_scale([(6, text)], fiscal_year=fiscal_year)
    conditions = scale.levels[0].conditions
    return Reading(conditions, tuple(detect_unreachable_level(scale)), scale.measures, scale.notes)


def _unreadable(text: str) -> Finding:
    quote = " ".join(text.split())[:60]
    return Finding(
        code="unreadable-text",
        severity="warning",
        where="",
        message=f"อ่านข้อความ “{quote}” ไม่ได้ เพราะไม่มีตัวอักษรหรือตัวเลข โปรดพิมพ์เกณฑ์ใหม่",
        message_en=f"Nothing can be read in “{quote}”: it has no letter or digit. Type the criterion again.",
        quote=quote,
    )
