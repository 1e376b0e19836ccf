"""Pictures of pages ▸ a document: tables by their rules, rows of writing, numbers looked at twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from samrit.letters.document import Document, Mark
from samrit.letters.scans.rasters import Grey, Piece, ink_of, painted, pieces_of, straightened
from samrit.letters.scans.rows import Row, Stretch, rows_of, stretches_of, usual_height
from samrit.letters.scans.ruling import take_rules
from samrit.letters.scans.tesseract import read_lines
from samrit.letters.sources.building import TextBuilder
from samrit.letters.sources.encoding import canonical
from samrit.letters.sources.glyphs import mend_scanned, mend_thai
from samrit.letters.sources.grids import Grid, find_grids
from samrit.letters.sources.pages import CellKey, Page, TableOnPages, table_of, write_pages
from samrit.letters.sources.setting import Line, Region

_POINTS = 72
_MARGIN = 12
# The letters of official fonts are set in lines so much higher than ก.
_SIZE_OF_UNIT = 2.2
_NUMBER = re.compile(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*")
# Tesseract's Thai digits are right half of the time only: what it reads is never sure. Nor is a page whose
# letters are less like those of the known fonts than this.
_KNOWN_FONT = 0.82
_NEVER_SURE = 50
_NOTE = "อ่านจากภาพสแกน ตัวเลขทุกตัวที่ไม่แน่ใจมีข้อสังเกตกำกับ ให้เทียบกับต้นฉบับก่อนใช้"


@dataclass(frozen=True, slots=True)
class _Written:
    """A row of a page with its stretches."""

    row: Row
    stretches: list[Stretch]


@dataclass(slots=True)
class _Sheet:
    """A page as seen: its picture and where each region's rows are."""

    number: int
    picture: Grey
    dpi: float
    unit: float
    regions: list[tuple[Grid | None, CellKey | None, list[_Written]]]
    grids: list[Grid]


def read_pages(pictures: Iterable[Grey], *, dpi: float, name: str, second_look: bool = True) -> Document:
    """Read pictures of pages; ``second_look`` off leaves every number to Tesseract.

    Raises:
        UnreadableLetter: ``too-slow``.
    """
    sheets = [
        _sheet(number, picture, dpi, second_look=second_look) for number, picture in enumerate(pictures, 1)
    ]
    waiting = [
        (sheet, stretch)
        for sheet in sheets
        for _, _, written in sheet.regions
        for one in written
        for stretch in one.stretches
        if stretch.text is None
    ]
    crops = [painted(sheet.picture, stretch.pieces, margin=_MARGIN) for sheet, stretch in waiting]
    for (_, stretch), read in zip(waiting, read_lines(crops, dpi=round(dpi), name=name), strict=True):
        stretch.text, stretch.confidence = read.text, read.confidence
    builder = TextBuilder()
    write_pages([_page(sheet) for sheet in sheets], builder)
    return builder.build(name, notes=(_NOTE,))


def _sheet(number: int, picture: Grey, dpi: float, *, second_look: bool) -> _Sheet:
    picture = straightened(picture)
    ink, upright, level = take_rules(ink_of(picture), dpi)
    grids = find_grids(upright, level)
    pieces = pieces_of(ink)
    unit = usual_height(pieces, dpi)
    sheet = _Sheet(number, picture, dpi, unit or 0.0, [], grids)
    if unit is None:
        return sheet
    for place, inside in _regions(pieces, grids, picture.shape[0], dpi).items():
        grid, cell = (None, None) if place is None else (grids[place[0]], place[1])
        rows = rows_of(inside, unit)
        written = [
            _Written(row, stretches_of(picture, row) if second_look else [Stretch(row.pieces)])
            for row in rows
        ]
        sheet.regions.append((grid, cell, written))
    _distrust(sheet)
    return sheet


def _distrust(sheet: _Sheet) -> None:
    """Where a page is not set in the fonts whose shapes are known, no number is sure."""
    stretches = [stretch for _, _, written in sheet.regions for one in written for stretch in one.stretches]
    likeness = [guessed.likeness for stretch in stretches for guessed in stretch.guesses]
    if likeness and median(likeness) < _KNOWN_FONT:
        for stretch in stretches:
            stretch.confidence = min(stretch.confidence, _NEVER_SURE)


def _regions(
    pieces: Sequence[Piece], grids: Sequence[Grid], height: int, dpi: float
) -> dict[tuple[int, CellKey] | None, list[Piece]]:
    """Sort pieces by the cell they stand in; None is running text."""
    scale = _POINTS / dpi
    found: dict[tuple[int, CellKey] | None, list[Piece]] = {}
    for piece in pieces:
        x, y = (piece.left + piece.right) / 2 * scale, (height - piece.middle) * scale
        place = None
        for number, grid in enumerate(grids):
            cell = grid.cell_at(x, y)
            if cell:
                place = (number, cell)
                break
        found.setdefault(place, []).append(piece)
    return found


def _page(sheet: _Sheet) -> Page:
    """Give a page's running text and tables from top to bottom."""
    height, width = sheet.picture.shape
    scale = _POINTS / sheet.dpi
    items: list[tuple[float, Region | TableOnPages]] = []
    for grid in sheet.grids:
        cells = {
            cell: _region(sheet, written)
            for owner, cell, written in sheet.regions
            if owner is grid and cell is not None
        }
        if cells:
            items.append((grid.ys[0], table_of(grid, cells)))
    tops = sorted((top for top, _ in items), reverse=True)
    flow = [one for grid, _, written in sheet.regions if grid is None for one in written]
    for upper, lower in zip([float("inf"), *tops], [*tops, float("-inf")], strict=True):
        between = [one for one in flow if lower < (height - one.row.base) * scale <= upper]
        region = _region(sheet, between)
        if region.lines:
            items.append((region.lines[0].base, region))
    ordered = sorted(items, key=lambda item: -item[0])
    return Page(sheet.number, width * scale, [item for _, item in ordered])


def _region(sheet: _Sheet, written: Sequence[_Written]) -> Region:
    lines = [line for one in written if (line := _line(sheet, one)).text]
    return Region(sheet.number, sorted(lines, key=lambda line: -line.base))


def _line(sheet: _Sheet, written: _Written) -> Line:
    """Put a row's stretches together; every number keeps its place and how sure it is."""
    scale = _POINTS / sheet.dpi
    height = sheet.picture.shape[0]
    pieces = written.row.pieces
    line = Line((height - written.row.base) * scale, 0.0, 0.0, page=sheet.number)
    line.left = min(piece.left for piece in pieces) * scale
    line.right = max(piece.right for piece in pieces) * scale
    line.bottom = (height - max(piece.bottom for piece in pieces)) * scale
    line.top = (height - min(piece.top for piece in pieces)) * scale
    line.size = sheet.unit * _SIZE_OF_UNIT * scale
    sure: list[int] = []
    for stretch in written.stretches:
        text = mend_scanned(" ".join(canonical(mend_thai(stretch.text or "")).split()))
        if not text:
            continue
        left, right = stretch.left * scale, stretch.right * scale
        if stretch.blank_before and line.text:
            line.text += " "
            line.edges.append(left)
            sure.append(stretch.confidence)
        line.text += text
        line.edges += [left + (right - left) * (place + 1) / len(text) for place in range(len(text))]
        sure += [stretch.confidence if stretch.by_shape else min(stretch.confidence, _NEVER_SURE)] * len(text)
    line.numbers = _numbers(line, sure)
    line.confidence = round(sum(sure) / len(sure)) if sure else 0
    return line


def _numbers(line: Line, sure: Sequence[int]) -> list[Mark]:
    """Give where the numbers of a line stand, each as sure as its least sure part."""
    found = []
    for match in _NUMBER.finditer(line.text):
        start, end = match.span()
        box = (line.edges[start - 1] if start else line.left, line.bottom, line.edges[end - 1], line.top)
        found.append(Mark(start, end, line.page, box, min(sure[start:end])))
    return found
