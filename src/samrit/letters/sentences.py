"""Amendments said in a sentence: ``ขอแก้ไขน้ำหนักตัวชี้วัดที่ ๔ จากร้อยละ ๑๐ เป็นร้อยละ ๑๕``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samrit.letters.assembly import Material
from samrit.letters.headings import Heading
from samrit.letters.levels import LevelText
from samrit.letters.weights import read_weight
from samrit.letters.wording import INDICATOR_WORD, LEVEL_WORD, NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samrit.letters.headings import Change
    from samrit.letters.passages import Passage

_VERB = r"(?:ขอ)?(?:ปรับ(?:ปรุง)?)?(?:แก้ไข|เปลี่ยน(?:แปลง)?|ปรับ(?:ปรุง)?)"
_SENTENCE = re.compile(
    rf"{_VERB}\s*(?:(?:ค่า)?(?P<weight>น้ำหนัก)(?:ของ)?|(?:เกณฑ์|ค่าเป้าหมาย)(?:ของ)?)?\s*{INDICATOR_WORD}\s*(?:ที่)?\s*"
    rf"(?P<number>{NUMBER})(?!\d)\s*(?P<title>(?:(?!จาก|{_VERB}|{INDICATOR_WORD}\s*ที่)[^\n]){{0,120}}?)\s*"
    rf"(?:(?:{LEVEL_WORD})\s*(?P<level>[1-5])\s*)?"
    r"(?:จาก(?:เดิม)?|เดิม)\s*[:：]?\s*(?P<before>[^\n]{1,200}?)\s*(?:เปลี่ยน|แก้ไข|ปรับ)?(?<![ก-ฮ])เป็น\s*[:：]?\s*"
    rf"(?P<after>[^\n]{{1,200}}?)(?=\s*(?:$|และ\s*{_VERB}|,\s*{_VERB}|{_VERB}\s*(?:ค่า)?(?:น้ำหนัก|{INDICATOR_WORD})|จึงเรียน|ทั้งนี้|โดย|นอกนั้น|\d+[.)]\s))"
)
_QUOTES = "“”\"'‘’ "
_SIDES: tuple[Change, Change] = ("before", "after")


def read_sentences(passages: Sequence[Passage]) -> list[Material]:
    """Read what running text changes of indicators, as pairs of before and after."""
    return [material for passage in passages for material in _in(passage)]


def _in(passage: Passage) -> Iterator[Material]:
    for match in _SENTENCE.finditer(passage.plain):
        for side in _SIDES:
            yield _material(passage, match, side)


def _material(passage: Passage, match: re.Match[str], side: Change) -> Material:
    changed = passage.cut(*match.span(side)).strip(_QUOTES)
    title = passage.cut(*match.span("title")).strip(_QUOTES)
    weighed = read_weight(changed.text) is not None or bool(match["weight"])
    leveled = match["level"] is not None
    if not weighed and not leveled:
        title = changed
    heading = Heading(match["number"], title, passage.cut(match.start(), match.end()))
    material = Material(heading, scope=None, scope_inferred=False, assignee=None, change=side, in_table=True)
    if leveled:
        material.levels.append(LevelText.of(int(match["level"]), changed))
    elif weighed:
        material.weight = changed
    return material
