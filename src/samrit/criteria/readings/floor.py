"""The score below level 1: 0 or 1, where the scheme does not say."""

from __future__ import annotations

from collections.abc import Iterator

from samrit.criteria.domain import domain_of
from samrit.criteria.interval import between, union
from samrit.criteria.model import Band, Measure, Scale, Threshold
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.regions import region_of

CODE = "floor"


def floor_of(scale: Scale) -> int:
    """Give the score below level 1 that was chosen for a scale; 0 where nothing was."""
    return next((int(choice.option) for choice in scale.choices if choice.doubt == CODE), 0)


def _find(scale: Scale) -> Iterator[Doubt]:
    if not scale.levels or any(_takes_all(scale, measure) for measure in scale.measures):
        return
    yield Doubt(
        code=CODE,
        question="ต่ำกว่าระดับ 1 ได้คะแนนเท่าใด",
        question_en="What is the score below level 1?",
        options=(Option("0", "0 คะแนน", "0 points"), Option("1", "1 คะแนน", "1 point")),
        default="0",
    )


def _takes_all(scale: Scale, measure: Measure) -> bool:
    """Tell whether some level takes every figure of a measure and asks for nothing else."""
    if scale.gates:
        return False
    domain = domain_of(measure)
    taken = []
    for level in scale.levels:
        alone = all(isinstance(c, Threshold | Band) and c.measure == measure.key for c in level.conditions)
        taken += [i.intersect(domain) for i in (region_of(level, measure.key) or ()) if alone]
    whole = union(taken)
    if not whole or any(hole.touches(measure.step) for hole in between(whole)):
        return False
    first, last = whole[0], whole[-1]
    low = (first.low, first.low_inclusive) == (domain.low, domain.low_inclusive)
    return low and (last.high, last.high_inclusive) == (domain.high, domain.high_inclusive)


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:  # noqa: ARG001 - one shape for all kinds
    # The record of the choice is all there is: the score below level 1 is no condition.
    return scale


KIND = Kind(_find, _apply)
