"""A document as every source gives it: one text, its lines, its paragraphs and tables."""

from __future__ import annotations

import bisect
import itertools
from dataclasses import dataclass, field
from functools import cached_property

from samrit.findings import Finding
from samrit.letters.passages import Passage


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document: 1-based number, half-open span of the document's text, page if known."""

    number: int
    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a stretch of the text stands on its page.

    ``start`` and ``end`` are a half-open span of the document's text; ``box`` is left, bottom, right, top in
    points from the page's lower left; ``confidence`` is a scanner's, from 0 to 100, None where nothing was
    guessed.
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]
    confidence: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text outside tables; ``gap`` says that blank space stands before it."""

    passage: Passage
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as its paragraphs; an empty cell has none."""

    paragraphs: tuple[Passage, ...] = ()

    @property
    def passage(self) -> Passage:
        """Give the whole cell as one passage."""
        return Passage.join(self.paragraphs)

    @property
    def text(self) -> str:
        """Give the whole cell as one text."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Table:
    """A table by rows; rows may have different lengths."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """Give the number of cells of the widest row."""
        return max((len(row) for row in self.rows), default=0)


Block = Paragraph | Table


@dataclass(frozen=True)
class Document:
    """A document: ``text`` is what spans refer to; ``notes`` says what opening it had to assume.

    ``marks`` tells where each line stands on its page, ``numbers`` where each number that was read from a
    picture does, and how sure it is; both are empty where the source has no pages. ``remarks`` names what
    the file holds and the text does not.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    page_starts: tuple[int, ...] = ()
    notes: tuple[str, ...] = field(default=())
    marks: tuple[Mark, ...] = field(default=())
    numbers: tuple[Mark, ...] = field(default=())
    remarks: tuple[Finding, ...] = field(default=())

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Give the lines of the text with their spans."""
        found = []
        start = 0
        for number, text in enumerate(self.text.split("\n"), 1):
            found.append(Line(number, text, start, start + len(text), self._page(start)))
            start += len(text) + 1
        return tuple(found)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, place: int) -> int:
        """Give the 1-based number of the line that holds a place of the text."""
        return bisect.bisect_right(self._line_starts, place)

    def marks_of(self, start: int, end: int) -> tuple[Mark, ...]:
        """Give where a span of the text stands on its pages, in the order of the text."""
        first = bisect.bisect_right(self._mark_ends, start)
        found = itertools.takewhile(lambda mark: mark.start < end, self.marks[first:])
        return tuple(found)

    @cached_property
    def _mark_ends(self) -> list[int]:
        return [mark.end for mark in self.marks]

    def _page(self, place: int) -> int | None:
        return bisect.bisect_right(self.page_starts, place) or None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Give the lines of text outside tables."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))
