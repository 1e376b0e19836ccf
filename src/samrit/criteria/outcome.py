"""What an evaluation gives: the level, its score, and the reasons of every level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from samrit.criteria.model import Condition
from samrit.criteria.points import Earned

Side = Literal["more", "less", "earlier"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a level holds or not: one condition with its outcome.

    Attributes:
        level: the level that the reason belongs to; 0 for a gate, which every level needs.
        condition: the condition tested.
        holds: None where a fact is missing.
        value: the fact it was tested with, as text. The number of persons or periods that fulfil the
            condition where it is tested for each of them; a mean that does not end is cut to six places.
        short_by: the distance to holding, in ``unit`` (0: the bound itself does not count). Of a mean that
            does not end it is rounded up at the sixth place, so that this much is always enough.
        side: the way to go: ``more``, ``less`` or ``earlier``.
        unit: unit of ``value`` and ``short_by``: ``percent``, a count noun, ``day``, or empty for an absolute
            figure whose base was given.
        from_level: the lower level that the deed comes from, for an inherited deed.
        parts: the reasons inside alternatives.
        of: how many persons or periods were looked at, where there are several.
        lacking: the persons or periods of which it is not known that they fulfil it.
    """

    level: int
    condition: Condition
    holds: bool | None
    value: str | None = None
    short_by: Decimal | None = None
    side: Side | None = None
    unit: str | None = None
    from_level: int | None = None
    parts: tuple[Reason, ...] = ()
    of: int | None = None
    lacking: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the condition."""
        return self.condition.text


@dataclass(frozen=True, slots=True)
class Outcome:
    """The level reached (0: below level 1, None: not known yet), its score, and every level's reasons.

    ``reasons`` begin with those of the gates (level 0). ``points`` tell what each part of a composite
    measure earned. ``following`` is the next level and the part of the way to it, where that counts.
    """

    level: int | None
    score: Decimal | None
    reasons: tuple[Reason, ...]
    points: tuple[Earned, ...] = ()
    following: tuple[int, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class NextLevel:
    """The next higher level of a scale, and the conditions that are not known to hold."""

    level: int
    missing: tuple[Reason, ...]


def all_hold(parts: Iterable[bool | None]) -> bool | None:
    """Join tests that must all hold: one that fails decides, else one that is unknown."""
    result: bool | None = True
    for part in parts:
        if part is False:
            return False
        if part is None:
            result = None
    return result


def any_holds(parts: Iterable[bool | None]) -> bool | None:
    """Join tests of which one is enough: one that holds decides, else one that is unknown."""
    result: bool | None = False
    for part in parts:
        if part:
            return True
        if part is None:
            result = None
    return result


def enough(parts: Iterable[bool | None], least: int) -> bool | None:
    """Tell whether at least so many tests hold, whatever the unknown ones turn out to be."""
    known = list(parts)
    done = sum(part is True for part in known)
    if done >= least:
        return True
    return None if done + known.count(None) >= least else False
