"""A figure finer than its scale prints belongs to the lower of the two neighbours that it falls between."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from samrit.criteria.interval import Interval


def settle(value: Decimal, step: Decimal | None, tests: Sequence[tuple[Decimal, Interval]]) -> Decimal:
    """Give the value to test instead of one that no test takes and that the printed ``step`` cannot show.

    Between ``99.60`` and ``99.61`` no figure of two places can lie; one of three places would fall through.

    Args:
        value: the figure.
        step: the finest difference that the scale prints; None where figures are continuous.
        tests: pairs of what a test is worth (its level or points) and the figures it takes.
    """
    if step is None or any(value in interval for _, interval in tests):
        return value
    below = (value / step).to_integral_value(ROUND_FLOOR) * step
    above = (value / step).to_integral_value(ROUND_CEILING) * step
    nothing = Decimal(0)
    low = max((worth for worth, interval in tests if below in interval), default=nothing)
    high = max((worth for worth, interval in tests if above in interval), default=nothing)
    return below if low <= high else above
