"""What a file holds and its text does not: said, never silently left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from samrit.findings import Finding

_LONGEST_QUOTE = 200
_MOST = 20
# A page's number is no word of the letter.
_PAGE_NUMBER = re.compile(r"^[\s\d\-–—/().]*(?:(?:หน้า(?:ที่)?|page|of|จาก)[\s\d\-–—/().]*)*$", re.IGNORECASE)


def left_out(lines: Iterable[str], *, place: str, place_en: str) -> Iterator[Finding]:
    """Give one remark for each line of the page's head or foot, or of notes, that is more than a number."""
    worded = [line for line in dict.fromkeys(lines) if not _PAGE_NUMBER.match(line)]
    for line in worded[:_MOST]:
        quote = line[:_LONGEST_QUOTE]
        yield Finding(
            code="unreadable-text",
            severity="info",
            where=place_en,
            message=f"ข้อความ “{quote}” อยู่ที่{place} จึงไม่ได้นำมาใช้ ให้เพิ่มเองหากเป็นส่วนของหนังสือ",
            message_en=f"“{quote}” stands in the {place_en} and was left out; add it if it belongs here",
            quote=quote,
        )


def hidden(names: str, *, what: str, what_en: str) -> Finding:
    """Say that hidden sheets, rows or columns were not read."""
    return Finding(
        code="hidden-content",
        severity="info",
        where=what_en,
        message=f"{what}ที่ซ่อนไว้ไม่ได้นำมาใช้: {names} ให้เลิกซ่อนแล้วส่งใหม่หากต้องการให้อ่าน",
        message_en=f"hidden {what_en} not read: {names}; unhide and resend if they belong to the letter",
    )


def no_value(place: str, formula: str) -> Finding:
    """Say that a cell holds only a formula: formulas are never worked out here."""
    quote = formula[:_LONGEST_QUOTE]
    return Finding(
        code="formula-without-value",
        severity="warning",
        where=place,
        message=f"ช่อง {place} มีแต่สูตร ไม่มีค่าที่คำนวณไว้ จึงไม่มีข้อมูล ให้เปิดใน Excel แล้วบันทึกใหม่ หรือพิมพ์ค่าเอง",
        message_en=f"cell {place} holds a formula without a value; save the file in Excel, or type the value",
        quote=quote,
    )


def not_run(what: str) -> Finding:
    """Say that a file holds programs, and that they were left alone."""
    return Finding(
        code="active-content",
        severity="info",
        where="file",
        message=f"ไฟล์มี{what}ฝังอยู่ ระบบไม่เรียกใช้ อ่านเฉพาะข้อความ",
        message_en="the file holds embedded programs; they were not run, only the text was read",
    )
