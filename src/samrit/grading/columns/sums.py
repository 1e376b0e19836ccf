"""Sums of levels and weights in columns, and exact fractions of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

import numpy as np
from numpy.typing import NDArray

from samrit.grading.columns.inputs import Mask, Part, Whole, held, magnitude, wide

# The rows that one calculation holds for: all, or those at these places.
Group = slice | NDArray[np.int64]
_EVERY = slice(None)


@dataclass(frozen=True, slots=True)
class Sums:
    """One block (or the competencies) of a stretch of rows.

    Attributes:
        weight: Σ weights that count; one for all rows, or row by row.
        points: Σ level × weight of what has a result.
        reported: Σ weights of what has a result.
        complete: rows that lack no result.
    """

    weight: int | Whole
    points: Whole
    reported: Whole
    complete: Mask

    def of(self, group: Group) -> Sums:
        """Give a group of rows."""
        if isinstance(group, slice):
            return self
        weight = self.weight if isinstance(self.weight, int) else self.weight[group]
        return Sums(weight, self.points[group], self.reported[group], self.complete[group])


def sums_of(parts: Sequence[Part], rows: int, *, spread: bool) -> Sums:
    """Add up the lines of a block; one without a result adds nothing.

    ``spread``: a line outside a row's form does not count there; else it counts as one without a result.
    """
    most = sum(part.most for part in parts)
    points = wide(np.zeros(rows, dtype=np.int8), most)
    reported: int | Whole = 0
    weight: int | Whole = 0
    complete = np.ones(rows, dtype=np.bool_)
    for part in parts:
        counts = _counted(part, spread=spread)
        own = part.weight if counts is None else held(counts, part.weight)
        own = own if isinstance(own, int) else wide(own, most)
        levels = wide(part.levels, most)
        levels = levels if part.ends[0] >= part.floor else np.maximum(levels, part.floor)
        known = None if part.ends[0] >= 0 else part.levels >= 0
        if known is not None:
            complete &= known if counts is None else known | ~counts
            levels = np.where(known, levels, 0)
        points = points + levels * (own * part.lift)
        reported = reported + (own if known is None else held(known, own))
        weight = weight + own
    return Sums(weight, points, np.broadcast_to(np.asarray(reported), (rows,)), complete)


def _counted(part: Part, *, spread: bool) -> Mask | None:
    """Tell the rows in which a line counts; None for all."""
    if part.outside is None or not spread:
        return part.present
    return ~part.outside if part.present is None else part.present & ~part.outside


def groups_of(weights: Mapping[str, int | Whole]) -> Iterator[tuple[Group, dict[str, int]]]:
    """Give the rows that have the same weights in every block, with those weights."""
    if all(isinstance(weight, int) for weight in weights.values()):
        yield _EVERY, {code: magnitude(weight) for code, weight in weights.items()}
        return
    rows: dict[tuple[int, ...], list[int]] = {}
    columns = [np.asarray(weight) for weight in weights.values()]
    length = max(column.size for column in columns)
    listed = [np.broadcast_to(column, (length,)).tolist() for column in columns]
    for place, own in enumerate(zip(*listed, strict=True)):
        rows.setdefault(own, []).append(place)
    for own, places in rows.items():
        yield np.array(places, dtype=np.int64), dict(zip(weights, own, strict=True))


@dataclass(frozen=True, slots=True)
class Ratio:
    """A column of fractions with one denominator."""

    above: Whole
    below: int

    def half_up(self, scale: int) -> Whole:
        """Round to whole numbers of ``1 / scale``; a half goes up (nothing here is below 0)."""
        shared = gcd(2 * scale, self.below)
        factor, below = 2 * scale // shared, 2 * self.below // shared
        most = magnitude(self.above) * factor + below
        return (wide(self.above, most) * factor + self.below // shared) // below

    def against(self, other: Ratio, scale: int) -> Whole:
        """Give 100 times this divided by the other, rounded alike; -1 where the other is nothing."""
        factor = Fraction(200 * scale * other.below, self.below)
        most = (
            (magnitude(self.above) + magnitude(other.above)) * 2 * max(factor.numerator, factor.denominator)
        )
        above = wide(self.above, most) * factor.numerator
        below = wide(other.above, most) * factor.denominator
        there = below > 0
        return np.where(there, (above + below) // (2 * np.where(there, below, 1)), -1)


def added(factors: Mapping[str, Fraction], columns: Mapping[str, Whole]) -> Ratio:
    """Add up columns, each multiplied by its own fraction."""
    below = lcm(*(factor.denominator for factor in factors.values()))
    whole = {code: factor.numerator * (below // factor.denominator) for code, factor in factors.items()}
    shared = gcd(below, *whole.values())
    most = sum(magnitude(columns[code]) * abs(factor) for code, factor in whole.items())
    total: Whole | None = None
    for code, factor in whole.items():
        part = wide(columns[code], most) * (factor // shared)
        total = part if total is None else total + part
    return Ratio(np.asarray(total), below // shared)
