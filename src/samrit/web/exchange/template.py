"""XLSX out: the blank sheet for one indicator's figures, its units filled in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from samrit.web.exchange.grid import AskedItem
from samrit.web.exchange.workbook import CELL, FONT, HEADING, OPTIONS, on_paper

HEADINGS_AT = 3


def write_figures_template(
    *, title: str, items: Sequence[AskedItem], units: Sequence[str], created: datetime
) -> bytes:
    """Write the sheet: one column for each item asked, then the day, the source and a note.

    `read_grid` takes the filled sheet back. The same arguments give the same bytes.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": title, "created": created.astimezone(UTC).replace(tzinfo=None)})
        sheet = book.add_worksheet(_("ผลงาน"))
        _title(book, sheet, title)
        width = _headings(book, sheet, items)
        _rows(book, sheet, units, figures=len(items), width=width)
        sheet.freeze_panes(HEADINGS_AT + 1, 1)
        on_paper(sheet)
    return buffer.getvalue()


def _title(book: xlsxwriter.Workbook, sheet: Worksheet, title: str) -> None:
    sheet.write_string(0, 0, title, book.add_format({**FONT, "bold": True}))
    words = _("เว้นว่าง = ยังไม่รายงาน (ไม่ใช่ศูนย์) · พิมพ์ ไม่เกี่ยวข้อง หรือ ยกเว้น พร้อมเหตุผลในหมายเหตุได้")
    sheet.write_string(1, 0, words, book.add_format(FONT))


def _headings(book: xlsxwriter.Workbook, sheet: Worksheet, items: Sequence[AskedItem]) -> int:
    style = book.add_format(HEADING)
    columns = [
        (_("อำเภอ/หน่วยงาน"), 34),
        *((item.heading, 24) for item in items),
        (_("ณ วันที่"), 16),
        (_("แหล่งข้อมูล"), 28),
        (_("หมายเหตุ"), 34),
    ]
    for at, (heading, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(HEADINGS_AT, at, heading, style)
    return len(columns)


def _rows(
    book: xlsxwriter.Workbook, sheet: Worksheet, units: Sequence[str], *, figures: int, width: int
) -> None:
    # Text cells keep a typed Thai date as it was typed; figures stay free so that Excel can compute them.
    free, text = book.add_format(CELL), book.add_format({**CELL, "num_format": "@"})
    for number, unit in enumerate(units, start=HEADINGS_AT + 1):
        sheet.write_string(number, 0, unit, text)
        for at in range(1, width):
            sheet.write_blank(number, at, None, free if at <= figures else text)
