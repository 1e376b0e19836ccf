"""Automatic numbers of Word's lists: what stands before a paragraph on paper and is not in its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from samrit.thai import to_thai

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_BULLET = "-"
_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_FURTHEST = 32_767
_DEEPEST_STYLE = 20


@dataclass(frozen=True, slots=True)
class _Level:
    """How the numbers of one level look: ``text`` with ``%1`` where the number of a level stands."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    plain: bool = False
    keeps_on: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A list: its levels, the pattern whose counting it shares, and where it begins anew."""

    pattern: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Lists:
    """Counts the paragraphs of every list in the order they are asked about."""

    _lists: dict[str, _List] = field(default_factory=dict)
    _styles: dict[str, tuple[str | None, int | None, str | None]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, numbering: _Element | None, styles: _Element | None) -> Lists:
        """Read the parts of a Word file that say how lists are numbered; either may be missing."""
        found = cls()
        if styles is not None:
            for style in styles.iter(f"{_W}style"):
                number, level = _numbered(style.find(f"{_W}pPr"))
                found._styles[style.get(f"{_W}styleId", "")] = number, level, _value(style, "basedOn")
        if numbering is not None:
            patterns = {
                element.get(f"{_W}abstractNumId", ""): element
                for element in numbering.iter(f"{_W}abstractNum")
            }
            for element in numbering.iter(f"{_W}num"):
                found._lists[element.get(f"{_W}numId", "")] = _list(element, patterns)
        return found

    def label(self, paragraph: _Element) -> str:
        """Give the number of a paragraph as printed, empty where it has none; each asking counts on."""
        properties = paragraph.find(f"{_W}pPr")
        number, level = self._place(properties)
        known = self._lists.get(number or "")
        if known is None:
            return ""
        if level is None:
            level = self._level_of_style(known, properties)
        if level not in known.levels:
            return ""
        counts = self._count(number or "", known, level)
        return _label(known.levels, level, counts)

    def _place(self, properties: _Element | None) -> tuple[str | None, int | None]:
        """Give the list and level that a paragraph, or else its style, names."""
        number, level = _numbered(properties)
        style = _value(properties, "pStyle")
        for _ in range(_DEEPEST_STYLE):
            if number is not None or style not in self._styles:
                break
            number, above, style = self._styles[style]
            level = above if level is None else level
        return number, level

    def _level_of_style(self, known: _List, properties: _Element | None) -> int:
        style = _value(properties, "pStyle")
        named = (place for place, level in known.levels.items() if style and level.style == style)
        return next(named, 0)

    def _count(self, number: str, known: _List, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(known.pattern, {})
        if level in known.starts and (number, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((number, level))
        for place in range(level):
            counts.setdefault(place, _start(known, place))
        counts[level] = counts[level] + 1 if level in counts else _start(known, level)
        for place in [place for place in counts if place > level]:
            if not known.levels.get(place, _Level()).keeps_on:
                del counts[place]
        return counts


def _numbered(properties: _Element | None) -> tuple[str | None, int | None]:
    found = properties.find(f"{_W}numPr") if properties is not None else None
    level = _value(found, "ilvl")
    return _value(found, "numId"), int(level) if level else None


def _value(parent: _Element | None, name: str) -> str | None:
    found = parent.find(f"{_W}{name}") if parent is not None else None
    return found.get(f"{_W}val") if found is not None else None


def _list(element: _Element, patterns: dict[str, _Element]) -> _List:
    pattern = _value(element, "abstractNumId") or ""
    levels = _levels_of_pattern(pattern, patterns)
    starts: dict[int, int] = {}
    for override in element.iter(f"{_W}lvlOverride"):
        place = int(override.get(f"{_W}ilvl", "0"))
        levels.update(_levels(override))
        start = _value(override, "startOverride")
        if start is not None:
            starts[place] = int(start)
            levels[place] = replace(levels.get(place, _Level()), start=int(start))
    return _List(pattern, levels, starts)


def _levels_of_pattern(pattern: str, patterns: dict[str, _Element]) -> dict[int, _Level]:
    """Give the levels of a pattern, or of the one whose style it names."""
    if pattern not in patterns:
        return {}
    style = _value(patterns[pattern], "numStyleLink")
    named = (other for other in patterns.values() if style and _value(other, "styleLink") == style)
    return _levels(next(named, patterns[pattern]))


def _levels(parent: _Element) -> dict[int, _Level]:
    return {
        int(level.get(f"{_W}ilvl", "0")): _Level(
            int(_value(level, "start") or "1"),
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText") or "",
            level.find(f"{_W}isLgl") is not None,
            _value(level, "lvlRestart") == "0",
            _value(level, "pStyle"),
        )
        for level in parent.iter(f"{_W}lvl")
    }


def _start(known: _List, place: int) -> int:
    return known.levels.get(place, _Level()).start


def _label(levels: dict[int, _Level], level: int, counts: dict[int, int]) -> str:
    shown = levels[level]
    if shown.form == "bullet":
        return _BULLET

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form = "decimal" if shown.plain else levels.get(place, _Level()).form
        return _written(counts.get(place, 1), form)

    return _PLACE.sub(number, shown.text).strip()


def _written(number: int, form: str) -> str:
    """Write a number in one of Word's forms; in digits where the form is none of those seen in letters."""
    if form == "none":
        return ""
    if not 0 < number < _FURTHEST:
        return str(number)
    return _FORMS.get(form, str)(number)


def _lettered(number: int, letters: str) -> str:
    """After the last letter comes the first one twice, as Word counts."""
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1)


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found


_FORMS: dict[str, Callable[[int], str]] = {
    "thaiNumbers": lambda number: to_thai(str(number)),
    "decimalZero": lambda number: f"{number:02}",
    "thaiLetters": lambda number: _lettered(number, _LETTERS),
    "lowerLetter": lambda number: _lettered(number, _ALPHABET),
    "upperLetter": lambda number: _lettered(number, _ALPHABET).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
