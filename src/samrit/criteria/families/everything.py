"""All, half and none: `ทุกคน`, `ครบทุกหมู่บ้าน`, `ครึ่งหนึ่ง`, `ไม่มีข้อร้องเรียน`."""

from __future__ import annotations

import re
from decimal import Decimal

from samrit.criteria.draft import Amount, Sentence
from samrit.criteria.model import PERCENT, Op
from samrit.criteria.parts import NOUN, OPERATOR, PERCENT_AFTER, operator_of
from samrit.thai import unit_at

_HUNDRED, _HALF, _NONE = Decimal(100), Decimal(50), Decimal(0)
# "Every time", "every month", "every sector" say how often or how widely, not how many of a whole.
_NOT_A_WHOLE = r"(?!ครั้ง|เดือน|วัน|ปี|สัปดาห์|ไตรมาส|ระดับ|ภาค|มิติ|ช่องทาง|ช่วง|กรณี|อย่าง|สิ่ง|ประการ|ชั่วโมง|นาที|รอบ|ๆ)"
_THING = (
    rf"(?:{NOUN}|ส่วนราชการ|สังกัด|คณะ|อปท|ข้าราชการ|บุคลากร|เจ้าหน้าที่|สมาชิก|เด็ก|นักเรียน|หลังคา|พื้นที่|"
    r"ภารกิจ|กลุ่มเป้าหมาย|ตัวชี้วัด)"
)
_PEOPLE_ENGLISH = (
    r"(?:of\s+)?(?:the\s+)?(?:[a-z]+\s+)?(?:staff|officers?|officials?|employees|personnel|members?|people|villages?|households?|schools?"
    r"|offices?|units?|districts?|provinces?|projects?|groups?|hospitals?|students?|patients?|children|cases|farms?|targets?|sub-?districts?)"
)
_EVERY = re.compile(
    rf"(?:(?P<full>ครบ(?:ถ้วน)?(?:ใน)?)\s*)?ทุก\s?{_NOT_A_WHOLE}(?P<noun>{_THING})(?:เป้าหมาย)?", re.IGNORECASE
)
# With "complete" before it, `ทุก` says all of any thing, known or not.
_EVERY_COMPLETE = re.compile(rf"ครบ(?:ถ้วน)?\s*(?:ใน)?ทุก\s?{_NOT_A_WHOLE}(?=[ก-ฮเ-ไ])")
# `ผู้ต้องขังทั้งหมดได้รับ…`: all of them, where no number in the text takes a part of that whole.
_ALL_OF = re.compile(
    r"(?:^|(?<=\s))(?P<noun>(?!จาก|ของ|ใน)[ก-์]{2,30})ทั้งหมด\s?(?=ได้รับ|ผ่าน|มี(?!ค่า)|เข้า(?:ร่วม|รับ|ถึง)|ต้อง|ส่ง|จัด)"
)
_DIGIT = re.compile(r"\d")
_EVERY_STEP = re.compile(r"ครบ(?:ถ้วน)?\s*ทุก\s?(?P<noun>ช่องทาง|ขั้นตอน|ด้าน|ประการ|มิติ|ระดับ|ประเภท)")
_ALL_ENGLISH = re.compile(
    rf"\b(?:all|every)\s+(?!levels?\b|months?\b|times?\b)(?P<noun>{_PEOPLE_ENGLISH})\b"
    # Whatever stands as the subject of its clause: "all lighthouses inspected".
    r"|(?:^|(?<=and )|(?<=or )|(?<=, )|(?<=; ))all\s+(?:of\s+)?(?:the\s+|its\s+)?"
    r"(?P<things>(?:[a-z]+\s+){0,2}?(?!levels\b|months\b|times\b|years\b)[a-z]{3,}s)\b",
    re.IGNORECASE,
)
# "Not all steps": less than all.
_NOT = re.compile(r"(?:ไม่|\bnot\s)$", re.IGNORECASE)
_PURPOSE = re.compile(r"(?:เพื่อ|สำหรับ)[^\s]*$")
_HALF_OF = re.compile(
    rf"(?:(?P<op>{OPERATOR})\s*)?(?:ครึ่งหนึ่ง|กึ่งหนึ่ง|ครึ่ง(?=ของ)|half(?=\s+of|\s+the))", re.IGNORECASE
)
_ALL_WORD = re.compile(r"ทุก|ทั้งหมด|\ball\b|\bevery\b", re.IGNORECASE)
_HALF_WORD = re.compile("ครึ่ง|กึ่ง|half", re.IGNORECASE)
# Harm that is counted; other things that are "not there" stay deeds.
_COUNTED_HARM = (
    r"(?:เรื่อง|ข้อ|การ)?ร้อง(?:เรียน|ทุกข์)|ข้อทักท้วง|ข้อผิดพลาด|ข้อบกพร่อง|ผู้เสียชีวิต|ผู้ติดเชื้อ|ผู้บาดเจ็บ|อุบัติเหตุ|หนี้ค้าง|"
    r"หนี้เกินกำหนด|งานค้าง|เรื่องค้าง|คดีค้าง|การเสียชีวิต|การทุจริต"
)
# Harm that befalls people who are named: `ไม่มีผู้ป่วยเสียชีวิต`.
_HARMED = (
    r"(?:ผู้|เด็ก|นักเรียน|นักศึกษา|ประชาชน|คน|แรงงาน|พนักงาน|เจ้าหน้าที่|บุคลากร|มารดา|ทารก)[ก-์]{0,20}?"
    r"(?:เสียชีวิต|ตาย|บาดเจ็บ|ติดเชื้อ)"
)
_HARM_ENGLISH = (
    r"(?:complaints?|deaths?|accidents?|incidents?|errors?|arrears|injur(?:y|ies)"
    r"|fatalit(?:y|ies)|violations?|infections?)\b"
)
_WITHOUT = re.compile(
    rf"(?:ไม่มี|ไม่พบ|ไม่เกิด|ปราศจาก)(?:ผู้)?(?={_COUNTED_HARM}|{_HARMED})"
    # "Filled without error" says how, "without any accident" is a demand of its own.
    rf"|\b(?:no|zero|(?:^|(?<=and )|(?<=, )|(?<=; ))without\s+any)\s+(?=(?:[a-z]+\s)?{_HARM_ENGLISH})",
    re.IGNORECASE,
)

_ZERO = re.compile(rf"(?:เป็น|เหลือ)\s*(?:0|ศูนย์)(?![\d.])\s*(?P<sign>{PERCENT_AFTER})?", re.IGNORECASE)


def find_everything(sentence: Sentence) -> list[Amount]:
    """Find the tests that say all, half or none, and mask them."""
    found: list[Amount] = []
    if _ALL_WORD.search(sentence.work):
        found += _wholes(sentence)
    for match in _HALF_OF.finditer(sentence.work) if _HALF_WORD.search(sentence.work) else ():
        op = operator_of(match["op"]) if match["op"] else None
        found.append(Amount(match.start(), match.end(), PERCENT, op, _HALF))
    found += [Amount(m.start(), m.end(), "", Op.EQ, _NONE) for m in _WITHOUT.finditer(sentence.work)]
    for match in _ZERO.finditer(sentence.work):
        found.append(Amount(*match.span(), PERCENT if match["sign"] else "", Op.EQ, _NONE))
    for amount in found:
        sentence.mask(amount.start, amount.end)
    return found


def _wholes(sentence: Sentence) -> list[Amount]:
    """Find the tests that say all, and mask them."""
    found: list[Amount] = []
    for pattern in (_EVERY_STEP, _EVERY, _EVERY_COMPLETE, _ALL_ENGLISH, _ALL_OF):
        if pattern is _ALL_OF and _DIGIT.search(sentence.text):
            continue
        for match in pattern.finditer(sentence.work):
            noun, end = _noun(match, sentence.work)
            if noun and not _PURPOSE.search(sentence.work, 0, match.start()):
                op = Op.LT if _NOT.search(sentence.work, 0, match.start()) else Op.GE
                found.append(Amount(match.start(), end, PERCENT, op, _HUNDRED, whole=noun))
                sentence.mask(match.start(), end)
    return found


def _noun(match: re.Match[str], text: str) -> tuple[str, int]:
    """Give the noun that all is said of, and where the words for it end."""
    if match.re is _EVERY_COMPLETE:
        return unit_at(text, match.end()) or ("", match.end())
    groups = match.groupdict()
    return (groups["noun"] or groups["things"]).strip(), match.end()
