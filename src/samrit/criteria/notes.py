"""The notes of an indicator: gates, how persons count, points that add up, scores between levels.

A note that is none of these is left alone. What looks like one and cannot be read is a doubt on the scale.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from samrit.criteria.between import find_interpolation
from samrit.criteria.gates import GateText, find_gate
from samrit.criteria.joining import find_aggregation
from samrit.criteria.levelwise import says_separate
from samrit.criteria.model import Aggregation, Interpolation, Note
from samrit.criteria.quoting import hide_names, reveal
from samrit.criteria.tables import PointsTable, read_table

_HEADING = re.compile(r"^\s*(?:หมายเหตุ|คำอธิบาย|คำนิยาม|notes?|remarks?)\s*[:：]?\s*", re.IGNORECASE)
_ITEM = re.compile(r"^\s*(?:[-•●▪*]\s*|\(?[\d๐-๙ก-ฮ]{1,2}(?:[.][\d๐-๙]{1,2})?[).]\s*)")
_BREAK = re.compile(
    r"(?:\s+(?=(?:ทั้งนี้|หาก|ถ้า|กรณี(?!ศึกษา)|เงื่อนไขบังคับ|โดย(?:ใน)?ทุกระดับ|ทุกระดับ(?:คะแนน)?(?:จะ)?ต้อง)))|(?<=[a-z\d])[.;]\s+(?=[A-Za-z])"
    r"|\s+(?=\(?[2-9๒-๙]\)\s)|\s*;\s*"
)
# Behind these the sentence goes on: the consequence stands first, and `หาก` brings its cause.
_CAUSE_FOLLOWS = re.compile(r"(?:คะแนน|การประเมิน|ประเมิน|ศูนย์|[0๐])\s*$")
# Longer runs without a break are prose, or a page that was pasted as one line.
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class NoteReading:
    """What notes say beside the levels; ``doubts`` are what could not be read."""

    gates: tuple[GateText, ...] = ()
    aggregation: Aggregation | None = None
    table: PointsTable | None = None
    doubts: tuple[Note, ...] = ()
    interpolation: Interpolation | None = None
    separate: bool = False


def read_notes(notes: Sequence[str]) -> NoteReading:
    """Read the notes, definitions and formulas of one indicator.

    Args:
        notes: texts of one or several lines each, in any order.
    """
    # An empty line between two notes keeps the last words of one from naming a table of the next.
    lines = [_HEADING.sub("", line) for note in notes for line in (*note.splitlines(), "")]
    table = read_table(["" if _is_gate(line) else line for line in lines])
    used = table.lines if table else frozenset[int]()
    left = [line for number, line in enumerate(lines) if number not in used and line.strip()]
    gates: list[GateText] = []
    doubts: list[Note] = []
    aggregation: Aggregation | None = None
    for sentence in _sentences([hide_names(line) for line in left]):
        if len(sentence.text) > _LONGEST:
            continue
        gate = find_gate(sentence.text)
        if gate is None:
            aggregation = aggregation or find_aggregation(sentence.text)
        elif gate.heads and sentence.items:
            items = [reveal(item) for item in sentence.items]
            gates += [GateText(_ITEM.sub("", item).strip(), item.strip()) for item in items]
        elif gate.text:
            gates.append(replace(gate, text=reveal(gate.text), quote=reveal(gate.quote)))
        else:
            doubts.append(unread_gate(reveal(gate.quote)))
    between = next(filter(None, map(find_interpolation, left)), None)
    return NoteReading(
        tuple(gates), aggregation, table, tuple(doubts), between, separate=any(map(says_separate, left))
    )


def _is_gate(line: str) -> bool:
    return len(line) <= _LONGEST and find_gate(line) is not None


@dataclass(slots=True)
class _Sentence:
    """One sentence, and the items of a list that stands right below it."""

    text: str
    items: list[str]


def _sentences(lines: Sequence[str]) -> list[_Sentence]:
    found: list[_Sentence] = []
    for line in lines:
        item = _ITEM.match(line)
        if item and found and _opens_list(found[-1]):
            found[-1].items.append(line)
            continue
        body = line[item.end() :] if item else line
        found += [_Sentence(part, []) for part in _split(body) if part]
    return found


def _opens_list(sentence: _Sentence) -> bool:
    gate = find_gate(sentence.text)
    return gate is not None and gate.heads


def _split(line: str) -> list[str]:
    parts = [part.strip() for part in _BREAK.split(line)]
    joined: list[str] = []
    for part in parts:
        if joined and part and _CAUSE_FOLLOWS.search(joined[-1]) and part.startswith(("หาก", "ถ้า", "กรณี")):
            whole = f"{joined[-1]} {part}"
            if find_gate(joined[-1]) is None and find_gate(part) is None:
                joined[-1] = whole
                continue
        joined.append(part)
    return joined


def unread_gate(quote: str) -> Note:
    """Give the doubt of words that look like a condition of every level and cannot be read."""
    short = " ".join(quote.split())[:80]
    return Note(
        "gate-unread",
        f"“{short}” ดูเหมือนเงื่อนไขของทุกระดับ แต่อ่านเป็นเงื่อนไขไม่ได้ โปรดตรวจและบันทึกเอง",
        f"“{short}” looks like a condition of every level, but cannot be read. Check it, enter it by hand.",
        quote=short,
    )


def unread_points(quote: str) -> Note:
    """Give the doubt of points that are no plain sum, or that no level speaks of."""
    short = " ".join(quote.split())[:80]
    return Note(
        "points-unread",
        f"“{short}” เป็นตารางคะแนน แต่ไม่พบผลรวมที่ระดับกล่าวถึง โปรดตรวจและบันทึกเอง",
        f"“{short}” is a table of points, but no sum that the levels speak of. Check it, enter it by hand.",
        quote=short,
    )
