"""Holes in a table of points: `65 - 69` and `70 - 74` percent leave 69.5 without points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samrit.criteria.interval import Interval, between
from samrit.criteria.model import Composite, PointsPart, PointsRow, Scale
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.readings.holes import BEGIN_LOWER, LEAVE, REACH_UP
from samrit.criteria.wording import words_interval
from samrit.thai import format_number

CODE = "points-hole"


def _find(scale: Scale) -> Iterator[Doubt]:
    for part in scale.composite.parts if scale.composite else ():
        holes = _holes(scale, part)
        if holes:
            yield _doubt(scale, part, holes)


def _holes(scale: Scale, part: PointsPart) -> list[Interval]:
    """Give the figures between two rows that earn no points of either, where such figures can occur."""
    step = scale.measure(part.measure).step
    return [hole for hole in between([row.interval for row in part.rows]) if hole.touches(step)]


def _doubt(scale: Scale, part: PointsPart, holes: list[Interval]) -> Doubt:
    measure = scale.measure(part.measure)
    thai = ", ".join(words_interval(hole, measure) for hole in holes)
    english = ", ".join(words_interval(hole, measure, "en") for hole in holes)
    points = format_number(part.otherwise)
    return Doubt(
        code=CODE,
        question=f"ตารางคะแนน: ค่า{thai} ไม่เข้าแถวใด ควรได้กี่คะแนน",
        question_en=f"No row of the table of points takes {english}. How many points should it earn?",
        options=(
            Option(LEAVE, f"คงไว้ตามตัวอักษร: {points} คะแนน", f"leave it as written: {points} points"),
            Option(REACH_UP, "แถวที่ค่าน้อยกว่ารับขึ้นไปจนถึงแถวถัดไป", "the row below reaches up to the next"),
            Option(BEGIN_LOWER, "แถวถัดไปเริ่มตรงที่แถวก่อนหน้าสิ้นสุด", "the next row begins where it ends"),
        ),
        default=LEAVE,
        proposal=BEGIN_LOWER,
        measure=part.measure,
        quote=part.text or measure.text,
        finding="levels-gap",
    )


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:
    composite = scale.composite or Composite("", ())
    parts = tuple(
        replace(part, rows=tuple(_stretched(row, _holes(scale, part), option) for row in part.rows))
        if part.measure == doubt.measure
        else part
        for part in composite.parts
    )
    return replace(scale, composite=replace(composite, parts=parts))


def _stretched(row: PointsRow, holes: list[Interval], option: str) -> PointsRow:
    """Give a row with the hole beside it; its words stay."""
    own = row.interval
    for hole in holes:
        if option == REACH_UP and own.high == hole.low:
            own = replace(own, high=hole.high, high_inclusive=hole.high_inclusive)
        elif option == BEGIN_LOWER and own.low == hole.high:
            own = replace(own, low=hole.low, low_inclusive=hole.low_inclusive)
    return replace(row, interval=own)


KIND = Kind(_find, _apply)
