"""A block copied from a worksheet: one unit a line, its answers in the order of the sheet's columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samrit.web.common.errors import Fault
from samrit.web.indicators.models import DataItem
from samrit.web.indicators.naming import names_unit
from samrit.web.results.choices import FactState
from samrit.web.results.facts import Row
from samrit.web.results.models import Fact
from samrit.web.results.reading import completed, row_of_text
from samrit.web.results.sheets import Sheet, UnitRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """The rows of a block, and what could not be placed."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def unit_named(name: str, rows: Sequence[UnitRow]) -> UnitRow | None:
    """Give the one unit that a name means; None where none or several fit."""
    exact = [row for row in rows if row.unit.name == name.strip()]
    found = exact or [row for row in rows if names_unit(name, row.unit)]
    return found[0] if len(found) == 1 else None


def read_block(text: str, sheet: Sheet, *, as_of: date | None) -> Pasted:
    """Read a pasted block; a first line that names no unit is taken for the heading."""
    lines = list(csv.reader(io.StringIO(text.strip("\r\n")), delimiter="\t"))
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, cells in enumerate(lines, start=1):
        if not any(cell.strip() for cell in cells):
            continue
        unit = unit_named(cells[0], sheet.rows)
        if unit is None:
            if number > 1:
                faults.append(_unknown(number, cells[0]))
            continue
        extra = [cell for cell in cells[1 + len(sheet.items) :] if cell.strip()]
        if extra:
            faults.append(_too_wide(number, len(sheet.items)))
        rows += _rows_of(unit, sheet.items, cells[1:], number=number, as_of=as_of)
    if not rows and not faults:
        message = _("ไม่พบข้อมูลที่วาง ให้คัดลอกจาก Excel โดยคอลัมน์แรกเป็นชื่ออำเภอ คอลัมน์ถัดไปเป็นผล")
        faults.append(Fault(where=_("ข้อมูลที่วาง"), code="empty", message=message))
    return Pasted(rows=tuple(rows), faults=tuple(faults))


def _rows_of(
    unit: UnitRow, items: Sequence[DataItem], cells: Sequence[str], *, number: int, as_of: date | None
) -> list[Row]:
    none: Fact | None = None
    found = []
    for item, text in zip(items, cells, strict=False):
        row = row_of_text((unit.unit.pk, item.pk), item, text, row=number)
        if row.state == "not-reported":
            continue  # an empty cell of a worksheet says nothing
        found.append(completed(row, none, state=FactState.REPORTED, note="", as_of=None, on=as_of))
    return found


def _unknown(number: int, name: str) -> Fault:
    words = {"name": name.strip()[:60]}
    message = _("ไม่รู้จักหน่วยงาน “%(name)s” ให้แก้ชื่อให้ตรงกับในตาราง") % words
    return Fault(where=_("แถวที่ %(row)s") % {"row": number}, code="unknown-unit", message=message)


def _too_wide(number: int, count: int) -> Fault:
    message = _("มีคอลัมน์เกิน ตัวชี้วัดนี้มีผลที่ต้องรายงาน %(count)s คอลัมน์ ให้ลบคอลัมน์ที่ไม่ใช้") % {"count": count}
    return Fault(where=_("แถวที่ %(row)s") % {"row": number}, code="too-wide", message=message)
