"""Figures finer than a scale prints, between two of its bands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.criteria.interval import Interval
from samrit.criteria.settling import settle

HUNDREDTH = Decimal("0.01")


def band(worth, low, high):
    ends = (None if end is None else Decimal(end) for end in (low, high))
    return Decimal(worth), Interval(*ends, low_inclusive=low is not None, high_inclusive=high is not None)


RISING = [band(1, "60.00", "69.99"), band(2, "70.00", "79.99")]
FALLING = [band(2, "60.00", "69.99"), band(1, "70.00", "79.99")]


@pytest.mark.parametrize(
    ("tests", "step", "value", "tested"),
    [
        (RISING, HUNDREDTH, "69.995", "69.99"),
        (FALLING, HUNDREDTH, "69.995", "70.00"),
        # What no level takes is worth nothing, so it is the lower of two neighbours.
        (RISING, HUNDREDTH, "79.995", "80.00"),
        (RISING, HUNDREDTH, "59.995", "59.99"),
        # Where both neighbours are worth the same, the figure below.
        ([band(1, "1", "2"), band(1, "3", "4")], Decimal(1), "2.5", "2"),
        # A neighbour is worth the most that it reaches.
        ([band(3, "60", "69"), band(1, "60", "69"), band(2, "70", None)], Decimal(1), "69.5", "70"),
        ([band(2, None, "69"), band(1, "70", "79"), band(3, "70", None)], Decimal(1), "69.5", "69"),
        # What a level takes, and what the scale could print, is tested as it is.
        (RISING, HUNDREDTH, "65.555", "65.555"),
        (RISING, Decimal("0.001"), "69.995", "69.995"),
        (RISING, None, "69.995", "69.995"),
        (RISING, HUNDREDTH, "85", "85"),
        ([], HUNDREDTH, "0.005", "0.00"),
        # Points may be lost: a neighbour worth less than nothing is the lower one.
        ([band(-5, "10", "19")], Decimal(1), "9.5", "10"),
    ],
)
def test_a_figure_that_cannot_be_printed_is_tested_as_its_lower_neighbour(tests, step, value, tested):
    assert str(settle(Decimal(value), step, tests)) == tested
