"""Which figures of a measure can occur: its domain and lattice, or the sums that tables of points give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from samrit.criteria.domain import domain_of
from samrit.criteria.interval import Interval, atoms, covers
from samrit.criteria.model import Composite, Measure, PointsPart, Scale
from samrit.criteria.regions import Manner, manner_of, numeric_conditions

# Beyond so many different sums the points are taken as continuous: then a hole between two sums may be said.
MOST_TOTALS = 5_000


def occurs(scale: Scale, measure: Measure, interval: Interval) -> bool:
    """Tell whether a figure of the measure can lie in an interval."""
    if scale.composite is not None and scale.composite.measure == measure.key:
        sums = totals(scale.composite, scale.measures)
        if sums is not None:
            return any(total in interval for total in sums)
    return interval.intersect(domain_of(measure)).touches(measure.step)


@lru_cache(maxsize=256)
def totals(composite: Composite, measures: tuple[Measure, ...]) -> frozenset[Decimal] | None:
    """Give every sum of points that can occur; None where there are more than ``MOST_TOTALS``."""
    known = {measure.key: measure for measure in measures}
    sums = frozenset({Decimal(0)})
    for part in composite.parts:
        sums = frozenset(total + points for total in sums for points in given(part, known[part.measure]))
        if len(sums) > MOST_TOTALS:
            return None
    return sums


def given(part: PointsPart, measure: Measure) -> frozenset[Decimal]:
    """Give the points that some figure of a part earns: a row hidden behind a better one gives none."""
    earned = set()
    for stretch in stretches([row.interval for row in part.rows], domain_of(measure)):
        if stretch.touches(measure.step):
            holding = [row.points for row in part.rows if covers(row.interval, stretch)]
            earned.add(max(holding, default=part.otherwise))
    return frozenset(earned)


def stretches(intervals: Sequence[Interval], domain: Interval) -> Iterator[Interval]:
    """Give the pieces of a domain within which no interval begins or ends, in order; some may be empty."""
    ends = sorted({end for i in intervals for end in (i.low, i.high) if end is not None})
    return (atom.intersect(domain) for atom in atoms(ends))


def plain_measures(scale: Scale) -> tuple[Measure, ...]:
    """Give the measures whose figure decides alone: asked for in one manner by all levels.

    Eight items a month in three months, and in every month, are two demands on one figure; their intervals
    say nothing of which is met.
    """
    manners: dict[str, set[Manner]] = {}
    for conditions in (scale.gates, *(level.conditions for level in scale.levels)):
        for condition in numeric_conditions(conditions):
            manners.setdefault(condition.measure, set()).add(manner_of(condition))
    return tuple(m for m in scale.measures if len(manners.get(m.key, ())) <= 1)


def one_figure(scale: Scale, measure: Measure) -> bool:
    """Tell whether all conditions on a measure are tested with the same figure.

    They are not where a quota must hold in some of the periods only, or where it is enough that some of the
    persons fulfil a condition: others may fulfil another one.
    """
    if scale.aggregation is not None and scale.aggregation.how in {"any", "count", "share"}:
        return False
    tests = [c for level in scale.levels for c in numeric_conditions(level.conditions)]
    tests += numeric_conditions(scale.gates)
    return all(test.times is None for test in tests if test.measure == measure.key)
