"""The lines that order a letter's indicators: blocks, persons, before and after, indicators, classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from samrit.letters.wording import DASH, INDICATOR_WORD, NUMBER, ORDINAL, PERSON, TEAM

if TYPE_CHECKING:
    from samrit.letters.passages import Passage

Scope = Literal["team", "individual"]
Change = Literal["before", "after"]

_LEAD = r"^\s*(?:(?:ส่วน|ตอน|หมวด|องค์ประกอบ|ด้าน)ที่\s*\d+\s*[:.)]?\s*|\(?(?:\d+|[ก-ฮ]|[A-Z])[.)]\s*)?"
_TAIL = (
    r"\s*(?:\(?\s*(?:ค่า)?(?:น้ำหนัก|รวม|ร้อยละ|จำนวน|weight)[^)]*\)?)?"
    r"\s*(?:มี|ประกอบด้วย|ได้แก่)?\s*(?:ดังนี้|ดังต่อไปนี้)?\s*[:：]?\s*$"
)
_BLOCK = re.compile(
    rf"{_LEAD}(?:สรุป)?(?:(?:{INDICATOR_WORD}|ผลงาน|งาน|เป้าหมาย|ข้อตกลง)\s*(?:ผลงาน|งาน|การปฏิบัติงาน)?\s*(?:ระดับ|ของ|แบบ|เฉพาะ)?\s*)"
    rf"(?:(?P<team>{TEAM})|(?P<individual>{PERSON}))\s*(?:indicators?)?{_TAIL}",
    re.IGNORECASE,
)
_ENGLISH_BLOCK = re.compile(
    rf"{_LEAD}(?:(?P<team>team)|(?P<individual>individual|personal))\s+(?:key\s+performance\s+)?(?:indicators?|kpis?){_TAIL}",
    re.IGNORECASE,
)
_SHARED_GOAL = re.compile(r"^\s*เป้าหมายการปฏิบัติงาน(?:ที่|ร่วม)?\s*(?P<rest>.*)$")
_PERSONAL_GOAL = re.compile(
    r"^\s*(?:เป้าหมาย(?:การปฏิบัติงาน)?|ตัวชี้วัด|ข้อตกลง)\s*รายบุคคล\s*(?:ของ|[:(])\s*(?P<who>[^():]+?)\s*\)?\s*$"
)
_CHANGE = re.compile(
    r"^\s*(?P<before>(?:ข้อความ|รายการ|ของ|ตัวชี้วัด|ก่อนแก้ไข|ฉบับ|จาก)?\s*เดิม|before|ก่อน(?:แก้ไข|ปรับ(?:ปรุง)?))"
    r"(?=\s*[:：]?\s*(?:$|ตัวชี้วัด|KPI|ระดับ))\s*[:：]?\s*"
    r"|^\s*(?P<after>(?:ขอ)?(?:ปรับ)?แก้ไข(?:เป็น|ใหม่|ดังนี้|เป็นดังนี้)?|(?:ปรับ|เปลี่ยน)(?:ปรุง|แก้|ใหม่)?(?:เป็น)?|(?:ข้อความ|ฉบับ|รายการ)?ใหม่|after|หลัง(?:แก้ไข|ปรับ(?:ปรุง)?))"
    r"(?=\s*[:：]?\s*(?:$|ตัวชี้วัด|KPI|ระดับ))\s*[:：]?\s*"
    r"|^\s*(?P<become>เป็น(?:ดังนี้)?)\s*[:：]?\s*(?=$|ตัวชี้วัด(?:ที่)?\s*\d)",
    re.IGNORECASE,
)
_INDICATOR = re.compile(
    rf"^\s*(?:{DASH}\s*|\d+(?:\.\d+)*[.)]\s*|\d+(?:\.\d+)+\s+)?{INDICATOR_WORD}(?P<ordinal>{ORDINAL})\s*[:.]?\s*(?P<number>{NUMBER})(?![\d,%])\s*[.):：]*\s*",
    re.IGNORECASE,
)
_INDICATOR_INSIDE = re.compile(rf"(?<=\s)(?={INDICATOR_WORD}\s*ที่\s*{NUMBER}\s)", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    rf"^\s*\(?(?P<number>{NUMBER})\s*[.)]\s*(?=\D)|^\s*(?P<spaced>{NUMBER})\s+(?=[^\d\s%])"
)
_SUB_NUMBER = re.compile(r"^\s*(?P<number>(?P<parent>\d+(?:\.\d+)*)\.\d+)[.)]?\s+(?=[^\d\s%])")
_CLASS = re.compile(
    r"^\s*(?:[-•*]\s*|\(?\d{1,2}(?:\.\d{1,2})?[.)]\s*)?(?:สำหรับ|กรณี(?:เป็น)?|ใช้กับ)?\s*\(?"
    r"(?P<name>(?:(?:กลุ่ม)?(?:อำเภอ|จังหวัด|ตำบล|เทศบาล|โรงเรียน|โรงพยาบาล|รพ\.สต\.|รพ\.|สถานี|สถานศึกษา|สำนักงาน|หน่วยงาน|หน่วย|หมู่บ้าน|ชุมชน|เขต|อ่าง|โครงการ|พื้นที่|กอง|ศูนย์)"
    r"\s*(?:ขนาด|ชั้น|ระดับ|ประเภท|กลุ่ม|เขต)\s*(?!คะแนน)\S[^:()]{0,40}?)|กลุ่ม(?:ที่)?\s*(?:\d+|[A-Zก-ฮ])|ขนาด\s*\S{1,20}|(?:large|medium|small)(?:-size[d]?)?\s+\w+)"
    r"\s*\)?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_CLASS_AT_END = re.compile(
    r"(?:^|\s)(?:\(?\d{1,2}[.)]\s*)?(?P<name>(?:อำเภอ|จังหวัด|ตำบล|เทศบาล|โรงเรียน|โรงพยาบาล|รพ\.สต\.|สถานี|สำนักงาน|หน่วยงาน|อ่างเก็บน้ำ)\s*(?:ขนาด|ชั้น)\s*\S{1,20})\s*[:：]?\s*$"
)
# Names that mean a class only beside others of their kind: กลุ่ม A, ประเภทที่ ๒, ชั้น ๑.
_LOOSE_CLASS_AT_END = re.compile(
    r"(?:^|\s)(?P<name>(?:กลุ่ม|ประเภท|ชั้น|ขนาด)(?:ที่)?\s*(?:\d{1,2}|[A-Zก-ฮ]|ใหญ่พิเศษ|ใหญ่|กลาง|เล็ก))\s*[:：]?\s*$"
)
_GROUP = re.compile(
    r"^\s*(?:ประเด็น)?(?:ยุทธศาสตร์|กลยุทธ์|ด้าน|มิติ|องค์ประกอบ|พันธกิจ|ประเด็น|หมวด|ส่วน|กลุ่ม|แผนงาน|ภารกิจ|งาน|part)(?:ที่)?\s*"
    r"(?:\d|[ก-ฮ][.)]|[A-Z]\b|[:：])",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^\s*(?:รวม(?:ทั้งสิ้น|ทั้งหมด|น้ำหนัก|คะแนน|ค่าน้ำหนัก)*(?:ร้อยละ)?|total|sum)\s*[:：]?\s*$", re.IGNORECASE
)
_DIVIDER = re.compile(r"^[\s*_=\-–—~.#]{3,}$")

_END = re.compile(
    r"^\s*(?:\(?\s*(?:ลงชื่อ|ลงนาม|signed?\b)|ขอแสดงความนับถือ|จึงเรียนมา|จึงเสนอมา"
    r"|ผู้(?:รับการ|บังคับบัญชา/ผู้)?ประเมิน\s*$|ตำแหน่ง\s*[._]{3,})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """An indicator's heading: its number as printed with Arabic digits, its title, where it stands."""

    number: str | None
    title: Passage
    passage: Passage


def read_block(passage: Passage) -> Scope | None:
    """Read a line that begins the team's or the individual's block."""
    match = _BLOCK.match(passage.plain) or _ENGLISH_BLOCK.match(passage.plain)
    if not match:
        return None
    return "team" if match["team"] else "individual"


def read_personal_goal(passage: Passage) -> Passage | None:
    """Read the name in ``เป้าหมายการปฏิบัติงานรายบุคคล (…)``."""
    match = _PERSONAL_GOAL.match(passage.plain)
    return passage.cut(*match.span("who")) if match else None


def read_shared_goal(passage: Passage) -> Passage | None:
    """Read ``เป้าหมายการปฏิบัติงานที่``, which begins an indicator of all; give what follows on the line."""
    match = _SHARED_GOAL.match(passage.plain)
    return passage.cut(match.start("rest")) if match else None


def read_change(passage: Passage) -> tuple[Change, Passage] | None:
    """Read ``เดิม`` or ``แก้ไข`` and what follows it on the line."""
    match = _CHANGE.match(passage.plain)
    if not match:
        return None
    return ("before" if match["before"] else "after"), passage.cut(match.end())


def read_heading(passage: Passage, *, bare_numbers: bool = False) -> Heading | None:
    """Read ``ตัวชี้วัดที่ ๑ …``; with ``bare_numbers`` also ``๑. …``, as in the first column of a table."""
    match = _INDICATOR.match(passage.plain)
    if match is None and bare_numbers:
        match = _BARE_NUMBER.match(passage.plain)
        if match:
            number = match["number"] or match["spaced"]
            return Heading(number, passage.cut(match.end()), passage)
    if match is None:
        return None
    return Heading(match["number"], passage.cut(match.end()).strip(":： "), passage)


def read_sub_heading(passage: Passage, number: str | None) -> Heading | None:
    """Read ``๒.๑ …`` below or beside the indicator of a number, where other headings have the word."""
    match = _SUB_NUMBER.match(passage.plain)
    if match is None or number is None or match["parent"] not in (number, number.rpartition(".")[0]):
        return None
    return Heading(match["number"], passage.cut(match.end()), passage)


def split_at_indicators(passage: Passage) -> list[Passage]:
    """Cut a line before each ``ตัวชี้วัดที่ N`` that a criterion text follows."""
    cuts = [m.start() for m in _INDICATOR_INSIDE.finditer(passage.plain)]
    parts = []
    last = 0
    for cut in cuts:
        before = passage.cut(last, cut)
        if read_block(before) or read_change(before) or re.search(r"ระดับ\S*\s*\d", before.plain):
            parts.append(before)
            last = cut
    parts.append(passage.cut(last))
    return [part for part in parts if part]


def names_indicator(passage: Passage) -> bool:
    """Say whether a line holds a worded heading, also behind ``เดิม`` or a block's name on the same line."""
    for part in split_at_indicators(passage):
        change = read_change(part)
        if read_heading(change[1] if change else part):
            return True
    return False


def read_class(passage: Passage) -> Passage | None:
    """Read a line that names a class of units, such as ``อำเภอขนาดใหญ่``."""
    match = _CLASS.match(passage.plain)
    return passage.cut(*match.span("name")) if match else None


def class_at_end(passage: Passage, *, among_others: bool) -> tuple[Passage, Passage] | None:
    """Split off a class of units that stands at the end of a text: what is before it, and its name.

    ``among_others`` says that there are several ladders, so that ``กลุ่ม A`` names a class too.
    """
    match = _CLASS_AT_END.search(passage.plain)
    if match is None and among_others:
        match = _LOOSE_CLASS_AT_END.search(passage.plain)
    if not match:
        return None
    return passage.cut(0, match.start()), passage.cut(*match.span("name"))


def is_total(passage: Passage) -> bool:
    """Say whether a cell is the words of a total row."""
    return bool(_TOTAL.match(passage.plain))


def is_group(passage: Passage) -> bool:
    """Say whether a row is only the name of a group of indicators, such as ``ยุทธศาสตร์ที่ ๑ …``."""
    return bool(_GROUP.match(passage.plain))


def is_end(passage: Passage) -> bool:
    """Say whether a line begins the signatures or the closing of a letter."""
    return bool(_END.match(passage.text))


def is_divider(passage: Passage) -> bool:
    """Say whether a line is only stars, dashes or dots."""
    return bool(_DIVIDER.match(passage.text))
