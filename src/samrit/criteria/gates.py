"""Conditions that every level needs, as notes say them: a demand of all levels, or what earns nothing.

`ทุกระดับต้อง…`, `เงื่อนไขบังคับ: …`, `… จึงจะได้รับการประเมิน`, `หากไม่… ไม่ได้คะแนน`, "every level needs …". What only
concerns one level, one item, or a unit without a target is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from samrit.thai import Clean, clean, to_arabic

_ZERO = (
    r"(?:ไม่ได้(?:รับ)?คะแนน(?!\s*(?:ระดับ|เต็ม|เพิ่ม|\d))|ไม่มีคะแนน|ไม่(?:พิจารณา)?ให้คะแนน|"
    r"(?:ได้(?:รับ)?|ให้|มี|เป็น|เท่ากับ|คิดเป็น)?\s?(?:ค่า)?คะแนน\s?(?:เป็น|เท่ากับ)?\s?(?:0|ศูนย์)(?![.\d])(?:\s?คะแนน)?|"
    r"(?:ได้(?:รับ)?|ให้|มี|เป็น|เท่ากับ|คิดเป็น)\s?(?:0|ศูนย์)\s?คะแนน|"
    r"ไม่(?:ได้)?(?:เข้า)?(?:รับ|สู่)การประเมิน|ไม่(?:นำมา|นำไป)?ประเมิน(?:ผล)?(?!ตนเอง)|ตัดสิทธิ์?|(?:ถือว่า)?ไม่ผ่าน(?:การประเมิน|ตัวชี้วัด))"
)
_ZERO_ENGLISH = (
    r"(?:no\s+(?:points?|score|marks?)\b|(?:the\s+)?score\s+(?:is|will\s+be|becomes)\s+(?:0|zero|nil)\b|scores?\s+(?:0|zero|nothing)\b|"
    r"(?:is|are|will)\s+not\s+(?:be\s+)?(?:assessed|scored|evaluated|rated)|(?:gets?|receives?|earns?)\s+(?:0|zero|nothing)\b)"
)
_IF = r"(?:หากว่า|หาก|ถ้าหาก|ถ้า|กรณีที่|กรณี)"
_WHO = (
    r"(?:(?:อำเภอ|จังหวัด|หน่วยงาน|ส่วนราชการ|สำนักงาน|กลุ่มงาน|โรงเรียน|โรงพยาบาล|สถานี|คณะ|เทศบาล|อปท\.|ผู้รับการประเมิน|ผู้ถูกประเมิน|"
    r"เจ้าหน้าที่|ข้าราชการ)(?:ใด|นั้น|ดังกล่าว|ที่รับการประเมิน)?\s*)?"
)
_PEOPLE = r"(?:ข้าราชการ|เจ้าหน้าที่|บุคลากร|พนักงาน|ผู้บริหาร|หน่วยงาน|ผู้ปฏิบัติงาน|นักเรียน|ครู)\s*$"
_EVERY_LEVEL = (
    r"(?:ทุก\s?(?:ๆ\s?)?(?:ระดับ|ค่า)(?:\s?คะแนน|\s?ความสำเร็จ)?|แต่ละระดับ(?:\s?คะแนน)?|"
    r"ระดับ(?:ที่)?\s?1\s?(?:-|ถึง)\s?(?:ระดับ(?:ที่)?\s?)?5)"
)
_MUST = r"(?:จะ|จำเป็น)*\s?ต้อง"
_BINDING = r"(?:เงื่อนไข|ข้อกำหนด|เกณฑ์)(?:บังคับ|เบื้องต้น|ขั้นต้น|จำเป็น|ที่ต้องผ่าน|ก่อนการประเมิน)+(?:ก่อน)?"
_ONLY_THEN = (
    r"จึง(?:จะ)?\s*(?:(?:มีสิทธิ์?|สามารถ)?(?:ได้)?(?:เข้า)?(?:รับ|สู่)การประเมิน"
    r"|(?:ได้|ให้|มี|นับ|คิด)(?:รับ)?คะแนน(?!\s*(?:ระดับ|เต็ม|เพิ่ม|\d))|นำมาประเมิน|ประเมินผลได้)"
)
_LEAD = r"(?:^|(?<=[\s:(]))"
_ENGLISH_LEVELS = r"(?:every|each|any|all)(?:\s+of\s+the)?\s+levels?"
_PLAIN = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        # "All levels must …", "for every level the district must …".
        rf"{_LEAD}(?P<who>(?:ใน|สำหรับ|การ(?:ได้|ให้)คะแนน|การประเมิน|ผลงาน|เกณฑ์)*\s*{_EVERY_LEVEL})\s*{_WHO}{_MUST}(?P<deed>.+)$",
        rf"{_LEAD}{_WHO}{_MUST}(?P<deed>.+?)\s*(?:ใน|สำหรับ|จึงจะได้(?:รับ)?คะแนน(?:ใน)?)\s?ทุก\s?ระดับ(?:คะแนน)?\s*$",
        r"^(?P<deed>.+?)\s*(?:เป็น|ถือเป็น)เงื่อนไข(?:บังคับ)?(?:ของ|ใน|สำหรับ)\s?ทุก\s?ระดับ(?:คะแนน)?",
        # "Binding condition: …".
        rf"^\s*{_BINDING}(?:ของตัวชี้วัด(?:นี้)?)?\s*(?:คือ|ได้แก่|มีดังนี้|ดังนี้|:|-)*\s*{_WHO}(?P<deed>.*)$",
        rf"^\s*เงื่อนไข(?:ของ|การ)?(?:ตัวชี้วัด|ประเมิน|ให้คะแนน)*\s*(?:คือ|:|-)*\s*{_WHO}{_MUST}(?P<deed>.+)$",
        # "… before it is assessed at all".
        rf"^\s*(?:ทั้งนี้|โดย|\s)*{_WHO}(?:{_MUST})?(?P<deed>.+?)\s*(?:ก่อน\s*)?{_ONLY_THEN}",
        rf"{_ENGLISH_LEVELS}\s+(?:also\s+)?(?:needs?|requires?|demands?|must\s+have)\s+(?:that\s+)?(?P<deed>.+)$",
        rf"(?:for|at|in)\s+{_ENGLISH_LEVELS},?\s+(?=.*(?:\bmust\b|\bneed|\bat\s+least\b|\brequired\b))(?P<deed>.+)$",
        rf"^\s*(?P<deed>.+?)\s+(?:is|are)\s+(?:required|needed|mandatory|compulsory)\s+(?:for|at|in)\s+{_ENGLISH_LEVELS}",
        r"^\s*(?:mandatory|compulsory|gate|prerequisite|precondition|(?:required|necessary|binding)\s+condition)s?(?:\s+conditions?)?\s*[:\-–]\s*(?P<deed>.*)$",
        rf"{_ZERO_ENGLISH}.{{0,40}}?\s+unless\s+(?P<deed>.+)$",
        rf"^\s*unless\s+(?P<deed>.+?),?\s+(?:then\s+)?[^,]{{0,30}}?{_ZERO_ENGLISH}",
    )
)
_FAILING = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        rf"{_IF}\s*(?P<deed>.+?)\s*,?\s*(?:ให้|จะ|ก็)?\s*{_WHO}(?:ให้|จะ)?\s*(?:ถือว่า\s?)?(?P<zero>{_ZERO})(?P<rest>.*)$",
        rf"(?P<zero>{_ZERO})(?P<rest>[^หถก]{{0,30}}?)\s*{_IF}\s*(?P<deed>.+)$",
        rf"\b(?:if|where|when|without)\b\s*(?P<deed>.+?)\s*,?\s*(?:then\s+)?(?:(?:the|it|a)\s+[a-z]*\s*)??(?P<zero>{_ZERO_ENGLISH})(?P<rest>.*)$",
        rf"(?P<zero>{_ZERO_ENGLISH})(?P<rest>.{{0,40}}?)\s+\b(?:if|where|when|without)\b\s+(?P<deed>.+)$",
    )
)
# The score of one item, and the score below the first level, are no matter of all levels.
_ONE_ITEM = re.compile(
    r"(?:ใน|ของ|สำหรับ|เฉพาะ)?\s*(?:ข้อ|ส่วน|ระดับ|รายการ|ด้าน|กิจกรรม|เรื่อง|งวด|เดือน|item|part|level|month)(?:ที่)?\s?(?:นั้น|ดังกล่าว|\d|for\b)|"
    r"\bfor\s+that\s+(?:item|part|level|month)",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"ระดับ(?:ที่|คะแนน|\s)*\d|\blevels?\s*\d|เกณฑ์ขั้นต่ำ|ค่าเป้าหมาย", re.IGNORECASE)
# A unit that has nothing to do is left out of the assessment; it has not failed.
_NOT_CONCERNED = re.compile(
    r"ไม่มี(?:กลุ่ม|หมู่บ้าน|ครัวเรือน|พื้นที่|ค่า|จำนวน|ผู้)?[^\s]{0,20}เป้าหมาย|ไม่มีพื้นที่|ไม่ได้รับ(?:การ)?(?:จัดสรร|งบ|มอบ)|ไม่มีภารกิจ|ไม่เกี่ยวข้อง|"
    r"\bno\s+(?:targets?|budget)|not\s+(?:allocated|assigned|applicable)|has\s+no\s+[a-z]+\s+targets?",
    re.IGNORECASE,
)
_CAP = re.compile(
    rf"(?:{_IF}|\b(?:if|unless)\b).*(?:หัก(?:ลด)?(?:คะแนน|\s?\d)|ลด(?:ลง)?\s?\d?\s?ระดับ|ได้(?:คะแนน)?ไม่เกิน\s?(?:ระดับ|\d+\s?คะแนน)|deduct|at\s+most\s+level|capped)",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"ไม่(?!\s?(?:น้อยกว่า|ต่ำกว่า|ถึง|เกิน|มากกว่า|สูงกว่า|ให้เกิน))(?:ได้(?!รับ|มาตรฐาน)|สามารถ|มีการ(?=[ก-ฮเ-ไ]))?\s?"
)
_NOT_ENGLISH = re.compile(
    r"\b(?:(?:does|do|did|has|have|is|are|was|were)\s+not|(?:doesn|don|didn|hasn|haven|isn|aren|wasn|weren)'t|fails?\s+to|failed\s+to|no(?=\s))\s*",
    re.IGNORECASE,
)
_HARM = re.compile(r"(?:มี|พบ|ถูก|เกิด|ปรากฏ)")
_OR_NOT = re.compile(r"\s*หรือ\s?ไม่(?!\s?(?:น้อย|ต่ำ|ถึง|เกิน|มาก|สูง))(?:ได้(?!รับ))?\s?")
_EDGES = re.compile(
    rf"^(?:\s|[:,;–-]|ว่า|คือ|ได้แก่|ทั้งนี้|{_MUST})+|(?:\s|[.,;:–-]|ด้วย|เสมอ|เท่านั้น|ก่อน|ทุกกรณี|ให้|จะ|ก็)+$|(?:\s+นั้น)$"
)
_EMPTY = re.compile(
    r"(?:ผ่าน|ดำเนินการ|ปฏิบัติ|ทำ|เป็นไปตาม|มี|ได้|ครบ|ถึง|ตาม|เงื่อนไข|ข้อกำหนด|เกณฑ์|ที่กำหนด|ข้างต้น|ดังกล่าว|นี้|ถ้วน|ทุกข้อ|ดังนี้|ดังต่อไปนี้|การประเมิน|"
    r"met|the|these|this|conditions?|fulfilled|done|as|follows|[\s:.])*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GateText:
    """Words that say what every level needs.

    ``failing`` marks words that say the opposite (`เบิกจ่ายต่ำกว่าร้อยละ 80`); ``heads`` marks a heading whose
    conditions follow as a list. Another empty text is a gate that cannot be read.
    """

    text: str
    quote: str
    failing: bool = False
    heads: bool = False


def find_gate(sentence: str) -> GateText | None:
    """Read one sentence of a note; None where it makes no demand of every level."""
    cleaned = clean(sentence)
    text = to_arabic(cleaned.text)
    quote = " ".join(sentence.split())
    for pattern in _FAILING:
        match = pattern.search(text)
        if match:
            return _failing(match, cleaned, text, quote)
    for pattern in _PLAIN:
        match = pattern.search(text)
        if match and not re.search(_PEOPLE, text[: match.start()]) and not _LEVEL.search(match["deed"]):
            words = _trimmed(cleaned, *match.span("deed"))
            return GateText(words, quote, heads=not words)
    return GateText("", quote) if _CAP.search(text) else None


def _failing(match: re.Match[str], cleaned: Clean, text: str, quote: str) -> GateText | None:
    """Turn what earns nothing into what is needed."""
    deed, (start, end) = match["deed"], match.span("deed")
    if _LEVEL.search(deed) or _ONE_ITEM.search(f"{match['rest']} {deed}") or _NOT_CONCERNED.search(text):
        return None
    if re.match(r"without\b", text[match.start("deed") - 8 : start].strip(), re.IGNORECASE):
        return GateText(_trimmed(cleaned, start, end), quote)
    negation = _NOT.search(text, start, end) or _NOT_ENGLISH.search(text, start, end)
    if negation is None:
        words = _trimmed(cleaned, start, end)
        harm = _HARM.match(words)
        plain = harm and not re.search(r"\d", to_arabic(words))
        return GateText(f"ไม่{words}", quote) if plain else GateText(words, quote, failing=True)
    subject = re.sub(rf"^\s*{_WHO}$", "", cleaned.words(start, negation.start())).strip()
    wanted = _OR_NOT.sub(" และ", _trimmed(cleaned, negation.end(), end))
    # "Neither … nor": one of the two would be enough, which these words do not say plainly.
    if _NOT.search(wanted):
        return GateText("", quote)
    thai = not negation[0].isascii()
    return GateText(_trim(f"{subject}{'' if thai else ' '}{wanted}"), quote)


def _trimmed(cleaned: Clean, start: int, end: int) -> str:
    return _trim(cleaned.words(start, end))


def _trim(words: str) -> str:
    """Cut joining words off both ends; an empty text where nothing is named that could be done."""
    while (shorter := _EDGES.sub("", words.strip())) != words:
        words = shorter
    return "" if _EMPTY.fullmatch(words) else words
