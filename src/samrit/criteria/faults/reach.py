"""Levels that nobody can reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from samrit.criteria.domain import domain_of
from samrit.criteria.model import Band, Level, Measure, Numeric, Scale
from samrit.criteria.regions import interval_of, numeric_conditions, region_of

Why = Literal["swapped", "outside", "contradiction"]


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """A condition that no figure can meet."""

    level: int
    measure: Measure
    why: Why
    condition: Numeric


def out_of_reach(scale: Scale) -> Iterator[OutOfReach]:
    """Find swapped bands, tests outside the domain, and tests of one level that exclude each other."""
    for level in scale.levels:
        for measure in scale.measures:
            found = _first(level, measure)
            if found:
                yield found


def _first(level: Level, measure: Measure) -> OutOfReach | None:
    tests = [test for test in numeric_conditions(level.conditions) if test.measure == measure.key]
    domain = domain_of(measure)
    for test in tests:
        interval = interval_of(test)
        if isinstance(test, Band) and test.low > test.high:
            return OutOfReach(level.level, measure, "swapped", test)
        if not interval.intersect(domain).touches(measure.step):
            return OutOfReach(level.level, measure, "outside", test)
    region = region_of(level, measure.key)
    if region is not None and not any(i.intersect(domain).touches(measure.step) for i in region):
        return OutOfReach(level.level, measure, "contradiction", tests[-1])
    return None
