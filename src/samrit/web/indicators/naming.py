"""Names that letters use for units, matched to the units of the organisation.

A letter says `อำเภอทุ่งหนึ่ง`, `กง.ประสาน` or `อำเภอขนาดใหญ่`; the organisation knows offices with full names,
places, aliases and size classes. Nothing here decides for a person: what fits several units fits none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from samrit.thai.text import fold
from samrit.web.organisation.choices import SizeClass


class NamedUnit(Protocol):
    """What a unit must tell to be named by a letter."""

    @property
    def name(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def size_class(self) -> str: ...
    @property
    def aliases(self) -> list[str]: ...


U = TypeVar("U", bound=NamedUnit)

# The office of a place is called by the place: only what follows the last of these words names it.
_PLACE_WORD = re.compile(r"^.*(?:กิ่งอำเภอ|อำเภอ|อ\.|เขต|จังหวัด|จ\.)\s*")
_GROUP_WORD = re.compile(r"^(?:กลุ่มงาน|กลุ่ม|ก\.?\s?ง\.?|ฝ่าย|งาน)\s*")
_EVERY_PLACE = re.compile(r"^ทุก(?:อำเภอ|แห่ง|หน่วย)")
_SIZE_WORDS = {
    SizeClass.LARGE: ("ใหญ่", "large"),
    SizeClass.MEDIUM: ("กลาง", "medium"),
    SizeClass.SMALL: ("เล็ก", "small"),
}
_SIZE_HEADING = re.compile(r"(?:ขนาด|size|district)")
# `ขนาดใหญ่พิเศษ` is a class of its own, which the organisation does not know.
_BEYOND = re.compile(r"พิเศษ|extra|very")
_SHORTEST_OWNER = 4


def size_class_of(heading: str | None) -> str | None:
    """Give the size class that a heading names; empty for no heading, None where it names no known class."""
    if not heading:
        return ""
    text = fold(heading)
    if not _SIZE_HEADING.search(text) or _BEYOND.search(text):
        return None
    found = [value for value, words in _SIZE_WORDS.items() if any(word in text for word in words)]
    return str(found[0].value) if len(found) == 1 else None


def _core(name: str) -> str:
    return _PLACE_WORD.sub("", fold(name)).replace(" ", "")


def names_unit(name: str, unit: NamedUnit) -> bool:
    """Say whether a name of a letter means the unit: its name, place, alias, size class, or every unit."""
    text = fold(name).replace(" ", "")
    if not text:
        return False
    if _EVERY_PLACE.match(text):
        return True
    if (size := size_class_of(name)) is not None:
        return size == unit.size_class
    known = [unit.name, unit.place, *unit.aliases]
    return any(word and (fold(word).replace(" ", "") == text or _core(word) == _core(name)) for word in known)


def covers(only: Iterable[str], except_: Iterable[str], unit: NamedUnit) -> bool:
    """Say whether an indicator with these exceptions applies to a unit."""
    wanted = list(only)
    if wanted and not any(names_unit(name, unit) for name in wanted):
        return False
    return not any(names_unit(name, unit) for name in except_)


def _group_core(name: str) -> str:
    text = fold(name).split("/")[0].replace("ฯ", "").strip()
    return _GROUP_WORD.sub("", text).replace(" ", "")


def guess_owner(owners: Sequence[str], groups: Sequence[U]) -> U | None:
    """Give the one group that the first owner of an indicator can mean; None where none or several fit."""
    for owner in owners:
        wanted = _group_core(owner)
        if len(wanted) < _SHORTEST_OWNER:
            continue
        found = [group for group in groups if _may_be(wanted, group)]
        if len(found) == 1:
            return found[0]
    return None


def _may_be(wanted: str, group: NamedUnit) -> bool:
    cores = [_group_core(word) for word in (group.name, *group.aliases)]
    return any(
        core.startswith(wanted) or (len(core) >= _SHORTEST_OWNER and wanted.startswith(core))
        for core in cores
    )
