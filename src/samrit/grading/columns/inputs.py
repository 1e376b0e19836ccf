"""Lines and ratings of many forms: one column for each line of the agreement and each competency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samrit.grading.checks import COMPETENCY
from samrit.grading.numbers import exact

Mask = NDArray[np.bool_]
Whole = NDArray[Any]
NO_LEVEL = -1
_LIMIT = 2**62
_NARROW, _NARROW_BYTES = 2**30, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class LineColumn:
    """One line of the agreements of many officers.

    Attributes:
        key: unique in a form.
        scope: the code of its block in the scheme.
        weight: percent of its block; one for all, or whole numbers row by row in units of
            ``10 ** -weight_places``.
        levels: levels reached, in units of ``10 ** -places``; -1 where there is no result.
        outside: rows to which the line does not apply, or that are exempt from it; None: no row.
        present: rows whose agreement has the line at all; None: all rows.
    """

    key: str
    scope: str
    levels: Whole
    weight: Decimal | Whole
    weight_places: int = 0
    places: int = 0
    outside: Mask | None = None
    present: Mask | None = None

    def __post_init__(self) -> None:
        _refuse_inexact(self.levels, self.weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingColumn:
    """One competency of the forms of many officers: scores in units of ``10 ** -places``, -1 while not rated.

    ``weight`` is a percentage of the competency component; ``present`` as for lines.
    """

    key: str
    scores: Whole
    weight: Decimal | Whole
    weight_places: int = 0
    places: int = 0
    present: Mask | None = None

    def __post_init__(self) -> None:
        _refuse_inexact(self.scores, self.weight)


@dataclass(frozen=True, slots=True)
class Part:
    """A line or a rating on the common footing of one form: the same units everywhere.

    Attributes:
        levels: in units of ``10 ** -places`` of its own, -1 for none.
        weight: in common units of weight; one for all rows or row by row.
        lift: what a level is multiplied by to be in common units of level.
        floor: the least level counted, in units of ``levels``.
        ends: the lowest and the highest of ``levels``.
    """

    key: str
    scope: str
    levels: Whole
    weight: int | Whole
    unit: int
    lift: int
    floor: int
    outside: Mask | None
    present: Mask | None
    ends: tuple[int, int]

    def rows(self, rows: slice) -> Part:
        """Give a stretch of rows."""
        return Part(
            self.key,
            self.scope,
            self.levels[rows],
            self.weight if isinstance(self.weight, int) else self.weight[rows],
            self.unit,
            self.lift,
            self.floor,
            None if self.outside is None else self.outside[rows],
            None if self.present is None else self.present[rows],
            self.ends,
        )

    @property
    def most(self) -> int:
        """Give a number that no level × weight of this part exceeds, in common units."""
        low, high = self.ends
        return magnitude(self.weight) * max(-low, high, self.floor, 1) * self.lift


@dataclass(frozen=True, slots=True)
class Footing:
    """The common units: levels in ``10 ** -level_places``, weights in ``10 ** -weight_places``."""

    level_places: int
    weight_places: int


def footing_of(lines: Sequence[LineColumn], ratings: Sequence[RatingColumn]) -> Footing:
    """Find units in which all levels and all weights are whole."""
    both: tuple[LineColumn | RatingColumn, ...] = (*lines, *ratings)
    return Footing(
        max((column.places for column in both), default=0), max(map(_weight_places, both), default=0)
    )


def parts_of(
    lines: Sequence[LineColumn], ratings: Sequence[RatingColumn], footing: Footing, floor: int
) -> list[Part]:
    """Put lines and ratings on one footing; a rating has no floor."""
    found = [
        Part(
            line.key,
            line.scope,
            line.levels,
            _weight(line, footing.weight_places),
            unit=10**line.places,
            lift=10 ** (footing.level_places - line.places),
            floor=floor * 10**line.places,
            outside=line.outside,
            present=line.present,
            ends=_ends(line.levels),
        )
        for line in lines
    ]
    return found + [
        Part(
            rating.key,
            COMPETENCY,
            rating.scores,
            _weight(rating, footing.weight_places),
            unit=10**rating.places,
            lift=10 ** (footing.level_places - rating.places),
            floor=0,
            outside=None,
            present=rating.present,
            ends=_ends(rating.scores),
        )
        for rating in ratings
    ]


def wide(values: Whole, most: int) -> Whole:
    """Give whole numbers in a type that holds results up to ``most``: Python's own integers in the end."""
    if values.dtype == object or most >= _LIMIT:
        return values.astype(object)
    narrow = most < _NARROW and values.dtype.itemsize <= _NARROW_BYTES
    return values.astype(np.int32 if narrow else np.int64, copy=False)


def held(rows: Mask, weight: int | Whole) -> Whole:
    """Give a weight in the rows where it counts, else 0."""
    if isinstance(weight, int):
        return np.where(rows, np.array(weight, dtype=object if abs(weight) >= _LIMIT else np.int64), 0)
    return np.where(rows, weight, 0)


def magnitude(values: int | Whole) -> int:
    """Give the largest absolute value."""
    if isinstance(values, int):
        return abs(values)
    low, high = _ends(values)
    return max(-low, high)


def _ends(values: Whole) -> tuple[int, int]:
    return (int(values.min()), int(values.max())) if values.size else (0, 0)


def _weight(column: LineColumn | RatingColumn, places: int) -> int | Whole:
    if isinstance(column.weight, Decimal):
        return int(Fraction(column.weight) * 10**places)
    factor = 10 ** (places - column.weight_places)
    weights: Whole = wide(column.weight, magnitude(column.weight) * factor) * factor
    return weights


def _weight_places(column: LineColumn | RatingColumn) -> int:
    if not isinstance(column.weight, Decimal):
        return column.weight_places
    exponent = column.weight.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _refuse_inexact(levels: Whole, weight: Decimal | Whole) -> None:
    if isinstance(weight, Decimal):
        exact(weight)
    for column in (levels, weight):
        if not isinstance(column, Decimal) and column.dtype.kind not in "iO":
            raise TypeError(f"whole numbers are needed, not {column.dtype}")
