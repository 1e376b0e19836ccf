"""The same work in exact fractions: the judge of all others; and in plain Decimals, person by person."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from crowd import SHARES, Crowd, scheme
from samrit.grading import round_half_up


def judged(crowd: Crowd) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """Give every person's total (hundredths) and grade: fractions decide each figure and sum."""
    sums = np.zeros(crowd.people, dtype=np.int64)
    for figures, cuts, (block, weight) in zip(crowd.figures, crowd.cuts, crowd.weights(), strict=True):
        for place, own in enumerate(cuts.tolist()):
            rows = np.flatnonzero(crowd.variant == place)
            distinct, back = np.unique(figures[rows], return_inverse=True)
            bounds = [Fraction(cut, 100) for cut in own]
            levels = [sum(Fraction(one, 100) >= bound for bound in bounds) for one in distinct.tolist()]
            sums[rows] += np.array([level * weight * SHARES[block] for level in levels], dtype=np.int64)[back]
    bands = scheme().bands
    distinct, back = np.unique(sums, return_inverse=True)
    totals = [round_half_up(Fraction(one, 50_000), 2) for one in distinct.tolist()]
    grades = [next(place for place, band in enumerate(bands) if total >= band.low) for total in totals]
    return (
        np.array([int(total * 100) for total in totals], dtype=np.int64)[back],
        np.array(grades, dtype=np.int8)[back],
    )


def person_by_person(crowd: Crowd, people: int) -> list[tuple[Decimal, int]]:
    """Score the first so many people in a plain loop of Decimals."""
    cuts = [[[Decimal(cut) / 100 for cut in own] for own in variants] for variants in crowd.cuts.tolist()]
    figures = [[Decimal(one) / 100 for one in column[:people].tolist()] for column in crowd.figures]
    weights = [(Decimal(SHARES[block]) / 100, Decimal(weight) / 100) for block, weight in crowd.weights()]
    lows = [band.low for band in scheme().bands]
    found = []
    for person, variant in enumerate(crowd.variant[:people].tolist()):
        total = Decimal(0)
        for place, (share, weight) in enumerate(weights):
            level = sum(figures[place][person] >= cut for cut in cuts[place][variant])
            total += share * weight * level / 5
        rounded = total.quantize(Decimal("0.01"), ROUND_HALF_UP)
        found.append((rounded, next(place for place, low in enumerate(lows) if rounded >= low)))
    return found
