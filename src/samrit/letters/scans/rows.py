"""Pieces of ink ▸ rows of writing, and in each row what is a number and what is text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from samrit.letters.scans.rasters import Grey, Piece, merged
from samrit.letters.scans.shapes import DIGITS, LATIN, SIGNS, Guess, parted

# All in heights of ก.
_LOWEST_LETTER, _HIGHEST_LETTER = 0.62, 2.4
_NEXT_ROW = 0.6
_ABOVE, _BELOW = 0.62, 0.12
BLANK = 0.31
_PART_OF_BLANK = 0.2
_FAR = 1.6
_SMALL, _SAME = 0.3, 0.1
_RING = (0.3, 0.65)
_NEAR = 0.15
# Inches: no letter of an official letter is lower or higher.
_LOWEST, _HIGHEST = 0.045, 0.3
# How like a digit the ink must be to be read as one, and how like a letter to be read without Tesseract.
_LIKE_DIGIT = 0.55
_LIKE_LETTER = 0.86
_LATIN_HEIGHT = 1.18
_SHORT = 3
_BESIDE_UNKNOWN = 50


@dataclass(slots=True)
class Row:
    """A row of writing: its pieces from left to right, its base line and the height of its letters."""

    base: float
    unit: float
    pieces: list[Piece]


@dataclass(slots=True)
class Stretch:
    """A part of a row: a number read by its shapes, or text for Tesseract (``text`` is None until read).

    ``by_shape`` says that each character was read by its shape.
    """

    pieces: list[Piece]
    text: str | None = None
    confidence: int = 0
    guesses: list[Guess] = field(default_factory=list)
    blank_before: bool = False
    by_shape: bool = False

    @property
    def left(self) -> int:
        """Give the left edge in pixels."""
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> int:
        """Give the right edge in pixels."""
        return max(piece.right for piece in self.pieces)


def usual_height(pieces: Sequence[Piece], dpi: float) -> float | None:
    """Give the height that most letters of a page have, None where it holds no writing."""
    heights = [piece.height for piece in pieces if _LOWEST * dpi <= piece.height <= _HIGHEST * dpi]
    if not heights:
        return None
    counts = np.convolve(np.bincount(heights), [1, 1, 1], "same")
    return float(counts.argmax())


def with_percents(pieces: Sequence[Piece], unit: float) -> list[Piece]:
    """Give the pieces with each percent sign as one: two rings on either side of a slash."""
    slashes = [piece for piece in pieces if piece.height >= unit and piece.width <= piece.height]
    gone: set[int] = set()
    found: list[Piece] = []
    for slash in slashes:
        rings = [piece for piece in pieces if _is_ring(piece, slash)]
        upper = [ring for ring in rings if ring.middle < slash.middle and ring.left < slash.left]
        lower = [ring for ring in rings if ring.middle > slash.middle and ring.right > slash.right]
        if len(rings) == len(upper) + len(lower) and len(upper) == len(lower) == 1:
            parts = [slash, upper[0], lower[0]]
            gone |= {id(part) for part in parts}
            found.append(merged(parts))
    return [piece for piece in pieces if id(piece) not in gone] + found


def with_pairs(pieces: Sequence[Piece], unit: float) -> list[Piece]:
    """Give the pieces with each colon and sign of equality as one: two small ones, one above the other."""
    small = sorted((piece for piece in pieces if piece.height <= _SMALL * unit), key=lambda piece: piece.top)
    gone: set[int] = set()
    found: list[Piece] = []
    for place, upper in enumerate(small):
        for lower in small[place + 1 :]:
            if lower.top > upper.bottom + unit or id(upper) in gone:
                break
            same = max(abs(upper.left - lower.left), abs(upper.right - lower.right)) <= _SAME * unit
            if same and lower.top > upper.bottom and id(lower) not in gone:
                gone |= {id(upper), id(lower)}
                found.append(merged([upper, lower]))
    return [piece for piece in pieces if id(piece) not in gone] + found


def _is_ring(piece: Piece, slash: Piece) -> bool:
    """Say whether a piece may be a ring of the percent sign that a slash is part of."""
    low, high = (share * slash.height for share in _RING)
    slack = _NEAR * slash.height
    level = slash.top - slack <= piece.top and piece.bottom <= slash.bottom + slack
    beside = slash.left - high < piece.left and piece.right < slash.right + high
    return level and beside and low <= piece.height <= high and low <= piece.width <= high


def rows_of(pieces: Sequence[Piece], unit: float) -> list[Row]:
    """Part the pieces of a region into rows: letters by their base line, marks to the nearest row."""
    pieces = with_pairs(with_percents(pieces, unit), unit)
    letters = [piece for piece in pieces if _LOWEST_LETTER <= piece.height / unit <= _HIGHEST_LETTER]
    letters.sort(key=lambda piece: piece.bottom)
    groups: list[list[Piece]] = []
    for piece in letters:
        if not groups or piece.bottom - groups[-1][-1].bottom > _NEXT_ROW * unit:
            groups.append([])
        groups[-1].append(piece)
    rows = [_row(group, unit) for group in groups]
    known = {id(piece) for piece in letters}
    for piece in pieces:
        if id(piece) not in known and rows:
            row = min(rows, key=lambda row: _distance(piece, row))
            if _distance(piece, row) <= _FAR * row.unit:
                row.pieces.append(piece)
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.left)
    return rows


def _row(letters: list[Piece], unit: float) -> Row:
    """Make a row: its letters are as high as the page's where some are, as digits may be lower or higher."""
    base = float(np.median([piece.bottom for piece in letters]))
    heights = sorted(piece.height for piece in letters)
    usual = [height for height in heights if abs(height - unit) <= _NEAR * unit]
    own = (
        float(np.median(usual)) if len(usual) * _SHORT >= len(heights) else float(heights[len(heights) // 3])
    )
    return Row(base, own, list(letters))


def _distance(piece: Piece, row: Row) -> float:
    """Give how far a piece stands from the band of a row's letters."""
    return max(row.base - row.unit - piece.bottom, piece.top - row.base, 0.0)


def stretches_of(page: Grey, row: Row) -> list[Stretch]:
    """Part a row into numbers and text. A digit carries no mark above or below."""
    level = [piece for piece in row.pieces if not _is_mark(piece, row)]
    marks = [piece for piece in row.pieces if _is_mark(piece, row)]
    seen = _seen(page, level, row)
    level = [piece for piece, _ in seen]
    guesses = {id(piece): guessed for piece, guessed in seen}
    kinds = [_kind(piece, guesses[id(piece)], marks) for piece in level]
    _mark_words(level, kinds, guesses, row.unit)
    found: list[Stretch] = []
    for begin, end, is_number in _parts(level, kinds):
        pieces = level[begin:end]
        stretch = Stretch(pieces, guesses=[guesses[id(piece)] for piece in pieces])
        if found:
            last = level[begin - 1]
            stretch.blank_before = _is_blank(last, guesses[id(last)], pieces[0], stretch.guesses[0], row.unit)
        if is_number:
            stretch.text, stretch.by_shape = _spelled(stretch, row.unit), True
            stretch.confidence = _confidence(stretch.guesses)
            edges = [(begin - 1, begin, begin - 1)] if begin else []
            edges += [(end - 1, end, end)] if end < len(level) else []
            if any(
                _touches_unknown(level[one], level[other], guesses[id(level[outside])], row.unit)
                for one, other, outside in edges
            ):
                stretch.confidence = min(stretch.confidence, _BESIDE_UNKNOWN)
        found.append(stretch)
    _give_marks(found, marks)
    for stretch in found:
        _read_short(stretch, row.unit)
    return found


def _touches_unknown(one: Piece, other: Piece, outside: Guess, unit: float) -> bool:
    """Say whether what stands close beside a number may be one more digit, not read as one."""
    unknown = outside.likeness < _LIKE_DIGIT or outside.character in LATIN + DIGITS
    return unknown and (other.left - one.right) / unit <= BLANK


def _seen(page: Grey, level: Sequence[Piece], row: Row) -> list[tuple[Piece, Guess]]:
    """Give the row's characters; Latin ones are lower than ก, so that their row seems too small."""
    seen = [part for piece in level for part in parted(page, piece, base=row.base, unit=row.unit)]
    if _likeness(seen) < _LIKE_LETTER:
        taller = row.unit * _LATIN_HEIGHT
        again = [part for piece in level for part in parted(page, piece, base=row.base, unit=taller)]
        if _likeness(again) > _likeness(seen):
            row.unit = taller
            return again
    return seen


def _likeness(seen: Sequence[tuple[Piece, Guess]]) -> float:
    return float(np.median([guessed.likeness for _, guessed in seen])) if seen else 1.0


def _is_mark(piece: Piece, row: Row) -> bool:
    """Say whether a piece stands above or below the letters: a vowel or a tone."""
    if piece.height > _LOWEST_LETTER * row.unit:
        return False
    return piece.bottom < row.base - _ABOVE * row.unit or piece.top > row.base + _BELOW * row.unit - 1


def _kind(piece: Piece, guessed: Guess, marks: Sequence[Piece]) -> str:
    """Say whether a piece is a digit, a sign that may stand in a number, or else."""
    if guessed.likeness < _LIKE_DIGIT:
        return "other"
    middle = (piece.left + piece.right) / 2
    if guessed.character in DIGITS:
        marked = any(mark.left <= middle <= mark.right for mark in marks)
        return "other" if marked else "digit"
    return "sign" if guessed.character in SIGNS else "other"


def _mark_words(level: Sequence[Piece], kinds: list[str], guesses: dict[int, Guess], unit: float) -> None:
    """Take digits for letters where words say so: O and 0, l and 1 look alike.

    A digit that touches a Latin letter is one; so is a nought that touches any letter.
    """
    for order in (range(1, len(level)), range(len(level) - 2, -1, -1)):
        for place in order:
            beside = place - order.step
            gap = max(level[place].left - level[beside].right, level[beside].left - level[place].right)
            if kinds[place] != "digit" or kinds[beside] != "other" or gap > BLANK * unit:
                continue
            nought = guesses[id(level[place])].character in "0๐"
            if nought or guesses[id(level[beside])].character in LATIN:
                kinds[place] = "other"


def _parts(level: Sequence[Piece], kinds: Sequence[str]) -> list[tuple[int, int, bool]]:
    """Give the parts of a row: runs of digits and signs that hold a digit, and what is between."""
    found: list[tuple[int, int, bool]] = []
    begin = 0
    while begin < len(level):
        inside = kinds[begin] != "other"
        end = begin
        while end < len(level) and (kinds[end] != "other") == inside:
            end += 1
        number = inside and "digit" in kinds[begin:end]
        if not number and found and not found[-1][2]:
            found[-1] = (found[-1][0], end, False)
        else:
            found.append((begin, end, number))
        begin = end
    return found


def _spelled(stretch: Stretch, unit: float) -> str:
    text = ""
    for place, guessed in enumerate(stretch.guesses):
        if place:
            before = stretch.pieces[place - 1], stretch.guesses[place - 1]
            text += " " if _is_blank(*before, stretch.pieces[place], guessed, unit) else ""
        text += guessed.character
    return text


def _is_blank(one: Piece, one_guess: Guess, other: Piece, other_guess: Guess, unit: float) -> bool:
    """Say whether more room stands between two characters than the font leaves beside them."""
    gap = (other.left - one.right) / unit
    if min(one_guess.likeness, other_guess.likeness) < _LIKE_DIGIT:
        return gap > BLANK
    return gap - one_guess.after - other_guess.before > _PART_OF_BLANK


def _confidence(guesses: Sequence[Guess]) -> int:
    """Give the confidence of a number: that of its least likely digit."""
    digits = [guessed for guessed in guesses if guessed.character in DIGITS]
    # Beside other digits a character is no letter; alone it may be.
    leads = [guessed.lead if len(digits) > 1 else guessed.alike for guessed in digits]
    return min(
        round(100 * max(0.0, min(1.0, guessed.likeness, 0.5 + lead / 2)))
        for guessed, lead in zip(digits, leads, strict=True)
    )


def _give_marks(stretches: Sequence[Stretch], marks: Sequence[Piece]) -> None:
    """Give each mark to the text that it stands over or under."""
    texts = [stretch for stretch in stretches if stretch.text is None]
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        near = min(texts, key=lambda text: max(text.left - middle, middle - text.right, 0), default=None)
        if near is not None:
            near.pieces.append(mark)


def _read_short(stretch: Stretch, unit: float) -> None:
    """Read a few plain letters by their shapes: Tesseract needs more of a line to be right."""
    if stretch.text is not None or len(stretch.pieces) > _SHORT:
        return
    if len(stretch.pieces) == len(stretch.guesses) and all(
        guessed.likeness >= _LIKE_LETTER for guessed in stretch.guesses
    ):
        stretch.text, stretch.by_shape = _spelled(stretch, unit), True
        stretch.confidence = _letters_confidence(stretch.guesses)


def _letters_confidence(guesses: Sequence[Guess]) -> int:
    return round(100 * min(1.0, *(guessed.likeness for guessed in guesses), 1.0))
