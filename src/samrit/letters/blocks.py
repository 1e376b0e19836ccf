"""Blocks that no heading names: taken from the layout or from the text, and said so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from samrit.findings import Finding
from samrit.letters.wording import INDICATOR_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samrit.letters.document import Document
    from samrit.letters.draft import Indicator
    from samrit.letters.headings import Scope
    from samrit.letters.passages import Passage

_NAMED = re.compile(
    rf"(?:{INDICATOR_WORD}(?:และค่าเป้าหมาย)?|(?:คำรับรอง|ข้อตกลง)(?:การปฏิบัติ(?:ราชการ|งาน))?)\s*(?:งาน)?\s*"
    r"ราย(?:(?P<team>ทีม)|(?P<individual>บุคคล))"
)


def with_block_of_text(
    indicators: tuple[Indicator, ...], passages: Sequence[Passage]
) -> tuple[Indicator, ...]:
    """Where no heading names a block and the text before speaks of one only, take that one."""
    if any(indicator.scope for indicator in indicators):
        return indicators
    named: set[Scope] = {
        "team" if match["team"] else "individual"
        for passage in passages
        for match in _NAMED.finditer(passage.text)
    }
    if len(named) != 1:
        return indicators
    scope = named.pop()
    return tuple(replace(indicator, scope=scope, scope_inferred=True) for indicator in indicators)


def inferred_blocks(document: Document, indicators: Sequence[Indicator]) -> list[Finding]:
    """Say where a block was taken from the layout or the text and not from a heading."""
    first = next((indicator for indicator in indicators if indicator.scope_inferred), None)
    if first is None:
        return []
    if any(indicator.assignee for indicator in indicators):
        message = "ตัวชี้วัดที่ไม่ได้ระบุชื่อผู้รับการประเมินถือเป็นตัวชี้วัดร่วม (รายทีม) โปรดยืนยัน"
        english = "indicators that name no person are taken as common to all (team); please confirm"
    else:
        block = "รายทีม" if first.scope == "team" else "รายบุคคล"
        message = f"ตารางไม่มีหัวข้อรายทีมหรือรายบุคคล จึงถือเป็นตัวชี้วัด{block}ตามข้อความในหนังสือ โปรดยืนยัน"
        english = f"no heading names a block; the text speaks of {first.scope} indicators: please confirm"
    return [
        Finding(
            code="inferred",
            severity="info",
            where=first.place,
            message=message,
            message_en=english,
            line=document.line_at(first.heading.start),
        )
    ]
