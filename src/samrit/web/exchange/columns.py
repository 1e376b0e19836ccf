"""Finding the table in a sheet: the row of headings, and which column is what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samrit.thai.text import fold
from samrit.web.exchange.cells import words_of
from samrit.web.exchange.grid import AskedItem, GridFault
from samrit.web.exchange.tables import Cell, Sheet

# Titles and notes may stand above the headings; further down there is data.
HEADING_ROWS = 20
UNIT = {
    *("อำเภอ", "หน่วย", "หน่วยงาน", "อำเภอ/หน่วย", "อำเภอ/หน่วยงาน", "ชื่ออำเภอ", "ชื่อหน่วยงาน"),
    *("district", "unit"),
}
VALUE = {
    *("ค่า", "ผลงาน", "ค่า/ผลงาน", "ผล", "ผลการดำเนินงาน", "ผลการดำเนินการ", "ค่าที่ได้", "ร้อยละ", "จำนวน"),
    *("value", "result"),
}
AS_OF = {"ณวันที่", "ข้อมูลณวันที่", "วันที่ของข้อมูล", "วันที่ข้อมูล", "วันที่", "asof", "date"}
SOURCE = {"แหล่งข้อมูล", "แหล่งที่มา", "ที่มา", "source"}
NOTE = {"หมายเหตุ", "note", "remark"}
_NOT_OF_THE_NAME = re.compile(r"\([^)]*\)|[\s:*.]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet with its columns found; `first` is the index of the first row of data."""

    sheet: Sheet
    first: int
    unit: int
    items: tuple[tuple[int, AskedItem], ...]
    as_of: int | None = None
    source: int | None = None
    note: int | None = None
    headings: tuple[str, ...] = ()

    def column(self, at: int) -> str:
        """Give a column as people name it: its letter and its heading."""
        heading = self.headings[at] if at < len(self.headings) else ""
        return f"{column_letters(at)} {heading}".strip()


def column_letters(at: int) -> str:
    """Give the letters of a column counted from 0: A, …, Z, AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def find_table(sheet: Sheet, items: Sequence[AskedItem]) -> Table | None:
    """Give the table of a sheet, or None where no row has a heading for units and one for an item."""
    for at, row in enumerate(sheet.rows[:HEADING_ROWS]):
        found = _headings(sheet, at, row, items)
        if found is not None:
            return found
    return None


def missing_headings(sheet: Sheet, items: Sequence[AskedItem]) -> GridFault:
    """Say which headings are looked for, where none were found."""
    wanted = [_("“อำเภอ/หน่วยงาน”"), *(f"“{item.heading}”" for item in items)]
    if len(items) == 1:
        wanted[1] += _(" หรือ “ค่า/ผลงาน”")
    message = _("ไม่พบแถวหัวตารางที่มีคอลัมน์ %(wanted)s ใน %(rows)s แถวแรก ให้ใช้แบบที่ดาวน์โหลดจากหน้านี้")
    words = {"wanted": _(" และ ").join(wanted), "rows": HEADING_ROWS}
    return GridFault(code="headings-missing", sheet=sheet.name, message=message % words)


def _headings(sheet: Sheet, at: int, row: Sequence[Cell], items: Sequence[AskedItem]) -> Table | None:
    names = [_name(words_of(cell)) for cell in row]
    unit = _first(names, UNIT)
    own = _item_columns(row, names, items)
    if not own and len(items) == 1:
        column = _first(names, VALUE)
        own = [] if column is None else [(column, items[0])]
    if unit is None or not own:
        return None
    return Table(
        sheet=sheet,
        first=at + 1,
        unit=unit,
        items=tuple(own),
        as_of=_first(names, AS_OF),
        source=_first(names, SOURCE),
        note=_first(names, NOTE),
        headings=tuple(words_of(cell) for cell in row),
    )


def _item_columns(
    row: Sequence[Cell], names: Sequence[str], items: Sequence[AskedItem]
) -> list[tuple[int, AskedItem]]:
    """Give each item the column headed exactly so, else one that differs only in brackets and spaces."""
    written = [fold(words_of(cell)) for cell in row]
    free = set(range(len(row)))
    found: list[tuple[int, AskedItem]] = []
    for item in items:
        exact = next((at for at in sorted(free) if written[at] == fold(item.heading)), None)
        at = (
            exact
            if exact is not None
            else next((n for n in sorted(free) if names[n] == _name(item.heading)), None)
        )
        if at is not None:
            free.discard(at)
            found.append((at, item))
    return found


def _first(names: Sequence[str], wanted: set[str]) -> int | None:
    return next((at for at, name in enumerate(names) if name in wanted), None)


def _name(heading: str) -> str:
    return _NOT_OF_THE_NAME.sub("", fold(heading))
