"""What a scale asks for beside figures: its levels as a row of steps with ticks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from samrit.criteria import AnyOf, Band, Condition, Deadline, Deed, Outcome, Reason, Scale, Threshold

StepState = Literal["done", "open", "late", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One level in its own words, the last day it names, and how it stands by itself."""

    level: int
    text: str
    by: date | None
    state: StepState


def steps_of(scale: Scale, outcome: Outcome) -> tuple[Step, ...]:
    """Give all levels as steps where some level asks for a deed or a date; else nothing."""
    asked = {level.level: list(flat(level.conditions)) for level in scale.levels}
    if not any(isinstance(c, Deed | Deadline) for conditions in asked.values() for c in conditions):
        return ()
    return tuple(
        Step(
            level=level.level,
            text=level.text,
            by=max((c.by for c in asked[level.level] if isinstance(c, Deadline) and c.by), default=None),
            state=_state([r for r in outcome.reasons if r.level == level.level and r.from_level is None]),
        )
        for level in scale.levels
    )


def levels_naming(scale: Scale, measure: str) -> int:
    """Count the levels that name a number of a measure."""
    return sum(
        any(isinstance(c, Threshold | Band) and c.measure == measure for c in flat(level.conditions))
        for level in scale.levels
    )


def only_restates(scale: Scale, measure: str) -> bool:
    """Say whether a measure is nothing but another notation of one that is drawn already."""
    tests = [
        c
        for level in scale.levels
        for c in flat(level.conditions)
        if isinstance(c, Threshold | Band) and c.measure == measure
    ]
    return bool(tests) and all(c.restates for c in tests)


def flat(conditions: Sequence[Condition]) -> Iterator[Condition]:
    """Give all conditions, those within alternatives in their place."""
    for condition in conditions:
        if isinstance(condition, AnyOf):
            for option in condition.options:
                yield from flat(option)
        else:
            yield condition


def _state(reasons: Sequence[Reason]) -> StepState:
    if any(r.holds is False for r in reasons):
        late = any(r.holds is False and isinstance(r.condition, Deadline) and r.short_by for r in reasons)
        return "late" if late else "open"
    return "unknown" if any(r.holds is None for r in reasons) else "done"
