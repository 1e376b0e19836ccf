"""XLSX out: a district's officers and their lines."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from samrit.web.exchange.layout import LINE_COLUMNS, OFFICER_COLUMNS, Column, Row, Value, lines_of
from samrit.web.exchange.rows import DistrictData

# What offices have; Excel falls back to its own Thai font where it is absent.
FONT = {"font_name": "TH SarabunPSK", "font_size": 16}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
HEADING = {
    **FONT,
    "bold": True,
    "text_wrap": True,
    "border": 1,
    "bg_color": "#E8E8E8",
    "align": "center",
    "valign": "vcenter",
}
CELL = {**FONT, "border": 1, "valign": "top", "text_wrap": True}


def write_district_xlsx(data: DistrictData, *, created: datetime) -> bytes:
    """Write the officers of a unit: a sheet of officers, one of officer × indicator, one of explanations.

    Text is always text (numbers of people keep all their digits, `=…` stays words); scores are numbers.
    The same data and `created` give the same bytes.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties(
            {
                "title": data.unit,
                "subject": data.round_words,
                "created": created.astimezone(UTC).replace(tzinfo=None),
            }
        )
        officers = book.add_worksheet(_("รายบุคคล"))
        _table(book, officers, OFFICER_COLUMNS, data.officers)
        lines = book.add_worksheet(_("รายตัวชี้วัด"))
        _table(book, lines, LINE_COLUMNS, lines_of(data.officers))
        _about(book, book.add_worksheet(_("คำอธิบาย")), data)
    return buffer.getvalue()


def _table(
    book: xlsxwriter.Workbook, sheet: Worksheet, columns: Sequence[Column[Row]], rows: Iterable[Row]
) -> None:
    head, words = book.add_format(HEADING), book.add_format(CELL)
    number = book.add_format({**CELL, "align": "right", "num_format": "General"})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, str(column.heading), head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            _write(sheet, last, at, column.value(row), number if column.is_number else words)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.repeat_rows(0)
    on_paper(sheet)


def _write(sheet: Worksheet, row: int, at: int, value: Value, style: Format) -> None:
    if value is None or value == "":
        sheet.write_blank(row, at, None, style)
    elif isinstance(value, Decimal | int):
        sheet.write_number(row, at, value, style)
    else:
        sheet.write_string(row, at, value, style)


def _about(book: xlsxwriter.Workbook, sheet: Worksheet, data: DistrictData) -> None:
    rows = [
        (_("หน่วยงาน"), data.unit),
        (_("รอบการประเมิน"), data.round_words),
        (_("หลักเกณฑ์"), data.scheme),
        (_("คะแนน (ค)"), _("ระดับ (ก) × น้ำหนัก ÷ 100")),
        (_("ช่องว่าง"), _("ยังไม่มีผล หรือยังไม่แจ้งผล: ไม่ใช่ศูนย์")),
        (_("รหัสเนื้อหา"), _("ค่าตรวจสอบของผลที่บันทึกไว้ ใช้เทียบกับแบบพิมพ์")),
    ]
    head, words = book.add_format({**CELL, "bold": True}), book.add_format(CELL)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 70)
    for at, (name, value) in enumerate(rows):
        sheet.write_string(at, 0, name, head)
        sheet.write_string(at, 1, value, words)


def on_paper(sheet: Worksheet) -> None:
    """Set a sheet to print on A4, lying, all columns on one page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
