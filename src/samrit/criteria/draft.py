"""What the families find in a text, before keys are given: pieces, then drafts of conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from samrit.criteria.model import Op, Period, Recurrence, Relative
from samrit.criteria.quoting import hide
from samrit.thai import Clean, clean, join_syllables, to_arabic

# A scanner's letters inside numbers: 8O for 80, l00 for 100. Each stands for one digit, so offsets stay.
_LETTER_O = re.compile(r"(?<![A-Za-z\d])\d+[Oo]+(?![A-Za-z\d])")
_LETTER_L = re.compile(r"(?<![A-Za-z\d])[lI](?=\d)|(?<=\d)[lI](?=[\d.]|\s?[ก-ฮ])")
_DIGIT_LETTERS = frozenset("OolI")
MASK = "\u25a0"


def _zeros(match: re.Match[str]) -> str:
    return match[0].replace("O", "0").replace("o", "0")


@dataclass(slots=True)
class Sentence:
    """A text being read: its source, the cleaned text, and a working copy where used spans are masked."""

    clean: Clean
    text: str
    work: str
    fiscal_year: int | None = None
    round_end: date | None = None
    counts: bool = False

    @classmethod
    def of(
        cls,
        text: str,
        *,
        fiscal_year: int | None = None,
        round_end: date | None = None,
        counts: bool = False,
    ) -> Sentence:
        """Begin to read a text.

        Args:
            text: the source's words.
            fiscal_year: Buddhist-era year of months without one.
            round_end: last day of the round, for dates relative to it.
            counts: take bare counts within a clause for demands, because other levels have other ones there.
        """
        cleaned = join_syllables(clean(text))
        plain = to_arabic(cleaned.text)
        if not _DIGIT_LETTERS.isdisjoint(plain):
            plain = _LETTER_O.sub(_zeros, _LETTER_L.sub("1", plain))
        plain = hide(plain, cleaned)
        return cls(cleaned, plain, plain, fiscal_year, round_end, counts)

    def mask(self, start: int, end: int) -> None:
        """Hide a span from the families that read later."""
        self.work = self.work[:start] + MASK * (end - start) + self.work[end:]

    def source(self, start: int, end: int) -> str:
        """Give the source's own words of a span, without spaces and joining signs at its ends."""
        return self.clean.words(start, end).strip(" \t\r\n,;:-–—\u200b\ufeff\u00a0")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number test found in a text: an operator with a value, or both ends of a band.

    ``op`` is None for a bare number. ``bare_count`` marks a number and noun without any sign that they are
    a demand, such as the five types in "a report on the 5 types of work as a book". ``again`` marks a number
    that is only another notation of the one before it.
    """

    start: int
    end: int
    unit: str
    op: Op | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    per: Period | None = None
    each: bool = False
    every: str | None = None
    bare_count: bool = False
    bracketed: bool = False
    times: int | None = None
    whole: str | None = None
    again: bool = False

    @property
    def is_band(self) -> bool:
        """Tell whether both ends are named."""
        return self.low is not None


@dataclass(frozen=True, slots=True)
class DatePiece:
    """A date by which something must be done."""

    start: int
    end: int
    by: date | None
    recurs: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class RefPiece:
    """A reference to lower levels."""

    start: int
    end: int
    first: int
    last: int


Piece = Amount | DatePiece | RefPiece


@dataclass(frozen=True, slots=True)
class NumberDraft:
    """A numeric condition that waits for its measure key; ``subject`` is the folded words of the quantity."""

    text: str
    subject: str
    label: str
    amount: Amount
    relative_to: Relative | None = None
    restates: NumberDraft | None = None


@dataclass(frozen=True, slots=True)
class DateDraft:
    text: str
    subject: str
    by: date | None
    deed: str | None
    recurs: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class DeedDraft:
    text: str


@dataclass(frozen=True, slots=True)
class LevelsDraft:
    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AnyDraft:
    text: str
    options: tuple[tuple[Draft, ...], ...]


Draft = NumberDraft | DateDraft | DeedDraft | LevelsDraft | AnyDraft


@dataclass(slots=True)
class Reading:
    """The drafts of one text with the doubts met on the way."""

    drafts: list[Draft] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
