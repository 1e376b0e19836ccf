"""Figures that cannot be: beyond a whole, below nothing, a part of a thing that is counted."""

from __future__ import annotations

from collections.abc import Iterator

from samrit.criteria.domain import domain_of
from samrit.criteria.facts import Facts
from samrit.criteria.model import Scale
from samrit.criteria.wording import words_interval
from samrit.findings import Finding
from samrit.thai import format_number


def detect_impossible_figures(scale: Scale, facts: Facts) -> Iterator[Finding]:
    """A figure outside the numbers that can occur; absolute figures of a base or target are not judged."""
    for measure in scale.measures:
        value = facts.values.get(measure.key)
        if value is None or measure.key in facts.targets or measure.key in facts.baselines:
            continue
        domain = domain_of(measure)
        parted = measure.kind == "count" and value != value.to_integral_value()
        if value in domain and not parted:
            continue
        shown, thai, english = (
            format_number(value),
            words_interval(domain, measure),
            words_interval(domain, measure, "en"),
        )
        if parted:
            thai, english = "จำนวนเต็ม", "a whole number"
        yield Finding(
            code="figure-impossible",
            severity="warning",
            where=measure.key,
            message=f"ค่า {shown} ของ {measure.key} เป็นไปไม่ได้ ค่าที่เป็นได้คือ{thai} โปรดตรวจตัวเลขและหน่วย",
            message_en=f"{shown} cannot be a figure of {measure.key}, which takes {english}. "
            "Check the number and its unit.",
        )
