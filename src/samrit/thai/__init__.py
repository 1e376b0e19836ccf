"""Thai digits, numerals, dates, units of count, order and cleaning of text."""

from __future__ import annotations

from samrit.thai.collation import sort_key
from samrit.thai.dates import (
    FoundDate,
    find_dates,
    find_months,
    fiscal_year,
    format_date,
    parse_date,
    round_of,
    round_period,
)
from samrit.thai.digits import format_number, to_arabic, to_thai
from samrit.thai.numerals import read_numeral
from samrit.thai.text import Clean, clean, fold, join_syllables
from samrit.thai.units import unit_at

__all__ = [
    "Clean",
    "FoundDate",
    "clean",
    "find_dates",
    "find_months",
    "fiscal_year",
    "fold",
    "format_date",
    "format_number",
    "join_syllables",
    "parse_date",
    "read_numeral",
    "round_of",
    "round_period",
    "sort_key",
    "to_arabic",
    "to_thai",
    "unit_at",
]
