"""The score between two levels, where a scheme or an indicator grants a part of the way to the next one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from samrit.criteria.demand import demand_of
from samrit.criteria.facts import Facts
from samrit.criteria.interval import Interval
from samrit.criteria.model import Band, Level, Numeric, Scale, Threshold
from samrit.criteria.outcome import Reason


def progress(
    scale: Scale, facts: Facts, reached: int, reasons: Sequence[Reason]
) -> tuple[int, Fraction] | None:
    """Give the next level above the one reached, and how much of the way to it is made (0 to 1).

    All of it is made where the figure stands on a bound that does not count itself (70 for "more than 70").
    Each bound of the next level that is not met yet is compared with the bound of the same measure at the
    level reached; of several the shortest way counts. None where nothing but whole levels can be given:
    below the first level, at the top, while a deed or a date is missing, or where a bound has no counterpart.
    """
    own = _level(scale, reached)
    above = next((level for level in scale.levels if level.level > reached), None)
    if own is None or above is None:
        return None
    unmet = [reason for reason in reasons if reason.level == above.level and reason.holds is not True]
    parts = [_part(reason, own, facts) for reason in unmet if not _in_other_words(reason)]
    made = [part for part in parts if part is not None]
    if not made or len(made) < len(parts):
        return None
    return above.level, min(made)


def score_between(reached: int, following: tuple[int, Fraction], places: int) -> Decimal:
    """Give the score of a level and the part of the way to the next, half up at so many places."""
    target, part = following
    scaled = (reached + (target - reached) * part) * 10**places
    return Decimal((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).scaleb(-places)


def _level(scale: Scale, number: int) -> Level | None:
    return next((level for level in scale.levels if level.level == number), None)


def _in_other_words(reason: Reason) -> bool:
    """Tell whether a number that fails was told only in its other notation, which has a reason of its own."""
    return isinstance(reason.condition, Threshold | Band) and reason.holds is False and reason.value is None


def _part(reason: Reason, own: Level, facts: Facts) -> Fraction | None:
    """Give how much of the way from the level's own bound to the bound of this reason is made."""
    condition = reason.condition
    if not isinstance(condition, Threshold | Band) or reason.value is None or reason.of is not None:
        return None
    near = [
        bound
        for test in own.conditions
        if isinstance(test, Threshold | Band) and test.measure == condition.measure
        if (bound := _bound(test, facts, reason)) is not None
    ]
    far = _bound(condition, facts, reason)
    if far is None or not near:
        return None
    start = near[0]
    if start == far:
        return None
    part = (Fraction(reason.value) - Fraction(start)) / (Fraction(far) - Fraction(start))
    # A figure between two prints can count as the one above it, and then lies before its own level's bound.
    return part if part >= 0 else None


def _bound(test: Numeric, facts: Facts, reason: Reason) -> Decimal | None:
    """Give the bound of a test on the side that is still to be passed."""
    demand = demand_of(test, facts) or Interval()
    return demand.low if reason.side == "more" else demand.high
