"""`.xlsx`: the visible sheets as printed; formulas are never worked out, their stored values are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samrit.letters.headings import read_block
from samrit.letters.passages import Passage
from samrit.letters.sources.building import TextBuilder
from samrit.letters.sources.excel_layout import lay_out
from samrit.letters.sources.excel_sheets import Book, read_sheet
from samrit.letters.sources.packages import Package, damaged
from samrit.letters.sources.remarks import hidden, left_out, not_run

if TYPE_CHECKING:
    from lxml.etree import _Element

    from samrit.findings import Finding
    from samrit.letters.document import Document

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_KEY = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_PAGE_CODE = re.compile(r'&"[^"]*"|&K[0-9A-F]{6}|&\d+|&[A-Z]')
_ASIDE = (("Header", "หัวกระดาษ", "page header"), ("Footer", "ท้ายกระดาษ", "page footer"))


def read_excel(package: Package) -> Document:
    """Read an Excel file.

    Raises:
        UnreadableLetter: ``damaged``.
    """
    workbook = package.xml(_WORKBOOK)
    if workbook is None or workbook.find(f"{_S}sheets") is None:
        raise damaged(package.name)
    parts = package.related(_WORKBOOK)
    book = Book.of(package, workbook)
    builder = TextBuilder()
    remarks: list[Finding] = []
    names = []
    for sheet in workbook.iter(f"{_S}sheet"):
        name = sheet.get("name", "")
        if sheet.get("state", "visible") != "visible":
            names.append(name)
            continue
        root = package.xml(parts.get(sheet.get(_KEY, ""), ""))
        if root is None or root.find(f"{_S}sheetData") is None:
            continue
        remarks += _read(root, name, book, builder)
    if names:
        remarks.append(hidden(", ".join(names), what="แผ่นงาน", what_en="sheets"))
    if "xl/vbaProject.bin" in package:
        remarks.append(not_run("มาโคร"))
    return builder.build(package.name, remarks=remarks)


def _read(root: _Element, name: str, book: Book, builder: TextBuilder) -> Iterator[Finding]:
    """Write a sheet into the document and name what it holds besides."""
    sheet = read_sheet(root, name, book)
    builder.gap()
    # A sheet is often named after the block that it holds, and says so nowhere else.
    if sheet.rows and read_block(Passage.at(name, 0)):
        builder.paragraph(name)
    lay_out(sheet, builder)
    yield from sheet.remarks
    for place, words, words_en in _ASIDE:
        lines = [
            line
            for element in root.iter(f"{_S}odd{place}", f"{_S}first{place}", f"{_S}even{place}")
            for line in _page_lines(element.text or "")
        ]
        yield from left_out(lines, place=words, place_en=words_en)


def _page_lines(code: str) -> list[str]:
    """Give the lines of a page's head; ``&P`` and its like stand for numbers, dates, fonts and sizes."""
    bare = _PAGE_CODE.sub("\n", code.replace("&&", "\x00"))
    return [line for part in bare.replace("\x00", "&").split("\n") if (line := " ".join(part.split()))]
