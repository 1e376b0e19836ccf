"""Criterion text ▸ typed rule ▸ findings, level and explanation. Free of any framework."""

from __future__ import annotations

from samrit.criteria.compiling import compile_scale
from samrit.criteria.evaluating import evaluate, next_level
from samrit.criteria.facts import Facts
from samrit.criteria.interval import Interval
from samrit.criteria.linting import lint, lint_for
from samrit.criteria.meaning import meaning
from samrit.criteria.model import (
    Aggregation,
    AnyOf,
    Band,
    Choice,
    Composite,
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
    PointsPart,
    PointsRow,
    Recurrence,
    Relative,
    Scale,
    Threshold,
)
from samrit.criteria.outcome import NextLevel, Outcome, Reason
from samrit.criteria.periods import due_date, periods_of
from samrit.criteria.picture import Ruler, Tick, Zone, ruler
from samrit.criteria.reading import Reading, read_criterion
from samrit.criteria.readings import Doubt, Option, choose, doubts
from samrit.criteria.rendering import render, render_condition
from samrit.criteria.serial import (
    UnreadableScale,
    condition_to_json,
    from_json,
    outcome_to_json,
    to_json,
)
from samrit.criteria.splitting import split_levels, split_notes, title_of
from samrit.criteria.wording import words, words_short

__all__ = [
    "Aggregation",
    "AnyOf",
    "Band",
    "Choice",
    "Composite",
    "Condition",
    "Deadline",
    "DeadlineEntry",
    "Deed",
    "DeedEntry",
    "Doubt",
    "Facts",
    "Interval",
    "Level",
    "Levels",
    "Measure",
    "NextLevel",
    "Note",
    "Op",
    "Option",
    "Outcome",
    "PointsPart",
    "PointsRow",
    "Reading",
    "Reason",
    "Recurrence",
    "Relative",
    "Ruler",
    "Scale",
    "Threshold",
    "Tick",
    "UnreadableScale",
    "Zone",
    "choose",
    "compile_scale",
    "condition_to_json",
    "doubts",
    "due_date",
    "evaluate",
    "from_json",
    "lint",
    "lint_for",
    "meaning",
    "next_level",
    "outcome_to_json",
    "periods_of",
    "read_criterion",
    "render",
    "render_condition",
    "ruler",
    "split_levels",
    "split_notes",
    "title_of",
    "to_json",
    "words",
    "words_short",
]
