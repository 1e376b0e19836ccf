"""The labelled lines of an indicator sheet: unit, weight, reason, source, persons, definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from samrit.letters.passages import Passage
from samrit.letters.weights import read_weight
from samrit.letters.wording import PERSON_TITLE
from samrit.thai import to_arabic

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a line says ▸ the field that it begins. Longer words stand first where one begins like another.
_LABELS: tuple[tuple[str, str], ...] = (
    ("unit", r"หน่วย(?:วัด|นับ|ที่วัด)(?:ของตัวชี้วัด)?|unit(?: of measure)?"),
    ("weight", r"(?:ค่า\s*)?น้ำหนัก(?:\s*(?:คะแนน|ตัวชี้วัด))?(?:\s*\(\s*ร้อยละ\s*\))?|weight"),
    (
        "rationale",
        r"เหตุผล(?:ในการวัด|ความจำเป็น|ที่ใช้ตัวชี้วัด|และความจำเป็น)?|ความสำคัญ(?:ของตัวชี้วัด)?|วัตถุประสงค์(?:ของตัวชี้วัด)?|rationale",
    ),
    ("data_source", r"แหล่ง(?:ที่มา)?(?:ของ)?\s*ข้อมูล(?:/วิธีการจัดเก็บข้อมูล)?|data source"),
    (
        "supervisor",
        r"(?:ชื่อ)?ผู้รับผิดชอบ(?:กำกับ)?(?:ดูแล)?\s*ตัวชี้วัด|(?:ชื่อ)?ผู้กำกับ(?:ดูแล)?(?:ตัวชี้วัด)?|supervisor",
    ),
    ("coordinators", r"(?:ชื่อ)?ผู้ประสานงาน(?:ตัวชี้วัด)?|ผู้จัดเก็บข้อมูล|ผู้รายงาน(?:ข้อมูล|ผล)?|coordinators?"),
    ("owners", r"(?:หน่วยงาน|ผู้|กลุ่มงาน|ฝ่าย|ส่วนราชการ)(?:ที่)?(?:รับผิดชอบ)(?:หลัก)?|เจ้าภาพ(?:หลัก|ตัวชี้วัด)?|owner"),
    (
        "criteria",
        r"(?:แบ่ง)?เกณฑ์(?:การ)?(?:ให้คะแนน|ประเมิน|วัด|พิจารณา)?|ระดับ(?:ค่า)?เป้าหมาย|ค่าเป้าหมาย(?:และเกณฑ์การให้คะแนน)?|criteria",
    ),
    ("definitions", r"คำ(?:นิยาม|จำกัดความ|อธิบาย)(?:ตัวชี้วัด|ศัพท์)?|นิยาม(?:ศัพท์|ตัวชี้วัด)?(?:เฉพาะ)?|definitions?"),
    ("formula", r"(?:สูตร|วิธี)(?:การ|ที่ใช้|ในการ)*\s*คำนวณ(?:ค่า)?(?:คะแนน|ตัวชี้วัด|ผล)*|formula"),
    ("collection", r"วิธี(?:การ)?\s*(?:จัด)?เก็บ(?:รวบรวม)?\s*ข้อมูล|การจัดเก็บข้อมูล|data collection"),
    ("cutoffs", r"(?:วัน(?:ที่)?|กำหนด)?\s*ตัดยอด(?:ข้อมูล|การเบิกจ่าย)?(?:\s*ณ)?|cut-?off(?: date)?s?"),
    ("evidence", r"(?:เอกสาร)?หลักฐาน(?:อ้างอิง|ประกอบ)?(?:การประเมิน)?|evidence"),
    ("notes", r"หมายเหตุ|notes?"),
)
_BEGIN = r"^\s*(?:[-•◆*]\s*)?(?:(?P<number>\d+)[.)]\s*)?"
_WITH_COLON = tuple(
    (name, re.compile(rf"{_BEGIN}(?:{words})\s*[:：]\s*(?P<rest>.*)$", re.IGNORECASE | re.DOTALL))
    for name, words in _LABELS
)
_ALONE = tuple(
    (name, re.compile(rf"{_BEGIN}(?:{words})\s*(?P<rest>)$", re.IGNORECASE)) for name, words in _LABELS
)
# These labels may stand without a colon; after a note's word even the blank may be lost.
_SPACED = tuple(
    (name, re.compile(rf"{_BEGIN}(?:{words})\s+(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL))
    for name, words in _LABELS
    if name in {"unit", "weight", "owners", "data_source", "supervisor", "coordinators", "cutoffs"}
)
_NOTE = (("notes", re.compile(r"^\s*หมายเหตุ(?P<number>(?!))?\s*(?P<rest>.+)$", re.DOTALL)),)
_ITEM = re.compile(r"^\s*(?P<number>\d+)\.\s*(?!\d)")
_LIST_ITEM = re.compile(r"^\s*(?:\d+[.)]|[-•])\s*")
_INSIDE_ITEM = re.compile(r"\s+(?=\d+[.)]\s*" + PERSON_TITLE + ")")
_PHONE = re.compile(r"^\s*(?:โทร|tel|มือถือ|เบอร์|e-?mail|อีเมล)", re.IGNORECASE)
_FORMULA_MARKS = re.compile(r"^\$+|\$+$")


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled line: the field it begins, what follows the label, the number before it if one."""

    field: str
    rest: Passage
    number: int | None


@dataclass(slots=True)
class Sections:
    """The paragraphs of one indicator by field; ``lead`` stands before any field."""

    by_field: dict[str, list[Passage]] = field(default_factory=dict)

    def add(self, name: str, passage: Passage) -> None:
        """Put a paragraph under a field; an empty one only marks that the field was there."""
        kept = self.by_field.setdefault(name, [])
        if passage:
            kept.append(passage)

    def get(self, name: str) -> list[Passage]:
        """Give the paragraphs of a field."""
        return self.by_field.get(name, [])

    def text(self, name: str) -> Passage | None:
        """Give the field as one passage with its paragraphs on lines of their own, None where it is empty."""
        parts = self.get(name)
        return Passage.join(parts, "\n") if parts else None

    def line(self, name: str) -> Passage | None:
        """Give the field as one line."""
        parts = self.get(name)
        return Passage.join(parts) if parts else None


def read_label(passage: Passage) -> Label | None:
    """Read a line that begins a field of an indicator sheet."""
    plain = passage.plain
    for patterns in (_WITH_COLON, _ALONE, _SPACED, _NOTE):
        for name, pattern in patterns:
            match = pattern.match(plain)
            if not match or (patterns is _SPACED and name == "weight" and read_weight(match["rest"]) is None):
                continue
            number = int(match["number"]) if match["number"] else None
            return Label(name, passage.cut(match.start("rest")), number)
    return None


def item_number(passage: Passage) -> int | None:
    """Read the number of a line such as ``๒. แผน… หมายถึง …``."""
    match = _ITEM.match(passage.plain)
    return int(match["number"]) if match else None


def read_coordinators(paragraphs: Sequence[Passage]) -> tuple[Passage, ...]:
    """Give one passage a person, with the telephone that stands after the name or on its own line."""
    found: list[Passage] = []
    for paragraph in paragraphs:
        for part in _persons(paragraph):
            begins = bool(_LIST_ITEM.match(part.plain)) or not _PHONE.match(part.text)
            if found and not begins:
                found[-1] = Passage.join([found[-1], part])
            else:
                found.append(part.cut(_item_end(part)))
    return tuple(found)


def read_formula(paragraphs: Sequence[Passage]) -> Passage | None:
    """Give a formula without the marks of its notation around it."""
    parts = [paragraph.replace(_FORMULA_MARKS).strip() for paragraph in paragraphs]
    parts = [part for part in parts if part]
    return Passage.join(parts, "\n") if parts else None


def _persons(paragraph: Passage) -> list[Passage]:
    cuts = [0, *(m.end() for m in _INSIDE_ITEM.finditer(to_arabic(paragraph.text))), len(paragraph.text)]
    return [paragraph.cut(a, b) for a, b in pairwise(cuts)]


def _item_end(part: Passage) -> int:
    match = _LIST_ITEM.match(part.plain)
    return match.end() if match else 0
