"""Characters as set on a page ▸ lines ▸ paragraphs, each with the place of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from samrit.letters.document import Mark
from samrit.letters.sources.building import Marked, moved
from samrit.letters.sources.encoding import canonical
from samrit.letters.sources.glyphs import cuts_word, first_word, mend_scanned, mend_thai
from samrit.letters.wording import PERSON_TITLE, UNIT_WORD

_SAME_LINE = 4.0
# Steps from line to line, in the usual one's: more ends a paragraph, still more leaves blank space.
_WIDE_STEP = 1.17
_GAP = 1.35
_SAME_STEP = 1.06
_RARE = 0.03
_FEW = 5
_NARROW = 130.0
_BLANK = 0.22
_SLACK = 1.5
_SHORT = 0.25
# A line that begins like this begins a paragraph, however full the line above it is.
_BEGINS = re.compile(
    r"^\s*(?:ตัวชี้วัด(?!และ)|ระดับ\s*(?:คะแนน)?\s*(?:ที่)?\s*[\d๐-๙]|ระดับคะแนน|เดิม\s*$|แก้ไข\s*$|หมายเหตุ|เรื่อง\s|เรียน\s|ที่\s"
    r"|อ้างถึง|สิ่งที่ส่งมาด้วย|[\d๐-๙]+[.)]\s|อำเภอขนาด|น้ำหนัก\s*[:：]|หน่วยวัด|ส่วนราชการ\s|ระหว่าง\s.+\sกับ\s|Level\s*\d|Indicator\s*\d|เวลา\s*[\d๐-๙]|[\d๐-๙]\s*คะแนน\s*[:：=]"
    r"|[ก-ฮเ-ไ][ก-๙/]{3,40}\s*[:：]\s)"
)
_UNIT = re.compile(rf"^\s*(?!งาน)(?:{UNIT_WORD}|{PERSON_TITLE})")
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_THAI_END = re.compile("[\u0e01-\u0e4e]$")
# Words that no paragraph ends or begins with: the text goes on.
_GOES_ON_END = re.compile(
    r"(?:และ|กับ|หรือ|การ|ความ|ตาม|ใน|ที่|ของ|เพื่อ|โดย|จาก|ให้|แต่ละ|ทุก|ไม่น้อยกว่า|กลุ่มงาน|ร้อยละ)\s*$"
)
_GOES_ON = re.compile(r"^(?:และ|หรือ|ของ|ซึ่ง|ๆ|ฯ)")
_LATIN_END = re.compile(r"[A-Za-z0-9]$")
_LATIN_START = re.compile(r"^[A-Za-z0-9]")
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
    size: float = 0.0


@dataclass(slots=True)
class Line:
    """The characters of one line; ``edges`` holds the right edge of each, ``size`` that of its letters.

    A line read from a picture has a ``confidence`` and ``numbers`` with theirs.
    """

    base: float
    left: float
    right: float
    text: str = ""
    edges: list[float] = field(default_factory=list)
    size: float = 0.0
    page: int = 1
    bottom: float = 0.0
    top: float = 0.0
    confidence: int | None = None
    numbers: list[Mark] = field(default_factory=list)

    @property
    def keeps_blank(self) -> bool:
        """Say whether the writer set a blank behind the last word."""
        return self.text.endswith(" ")


@dataclass(slots=True)
class Region:
    """The running text of a page, or one cell of a table."""

    page: int = 1
    lines: list[Line] = field(default_factory=list)

    def add(self, glyph: Glyph) -> None:
        """Add a character to the line it stands on."""
        if not self.lines or abs(self.lines[-1].base - glyph.base) > _SAME_LINE:
            line = Line(glyph.base, glyph.left, glyph.right, page=self.page)
            line.bottom, line.top = glyph.bottom, glyph.top
            self.lines.append(line)
        line = self.lines[-1]
        line.text += glyph.character
        line.left = min(line.left, glyph.left)
        line.right = max(line.right, glyph.right)
        line.bottom = min(line.bottom, glyph.bottom)
        line.top = max(line.top, glyph.top)
        line.size = max(line.size, glyph.size)
        line.edges.append(line.right)

    @property
    def written(self) -> list[Line]:
        """Give the lines that hold more than blanks."""
        return [line for line in self.lines if line.text.strip()]


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document sets its lines.

    ``step`` is the usual distance from line to line in sizes of letters (None where it is not known);
    ``short_ends`` says that lines at that distance end paragraphs by leaving room, so that more than room
    between lines begins one; ``spaced`` that more room than usual stands between some lines;
    ``keeps_blanks`` that blanks at the ends of lines are written.
    """

    step: float | None = None
    short_ends: bool = True
    spaced: bool = False
    keeps_blanks: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """Where the lines of a region may stand."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Give the width in points."""
        return self.right - self.left


def drop_repeated_cluster(glyphs: list[Glyph]) -> None:
    """Some writers give a raised tone mark as its whole cluster: the same letters again, above the first."""
    for size in (3, 2):
        first, second = glyphs[-2 * size : -size], glyphs[-size:]
        same = [glyph.character for glyph in first] == [glyph.character for glyph in second]
        marked = len(first) == size and same and _MARKS.match(second[-1].character)
        near = marked and abs(second[0].base - first[0].base) < _SAME_LINE
        if near and second[0].left < first[-1].right - 1:
            del glyphs[-size:]
            return


def usual_step(regions: Iterable[Sequence[Line]]) -> float | None:
    """Give the distance from line to line inside paragraphs, in sizes of letters.

    It is the smallest distance that is not rare: what stands between paragraphs is as much or more.
    """
    steps = sorted(step for lines in regions for one, other in pairwise(lines) if (step := _step(one, other)))
    for place, step in enumerate(steps):
        same = [other for other in steps[place:] if other <= step * _SAME_STEP]
        if len(same) > max(1, len(steps) * _RARE):
            return median(same)
    return steps[0] if steps else None


def _step(one: Line, other: Line) -> float | None:
    """Give the distance between two lines of one page in sizes of letters, None where there is none."""
    size = max(one.size, other.size)
    step = one.base - other.base
    return step / size if size and step > 0 and one.page == other.page else None


def habits_of(
    regions: Sequence[tuple[Sequence[Line], Room]], *, keeps_blanks: bool, most: float | None = None
) -> Habits:
    """See how the lines of some regions are set; ``most`` is more than the usual step can be."""
    step = usual_step(lines for lines, _ in regions)
    step = min(step, most) if step and most else step
    pairs = [(one, other, room) for lines, room in regions for one, other in pairwise(lines)]
    near = [pair for pair in pairs if _ratio(pair[0], pair[1], step) <= _WIDE_STEP]
    short = sum(1 for one, other, room in near if _is_clearly_short(one, other, room))
    wide = len(pairs) - len(near)
    often = short > len(near) * _RARE and short * _FEW >= wide
    return Habits(step, often or len(near) < _FEW, wide > 1, keeps_blanks)


def paragraphs(lines: Sequence[Line], room: Room, habits: Habits) -> Iterator[tuple[Marked, bool]]:
    """Join the lines of each paragraph and say whether blank space stands before it.

    A line after a wide step is a new one; where the document leaves no room between paragraphs, also a line
    after a short one, or one that begins like a paragraph.
    """
    kept: list[Line] = []
    gap = True
    for line in lines:
        if kept:
            ratio = _ratio(kept[-1], line, habits.step)
            if ratio > _WIDE_STEP or _begins(kept, line, room, habits):
                yield _joined(kept, habits), gap
                kept, gap = [], ratio > _GAP
        kept.append(line)
    if kept:
        yield _joined(kept, habits), gap


def _ratio(one: Line, other: Line, usual: float | None) -> float:
    """Give the distance between two lines in usual ones; over a page's end it is taken for usual."""
    step = _step(one, other)
    return step / usual if step and usual else 1.0


def _begins(kept: Sequence[Line], line: Line, room: Room, habits: Habits) -> bool:
    """Say whether a line at the usual distance begins a paragraph."""
    words = line.text.strip()
    begins = bool(_BEGINS.match(words))
    if not habits.short_ends and kept[-1].page == line.page:
        # Inside a paragraph a blank would stand before such a word.
        scanned = line.confidence is not None
        return begins and not habits.spaced and (scanned or habits.keeps_blanks) and not kept[-1].keeps_blank
    if begins:
        return True
    if _GOES_ON_END.search(kept[-1].text) or _GOES_ON.match(words):
        return False
    # In a narrow cell a unit's or person's name begins a line of its own, below another name.
    if room.width < _NARROW and _UNIT.match(words) and _UNIT.match(kept[0].text):
        return True
    if room.right - kept[-1].right <= _wanted(kept[-1], line) + _SLACK:
        return False
    return kept[-1].keeps_blank or not cuts_word(kept[-1].text, words)


def _wanted(line: Line, following: Line) -> float:
    """Give the width that the next line's first word would have needed on this line."""
    text = following.text.lstrip()
    width = following.edges[len(following.text) - len(text) + len(first_word(text)) - 1] - following.left
    if line.keeps_blank or not (_THAI_END.search(line.text) and _THAI_START.match(text)):
        width += following.size * _BLANK
    return width


def _is_clearly_short(line: Line, following: Line, room: Room) -> bool:
    """Say whether all up to the next line's first blank would have fitted, with much room to spare."""
    text = following.text.lstrip()
    stretch = len(following.text) - len(text) + len(text.split(" ", 1)[0])
    width = following.edges[stretch - 1] - following.left + following.size
    return room.right - line.right > max(width, room.width * _SHORT)


def _joined(lines: Sequence[Line], habits: Habits) -> Marked:
    """Join the lines of a paragraph; Thai is broken between words that have no space between them."""
    text = ""
    marks = []
    numbers: list[Mark] = []
    last: Line | None = None
    for line in lines:
        words = " ".join(canonical(mend_thai(line.text)).split())
        if last is not None and _is_apart(last, words, habits):
            text += " "
        box = (line.left, line.bottom, line.right, line.top)
        marks.append(Mark(len(text), len(text) + len(words), line.page, box, line.confidence))
        numbers += moved(line.numbers, len(text))
        text += words
        last = line
    if last is not None and last.confidence is not None:
        mended = mend_scanned(text)
        # A word that a line's end cuts; places hold only where the length does.
        text = mended if len(mended) == len(text) else text
    return Marked(text, tuple(marks), tuple(numbers))


def _is_apart(last: Line, words: str, habits: Habits) -> bool:
    """Say whether a blank stands between two lines: where the writer keeps blanks, its word is taken."""
    if last.keeps_blank or (_LATIN_END.search(last.text) and _LATIN_START.match(words)):
        return True
    return not habits.keeps_blanks and not (_THAI_END.search(last.text) and _THAI_START.match(words))
