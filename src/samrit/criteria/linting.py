"""Findings on a scale: one ``detect_*`` function for each code of the public contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from samrit.criteria.lint_cover import detect_levels_gap, detect_levels_overlap
from samrit.criteria.lint_order import detect_irregular_step, detect_mixed_operators, detect_not_monotone
from samrit.criteria.lint_reach import detect_count_percent_mismatch, detect_unreachable_level
from samrit.criteria.model import Scale
from samrit.findings import Finding

Detector = Callable[[Scale], Iterator[Finding]]


def lint(scale: Scale, *, where: str = "") -> tuple[Finding, ...]:
    """Give every finding on a scale, in order of level; none on a sound one.

    Args:
        scale: the compiled rule.
        where: the indicator in words of the document, put before the level in each finding's place.
    """
    found = [finding for detect in DETECTORS for finding in detect(scale)]
    placed = [replace(finding, where=f"{where} {finding.where}".strip()) for finding in found]
    return tuple(sorted(placed, key=lambda finding: (finding.level or 0, finding.code)))


def detect_level_missing(scale: Scale) -> Iterator[Finding]:
    """Levels that are left out below the highest one, or that have no words."""
    present = {level.level for level in scale.levels}
    empty = {level.level for level in scale.levels if not level.conditions}
    for number in sorted((set(range(1, max(present, default=0) + 1)) - present) | empty):
        yield Finding(
            code="level-missing",
            severity="error",
            where=f"level {number}",
            message=f"ไม่พบเกณฑ์ของระดับ {number} โปรดเพิ่มให้ครบทุกระดับ",
            message_en=f"Level {number} has no criterion. Add it.",
            level=number,
        )


def detect_duplicate_number(scale: Scale) -> Iterator[Finding]:
    """A level that stands twice."""
    for number, times in sorted(Counter(level.level for level in scale.levels).items()):
        if times > 1:
            yield Finding(
                code="duplicate-number",
                severity="error",
                where=f"level {number}",
                message=f"ระดับ {number} มี {times} เกณฑ์ โปรดเหลือเพียงเกณฑ์เดียว",
                message_en=f"Level {number} has {times} criteria. Keep one.",
                level=number,
            )


DETECTORS: tuple[Detector, ...] = (
    detect_level_missing,
    detect_duplicate_number,
    detect_unreachable_level,
    detect_levels_gap,
    detect_levels_overlap,
    detect_not_monotone,
    detect_irregular_step,
    detect_mixed_operators,
    detect_count_percent_mismatch,
)
