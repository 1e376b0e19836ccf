"""The dates by which something is to be done, by kind. Two dates in one sentence are two deadlines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samrit.letters.draft import Deadline, DeadlineKind
from samrit.thai import find_dates, to_arabic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from samrit.letters.draft import Indicator
    from samrit.letters.passages import Passage

_DAY = r"\s*(?:วันที่|วัน\S{2,8}ที่|เวลา[^ก-ฮ]{0,14}(?:น\.)?\s*ของวันที่)?\s*$"
_BY = re.compile(rf"(?:ภายใน|ไม่เกิน|ไม่ช้ากว่า|อย่างช้า|ก่อน|จนถึง|by|before|no later than){_DAY}", re.IGNORECASE)
_ON = re.compile(rf"(?:ใน|on){_DAY}|กำหนดการ\S*{_DAY}", re.IGNORECASE)
_MEETING_DAY = re.compile(r"(?:ประชุม|อบรม|สัมมนา)[^.]{0,40}วันที่\s*$")
_AS_OF = re.compile(rf"(?:ณ|ตัดยอด\S*(?:\s*คือ)?|ข้อมูล|as of){_DAY}", re.IGNORECASE)
_NOT_A_DEADLINE = re.compile(r"(?:ลง(?:วัน)?ที่|ลว\.?|ตั้งแต่วันที่|ตั้งแต่|dated|from)\s*$", re.IGNORECASE)
_ROUND_START = re.compile(r"ต้นรอบ|start of the round", re.IGNORECASE)
_ROUND_END = re.compile(r"ปลายรอบ|สิ้นรอบ|end of the round", re.IGNORECASE)
_KINDS: tuple[tuple[DeadlineKind, re.Pattern[str]], ...] = (
    (
        "record-targets",
        re.compile(
            r"(?:บันทึก|จัดทำ|กำหนด|กรอก|ลงทะเบียน|ถ่ายทอด|นำเข้า|ยืนยัน)\s*(?:ข้อมูล|รายละเอียด|ข้อตกลง|คำรับรอง)?\s*(?:การปฏิบัติราชการ)?\s*(?:ตาม|ใน)?\s*(?:ตัวชี้วัด|ค่าเป้าหมาย|เป้าหมาย|ข้อตกลง|คำรับรอง)"
            r"|(?:record|enter|set)\w*\s+(?:\w+\s+){0,3}targets?",
            re.IGNORECASE,
        ),
    ),
    ("cutoff", re.compile(r"ตัดยอด|ใช้ข้อมูล|ข้อมูล\s*ณ|cut-?off", re.IGNORECASE)),
    ("meeting", re.compile(r"ประชุม|อบรม|สัมมนา|ชี้แจง(?:แนวทาง)?|meeting|workshop", re.IGNORECASE)),
    (
        "report-results",
        re.compile(
            r"รายงานผล|รายงานความก้าวหน้า|บันทึกผล|ประเมินผลการปฏิบัติ(?:ราชการ|งาน)|ประเมินตนเอง|ผลการดำเนินงาน|report\w*\s+(?:\w+\s+){0,3}results?",
            re.IGNORECASE,
        ),
    ),
    (
        "submit-documents",
        re.compile(
            r"(?:จัด|นำ)?ส่ง\s*(?:สำเนา|ต้นฉบับ)?\s*(?:แบบ|เอกสาร|ไฟล์|หลักฐาน|รายงาน|ข้อตกลง|คำรับรอง|ผล|ข้อมูล|รายชื่อ|แผน|ใบ|ให้|ถึง|กรม|จังหวัด|อำเภอ|สำนักงาน|กลับ|คืน|บันทึก)|submit|send",
            re.IGNORECASE,
        ),
    ),
)
_ALSO_SENT = re.compile(
    r"^[^.]{0,12}(?:พร้อม(?:ทั้ง)?|และ)\s*(?:ให้)?\s*(?:จัด|นำ)?ส่ง\s*(?:แบบ|เอกสาร|ไฟล์|หลักฐาน|รายงาน|สำเนา|ข้อตกลง)"
)
_OWN_DATE = re.compile(r"(?:ภายใน|ก่อน|ในวันที่|ไม่เกิน)")
_NEAR = 90
_CLAUSE_START = re.compile(r"(?:^|\s)\d+[.)]\s")


def read_deadlines(
    passages: Iterable[Passage], indicators: Sequence[Indicator], *, round_number: int | None
) -> tuple[Deadline, ...]:
    """Read the deadlines of the letter's text, then those that indicator sheets name for this round."""
    found = [deadline for passage in passages for deadline in _in(passage)]
    for indicator in indicators:
        name = indicator.place
        fields = (indicator.definitions, indicator.collection, *indicator.notes)
        found += [item for field in fields if field for item in _in(field, indicator=name, sheet=True)]
        found += [
            Deadline(what="cutoff", date=cut.date, text=cut.passage, indicator=name)
            for cut in indicator.cutoffs
            if cut.is_for(round_number)
        ]
    return _distinct(found)


def _distinct(found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    seen: set[tuple[str, date, str | None]] = set()
    kept = []
    for deadline in found:
        key = (deadline.what, deadline.date, deadline.indicator)
        if key not in seen:
            seen.add(key)
            kept.append(deadline)
    return tuple(kept)


def _in(passage: Passage, *, indicator: str | None = None, sheet: bool = False) -> Iterator[Deadline]:
    plain = to_arabic(passage.text)
    last = 0
    for found in find_dates(passage.text):
        before = plain[last : found.start]
        if _NOT_A_DEADLINE.search(before):
            last = found.end
            continue
        by, as_of = _BY.search(before), _AS_OF.search(before)
        on = _ON.search(before) or _MEETING_DAY.search(before)
        clause_start = max([last, *(last + m.start() for m in _CLAUSE_START.finditer(before))])
        clause = plain[clause_start : found.start]
        if on and not by:
            clause += plain[found.end : found.end + _NEAR]
        kind = _kind(clause, by=bool(by), on=bool(on), as_of=bool(as_of))
        if kind and not (sheet and kind in {"cutoff", "meeting", "record-targets"}):
            text = passage.cut(clause_start, found.end).strip(" .)")
            yield Deadline(what=kind, date=found.date, text=text, indicator=indicator)
            sent = _ALSO_SENT.match(plain[found.end :])
            dated = _OWN_DATE.search(plain[found.end : found.end + _NEAR])
            if sent and not dated and kind != "submit-documents":
                tail = passage.cut(clause_start, found.end + sent.end())
                yield Deadline(what="submit-documents", date=found.date, text=tail, indicator=indicator)
        last = found.end


def _kind(clause: str, *, by: bool, on: bool, as_of: bool) -> DeadlineKind | None:
    """Choose by the words nearest to the date; the start and the end of the round say it outright."""
    places = [(match.start(), kind) for kind, pattern in _KINDS for match in pattern.finditer(clause)]
    duties = [place for place in places if place[1] != "meeting"]
    if by and duties:
        # What is done by a day is a duty, though a meeting be named: "send the names of those who attend".
        places = duties
    kind = max(places)[1] if places else None
    if as_of and not by:
        return "cutoff" if kind == "cutoff" else None
    if on and not by:
        return kind if kind == "meeting" else None
    if not by:
        return None
    if _ROUND_END.search(clause):
        return "report-results"
    if _ROUND_START.search(clause):
        return "record-targets"
    return kind or "other"
