"""The text and the ruled tables of pages ▸ one document: what goes on over a page's end is joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from samrit.letters.sources.building import Marked, TableBuilder, TextBuilder
from samrit.letters.sources.grids import Grid
from samrit.letters.sources.setting import Habits, Line, Region, Room, habits_of, paragraphs
from samrit.thai import to_arabic

_PAGE_NUMBER = re.compile(r"^\s*[-–—(]?\s*(?:หน้า(?:ที่)?\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—)]?\s*$")
_NUMBER = re.compile(r"^[\d.,\s%()/-]+$")
# A row with such a word is never the rest of the row above it.
_ROW_WORDS = re.compile(r"^\s*(?:\S{0,3}\s*)?(?:ตัวชี้วัด|รวม|total|indicators?)", re.IGNORECASE)
_SAME_EDGE = 4.0
_MOST_INSET = 12.0
# So many lines that end within this share of the page's width show where its text ends.
_FULL_LINES = 3
_NEAR_EDGE = 0.03
# Running text is seldom set more than so much looser than the text of cells.
_LOOSEST = 1.3
_MOST_HEADER_ROWS = 2

CellKey = tuple[int, int]


@dataclass(slots=True)
class TableOnPages:
    """A table by the lines of its cells; it may go on over several pages."""

    grid: Grid
    rows: list[list[list[Line]]]
    right: list[list[float]]
    spans: list[list[int]]


@dataclass(slots=True)
class Page:
    """What stands on a page in the order it was written."""

    number: int
    width: float
    items: list[Region | TableOnPages] = field(default_factory=list)


def table_of(grid: Grid, cells: dict[CellKey, Region]) -> TableOnPages:
    """Give a page's table by rows."""
    rows, right, spans = [], [], []
    for row in range(len(grid.ys) - 1):
        columns = range(len(grid.xs) - 1)
        rows.append([cells.get((row, column), Region()).written for column in columns])
        right.append([grid.right_of(row, column) for column in columns])
        spans.append([grid.xs.index(edge) - column for column, edge in zip(columns, right[-1], strict=True)])
    return TableOnPages(grid, rows, right, spans)


def write_pages(pages: Sequence[Page], builder: TextBuilder) -> None:
    """Write pages in order: running text by paragraphs, tables with rows that a page's end has cut joined."""
    edges = _edges(pages)
    flows = [
        (item.written, edges[round(page.width)])
        for page in pages
        for item in page.items
        if isinstance(item, Region)
    ]
    cells = [
        cell
        for page in pages
        for item in page.items
        if isinstance(item, TableOnPages)
        for cell in _cells_with_room(item)
    ]
    keeps = any(line.keeps_blank for lines, _ in [*flows, *cells] for line in lines)
    in_cells = habits_of(cells, keeps_blanks=keeps)
    most = in_cells.step * _LOOSEST if in_cells.step else None
    writer = _Writer(builder, habits_of(flows, keeps_blanks=keeps, most=most), in_cells, edges)
    for page in pages:
        writer.page(page)
    writer.end()


def _edges(pages: Sequence[Page]) -> dict[int, Room]:
    """Give the room of running text for each width of page.

    Lines that end at one place show the right edge; without them it is as far from the page's edge as the
    left one, at the least.
    """
    found: dict[int, Room] = {}
    for width in {round(page.width) for page in pages}:
        items = [item for page in pages if round(page.width) == width for item in page.items]
        lines = [line for item in items if isinstance(item, Region) for line in item.written]
        tables = [item.grid.xs for item in items if isinstance(item, TableOnPages)]
        left = min([line.left for line in lines] + [xs[0] for xs in tables], default=0.0)
        right = max([line.right for line in lines] + [xs[-1] for xs in tables], default=0.0)
        at_edge = sum(1 for line in lines if right - line.right < width * _NEAR_EDGE)
        found[width] = Room(left, right if at_edge >= _FULL_LINES else max(right, width - left))
    return found


@dataclass(slots=True)
class _Writer:
    """Holds back the last table or running text of a page until it is known how the next page begins."""

    builder: TextBuilder
    flows: Habits
    cells: Habits
    edges: dict[int, Room]
    _table: TableOnPages | None = None
    _flow: list[Line] = field(default_factory=list)
    _room: Room = field(default_factory=lambda: Room(0.0, 0.0))
    _numbers: list[Line] = field(default_factory=list)

    def page(self, page: Page) -> None:
        """Write a page; its number, if it stands on top, goes behind what it would break."""
        begun = False
        for item in page.items:
            if isinstance(item, Region):
                lines = item.written
                if not begun and lines and _PAGE_NUMBER.match(to_arabic(lines[0].text)):
                    self._numbers.append(lines[0])
                    lines = lines[1:]
                if lines:
                    self._take_flow(lines, page)
                    begun = True
            else:
                self._take_table(item)
                begun = True

    def end(self) -> None:
        """Write what was held back."""
        self._end_table()
        self._end_flow()

    def _take_flow(self, lines: list[Line], page: Page) -> None:
        self._end_table()
        room = self.edges[round(page.width)]
        if room != self._room:
            self._end_flow()
        self._room = room
        self._flow += lines

    def _take_table(self, table: TableOnPages) -> None:
        self._end_flow()
        if self._table is None or not join_tables(self._table, table):
            self._end_table()
            self._table = table

    def _end_flow(self) -> None:
        for paragraph, gap in paragraphs(self._flow, self._room, self.flows):
            self._write(paragraph, gap=gap)
        self._flow = []
        self._end_numbers()

    def _end_table(self) -> None:
        if self._table is not None:
            self.builder.table(self._built(self._table))
            self._table = None
            self._end_numbers()

    def _end_numbers(self) -> None:
        for line in self._numbers:
            for paragraph, gap in paragraphs([line], Room(line.left, line.right), self.flows):
                self._write(paragraph, gap=gap)
        self._numbers = []

    def _write(self, paragraph: Marked, *, gap: bool) -> None:
        if gap:
            self.builder.gap()
        self.builder.paragraph(paragraph, gap=False)

    def _built(self, table: TableOnPages) -> TableBuilder[Marked]:
        built = TableBuilder[Marked]()
        cells = iter(_cells_with_room(table))
        for row in table.rows:
            built.row()
            for _ in row:
                built.cell()
                for paragraph, _gap in paragraphs(*next(cells), self.cells):
                    built.paragraph(paragraph)
        return built


def _cells_with_room(table: TableOnPages) -> list[tuple[list[Line], Room]]:
    inset = _inset(table)
    return [
        (lines, Room(table.grid.xs[column] + inset, right - inset))
        for row, right_of in zip(table.rows, table.right, strict=True)
        for column, (lines, right) in enumerate(zip(row, right_of, strict=True))
    ]


def _inset(table: TableOnPages) -> float:
    """Give the room left free beside the text of cells: what is free before it is free behind it."""
    free = [
        min(line.left for line in lines) - table.grid.xs[column]
        for row in table.rows
        for column, lines in enumerate(row)
        if lines
    ]
    return min([*free, _MOST_INSET]) if free else 0.0


def join_tables(table: TableOnPages, following: TableOnPages) -> bool:
    """Join the next page's table to one with the same columns; say whether it was joined."""
    edges = zip(table.grid.xs, following.grid.xs, strict=False)
    if len(table.grid.xs) != len(following.grid.xs) or any(abs(a - b) > _SAME_EDGE for a, b in edges):
        return False
    skip = _repeated(table, following)
    if _is_rest(table, following, skip):
        for cell, more in zip(table.rows[-1], following.rows[skip], strict=True):
            cell.extend(more)
        skip += 1
    elif not (_is_only_header(table) or _goes_on(table.rows[-1], following.rows[skip])):
        return False
    table.rows += following.rows[skip:]
    table.right += following.right[skip:]
    table.spans += following.spans[skip:]
    return True


def _is_only_header(table: TableOnPages) -> bool:
    """Say whether a page ends behind a table's header, before any row with a number of its own."""
    cells = [cell for row in table.rows for cell in row]
    return len(table.rows) <= _MOST_HEADER_ROWS and not any(_NUMBER.match(_text(cell)) for cell in cells)


def _goes_on(above: Sequence[Sequence[Line]], below: Sequence[Sequence[Line]]) -> bool:
    """Say whether a row has a number alone where the row above it has one, as no header has."""
    cells = zip(above, below, strict=True)
    return any(_NUMBER.match(_text(one)) and _NUMBER.match(_text(other)) for one, other in cells)


def _repeated(table: TableOnPages, following: TableOnPages) -> int:
    """Count the rows on top of a page that repeat the table's header."""
    pairs = zip(table.rows[:-1], following.rows[:-1], strict=False)
    count = 0
    for one, other in pairs:
        if [_text(cell) for cell in one] != [_text(cell) for cell in other]:
            break
        count += 1
    return count


def _is_rest(table: TableOnPages, following: TableOnPages, row: int) -> bool:
    """Say whether a row on top of a page is the rest of the row that ends the page before.

    It is where it fills only cells that are filled there, fewer of them, and holds nothing that a row of its
    own begins with: a heading, a sum, a number below a number, a cell over several columns.
    """
    above, below = table.rows[-1], following.rows[row]
    filled = [column for column, lines in enumerate(below) if lines]
    before = [column for column, lines in enumerate(above) if lines]
    if not filled or not set(filled) < set(before):
        return False
    for column in filled:
        text = _text(below[column])
        if following.spans[row][column] != table.spans[-1][column]:
            return False
        if _ROW_WORDS.match(text) or (_NUMBER.match(text) and _NUMBER.match(_text(above[column]))):
            return False
    return True


def _text(lines: Sequence[Line]) -> str:
    return to_arabic(" ".join(line.text.strip() for line in lines))
