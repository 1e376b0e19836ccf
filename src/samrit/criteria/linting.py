"""Findings on a scale: one ``detect_*`` function for each code of the public contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import get_args

from samrit.criteria.facts import Facts
from samrit.criteria.lint_cover import detect_levels_gap, detect_levels_overlap
from samrit.criteria.lint_facts import detect_impossible_figures
from samrit.criteria.lint_order import detect_irregular_step, detect_mixed_operators, detect_not_monotone
from samrit.criteria.lint_points import detect_points_tables
from samrit.criteria.lint_reach import (
    detect_count_percent_mismatch,
    detect_levels_out_of_reach,
    detect_unreachable_level,
)
from samrit.criteria.model import Period, Scale
from samrit.criteria.periods import periods_of
from samrit.criteria.readings.decided import decided
from samrit.findings import Finding

Detector = Callable[[Scale], Iterator[Finding]]


def lint(
    scale: Scale, *, where: str = "", round_period: tuple[date, date] | None = None
) -> tuple[Finding, ...]:
    """Give every finding on a scale, in order of level; none on a sound one.

    A warning that a person answered by choosing a reading is left out.

    Args:
        scale: the compiled rule.
        where: the indicator in words of the document, put before the level in each finding's place.
        round_period: first and last day of the round; with it, quotas in more periods than the round has
            are found too.
    """
    answered = decided(scale)
    found = [finding for detect in DETECTORS for finding in detect(scale)]
    found += detect_unreachable_level(scale, _periods(round_period))
    return _placed((f for f in found if f.severity != "warning" or (f.code, f.level) not in answered), where)


def lint_for(scale: Scale, facts: Facts, *, where: str = "") -> tuple[Finding, ...]:
    """Give the findings that the facts of one unit tell: levels it can never have, impossible figures.

    Args:
        scale: the compiled rule.
        facts: the unit's own targets, the labels of its periods, and its persons; its figures.
        where: the unit or indicator in words, put before the level.
    """
    found = (*detect_levels_out_of_reach(scale, facts), *detect_impossible_figures(scale, facts))
    return _placed(found, where)


def _placed(findings: Iterable[Finding], where: str) -> tuple[Finding, ...]:
    placed = [replace(finding, where=f"{where} {finding.where}".strip()) for finding in findings]
    return tuple(sorted(placed, key=lambda finding: (finding.level or 0, finding.code)))


def _periods(round_period: tuple[date, date] | None) -> dict[Period, int]:
    """Count the days, weeks, months, quarters and years of a round; nothing where it is not known."""
    if round_period is None:
        return {}
    return {per: len(periods_of(*round_period, per)) for per in get_args(Period)}


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
    detect_levels_gap,
    detect_levels_overlap,
    detect_not_monotone,
    detect_irregular_step,
    detect_mixed_operators,
    detect_count_percent_mismatch,
    detect_points_tables,
)
