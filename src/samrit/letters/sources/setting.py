"""Characters as set on a page ▸ lines ▸ paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from samrit.letters.sources.encoding import canonical
from samrit.letters.sources.glyphs import mend_thai
from samrit.letters.wording import PERSON_TITLE, UNIT_WORD

_SAME_LINE = 4.0
_ROOM = 0.08
_LONG_WORD = 15
_WIDE_GAP = 1.45
_NARROW = 130.0
# A line that begins like this begins a paragraph, however full the line above it is.
_BEGINS = re.compile(
    r"^\s*(?:ตัวชี้วัด|ระดับ\s*(?:คะแนน)?\s*(?:ที่)?\s*[\d๐-๙]|ระดับคะแนน|เดิม\s*$|แก้ไข\s*$|หมายเหตุ|เรื่อง\s|เรียน\s|ที่\s"
    r"|อ้างถึง|สิ่งที่ส่งมาด้วย|[\d๐-๙]+[.)]\s|อำเภอขนาด|น้ำหนัก\s*[:：]|หน่วยวัด|Level\s*\d|Indicator\s*\d|เวลา\s*[\d๐-๙]"
    r"|[ก-ฮเ-ไ][ก-๙/]{3,40}\s*[:：]\s)"
)
_UNIT = re.compile(rf"^\s*(?:{UNIT_WORD}|{PERSON_TITLE})")
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_THAI_END = re.compile("[\u0e01-\u0e4e]$")
_THAI_START = re.compile("^[\u0e01-\u0e45]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its edges and the height of its base line, in points from the bottom left."""

    character: str
    left: float
    right: float
    bottom: float
    top: float
    base: float


@dataclass(slots=True)
class Line:
    """The characters of one line."""

    base: float
    left: float
    right: float
    text: str = ""


@dataclass(slots=True)
class Region:
    """The running text of a page, or one cell of a table."""

    lines: list[Line] = field(default_factory=list)

    def add(self, glyph: Glyph) -> None:
        """Add a character to the line it stands on."""
        if not self.lines or abs(self.lines[-1].base - glyph.base) > _SAME_LINE:
            self.lines.append(Line(glyph.base, glyph.left, glyph.right))
        line = self.lines[-1]
        line.text += glyph.character
        line.left = min(line.left, glyph.left)
        line.right = max(line.right, glyph.right)

    @property
    def written(self) -> list[Line]:
        """Give the lines that hold more than blanks."""
        return [line for line in self.lines if line.text.strip()]


def drop_repeated_cluster(glyphs: list[Glyph]) -> None:
    """Some writers give a raised tone mark as its whole cluster: the same letters again, above the first."""
    for size in (3, 2):
        first, second = glyphs[-2 * size : -size], glyphs[-size:]
        same = [glyph.character for glyph in first] == [glyph.character for glyph in second]
        marked = len(first) == size and same and _MARKS.match(second[-1].character)
        if marked and second[0].left < first[-1].right - 1:
            del glyphs[-size:]
            return


def paragraphs(lines: Sequence[Line], left: float, right: float) -> Iterator[tuple[str, bool]]:
    """Join the lines of each paragraph and say whether blank space stands before it.

    A line after a short one, after a wide gap, or that begins like a paragraph is a new one.
    """
    pitch = _pitch(lines)
    text = ""
    gap = True
    last: Line | None = None
    for line in lines:
        words = line.text.strip()
        if last is not None:
            wide = last.base - line.base > pitch * _WIDE_GAP
            begins = _BEGINS.match(words) or (right - left < _NARROW and _UNIT.match(words))
            if wide or begins or _is_short(last, words, left, right):
                yield _mended(text), gap
                text, gap = "", wide
        text = _joined(text, line.text)
        last = line
    if text:
        yield _mended(text), gap


def _pitch(lines: Sequence[Line]) -> float:
    """Give the usual distance from line to line."""
    steps = [one.base - other.base for one, other in pairwise(lines) if one.base > other.base]
    return median(steps) if steps else 0.0


def _is_short(line: Line, words: str, left: float, right: float) -> bool:
    """Say whether the next line's first word would have fitted, so that the line ends its paragraph.

    Thai words are not marked off, so the next line's first stretch without a blank stands for a word, up to
    the length of a long one.
    """
    letters = len(_MARKS.sub("", line.text)) or 1
    each = (line.right - line.left) / letters
    word = len(_MARKS.sub("", words.split(" ", 1)[0]))
    return right - line.right > max(min(word, _LONG_WORD) * each, (right - left) * _ROOM)


def _joined(text: str, line: str) -> str:
    """Join two lines of a paragraph; Thai is broken between words that have no space between them."""
    if not text:
        return line.lstrip()
    if _THAI_END.search(text) and _THAI_START.match(line):
        return text + line
    return f"{text.rstrip()} {line.lstrip()}"


def _mended(text: str) -> str:
    return " ".join(canonical(mend_thai(text)).split())
