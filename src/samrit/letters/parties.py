"""Who assesses whom, by office."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samrit.letters.draft import Parties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samrit.letters.passages import Passage

_OFFICE = r"[^\s\d:()][^\d:()]{2,70}?"
_BETWEEN = re.compile(
    rf"^\s*(?:ระหว่าง|ตำแหน่ง|คู่สัญญา|between)\s*[:：]?\s*(?P<one>{_OFFICE})\s*(?:กับ|and)\s*(?P<other>{_OFFICE})\s*$",
    re.IGNORECASE,
)
_ONLY = re.compile(rf"^\s*(?P<one>{_OFFICE})\s+กับ\s+(?P<other>{_OFFICE})\s*$")
_POSITION = re.compile(r"^\s*(?:ตำแหน่ง|ของตำแหน่ง)\s*[:：]?\s*(?P<other>[^\d:()]{3,60}?)\s*$")
_INSIDE = re.compile(r"ระหว่าง\s*(?P<one>[^\s\d:()]{3,50}?)\s*กับ\s*(?P<other>[^\s\d:()]{3,50}?)(?=\s|$)")
_ASSESSOR = re.compile(
    r"(?:^|\s)(?:ชื่อ)?(?:ผู้ประเมิน|ผู้บังคับบัญชา/ผู้ประเมิน|ผู้รับคำรับรอง)\s*[:：]\s*(?P<name>.+?)(?=\s+(?:ตำแหน่ง|ผู้รับการประเมิน|ผู้ถูกประเมิน)|$)"
)
_ASSESSEE = re.compile(
    r"(?:^|\s)(?:ชื่อ)?(?:ผู้รับการประเมิน|ผู้ถูกประเมิน|ผู้ทำคำรับรอง)\s*[:：]\s*(?P<name>.+?)(?=\s+(?:ตำแหน่ง|ผู้ประเมิน)|$)"
)
_OFFICE_WORD = re.compile(
    r"^(?:(?:รอง|ผู้ช่วย|ปลัด|หัวหน้า|ผู้อำนวยการ|อธิบดี|เลขาธิการ|นายอำเภอ|ผู้ว่า|พัฒนาการ|เกษตร|สาธารณสุข|ศึกษาธิการ|ปศุสัตว์|ประมง|พาณิชย์"
    r"|คลัง|สรรพากร|นายแพทย์|ผอ\.|ผู้บังคับบัญชา|นักวิชาการ|ข้าราชการ|ท้องถิ่น|ที่ดิน|แรงงาน|วัฒนธรรม|สถิติ|ขนส่ง|โยธา|คณบดี|อธิการบดี|นายก|ครู|สหกรณ์|ประชาสัมพันธ์|อุตสาหกรรม|พลังงาน|ท่องเที่ยว|ประกันสังคม|จัดหางาน|สวัสดิการ|เจ้าหน้าที่|พนักงาน)|.*(?:จังหวัด|อำเภอ)$)"
)


def read_parties(passages: Sequence[Passage]) -> Parties:
    """Find both offices: a line of its own first, then labelled names, then running text."""
    for pattern in (_BETWEEN, _ONLY):
        for passage in passages:
            match = pattern.match(passage.plain)
            if match and (pattern is _BETWEEN or _are_offices(match)):
                return Parties(
                    assessor=passage.cut(*match.span("one")), assessee=passage.cut(*match.span("other"))
                )
    labelled = Parties(assessor=_first(_ASSESSOR, passages), assessee=_first(_ASSESSEE, passages))
    if labelled.assessor or labelled.assessee:
        return labelled
    for passage in passages:
        match = _INSIDE.search(passage.plain)
        if match and _are_offices(match):
            return Parties(
                assessor=passage.cut(*match.span("one")), assessee=passage.cut(*match.span("other"))
            )
    for passage in passages:
        match = _POSITION.match(passage.plain)
        if match:
            return Parties(assessee=passage.cut(*match.span("other")))
    return Parties()


def _are_offices(match: re.Match[str]) -> bool:
    return bool(_OFFICE_WORD.match(match["one"]) and _OFFICE_WORD.match(match["other"]))


def _first(pattern: re.Pattern[str], passages: Sequence[Passage]) -> Passage | None:
    for passage in passages:
        match = pattern.search(passage.plain)
        if match:
            return passage.cut(*match.span("name"))
    return None
