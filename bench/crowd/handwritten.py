"""The same work written by hand in NumPy, for these ten indicators and this one scheme only.

Totals are hundredths: ``X = 55 × Σ team + 45 × Σ individual`` in units of 1/50,000, rounded half up.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from crowd import SHARES, Crowd

Levels = Callable[[NDArray[np.int64], NDArray[np.int8], NDArray[np.int64]], NDArray[np.int8]]
ROWS_AT_ONCE = 1 << 16


def searched(
    figures: NDArray[np.int64], variant: NDArray[np.int8], cuts: NDArray[np.int64]
) -> NDArray[np.int8]:
    """Search each variant's rows in its own bounds."""
    found = np.empty(len(figures), dtype=np.int8)
    for place, own in enumerate(cuts):
        rows = variant == place
        found[rows] = np.searchsorted(own, figures[rows], side="right")
    return found


def counted(
    figures: NDArray[np.int64], variant: NDArray[np.int8], cuts: NDArray[np.int64]
) -> NDArray[np.int8]:
    """Count the bounds that each figure reaches in every variant, and keep those of its own."""
    found = np.zeros(len(figures), dtype=np.int8)
    for place, own in enumerate(cuts):
        steps = (figures >= own[0]).view(np.int8)
        for cut in own[1:]:
            steps += figures >= cut
        steps *= variant == place
        found += steps
    return found


def gathered(
    figures: NDArray[np.int64], variant: NDArray[np.int8], cuts: NDArray[np.int64]
) -> NDArray[np.int8]:
    """Fetch each row's own bounds and count those that it reaches."""
    found = np.zeros(len(figures), dtype=np.int8)
    for step in cuts.T:
        found += figures >= step[variant]
    return found


def graded(
    crowd: Crowd, levels: Levels, *, rows_at_once: int = ROWS_AT_ONCE
) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """Give rounded totals (hundredths) and grades (0 for the best), a stretch of rows after another."""
    totals = np.empty(crowd.people, dtype=np.int64)
    grades = np.empty(crowd.people, dtype=np.int8)
    for start in range(0, crowd.people, rows_at_once):
        rows = slice(start, start + rows_at_once)
        variant = crowd.variant[rows]
        total = np.zeros(len(variant), dtype=np.int64)
        for figures, cuts, (block, weight) in zip(crowd.figures, crowd.cuts, crowd.weights(), strict=True):
            total += levels(figures[rows], variant, cuts) * np.int64(weight * SHARES[block])
        total += 250
        total //= 500
        totals[rows] = total
        grade = np.full(len(variant), 4, dtype=np.int8)
        for low in (9000, 8000, 7000, 6000):
            grade -= total >= low
        grades[rows] = grade
    return totals, grades
