"""Totals and grades of many officers at once: the same outcome as form by form, to the digit."""

from __future__ import annotations

from samrit.grading.columns.inputs import NO_LEVEL, LineColumn, RatingColumn
from samrit.grading.columns.scoring import FormColumns, score_columns

__all__ = ["NO_LEVEL", "FormColumns", "LineColumn", "RatingColumn", "score_columns"]
