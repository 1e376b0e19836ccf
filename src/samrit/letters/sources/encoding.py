"""Bytes ▸ text: UTF-8, UTF-16 with its mark, and the old Thai code page."""

from __future__ import annotations

import re

from samrit.letters.errors import UnreadableLetter
from samrit.thai.text import (
    Clean,
    compose_sara_am,
    drop_repeated_marks,
    drop_zero_width,
    join_double_e,
    tone_after_vowel,
)

BROKEN = "\ufffd"
_TOLERATED = 50
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_BREAKS = re.compile("\r\n?|\x0b|\x0c|\u2028|\u2029|\x85")
_NO_BREAK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_THAI = re.compile("[\u0e01-\u0e5b]")
_STEPS = (drop_zero_width, drop_repeated_marks, compose_sara_am, tone_after_vowel, join_double_e)
_TIS_NOTE = "อ่านด้วยรหัสอักษร TIS-620 (cp874) เพราะไฟล์ไม่ใช่ UTF-8"


def decode(data: bytes, *, name: str) -> tuple[str, tuple[str, ...]]:
    """Give the text of a file and notes on what was assumed.

    Raises:
        UnreadableLetter: ``not-text`` where the bytes are no text in any known encoding.
    """
    notes: tuple[str, ...] = ()
    text = _try(data, "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig")
    if text is None:
        text, notes = _damaged_utf8(data)
    if text is None:
        text, notes = _old_thai(data)
    if text is None or _CONTROLS.search(text):
        raise UnreadableLetter(
            "not-text",
            f"ไฟล์ “{name}” ไม่ใช่ข้อความที่อ่านได้ (อาจเป็นไฟล์ชนิดอื่น) ให้ส่งไฟล์ .txt .docx หรือ .pdf ที่เป็นข้อความ",
            f"{name} is not readable text; send a .txt, .docx or text .pdf file",
        )
    return text, notes


def canonical(text: str) -> str:
    """Give the text as spans refer to it: one kind of line break and space, marks in their usual order.

    Only differences that cannot be seen are removed; words, digits, quotes and dashes stay the source's own.
    """
    text = _NO_BREAK.sub(" ", _BREAKS.sub("\n", text))
    cleaned = Clean(text, text)
    for step in _STEPS:
        cleaned = step(cleaned)
    return cleaned.text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _damaged_utf8(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    """A few broken bytes do not make another code page: they stand as marks that the reading points at."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count(BROKEN)
    if broken * _TOLERATED > len(_THAI.findall(text)):
        return None, ()
    return text, (f"มีอักขระเสีย {broken} ตัวในไฟล์",)


def _old_thai(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    """Any bytes decode as cp874, so it counts only where the result is mostly Thai."""
    text = _try(data, "cp874")
    if text is None or len(_THAI.findall(text)) * 4 < len(text):
        return None, ()
    return text, (_TIS_NOTE,)
