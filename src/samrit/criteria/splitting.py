"""Criteria as pasted text: `ระดับ N …` lines or plain lines in order, and the notes beside them."""

from __future__ import annotations

import re
from itertools import groupby

from samrit.criteria.tables import read_table
from samrit.thai import clean, to_arabic

_NOT_A_RANGE = r"(?![\d.,%]*\d|\s*(?:-|ถึง|,|และ|%))"
_HEAD = re.compile(
    r"^\s*(?:[-*•◆]\s*)?(?:(?:ค่าคะแนน|ระดับคะแนน|ระดับ|levels?)\s*(?:ที่\s*)?(?:เท่ากับ\s*)?"
    rf"(?P<level>\d{{1,2}}){_NOT_A_RANGE}\s*[:=.)\-–—]?"
    rf"|(?:คะแนน|score)\s*(?P<score>\d){_NOT_A_RANGE}\s*[:=])\s*(?P<text>.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*(?P<level>[1-9])\s*(?:[:.)\t]|\s-\s)\s*(?P<text>\D.*|.*[^\d\s].*)$")
_TITLE = re.compile(r"^(?:ตัวชี้วัด|(?:key\s+performance\s+)?indicator\b)", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]{1,80}>")
_WORDS = re.compile(r"[ก-๙A-Za-z0-9]")
_INLINE = re.compile(r"(?<!\S)(?=(?:ระดับคะแนน|ระดับ)\s*(?:ที่\s*)?[1-5]\s+\S)")
_NOTE = re.compile(
    r"^\s*(?:[-*•]\s*)?(?:หมายเหตุ|คำอธิบาย(?:ตัวชี้วัด)?|(?:คำ)?นิยาม(?:ตัวชี้วัด)?\s*[:：]|สูตร(?:การ)?(?:คำนวณ|คิด)|วิธี(?:การ)?คำนวณ|สูตร\s*[:：]|"
    # A sum of parts, whichever side the total stands: `สูตร A + B + C = D`.
    r"(?:สูตร\s*)?(?P<sum>[A-Zก-ฮ]\s*=\s*)?[A-Zก-ฮ](?:\s*\+\s*[A-Zก-ฮ]){1,9}\s*(?(sum)|=\s*[A-Zก-ฮ])\s*$|"
    r"เงื่อนไข(?:บังคับ|เบื้องต้น|ขั้นต้น)|เงื่อนไข[ก-๙]{0,20}\s*[:：]|ข้อกำหนดบังคับ|(?:notes?|remarks?|formula|definitions?)\s*[:：]|"
    r"(?:mandatory|required|binding)?\s*conditions?\s*[:：]|prerequisites?\s*[:：])",
    re.IGNORECASE,
)


def split_levels(text: str) -> list[tuple[int, str]]:
    """Divide a pasted text into pairs of level and text.

    Lines before the first head are a title and are left out, and so are notes (``split_notes``); another line
    without a head continues the level above it. Where no line has a head, each line that holds a word or
    number is one level, from 1.
    """
    lines = [line for line, note in _lines(text) if not note]
    heads = [_head(line) for line in lines]
    if not any(heads):
        lines = [line for line in lines if not _TITLE.match(line)]
        numbered = [(line, m) for line in lines if (m := _NUMBERED.match(to_arabic(clean(line).text)))]
        found = [(int(match["level"]), _tail(line, match)) for line, match in numbered]
        if len(lines) > 1 and [level for level, _ in found] == list(range(1, len(lines) + 1)):
            return found
        return [(number, line) for number, line in enumerate(lines, 1)]
    found = []
    for line, head in zip(lines, heads, strict=True):
        if head:
            found.append(head)
        elif found:
            level, before = found[-1]
            found[-1] = (level, f"{before} {line}".strip())
    return found


def split_notes(text: str) -> list[str]:
    """Give the notes of a pasted text: `หมายเหตุ…` up to the next level, and tables of points."""
    blocks: list[list[str]] = [[]]
    for line, note in _lines(text):
        if not note or _NOTE.match(line):
            blocks.append([])
        if note:
            blocks[-1].append(line)
    return ["\n".join(block) for block in blocks if block]


def _lines(text: str) -> list[tuple[str, bool]]:
    """Give every line that holds a word or number, and whether it belongs to the notes."""
    lines = [_MARKUP.sub(" ", line).strip() for line in text.splitlines()]
    lines = [line for line in lines if _WORDS.search(to_arabic(line))]
    if not any(map(_head, lines)):
        return _plain_lines(lines)
    found: list[tuple[str, bool]] = []
    for head, group in groupby(lines, key=lambda line: _head(line) is not None):
        run = list(group)
        first = len(run) if head else _first_note(run)
        found += [(line, number >= first) for number, line in enumerate(run)]
    return found


def _plain_lines(lines: list[str]) -> list[tuple[str, bool]]:
    """Tell notes among lines of which none is a head: those behind the levels, or a single line above."""
    noted = [number for number, line in enumerate(lines) if _NOTE.match(line)]
    plain = [number for number, _ in enumerate(lines) if number not in noted]
    behind = next((number for number in noted if plain and number > plain[0]), len(lines))
    return [(line, number in noted or number > behind) for number, line in enumerate(lines)]


def _first_note(run: list[str]) -> int:
    """Give the place where notes begin among lines between two levels; their number where none does."""
    worded = [number for number, line in enumerate(run) if _NOTE.match(line)]
    table = read_table(run)
    tabled = sorted(table.lines) if table else []
    return min([*worded, *tabled, len(run)])


def title_of(text: str) -> str | None:
    """Give the words above the first `ระดับ N` line, or the line that calls itself an indicator, if any."""
    lines = [line for line, note in _lines(text) if not note]
    above: list[str] = []
    for line in lines:
        if _head(line):
            return " ".join(above).strip() or None
        above.append(line)
    return next((line for line in lines if _TITLE.match(line)), None)


def _head(line: str) -> tuple[int, str] | None:
    match = _HEAD.match(to_arabic(clean(line).text))
    return (int(match["level"] or match["score"]), _tail(line, match)) if match else None


def _tail(line: str, match: re.Match[str]) -> str:
    cleaned = clean(line)
    return cleaned.words(match.start("text"), len(cleaned.text)).strip()
