"""The head of an official letter: number, date, subject, issuer, recipients, letters referred to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from samrit.letters.draft import Head, Reference
from samrit.letters.headings import is_divider
from samrit.letters.passages import Passage
from samrit.thai import find_dates, parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from samrit.letters.document import Paragraph

# `ขบ 0019/ว 3529`, `มท 0405.2/12`: the office, its code, circular or not, the running number.
_NUMBER_BODY = (
    r"[ก-ฮ]{1,4}[ก-ฮ.]{0,4}\s*\d[\d.()]*\s*/\s*(?:ว\s*)?\d+|[A-Z]{2,6}\s*\d[\d.]*\s*/\s*(?:C\s*)?\d+"
)
# Orders and announcements are numbered by the year: `ที่ 12/2568`.
_YEARLY = r"\d{1,5}\s*/\s*2[45]\d\d"
_NUMBER_LINE = re.compile(
    rf"^\s*(?:ที่|No\.?)\s*[:：]?\s*(?P<number>{_NUMBER_BODY}|{_YEARLY}(?=\s*$|\s+(?:ลง)?วันที่))", re.IGNORECASE
)
_REFERENCE = re.compile(
    rf"(?:หนังสือ|ประกาศ|คำสั่ง|บันทึกข้อความ|อ้างถึง|letter)[^\n]*?(?:ที่|No\.?)\s*(?P<number>{_NUMBER_BODY}|{_YEARLY})"
    r"\s*(?:ลง(?:วัน)?ที่|ลว\.?|dated)\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?P<label>เร[ืิี]่?อง|เร[ีืิ]ยน|ถึง|อ้างถึง|สิ่งที่ส่งมาด้วย|เอกสารแนบ|วันที่|ที่|ส่วนราชการ|Subject|To|Date|From)(?:\s*[:：]\s*|\s+)(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_DATE_BESIDE = re.compile(rf"^\s*ที่\s*(?:{_NUMBER_BODY})\s+(?:ลง)?วันที่\s*")
_BODY = re.compile(
    r"^\s*(?:ด้วย|ตามที่|ตามหนังสือ|ตามบันทึก|เนื่องจาก|สืบเนื่อง|อนุสนธิ|ในการนี้|เพื่อให้|โดยที่|พร้อมนี้|กระทรวง\S+ได้|\d+[.)])"
)
# A scanner's tone marks and vowels in the labels do not count.
_SUBJECT, _RECIPIENT = re.compile("เร[ืิี]่?อง"), re.compile("เร[ีืิ]ยน")
_OFFICE = (
    r"(?:ศาลากลาง|ที่ว่าการอำเภอ|ที่ทำการ|สำนักงาน|กรม|กระทรวง|สำนัก|กอง|ศูนย์|โรงพยาบาล|โรงเรียน|มหาวิทยาลัย|วิทยาลัย|เทศบาล"
    r"|องค์การ|องค์กร|โครงการ|สถาบัน|สถานี|จังหวัด|อำเภอ|คณะ|ตำรวจ|กองบังคับการ|แขวง|ด่าน|เรือนจำ|ทัณฑสถาน|ท่า|ฝ่าย|ส่วน|ศาล|อุทยาน"
    r"|(?:[A-Z]\w+\s){0,3}(?:Office|Department|Ministry|Bureau|Division)\s?)"
)
_ORDER = re.compile(rf"^\s*(?:คำสั่ง|ประกาศ)\s*(?P<name>{_OFFICE}\S.{{0,90}}?)\s*$")
_GIVEN = re.compile(r"^\s*(?:สั่ง|ประกาศ|ให้ไว้)\s*ณ\s*วันที่\s*(?P<date>.+)$")
_ISSUER = re.compile(
    rf"^\s*(?P<name>{_OFFICE}\S[^\d]{{0,80}}?(?:(?:เขต|ที่|ภาค)\s*\d{{1,3}}(?:\s*[^\d]{{2,40}})?)?)\s*$"
)
_PHONE = re.compile(r"\s*(?:โทร(?:ศัพท์)?|tel)[.\s].*$", re.IGNORECASE)
_ADDRESS = re.compile(r"ถนน|(?<!เทศบาล)(?<!ส่วน)(?<!สุขภาพ)ตำบล|หมู่|ซอย|\d{5}")
_TITLE = re.compile(
    r"^\s*(?:บันทึกข้อตกลง|คำรับรอง|สรุป\s*ตัวชี้วัด|ข้อตกลง|(?:การ)?กำหนดตัวชี้วัด|แบบ(?:กำหนด|สรุป|ประเมิน)|ตัวชี้วัดและค่าเป้าหมาย|เอกสารแนบ|แบบข้อตกลง)"
)
_SPLIT_LIST = re.compile(r"\s*[,;]\s*|\s+(?=\d+[.)]\s)|\s+และ(?=นาย|ผู้|หัวหน้า|ผอ)")
# A list of recipients or enclosures goes on by numbers; other numbered lines are the letter's text.
_LISTED = re.compile(r"^\s*(?:เรียน|ถึง|อ้างถึง|สิ่งที่ส่งมาด้วย)?\s*\d{1,2}[.)]\s*\S")
_CONTINUING = re.compile(
    r"^\s*(?:ประจำ|ปีงบ|พ\.ศ|ของ|และ|\(|\d+[.)]|นาย|ผู้|หัวหน้า|ผอ|ปลัด|เลขา|รอง|อธิบดี|คณบดี|สำนักงาน|ที่ว่าการ)"
)
_ITEM = re.compile(r"^\s*[\d๐-๙]+[.)]\s*")
_BEFORE_NUMBER = re.compile(r"\s*/\s*")
_LONGEST_DATE = 40
_ROOM_FOR_WORDS = 8


def read_head(paragraphs: Sequence[Paragraph], *, after: Sequence[Paragraph] = ()) -> Head:
    """Read the head from the lines before the indicators; a part that the letter lacks stays empty.

    A stamped letter and an order name their office and date below the text, that is perhaps ``after`` the
    indicators.
    """
    lines = [paragraph.passage for paragraph in paragraphs]
    below = [paragraph.passage for paragraph in after]
    top = _before_body(paragraphs)
    parts = _labelled(top)
    number = _number(lines)
    stamped = "ถึง" in parts
    given = _given([*lines, *below])
    head = Head(
        number=number[0] if number else None,
        date=_date([paragraph.passage for paragraph in top], parts.get("วันที่") or parts.get("date"))
        or given
        or (_date([*lines, *below], None) if stamped else None),
        subject=parts.get("เรื่อง") or parts.get("subject"),
        title=next((p.passage for p in paragraphs if p.gap and _TITLE.match(p.passage.text)), None),
        recipients=_recipients(parts.get("เรียน") or parts.get("ถึง") or parts.get("to")),
        references=_references(paragraphs),
    )
    labelled = parts.get("ส่วนราชการ") or parts.get("from")
    issuer = labelled.replace(_PHONE).strip() if labelled else _issuer([*lines, *below], stamped=stamped)
    places = [("number", number[1])] if number else []
    return replace(head, issuer=issuer, places=tuple(places))


def _before_body(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Give the lines above the letter's running text."""
    top: list[Paragraph] = []
    for paragraph in paragraphs:
        listed = not paragraph.gap and top and _LISTED.match(paragraph.passage.plain)
        if _BODY.match(paragraph.passage.plain) and not (listed and _LISTED.match(top[-1].passage.plain)):
            break
        top.append(paragraph)
    return top


def _labelled(paragraphs: Sequence[Paragraph]) -> dict[str, Passage]:
    """Give the labelled parts; a line without a label may go on with the part above it."""
    parts: dict[str, list[Passage]] = {}
    current: list[Passage] | None = None
    for paragraph in paragraphs:
        passage = paragraph.passage
        match = _LABEL.match(passage.text)
        if match:
            current = [passage.cut(match.start("rest"))]
            parts.setdefault(_label(match["label"]), current)
        elif paragraph.gap or is_divider(passage):
            current = None
        elif current is not None and _goes_on(current[-1], passage):
            current.append(passage)
        else:
            current = None
    return {label: Passage.join(lines).squeeze() for label, lines in parts.items()}


def _goes_on(last: Passage, passage: Passage) -> bool:
    """Say whether a line goes on with the one above: that one is full, or this one begins in the middle."""
    return len(last.text) > _LONGEST_DATE or bool(_CONTINUING.match(passage.plain))


def _label(printed: str) -> str:
    """Give a label in its right spelling."""
    if _SUBJECT.fullmatch(printed):
        return "เรื่อง"
    return "เรียน" if _RECIPIENT.fullmatch(printed) else printed.lower()


def tidy_number(text: str) -> str:
    """Give a letter's number with single spaces and none around its stroke's left side."""
    return " ".join(_BEFORE_NUMBER.sub("/", text).split())


def _number(lines: Sequence[Passage]) -> tuple[str, Passage] | None:
    for line in lines:
        match = _NUMBER_LINE.match(line.plain)
        if match:
            return tidy_number(match["number"]), line.cut(*match.span("number"))
    return None


def _date(lines: Sequence[Passage], labelled: Passage | None) -> date | None:
    """Take the date after its label, or the first line of the head that is a date and nothing else."""
    if labelled:
        return parse_date(labelled.text)
    for line in lines:
        beside = _DATE_BESIDE.search(line.plain)
        if beside:
            return parse_date(line.text[beside.end() :])
        found = find_dates(line.text)
        if (
            len(found) == 1
            and len(line.text) - (found[0].end - found[0].start) < _ROOM_FOR_WORDS
            and len(line.text) < _LONGEST_DATE
        ):
            return found[0].date
    return None


def _given(lines: Sequence[Passage]) -> date | None:
    """Take the date under an order or an announcement: ``สั่ง ณ วันที่ …``."""
    for line in lines:
        match = _GIVEN.match(line.text)
        if match:
            return parse_date(match["date"])
    return None


def _issuer(lines: Sequence[Passage], *, stamped: bool) -> Passage | None:
    """Take the office above the subject, or, of a stamped letter, the office below the text."""
    after_body = False
    for line in lines:
        order = _ORDER.match(line.text)
        if order:
            return line.cut(*order.span("name"))
        begins = _LABEL.match(line.text)
        match = None if begins or _ADDRESS.search(line.plain) else _ISSUER.match(line.text)
        if match and after_body == stamped:
            return line.cut(*match.span("name"))
        if _BODY.match(line.plain) or (
            stamped and not begins and not match and len(line.text) > _LONGEST_DATE
        ):
            if not stamped:
                return None
            after_body = True
        elif begins and _label(begins["label"]) in {"เรื่อง", "เรียน"}:
            return None
    return None


def _recipients(passage: Passage | None) -> tuple[Passage, ...]:
    if passage is None:
        return ()
    parts = (part.replace(_ITEM).strip() for part in passage.split(_SPLIT_LIST))
    return tuple(part for part in parts if part)


def _references(paragraphs: Sequence[Paragraph]) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for passage in join_lines(paragraphs):
        for match in _REFERENCE.finditer(passage.plain):
            dates = find_dates(passage.text[match.end() : match.end() + _LONGEST_DATE])
            near = dates[0] if dates and dates[0].start <= 6 else None  # noqa: PLR2004 - the word วันที่ may stand between
            number = tidy_number(match["number"])
            end = match.end() + (near.end if near else 0)
            if all(other.number != number for other in found):
                found.append(
                    Reference(
                        number=number,
                        date=near.date if near else None,
                        passage=passage.cut(match.start(), end),
                    )
                )
    return tuple(found)


def join_lines(paragraphs: Sequence[Paragraph]) -> list[Passage]:
    """Join lines without blank space between them into one passage each."""
    groups: list[list[Passage]] = []
    for paragraph in paragraphs:
        if paragraph.gap or not groups:
            groups.append([])
        groups[-1].append(paragraph.passage)
    return [Passage.join(group) for group in groups]
