"""From bytes to sheets of plain cells: XLSX, CSV in the encodings of Thai offices."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from samrit.web.exchange.grid import GridFault, GridRefused
from samrit.web.exchange.percents import percent_cells

Cell = str | Decimal | date | bool
MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
# A workbook of this size unpacked holds no table that a person typed.
MOST_UNPACKED = 200 * MEGABYTE
MOST_ROWS, MOST_COLUMNS = 20_000, 200
# What a spreadsheet keeps of a number; more digits are the machine's own noise (0.1 + 0.2).
SIGNIFICANT_DIGITS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Cells by row; an empty cell is an empty text."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def sheets_of(data: bytes, name: str, *, most_bytes: int = MOST_BYTES) -> tuple[Sheet, ...]:
    """Read the visible sheets of a file; its kind is told by its bytes, not by its name.

    Raises:
        GridRefused: empty, too large, of a kind that is not read, damaged or locked by a password.
    """
    if not data.strip():
        raise _refused("file-empty", _("ไฟล์ “%(name)s” ว่างเปล่า ให้เลือกไฟล์ที่มีข้อมูล"), name)
    refuse_size(len(data), name, most_bytes=most_bytes)
    if data.startswith(b"PK"):
        return _workbook(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        words = _("ไฟล์ “%(name)s” เป็น Excel รุ่นเก่าหรือมีรหัสผ่าน ให้เปิดแล้วบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน")
        raise _refused("file-old-or-locked", words, name)
    text = _decoded(data)
    if text is None:
        words = _("ไฟล์ “%(name)s” ไม่ใช่ Excel (.xlsx) หรือ CSV ให้เลือกไฟล์ที่บันทึกจากแบบที่ดาวน์โหลดไป")
        raise _refused("file-kind", words, name)
    return (_text_sheet(text, name),)


def refuse_size(size: int, name: str, *, most_bytes: int = MOST_BYTES) -> None:
    """Refuse a file that is too large, before it is even read.

    Raises:
        GridRefused: naming both sizes.
    """
    if size > most_bytes:
        words = _("ไฟล์ “%(name)s” ใหญ่ %(size)s MB เกินที่รับได้ %(most)s MB ให้ส่งเฉพาะแผ่นงานของตัวชี้วัดนี้")
        sizes = {"size": -(-size // MEGABYTE), "most": most_bytes // MEGABYTE}
        raise _refused("file-too-large", words, name, **sizes)


def _workbook(data: bytes, name: str) -> tuple[Sheet, ...]:
    damaged = _("เปิดไฟล์ “%(name)s” ไม่ได้ ไฟล์เสียหายหรือไม่ใช่ .xlsx ให้เปิดใน Excel แล้วบันทึกใหม่")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        if unpacked > MOST_UNPACKED:
            raise _refused("file-too-large", _("ไฟล์ “%(name)s” มีข้อมูลมากเกินไป ให้ส่งเฉพาะแผ่นงานของตัวชี้วัดนี้"), name)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
            ]
            percents = percent_cells(data)
            return tuple(_sheet(book, title, name, percents.get(title, frozenset())) for title in shown)
    except PasswordError:
        words = _("ไฟล์ “%(name)s” มีรหัสผ่าน ให้บันทึกใหม่โดยไม่ใส่รหัสผ่าน")
        raise _refused("file-old-or-locked", words, name) from None
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, KeyError) as error:
        if isinstance(error, GridRefused):
            raise
        raise _refused("file-damaged", damaged, name) from error


def _sheet(book: CalamineWorkbook, title: str, name: str, percents: frozenset[tuple[int, int]]) -> Sheet:
    sheet = book.get_sheet_by_name(title)
    last_row, last_column = sheet.end or (0, 0)
    if last_row >= MOST_ROWS or last_column >= MOST_COLUMNS:
        words = _(
            "แผ่นงาน “%(title)s” ของไฟล์ “%(name)s” มีขนาดเกิน %(rows)s แถวหรือ %(columns)s คอลัมน์ "
            "ให้ลบแถวและคอลัมน์ที่ไม่ใช้แล้วบันทึกใหม่"
        )
        raise _refused("sheet-too-large", words, name, title=title, rows=MOST_ROWS, columns=MOST_COLUMNS)
    return Sheet(
        name=title,
        rows=tuple(
            tuple(_plain(cell, is_percent=(at, column) in percents) for column, cell in enumerate(row))
            for at, row in enumerate(sheet.to_python(skip_empty_area=False))
        ),
    )


def _plain(cell: object, *, is_percent: bool) -> Cell:
    if isinstance(cell, bool | str):
        return cell
    if isinstance(cell, int | float):
        number = Decimal(cell) if isinstance(cell, int) else Decimal(f"{cell:.{SIGNIFICANT_DIGITS}g}")
        # The file keeps 0.9625 where the person reads 96.25%: what he reads is what he reports.
        return number * 100 if is_percent else number
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, time | timedelta):
        return str(cell)
    return ""


def _decoded(data: bytes) -> str | None:
    """Decode a text of a Thai office: Unicode with or without a mark, else the Thai code page of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _try(data, "utf-16")
    if b"\x00" in data or data.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"{\\rtf")):
        return None
    return _try(data, "utf-8-sig") or _try(data, "cp874")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _text_sheet(text: str, name: str) -> Sheet:
    if text.count("\n") > MOST_ROWS:
        raise _refused(
            "sheet-too-large", _("ไฟล์ “%(name)s” มีเกิน %(rows)s แถว ให้ส่งเฉพาะตัวชี้วัดนี้"), name, rows=MOST_ROWS
        )
    try:
        rows = tuple(tuple(cell.strip() for cell in row) for row in _cells(text))
    except csv.Error as error:
        raise _refused("file-damaged", _("อ่านไฟล์ “%(name)s” ไม่ได้ ให้บันทึกเป็น CSV ใหม่"), name) from error
    return Sheet(name="", rows=rows)


def _cells(text: str) -> Iterable[list[str]]:
    lines = text.splitlines()[:20]
    delimiter = max("\t;,", key=lambda mark: sum(line.count(mark) for line in lines))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _refused(code: str, words: str, name: str, **more: object) -> GridRefused:
    return GridRefused((GridFault(code=code, message=words % {"name": name, **more}),))
