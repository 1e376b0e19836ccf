"""Figures against a unit's own base in columns: cross-multiplied whole numbers, no division."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import gcd

import numpy as np

from samrit.criteria.columns.logic import UNKNOWN, Ints, Mask, Truth, chosen, decided, everywhere
from samrit.criteria.columns.numbers import Numbers, Whole, plus, times
from samrit.criteria.columns.table import Table
from samrit.criteria.interval import Interval
from samrit.criteria.model import PERCENT, Numeric
from samrit.criteria.regions import interval_of


def base_column(condition: Numeric, table: Table) -> Numbers | None:
    """Give the column that a condition is measured against, where there is one (see ``base_of``)."""
    relative = condition.relative_to
    if relative is None:
        return table.targets.get(condition.measure) if condition.unit == PERCENT else None
    bases = table.baselines if relative.what == "baseline" else table.targets
    return bases.get(condition.measure)


def compared(condition: Numeric, numbers: Numbers, number: Ints | int, base: Numbers | None) -> Truth:
    """Test figures (or sums of so many) against the demand that the base makes; unknown for a base up to 0.

    Args:
        condition: the test.
        numbers: the figures, all taken as known.
        number: how many figures each is the sum of: the demand is taken so many times.
        base: the base of each row, all taken as known; None: the printed numbers are meant themselves.
    """
    plain = interval_of(condition)
    if base is None:
        return decided(_inside(plain, numbers, number, None, condition))
    falls = condition.relative_to is not None and condition.relative_to.change == "decrease"
    if falls:
        plain = Interval(plain.high, plain.low, plain.high_inclusive, plain.low_inclusive)
    found = decided(_inside(plain, numbers, number, base, condition))
    return chosen(np.asarray(base.values > 0), found, everywhere(len(found), UNKNOWN))


def _inside(
    interval: Interval, numbers: Numbers, number: Ints | int, base: Numbers | None, condition: Numeric
) -> Mask:
    result = np.ones(numbers.values.shape, dtype=np.bool_)
    if interval.low is not None:
        left, right = _sides(interval.low, numbers, number, base, condition)
        result &= (left >= right if interval.low_inclusive else left > right).astype(np.bool_)
    if interval.high is not None:
        left, right = _sides(interval.high, numbers, number, base, condition)
        result &= (left <= right if interval.high_inclusive else left < right).astype(np.bool_)
    return result


def _sides(
    end: Decimal, numbers: Numbers, number: Ints | int, base: Numbers | None, condition: Numeric
) -> tuple[Whole, Whole]:
    """Give whole numbers that compare as the figure does with ``number × (slope × base + fixed)``."""
    slope, fixed = (Fraction(0), Fraction(end)) if base is None else _line(end, condition)
    in_figures, in_base = Fraction(1, 10**numbers.places), Fraction(1, 10 ** (base.places if base else 0))
    left, middle, right = _whole(in_figures, slope * in_base, fixed)
    bound = np.full(numbers.values.shape, 0, dtype=np.int64)
    if base is not None:
        bound = times(base.values, middle)
    bound = plus(bound, right)
    return times(numbers.values, left), times(bound, number)


def _line(end: Decimal, condition: Numeric) -> tuple[Fraction, Fraction]:
    """Give slope and fixed part of the absolute figure that an end stands for (see ``demand_of``)."""
    change = condition.relative_to.change if condition.relative_to else None
    signed = -Fraction(end) if change == "decrease" else Fraction(end)
    if condition.unit != PERCENT:
        return (Fraction(1), signed) if change else (Fraction(0), signed)
    return ((100 + signed if change else signed) / 100, Fraction(0))


def _whole(*parts: Fraction) -> tuple[int, ...]:
    """Give the smallest whole numbers of the same proportions; the first must be above 0."""
    common = 1
    for part in parts:
        common = common * part.denominator // gcd(common, part.denominator)
    whole = [part.numerator * (common // part.denominator) for part in parts]
    divisor = gcd(*whole)
    return tuple(number // divisor for number in whole)
