"""Where a text is in doubt: the possible readings, the default, and the one that a person chose."""

from __future__ import annotations

from samrit.criteria.readings.choosing import choice_named, choose, doubts, name_of
from samrit.criteria.readings.doubt import Doubt, Option
from samrit.criteria.readings.effects import Effect, effects, readings_to_json
from samrit.criteria.readings.floor import floor_of

__all__ = [
    "Doubt",
    "Effect",
    "Option",
    "choice_named",
    "choose",
    "doubts",
    "effects",
    "floor_of",
    "name_of",
    "readings_to_json",
]
