"""Checks of what is handed in: each gives one fault with its place, why, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from samrit.criteria import Measure
from samrit.thai import format_number, round_period
from samrit.web.common.errors import Fault
from samrit.web.common.templatetags.thai import thaishort
from samrit.web.indicators.choices import ItemKind
from samrit.web.indicators.models import DataItem
from samrit.web.results.choices import FactState
from samrit.web.results.facts import Cell, Row, is_answered
from samrit.web.results.models import Fact
from samrit.web.results.outcomes import Rules
from samrit.web.results.sheets import Sheet, UnitRow

MOST_DECIMALS = 6
MOST_DIGITS = 18
WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What every check of a row looks at."""

    sheet: Sheet
    rules: Rules
    today: date


def day_words(day: date) -> str:
    return thaishort(day)


def place_of(row: Row, unit: UnitRow | None, item: DataItem | None) -> str:
    """Give where a row stands, in words: unit, item, and the row of the file if there is one."""
    parts = [unit.unit.name if unit else "", item.text if item else ""]
    if row.row is not None:
        parts.append(_("แถวที่ %(row)s") % {"row": row.row})
    return " · ".join(part for part in parts if part)


def row_faults(sheet: Sheet, rows: Sequence[Row], facts: Mapping[Cell, Fact], *, today: date) -> list[Fault]:
    """Give every fault of every row; empty where all may be saved."""
    checked = Checked(sheet=sheet, rules=Rules(), today=today)
    units = sheet.by_unit
    repeated = {cell for cell, count in Counter(row.cell for row in rows).items() if count > 1}
    faults = []
    for row in rows:
        unit = units.get(row.unit_id)
        item = unit.items.get(row.item_id) if unit else None
        where = place_of(row, unit, item)
        if unit is None or item is None:
            faults.append(_not_asked(where, unit))
            continue
        if row.cell in repeated:
            message = _("มีข้อมูลซ้ำมากกว่าหนึ่งแถว ให้เหลือแถวเดียว")
            faults.append(Fault(where=where, code="duplicate", message=message))
        found = _state_faults(row, item, facts.get(row.cell)) or _answer_faults(row, unit, item, checked)
        faults += [Fault(where=where, code=code, message=message) for code, message in found]
    return faults


def _not_asked(where: str, unit: UnitRow | None) -> Fault:
    if unit is None:
        message = _("หน่วยงานนี้ไม่อยู่ในตัวชี้วัดนี้ ให้ลบแถวนี้หรือตรวจชื่อหน่วยงาน")
        return Fault(where=where or _("ไม่ทราบหน่วยงาน"), code="unknown-unit", message=message)
    message = _("เกณฑ์ของหน่วยงานนี้ไม่ได้ใช้รายการนี้ ให้เว้นว่างไว้")
    return Fault(where=where, code="not-asked", message=message)


Found = list[tuple[str, str]]


def _state_faults(row: Row, item: DataItem, fact: Fact | None) -> Found:
    """Check what is said of the row before its answer is looked at."""
    if row.unread:
        return [("unreadable", _unread_words(item.kind) % {"text": row.unread[:40]})]
    if row.state == "not-reported":
        if fact is None:
            return []
        message = _("ลบข้อมูลที่รายงานแล้วไม่ได้ ให้แก้เป็นค่าที่ถูกต้อง หรือเลือก ไม่เกี่ยวข้อง หรือ ยกเว้น")
        return [("cannot-clear", message)]
    if row.state == FactState.REPORTED:
        if is_answered(row, item.kind):
            return []
        return [("wrong-kind", _kind_words(item.kind))]
    found: Found = []
    if any(answer is not None for answer in (row.value, row.done, row.on_date)):
        message = _("เลือก ไม่เกี่ยวข้อง หรือ ยกเว้น แล้วต้องเว้นช่องผลว่างไว้")
        found.append(("answer-with-state", message))
    if not row.note.strip():
        message = _("ให้ระบุเหตุผลในหมายเหตุ เพราะรายการที่ไม่เกี่ยวข้องหรือยกเว้นจะไม่มีระดับคะแนน")
        found.append(("reason-missing", message))
    return found


def _unread_words(kind: str) -> str:
    words = {
        ItemKind.VALUE: _("“%(text)s” ไม่ใช่ตัวเลข ให้พิมพ์ตัวเลขเท่านั้น เช่น 96.25"),
        ItemKind.DEED: _("อ่านคำตอบ “%(text)s” ไม่ได้ ให้เลือก ทำแล้ว หรือ ยังไม่ทำ"),
        ItemKind.DATE: _("อ่านวันที่ “%(text)s” ไม่ได้ ให้พิมพ์ เช่น 15 มี.ค. 2570"),
    }
    return words[ItemKind(kind)]


def _kind_words(kind: str) -> str:
    words = {
        ItemKind.VALUE: _("ต้องเป็นตัวเลข ให้พิมพ์ตัวเลขเท่านั้น"),
        ItemKind.DEED: _("ต้องตอบว่า ทำแล้ว หรือ ยังไม่ทำ"),
        ItemKind.DATE: _("ต้องเป็นวันที่"),
    }
    return words[ItemKind(kind)]


def _answer_faults(row: Row, unit: UnitRow, item: DataItem, checked: Checked) -> Found:
    if row.state != FactState.REPORTED:
        return []
    found = list(_date_faults(row, checked))
    if row.value is not None:
        found += _figure_faults(row.value)
        found += [
            fault for measure in _measures(unit, item, checked) for fault in _domain_faults(row, measure)
        ]
    return list(dict.fromkeys(found))


def _date_faults(row: Row, checked: Checked) -> Iterator[tuple[str, str]]:
    """Check the day of a deed and the day a figure stands for: in this fiscal year, not in the future."""
    first = round_period(checked.sheet.round.fiscal_year, 1)[0]
    cutoff = checked.sheet.stated.cutoff
    if row.value is not None and row.as_of is None:
        yield "as-of-missing", _("ให้ระบุว่าเป็นข้อมูล ณ วันที่เท่าใด")
    for day in (row.on_date, row.as_of):
        if day is None:
            continue
        if day > checked.today:
            words = {"day": day_words(day)}
            yield "date-in-future", _("วันที่ %(day)s ยังไม่มาถึง ให้ตรวจวันและปี พ.ศ.") % words
        elif day < first:
            words = {"day": day_words(day), "first": day_words(first)}
            message = _("วันที่ %(day)s อยู่ก่อนปีงบประมาณนี้ (เริ่ม %(first)s) ให้ตรวจวันและปี พ.ศ.")
            yield "date-outside-year", message % words
    if cutoff and row.value is not None and row.as_of and row.as_of > cutoff:
        words = {"day": day_words(row.as_of), "cutoff": day_words(cutoff)}
        message = _("ข้อมูล ณ %(day)s อยู่หลังวันตัดยอดของตัวชี้วัด (%(cutoff)s) ให้ใช้ยอด ณ วันตัดยอด")
        yield "after-indicator-cutoff", message % words


def _figure_faults(value: Decimal) -> Found:
    _sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return [("unreadable", _("ไม่ใช่ตัวเลข ให้พิมพ์ตัวเลขเท่านั้น"))]
    if -exponent > MOST_DECIMALS:
        message = _("มีทศนิยมเกิน %(places)s ตำแหน่ง ระบบไม่ปัดเศษให้ ให้พิมพ์ค่าที่ใช้จริง")
        return [("too-many-decimals", message % {"places": MOST_DECIMALS})]
    if len(digits) + exponent > MOST_DIGITS:
        return [("too-large", _("ตัวเลขใหญ่เกินกว่าที่จะเป็นไปได้ ให้ตรวจจำนวนหลัก"))]
    return []


def _measures(unit: UnitRow, item: DataItem, checked: Checked) -> Iterable[Measure]:
    if unit.variant is None:
        return []
    scale = checked.rules.scale(unit.variant)
    keys = [asked.key for asked in unit.keys if asked.item.pk == item.pk]
    return [measure for measure in scale.measures if measure.key in keys]


def _domain_faults(row: Row, measure: Measure) -> Found:
    """Check that a figure can be a value of its measure at all."""
    value = row.value
    if value is None or measure.kind == "growth" or not value.is_finite():
        return []
    words = {"value": format_number(value), "unit": "%" if measure.unit == "percent" else measure.unit}
    if value < 0:
        return [("negative", _("ค่า %(value)s ติดลบไม่ได้ ให้ตรวจตัวเลข") % words)]
    if measure.kind == "share" and value > WHOLE:
        return [("over-100", _("ร้อยละ %(value)s เกิน 100 ไม่ได้ เพราะเป็นสัดส่วนของทั้งหมด ให้ตรวจตัวเลข") % words)]
    if measure.kind == "count" and value != value.to_integral_value():
        return [("not-whole", _("ค่า %(value)s ต้องเป็นจำนวนเต็ม เพราะนับเป็น%(unit)s") % words)]
    return []
