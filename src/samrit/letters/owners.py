"""The cell of responsible units and persons ▸ its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from samrit.letters.passages import Passage
from samrit.letters.wording import PERSON_TITLE, UNIT_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

_PERSON = re.compile(rf"^{PERSON_TITLE}")
_BARE_UNIT = re.compile(rf"^{UNIT_WORD}$")
_UNIT = re.compile(rf"^{UNIT_WORD}")
_LIST = re.compile(r"\s*[,;،]\s*|\s+(?=(?:\d+|[-•])[.)]?\s*" + UNIT_WORD + ")")
# `และ` joins two units only where a unit's word follows; else it is part of a name (ประสานและสนับสนุน).
_AND = re.compile(rf"\s*(?:และ|กับ|ร่วมกับ|\+|&|\band\b)\s*(?={UNIT_WORD}|{PERSON_TITLE})")
_AND_WORK = re.compile(r"\s*และ\s*(?=งาน)")
_SLASH = re.compile(r"\s+/\s*|\s*/\s+|/(?=" + PERSON_TITLE + "|" + UNIT_WORD + ")")
_BULLET = re.compile(r"^(?:\d+|[๐-๙]+)[.)]\s*|^[-•*]\s*")
_NOTHING = re.compile(r"^[-–—.\s]*$")


@dataclass(frozen=True, slots=True)
class Owner:
    """A unit or a person as printed."""

    name: Passage
    kind: Literal["unit", "person"]


def read_owners(paragraphs: Sequence[Passage]) -> tuple[Owner, ...]:
    """Split a cell into units and persons.

    ``กง.ส่งเสริมฯและ กง.ประสานฯ`` is two units, ``กง.ประสาน /สมชาย`` a unit and a person.
    """
    found: list[Owner] = []
    for line in _rejoin(paragraphs):
        for part in line.split(_LIST):
            for name in _split_and(part):
                found += _split_slash(name)
    return tuple(found)


def _rejoin(paragraphs: Sequence[Passage]) -> list[Passage]:
    """A line that begins with no word for a unit or a person goes on with the line before it."""
    lines: list[Passage] = []
    for paragraph in paragraphs:
        begins = _UNIT.match(paragraph.text) or _PERSON.match(paragraph.text) or _BULLET.match(paragraph.text)
        if lines and _BARE_UNIT.match(paragraph.text):
            lines[-1] = Passage.join([lines[-1], paragraph], "")
        elif lines and not begins:
            lines[-1] = Passage.join([lines[-1], paragraph])
        else:
            lines.append(paragraph)
    return lines


def _split_and(part: Passage) -> list[Passage]:
    names = part.split(_AND)
    if part.text.startswith("งาน") and not part.text.startswith("งานและ"):
        return [name for piece in names for name in piece.split(_AND_WORK)]
    # `งาน` after และ splits only a list of `งาน…`: กลุ่มงานแผนและงานติดตาม is one unit.
    merged: list[Passage] = []
    for name in names:
        if merged and name.text.startswith("งาน"):
            start = part.text.index(merged[-1].text)
            merged[-1] = part.cut(start, part.text.index(name.text, start) + len(name.text))
        else:
            merged.append(name)
    return merged


def _split_slash(name: Passage) -> list[Owner]:
    owners = []
    for index, piece in enumerate(name.split(_SLASH)):
        part = piece.replace(_BULLET).strip()
        if _NOTHING.match(part.text):
            continue
        person = bool(_PERSON.match(part.text)) or (index > 0 and not _UNIT.match(part.text))
        owners.append(Owner(part, "person" if person else "unit"))
    return owners
