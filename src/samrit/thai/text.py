"""Cleaning of Thai text in named steps, with a map back to the source.

A text arrives in any normalisation form, with scanner's noise, from Word, web pages and PDF. Every step
below repairs one kind of difference that people cannot see, and none changes a word. ``clean`` keeps, for
each character, its place in the source; ``fold`` is for comparison and search only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from samrit.thai.digits import to_arabic

_ZERO_WIDTH = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad\ufeff]+")
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_TONE_FIRST = re.compile("([\u0e48-\u0e4b]+)([\u0e31\u0e34-\u0e3a]+)")
_TONE_AFTER_AA = re.compile("([\u0e32\u0e33])([\u0e48-\u0e4b])")
_TONE_AFTER_OR = re.compile("([ก-ฮ])อ([\u0e48-\u0e4b])ย")
# No word begins with a vowel or a tone that hangs on the letter before it.
_LOOSE_MARK = re.compile("(?<=[ก-ฮ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]) (?=[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])")
_SYLLABLES = re.compile("(?<![^ ])[ก-ฮเ-ไ][ก-\u0e4e]{0,6}(?: [ก-ฮเ-ไ][ก-\u0e4e]{0,6})+(?![^ 0-9])")
_DOUBLE_E = re.compile("\u0e40\u0e40")
_REPEATED_MARK = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_COMPOSABLE = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
_QUOTES = re.compile("[\u201c\u201d\u201e\u2033]")
_ODD = re.compile(
    "[^\\x20-\\x7e\u0e01-\u0e5b]|\u0e4d|\u0e40\u0e40|\\s\\s|[\u0e48-\u0e4b][\u0e31\u0e34-\u0e3a]"
    "|[ก-ฮ]อ[\u0e48-\u0e4b]ย| [\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]|[\u0e32\u0e33][\u0e48-\u0e4b]"
    "|([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1"
)

_FEWEST, _SYLLABLE = 4, 4


@dataclass(frozen=True, slots=True)
class Clean:
    """A cleaned text; ``offsets[i]`` is the place of ``text[i]`` in ``source`` (None: the same place)."""

    source: str
    text: str
    offsets: tuple[int, ...] | None = None

    def at(self, index: int) -> int:
        """Give the place in the source of a place in the cleaned text (its end included)."""
        if self.offsets is None:
            return index
        return self.offsets[index] if index < len(self.offsets) else len(self.source)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the source's half-open span of a span of the cleaned text."""
        return (self.at(start), self.at(end - 1) + 1) if end > start else (self.at(start), self.at(start))

    def words(self, start: int, end: int) -> str:
        """Give the source's own words of a span of the cleaned text."""
        first, last = self.span(start, end)
        return self.source[first:last]


Step = Callable[[Clean], Clean]


def _step(pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str] | str) -> Step:
    def run(before: Clean) -> Clean:
        if not pattern.search(before.text):
            return before
        parts: list[str] = []
        offsets: list[int] = []
        last = 0
        for match in pattern.finditer(before.text):
            parts.append(before.text[last : match.start()])
            offsets.extend(before.at(index) for index in range(last, match.start()))
            new = replace if isinstance(replace, str) else replace(match)
            parts.append(new)
            # A replacement ends where its source ends, so that a span over it covers all of it.
            ends = [before.at(min(match.start() + step, match.end() - 1)) for step in range(len(new))]
            if ends and len(new) < match.end() - match.start() and len(new) > 1:
                ends[-1] = before.at(match.end() - 1)
            offsets.extend(ends)
            last = match.end()
        parts.append(before.text[last:])
        offsets.extend(before.at(index) for index in range(last, len(before.text)))
        return Clean(before.source, "".join(parts), tuple(offsets))

    return run


drop_zero_width = _step(_ZERO_WIDTH, "")
unify_spaces = _step(_SPACES, " ")
unify_dashes = _step(_DASHES, "-")
unify_quotes = _step(_QUOTES, '"')
narrow_full_width = _step(_FULL_WIDTH, lambda match: chr(ord(match[0]) - 0xFEE0))
compose_sara_am = _step(_SARA_AM, lambda match: f"{match[1]}\u0e33")
tone_after_vowel = _step(_TONE_FIRST, lambda match: match[2] + match[1])
# A tone never stands behind the vowel of กว่า and ต่ำ.
tone_before_aa = _step(_TONE_AFTER_AA, lambda match: match[2] + match[1])
# Scanners set the mark of น้อย and ร้อย over the vowel behind it.
tone_before_or = _step(_TONE_AFTER_OR, lambda match: f"{match[1]}{match[2]}อย")
close_up = _step(_LOOSE_MARK, "")
join_double_e = _step(_DOUBLE_E, "\u0e41")
drop_repeated_marks = _step(_REPEATED_MARK, lambda match: match[1])
compose_latin = _step(_COMPOSABLE, lambda match: unicodedata.normalize("NFC", match[0]))

STEPS: tuple[Step, ...] = (
    drop_zero_width,
    narrow_full_width,
    unify_spaces,
    close_up,
    unify_dashes,
    unify_quotes,
    compose_latin,
    drop_repeated_marks,
    compose_sara_am,
    tone_after_vowel,
    drop_repeated_marks,
    tone_before_aa,
    tone_before_or,
    join_double_e,
)


def join_syllables(before: Clean) -> Clean:
    """Close up words that a scanner parted syllable by syllable.

    Four or more in a row, of four letters each at most, tell that spaces stand wherever a syllable ends.
    Then the spaces of all such runs say nothing.
    """
    if before.text.count(" ") < _FEWEST - 1:
        return before
    runs = [match for match in _SYLLABLES.finditer(before.text) if _parted(match[0])]
    if not any(match[0].count(" ") >= _FEWEST - 1 for match in runs):
        return before
    gaps = {place for run in runs for place in range(*run.span()) if before.text[place] == " "}
    kept = [place for place in range(len(before.text)) if place not in gaps]
    return Clean(
        before.source,
        "".join(before.text[place] for place in kept),
        tuple(before.at(place) for place in kept),
    )


def _parted(run: str) -> bool:
    syllables = run.split()
    return sum(map(len, syllables)) <= _SYLLABLE * len(syllables)


def clean(text: str) -> Clean:
    """Clean a text and keep the way back to its source."""
    result = Clean(text, text)
    if _ODD.search(text):
        for step in STEPS:
            result = step(result)
    return result


def fold(text: str) -> str:
    """Give the text as compared and searched: cleaned, Arabic digits, lower case, no space at the ends."""
    return to_arabic(clean(text).text).casefold().strip()
