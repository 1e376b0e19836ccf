"""Writes the text of a document from paragraphs and tables, and keeps where each stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from samrit.letters.document import Block, Cell, Document, Mark, Paragraph, Table
from samrit.letters.passages import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samrit.findings import Finding

T = TypeVar("T")
_MOST_MERGED = 100


@dataclass(frozen=True, slots=True)
class Marked:
    """A line of text whose marks and numbers count from its own beginning."""

    text: str
    marks: tuple[Mark, ...] = ()
    numbers: tuple[Mark, ...] = ()


def merged_over(value: str | None) -> int:
    """Read a ``colspan`` or ``rowspan``; nonsense is 1."""
    return min(int(value), _MOST_MERGED) if value and value.isdigit() and int(value) else 1


def moved(marks: Sequence[Mark], by: int) -> list[Mark]:
    """Give marks that count from further on."""
    return [replace(mark, start=mark.start + by, end=mark.end + by) for mark in marks]


def page_starts(marks: Sequence[Mark]) -> tuple[int, ...]:
    """Give for each page the place of the text where it, or the next one that holds text, begins."""
    starts: list[int] = []
    for mark in sorted(marks, key=lambda mark: (mark.page, mark.start)):
        while len(starts) < mark.page:
            starts.append(mark.start if starts else 0)
    return tuple(starts)


@dataclass(slots=True)
class TableBuilder(Generic[T]):
    """Rows of cells of paragraphs; a merged cell stands once and leaves empty cells for the rest."""

    _rows: list[dict[int, list[T]]] = field(default_factory=list)
    _merged: dict[int, int] = field(default_factory=dict)
    _place: int = 0
    _current: list[T] = field(default_factory=list)

    @property
    def rows(self) -> list[list[list[T]]]:
        """Give the rows with every cell in its place; a row without cells is none."""
        return [[row.get(place, []) for place in range(max(row) + 1)] for row in self._rows if row]

    def row(self) -> None:
        """Begin a row."""
        self._merged = {place: left - 1 for place, left in self._merged.items() if left > 1}
        self._rows.append({})
        self._place = 0
        self._current = []

    def cell(self, *, columns: int = 1, rows: int = 1) -> None:
        """Begin a cell that is merged over ``columns`` and ``rows``."""
        if not self._rows:
            self.row()
        while (
            self._place in self._merged
            and self._merged[self._place] > 0
            and self._place not in self._rows[-1]
        ):
            self._rows[-1][self._place] = []
            self._place += 1
        self._current = []
        for step in range(columns):
            self._rows[-1][self._place + step] = self._current if step == 0 else []
            if rows > 1:
                self._merged[self._place + step] = rows
        self._place += columns

    def paragraph(self, text: T) -> None:
        """Add a paragraph to the cell; text outside cells is kept in a cell of its own."""
        if not self._rows or not self._rows[-1]:
            self.cell()
        self._current.append(text)


class TextBuilder:
    """Makes the document's text line by line."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._numbers: list[Mark] = []
        self._gap = True

    def gap(self) -> None:
        """Leave blank space."""
        self._line("")
        self._gap = True

    def paragraph(self, text: str | Marked, *, gap: bool = True) -> None:
        """Add a line outside tables."""
        self._blocks.append(Paragraph(self._line(text), self._gap or gap))
        self._gap = False

    def table(self, table: TableBuilder[str] | TableBuilder[Marked]) -> None:
        """Add a table; each paragraph of a cell is a line of the text."""
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in table.rows)
        self._blocks.append(Table(rows))
        self._gap = True

    def build(self, name: str, *, notes: tuple[str, ...] = (), remarks: Sequence[Finding] = ()) -> Document:
        """Give the document."""
        return Document(
            name,
            "\n".join(self._lines),
            tuple(self._blocks),
            page_starts(self._marks),
            notes,
            tuple(self._marks),
            tuple(self._numbers),
            tuple(remarks),
        )

    def _cell(self, paragraphs: Sequence[str | Marked]) -> Cell:
        return Cell(tuple(self._line(paragraph) for paragraph in paragraphs))

    def _line(self, line: str | Marked) -> Passage:
        text = line if isinstance(line, str) else line.text
        if isinstance(line, Marked):
            self._marks += moved(line.marks, self._length)
            self._numbers += moved(line.numbers, self._length)
        passage = Passage.at(text, self._length)
        self._lines.append(text)
        self._length += len(text) + 1
        return passage
