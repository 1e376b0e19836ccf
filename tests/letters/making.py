"""Makes Word and PDF files of a document, as an office would print it."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import fontpkg_sarabun
import typst

from samrit.letters.document import Table

_FONTS = [str(Path(fontpkg_sarabun.__file__).parent / "files")]
_PAGE = """#set page(paper: "a4", margin: (left: 2.5cm, right: 2cm, y: 2cm))
#set text(font: "Sarabun", size: 13pt, lang: "th", top-edge: "ascender", bottom-edge: "descender")
"""


def to_docx(document) -> bytes:
    word = docx.Document()
    for block in document.blocks:
        if isinstance(block, Table):
            table = word.add_table(rows=len(block.rows), cols=block.width)
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells):
                    _fill(table.cell(row, column), cell)
            continue
        if block.gap:
            word.add_paragraph("")
        word.add_paragraph(block.passage.text)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _fill(target, cell) -> None:
    for index, paragraph in enumerate(cell.paragraphs):
        place = target.paragraphs[0] if index == 0 else target.add_paragraph()
        place.text = paragraph.text


def to_pdf(document) -> bytes:
    parts = [_PAGE]
    for block in document.blocks:
        if isinstance(block, Table):
            parts.append(_table(block))
        elif block.gap:
            parts.append(f"#v(1em)\n{_words(block.passage.text)}\n")
        else:
            parts.append(f" {_words(block.passage.text)}\n")
    return typst.compile("\n".join(parts).encode(), font_paths=_FONTS)


def _table(block) -> str:
    columns = "(1fr, 2.2cm, 3cm)" if block.width == 3 else str(block.width)
    cells = []
    for row in block.rows:
        padded = [*row, *[None] * (block.width - len(row))]
        for cell in padded:
            words = "\n\n".join(_words(paragraph.text) for paragraph in cell.paragraphs) if cell else ""
            cells.append(f"[{words}]")
    return f"#table(columns: {columns}, {', '.join(cells)})"


def _words(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{escaped}"'
