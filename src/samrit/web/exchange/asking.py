"""Between the sheet of an indicator and a file: its items as columns, its units by name, answers as rows."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samrit.thai import fold
from samrit.web.common.errors import Fault
from samrit.web.exchange.grid import AskedItem, FindUnit, Grid, GridFault, ItemKind
from samrit.web.indicators.models import DataItem
from samrit.web.indicators.naming import names_unit
from samrit.web.results.facts import Row
from samrit.web.results.sheets import Sheet, UnitRow

KINDS: dict[str, ItemKind] = {"value": "value", "deed": "deed", "date": "date"}
LONGEST_SOURCE = 300


def asked_items(sheet: Sheet) -> tuple[AskedItem, ...]:
    """Give the columns that a file for this indicator has."""
    return tuple(
        AskedItem(item_id=item.pk, kind=KINDS[item.kind], heading=_heading(item), unit=_unit(item))
        for item in sheet.items
    )


def unit_finder(rows: Sequence[UnitRow]) -> FindUnit:
    """Make the function that finds units of a sheet: by full name or code, else by what means them."""
    exact: dict[str, set[int]] = {}
    for row in rows:
        for name in (row.unit.name, row.unit.code):
            exact.setdefault(fold(name), set()).add(row.unit.pk)

    def find(written: str) -> tuple[int, ...]:
        found = exact.get(fold(written))
        if found is None:
            found = {row.unit.pk for row in rows if names_unit(written, row.unit)}
        return tuple(sorted(found))

    return find


def rows_of(grid: Grid) -> tuple[Row, ...]:
    """Give the answers of a file as the cells that are handed in."""
    return tuple(
        Row(
            unit_id=row.unit_id,
            item_id=answer.item_id,
            state=answer.state,
            value=answer.value,
            done=answer.done,
            on_date=answer.on_date,
            as_of=row.as_of,
            note=row.note,
            row=row.row,
        )
        for row in grid.rows
        for answer in row.answers
    )


def source_of(grid: Grid) -> str:
    """Give the sources that the rows name, once each."""
    named = dict.fromkeys(row.source for row in grid.rows if row.source)
    return " · ".join(named)[:LONGEST_SOURCE]


def as_fault(fault: GridFault) -> Fault:
    """Give a fault of a file as pages show it: the place in words."""
    parts = [
        _("แผ่นงาน “%(sheet)s”") % {"sheet": fault.sheet} if fault.sheet else "",
        _("แถวที่ %(row)s") % {"row": fault.row} if fault.row else "",
        _("คอลัมน์ %(column)s") % {"column": fault.column} if fault.column else "",
    ]
    where = " ".join(part for part in parts if part) or _("ไฟล์")
    return Fault(where=where, code=fault.code, message=fault.message)


def _heading(item: DataItem) -> str:
    """Head a column so that a deed and its date are told apart."""
    match item.kind:
        case "date":
            return _("%(text)s (วันที่)") % {"text": item.text}
        case "deed":
            return _("%(text)s (ดำเนินการแล้ว/ยังไม่ดำเนินการ)") % {"text": item.text}
    unit = _("ร้อยละ") if item.unit == "percent" else item.unit
    return f"{item.text} ({unit})" if unit else item.text


def _unit(item: DataItem) -> str:
    return "" if item.unit == "percent" else item.unit
