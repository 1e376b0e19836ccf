"""Makes Word files of a document, as an office would write it."""

from __future__ import annotations

import io

import docx
import xlsxwriter

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


def to_xlsx(document, *, ruled: bool = True) -> bytes:
    """Type a document into one sheet: tables ruled as offices do, or held together by empty rows alone."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("หนังสือ")
    cell_format = book.add_format({"border": 1} if ruled else {})
    row = 0
    table_before = False
    for block in document.blocks:
        if isinstance(block, Table):
            row += 1
            for cells in block.rows:
                for column in range(block.width):
                    paragraphs = cells[column].paragraphs if column < len(cells) else ()
                    text = "\n".join(paragraph.text for paragraph in paragraphs)
                    if text:
                        sheet.write_string(row, column, text, cell_format)
                    else:
                        sheet.write_blank(row, column, None, cell_format)
                row += 1
            table_before = True
            continue
        if block.gap or table_before:
            row += 1
        sheet.write_string(row, 0, block.passage.text)
        row += 1
        table_before = False
    book.close()
    return buffer.getvalue()
