"""Where one condition ends and the next begins: enumerations, clauses, alternatives.

Thai has no commas between clauses and uses the same `และ` and `หรือ` between nouns. So a joining word divides
only where the words behind it begin a clause, and where at least one side holds a number, a date or a
reference: a sentence of deeds alone stays one deed, as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samrit.criteria.draft import Amount, Piece
from samrit.criteria.model import Op
from samrit.criteria.quoting import HIDDEN

# Words that begin a clause whatever stands before them.
_STRONG = (
    r"(?:ต้อง)?(?:มี(?!ชีวิต|คุณภาพ|ประสิทธิ|ส่วน|ความสุข)|ต้อง|ได้รับ|ดำเนินการ|สามารถ|จัดทำ|จัดให้|ผ่าน(?=การ|เกณฑ์)|ไม่มี|ไม่พบ|"
    r"has\b|have\b|is\b|are\b|holds?\b|publish(?:es|ed)?\b|reports?\b|submit(?:s|ted)?\b|must\b|completed?\b|there\s|"
    # The name of a sum with its test: "and D of at least 70", "and a total score of 80".
    r"(?:ค่า|คะแนน|ผลรวม|the\s)?\s?(?-i:[A-Z])\s?(?=ไม่|มาก|ตั้งแต่|อย่าง|เท่ากับ|ได้|[=<>≥≤\d]|(?:of\s)?at\s|is\b)|"
    r"คะแนนรวม|total\s(?:points?|score)\b)"
)
# Words that begin a clause right behind a finished number.
_WIDE = (
    r"(?:บันทึก|รายงาน|เผยแพร่|ส่ง|สรุป|ถอด|นำ|จัด|เสนอ|ติดตาม|ประเมิน|พัฒนา|เข้าร่วม|เข้ารับ|ขยาย|ประกาศ|แต่งตั้ง|ลงนาม|ตรวจ|"
    r"อำเภอ|จังหวัด|หน่วยงาน|สำนักงาน|โรงเรียน|โรงพยาบาล|เบิกจ่าย|ส่งเสริม|สนับสนุน|ประชาสัมพันธ์|กำกับ|ทบทวน|วิเคราะห์|แจ้ง|"
    r"อัพโหลด|อัปโหลด|ปรับปรุง|ไม่|เป็น|ให้|มอบ|ถูก|แล้วเสร็จ|ลดลง|เพิ่มขึ้น|[a-z])"
)
_AND = re.compile(
    r"\s*(?:,\s*)?(?:และหรือ|และ/หรือ|และ|พร้อมทั้ง|พร้อมกับ|พร้อม(?=มี|จัด|ดำเนิน|ราย|ส่ง)|รวมทั้ง|ตลอดจน|อีกทั้ง|โดย|(?<!ตั้ง)(?<!นับ)แต่|ทั้งนี้|;|,"
    r"|\b(?:and|with|plus|as\s+well\s+as)\b)\s*(?:(?:จะ)?ต้อง(?=\S))?",
    re.IGNORECASE,
)
_BY_WAY = re.compile(r"โดย|แต่|with\b", re.IGNORECASE)
_ADDING = re.compile(r"พร้อม|รวมทั้ง|ตลอดจน|อีกทั้ง|plus|as\s+well", re.IGNORECASE)
_DOES = re.compile(
    r"เบิกจ่าย|เข้าร่วม|ขยายผล|แต่งตั้ง|ถอดบทเรียน|[a-z]+s\s+(?:at|not|more|less|no|over)\b", re.IGNORECASE
)
_VERB = re.compile(rf"{_DOES.pattern}|เผยแพร่|บันทึก|เข้ารับ|จัดส่ง|รายงานผล|ติดตาม|นำ(?:ไป|เสนอ)|อบรม")
_ACTS = re.compile(
    rf"{_VERB.pattern}|จัด(?!สรร|การ)|ซ้อม|ฝึก(?!งาน)|ตรวจ|ประชุม(?=ไม่|อย่าง|ชี้แจง|ติดตาม|คณะ)|สำรวจ|เยี่ยม|แก้ไข|ซ่อม|ส่ง(?=มอบ|ราย|ผล|แผน|เสริม)|"
    r"ขึ้นทะเบียน|จับกุม|ปลูก|ปล่อย|ผลิต(?!ภัณฑ์|ผล)|ออก(?=ตรวจ|เยี่ยม|หน่วย|ใบ)|สร้าง|ถ่ายทอด|ประชาสัมพันธ์|ลงพื้นที่|จด(?=ทะเบียน|สิทธิ|แจ้ง)|ให้(?=คำ|บริการ|ความ)"
)
# "There is a plan": a thing, and not the doing of something that would go on behind the joining word.
_OWNED = re.compile(r"มี(?!การ|ผล|กระบวน|ระบบ|กลไก|ช่องทาง)|จัดทำ(?!การ)|(?:has|have)\s+an?\b", re.IGNORECASE)
_HELD = re.compile(rf"มี(?!การ|ผล)|{_OWNED.pattern}", re.IGNORECASE)
_DONE = re.compile(r"(?:ครบถ้วน|แล้วเสร็จ|เสร็จสิ้น|เรียบร้อย)\s*$")
_GAINED = re.compile(rf"ได้รับ|{_OWNED.pattern}", re.IGNORECASE)
_OR = re.compile(r"\s*,?\s*(?:หรือ|\bor\b)\s*", re.IGNORECASE)
_EITHER = re.compile(r"either\b", re.IGNORECASE)
_BEGINS_STRONG = re.compile(_STRONG, re.IGNORECASE)
_BEGINS_WIDE = re.compile(rf"{_STRONG}|{_WIDE}", re.IGNORECASE)
_OF = re.compile(r"\s*(?:ของ|จาก|ใน|ต่อ|ตาม|เมื่อเทียบ|เทียบ|of\b|from\b|in\b)[^,;]*$")
_ITEM = re.compile(
    r"(?:^|(?<=[\s:;,]))\(?\s?(?P<number>\d{1,2})\s?\)\s*(?=\S)|(?:^|(?<=\s))(?P<dotted>\d{1,2})\.\s+(?=\D)"
)
_BULLET = re.compile(r"(?:^|(?<=\s))[•●▪◆◦■*]\s*")
# A text that begins with a dash is a list of dashes; within other texts a dash joins or divides anything.
_DASH = re.compile(r"(?:^|(?<=\s))-\s+(?=\D)")
_LETTERS = re.compile(rf"[ก-๙A-Za-z{HIDDEN}]")
# Items within an item: "(2) one of the following: (2.1) … (2.2) …".
_INNER_ITEM = re.compile(
    r"(?:^|(?<=[\s:;,]))\(\s?(?P<outer>(?:\d{1,2}\.){1,5})(?P<number>\d{1,2})\s?\)\s*(?=\S)"
)
_SHORTEST_DEED = 4
_TRIVIAL = re.compile(r"(?:มี|ได้|ให้|ต้อง|ดำเนินการ|มีการดำเนินการ|ทั้งนี้|โดย|และ|ทั้ง|ใน|ผล|มีผล)?\s*$")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open piece of the working text."""

    start: int
    end: int


def items(text: str) -> tuple[Span, list[Span]] | None:
    """Divide an enumeration `(1) … (2) …`: its introduction and its items; None where there is none."""
    marks: list[re.Match[str]] = []
    for match in _ITEM.finditer(text):
        if int(match["number"] or match["dotted"]) == len(marks) + 1:
            marks.append(match)
    return _listed(text, marks) or inner_items(text)


def inner_items(text: str) -> tuple[Span, list[Span]] | None:
    """Divide an enumeration within an item `(2.1) … (2.2) …` like ``items``; None where there is none."""
    marks: list[re.Match[str]] = []
    for match in _INNER_ITEM.finditer(text) if "." in text else ():
        follows = not marks or match["outer"] == marks[0]["outer"]
        if follows and int(match["number"]) == len(marks) + 1:
            marks.append(match)
    return _listed(text, marks)


def _listed(text: str, marks: Sequence[re.Match[str]]) -> tuple[Span, list[Span]] | None:
    if len(marks) < 2:  # noqa: PLR2004 - one mark makes no list
        return None
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    spans = [Span(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    return Span(0, marks[0].start()), spans


def bullets(text: str) -> list[Span]:
    """Divide at printed bullets; the whole text where there are none."""
    marks = list(_BULLET.finditer(text)) or list(_DASH.finditer(text) if text.startswith("-") else ())
    if not marks:
        return [Span(0, len(text))]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    spans = [Span(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    return ([Span(0, marks[0].start())] if marks[0].start() else []) + spans


def split_and(text: str, whole: Span, pieces: Sequence[Piece]) -> list[Span]:
    """Divide a span into clauses."""
    spans: list[Span] = []
    start = whole.start
    joints = [
        m for m in _AND.finditer(text, whole.start, whole.end) if _outside(text, m.start(), whole, pieces)
    ]
    for index, joint in enumerate(joints):
        following = joints[index + 1].start() if index + 1 < len(joints) else whole.end
        place = _Joint(text, joint, Span(start, joint.start()), Span(joint.end(), following), whole.end)
        if place.divides(pieces):
            spans.append(place.left)
            start = place.next_start
    spans.append(Span(start, whole.end))
    return spans


@dataclass(frozen=True, slots=True)
class _Joint:
    """A joining word between the clause so far and the words up to the next joining word."""

    text: str
    match: re.Match[str]
    left: Span
    right: Span
    end: int

    @property
    def next_start(self) -> int:
        """Give the start of the clause behind; `ต้อง` belongs to it."""
        must = self.text.rfind("ต้อง", self.match.start(), self.match.end())
        return must if must >= 0 else self.match.end()

    def divides(self, pieces: Sequence[Piece]) -> bool:
        """Tell whether a new condition begins here."""
        before, after = _within(pieces, self.left), _within(pieces, self.right)
        later = _within(pieces, Span(self.right.start, self.end))
        if "หรือ" in self.match[0] or not (before or later) or self._nothing_left(before):
            return False
        strong = "ต้อง" in self.match[0] or _BEGINS_STRONG.match(self.text, self.match.end()) is not None
        if strong or (self.match[0].strip() in {",", ";"} and not after):
            return strong
        if not before and after and self._adds(after):
            return True
        if not before or not _finished(self.text, before[-1].end, self.left.end):
            return False
        # "โดยหน่วยงานอื่น" names who does it; only a clause of its own divides.
        by_way = _BY_WAY.match(self.match[0].strip()) is not None
        wide = _BEGINS_WIDE.match(self.text, self.match.end()) is not None
        return (wide and not by_way) or bool(after)

    def _adds(self, after: Sequence[Piece]) -> bool:
        """Tell whether a deed stands before, and behind a verb that no noun can be taken for."""
        if _ADDING.match(self.match[0].strip()):
            return _VERB.match(self.text, self.match.end()) is not None
        amount = isinstance(after[0], Amount)
        if amount and _DONE.search(self.text, self.left.start, self.left.end):
            return True
        begin = self.left.end - len(self.text[self.left.start : self.left.end].lstrip())
        # A space before the joining word parts clauses more often than nouns.
        spaced = self.match[0].startswith(" ")
        owned, verb = (_HELD, _ACTS) if spaced else (_OWNED, _DOES)
        begins = owned.match(self.text, begin) is not None
        return begins and verb.match(self.text, self.match.end()) is not None

    def _nothing_left(self, before: Sequence[Piece]) -> bool:
        words = self.text[self.left.start : self.left.end].strip()
        return not before and (
            len(_LETTERS.findall(words)) < _SHORTEST_DEED or _TRIVIAL.fullmatch(words) is not None
        )


def _finished(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but the whole of a share follows the number."""
    tail = text[start:end].strip()
    return not tail or tail.startswith(("(", ")")) or _OF.match(text[start:end]) is not None


def _none_of(text: str, piece: Piece, left: Span) -> bool:
    """Tell whether a clause says that there is none of one thing, and no more: `ไม่มีข้อร้องเรียน`."""
    none = isinstance(piece, Amount) and piece.value == 0 and piece.op is Op.EQ
    return none and " " not in text[piece.end : left.end].strip()


def _within(pieces: Sequence[Piece], span: Span) -> list[Piece]:
    return [piece for piece in pieces if span.start <= piece.start and piece.end <= span.end]


def _outside(text: str, position: int, whole: Span, pieces: Sequence[Piece]) -> bool:
    """Tell whether a joining word stands outside brackets and outside every piece."""
    if text.count("(", whole.start, position) > text.count(")", whole.start, position):
        return False
    return not any(piece.start <= position < piece.end for piece in pieces)


def split_or(text: str, whole: Span, pieces: Sequence[Piece]) -> list[Span]:
    """Divide a clause into alternatives, each a whole condition; one span where `หรือ` joins nouns only."""
    spans: list[Span] = []
    start = whole.start
    for joint in _OR.finditer(text, whole.start, whole.end):
        if not _outside(text, joint.start() + 1, whole, pieces) or text[: joint.start()].rstrip().endswith(
            ("และ", "/")
        ):
            continue
        left, right = Span(start, joint.start()), Span(joint.end(), whole.end)
        if _alternative(text, left, right, pieces, more=bool(spans)):
            spans.append(left)
            start = joint.end()
    spans.append(Span(start, whole.end))
    return spans


def _alternative(text: str, left: Span, right: Span, pieces: Sequence[Piece], *, more: bool) -> bool:
    before, after = _within(pieces, left), _within(pieces, right)
    strong = _BEGINS_STRONG.match(text, right.start) is not None
    wide = _BEGINS_WIDE.match(text, right.start) is not None
    begin = left.end - len(text[left.start : left.end].lstrip())
    none = bool(before) and _none_of(text, before[-1], left)
    finished = none or (bool(before) and _finished(text, before[-1].end, left.end))
    acts = _BEGINS_STRONG.match(text, begin) is not None
    # Behind a first alternative, another deed beside a number is one more.
    if (strong and (finished or acts)) or (more and acts and wide and after):
        return True
    if wide and finished and after:
        return True
    # Behind a number with nothing left to say, words with a number of their own are another condition.
    closed = none or (finished and not text[before[-1].end : left.end].strip())
    if closed and after:
        return True
    # Something is gained or there is something, or else something is done so many times.
    gained = _GAINED.match(text, begin) is not None and text[left.end : left.end + 1] == " "
    if gained and after and _ACTS.match(text, right.start):
        return True
    if (before or after) and _EITHER.match(text, begin):
        return True
    # Two tests side by side: "ร้อยละ 80 หรือไม่น้อยกว่า 10 หมู่บ้าน".
    return finished and bool(after) and not text[right.start : after[0].start].strip()
