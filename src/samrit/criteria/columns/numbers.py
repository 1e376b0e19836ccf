"""Exact figures as columns of whole numbers with stated decimal places; nothing can overflow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samrit.criteria.columns.logic import Mask

# int64 or Python's own integers (dtype object), whichever holds every number that can come out.
Whole = NDArray[Any]
_LIMIT = 2**62


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column (or rows × periods) of figures: ``values`` in units of ``10 ** -places``.

    Attributes:
        values: whole numbers: a NumPy integer type, or Python integers where those would be too narrow.
        places: decimal places that the whole numbers stand for, 0 or more.
        missing: True where the figure is not known; None where all are.

    Raises:
        TypeError: for values that are no whole numbers.
        ValueError: for negative places, or a mask of another shape.
    """

    values: Whole
    places: int = 0
    missing: Mask | None = None

    def __post_init__(self) -> None:
        if self.values.dtype.kind not in "iuO":
            raise TypeError(f"whole numbers are needed, not {self.values.dtype}")
        if self.places < 0:
            raise ValueError("decimal places cannot be negative")
        if self.missing is not None and self.missing.shape != self.values.shape:
            raise ValueError("the mask of missing figures has another shape than the figures")
        if self.values.dtype.kind == "u":
            wide = self.values.astype(object if self.values.dtype.itemsize == 8 else np.int64)  # noqa: PLR2004 - bytes
            object.__setattr__(self, "values", wide)

    @staticmethod
    def of(figures: Sequence[Decimal | None]) -> Numbers:
        """Take figures one by one, with as many decimal places as the finest of them has."""
        places = max((_places(figure) for figure in figures if figure is not None), default=0)
        whole = [0 if figure is None else scaled(figure, places) for figure in figures]
        fits = all(abs(number) < _LIMIT for number in whole)
        values = np.array(whole, dtype=np.int64 if fits else object)
        missing = np.array([figure is None for figure in figures], dtype=np.bool_)
        return Numbers(values, places, missing if missing.any() else None)

    @property
    def known(self) -> Mask:
        """Tell where a figure is known."""
        return np.ones(self.values.shape, dtype=np.bool_) if self.missing is None else ~self.missing

    def at(self, index: int | tuple[int, int]) -> Decimal | None:
        """Give one figure; None where it is missing."""
        if self.missing is not None and self.missing[index]:
            return None
        return Decimal(f"{int(self.values[index])}e-{self.places}")

    def take(self, rows: NDArray[np.int64]) -> Numbers:
        """Give the figures of some rows."""
        missing = None if self.missing is None else self.missing[rows]
        return Numbers(self.values[rows], self.places, missing)


def scaled(figure: Decimal, places: int) -> int:
    """Give a figure in units of ``10 ** -places``, of which it must be a whole number."""
    return int(Fraction(figure) * Fraction(10) ** places)


def magnitude(values: Whole) -> int:
    """Give the largest absolute value."""
    return max(abs(int(values.max())), abs(int(values.min()))) if values.size else 0


def times(values: Whole, factor: Whole | int) -> Whole:
    """Multiply by a number or element by element, in Python integers where 64 bits might not do."""
    most = abs(factor) if isinstance(factor, int) else magnitude(factor)
    return _wide(values, magnitude(values) * most) * (
        factor if isinstance(factor, int) else _wide(factor, magnitude(values) * most)
    )


def plus(values: Whole, other: Whole | int) -> Whole:
    """Add a number or element by element, in Python integers where 64 bits might not do."""
    if isinstance(other, int):
        return _wide(values, magnitude(values) + abs(other)) + other
    most = magnitude(values) + magnitude(other)
    return _wide(values, most) + _wide(other, most)


def running(values: Whole) -> Whole:
    """Give the sums of the first 0, 1, 2, … numbers."""
    wide = _wide(values, magnitude(values) * max(len(values), 1))
    sums = np.zeros(len(values) + 1, dtype=wide.dtype)
    np.cumsum(wide, out=sums[1:])
    return sums


def row_sums(values: Whole) -> Whole:
    """Add up each row of a table."""
    wide = _wide(values, magnitude(values) * max(values.shape[1], 1))
    return np.asarray(wide.sum(axis=1, dtype=wide.dtype))


def _wide(values: Whole, most: int) -> Whole:
    if values.dtype == object or most >= _LIMIT:
        return values.astype(object)
    return values.astype(np.int64, copy=False)


def _places(figure: Decimal) -> int:
    exponent = figure.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"a finite number is needed, not {figure}")  # noqa: TRY004 - its kind is right
    return max(-exponent, 0)
