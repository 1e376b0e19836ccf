"""Criterion text ▸ typed rule ▸ findings, level and explanation. Free of any framework."""

from __future__ import annotations

from samrit.criteria.compiling import compile_scale
from samrit.criteria.evaluating import NextLevel, Outcome, Reason, evaluate, next_level
from samrit.criteria.facts import Facts
from samrit.criteria.interval import Interval
from samrit.criteria.linting import lint
from samrit.criteria.model import (
    AnyOf,
    Band,
    Condition,
    Deadline,
    DeadlineEntry,
    Deed,
    DeedEntry,
    Level,
    Levels,
    Measure,
    Note,
    Op,
    Relative,
    Scale,
    Threshold,
)
from samrit.criteria.picture import Ruler, Tick, Zone, ruler
from samrit.criteria.reading import Reading, read_criterion
from samrit.criteria.serial import (
    UnreadableScale,
    condition_to_json,
    from_json,
    outcome_to_json,
    to_json,
)
from samrit.criteria.splitting import split_levels, title_of
from samrit.criteria.wording import words, words_short

__all__ = [
    "AnyOf",
    "Band",
    "Condition",
    "Deadline",
    "DeadlineEntry",
    "Deed",
    "DeedEntry",
    "Facts",
    "Interval",
    "Level",
    "Levels",
    "Measure",
    "NextLevel",
    "Note",
    "Op",
    "Outcome",
    "Reading",
    "Reason",
    "Relative",
    "Ruler",
    "Scale",
    "Threshold",
    "Tick",
    "UnreadableScale",
    "Zone",
    "compile_scale",
    "condition_to_json",
    "evaluate",
    "from_json",
    "lint",
    "next_level",
    "outcome_to_json",
    "read_criterion",
    "ruler",
    "split_levels",
    "title_of",
    "to_json",
    "words",
    "words_short",
]
