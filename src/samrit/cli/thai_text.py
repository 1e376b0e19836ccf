"""Thai text broken into lines of a terminal: at spaces, else where a word may end, never inside a syllable.

Thai is written without spaces, and a terminal library that cuts anywhere tears a vowel from its consonant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.containers import Lines
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod, OverflowMethod

_LEADING = "เแโใไ"
# No line may begin with a mark or a following vowel, nor end with a leading vowel or an opening sign.
_NOT_FIRST = re.compile(r"[\u0e30-\u0e3a\u0e45-\u0e4e\u0e2f\s)\]”»,.;:!?%]")
_NOT_LAST = re.compile(rf"[{_LEADING}(\[“«]")
# Words that often begin a phrase of a criterion; and those that belong to the word behind them.
_BEGINS = re.compile(
    "การ|ความ|ที่|และ|หรือ|ของ|ตาม|โดย|ให้|จาก|ระดับ|ร้อยละ|จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|ภายใน|เพื่อ|ไม่|ได้รับ|มีการ|ซึ่ง|ตั้งแต่|"
    "เกณฑ์|เป้าหมาย|แผน|ผล|รายงาน|กิจกรรม|โครงการ|หน่วยงาน|เจ้าหน้าที่|แต่|ครบ|ทุก|นาย|คณะ"
)
# Common words that hold one of the above, or a leading vowel, in their middle.
_WHOLE = re.compile(
    "ดำเนิน(?:การ|งาน)?|ขับเคลื่อน|เผยแพร่|เห็นชอบ|ประเมิน(?:ผล)?|แต่งตั้ง|ปฏิบัติ(?:การ|งาน)?|เจ้าหน้าที่|คัดเลือก|ประเทศ|พัฒนา|"
    "หน่วยงาน|ประกอบการ|คณะกรรมการ|คณะทำงาน|สำเร็จ|เรียนรู้|บทเรียน|ครัวเรือน|กลุ่มเป้าหมาย|ตัวชี้วัด|งบประมาณ|ช่องทาง|ขึ้นไป"
)
_LEANS = ("การ", "ความ", "ผู้", "นัก", "ไม่", "ที่", "ได้", "ทุก", "นาย")
_LATIN = re.compile(r"[A-Za-z0-9.,_=@:/-]")


class ThaiText(Text):
    """Text that wraps as Thai readers expect."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,  # noqa: ARG002 - the signature of the base class
        no_wrap: bool | None = None,
    ) -> Lines:
        """Give the lines, none wider than ``width`` cells where a break is allowed at all."""
        lines = Lines()
        for line in self.split(allow_blank=True):
            own = Lines([line]) if no_wrap else line.divide(breaks(line.plain, width))
            for part in own:
                part.rstrip()
            if justify:
                own.justify(console, width, justify=justify, overflow=overflow or "fold")
            lines.extend(own)
        return lines


def breaks(text: str, width: int) -> list[int]:
    """Give the places where new lines begin so that each line takes at most so many cells."""
    found: list[int] = []
    start = 0
    while cell_len(text[start:]) > width:
        start = _next(text, start, width)
        if start >= len(text):
            break
        found.append(start)
    return found


def _next(text: str, start: int, width: int) -> int:
    """Give where the line after the one that begins at ``start`` begins."""
    fitting = [place for place in _places(text, start) if cell_len(text[start:place].rstrip()) <= width]
    spaces = [place for place in fitting if text[place - 1].isspace()]
    free = [place for place in fitting if not text[start:place].endswith(_LEANS)]
    words = [place for place in free if _BEGINS.match(text, place)]
    vowels = [place for place in free if text[place] in _LEADING]
    far = cell_len(text[start : max(fitting, default=start)]) / 2
    for group in (spaces, words, vowels, fitting):
        # A break that leaves more than half of the line empty is worse than one inside a word.
        if group and cell_len(text[start : group[-1]]) >= far:
            return group[-1]
    return next(_places(text, start), len(text))


def _places(text: str, start: int) -> Iterator[int]:
    """Give every place behind ``start`` where a line may begin."""
    inside = {place for word in _WHOLE.finditer(text) for place in range(word.start() + 1, word.end())}
    for place in range(start + 1, len(text)):
        if place in inside:
            continue
        before, behind = text[place - 1], text[place]
        if _NOT_FIRST.match(behind) or _NOT_LAST.match(before):
            continue
        if not (_LATIN.match(before) and _LATIN.match(behind)):
            yield place
