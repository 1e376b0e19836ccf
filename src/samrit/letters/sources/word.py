"""`.docx`: paragraphs and tables in order; merged cells once, nested tables as lines of their cell."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from samrit.letters.errors import UnreadableLetter
from samrit.letters.sources.building import TableBuilder, TextBuilder, merged_over
from samrit.letters.sources.encoding import canonical
from samrit.letters.sources.packages import check_package, damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from samrit.letters.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Struck-out text of tracked changes is gone; the same drawing stands a second time as a fallback.
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK}
_BREAKS = {f"{_W}br", f"{_W}cr"}


def open_word(data: bytes, *, name: str) -> Document:
    """Open a Word file.

    Raises:
        UnreadableLetter: ``damaged``, ``too-large``, or ``unknown-kind`` for another kind of package.
    """
    parts = check_package(data, name=name)
    if "word/document.xml" not in parts:
        raise UnreadableLetter(
            "unknown-kind",
            f"ไฟล์ “{name}” ไม่ใช่เอกสาร Word (.docx) ให้ส่งไฟล์ .docx หรือ .pdf ของหนังสือ",
            f"{name} is not a Word document; send the letter as .docx or .pdf",
        )
    import docx  # noqa: PLC0415 - slow to load, needed for this kind only

    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except Exception as error:  # the library raises whatever its parts raise
        raise damaged(name) from error
    builder = TextBuilder()
    for element in _blocks(body):
        if element.tag == f"{_W}tbl":
            builder.table(_table(element))
        else:
            lines = _paragraph(element)
            for line in lines:
                builder.paragraph(line, gap=False)
            if not lines:
                builder.gap()
    return builder.build(name)


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Give paragraphs and tables, also those inside content controls."""
    for child in parent:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"}:
            yield from _blocks(child)


def _paragraph(element: _Element) -> list[str]:
    """Give the lines of a paragraph, then those of text boxes that hang on it."""
    lines = _lines(_words(element))
    for box in element.iter(f"{_W}txbxContent"):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            lines += [
                line for inner in _blocks(box) if inner.tag == f"{_W}p" for line in _lines(_words(inner))
            ]
    return lines


def _lines(words: Iterable[str]) -> list[str]:
    lines = (" ".join(canonical(line).split()) for line in "".join(words).split("\n"))
    return [line for line in lines if line]


def _words(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag in _BREAKS:
            yield "\n"
        else:
            yield from _words(child)


def _table(element: _Element) -> TableBuilder[str]:
    table = TableBuilder[str]()
    for row in element.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not element:
            continue
        table.row()
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is row:
                _cell(table, cell)
    return table


def _cell(table: TableBuilder[str], cell: _Element) -> None:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    table.cell(columns=merged_over(span.get(f"{_W}val") if span is not None else None))
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and merge.get(f"{_W}val") != "restart":
        return
    for line in _cell_lines(cell):
        table.paragraph(line)


def _cell_lines(cell: _Element) -> list[str]:
    lines: list[str] = []
    for element in _blocks(cell):
        if element.tag == f"{_W}tbl":
            for row in _table(element).rows:
                words = " ".join(paragraph for inner in row for paragraph in inner)
                lines += [words] if words else []
        else:
            lines += _paragraph(element)
    return lines
