"""One written cell to one answer; None where it cannot be read."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from samrit.thai.dates import common_year, parse_date
from samrit.thai.text import fold
from samrit.web.exchange.grid import AnswerState
from samrit.web.exchange.tables import Cell

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+")
_PERCENT = re.compile(r"^ร้อยละ\s*|\s*(?:%|เปอร์เซ็นต์)$")
STATES: dict[str, AnswerState] = {
    "ไม่เกี่ยวข้อง": "not-applicable",
    "ไม่มีภารกิจ": "not-applicable",
    "not applicable": "not-applicable",
    "n/a": "not-applicable",
    "ยกเว้น": "exempt",
    "ได้รับยกเว้น": "exempt",
    "exempt": "exempt",
}
BLANKS = {"", "-", "ยังไม่รายงาน", "ยังไม่ถึงกำหนด", "not reported", "not due"}
DONE = {
    *("ดำเนินการแล้ว", "ดำเนินการแล้วเสร็จ", "แล้วเสร็จ", "เสร็จแล้ว", "ทำแล้ว", "ผ่าน", "ใช่", "มี"),
    *("yes", "y", "true", "1", "done", "✓", "✔", "/"),
}
NOT_DONE = {
    *("ยังไม่ดำเนินการ", "ไม่ได้ดำเนินการ", "ไม่ดำเนินการ", "ยังไม่ทำ", "ไม่ผ่าน", "ไม่ใช่", "ไม่มี"),
    *("no", "n", "false", "0", "not done", "✗", "x"),
}


def words_of(cell: Cell) -> str:
    """Give a cell as text, spaces trimmed."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return str(cell).strip()


def is_blank(cell: Cell) -> bool:
    """Say whether a cell reports nothing: not reported is not zero."""
    return isinstance(cell, str) and fold(cell) in BLANKS


def read_state(cell: Cell) -> AnswerState | None:
    """Read a state written in place of an answer."""
    return STATES.get(fold(cell)) if isinstance(cell, str) else None


def read_figure(cell: Cell, *, unit: str = "") -> Decimal | None:
    """Read a number: Thai or Arabic digits, thousands commas, `%`, `ร้อยละ`, the item's own unit behind it."""
    if isinstance(cell, Decimal):
        return cell
    if not isinstance(cell, str):
        return None
    text = fold(cell)
    text = _PERCENT.sub("", text)
    text = text.removesuffix(fold(unit)).strip()
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def read_deed(cell: Cell) -> bool | None:
    """Read done or not done."""
    if isinstance(cell, bool):
        return cell
    key = fold(words_of(cell))
    if key in DONE:
        return True
    return False if key in NOT_DONE else None


def read_day(cell: Cell) -> date | None:
    """Read a date: of the spreadsheet, or written in Thai or Arabic digits with a year of either era."""
    if isinstance(cell, str):
        return parse_date(cell)
    if not isinstance(cell, date):
        return None
    # 15/3/2570 typed into a spreadsheet is kept as the year 2570 of the common era.
    year = common_year(cell.year)
    try:
        return None if year is None else cell.replace(year=year)
    except ValueError:
        return None
