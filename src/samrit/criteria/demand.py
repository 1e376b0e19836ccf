"""What a numeric condition asks of one unit, with its baseline or target applied: an exact interval."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from samrit.criteria.facts import Facts
from samrit.criteria.interval import Interval
from samrit.criteria.model import PERCENT, Numeric
from samrit.criteria.regions import interval_of

_HUNDRED = Decimal(100)


def base_of(condition: Numeric, facts: Facts) -> Decimal | None:
    """Give the unit's own base that a condition is measured against; None where none is given.

    A percentage of a whole (``ร้อยละ 80 ของหมู่บ้าน``) is taken of the unit's target where there is one.
    """
    relative = condition.relative_to
    if relative is None:
        return facts.targets.get(condition.measure) if condition.unit == PERCENT else None
    bases = facts.baselines if relative.what == "baseline" else facts.targets
    return bases.get(condition.measure)


def based(condition: Numeric, facts: Facts) -> bool:
    """Tell whether the value is an absolute figure, compared through a base."""
    return base_of(condition, facts) is not None


def demand_of(condition: Numeric, facts: Facts) -> Interval | None:
    """Give the interval that the measure's value must lie in; None where the base allows no comparison.

    Sales up by at least 6 % on 2,000,000 are sales of 2,120,000 and more: no division, so nothing is rounded.
    """
    plain = interval_of(condition)
    base = base_of(condition, facts)
    if base is None:
        return plain
    if base <= 0:
        return None
    low, high = (None if end is None else absolute(end, base, condition) for end in (plain.low, plain.high))
    if condition.relative_to is not None and condition.relative_to.change == "decrease":
        return Interval(high, low, plain.high_inclusive, plain.low_inclusive)
    return Interval(low, high, plain.low_inclusive, plain.high_inclusive)


def absolute(end: Decimal, base: Decimal, condition: Numeric) -> Decimal:
    """Give the unit's own figure that a number of a condition stands for: 80 % of 7 villages are 5.6."""
    change = condition.relative_to.change if condition.relative_to else None
    signed = -end if change == "decrease" else end
    if condition.unit != PERCENT:
        return base + signed if change else end
    return base * ((_HUNDRED + signed) if change else end) / _HUNDRED


def shortfall(demand: Interval, value: Decimal) -> tuple[Decimal, Literal["more", "less"]]:
    """Give how far a value outside an interval is from its nearer end, and which way to go."""
    if demand.low is not None and value <= demand.low:
        return (demand.low - value).normalize(), "more"
    high = value if demand.high is None else demand.high
    return (value - high).normalize(), "less"
