"""`.docx`: paragraphs and tables in order; merged cells once, nested tables as lines of their cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samrit.letters.errors import UnreadableLetter
from samrit.letters.sources.building import TableBuilder, TextBuilder, merged_over
from samrit.letters.sources.encoding import canonical
from samrit.letters.sources.numbering import Lists
from samrit.letters.sources.packages import Package, damaged
from samrit.letters.sources.remarks import left_out, not_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from samrit.findings import Finding
    from samrit.letters.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Struck-out text of tracked changes is gone; the same drawing stands a second time as a fallback.
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK}
_BREAKS = {f"{_W}br", f"{_W}cr"}
_AROUND = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}smartTag", f"{_W}customXml"}
_OFF = {"0", "false", "off"}
_DEEPEST = 20
_ASIDE = (
    ("word/header", "หัวกระดาษ", "page header"),
    ("word/footer", "ท้ายกระดาษ", "page footer"),
    ("word/footnotes", "เชิงอรรถ", "footnotes"),
    ("word/endnotes", "อ้างอิงท้ายเรื่อง", "endnotes"),
)


def read_word(package: Package) -> Document:
    """Read a Word file.

    Raises:
        UnreadableLetter: ``damaged``; ``too-deep`` where tables stand in tables beyond all use.
    """
    root = package.xml("word/document.xml")
    body = root.find(f"{_W}body") if root is not None else None
    if body is None:
        raise damaged(package.name)
    if _depth(body) > _DEEPEST:
        raise UnreadableLetter(
            "too-deep",
            f"ไฟล์ “{package.name}” มีตารางซ้อนในตารางเกิน {_DEEPEST} ชั้น จึงไม่อ่าน ให้บันทึกใหม่โดยไม่ซ้อนตาราง",
            f"{package.name} has tables within tables, more than {_DEEPEST} deep; save it without them",
        )
    lists = Lists.of(package.xml("word/numbering.xml"), package.xml("word/styles.xml"))
    return _Reader(lists).read(body, package)


def _depth(body: _Element) -> int:
    tables = (sum(1 for _ in table.iterancestors(f"{_W}tbl")) for table in body.iter(f"{_W}tbl"))
    return max(tables, default=0)


class _Reader:
    """Reads the body once, in order: the numbers of lists count on."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    def read(self, body: _Element, package: Package) -> Document:
        builder = TextBuilder()
        for element in _blocks(body):
            if element.tag == f"{_W}tbl":
                builder.table(self._table(element))
                continue
            lines = self._paragraph(element)
            for line in lines:
                builder.paragraph(line, gap=False)
            if not lines:
                builder.gap()
        return builder.build(package.name, remarks=list(_remarks(package)))

    def _paragraph(self, element: _Element) -> list[str]:
        """Give the lines of a paragraph with its number, then those of text boxes that hang on it."""
        lines = _lines(_words(element))
        label = self._lists.label(element)
        if label and (lines or label != "-"):
            lines[:1] = [" ".join([label, *lines[:1]])]
        for box in element.iter(f"{_W}txbxContent"):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                lines += [
                    line for inner in _blocks(box) if inner.tag == f"{_W}p" for line in _lines(_words(inner))
                ]
        return lines

    def _table(self, element: _Element) -> TableBuilder[str]:
        table = TableBuilder[str]()
        for row in element.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not element:
                continue
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            table.row()
            before = row.find(f"{_W}trPr/{_W}gridBefore")
            if before is not None:
                table.cell(columns=merged_over(before.get(f"{_W}val")))
            for cell in row.iter(f"{_W}tc"):
                if next(cell.iterancestors(f"{_W}tr")) is row:
                    self._cell(table, cell)
        return table

    def _cell(self, table: TableBuilder[str], cell: _Element) -> None:
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        table.cell(columns=merged_over(span.get(f"{_W}val") if span is not None else None))
        for kind in ("vMerge", "hMerge"):
            merge = cell.find(f"{_W}tcPr/{_W}{kind}")
            if merge is not None and merge.get(f"{_W}val") != "restart":
                return
        for line in self._cell_lines(cell):
            table.paragraph(line)

    def _cell_lines(self, cell: _Element) -> list[str]:
        lines: list[str] = []
        for element in _blocks(cell):
            if element.tag == f"{_W}tbl":
                for row in self._table(element).rows:
                    words = " ".join(paragraph for inner in row for paragraph in inner)
                    lines += [words] if words else []
            else:
                lines += self._paragraph(element)
        return lines


def _remarks(package: Package) -> Iterator[Finding]:
    """Name what stands beside the text: heads and feet of pages, notes, macros."""
    for start, place, place_en in _ASIDE:
        lines: list[str] = []
        for part in package.named(start):
            root = package.xml(part)
            paragraphs = root.iter(f"{_W}p") if root is not None else ()
            lines += [line for paragraph in paragraphs for line in _lines(_words(paragraph))]
        yield from left_out(lines, place=place, place_en=place_en)
    if package.named("word/vbaProject"):
        yield not_run("มาโคร")


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Give paragraphs and tables, also those inside content controls."""
    for child in parent:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag in _AROUND:
            yield from _blocks(child)


def _lines(words: Iterable[str]) -> list[str]:
    lines = (" ".join(canonical(line).split()) for line in "".join(words).split("\n"))
    return [line for line in lines if line]


def _words(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT or _is_hidden(child):
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


def _is_hidden(run: _Element) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return vanish is not None and vanish.get(f"{_W}val") not in _OFF
