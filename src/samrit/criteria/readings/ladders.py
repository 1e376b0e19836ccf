"""Closed bands, and above them a level that asks for a deed too: what of a better figure without the deed?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samrit.criteria.faults.coverage import Drop, drops
from samrit.criteria.faults.order import falls
from samrit.criteria.model import Band, Numeric, Op, Scale, Threshold
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.readings.editing import edit_numbers, quote_of, reshaped
from samrit.criteria.regions import interval_of
from samrit.criteria.wording import words_interval

CODE = "ladder"
LITERAL, LADDER = "literal", "ladder"


def _find(scale: Scale) -> Iterator[Doubt]:
    for drop in drops(scale):
        yield _doubt(scale, drop)


def _doubt(scale: Scale, drop: Drop) -> Doubt:
    deed = drop.condition.text
    thai = words_interval(drop.interval, drop.measure)
    english = words_interval(drop.interval, drop.measure, "en")
    return Doubt(
        code=CODE,
        question=f"ค่า{thai} แต่ไม่มี “{deed}” ได้ระดับใด",
        question_en=f"Which level does {english} get without “{deed}”?",
        options=(
            Option(
                LITERAL,
                f"ตามตัวอักษร: พ้นช่วงของระดับ {drop.below} แล้ว จึงได้ต่ำกว่าระดับ {drop.below}",
                f"as written: it is beyond level {drop.below}, so it gets less than that",
            ),
            Option(
                LADDER,
                f"เป็นขั้นบันได: ได้ระดับสูงสุดที่ค่าเริ่มต้นถึงแล้ว คือระดับ {drop.below}",
                f"as a ladder: the highest level whose first figure is reached, level {drop.below}",
            ),
        ),
        default=LITERAL,
        proposal=LADDER,
        level=drop.above,
        measure=drop.measure.key,
        quote=quote_of(scale, drop.above),
        finding="not-monotone",
    )


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:  # noqa: ARG001 - one shape for all kinds
    """Take the far ends off all bands beneath the level that asks for more."""
    key, top = doubt.measure or "", doubt.level or 0
    down = falls(scale, scale.measure(key))

    def opened(level: int, test: Numeric) -> Numeric:
        closed = isinstance(test, Band) or (isinstance(test, Threshold) and test.op is Op.EQ)
        if level >= top or not closed:
            return test
        own = interval_of(test)
        if down:
            return reshaped(test, replace(own, low=None, low_inclusive=False))
        return reshaped(test, replace(own, high=None, high_inclusive=False))

    return edit_numbers(scale, key, opened)


KIND = Kind(_find, _apply)
