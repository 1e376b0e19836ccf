"""Which letter an amendment changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samrit.letters.draft import Indicator, Reference
    from samrit.letters.passages import Passage

_AMENDING = re.compile(
    r"(?:ปรับ(?:ปรุง)?แก้ไข|ขอแก้ไข|แก้ไขรายละเอียด|แก้ไขเพิ่มเติม|แจ้งแก้ไข|ขอปรับ|ขอเปลี่ยนแปลง|เปลี่ยนแปลงตัวชี้วัด|ปรับปรุงตัวชี้วัด|ยกเลิก\S*และใช้|\bamend)"
)


def find_amended(
    references: Sequence[Reference], indicators: Sequence[Indicator], passages: Sequence[Passage]
) -> Reference | None:
    """Give the first letter referred to, where this one holds before and after or says that it amends."""
    changes = any(indicator.change for indicator in indicators)
    if references and (changes or any(_AMENDING.search(passage.text) for passage in passages)):
        return references[0]
    return None
