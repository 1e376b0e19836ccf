"""One measure cut into cells: stretches of figures within which every test of it comes out the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samrit.criteria.columns.numbers import Numbers
from samrit.criteria.interval import Interval

_PRECISION = 200
_INT64 = np.iinfo(np.int64)


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where the cells of a column begin: figures from ``starts[i]`` (in its own units) lie in ``i + 1``.

    ``cells[i]`` is the cell of ``Cells`` that part ``i`` stands for.
    """

    starts: tuple[int, ...]
    cells: tuple[int, ...]

    def parts(self, values: NDArray[Any]) -> NDArray[np.int64]:
        """Give the part that each figure lies in."""
        if values.dtype == object:
            return np.searchsorted(np.array(self.starts, dtype=object), values, side="right")
        inside = [start for start in self.starts if _INT64.min < start <= _INT64.max]
        below = sum(start <= _INT64.min for start in self.starts)
        return np.searchsorted(np.array(inside, dtype=np.int64), values, side="right") + below


@dataclass(frozen=True, slots=True)
class Cells:
    """The ends of all tests of a measure: cell ``2 i`` lies below end ``i``, cell ``2 i + 1`` is that end."""

    ends: tuple[Decimal, ...]

    def figures(self) -> tuple[Decimal, ...]:
        """Give one figure of every cell."""
        if not self.ends:
            return (Decimal(0),)
        with localcontext(prec=_PRECISION):
            found = [self.ends[0] - 1]
            for place, end in enumerate(self.ends):
                following = self.ends[place + 1] if place + 1 < len(self.ends) else end + 2
                found += [end, (end + following) / 2]
        return tuple(found)

    def cuts(self, places: int, outcomes: Sequence[Hashable]) -> Cuts:
        """Give the parts of a column with so many decimal places.

        Args:
            places: decimal places of the column.
            outcomes: what every cell comes to; neighbours that come to the same make one part.
        """
        starts: list[int] = []
        cells = [0]
        for cell, start in self._starts(places):
            if starts and start == starts[-1]:
                # No figure of so few places lies in the cell before.
                starts.pop()
                cells.pop()
            if outcomes[cell] != outcomes[cells[-1]]:
                starts.append(start)
                cells.append(cell)
        return Cuts(tuple(starts), tuple(cells))

    def _starts(self, places: int) -> Iterable[tuple[int, int]]:
        for index, end in enumerate(self.ends):
            exact = Fraction(end) * Fraction(10) ** places
            yield 2 * index + 1, -(-exact.numerator // exact.denominator)
            yield 2 * index + 2, exact.numerator // exact.denominator + 1


def cells_of(intervals: Iterable[Interval], step: Decimal | None) -> Cells:
    """Cut a measure at the ends of all its tests, and where a printed ``step`` settles figures."""
    ends = {end for interval in intervals for end in (interval.low, interval.high) if end is not None}
    if step is not None:
        with localcontext(prec=_PRECISION):
            ends |= {near for end in ends for near in _lattice(end, step)}
    return Cells(tuple(sorted(ends)))


def _lattice(end: Decimal, step: Decimal) -> Iterable[Decimal]:
    """Give the points of the lattice around an end: a figure between two of them settles on one."""
    low = (end / step).to_integral_value(ROUND_FLOOR) * step
    high = (end / step).to_integral_value(ROUND_CEILING) * step
    return (low - step, low, high, high + step)


def looked_up(
    numbers: Numbers, cells: Cells, outcomes: Sequence[int], *, empty: int, dtype: np.dtype[Any]
) -> NDArray[Any]:
    """Give the outcome of every figure, and ``empty`` where it is missing."""
    cuts = cells.cuts(numbers.places, outcomes)
    table = np.array([outcomes[cell] for cell in cuts.cells], dtype=dtype)
    found = table[cuts.parts(numbers.values)]
    return (
        found if numbers.missing is None else np.where(numbers.missing, np.array(empty, dtype=dtype), found)
    )


def outcomes_of(cells: Cells, test: Callable[[Decimal], int]) -> list[int]:
    """Test one figure of every cell."""
    return [test(figure) for figure in cells.figures()]
