"""Findings on levels that nobody reaches, and on a count that contradicts its percentage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from samrit.criteria.facts import Facts
from samrit.criteria.faults.counts import mismatches
from samrit.criteria.faults.reach import GATE, OutOfReach, out_of_reach
from samrit.criteria.faults.targets import reach_of
from samrit.criteria.lint_words import levels_place, listed, quote_of
from samrit.criteria.model import Band, Period, Scale
from samrit.criteria.wording import words
from samrit.findings import Finding
from samrit.thai import format_number

_WHY = {
    "swapped": ("ปลายช่วงสลับกัน โปรดแก้ตัวเลข", "its ends are swapped. Mend the numbers."),
    "outside": (
        "เป็นค่าที่เกิดขึ้นไม่ได้ เช่น เกินร้อยละ 100 ของทั้งหมด โปรดแก้ตัวเลข",
        "no such value can occur. Mend the numbers.",
    ),
    "points": (
        "ตารางคะแนนรวมกันไม่ได้ค่านี้ โปรดแก้ตัวเลข",
        "the tables of points never add up to it. Mend the numbers.",
    ),
    "periods": (
        "นับจำนวนงวดมากกว่าที่รอบการประเมินมี โปรดแก้จำนวนงวด",
        "it counts more periods than the round has. Mend their number.",
    ),
    "contradiction": (
        "และเงื่อนไขอื่นในระดับเดียวกันขัดกัน โปรดแก้ตัวเลข",
        "its conditions exclude each other. Mend the numbers.",
    ),
    "reference": (
        "อ้างถึงระดับที่กำหนดช่วงไว้จนทำพร้อมกับระดับนี้ไม่ได้ โปรดให้ระดับที่อ้างถึงรับค่าที่ดีกว่าด้วย",
        "it refers to levels whose figures exclude its own. Let those levels take better figures too.",
    ),
    "gate": (
        "เป็นเงื่อนไขของทุกระดับที่ขัดกับระดับนี้ โปรดแก้ให้ไปด้วยกันได้",
        "a condition of every level excludes it. Make the two agree.",
    ),
    "together": (
        "และเงื่อนไขอื่นที่ต้องเป็นจริงพร้อมกันขัดกัน โปรดแก้ตัวเลข",
        "its conditions never hold together. Mend the numbers.",
    ),
}


def detect_unreachable_level(scale: Scale, periods: Mapping[Period, int] | None = None) -> Iterator[Finding]:
    """Levels and gates that no figure can meet."""
    for found in out_of_reach(scale, periods):
        thai, english = _WHY[found.why]
        levels = listed(map(str, found.levels))
        subject = (
            ("เงื่อนไขที่ทุกระดับต้องมี", "A condition of every level")
            if found.level == GATE
            else (f"ระดับ {levels}", f"Level {levels}")
        )
        yield Finding(
            code="unreachable-level",
            severity="error",
            where="gate" if found.level == GATE else levels_place(found.levels[0], found.levels[-1]),
            message=f"{subject[0]} ไม่มีใครทำได้ เพราะ “{found.condition.text}” {thai}",
            message_en=f"{subject[1]} cannot be reached: {english}",
            level=found.level or None,
            quote=found.condition.text,
            proposal=_mended(found),
        )


def _mended(found: OutOfReach) -> str | None:
    """Propose a band with its ends the right way round."""
    condition = found.condition
    if found.why != "swapped" or not isinstance(condition, Band):
        return None
    return words(replace(condition, low=condition.high, high=condition.low))


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
        place = f"ระดับ {found.level}" if found.level else "เงื่อนไขของทุกระดับ"
        spot = f"level {found.level}" if found.level else "gate"
        yield Finding(
            code="count-percent-mismatch",
            severity="warning",
            where=spot,
            message=f"จำนวน {count} {found.unit} กับร้อยละ {percent} ของ{place} "
            "ไม่ตรงกับสัดส่วนของระดับอื่น" + (f" ที่ควรเป็น {fits}" if fits else "") + " โปรดตรวจกับต้นฉบับ",
            message_en=f"{count} and {percent} % of {spot} do not agree with the other levels"
            + (f"; {fits} would" if fits else "")
            + ". Check the original.",
            level=found.level or None,
            quote=quote_of(scale, found.level),
            proposal=fits,
        )


def detect_levels_out_of_reach(scale: Scale, facts: Facts) -> Iterator[Finding]:
    """Levels that one unit can never have with its own target; one finding for the unit."""
    reach = reach_of(scale, facts)
    if reach is None:
        return
    can, cannot = listed(map(str, reach.possible)), listed(map(str, reach.impossible))
    told = [f"{format_number(facts.targets[m.key])} ({m.text or m.key})" for m in reach.measures]
    thai = f"ด้วยเป้าหมาย {listed(told)}" if told else "ด้วยจำนวนคนหรือจำนวนงวดของหน่วยนี้"
    english = f"With a target of {listed(told)}" if told else "With this unit's own persons or periods"
    yield Finding(
        code="levels-out-of-reach",
        severity="warning",
        where=levels_place(reach.impossible[0], reach.impossible[-1]),
        message=f"{thai} หน่วยนี้ได้เพียงระดับ {can} ส่วนระดับ {cannot} เกิดขึ้นไม่ได้ โปรดตกลงเกณฑ์ที่เหมาะกับหน่วยนี้ก่อนลงนาม",
        message_en=f"{english} this unit can only have level {can}; level {cannot} can never occur. "
        "Agree on criteria that suit this unit before signing.",
        level=reach.impossible[0],
        quote=quote_of(scale, reach.impossible[0]),
        proposal="กำหนดเกณฑ์ของหน่วยนี้เป็นจำนวนที่ทำได้ แทนร้อยละของเป้าหมาย" if told else None,
    )
