"""Exact intervals with open and closed ends, and sets of them.

Gaps of a scale are complements, overlaps are intersections. A domain may be a lattice (whole numbers, two
printed decimals): a piece that holds no point of the lattice is no piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of numbers; ``None`` as an end is infinite (and always open)."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_inclusive: bool = False
    high_inclusive: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether no number lies inside."""
        if self.low is None or self.high is None:
            return False
        if self.low == self.high:
            return not (self.low_inclusive and self.high_inclusive)
        return self.low > self.high

    @property
    def two_sided(self) -> bool:
        """Tell whether both ends are finite."""
        return self.low is not None and self.high is not None

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """Give both ends of a two-sided interval; ValueError where one is infinite."""
        if self.low is None or self.high is None:
            raise ValueError("the interval has an infinite end")
        return self.low, self.high

    def __contains__(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (value == self.low and self.low_inclusive)
        below = self.high is None or value < self.high or (value == self.high and self.high_inclusive)
        return above and below

    def intersect(self, other: Interval) -> Interval:
        """Give the common part, which may be empty."""
        low, low_inclusive = _tighter_low(self, other)
        high, high_inclusive = _tighter_high(self, other)
        return Interval(low, high, low_inclusive, high_inclusive)

    def touches(self, step: Decimal | None) -> bool:
        """Tell whether a point of the lattice lies inside (any point where ``step`` is None)."""
        if self.empty:
            return False
        if step is None or self.low is None or self.high is None:
            return True
        first = (self.low / step).to_integral_value(ROUND_CEILING) * step
        if first == self.low and not self.low_inclusive:
            first += step
        return first in self

    def on_lattice(self, step: Decimal | None) -> Interval:
        """Give the interval from its first to its last point of the lattice, both included."""
        if step is None:
            return self
        low, high = self.low, self.high
        if low is not None:
            first = (low / step).to_integral_value(ROUND_CEILING) * step
            low = first + step if first == low and not self.low_inclusive else first
        if high is not None:
            last = (high / step).to_integral_value(ROUND_FLOOR) * step
            high = last - step if last == high and not self.high_inclusive else last
        return Interval(low, high, low is not None, high is not None)


def _tighter_low(a: Interval, b: Interval) -> tuple[Decimal | None, bool]:
    if a.low is None or (b.low is not None and b.low > a.low):
        return b.low, b.low_inclusive
    if b.low is None or a.low > b.low:
        return a.low, a.low_inclusive
    return a.low, a.low_inclusive and b.low_inclusive


def _tighter_high(a: Interval, b: Interval) -> tuple[Decimal | None, bool]:
    if a.high is None or (b.high is not None and b.high < a.high):
        return b.high, b.high_inclusive
    if b.high is None or a.high < b.high:
        return a.high, a.high_inclusive
    return a.high, a.high_inclusive and b.high_inclusive


EVERYTHING = Interval()


def union(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Give the union as ordered intervals that neither meet nor touch."""
    ordered = sorted((i for i in intervals if not i.empty), key=_low_key)
    merged: list[Interval] = []
    for interval in ordered:
        if merged and _joined(merged[-1], interval):
            merged[-1] = _hull(merged[-1], interval)
        else:
            merged.append(interval)
    return tuple(merged)


def intersection(left: Sequence[Interval], right: Sequence[Interval]) -> tuple[Interval, ...]:
    """Give the common part of two unions."""
    return union(a.intersect(b) for a in left for b in right)


def between(intervals: Sequence[Interval]) -> tuple[Interval, ...]:
    """Give the holes strictly between the parts of a union (what lies outside all of them is no hole)."""
    return tuple(_hole(left, right) for left, right in pairwise(union(intervals)))


def atoms(ends: Sequence[Decimal]) -> Iterator[Interval]:
    """Give the points at all the sorted ends, and the open stretches between and outside them."""
    yield Interval(None, ends[0] if ends else None)
    for index, end in enumerate(ends):
        yield Interval(end, end, low_inclusive=True, high_inclusive=True)
        yield Interval(end, ends[index + 1] if index + 1 < len(ends) else None)


def covers(outer: Interval, inner: Interval) -> bool:
    """Tell whether every number of one interval lies in the other."""
    return outer.intersect(inner) == inner


def _low_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    return (interval.low is not None, interval.low or Decimal(0), not interval.low_inclusive)


def _high_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    return (interval.high is None, interval.high or Decimal(0), interval.high_inclusive)


def _joined(left: Interval, right: Interval) -> bool:
    return left.high is None or right.low is None or _hole(left, right).empty


def _hole(left: Interval, right: Interval) -> Interval:
    """Give what lies between the end of one interval and the start of another."""
    return Interval(left.high, right.low, not left.high_inclusive, not right.low_inclusive)


def _hull(left: Interval, right: Interval) -> Interval:
    """Give what reaches from an interval to the end of another that starts no earlier."""
    last = max(left, right, key=_high_key)
    return Interval(left.low, last.high, left.low_inclusive, last.high_inclusive)
