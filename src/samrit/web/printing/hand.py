"""How numbers, dates and words are written on one paper: in Thai or Arabic digits, never cut short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

from samrit.grading import number_text, round_half_up
from samrit.thai import format_date, to_thai

# A number whose decimals never end is shown to so many places, marked ≈.
ENDLESS_PLACES = 4
LEAST_PLACES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """The digits of a paper. Words of the letters themselves are never rewritten, only what is ours."""

    thai: bool = True

    def words(self, text: object) -> str:
        """Write our own words, with their digits."""
        return to_thai(str(text)) if self.thai else str(text)

    def number(self, value: Fraction | Decimal | None) -> str:
        """Write a number in full, as short as it is; empty where there is none."""
        return "" if value is None else self.words(_ending(Fraction(value)))

    def score(self, value: Fraction | Decimal | None) -> str:
        """Write a score with two decimals, or all it has where they are more; empty where there is none."""
        if value is None:
            return ""
        text = _ending(Fraction(value))
        whole, _point, decimals = text.partition(".")
        return self.words(f"{whole}.{decimals.ljust(LEAST_PLACES, '0')}")

    def percent(self, value: Fraction | Decimal) -> str:
        return f"{self.number(value)}%"

    def day(self, value: date | None) -> str:
        """Write a date in full, of the Buddhist era; empty where there is none."""
        return "" if value is None else format_date(value, thai_digits=self.thai)

    def short_day(self, value: date) -> str:
        return format_date(value, style="short", thai_digits=self.thai)

    def moment(self, value: datetime) -> str:
        """Write a day and the time of day in Bangkok."""
        local = timezone.localtime(value)
        return self.words(f"{format_date(local.date(), thai_digits=False)} {local:%H:%M} น.")


def _ending(value: Fraction) -> str:
    text = number_text(value)
    return f"≈{round_half_up(value, ENDLESS_PLACES)}" if "/" in text else text
