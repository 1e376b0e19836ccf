"""`.html`: paragraphs and tables, with merged cells spread out; scripts and styles are not read."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from samrit.letters.sources.building import TableBuilder, TextBuilder, merged_over
from samrit.letters.sources.encoding import canonical, decode

if TYPE_CHECKING:
    from samrit.letters.document import Document

_BREAKING = {
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "hr",
    "body",
}
_SKIPPED = {"script", "style", "head", "template", "noscript", "svg"}


def open_html(data: bytes, *, name: str) -> Document:
    """Open an HTML file; the document's text is what a reader of the page would see."""
    text, notes = decode(data, name=name)
    parser = _Parser()
    parser.feed(canonical(text))
    parser.close()
    return parser.finish(name, notes)


class _Parser(HTMLParser):
    """Collects text; a table inside a cell is read as lines of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = TextBuilder()
        self._table: TableBuilder[str] | None = None
        self._depth = 0
        self._skipped = 0
        self._words: list[str] = []

    def finish(self, name: str, notes: tuple[str, ...]) -> Document:
        self._flush()
        self._end_table()
        return self._builder.build(name, notes=notes)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag == "table":
            self._flush()
            self._depth += 1
            if self._depth == 1:
                self._table = TableBuilder[str]()
        elif tag == "tr":
            self._flush()
            if self._table and self._depth == 1:
                self._table.row()
        elif tag in {"td", "th"}:
            self._start_cell(dict(attrs))
        elif tag in _BREAKING:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif tag == "table" and self._depth:
            self._flush()
            self._depth -= 1
            if self._depth == 0:
                self._end_table()
        elif tag in {"td", "th"} and self._depth > 1:
            self._words.append(" ")
        elif tag in _BREAKING or tag in {"td", "th", "tr"}:
            self._flush()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words.append(data)

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        if self._depth > 1:
            return
        self._flush()
        if self._table is not None:
            self._table.cell(
                columns=merged_over(attributes.get("colspan")), rows=merged_over(attributes.get("rowspan"))
            )

    def _flush(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words = []
        if not text:
            return
        if self._table:
            self._table.paragraph(text)
        else:
            self._builder.paragraph(text)

    def _end_table(self) -> None:
        if self._table:
            self._builder.table(self._table)
            self._table = None
