"""To whom an indicator applies: named units, and persons whose names may be spelled two ways."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from samrit.thai import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samrit.drafts.shape import IndicatorJson

OTHERS = None
_MARKS = re.compile("[\u0e47-\u0e4e\\s.]")
_SAME_NAME = 0.9


def applies(indicator: IndicatorJson, unit: str | None) -> bool:
    """Say whether an indicator applies to a named unit, or (``OTHERS``) to the units that no line names."""
    limits = indicator["applies_to"]
    if unit is OTHERS:
        return not limits["only"]
    key = unit_key(unit)
    only = {unit_key(name) for name in limits["only"]}
    return (not only or key in only) and key not in {unit_key(name) for name in limits["except"]}


def named_units(indicators: Iterable[IndicatorJson]) -> list[str | None]:
    """Give each unit that the indicators name, and ``OTHERS``."""
    names = {
        unit_key(name): name
        for indicator in indicators
        for name in (*indicator["applies_to"]["only"], *indicator["applies_to"]["except"])
    }
    return [OTHERS, *names.values()]


def unit_key(name: str) -> str:
    """Give a unit's name as compared."""
    return re.sub(r"^อ\.\s*", "อำเภอ", fold(name)).replace(" ", "")


def person_key(name: str) -> str:
    """Give a person's name as compared: without blanks and the marks that scanners confuse."""
    return _MARKS.sub("", fold(name))


def group_persons(names: Sequence[str]) -> dict[str, str]:
    """Give for each spelling the spelling that stands for the person: the one printed first."""
    chosen: dict[str, str] = {}
    for name in names:
        same = next((first for first in dict.fromkeys(chosen.values()) if _is_same(first, name)), name)
        chosen[name] = same
    return chosen


def _is_same(one: str, other: str) -> bool:
    a, b = person_key(one), person_key(other)
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SAME_NAME
