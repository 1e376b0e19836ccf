"""The columns of the data files, once for both formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from django.utils.translation import gettext_lazy as _

from samrit.thai import format_date
from samrit.web.exchange.rows import LineData, OfficerData

Row = TypeVar("Row")
Value = str | Decimal | int | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: heading, width in characters, the value of a row; `is_number` aligns it to the right."""

    heading: object
    width: int
    value: Callable[[Row], Value]
    is_number: bool = False


def day(value: date | None) -> str | None:
    """Write a date as text of the Buddhist era: a spreadsheet's own dates would show the other era."""
    return None if value is None else format_date(value, style="short", thai_digits=False)


OFFICER_COLUMNS: tuple[Column[OfficerData], ...] = (
    Column(_("เลขประจำตัว"), 16, lambda row: row.number),
    Column(_("ชื่อ-นามสกุล"), 28, lambda row: row.name),
    Column(_("ตำแหน่ง"), 26, lambda row: row.position),
    Column(_("เลขที่ตำแหน่ง"), 12, lambda row: row.position_number),
    Column(_("ระดับตำแหน่ง"), 16, lambda row: row.position_level),
    Column(_("สังกัด"), 34, lambda row: row.unit),
    Column(_("ผู้ประเมิน"), 28, lambda row: row.assessor),
    Column(_("ข้อตกลงฉบับที่"), 12, lambda row: row.agreement_version, is_number=True),
    Column(_("สถานะ"), 22, lambda row: row.standing),
    Column(_("ผลสัมฤทธิ์ของงาน (100)"), 14, lambda row: row.results, is_number=True),
    Column(_("สมรรถนะ (100)"), 12, lambda row: row.competency, is_number=True),
    Column(_("คะแนนการประเมิน"), 14, lambda row: row.total, is_number=True),
    Column(_("ผลการประเมิน"), 14, lambda row: row.grade),
    Column(_("วันที่แจ้งผล"), 14, lambda row: day(row.released)),
    Column(_("วันที่รับทราบ"), 14, lambda row: day(row.acknowledged)),
    Column(_("หลักเกณฑ์"), 22, lambda row: row.scheme),
    Column(_("รหัสเนื้อหา (SHA-256)"), 20, lambda row: row.content_hash),
)

OwnedLine = tuple[OfficerData, LineData]
LINE_COLUMNS: tuple[Column[OwnedLine], ...] = (
    Column(_("เลขประจำตัว"), 16, lambda row: row[0].number),
    Column(_("ชื่อ-นามสกุล"), 28, lambda row: row[0].name),
    Column(_("สังกัด"), 34, lambda row: row[0].unit),
    Column(_("ส่วน"), 18, lambda row: row[1].block),
    Column(_("ลำดับ"), 8, lambda row: row[1].number),
    Column(_("ตัวชี้วัด"), 60, lambda row: row[1].title),
    Column(_("น้ำหนัก"), 9, lambda row: row[1].weight, is_number=True),
    Column(_("สถานะ"), 16, lambda row: row[1].state),
    Column(_("ผลงาน"), 34, lambda row: row[1].measured),
    Column(_("ข้อมูล ณ วันที่"), 14, lambda row: day(row[1].as_of)),
    Column(_("แหล่งข้อมูล"), 26, lambda row: row[1].source),
    Column(_("ระดับ (ก)"), 9, lambda row: row[1].level, is_number=True),
    Column(_("คะแนน (ค)"), 10, lambda row: row[1].points, is_number=True),
)


def lines_of(officers: tuple[OfficerData, ...]) -> list[OwnedLine]:
    """Give every line beside its officer, in the order of the forms."""
    return [(officer, line) for officer in officers for line in officer.lines]
