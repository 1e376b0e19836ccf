"""The level that given facts reach, and why: a list of reasons made while evaluating.

A level holds when all its conditions and all gates hold; with cumulative deeds, also when the deeds of all
lower levels are done. Numbers are tested level by level on their own. Unknown facts make a level unknown,
and an unknown level above the best one that holds makes the outcome unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from samrit.criteria.facts import Facts
from samrit.criteria.faults.order import falls
from samrit.criteria.interpolating import progress, score_between
from samrit.criteria.model import Band, Deed, Level, Scale, Threshold
from samrit.criteria.outcome import NextLevel, Outcome, Reason, all_hold
from samrit.criteria.readings.floor import floor_of
from samrit.criteria.testing import Tester

GATE = 0


def evaluate(scale: Scale, facts: Facts, *, floor: int | None = None, places: int | None = None) -> Outcome:
    """Find the level reached.

    Args:
        scale: the compiled rule.
        facts: what is known; an absent key is unknown.
        floor: the score below level 1, 0 or 1 by scheme; None: what was chosen for the scale, else 0.
        places: decimals of the score where the scheme grants a part of the way to the next level, rounded
            half up; None where it gives whole levels, unless the indicator itself says otherwise.
    """
    run = _Run(scale, facts)
    reasons = [run.tester.test(condition, GATE) for condition in scale.gates]
    gates = all_hold(reason.holds for reason in reasons)
    reached, known = 0, True
    for level in scale.levels:
        own = run.reasons(level)
        reasons += own
        holds = all_hold((gates, all_hold(reason.holds for reason in own)))
        if holds:
            reached, known = level.level, True
        elif holds is None:
            known = False
    if not known:
        return Outcome(None, None, tuple(reasons), run.tester.points)
    if scale.interpolation is not None:
        places = scale.interpolation.places
    following = None if places is None else progress(scale, facts, reached, reasons)
    least = floor_of(scale) if floor is None else floor
    score = Decimal(reached or least) if following is None else score_between(reached, following, places or 0)
    return Outcome(reached, score, tuple(reasons), run.tester.points, following)


def next_level(scale: Scale, facts: Facts) -> NextLevel | None:
    """Tell what is missing for the next level; None at the top of the scale or while the level is unknown.

    Unmet gates come first. A level that only a worse figure would reach (the value lies in a hole above it)
    is passed over.
    """
    outcome = evaluate(scale, facts)
    if outcome.level is None:
        return None
    falling = {measure.key: falls(scale, measure) for measure in scale.measures}
    for level in scale.levels:
        needed = {GATE, level.level}
        missing = tuple(r for r in outcome.reasons if r.level in needed and r.holds is not True)
        if level.level > outcome.level and not any(_backwards(reason, falling) for reason in missing):
            return NextLevel(level.level, missing)
    return None


def _backwards(reason: Reason, falling: Mapping[str, bool]) -> bool:
    if not isinstance(reason.condition, Threshold | Band) or reason.side is None or reason.of is not None:
        return False
    return reason.side == ("more" if falling[reason.condition.measure] else "less")


class _Run:
    """One evaluation: the tester, and the levels already decided."""

    def __init__(self, scale: Scale, facts: Facts) -> None:
        self.own: dict[int, bool | None] = {}
        self.tester = Tester(scale, facts, self.own)
        self.deeds = [
            (level.level, condition)
            for level in (scale.levels if scale.cumulative_deeds else ())
            for condition in level.conditions
            if isinstance(condition, Deed)
        ]

    def reasons(self, level: Level) -> list[Reason]:
        """Test every condition of a level, and the deeds that it inherits."""
        reasons = [self.tester.test(condition, level.level) for condition in level.conditions]
        self.own[level.level] = all_hold(reason.holds for reason in reasons)
        reasons += self._inherited(level)
        return reasons

    def _inherited(self, level: Level) -> Iterator[Reason]:
        needed = {deed.key for number, deed in self.deeds if number == level.level}
        for number, deed in self.deeds:
            if number < level.level and deed.key not in needed:
                needed.add(deed.key)
                yield self.tester.inherited(deed, level.level, number)
