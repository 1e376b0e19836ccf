"""Figures that two levels claim: the higher level wins, or one of the two stops short of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samrit.criteria.domain import domain_of
from samrit.criteria.faults.coverage import Overlap, overlaps
from samrit.criteria.interval import Interval
from samrit.criteria.model import Measure, Numeric, Scale
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.readings.editing import edit_numbers, numbers, quote_of, reshaped
from samrit.criteria.regions import interval_of
from samrit.criteria.wording import words_interval

CODE = "double-claim"
HIGHER_WINS, LOWER_STOPS, HIGHER_STOPS = "higher-wins", "lower-stops", "higher-stops"


def _find(scale: Scale) -> Iterator[Doubt]:
    for (_, lower), group in _grouped(scale).items():
        yield _doubt(scale, lower, group)


def _grouped(scale: Scale) -> dict[tuple[str, int], list[Overlap]]:
    found: dict[tuple[str, int], list[Overlap]] = {}
    for overlap in overlaps(scale):
        found.setdefault((overlap.measure.key, overlap.lower), []).append(overlap)
    return found


def _doubt(scale: Scale, lower: int, group: Sequence[Overlap]) -> Doubt:
    measure = group[0].measure
    highers = ", ".join(str(number) for number in sorted({overlap.higher for overlap in group}))
    thai = ", ".join(words_interval(overlap.interval, measure) for overlap in group)
    english = ", ".join(words_interval(overlap.interval, measure, "en") for overlap in group)
    options = [Option(HIGHER_WINS, f"ได้ระดับ {highers}", f"level {highers} wins where it holds")]
    if all(_can_stop(scale, overlap, overlap.lower) for overlap in group):
        options.append(
            Option(
                LOWER_STOPS,
                f"ระดับ {lower} สิ้นสุดก่อนค่านั้น",
                f"level {lower} stops before it",
            )
        )
    if all(_can_stop(scale, overlap, overlap.higher) for overlap in group):
        options.append(
            Option(
                HIGHER_STOPS,
                f"เป็นของระดับ {lower} ระดับ {highers} เริ่มถัดจากนั้น",
                f"it belongs to level {lower}; level {highers} begins behind it",
            )
        )
    return Doubt(
        code=CODE,
        question=f"ค่า{thai} เข้าทั้งระดับ {lower} และระดับ {highers} ควรได้ระดับใด",
        question_en=f"Level {lower} and level {highers} both claim {english}. Which one should it get?",
        options=tuple(options),
        default=HIGHER_WINS,
        level=lower,
        measure=measure.key,
        quote=quote_of(scale, lower),
        finding="levels-overlap",
    )


def _can_stop(scale: Scale, overlap: Overlap, level: int) -> bool:
    """Tell whether a level can leave the common figures to the other one and still take some."""
    tests = [
        test for number, test in numbers(scale) if number == level and test.measure == overlap.measure.key
    ]
    return all(_trimmed(test, overlap) is not None for test in tests)


def _trimmed(test: Numeric, overlap: Overlap) -> Numeric | None:
    """Give the test without the common figures; None where they lie in its middle or are all of it."""
    own, common = interval_of(test), overlap.interval
    clipped = own.intersect(domain_of(overlap.measure))
    if own.intersect(common).empty:
        return test
    if (common.high, common.high_inclusive) == (clipped.high, clipped.high_inclusive):
        rest = replace(own, high=common.low, high_inclusive=not common.low_inclusive)
    elif (common.low, common.low_inclusive) == (clipped.low, clipped.low_inclusive):
        rest = replace(own, low=common.high, low_inclusive=not common.high_inclusive)
    else:
        return None
    return _shown(test, rest, overlap.measure)


def _shown(test: Numeric, rest: Interval, measure: Measure) -> Numeric | None:
    """Give the test of what is left, in numbers that can occur; None where nothing is."""
    left = rest.intersect(domain_of(measure))
    if not left.touches(measure.step):
        return None
    counted = rest.on_lattice(measure.step) if measure.kind == "count" else rest
    return None if counted == Interval() else reshaped(test, counted)


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:
    for overlap in _grouped(scale)[(doubt.measure or "", doubt.level or 0)]:
        scale = _stopped(scale, overlap, overlap.lower if option == LOWER_STOPS else overlap.higher)
    return scale


def _stopped(scale: Scale, overlap: Overlap, stops: int) -> Scale:
    def trim(level: int, test: Numeric) -> Numeric:
        return (_trimmed(test, overlap) or test) if level == stops else test

    return edit_numbers(scale, overlap.measure.key, trim)


KIND = Kind(_find, _apply)
