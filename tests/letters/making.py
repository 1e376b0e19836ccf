"""Makes Word files of a document, as an office would write it."""

from __future__ import annotations

import io

import docx

from samrit.letters.document import Table


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
