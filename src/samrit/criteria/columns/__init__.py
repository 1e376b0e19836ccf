"""Levels of many units at once: facts in columns, the same outcome as one by one, to the digit."""

from __future__ import annotations

from samrit.criteria.columns.deciding import UNKNOWN_LEVEL
from samrit.criteria.columns.gathering import table_of
from samrit.criteria.columns.numbers import Numbers
from samrit.criteria.columns.program import LevelColumn, Program
from samrit.criteria.columns.table import Members, PeriodDates, PeriodNumbers, Table

__all__ = [
    "UNKNOWN_LEVEL",
    "LevelColumn",
    "Members",
    "Numbers",
    "PeriodDates",
    "PeriodNumbers",
    "Program",
    "Table",
    "table_of",
]
