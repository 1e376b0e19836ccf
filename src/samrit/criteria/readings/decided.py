"""Findings that a recorded reading has answered, although the words still say the same."""

from __future__ import annotations

from samrit.criteria.model import Scale
from samrit.criteria.readings import ends, ladders
from samrit.criteria.readings.choosing import doubts

# Readings that leave the conditions as written, with a defined outcome: a person has decided.
_STAND = {(ends.CODE, ends.HIGHER_WINS), (ladders.CODE, ladders.LITERAL)}


def decided(scale: Scale) -> frozenset[tuple[str, int | None]]:
    """Give code and level of the warnings that a person answered by choosing to keep the text as it is."""
    if not scale.choices:
        return frozenset()
    found = [doubt for doubt in doubts(scale) if doubt.finding]
    kept = {(d.finding or "", d.level) for d in found if (d.code, d.chosen) in _STAND}
    return frozenset(kept - {(d.finding or "", d.level) for d in found if d.chosen is None})
