"""Tables ▸ indicators: which kind a table is, and what each of its rows adds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samrit.letters.agenda import is_agenda
from samrit.letters.columns import Columns, Role, is_header, read_columns
from samrit.letters.document import Cell, Paragraph, Table
from samrit.letters.headings import (
    Heading,
    is_group,
    is_total,
    names_indicator,
    read_block,
    read_class,
    read_heading,
)
from samrit.letters.levels import LevelText, read_level_number, starts_level
from samrit.letters.passages import Passage
from samrit.letters.sheets import read_label
from samrit.letters.weights import read_weight
from samrit.letters.wording import NUMBER

if TYPE_CHECKING:
    from samrit.letters.assembly import Assembler, Material
    from samrit.letters.headings import Change

_TICK = re.compile(r"^[✓✔√☑xX/●•]$")
_STEP = re.compile(r"ขั้นตอน(?:ที่)?\s*\d|step\s*\d", re.IGNORECASE)
_ONLY_NUMBER = re.compile(rf"^(?P<number>{NUMBER})\.?$")
_NO_CELL = Cell()
_PAIR = 2
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of an indicator table by its columns."""

    cells: tuple[Cell, ...]
    columns: Columns

    def cell(self, role: Role) -> Cell:
        return self.at(self.columns.roles.index(role) if role in self.columns.roles else None)

    def at(self, place: int | None) -> Cell:
        return self.cells[place] if place is not None and place < len(self.cells) else _NO_CELL

    @property
    def filled(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.paragraphs]


class TableReader:
    """Reads tables in order; a table without a header goes on with the columns of the one before it."""

    def __init__(self, assembler: Assembler) -> None:
        self._assembler = assembler
        self._columns: Columns | None = None
        self._worded = False

    @property
    def _bare(self) -> bool:
        """Say whether headings are bare numbers: none so far had the word for indicator."""
        return not self._worded

    def read(self, table: Table) -> bool:
        """Read a table into the assembler; say whether it was of a kind that concerns indicators."""
        if is_agenda(table):
            return True
        columns = read_columns(table)
        if columns:
            self._columns = columns
            self._worded = self._worded or _has_worded_headings(table)
            if columns.scope:
                self._assembler.block(columns.scope)
            self._rows(table, columns, columns.body)
            return True
        if _is_matrix(table):
            self._stepwise()
            return True
        return self._levels(table) or self._sheet(table) or self._headless(table)

    def _stepwise(self) -> None:
        if self._assembler.current:
            self._assembler.current.stepwise = True

    def _levels(self, table: Table) -> bool:
        """Read a table of levels: a level's number, then its text."""
        rows = [
            (row, read_level_number(row[0].passage))
            for row in table.rows
            if len(row) >= _PAIR and row[0].paragraphs
        ]
        levels = [(row, level) for row, level in rows if level is not None]
        current = self._assembler.current
        if current is None or not levels:
            return False
        # One row is a table of levels only where it goes on with those of the page before.
        last = max((item.level for item in current.levels), default=None)
        if len(levels) < _PAIR and levels[0][1] - 1 != last:
            return False
        for row, level in levels:
            text = Passage.join(cell.passage for cell in row[1:])
            current.levels.append(LevelText.of(level, text))
        return True

    def _sheet(self, table: Table) -> bool:
        """Read an indicator sheet that is laid out as a table of labels and values."""
        lines = [_label_line(row) for row in table.rows]
        if sum(1 for line in lines if line and read_label(line[0])) < _PAIR:
            return False
        for line in lines:
            for passage in line:
                self._assembler.line(Paragraph(passage, gap=False))
        return True

    def _headless(self, table: Table) -> bool:
        """Read a table without a header: the next page of the one before, or one with worded headings."""
        columns = self._columns
        if columns and table.width == len(columns.roles) and self._goes_on(table, columns):
            self._rows(table, columns, 0)
            return True
        if not _has_worded_headings(table):
            return False
        self._worded = True
        self._rows(table, _guess_columns(table), 0)
        return True

    def _goes_on(self, table: Table, columns: Columns) -> bool:
        """Say whether a table looks like the next page of the one before, and not like another list."""
        rows = [_Row(cells, columns) for cells in table.rows]
        titles = [paragraph for row in rows for paragraph in row.cell("title").paragraphs]
        if any(starts_level(title) or read_heading(title, bare_numbers=self._bare) for title in titles):
            return True
        weighed = any(read_weight(row.cell("weight").text) is not None for row in rows)
        return weighed or all(len(row.filled) < _PAIR for row in rows[:1])

    def _rows(self, table: Table, columns: Columns, first: int) -> None:
        for cells in table.rows[first:]:
            row = _Row(cells, columns)
            if row.filled and not is_header(cells, columns):
                self._row(row)

    def _row(self, row: _Row) -> None:
        assembler = self._assembler
        scope = read_block(row.filled[0].passage)
        if scope and (
            len(row.filled) == 1 or all(read_weight(cell.text) is not None for cell in row.filled[1:])
        ):
            assembler.block(scope)
            return
        if "before" in row.columns.roles and "after" in row.columns.roles:
            self._pair(row)
            return
        if self._total(row):
            return
        if len(row.filled) == 1 and is_group(row.filled[0].passage):
            assembler.close()
            return
        if self._spanning(row):
            return
        self._scope_cell(row)
        begun = self._begin(row)
        self._add_cells(row, begun)

    def _spanning(self, row: _Row) -> bool:
        """Take a heading that spans the row, so that it stands in the first column and not in the title's."""
        first = row.filled[0]
        if len(row.filled) > 1 or first is row.cell("title") or first is row.cell("number"):
            return False
        if not read_heading(first.paragraphs[0], bare_numbers=self._bare):
            return False
        for paragraph in first.paragraphs:
            self._assembler.cell_paragraph(paragraph, bare_numbers=self._bare)
        return True

    def _scope_cell(self, row: _Row) -> None:
        cell = row.cell("scope")
        scope = read_block(Passage.join([cell.passage])) if cell.paragraphs else None
        text = cell.text
        scope = scope or ("team" if "ทีม" in text else "individual" if "บุคคล" in text else None)
        if scope and scope != self._assembler.scope:
            self._assembler.block(scope)

    def _total(self, row: _Row) -> bool:
        """Take a row that is only a sum of weights."""
        weight = row.cell("weight")
        value = read_weight(weight.text) if weight.paragraphs else None
        others = [cell for cell in row.filled if cell is not weight]
        worded = bool(others) and any(is_total(cell.passage) for cell in others)
        if value is None or not (worded or not others):
            return False
        current = self._assembler.current
        lacks = current is not None and current.weight is None
        if not worded and lacks and value != _HUNDRED and current:
            current.weight = weight.passage
        else:
            self._assembler.total(value, weight.passage)
        return True

    def _begin(self, row: _Row) -> list[Material]:
        """Read the title cell; give the indicators that the row begins."""
        title = row.cell("title")
        numbered = self._numbered(row, title)
        if numbered:
            return numbered
        if self._unnumbered(row, title):
            heading = Heading(None, title.paragraphs[0], title.paragraphs[0])
            begun = self._assembler.begin(heading, in_table=True)
            begun.body.extend(title.paragraphs[1:])
            return [begun]
        found = []
        current = self._assembler.current
        if current and row.columns.levels and title.paragraphs and read_class(title.passage):
            current.when = read_class(title.passage)
            return []
        for index, paragraph in enumerate(title.paragraphs):
            material = self._assembler.cell_paragraph(
                paragraph, bare_numbers=self._bare and index == 0, sub_numbers=index == 0
            )
            if material:
                found.append(material)
        return found

    def _numbered(self, row: _Row, title: Cell) -> list[Material]:
        """Begin an indicator whose number stands in a column of its own."""
        cell = row.cell("number").passage
        number = _ONLY_NUMBER.match(cell.plain)
        heading = read_heading(cell) if cell else None
        if (not number and not heading) or not title.paragraphs or read_heading(title.paragraphs[0]):
            return []
        if read_block(title.passage):
            return []
        text = heading.number if heading else number["number"] if number else None
        begun = self._assembler.begin(Heading(text, title.paragraphs[0], title.paragraphs[0]), in_table=True)
        begun.body.extend(title.paragraphs[1:])
        return [begun]

    def _unnumbered(self, row: _Row, title: Cell) -> bool:
        """Say whether a row of a table without any numbers begins an indicator."""
        if not self._bare or not title.paragraphs or "number" in row.columns.roles:
            return False
        if read_heading(title.paragraphs[0], bare_numbers=True) or starts_level(title.paragraphs[0]):
            return False
        return bool(row.cell("weight").paragraphs) and read_block(title.passage) is None

    def _add_cells(self, row: _Row, begun: list[Material]) -> None:
        current = self._assembler.current
        if current is None:
            self._assembler.noise += [cell.passage for cell in row.filled if cell is not row.cell("title")]
            return
        self._weights(row.cell("weight"), begun or [current])
        self._criteria(row, current)
        owner, source = row.cell("owner"), row.cell("source")
        has_owner = "owner" in row.columns.roles
        current.owners += owner.paragraphs if has_owner else source.paragraphs
        if has_owner:
            current.source += source.paragraphs
        if row.cell("unit").paragraphs:
            current.unit = row.cell("unit").passage

    def _weights(self, cell: Cell, begun: list[Material]) -> None:
        """Give the row's weights to its indicators; one weight belongs to the last one."""
        if not cell.paragraphs:
            return
        if len(cell.paragraphs) == len(begun):
            for material, passage in zip(begun, cell.paragraphs, strict=True):
                material.weight = material.weight or passage
        else:
            begun[-1].weight = begun[-1].weight or cell.passage

    def _criteria(self, row: _Row, current: Material) -> None:
        level_cell, criteria = row.cell("level"), row.cell("criteria")
        level = read_level_number(level_cell.passage) if level_cell.paragraphs else None
        if row.cell("class").paragraphs:
            current.when = row.cell("class").passage
        if level is not None and criteria.paragraphs:
            current.levels.append(LevelText.of(level, criteria.passage, when=current.when))
        else:
            current.criteria += [*level_cell.paragraphs, *criteria.paragraphs]
        for place, number in row.columns.levels.items():
            text = row.at(place).passage
            if text:
                current.levels.append(LevelText.of(number, text, when=current.when))

    def _pair(self, row: _Row) -> None:
        """Read a row that holds the old text beside the new one."""
        changes: tuple[Change, Change] = ("before", "after")
        for change in changes:
            self._assembler.close()
            self._assembler.change = change
            cell = row.cell(change)
            title = row.cell("title") if "title" in row.columns.roles else cell
            begun = self._numbered(row, title)
            for paragraph in () if begun else title.paragraphs:
                self._assembler.cell_paragraph(paragraph, bare_numbers=self._bare)
            current = self._assembler.current
            if current and cell is not title:
                self._changed(current, cell)
            if current:
                self._add_cells(row, [current])

    def _changed(self, current: Material, cell: Cell) -> None:
        """Take what changes beside a title: a weight alone, or the text of levels."""
        if read_weight(cell.text) is not None:
            current.weight = cell.passage
            return
        for paragraph in cell.paragraphs:
            self._assembler.cell_paragraph(paragraph, bare_numbers=False)


def _is_matrix(table: Table) -> bool:
    """Say whether a table is the matrix of steps that each level needs."""
    cells = [cell.text for row in table.rows for cell in row if cell.paragraphs]
    ticks = sum(1 for text in cells if _TICK.match(text))
    steps = sum(1 for cell in (c for row in table.rows[:2] for c in row) if _STEP.search(cell.passage.plain))
    return ticks > 1 and (steps > 1 or ticks * 2 > len(cells))


def _has_worded_headings(table: Table) -> bool:
    return any(
        names_indicator(paragraph) for row in table.rows for cell in row for paragraph in cell.paragraphs
    )


def _guess_columns(table: Table) -> Columns:
    """Without a header: headings stand in the title's column, plain numbers beside it are weights."""
    roles: list[Role] = ["other"] * table.width
    for place in range(table.width):
        cells = [row[place] for row in table.rows if place < len(row) and row[place].paragraphs]
        if any(read_heading(paragraph) for cell in cells for paragraph in cell.paragraphs):
            roles[place] = "title"
        elif cells and all(read_weight(cell.text) is not None for cell in cells):
            roles[place] = "weight"
        elif "title" in roles and "weight" in roles and "owner" not in roles:
            roles[place] = "owner"
    return Columns(tuple(roles), {}, None, 0)


def _label_line(row: tuple[Cell, ...]) -> list[Passage]:
    """Give a label and its value as one line; a value of several paragraphs goes on below."""
    cells = [cell for cell in row if cell.paragraphs]
    if not cells:
        return []
    first, *rest = cells[0].paragraphs
    values = [paragraph for cell in cells[1:] for paragraph in cell.paragraphs]
    if rest or not values:
        return [first, *rest, *values]
    separator = " " if first.text.rstrip().endswith((":", "：")) or read_heading(first) else " : "
    line = Passage.join([first, values[0]], separator)
    return [line, *values[1:]]
