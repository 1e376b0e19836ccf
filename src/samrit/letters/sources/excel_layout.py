"""Rows of a sheet ▸ running text and tables: lines beside cells make a table, or rows of several cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samrit.letters.sources.building import TableBuilder, TextBuilder

if TYPE_CHECKING:
    from samrit.letters.sources.excel_sheets import Row, Sheet

_SEVERAL = 2


def lay_out(sheet: Sheet, builder: TextBuilder) -> None:
    """Write a sheet: what is ruled is a table; elsewhere rows of several cells that follow each other are."""
    for run in _runs(sheet.rows):
        if run[0].ruled:
            _table(run, builder)
        else:
            _unruled(run, builder)
        builder.gap()


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Part the rows where one is left empty, and where ruled ones begin or end."""
    run: list[Row] = []
    for row in rows:
        if run and (row.number > run[-1].number + 1 or bool(row.ruled) != bool(run[-1].ruled)):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _unruled(run: Sequence[Row], builder: TextBuilder) -> None:
    several = [index for index, row in enumerate(run) if len(row.cells) >= _SEVERAL]
    first, last = (several[0], several[-1] + 1) if len(several) >= _SEVERAL else (len(run), len(run))
    # A cell alone under a table is its own where it stands in a later column, such as a sum.
    while last < len(run) and min(run[last].cells) > min(run[first].cells):
        last += 1
    for row in run[:first]:
        _paragraphs(row, builder)
    if run[first:last]:
        _table(run[first:last], builder)
    for row in run[last:]:
        _paragraphs(row, builder)


def _paragraphs(row: Row, builder: TextBuilder) -> None:
    """Write a row outside tables: cells beside each other are one line."""
    cells = [row.cells[column] for column in sorted(row.cells)]
    lines = cells[0] if len(cells) == 1 else [" ".join(line for cell in cells for line in cell)]
    for line in lines:
        builder.paragraph(line, gap=False)


def _table(run: Sequence[Row], builder: TextBuilder) -> None:
    columns = sorted({column for row in run for column in {*row.cells, *row.ruled}})
    table = TableBuilder[str]()
    for row in run:
        if not row.cells:
            continue
        table.row()
        for column in columns:
            table.cell()
            for line in row.cells.get(column, ()):
                table.paragraph(line)
    builder.table(table)
