"""Bands that only a printed decimal separates: between `99.41` and `99.42` lie no figures, or finer ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samrit.criteria.faults.coverage import Gap, claims
from samrit.criteria.interval import between
from samrit.criteria.model import Measure, Scale
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.readings.holes import close
from samrit.thai import format_number

CODE = "printed-decimals"
AS_PRINTED, LOWER, HIGHER = "as-printed", "lower-level", "higher-level"


def _find(scale: Scale) -> Iterator[Doubt]:
    for measure in scale.measures:
        hairlines = _hairlines(scale, measure)
        if hairlines:
            yield _doubt(measure, hairlines[0])


def _hairlines(scale: Scale, measure: Measure) -> list[Gap]:
    """Give the holes that no figure of the printed places lies in; counts have none."""
    if measure.step is None or measure.kind == "count":
        return []
    claimed = claims(scale, measure)
    found = []
    for hole in between([interval for claim in claimed for interval in claim.region]):
        if not hole.touches(measure.step):
            below = max(c.level.level for c in claimed for i in c.region if i.high == hole.low)
            above = max(c.level.level for c in claimed for i in c.region if i.low == hole.high)
            found.append(Gap(measure, hole, below, above))
    return found


def _doubt(measure: Measure, first: Gap) -> Doubt:
    low, high = (format_number(end) for end in first.interval.ends)
    places = -int((measure.step or first.interval.ends[0]).as_tuple().exponent)
    return Doubt(
        code=CODE,
        question=f"ระหว่าง {low} กับ {high} มีค่าหรือไม่ ถ้าผลงานละเอียดกว่าทศนิยม {places} ตำแหน่ง",
        question_en=f"What of a figure between {low} and {high}, finer than the {places} places printed?",
        options=(
            Option(
                AS_PRINTED,
                f"ผลงานเก็บทศนิยม {places} ตำแหน่ง ค่าที่ละเอียดกว่าได้ระดับที่ต่ำกว่า",
                f"figures are kept to {places} places; a finer one gets the lower level",
            ),
            Option(
                LOWER,
                "ค่าต่อเนื่อง ช่องว่างเป็นของระดับที่ต่ำกว่า",
                "figures are continuous; what lies between belongs to the lower level",
            ),
            Option(
                HIGHER,
                "ค่าต่อเนื่อง ช่องว่างเป็นของระดับที่สูงกว่า",
                "figures are continuous; what lies between belongs to the higher level",
            ),
        ),
        default=AS_PRINTED,
        measure=measure.key,
        quote=f"{low} | {high}",
    )


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:
    measure = scale.measure(doubt.measure or "")
    continuous = replace(measure, step=None)
    for gap in _hairlines(scale, measure):
        rising = gap.below < gap.above
        scale = close(scale, replace(gap, measure=continuous), up=rising == (option == LOWER))
    measures = tuple(continuous if entry.key == measure.key else entry for entry in scale.measures)
    return replace(scale, measures=measures)


KIND = Kind(_find, _apply)
