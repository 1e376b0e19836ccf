"""`.pdf` with text: characters by place ▸ running text and the cells of ruled tables; scans go on."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from samrit.letters.errors import UnreadableLetter
from samrit.letters.sources.blanks import blank_after, is_lone_blank, with_blanks
from samrit.letters.sources.building import TextBuilder
from samrit.letters.sources.grids import Grid, Rule, find_grids
from samrit.letters.sources.packages import damaged
from samrit.letters.sources.pages import Page, table_of, write_pages
from samrit.letters.sources.setting import Glyph, Region, drop_repeated_cluster

if TYPE_CHECKING:
    from samrit.letters.document import Document

_MOST_PAGES = 300
_SLANT = 1.0
_NOTHING = "\r\n\x00\ufffe\uffff"

# The library has no types: what comes from it is Any.
_Pdf = Any
_Point = tuple[float, float]


def open_pdf(data: bytes, *, name: str) -> Document:
    """Open a PDF that holds text, or pictures of it.

    Raises:
        UnreadableLetter: ``damaged``, ``locked``, ``too-long``; for pictures also those of `read_scan`.
    """
    document: _Pdf = None
    try:
        document = pypdfium2.PdfDocument(data)
        return _read(document, name)
    except pypdfium2.PdfiumError as error:
        raise _locked(name) if "password" in str(error).lower() else damaged(name) from error
    finally:
        if document is not None:
            document.close()


def _read(document: _Pdf, name: str) -> Document:
    if len(document) > _MOST_PAGES:
        raise _too_long(name, len(document))
    builder = TextBuilder()
    pages = []
    for number, page in enumerate(document, 1):
        pages.append(_page(page, number))
        page.close()
    if not any(page.items for page in pages):
        from samrit.letters.scans.opening import read_scan  # noqa: PLC0415 - scans only

        return read_scan(document, name=name)
    write_pages(pages, builder)
    return builder.build(name)


def _page(page: _Pdf, number: int) -> Page:
    """Sort a page's characters into running text and tables, in the order the page was written."""
    grids = find_grids(*_rules(page))
    cells: dict[int, dict[tuple[int, int], Region]] = {}
    order: list[Region | int] = []
    flow: Region | None = None
    for glyph in with_blanks(_glyphs(page.get_textpage()), _lone_blanks(page)):
        place = _cell_of(grids, glyph)
        if place is None:
            if flow is None:
                flow = Region(number)
                order.append(flow)
            flow.add(glyph)
            continue
        flow = None
        table, cell = place
        if table not in cells:
            order.append(table)
        cells.setdefault(table, {}).setdefault(cell, Region(number)).add(glyph)
    items = [table_of(grids[item], cells[item]) if isinstance(item, int) else item for item in order]
    return Page(number, page.get_width(), items)


def _cell_of(grids: list[Grid], glyph: Glyph) -> tuple[int, tuple[int, int]] | None:
    for number, grid in enumerate(grids):
        cell = grid.cell_at((glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2)
        if cell:
            return number, cell
    return None


def _glyphs(textpage: _Pdf) -> list[Glyph]:
    """Give the page's characters; what was drawn twice at one place comes once."""
    edges = [ctypes.c_double() for _ in range(4)]
    origin = [ctypes.c_double(), ctypes.c_double()]
    loose = pdfium.FS_RECTF()
    found: list[Glyph] = []
    for index in range(textpage.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(textpage, index))
        if character in _NOTHING:
            continue
        if character.isspace():
            found += [blank_after(last) for last in found[-1:]]
            continue
        pdfium.FPDFText_GetCharBox(textpage, index, *edges)
        pdfium.FPDFText_GetCharOrigin(textpage, index, *origin)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, loose)
        left, right, bottom, top = (edge.value for edge in edges)
        size = loose.top - loose.bottom
        found.append(Glyph(character, left, right, bottom, top, origin[1].value, size))
        drop_repeated_cluster(found)
    return found


def _lone_blanks(page: _Pdf) -> Iterator[_Point]:
    for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        if is_lone_blank(piece.get_bounds()):
            matrix = piece.get_matrix()
            yield matrix.e, matrix.f


def _rules(page: _Pdf) -> tuple[list[Rule], list[Rule]]:
    """Collect the upright and level lines of a page, also the edges of boxes."""
    vertical: list[Rule] = []
    horizontal: list[Rule] = []
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        for (x0, y0), (x1, y1) in _segments(shape):
            if abs(x0 - x1) <= _SLANT:
                vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            elif abs(y0 - y1) <= _SLANT:
                horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    return vertical, horizontal


def _segments(shape: _Pdf) -> Iterator[tuple[_Point, _Point]]:
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    last: _Point | None = None
    for index in range(pdfium.FPDFPath_CountSegments(shape)):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if last is not None and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
        last = point


def _too_long(name: str, pages: int) -> UnreadableLetter:
    return UnreadableLetter(
        "too-long",
        f"ไฟล์ “{name}” มี {pages} หน้า เกิน {_MOST_PAGES} หน้า ให้ส่งเฉพาะหนังสือและเอกสารแนบตัวชี้วัด",
        f"{name} has {pages} pages, more than {_MOST_PAGES}; send only the letter and its annex",
    )


def _locked(name: str) -> UnreadableLetter:
    return UnreadableLetter(
        "locked",
        f"ไฟล์ “{name}” ใส่รหัสผ่านไว้ ให้เอารหัสออกแล้วส่งใหม่",
        f"{name} is protected by a password; remove it and resend",
    )
