"""Findings on levels that nobody reaches, and on a count that contradicts its percentage."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from samrit.criteria.faults.counts import mismatches
from samrit.criteria.faults.reach import out_of_reach
from samrit.criteria.lint_words import quote_of
from samrit.criteria.model import Scale
from samrit.findings import Finding
from samrit.thai import format_number


def detect_unreachable_level(scale: Scale) -> Iterator[Finding]:
    """Levels that no figure can reach."""
    why = {
        "swapped": ("ปลายช่วงสลับกัน", "its ends are swapped"),
        "outside": ("เป็นค่าที่เกิดขึ้นไม่ได้ เช่น เกินร้อยละ 100 ของทั้งหมด", "no such value can occur"),
        "contradiction": ("เงื่อนไขในระดับเดียวกันขัดกัน", "its conditions exclude each other"),
    }
    for found in out_of_reach(scale):
        thai, english = why[found.why]
        yield Finding(
            code="unreachable-level",
            severity="error",
            where=f"level {found.level}",
            message=f"ระดับ {found.level} ไม่มีใครทำได้ เพราะ “{found.condition.text}” {thai} โปรดแก้ตัวเลข",
            message_en=f"Level {found.level} cannot be reached: {english}. Mend the numbers.",
            level=found.level,
            quote=found.condition.text,
        )


def detect_count_percent_mismatch(scale: Scale) -> Iterator[Finding]:
    """A count and a percentage of one line that disagree with the other lines."""
    for found in mismatches(scale):
        count, percent = format_number(found.count), format_number(found.percent)
        fits = None
        if found.whole is not None:
            exact = (
                found.whole * found.percent.as_integer_ratio()[0] / found.percent.as_integer_ratio()[1] / 100
            )
            fits = format_number(Decimal(round(exact)))
        yield Finding(
            code="count-percent-mismatch",
            severity="warning",
            where=f"level {found.level}",
            message=f"จำนวน {count} {found.unit} กับร้อยละ {percent} ของระดับ {found.level} "
            "ไม่ตรงกับสัดส่วนของระดับอื่น" + (f" ที่ควรเป็น {fits}" if fits else "") + " โปรดตรวจกับต้นฉบับ",
            message_en=f"{count} and {percent} % of level {found.level} do not agree with the other levels"
            + (f"; {fits} would" if fits else "")
            + ". Check the original.",
            level=found.level,
            quote=quote_of(scale, found.level),
            proposal=fits,
        )
