"""What each column of a table holds, read from its header in any words and order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from samrit.letters.headings import read_block, read_heading
from samrit.letters.levels import has_levels, read_level_number
from samrit.letters.wording import INDICATOR_WORD

if TYPE_CHECKING:
    from samrit.letters.document import Cell, Table
    from samrit.letters.headings import Scope

Role = Literal[
    "number",
    "title",
    "weight",
    "owner",
    "source",
    "unit",
    "level",
    "criteria",
    "before",
    "after",
    "scope",
    "class",
    "other",
]

_WORDS: tuple[tuple[Role, str], ...] = (
    ("number", rf"(?:ลำดับ(?:ที่)?|ที่|ข้อ(?:ที่)?|no\.?|#|เลขที่|{INDICATOR_WORD}(?:ที่|ลำดับที่|ข้อที่))"),
    (
        "before",
        r"(?:ข้อความ|รายการ|ของ|ตัวชี้วัด|ก่อนแก้ไข|ค่าเป้าหมาย)?\s*(?:เดิม|ก่อน(?:แก้ไข|ปรับ(?:ปรุง)?))(?:\s.*)?|before",
    ),
    (
        "after",
        r"(?:(?:ข้อความ|รายการ|ตัวชี้วัด|ค่าเป้าหมาย)?(?:ที่)?(?:ขอ)?(?:ปรับ)?แก้ไข(?:เป็น|ใหม่)?|(?:ข้อความ|รายการ)?(?:ที่แก้)?ใหม่|(?:ขอ)?ปรับเป็น|เปลี่ยนเป็น|ตัวชี้วัดใหม่|หลังแก้ไข|after)(?:\s.*)?",
    ),
    ("weight", r"(?:ค่า\s*)?(?:น้ำหนัก|weight).*"),
    ("unit", r"หน่วย(?:นับ|วัด|ที่วัด)?|unit"),
    (
        "owner",
        r".*(?:รับผิดชอบ|เจ้าภาพ|เจ้าของตัวชี้วัด|ผู้ดูแล|ผู้กำกับ|ผู้รายงาน|owner|responsible).*|หน่วยงาน|กลุ่มงาน|ฝ่าย|กอง",
    ),
    ("source", r"(?:แหล่ง(?:ที่มา)?(?:ของ)?\s*ข้อมูล|ที่มา(?:ของข้อมูล)?|(?:data\s*)?source|แหล่งอ้างอิง).*"),
    ("level", r"(?:ระดับ|ค่า|ระดับค่า)?\s*คะแนน|ระดับ|level|score"),
    (
        "class",
        r"ขนาด.{0,20}|(?:กลุ่ม|ชั้น|ประเภท)(?:ของ)?(?:อำเภอ|จังหวัด|ตำบล|โรงเรียน|สถานศึกษา|โรงพยาบาล|หน่วยบริการ|หน่วยงาน|เทศบาล|อปท\.?|พื้นที่)",
    ),
    ("scope", r"(?:ประเภท|ชนิด|ระดับ|กลุ่ม)(?:ของ)?(?:ตัวชี้วัด|งาน)|ทีม\s*/\s*บุคคล"),
    (
        "title",
        rf"(?:ชื่อ|รายการ|ราย\s*ละเอียด)?\s*{INDICATOR_WORD}.*|ผลสัมฤทธิ์.*|ผลงาน.*|ภารกิจ.*|รายการ(?:ประเมิน)?|รายละเอียด|กิจกรรม.*|เป้าหมายการปฏิบัติ.*|indicators?.*",
    ),
    (
        "criteria",
        r"เกณฑ์.*|ค่าเป้าหมาย.*|ระดับค่าเป้าหมาย.*|เป้าหมาย.*|ระดับความสำเร็จ.*|criteria.*|targets?.*|คำอธิบาย.*",
    ),
)
_PATTERNS = tuple((role, re.compile(rf"\s*(?:{pattern})\s*", re.IGNORECASE)) for role, pattern in _WORDS)
_SHARE_ONLY = re.compile(r"\s*\(?\s*(?:ร้อยละ|%)\s*\)?\s*")
_THAI_BLANK = re.compile("(?<=[\u0e01-\u0e4e]) +(?=[\u0e01-\u0e4e])")
_BEFORE_LEVEL = re.compile(r"^\s*(?:เกณฑ์(?:การให้)?|ค่าเป้าหมาย|เป้าหมาย)\s*")
_HEADER_ROWS = 4
_LONGEST_HEADER = 160
_LEVEL_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns; ``levels`` gives the level of a column that holds one level's text."""

    roles: tuple[Role, ...]
    levels: dict[int, int]
    scope: Scope | None
    body: int

    @property
    def holds_indicators(self) -> bool:
        """Say whether a table with these columns lists indicators."""
        if "before" in self.roles and "after" in self.roles:
            return True
        beside = {"weight", "owner", "source", "criteria", "level", "unit"} & set(self.roles)
        return "title" in self.roles and bool(beside or self.levels)


def read_columns(table: Table) -> Columns | None:
    """Find the header among the first rows; None where there is none that names indicators."""
    for index, row in enumerate(table.rows[:_HEADER_ROWS]):
        columns = _read_row(row, index)
        if columns is None:
            continue
        if index + 1 < len(table.rows):
            columns = _with_second_row(columns, table.rows[index + 1])
        if columns.holds_indicators:
            return columns
    return None


def is_header(row: tuple[Cell, ...], columns: Columns) -> bool:
    """Say whether a later row repeats the header."""
    again = _read_row(row, 0)
    return (
        again is not None and again.holds_indicators and again.roles[: len(row)] == columns.roles[: len(row)]
    )


def _read_row(row: tuple[Cell, ...], index: int) -> Columns | None:
    roles: list[Role] = []
    levels: dict[int, int] = {}
    scope: Scope | None = None
    for place, cell in enumerate(row):
        passage = cell.passage
        if len(passage.text) > _LONGEST_HEADER or has_levels(cell.paragraphs) or _is_numbered(cell):
            return None
        level = read_level_number(passage.replace(_BEFORE_LEVEL)) if passage else None
        if level is not None:
            levels[place] = level
            roles.append("other")
            continue
        block = read_block(passage) if passage else None
        scope = scope or block
        roles.append("title" if block and "title" not in roles else _role(passage.text))
    if len(levels) < _LEVEL_COLUMNS:
        levels = {}
    if "weight" not in roles:
        roles = _share_as_weight(row, roles)
    named = [role for role in roles if role != "other"]
    return Columns(tuple(roles), levels, scope, index + 1) if len(named) + len(levels) >= 2 else None  # noqa: PLR2004 - a header has two names


def _is_numbered(cell: Cell) -> bool:
    return any(read_heading(paragraph) for paragraph in cell.paragraphs)


def _role(text: str) -> Role:
    """Headers are broken anywhere in narrow columns, so blanks between Thai letters do not count."""
    text = _THAI_BLANK.sub("", text)
    for role, pattern in _PATTERNS:
        if text and pattern.fullmatch(text):
            return role
    return "other"


def _share_as_weight(row: tuple[Cell, ...], roles: list[Role]) -> list[Role]:
    """A column headed only ``ร้อยละ`` holds the weights where no other does."""
    for place, cell in enumerate(row):
        if roles[place] == "other" and _SHARE_ONLY.fullmatch(cell.text):
            return [*roles[:place], "weight", *roles[place + 1 :]]
    return roles


def _with_second_row(columns: Columns, row: tuple[Cell, ...]) -> Columns:
    """A second header row may split ``เกณฑ์การให้คะแนน`` into the levels 1 to 5."""
    levels = {}
    for place, cell in enumerate(row):
        level = read_level_number(cell.passage.replace(_BEFORE_LEVEL)) if cell.paragraphs else None
        if level is not None:
            levels[place] = level
    count = len(levels)
    others = [cell for place, cell in enumerate(row) if place not in levels and cell.paragraphs]
    if (
        columns.levels
        or count < _LEVEL_COLUMNS
        or len(others) > 1
        or sorted(levels.values()) != list(range(1, count + 1))
    ):
        return columns
    width = max(len(columns.roles), len(row))
    padding: list[Role] = ["other"] * (width - len(columns.roles))
    roles: list[Role] = [
        "other" if place in levels else role for place, role in enumerate([*columns.roles, *padding])
    ]
    return Columns(tuple(roles), levels, columns.scope, columns.body + 1)
