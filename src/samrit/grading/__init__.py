"""Exact arithmetic of the appraisal: scheme, lines and ratings in; totals, grade and every step out."""

from __future__ import annotations

from samrit.grading.competencies import blank_ratings
from samrit.grading.facts import Line, LineState, Rating
from samrit.grading.form import score_form
from samrit.grading.library import default_scheme, packaged_names, packaged_scheme
from samrit.grading.numbers import exact, number_text, round_half_up
from samrit.grading.result import (
    BlockResult,
    ComponentResult,
    FormResult,
    FormState,
    LineResult,
    Missing,
    PartialTotal,
    RatingResult,
    Step,
)
from samrit.grading.scheme import Competency, ExpectedLevel, GradeBand, Rounding, Scheme, Share
from samrit.grading.scheme_json import SchemeUnreadable

__all__ = [
    "BlockResult",
    "Competency",
    "ComponentResult",
    "ExpectedLevel",
    "FormResult",
    "FormState",
    "GradeBand",
    "Line",
    "LineResult",
    "LineState",
    "Missing",
    "PartialTotal",
    "Rating",
    "RatingResult",
    "Rounding",
    "Scheme",
    "SchemeUnreadable",
    "Share",
    "Step",
    "blank_ratings",
    "default_scheme",
    "exact",
    "number_text",
    "packaged_names",
    "packaged_scheme",
    "round_half_up",
    "score_form",
]
