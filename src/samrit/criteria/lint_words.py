"""Words of findings: intervals, regions and levels, in Thai and English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samrit.criteria.faults.holes import Box
from samrit.criteria.interval import Interval
from samrit.criteria.model import PERCENT, Measure, Scale
from samrit.thai import format_number


def unit_of(measure: Measure) -> tuple[str, str]:
    """Give what stands before and behind a number of the measure in Thai."""
    if measure.unit == PERCENT:
        return "ร้อยละ ", ""
    return "", f" {measure.unit}" if measure.unit else ""


def describe(interval: Interval, measure: Measure, unit: tuple[str, str]) -> tuple[str, str]:
    """Say an interval in Thai and in English; an infinite end is left out."""
    exact = interval.on_lattice(measure.step)
    sign = " %" if measure.unit == PERCENT else unit[1]
    before = unit[0] or " "
    if exact.low is not None and exact.low == exact.high:
        value = format_number(exact.low)
        return f"ค่า{before}{value}{unit[1]}", f"{value}{sign}"
    first = ("ตั้งแต่", "from") if exact.low_inclusive else ("มากกว่า", "more than")
    last = ("ถึง", "to") if exact.high_inclusive else ("น้อยกว่า", "less than")
    if exact.low is None and exact.high_inclusive:
        last = ("ไม่เกิน", "at most")
    elif exact.low is not None and not exact.high_inclusive:
        last = (f"แต่{last[0]}", f"but {last[1]}")
    parts = [
        (f"{words[0]}{before}{format_number(end)}", f"{words[1]} {format_number(end)}")
        for words, end in ((first, exact.low), (last, exact.high))
        if end is not None
    ]
    if not parts:
        return "ทุกค่า", "every value"
    return f"ค่า{' '.join(p[0] for p in parts)}{unit[1]}", f"{' '.join(p[1] for p in parts)}{sign}"


_SHOWN = 3


def region_words(boxes: Sequence[Box]) -> tuple[str, str]:
    """Say regions of several measures: ``m1 “เบิกจ่าย” ตั้งแต่ร้อยละ 75 และ m2 น้อยกว่าร้อยละ 10``; at most three."""
    said = [_box_words(box) for box in boxes[:_SHOWN]]
    more = len(boxes) - len(said)
    thai = "; ".join(words[0] for words in said) + (f" และอีก {more} ช่วง" if more else "")
    english = "; ".join(words[1] for words in said) + (f" and {more} more regions" if more else "")
    return thai, english


def _box_words(box: Box) -> tuple[str, str]:
    parts = []
    for measure, interval in box:
        thai, english = describe(interval, measure, unit_of(measure))
        name = f"{measure.key} “{measure.text}”" if measure.text else measure.key
        parts.append((f"{name} {thai.removeprefix('ค่า').strip()}", f"{name} {english}"))
    return " และ ".join(part[0] for part in parts), " and ".join(part[1] for part in parts)


def levels_place(first: int, last: int) -> str:
    """Say one level or a range of them as a place."""
    low, high = sorted((first, last))
    return f"level {low}-{high}" if low < high else f"level {low}"


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def quote_of(scale: Scale, number: int) -> str | None:
    return next((level.text for level in scale.levels if level.level == number), None)
