"""Files as people make them, for tests of reading."""

from __future__ import annotations

import io

import xlsxwriter

from samrit.web.exchange.grid import AskedItem

SHARE = AskedItem(item_id=1, kind="value", heading="ร้อยละของครัวเรือนเป้าหมาย", unit="ครัวเรือน")
PLAN = AskedItem(item_id=2, kind="deed", heading="มีแผนปฏิบัติการ")
DAY = AskedItem(item_id=3, kind="date", heading="วันที่ส่งรายงาน")
UNITS = {"ทุ่งหนึ่ง": 11, "ทุ่งสอง": 12, "ทุ่งสาม": 13}


def find_unit(written):
    """Find one of the three units by the place in its name."""
    return tuple(pk for name, pk in UNITS.items() if written in {name, f"อำเภอ{name}", f"สำนักงานอำเภอ{name}"})


def workbook(*sheets, formats=None):
    """Write sheets given as (name, rows); `formats` gives a number format by (row, column) of the first."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "d/m/yyyy"}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    style = (formats or {}).get((at, column))
                    sheet.write(
                        at, column, value, *([book.add_format({"num_format": style})] if style else [])
                    )
    return buffer.getvalue()


def csv_file(text, encoding="utf-8-sig"):
    return text.encode(encoding)
