"""An uploaded block of figures: read whole and sound, or refused with every fault at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from samrit.thai.text import fold
from samrit.web.exchange.cells import is_blank, read_day, read_deed, read_figure, read_state, words_of
from samrit.web.exchange.columns import Table, find_table, missing_headings
from samrit.web.exchange.grid import (
    Answer,
    AskedItem,
    FindUnit,
    Grid,
    GridFault,
    GridRefused,
    GridRow,
)
from samrit.web.exchange.tables import MOST_BYTES, Cell, Sheet, sheets_of

SUMS = ("รวม", "เฉลี่ย", "ค่าเฉลี่ย", "ผลรวม", "total", "sum", "average")
QUOTED = 40


def read_grid(
    data: bytes, name: str, *, items: Sequence[AskedItem], find_unit: FindUnit, most_bytes: int = MOST_BYTES
) -> Grid:
    """Read an uploaded XLSX or CSV file.

    Args:
        data: the bytes of the file.
        name: its name, for messages.
        items: what is asked for; a column is found by its heading (or `ค่า/ผลงาน` where one item is asked).
        find_unit: gives the units that a written name may mean.
        most_bytes: size of the largest file taken.

    Raises:
        GridRefused: with every fault, each with its sheet, row, column and what to do.
    """
    sheets = sheets_of(data, name, most_bytes=most_bytes)
    tables = [table for sheet in sheets if (table := find_table(sheet, items)) is not None]
    if not tables:
        empty = Sheet(name="", rows=())
        raise GridRefused((missing_headings(sheets[0] if sheets else empty, items),))
    if len(tables) > 1:
        names = _(" และ ").join(f"“{table.sheet.name}”" for table in tables)
        message = _("มีตารางในแผ่นงาน %(names)s ให้เหลือแผ่นงานเดียวที่จะนำเข้า") % {"names": names}
        raise GridRefused((GridFault(code="several-tables", message=message),))
    return _Reader(table=tables[0], find_unit=find_unit).read()


@dataclass(slots=True)
class _Reader:
    """Goes through a table once, collecting rows and faults."""

    table: Table
    find_unit: FindUnit
    faults: list[GridFault] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    seen: dict[int, int] = field(default_factory=dict)

    def read(self) -> Grid:
        sheet = self.table.sheet
        rows = []
        for number, cells in enumerate(sheet.rows[self.table.first :], start=self.table.first + 1):
            if any(words_of(cell) for cell in cells) and (row := self._row(number, cells)):
                rows.append(row)
        if not rows and not self.faults:
            message = _("ไม่มีข้อมูลใต้หัวตาราง ให้กรอกผลอย่างน้อยหนึ่งหน่วยงาน")
            self.faults.append(GridFault(code="no-rows", sheet=sheet.name, message=message))
        if self.faults:
            raise GridRefused(tuple(self.faults))
        return Grid(sheet=sheet.name, rows=tuple(rows), skipped=tuple(self.skipped))

    def _row(self, number: int, cells: Sequence[Cell]) -> GridRow | None:
        written = words_of(_at(cells, self.table.unit))
        if fold(written).startswith(SUMS):
            words = _("ข้ามแถวที่ %(row)s “%(text)s” เพราะเป็นแถวสรุป")
            self.skipped.append(words % {"row": number, "text": written[:QUOTED]})
            return None
        unit_id = self._unit(number, written, cells)
        answers = tuple(self._answers(number, cells))
        as_of = self._as_of(number, cells)
        if unit_id is None or not answers:
            return None
        return GridRow(
            row=number,
            unit_id=unit_id,
            answers=answers,
            as_of=as_of,
            source=self._words(cells, self.table.source),
            note=self._words(cells, self.table.note),
        )

    def _unit(self, number: int, written: str, cells: Sequence[Cell]) -> int | None:
        if not written:
            if any(not is_blank(_at(cells, column)) for column, _item in self.table.items):
                message = _("มีผลแต่ไม่มีชื่ออำเภอหรือหน่วยงาน ให้กรอกชื่อ หรือลบแถวนี้")
                self._fault("unit-missing", number, self.table.unit, message)
            return None
        found = self.find_unit(written)
        if len(found) != 1:
            words = {"text": written[:QUOTED]}
            if found:
                message = _("“%(text)s” ตรงกับหลายหน่วยงาน ให้พิมพ์ชื่อเต็ม") % words
                self._fault("unit-ambiguous", number, self.table.unit, message)
            else:
                message = _("ไม่รู้จัก “%(text)s” ในตัวชี้วัดนี้ ให้พิมพ์ชื่ออำเภอตามแบบที่ดาวน์โหลด หรือลบแถวนี้") % words
                self._fault("unknown-unit", number, self.table.unit, message)
            return None
        if (before := self.seen.setdefault(found[0], number)) != number:
            message = _("“%(text)s” มีแล้วในแถวที่ %(row)s ให้เหลือแถวเดียว")
            self._fault(
                "duplicate", number, self.table.unit, message % {"text": written[:QUOTED], "row": before}
            )
            return None
        return found[0]

    def _answers(self, number: int, cells: Sequence[Cell]) -> Iterator[Answer]:
        for column, item in self.table.items:
            cell = _at(cells, column)
            if is_blank(cell):
                continue
            answer = answer_of(cell, item)
            if answer is None:
                self._fault("unreadable", number, column, _unread(cell, item))
            else:
                yield answer

    def _as_of(self, number: int, cells: Sequence[Cell]) -> date | None:
        column = self.table.as_of
        if column is None or is_blank(_at(cells, column)):
            return None
        day = read_day(_at(cells, column))
        if day is None:
            message = _("อ่านวันที่ “%(text)s” ไม่ได้ ให้พิมพ์เช่น 15 มี.ค. 2570")
            self._fault(
                "date-unreadable", number, column, message % {"text": words_of(_at(cells, column))[:QUOTED]}
            )
        return day

    def _words(self, cells: Sequence[Cell], column: int | None) -> str:
        return "" if column is None else words_of(_at(cells, column))

    def _fault(self, code: str, row: int, column: int, message: str) -> None:
        sheet = self.table.sheet.name
        place = self.table.column(column)
        self.faults.append(GridFault(code=code, sheet=sheet, row=row, column=place, message=message))


def answer_of(cell: Cell, item: AskedItem) -> Answer | None:
    """Read one filled cell as the answer that its item asks for; None where it is none."""
    state = read_state(cell)
    if state is not None:
        return Answer(item_id=item.item_id, state=state)
    match item.kind:
        case "value":
            value = read_figure(cell, unit=item.unit)
            return None if value is None else Answer(item_id=item.item_id, value=value)
        case "deed":
            done = read_deed(cell)
            return None if done is None else Answer(item_id=item.item_id, done=done)
        case "date":
            return _dated(cell, item)


def _dated(cell: Cell, item: AskedItem) -> Answer | None:
    day = read_day(cell)
    if day is not None:
        return Answer(item_id=item.item_id, on_date=day)
    # A dated deed may be answered "not done": then there is no date.
    return Answer(item_id=item.item_id, done=False) if read_deed(cell) is False else None


def _unread(cell: Cell, item: AskedItem) -> str:
    words: dict[str, Callable[[], str]] = {
        "value": lambda: _("“%(text)s” ไม่ใช่ตัวเลข ให้พิมพ์ตัวเลขเท่านั้น เช่น 96.25 หรือเว้นว่างถ้ายังไม่รายงาน"),
        "deed": lambda: _("อ่าน “%(text)s” ไม่ได้ ให้พิมพ์ ดำเนินการแล้ว หรือ ยังไม่ดำเนินการ"),
        "date": lambda: _("อ่านวันที่ “%(text)s” ไม่ได้ ให้พิมพ์เช่น 15 มี.ค. 2570"),
    }
    return words[item.kind]() % {"text": words_of(cell)[:QUOTED]}


def _at(cells: Sequence[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else ""
