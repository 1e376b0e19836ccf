"""One cell or stretch of text ▸ the texts of its levels, by class of unit where classes are named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from samrit.letters.headings import class_at_end, read_class
from samrit.letters.passages import Passage
from samrit.letters.wording import DASH, LEVEL_WORD, SCORE_WORD

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class LevelText:
    """The text of one level, without its heading."""

    level: int
    text: Passage
    when: Passage | None = None

    @classmethod
    def of(cls, level: int, text: Passage, *, when: Passage | None = None) -> LevelText:
        """Give a level with its text, without a bullet before it, and the class of units it is for."""
        return cls(level, text.strip(_BULLET).strip(_LIST_MARKS), when)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels of one class of units (``when`` is None where they hold for all)."""

    when: Passage | None
    levels: tuple[LevelText, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """What stands before the first level, and the ladders."""

    lead: tuple[Passage, ...]
    ladders: tuple[Ladder, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place that may begin a level; the stronger mark of a level wins."""

    start: int
    end: int
    level: int
    strength: int

    @property
    def strong(self) -> bool:
        return self.strength == _STRONG


# A number that goes on (`ระดับ ๑ - ๓`, `ระดับ ๓ ขึ้นไป`) refers to levels, it does not begin one.
_GOES_ON = rf"(?!\s*(?:{DASH}\s*\d|ถึง|และ\s*\d|และระดับ|หรือ\s*\d|,\s*\d|ขึ้นไป|เป็นระดับ|เป็นต้น))"
_WORDED = re.compile(
    rf"\(?(?:{LEVEL_WORD})\s*(?P<level>\d)(?![\d.,]\d|\d){_GOES_ON}\s*\)?\s*[:：=.)]?\s*", re.IGNORECASE
)
_SCORED = re.compile(
    rf"\(?(?:{SCORE_WORD})\s*(?P<level>\d)(?![\d.,]\d|\d){_GOES_ON}\s*\)?\s*[:：=.)]?\s*", re.IGNORECASE
)
_POINTS = re.compile(r"(?P<level>\d)\s*คะแนน(?!น)\s*[:：=]?\s*")
_BRACKETED = re.compile(r"(?<!\S)\(?(?P<level>\d)\)\s*(?=\S)")
_POINTS_INSIDE = re.compile(r"(?<!\S)\(?(?P<level>\d)\s*คะแนน\)?\s*[:：=]\s*")
_COUNTED = re.compile(r"\(?(?P<level>\d)\s*(?:[.):：]\s*(?!\d)|=\s*)|(?P<spaced>\d)\s+(?=\D)")
# After these words a level is meant, not begun ("from level", "passed level"); after those it may be.
_REFERRING = re.compile(r"(?:จาก|ตาม|ใน|ถึง|ผ่าน|กว่า|of|from|to)\s*$", re.IGNORECASE)
_DOUBTFUL = re.compile(r"(?:อยู่|เป็น|ได้|มี|หรือ|และ|กับ|กลุ่ม|ฐานข้อมูล|เกณฑ์)\s*$")
_STRONG, _PLAIN, _WEAK = 2, 1, 0
_BULLET = "◆◇•▪●■□○❖➢►✓ "
_LIST_MARKS = ";, "
_BULLET_BEFORE = re.compile(
    rf"^\s*(?:{DASH}|[◆◇•▪●■□○❖➢►✓*])\s*(?=\(?(?:{LEVEL_WORD}|{SCORE_WORD})\s*[\d๐-๙])"
)
_ITEM = re.compile(r"^\s*\(?[\d๐-๙]{1,2}[.)]\s*")
_GLOSS = re.compile(r"(?<=\d)\s*(?:คะแนน)?\s*[:=]?\s*\([^()\d]*\)$")
_MINIMUM = 2
_FULL_COUNT = 3
_ALL_LEVELS = 5


def split_levels(paragraphs: Sequence[Passage], *, counted: bool = False, titled: bool = False) -> Split:
    """Split paragraphs into what leads and the ladders of levels.

    A level begins with ``ระดับ ๑``, ``ระดับคะแนน 1``, ``1 คะแนน`` and the like, at the start of a paragraph
    or inside a line; with ``counted`` also with a bare ``1.`` at the start of a paragraph. With ``titled``
    the first paragraph is a title, so its own first words begin no level.
    """
    whole, starts = _join(paragraphs)
    starts = starts[1:] if titled else starts
    for family in _families(counted=counted):
        marks = family(whole.plain, starts)
        chains = _chains(marks)
        if chains and sum(map(len, chains)) >= _MINIMUM:
            return _cut(whole, starts, chains)
    return Split(tuple(paragraphs), ())


def count_of_five(paragraphs: Sequence[Passage]) -> Split | None:
    """Split a title and the lines ``1.`` to ``5.`` under it; None where the lines are not exactly these."""
    whole, starts = _join(paragraphs)
    marks = _counted(whole.plain, starts[1:])
    if len(marks) != _ALL_LEVELS or len(starts) != _ALL_LEVELS + 1:
        return None
    return _cut(whole, starts, [marks])


def has_levels(paragraphs: Sequence[Passage]) -> bool:
    """Say whether paragraphs hold at least two levels."""
    return bool(split_levels(paragraphs).ladders)


def starts_level(passage: Passage) -> bool:
    """Say whether a paragraph begins with a level's heading."""
    return level_begun(passage) is not None


def level_begun(passage: Passage) -> int | None:
    """Give the level whose heading a paragraph begins with."""
    match = _WORDED.match(passage.replace(_BULLET_BEFORE).plain)
    return int(match["level"]) if match else None


def read_level_number(passage: Passage) -> int | None:
    """Read a cell that is only a level: ``๑``, ``ระดับ 1``, ``1 คะแนน``, ``ระดับ ๕ (ดีเด่น)``."""
    text = _GLOSS.sub("", passage.plain.strip())
    for pattern in (_WORDED, _SCORED, _POINTS):
        match = pattern.fullmatch(text)
        if match:
            return int(match["level"])
    return int(text) if re.fullmatch(r"\d", text) else None


def _join(paragraphs: Iterable[Passage]) -> tuple[Passage, list[int]]:
    kept = [paragraph.replace(_BULLET_BEFORE) for paragraph in paragraphs if paragraph]
    starts = []
    place = 0
    for paragraph in kept:
        starts.append(place)
        place += len(paragraph.text) + 1
    return Passage.join(kept), starts


def _families(*, counted: bool) -> list[Callable[[str, list[int]], list[_Mark]]]:
    families: list[Callable[[str, list[int]], list[_Mark]]] = [_worded, _scored, _points]
    if counted:
        families += [_counted, _bracketed]
    return families


def _worded(text: str, starts: list[int]) -> list[_Mark]:
    marks = []
    for match in _WORDED.finditer(text):
        before = text[: match.start()]
        if match.start() in starts:
            strength = _STRONG
        elif not before[-1:].isspace() or _REFERRING.search(before):
            continue
        else:
            strength = _WEAK if _DOUBTFUL.search(before) else _PLAIN
        marks.append(_Mark(match.start(), match.end(), int(match["level"]), strength))
    return marks


def _scored(text: str, starts: list[int]) -> list[_Mark]:
    return _at_starts(_SCORED, text, starts)


def _points(text: str, starts: list[int]) -> list[_Mark]:
    marks = [_mark(match) for match in _POINTS_INSIDE.finditer(text)]
    return marks if _counts_all(marks) else _at_starts(_POINTS, text, starts)


def _at_starts(pattern: re.Pattern[str], text: str, starts: list[int]) -> list[_Mark]:
    found = (pattern.match(text, start) for start in starts)
    return [_mark(match) for match in found if match]


def _mark(match: re.Match[str]) -> _Mark:
    return _Mark(match.start(), match.end(), int(match["level"]), _STRONG)


def _counts_all(marks: Sequence[_Mark]) -> bool:
    """Say whether marks count all five levels, up or down."""
    count = list(range(1, _ALL_LEVELS + 1))
    return [mark.level for mark in marks] in (count, count[::-1])


def _counted(text: str, starts: list[int]) -> list[_Mark]:
    found = [m for m in (_COUNTED.match(text, start) for start in starts) if m]
    marks = [_Mark(m.start(), m.end(), int(m["level"] or m["spaced"]), _STRONG) for m in found]
    count = list(range(1, len(marks) + 1))
    full = [mark.level for mark in marks] in (count, count[::-1])
    return marks if full and len(marks) >= _FULL_COUNT else []


def _bracketed(text: str, starts: list[int]) -> list[_Mark]:  # noqa: ARG001 - one of the families
    """Read ``(๑) … (๒) …`` in one line, where they count all levels."""
    marks = [_mark(match) for match in _BRACKETED.finditer(text)]
    return marks if _counts_all(marks) else []


def _chains(marks: list[_Mark]) -> list[list[_Mark]]:
    """Choose the marks that count up (or down) one by one; a return to the first level is a new chain."""
    strong = [mark.level for mark in marks if mark.strong]
    step = -1 if len(strong) > 1 and strong[0] > strong[1] and strong[0] > _MINIMUM else 1
    first = strong[0] if step < 0 else 1
    chains: list[list[_Mark]] = []
    begun_later = all(mark.level != first for mark in marks)
    for index, mark in enumerate(marks):
        if not chains:
            begins = mark.level == first or mark.strong or (begun_later and mark.strength == _PLAIN)
            if begins and not _better_ahead(marks[index:], mark):
                chains.append([mark])
        elif _follows(chains[-1][-1], mark, step, marks[index:]) and not _better_ahead(marks[index:], mark):
            chains[-1].append(mark)
        elif mark.level == first and len(chains[-1]) >= _MINIMUM and _restarts(marks[index:], step):
            chains.append([mark])
    return [chain for chain in chains if len(chain) >= _MINIMUM] or chains


def _restarts(marks: list[_Mark], step: int) -> bool:
    """A first level inside a line begins a new ladder only where the second one comes next."""
    return marks[0].strong or (len(marks) > 1 and marks[1].level == marks[0].level + step)


def _follows(last: _Mark, mark: _Mark, step: int, ahead: list[_Mark]) -> bool:
    """A level may be left out where a paragraph begins, or where the one left out is named nowhere ahead."""
    distance = (mark.level - last.level) * step
    if distance == 1 or (distance > 1 and mark.strong):
        return True
    named = any(0 < (other.level - last.level) * step < distance for other in ahead)
    return distance > 1 and mark.strength == _PLAIN and not named


def _better_ahead(marks: list[_Mark], mark: _Mark) -> bool:
    """Say whether a better mark of the same level follows before the ladder starts again."""
    for other in marks[1:]:
        if other.strength > mark.strength and other.level == mark.level:
            return True
        if other.strong and other.level < mark.level:
            return False
    return False


def _cut(whole: Passage, starts: list[int], chains: list[list[_Mark]]) -> Split:
    lead = _paragraphs(whole, starts, 0, chains[0][0].start)
    ladders = []
    when: Passage | None = None
    for index, chain in enumerate(chains):
        end = chains[index + 1][0].start if index + 1 < len(chains) else len(whole.text)
        levels, following = _levels(whole, starts, chain, end, last=index + 1 == len(chains))
        ladders.append(Ladder(when, tuple(sorted(levels, key=lambda item: item.level))))
        when = following
    others = [ladder.when for ladder in ladders if ladder.when]
    in_any_words = any(not read_class(name) for name in others)
    lead, first = _class_of_first(lead, in_any_words=in_any_words, among_others=bool(others))
    return Split(tuple(lead), (replace(ladders[0], when=first), *ladders[1:]))


def _class_of_first(
    lead: list[Passage], *, in_any_words: bool, among_others: bool
) -> tuple[list[Passage], Passage | None]:
    """Take the name of the first ladder's class from what leads: a line of its own, or the title's end.

    Where the other classes are named in words of any kind, so may the first be.
    """
    if not lead:
        return lead, None
    name = read_class(lead[-1])
    if name:
        return lead[:-1], name
    inside = class_at_end(lead[-1], among_others=among_others)
    if inside:
        return [*lead[:-1], inside[0]], inside[1]
    if in_any_words and len(lead) > 1:
        return lead[:-1], lead[-1].replace(_ITEM)
    return lead, None


def _levels(
    whole: Passage, starts: list[int], chain: list[_Mark], end: int, *, last: bool
) -> tuple[list[LevelText], Passage | None]:
    """Cut one chain into its levels, and the name of the class that the next chain is for."""
    levels = []
    following: Passage | None = None
    for index, mark in enumerate(chain):
        stop = chain[index + 1].start if index + 1 < len(chain) else end
        text = whole.cut(mark.end, stop)
        if index + 1 == len(chain) and not last:
            text, following = _class_after(whole, starts, mark.end, stop)
        levels.append(LevelText.of(mark.level, text))
    return levels, following


def _class_after(whole: Passage, starts: list[int], start: int, stop: int) -> tuple[Passage, Passage | None]:
    parts = _paragraphs(whole, starts, start, stop)
    if len(parts) > 1:
        return Passage.join(parts[:-1]), read_class(parts[-1]) or parts[-1].replace(_ITEM)
    text = whole.cut(start, stop)
    split = class_at_end(text, among_others=True)
    return split or (text, None)


def _paragraphs(whole: Passage, starts: list[int], start: int, stop: int) -> list[Passage]:
    edges = [start, *(place for place in starts if start < place < stop), stop]
    parts = (whole.cut(a, b) for a, b in pairwise(edges))
    return [part for part in parts if part]
