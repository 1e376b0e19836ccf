"""What an appraisal form is scored from: the lines of the agreement and the competency ratings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from samrit.grading.numbers import exact

if TYPE_CHECKING:
    from decimal import Decimal


class LineState(StrEnum):
    """Where the result of a line stands. Only the last two carry a level; 0 is a level, not a state."""

    NOT_REPORTED = "not-reported"
    NOT_DUE = "not-due"
    NOT_APPLICABLE = "not-applicable"
    EXEMPT = "exempt"
    REPORTED = "reported"
    CERTIFIED = "certified"

    @property
    def may_carry_level(self) -> bool:
        return self in {LineState.REPORTED, LineState.CERTIFIED}

    @property
    def is_outside(self) -> bool:
        """Tell whether no result will ever come."""
        return self in {LineState.NOT_APPLICABLE, LineState.EXEMPT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One indicator of an officer's agreement.

    Attributes:
        key: unique in the form; also the number that is printed, such as `3.1`.
        scope: the code of its block in the scheme.
        weight: percent of its block.
        level: the level reached; None where there is no result.
    """

    key: str
    scope: str
    title: str
    weight: Decimal
    level: Decimal | None
    state: LineState

    def __post_init__(self) -> None:
        _refuse_inexact(self.weight, self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One competency of an officer's form.

    Attributes:
        expected: the level expected of the position level; None where the scheme states none.
        score: the assessor's rating; None while not rated.
        weight: percent of the competency component.
    """

    key: str
    name: str
    expected: int | None
    score: Decimal | None
    weight: Decimal

    def __post_init__(self) -> None:
        _refuse_inexact(self.weight, self.score)


def _refuse_inexact(weight: Decimal, level: Decimal | None) -> None:
    exact(weight)
    if level is not None:
        exact(level)
