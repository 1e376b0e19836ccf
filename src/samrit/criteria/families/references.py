"""References to lower levels: `มีผลการดำเนินงานจากระดับ 1 - 3 และ…`.

"Level" also grades other things (a group of level 3, an award at province level), so a reference needs a
word of doing or passing before it, and nothing between that names another thing.
"""

from __future__ import annotations

import re

from samrit.criteria.draft import RefPiece, Sentence

_DOING = (
    r"(?:(?:มี|ได้)?\s?ผล(?:การ|งาน)?(?:ดำเนินงาน|ดำเนินการ|ปฏิบัติงาน|ปฏิบัติราชการ|สำเร็จ)?|ดำเนินการ|ดำเนินงาน|"
    r"(?:(?:มี|ได้)การ)?(?:ดำเนินงาน|ดำเนินการ)|ปฏิบัติ|ผ่าน|ครบถ้วน|ครบ|เป็นไป|บรรลุ(?:ผล)?|สำเร็จ|ทำได้|ได้|เช่นเดียวกับ|เหมือน(?:กับ)?|ตามเกณฑ์)"
)
_LINK = (
    r"(?:แล้วเสร็จ|เป็นไป|เพิ่มเติม|ต่อยอด|ต่อเนื่อง|ได้|ครบถ้วน|ครบ|สำเร็จ|ผ่าน|จาก|ตาม|ใน|ของ|ทั้ง|เกณฑ์(?:การประเมิน|การให้คะแนน|คะแนน)?|เป้าหมาย|ทุก|"
    r"ขั้นตอน|ข้อ|\s){0,6}"
)
_LEVEL = r"ระดับ\s*(?:คะแนน|ความสำเร็จ)?\s*(?:ที่\s*)?"
_NUMBERS = (
    r"(?P<first>[1-5])(?![\d.,]*\d)"
    rf"(?:(?:\s*(?:-|ถึง|และ|,)\s*(?:{_LEVEL})?|\s*{_LEVEL})(?P<more>[1-5])(?![\d.]*\d))*"
)
# Stars, grades "and up", and levels of something else are no levels of this scale.
_OTHER = r"(?!\s*(?:(?:-|ถึง)\s*\d|ดาว|ขึ้นไป|ของ|ดี|มาตรฐาน))"
_COMPLETE = r"(?:\s*(?:ครบถ้วน|ครบทุกข้อ|ทุกข้อ|ครบ|แล้วเสร็จ|ทั้งหมด|ข้างต้น|แล้ว))?"
_THAI = re.compile(rf"{_DOING}\s*{_LINK}\s*{_LEVEL}{_NUMBERS}{_OTHER}{_COMPLETE}")
_AT_START = re.compile(
    rf"^\s*(?:(?:ตาม|นอกจาก|นอกเหนือจาก)\s*(?:เกณฑ์\s*)?)?{_LEVEL}{_NUMBERS}{_COMPLETE}(?=\s*(?:และ(?!\s*ระดับ)|พร้อม|บวก|\+))"
)
_ENGLISH_START = re.compile(
    r"^\s*(?:as\s+)?levels?\s+(?P<first>[1-5])(?:\s*(?:-|to|and|,|through)\s*(?:levels?\s+)?(?P<more>[1-5]))*"
    r"(?:\s+(?:achieved|completed?|met|passed|fulfilled)(?=\s*(?:(?:plus|and|with|,|\+)\s|\.?$))|(?=\s*(?:plus|and|with|,|\+)\s))",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"(?:\b(?:has|have|having|meets?|met|passes|passed|achieve[sd]?|completed?|fulfil(?:s|led)?|all|results?|the|of|criteria"
    r"|conditions?|requirements?|same\s+as|as\s+in|in\s+addition\s+to|beyond|besides|in|for|plus)\s+)+"
    r"levels?\s+(?P<first>[1-5])(?:\s*(?:-|to|and|,|through)\s*(?:levels?\s+)?(?P<more>[1-5]))*\b",
    re.IGNORECASE,
)


def find_references(sentence: Sentence) -> list[RefPiece]:
    """Find the references to other levels and mask them."""
    if "ระดับ" not in sentence.work and "level" not in sentence.work.lower():
        return []
    found = []
    for pattern in (_AT_START, _ENGLISH_START, _THAI, _ENGLISH):
        for match in pattern.finditer(sentence.work):
            numbers = [int(match["first"]), int(match["more"] or match["first"])]
            found.append(RefPiece(match.start(), match.end(), min(numbers), max(numbers)))
            sentence.mask(*match.span())
    return found
