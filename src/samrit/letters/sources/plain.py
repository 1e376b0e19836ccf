"""`.txt` and `.md`: lines, with tables as tab-separated lines, as Markdown pipes or as HTML inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samrit.letters.document import Block, Cell, Document, Paragraph, Table
from samrit.letters.markup import split_fragments
from samrit.letters.passages import Passage
from samrit.letters.sources.aligned import aligned_end, aligned_table
from samrit.letters.sources.building import TableBuilder, merged_over
from samrit.letters.sources.encoding import canonical, decode

_PIPE_ROW = re.compile(r"^\s*\|?[^|]*\|.*$")
_PIPE_RULE = re.compile(r"^(?=.*\||\s*--)\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
# Rows shut in pipes are a table even where no rule of dashes stands under the first.
_SHUT_ROW = re.compile(r"^\s*\|[^|]*\|[^|]*\|.*$")
_PIPE = re.compile(r"(?<!\\)\|")
_HTML_TABLE = re.compile(r"<table\b.*?(?:</table\s*>|\Z)", re.IGNORECASE | re.DOTALL)
# A tab before or after a line is an indent; one inside it, or an empty last cell, makes a row.
_TABBED = re.compile(r"\S[ ]*\t.*\S|\S[ ]*\t[ ]*\t")
_ROW_TAG = re.compile(r"<tr\b[^<>]*>", re.IGNORECASE)
_CELL_TAG = re.compile(r"<t[dh]\b[^<>]*>", re.IGNORECASE)
_SPAN = re.compile(r"""(col|row)span\s*=\s*["']?(\d+)""")
_CELL_END = re.compile(r"</t[dh]\s*>", re.IGNORECASE)

_Line = tuple[int, str]


def open_plain(data: bytes, *, name: str) -> Document:
    """Open a text or Markdown file."""
    text, notes = decode(data, name=name)
    text = canonical(text)
    return Document(name, text, tuple(_blocks(text)), notes=notes)


def _blocks(text: str) -> Iterator[Block]:
    last = 0
    for match in _HTML_TABLE.finditer(text):
        yield from _line_blocks(text, last, match.start())
        yield _html_table(Passage.at(match[0], match.start()))
        last = match.end()
    yield from _line_blocks(text, last, len(text))


def _html_table(whole: Passage) -> Table:
    """Read a table written in HTML inside a text file; places stay those of the file."""
    grid = TableBuilder[Passage]()
    for row in whole.split(_ROW_TAG)[1:]:
        grid.row()
        for cell in row.split(_CELL_END):
            tag = _CELL_TAG.search(cell.text)
            if tag:
                spans = dict(_SPAN.findall(tag[0].lower()))
                grid.cell(columns=merged_over(spans.get("col")), rows=merged_over(spans.get("row")))
                for paragraph in split_fragments(cell.cut(tag.end())):
                    grid.paragraph(paragraph)
    return Table(tuple(tuple(Cell(tuple(cell)) for cell in row) for row in grid.rows))


def _line_blocks(text: str, start: int, end: int) -> Iterator[Block]:
    lines = _lines(text, start, end)
    index = 0
    gap = True
    while index < len(lines):
        stop = _table_end(lines, index)
        if stop > index:
            yield _table(lines[index:stop])
            index, gap = stop, True
            continue
        stop = aligned_end(lines, index)
        if stop > index:
            yield aligned_table(lines[index:stop])
            index, gap = stop, True
            continue
        place, line = lines[index]
        for passage in split_fragments(Passage.at(line, place)):
            yield Paragraph(passage, gap)
            gap = False
        gap = gap or not line.strip()
        index += 1


def _lines(text: str, start: int, end: int) -> list[_Line]:
    found = []
    for line in text[start:end].split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found


def _table_end(lines: list[_Line], index: int) -> int:
    """Give the line after the table that begins at ``index``, or ``index`` where none begins."""
    stop = index
    if _TABBED.search(lines[index][1]):
        while stop < len(lines) and "\t" in lines[stop][1]:
            stop += 1
        return stop
    if index + 1 < len(lines) and _PIPE_ROW.match(lines[index][1]) and _PIPE_RULE.match(lines[index + 1][1]):
        while stop < len(lines) and "|" in lines[stop][1]:
            stop += 1
        return stop
    while stop < len(lines) and _SHUT_ROW.match(lines[stop][1]):
        stop += 1
    return stop if stop > index + 1 else index


def _table(lines: list[_Line]) -> Table:
    if "\t" in lines[0][1]:
        return Table(tuple(_row(place, line, re.compile("\t")) for place, line in lines))
    rows = []
    for place, line in lines:
        if not _PIPE_RULE.match(line):
            inner = line.strip().removeprefix("|").removesuffix("|")
            rows.append(_row(place + line.index(inner), inner, _PIPE))
    return Table(tuple(rows))


def _row(start: int, line: str, separator: re.Pattern[str]) -> tuple[Cell, ...]:
    cells = []
    last = 0
    for match in [*separator.finditer(line), None]:
        end = match.start() if match else len(line)
        cells.append(Cell(tuple(split_fragments(Passage.at(line[last:end], start + last)))))
        last = match.end() if match else end
    return tuple(cells)
