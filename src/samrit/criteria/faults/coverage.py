"""Holes and double claims: exact complements and intersections of what the levels take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from samrit.criteria.domain import domain_of
from samrit.criteria.faults.possible import occurs, plain_measures
from samrit.criteria.interval import Interval, atoms, between, covers, union
from samrit.criteria.model import (
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    Level,
    Levels,
    Measure,
    Scale,
    Threshold,
)
from samrit.criteria.regions import Region, region_of


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that no level takes, between the levels ``below`` and ``above`` (by value)."""

    measure: Measure
    interval: Interval
    below: int
    above: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Values beyond the level ``below`` that the level ``above`` takes only with one condition more."""

    measure: Measure
    interval: Interval
    below: int
    above: int
    condition: Condition


@dataclass(frozen=True, slots=True)
class Overlap:
    """Numbers that two levels claim."""

    measure: Measure
    interval: Interval
    lower: int
    higher: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What one level takes of a measure, within the numbers that can occur."""

    level: Level
    region: Region


def claims(scale: Scale, measure: Measure) -> list[Claim]:
    """Give the claims of all levels that speak of a measure, clipped to its domain."""
    domain = domain_of(measure)
    found = []
    for level in scale.levels:
        region = region_of(level, measure.key)
        if region is not None:
            clipped = tuple(c for i in region if occurs(scale, measure, c := i.intersect(domain)))
            found.append(Claim(level, clipped))
    return found


def gaps(scale: Scale) -> Iterator[Gap]:
    """Find every hole between taken numbers, for each measure by itself."""
    for measure in plain_measures(scale):
        claimed = claims(scale, measure)
        for hole in between([interval for claim in claimed for interval in claim.region]):
            if occurs(scale, measure, hole):
                ends = [(claim.level.level, i) for claim in claimed for i in claim.region]
                below = max(level for level, interval in ends if interval.high == hole.low)
                above = max(level for level, interval in ends if interval.low == hole.high)
                yield Gap(measure, hole, below, above)


def drops(scale: Scale) -> Iterator[Drop]:
    """Find where a ladder of closed bands lets a better value fall below a worse one for want of a deed.

    Level 4 up to 2,500 points, and level 5 above that *and* chosen for publicity: 2,600 points without being
    chosen are in neither. One for each measure.
    """
    for measure in plain_measures(scale):
        claimed = claims(scale, measure)
        for index, claim in enumerate(claimed[1:], 1):
            beneath = claimed[:index]
            extra = _extra(claim.level, [lower.level for lower in beneath], measure)
            lost = _beyond(claim, beneath[-1], measure)
            if extra and lost and _banded(beneath[-1].level, measure):
                yield Drop(measure, lost, beneath[-1].level.level, claim.level.level, extra)
                break


def _extra(level: Level, beneath: Sequence[Level], measure: Measure) -> Condition | None:
    """Give the first condition of a level that those beneath it do not know; None where it refers to them."""
    known = {key for lower in beneath for condition in lower.conditions for key in _spoken(condition)}
    if any(isinstance(condition, Levels) for condition in level.conditions):
        return None
    fresh = (c for c in level.conditions if not (keys := _spoken(c)) & known and measure.key not in keys)
    return next(fresh, None)


def _spoken(condition: Condition) -> set[str]:
    """Give the keys that a condition speaks of, and the measures it restates."""
    match condition:
        case Threshold() | Band():
            return {condition.measure, *filter(None, (condition.restates,))}
        case Deed() | Deadline():
            return {condition.key}
        case AnyOf():
            return {key for option in condition.options for inner in option for key in _spoken(inner)}
        case Levels():
            return set()
        case _:
            assert_never(condition)


def _banded(level: Level, measure: Measure) -> bool:
    return any(isinstance(c, Band) and c.measure == measure.key for c in level.conditions)


def _beyond(claim: Claim, beneath: Claim, measure: Measure) -> Interval | None:
    """Give the values of a level that the level beneath it does not take; None where there are none."""
    for own in claim.region:
        ends = sorted({end for i in (own, *beneath.region) for end in (i.low, i.high) if end is not None})
        parts = [part for atom in atoms(ends) if (part := atom.intersect(own)).touches(measure.step)]
        free = [part for part in parts if not any(covers(i, part) for i in beneath.region)]
        if free:
            return union(free)[0]
    return None


def overlaps(scale: Scale) -> Iterator[Overlap]:
    """Find what two levels both claim, where one of them names both its ends or they point opposite ways."""
    for measure in plain_measures(scale):
        levels = [(level, region_of(level, measure.key)) for level in scale.levels]
        for index, (lower, low_region) in enumerate(levels):
            for higher, high_region in levels[index + 1 :]:
                if low_region is None or high_region is None or _refers(higher, lower):
                    continue
                if not _meet_elsewhere(scale, measure, lower, higher):
                    continue
                if low_region == high_region and _others(higher, measure) > _others(lower, measure):
                    # The same figures and one thing more: the higher level is meant to win.
                    continue
                for common in _double(scale, measure, low_region, high_region):
                    yield Overlap(measure, common, lower.level, higher.level)


def _others(level: Level, measure: Measure) -> int:
    return sum(measure.key not in _spoken(condition) for condition in level.conditions)


def _double(scale: Scale, measure: Measure, left: Region, right: Region) -> Iterator[Interval]:
    domain = domain_of(measure)
    for a in left:
        for b in right:
            common = a.intersect(b).intersect(domain)
            if occurs(scale, measure, common) and not _nested(_open_end(a, measure), _open_end(b, measure)):
                yield common


def _nested(a: Interval, b: Interval) -> bool:
    """Tell whether both are one-sided and point the same way: the highest level simply wins."""
    up = a.high is None and b.high is None and a.low is not None and b.low is not None
    down = a.low is None and b.low is None and a.high is not None and b.high is not None
    return up or down


def _open_end(interval: Interval, measure: Measure) -> Interval:
    """Take `exactly 0` and `exactly 100 %` for the one-sided tests that they are at the end of the domain."""
    if interval.low == interval.high and interval.low is not None:
        domain = domain_of(measure)
        if interval.low == domain.low:
            return Interval(None, interval.high, high_inclusive=True)
        if interval.high == domain.high:
            return Interval(interval.low, None, low_inclusive=True)
    return interval


def _refers(higher: Level, lower: Level) -> bool:
    return any(
        isinstance(condition, Levels) and condition.first <= lower.level <= condition.last
        for condition in higher.conditions
    )


def _meet_elsewhere(scale: Scale, measure: Measure, lower: Level, higher: Level) -> bool:
    """Tell whether the two levels can hold together as far as the other measures go."""
    for other in scale.measures:
        if other.key == measure.key:
            continue
        left, right = region_of(lower, other.key), region_of(higher, other.key)
        if left is None or right is None:
            continue
        domain = domain_of(other)
        common = (a.intersect(b).intersect(domain) for a in left for b in right)
        if not any(occurs(scale, other, part) for part in common):
            return False
    return True
