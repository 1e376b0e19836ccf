"""Whether a note says that the work of each level stands by itself, and is not needed by the levels above."""

from __future__ import annotations

import re

from samrit.thai import clean, to_arabic

# Figures that are not added up over the year are another matter: work or conditions of levels are named.
_SEPARATE = re.compile(
    r"(?:งาน|กิจกรรม|ขั้นตอน|เงื่อนไข)(?:ของ|ใน)?(?:แต่ละ|ทุก)ระดับ\s*(?:เป็นอิสระจากกัน|แยกจากกัน|ไม่(?:นับ|คิด|ต้อง)?(?:แบบ)?สะสม)|"
    r"\b(?:deeds|work|conditions)\s+of\s+(?:the|each)\s+levels?\s+(?:is|are)\s+not\s+cumulative\b",
    re.IGNORECASE,
)


def says_separate(text: str) -> bool:
    """Tell whether a note takes each level's work by itself."""
    return _SEPARATE.search(to_arabic(clean(text).text)) is not None
