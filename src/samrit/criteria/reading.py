"""One criterion sentence on its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from samrit.criteria.compiling import compile_scale
from samrit.criteria.domain import domain_of
from samrit.criteria.interval import Interval
from samrit.criteria.lint_reach import detect_unreachable_level
from samrit.criteria.model import AnyOf, Condition, Deadline, Deed, Levels, Measure, Note, Scale
from samrit.criteria.regions import interval_of
from samrit.findings import Finding

_WORDS = re.compile(r"[ก-๙A-Za-z0-9]")
# A level of its own above all others, so that references to levels stay references; nobody is told of it.
_ALONE = 6


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
    scale = compile_scale([(_ALONE, text)], fiscal_year=fiscal_year)
    conditions = scale.levels[0].conditions
    findings = () if _plain(scale) else tuple(map(_finding, detect_unreachable_level(scale)))
    return Reading(conditions, findings, scale.measures, tuple(map(_note, scale.notes)))


def _finding(found: Finding) -> Finding:
    """Say a finding of a sentence that belongs to no level."""
    message, english = _named(found.message, found.message_en)
    return replace(found, where="", level=None, message=message, message_en=english)


def _note(note: Note) -> Note:
    message, english = _named(note.message, note.message_en)
    return replace(note, level=None, message=message, message_en=english)


def _named(thai: str, english: str) -> tuple[str, str]:
    """Name the sentence instead of its level; words of the source stand behind that and are left alone."""
    english = english.replace(f"Level {_ALONE} ", "This criterion ", 1)
    return thai.replace(f"ระดับ {_ALONE} ", "เกณฑ์นี้", 1), english.replace(f"of level {_ALONE} ", "", 1)


def _plain(scale: Scale) -> bool:
    """Tell at one look that somebody can meet a sentence; the search for the reasons why not is long.

    False only says that it is to be searched.
    """
    measures: set[str] = set()
    for condition in scale.levels[0].conditions:
        if isinstance(condition, Deed | Deadline | Levels):
            continue
        if isinstance(condition, AnyOf) or condition.measure in measures or condition.times is not None:
            return False
        measures.add(condition.measure)
        if not _leaves_room(interval_of(condition), domain_of(scale.measure(condition.measure))):
            return False
    return True


def _leaves_room(asked: Interval, domain: Interval) -> bool:
    """Tell whether at least one whole number, or any number above the least that can occur, is asked for."""
    low = domain.low if asked.low is None else asked.low
    high = domain.high if asked.high is None else asked.high
    inside = (domain.low is None or low is None or low >= domain.low) and (
        domain.high is None or high is None or high <= domain.high
    )
    if not inside:
        return False
    if asked.low == asked.high and asked.low is not None:
        return asked.low_inclusive and asked.high_inclusive
    return low is None or high is None or high - low >= 1


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
