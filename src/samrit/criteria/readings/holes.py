"""A hole between two levels: one of them may take its figures, or the text stands as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samrit.criteria.faults.coverage import Gap, gaps
from samrit.criteria.model import Numeric, Scale
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.readings.editing import edit_numbers, quote_of, reshaped
from samrit.criteria.regions import interval_of
from samrit.criteria.wording import words_interval

CODE = "hole"
REACH_UP, BEGIN_LOWER, LEAVE = "reach-up", "begin-lower", "leave"


def _find(scale: Scale) -> Iterator[Doubt]:
    for gap in gaps(scale):
        yield _doubt(scale, gap)


def _level(gap: Gap) -> int:
    return max(gap.below, gap.above)


def _doubt(scale: Scale, gap: Gap) -> Doubt:
    thai = words_interval(gap.interval, gap.measure)
    english = words_interval(gap.interval, gap.measure, "en")
    return Doubt(
        code=CODE,
        question=f"ค่า{thai} ไม่เข้าระดับใด ควรได้ระดับใด",
        question_en=f"No level takes {english}. Which level should it get?",
        options=(
            Option(LEAVE, "คงไว้ตามตัวอักษร: ไม่ได้ระดับใด", "leave it as written: no level holds"),
            Option(
                REACH_UP,
                f"ระดับ {gap.below} รับขึ้นไปจนถึงที่ระดับ {gap.above} เริ่ม",
                f"level {gap.below} reaches up to where level {gap.above} begins",
            ),
            Option(
                BEGIN_LOWER,
                f"ระดับ {gap.above} เริ่มตรงที่ระดับ {gap.below} สิ้นสุด",
                f"level {gap.above} begins where level {gap.below} ends",
            ),
        ),
        default=LEAVE,
        proposal=BEGIN_LOWER,
        level=_level(gap),
        measure=gap.measure.key,
        quote=quote_of(scale, _level(gap)),
        finding="levels-gap",
    )


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:
    for gap in tuple(gaps(scale)):
        if (_level(gap), gap.measure.key) == (doubt.level, doubt.measure):
            scale = close(scale, gap, up=option == REACH_UP)
    return scale


def close(scale: Scale, gap: Gap, *, up: bool) -> Scale:
    """Let the level under a hole (``up``) or the level over it take the figures of the hole."""
    shown = gap.interval.on_lattice(gap.measure.step)
    hole = gap.interval if shown.empty else shown

    def stretched(level: int, test: Numeric) -> Numeric:
        own = interval_of(test)
        if up and level == gap.below and own.high == gap.interval.low:
            return reshaped(test, replace(own, high=hole.high, high_inclusive=hole.high_inclusive))
        if not up and level == gap.above and own.low == gap.interval.high:
            return reshaped(test, replace(own, low=hole.low, low_inclusive=hole.low_inclusive))
        return test

    return edit_numbers(scale, gap.measure.key, stretched)


KIND = Kind(_find, _apply)
