"""Tables of plain text that are set with runs of blanks under a header."""

from __future__ import annotations

import re
import unicodedata

from samrit.letters.document import Cell, Table
from samrit.letters.markup import split_fragments
from samrit.letters.passages import Passage

_WIDE_BLANK = re.compile(" {3,}")
_HEADER_WORDS = re.compile("ตัวชี้วัด|รายการ|indicator", re.IGNORECASE)
_WEIGHT = re.compile("น้ำหนัก|weight", re.IGNORECASE)
_MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
_HEADER_CELLS = 2
_SLACK = 4

Line = tuple[int, str]


def aligned_end(lines: list[Line], index: int) -> int:
    """Give the line after a table that is set with runs of blanks under a header, or ``index``."""
    header = _cells(lines[index])
    if len(header) < _HEADER_CELLS or not _HEADER_WORDS.search(header[0].text + header[-1].text):
        return index
    if not any(_WEIGHT.search(cell.text) for cell in header):
        return index
    stop = index + 1
    while stop < len(lines) and lines[stop][1].strip():
        stop += 1
    return stop


def _cells(line: Line) -> list[Passage]:
    return Passage.at(line[1], line[0]).split(_WIDE_BLANK)


def aligned_table(lines: list[Line]) -> Table:
    """Put each piece of a line under the header that begins at or before its place."""
    header = _cells(lines[0])
    edges = [_display_width(lines[0][1], cell.start - lines[0][0]) for cell in header]
    rows = []
    for line in lines:
        cells: list[list[Passage]] = [[] for _ in header]
        for piece in _cells(line):
            column = _display_width(line[1], piece.start - line[0])
            place = max((index for index, edge in enumerate(edges) if edge <= column + _SLACK), default=0)
            cells[place] += split_fragments(piece)
        rows.append(tuple(Cell(tuple(cell)) for cell in cells))
    return Table(tuple(rows))


def _display_width(line: str, end: int) -> int:
    """Count the characters that take room: marks above and below the line take none."""
    return sum(
        1 for character in line[:end] if not unicodedata.combining(character) and character not in _MARKS
    )
