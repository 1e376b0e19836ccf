"""The scale of one measure as geometry: exact zones on a line from 0 to 1, for any drawing surface."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from samrit.criteria.demand import absolute
from samrit.criteria.domain import domain_of
from samrit.criteria.faults.coverage import Claim, claims, overlaps
from samrit.criteria.interval import Interval, atoms, covers
from samrit.criteria.model import PERCENT, Measure, Numeric, Scale
from samrit.criteria.regions import numeric_conditions, region_of

ZoneKind = Literal["level", "hole", "overlap", "outside"]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the line with one meaning.

    Attributes:
        kind: a level; a hole that no level takes; an overlap that several claim; or outside all levels.
        level: the level given there, 0 where none is.
        levels: all levels that claim it.
        interval: the exact numbers, with open or closed ends; an end is None where it has none.
        start: place of its left end, 0 to 1 (a single number has equal ends).
        end: place of its right end.
        absolute: the same numbers in the unit's own figures, where the ruler has a base; of a decrease the
            ends change places.
    """

    kind: ZoneKind
    level: int
    levels: tuple[int, ...]
    interval: Interval
    start: Decimal
    end: Decimal
    absolute: Interval | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A number that some level names, its place, and the unit's own figure where the ruler has a base."""

    value: Decimal
    position: Decimal
    absolute: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Ruler:
    """The picture of one measure between the drawn ends ``low`` and ``high``.

    ``base`` is the unit's own target or past figure, where the drawing has its absolute figures too; then
    ``bearing`` is how the figures are counted from it.
    """

    measure: Measure
    low: Decimal
    high: Decimal
    zones: tuple[Zone, ...]
    ticks: tuple[Tick, ...]
    base: Decimal | None = None
    bearing: Numeric | None = None

    def position(self, value: Decimal) -> Decimal:
        """Give the place of a value, 0 to 1; values beyond the drawn ends stand at the ends."""
        return _position(value, self.low, self.high)

    def figure(self, value: Decimal) -> Decimal:
        """Give the unit's own figure that a value of the scale stands for: 80 % of 7 villages are 5.6.

        Raises:
            ValueError: where the ruler was drawn without a base.
        """
        if self.base is None or self.bearing is None:
            raise ValueError("the ruler has no base")
        return absolute(value, self.base, self.bearing)

    def place(self, figure: Decimal) -> Decimal:
        """Give the place of the unit's own figure, 0 to 1; ValueError where the ruler has no base."""
        first, last = self.figure(self.low), self.figure(self.high)
        return min(max((figure - first) / (last - first), Decimal(0)), Decimal(1))


def ruler(
    scale: Scale,
    measure_key: str,
    *,
    low: Decimal | None = None,
    high: Decimal | None = None,
    base: Decimal | None = None,
) -> Ruler | None:
    """Draw one measure of a scale; None where no level names a number of it.

    Args:
        scale: the compiled rule.
        measure_key: the measure to draw; KeyError where the scale has none of this key.
        low: left end of the drawing; by default some way below the lowest number named.
        high: right end; by default some way above the highest.
        base: the unit's own target (villages), whole or past figure (baht) that the numbers are measured
            against; above 0. It is left aside where the levels speak of absolute numbers already.
    """
    measure = scale.measure(measure_key)
    claimed = claims(scale, measure)
    regions = (region_of(level, measure.key) for level in scale.levels)
    ends = sorted({e for region in regions for i in region or () for e in (i.low, i.high) if e is not None})
    if not ends:
        return None
    left, right = _frame(measure, ends)
    left, right = (left if low is None else low), (right if high is None else high)
    double = [overlap.interval for overlap in overlaps(scale) if overlap.measure.key == measure.key]
    zones = _merged(_zones(measure, claimed, ends, double))
    placed = tuple(_place(zone, left, right) for zone in zones)
    ticks = tuple(Tick(end, _position(end, left, right)) for end in ends if left <= end <= right)
    plain = Ruler(measure, left, right, _joined(placed), ticks)
    bearing = _bearing(scale, measure) if base is not None and base > 0 else None
    return plain if bearing is None else _with_figures(replace(plain, base=base, bearing=bearing))


def _bearing(scale: Scale, measure: Measure) -> Numeric | None:
    """Give a condition that tells how figures are counted from a base; None where they are not."""
    tests = [test for level in scale.levels for test in numeric_conditions(level.conditions)]
    mine = [test for test in tests if test.measure == measure.key]
    changing = [test for test in mine if test.relative_to and test.relative_to.change]
    relative = changing or [test for test in mine if test.unit == PERCENT]
    return relative[0] if relative else None


def _with_figures(picture: Ruler) -> Ruler:
    ticks = tuple(replace(tick, absolute=picture.figure(tick.value)) for tick in picture.ticks)
    zones = tuple(replace(zone, absolute=_figures(picture, zone.interval)) for zone in picture.zones)
    return replace(picture, ticks=ticks, zones=zones)


def _figures(picture: Ruler, interval: Interval) -> Interval:
    """Give an interval in the unit's own figures, its smaller end first."""
    low = None if interval.low is None else picture.figure(interval.low)
    high = None if interval.high is None else picture.figure(interval.high)
    if picture.figure(Decimal(1)) < picture.figure(Decimal(0)):
        return Interval(high, low, interval.high_inclusive, interval.low_inclusive)
    return Interval(low, high, interval.low_inclusive, interval.high_inclusive)


def _frame(measure: Measure, ends: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    span = ends[-1] - ends[0]
    margin = span / 4 if span else max(abs(ends[0]) / 4, Decimal(1))
    low, high = ends[0] - margin, ends[-1] + margin
    domain = domain_of(measure)
    if domain.low is not None:
        low = max(low, domain.low)
    if domain.high is not None:
        high = min(high, domain.high)
    return (low, high) if low < high else (high - 1, low + 1)


def _position(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    return min(max((value - low) / (high - low), Decimal(0)), Decimal(1))


def _zones(
    measure: Measure, claimed: Sequence[Claim], ends: Sequence[Decimal], double: Sequence[Interval]
) -> Iterator[Zone]:
    domain = domain_of(measure)
    for atom in atoms(ends):
        clipped = atom.intersect(domain)
        if not clipped.touches(measure.step):
            continue
        levels = tuple(
            c.level.level for c in claimed if any(covers(interval, clipped) for interval in c.region)
        )
        kind: ZoneKind = "level" if levels else "outside"
        if levels and any(covers(interval, clipped.on_lattice(measure.step)) for interval in double):
            kind = "overlap"
        yield Zone(kind, max(levels, default=0), levels, clipped, Decimal(0), Decimal(0))


def _merged(zones: Iterator[Zone]) -> list[Zone]:
    """Join neighbours of one meaning, and tell holes from what lies outside."""
    merged: list[Zone] = []
    for zone in zones:
        before = merged[-1] if merged else None
        if (
            before
            and (before.kind, before.level) == (zone.kind, zone.level)
            and (zone.kind != "overlap" or before.levels == zone.levels)
        ):
            joined = Interval(
                before.interval.low,
                zone.interval.high,
                before.interval.low_inclusive,
                zone.interval.high_inclusive,
            )
            merged[-1] = replace(before, interval=joined)
        else:
            merged.append(zone)
    inner = range(1, len(merged) - 1)
    return [
        replace(zone, kind="hole") if zone.kind == "outside" and index in inner else zone
        for index, zone in enumerate(merged)
    ]


def _place(zone: Zone, low: Decimal, high: Decimal) -> Zone:
    interval = zone.interval
    start = Decimal(0) if interval.low is None else _position(interval.low, low, high)
    end = Decimal(1) if interval.high is None else _position(interval.high, low, high)
    return replace(zone, start=start, end=end)


def _joined(zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
    """Close the hairlines of a lattice: where whole numbers follow each other the zones touch."""
    closed = [
        replace(zone, end=following.start) if zone.end < following.start else zone
        for zone, following in pairwise(zones)
    ]
    return (*closed, zones[-1])
