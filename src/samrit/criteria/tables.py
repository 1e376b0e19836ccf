"""Tables of points in an indicator's notes: named parts whose figures earn points, and the sum of them.

A part is a name (`A การเบิกจ่าย`, `1) …`, or the words above its rows) with rows "figure, points"; rows stand
one a line, several a line, or in cells. Parts are a composite measure only where their points are added up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from samrit.criteria.compose import balanced, subject_of
from samrit.criteria.draft import Amount, Sentence
from samrit.criteria.families import find_pieces
from samrit.criteria.parts import DIGITS, number_of
from samrit.criteria.similarity import ALIKE, grams, likeness
from samrit.thai import Clean, clean, to_arabic

_POINT_WORD = r"(?:คะแนน|points?|pts?|marks?)"
_POINTS = re.compile(
    rf"(?:(?:=|:|→|->|▸|–>|ได้รับ|ได้|ให้|เท่ากับ|คิดเป็น|\||\bearns?\b|\bgives?\b|\bscores?\b)\s*)?"
    rf"(?P<points>{DIGITS})\s*{_POINT_WORD}(?!\s*(?:ขึ้นไป|ลงมา|เต็ม|or\b))",
    re.IGNORECASE,
)
_FULL_MARKS = re.compile(
    rf"\(\s*(?:คะแนน)?(?:เต็ม)?\s*{DIGITS}\s*{_POINT_WORD}\s*(?:เต็ม)?\s*\)|(?:คะแนน)?เต็ม\s*{DIGITS}\s*คะแนน",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\s*(?:[-•*]\s*)?(?:(?:(?:คะแนน)?(?:ส่วน|องค์ประกอบ|ตัวชี้วัดย่อย|ประเด็น|ด้าน|ข้อ)(?:ที่)?|part|item|component|(?:sub-?)?indicator)\s*"
    r"(?P<word>[A-Zก-ฮ]|\d{1,2}(?:\.\d{1,2})*)(?![A-Za-zก-๙\d])\s*[.):=]?"
    r"|(?:คะแนน\s*)?\(?(?P<letter>[A-Z]|[ก-ฮ])(?:\s*[.):=]|(?=\s|$))"
    r"|\(?(?P<number>\d{1,2})(?:\s*\)|\.(?!\d)))\s*(?:[=:]\s*|(?:หมายถึง|คือ|means)\s*)?"
)
_TERM = r"(?:คะแนน\s*)?[(\[]?(?:[A-Z]|[ก-ฮ]|(?:ข้อ|ส่วน|ด้าน)(?:ที่)?\s*\d{1,2})[)\]]?"
_SUM = re.compile(
    rf"(?P<name>[A-Z](?![A-Za-z])|[ก-ฮ](?![ก-๙])|คะแนน[ก-๙]{{0,20}}|ผลรวม[ก-๙]{{0,20}}|total(?:\s+(?:points|score))?)\s*"
    rf"(?:\([^)]{{0,40}}\)\s*)?=\s*(?P<terms>{_TERM}(?:\s*\+\s*{_TERM})+)(?P<rest>\s*[^\s]?)",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"รวมกัน|ผลรวม(?:ของ)?คะแนน|รวมคะแนน|คะแนนรวม|บวกกัน|(?:points?|scores?|marks?)\b.{0,40}\b(?:add|sum)|sum\s+of\b.{0,20}"
    r"(?:points?|scores?)|total\s+(?:points?|scores?)|add(?:ed)?\s+(?:up|together)",
    re.IGNORECASE,
)
_NOT_ADDED = re.compile(
    r"เฉลี่ย|ถ่วงน้ำหนัก|คูณ|หาร|average|\bmean\b|weighted|[×*/÷]|[\d)]\s*x\s*[A-Z(]", re.IGNORECASE
)
_CELLS = re.compile(r"\s*[\t|]\s*|\s{3,}")
_NUMBER = re.compile(DIGITS)
_POINT_CELL = re.compile(rf"(?:ค่า)?{_POINT_WORD}(?:ที่ได้)?", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"นอกเหนือ|นอกจากนี้|กรณีอื่น|อื่น\s?ๆ|\botherwise\b|\banything\s+else\b|\bother\b", re.IGNORECASE
)
_LETTERS = re.compile(r"[ก-๙A-Za-z]")
_SHORTEST_NAME, _FEWEST = 3, 2


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as read: its words, the figures it takes, and its points."""

    text: str
    amount: Amount
    points: Decimal


@dataclass(slots=True)
class RawPart:
    """One part as read; ``mark`` is the letter or number that formulas call it by."""

    name: str
    mark: str
    rows: list[RawRow] = field(default_factory=list)
    otherwise: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class PointsTable:
    """All parts of one note.

    Attributes:
        parts: the parts that have rows.
        total: what the sum is called (`D`, `คะแนนรวม`), an empty text where it is only said that points are
            added, None where nothing is said of adding.
        text: the words of the sum, or of the first part.
        trouble: whether points are joined in a way that is no plain sum of these parts.
        lines: the numbers of the lines used.
    """

    parts: tuple[RawPart, ...]
    total: str | None
    text: str
    trouble: bool
    lines: frozenset[int]


def read_table(lines: Sequence[str]) -> PointsTable | None:
    """Find the parts of a composite measure in the lines of some notes; None where there are not two."""
    reader = _Reader()
    for number, line in enumerate(lines):
        reader.take(number, line)
    parts = tuple(part for part in reader.parts if part.rows)
    if len(parts) < _FEWEST or max(len(part.rows) for part in parts) < _FEWEST:
        return None
    marks = {part.mark for part in parts}
    lacking = bool(reader.terms) and reader.terms != marks
    return PointsTable(
        parts, reader.total, reader.text or parts[0].name, reader.trouble or lacking, frozenset(reader.used)
    )


class _Reader:
    """Goes through lines, and keeps the part that rows belong to."""

    def __init__(self) -> None:
        self.parts: list[RawPart] = []
        self.names: dict[str, str] = {}
        self.head: tuple[int, str] | None = None
        self.values: tuple[int, list[str]] | None = None
        self.total: str | None = None
        self.terms: set[str] = set()
        self.text = ""
        self.trouble = False
        self.used: set[int] = set()

    def take(self, number: int, line: str) -> None:
        """Read one line as a sum, as rows, as cells, or as the words above rows."""
        cleaned = clean(line.replace("\t", " | "))
        plain = to_arabic(cleaned.text)
        if not plain.strip():
            self.head = None
        if self._is_sum(plain):
            self.used.add(number)
            return
        taken = self._rows(cleaned, plain) or self._cells(number, line)
        if taken:
            self.used.add(number)
        elif _LETTERS.search(plain) and "|" not in plain:
            self.head = (number, plain)
            mark, name = _marked(plain)
            if mark and name:
                self.names[mark] = name

    def _is_sum(self, plain: str) -> bool:
        found = _SUM.search(plain)
        if found:
            self.total, self.text = found["name"].strip(), found[0].strip()
            self.terms = {_mark_of(term) for term in found["terms"].split("+")}
            self.trouble |= bool(_NOT_ADDED.search(plain))
            return True
        if _NUMBER.search(plain) is None and _ADDED.search(plain):
            self.total = self.total or ""
            self.text = self.text or plain.strip()
            self.trouble |= bool(_NOT_ADDED.search(plain))
            return True
        joined = ("=" in plain and "+" in plain) or ("คะแนน" in plain and _NUMBER.search(plain) is None)
        weighted = joined and _NOT_ADDED.search(plain) is not None
        self.trouble |= weighted
        return weighted

    def _rows(self, cleaned: Clean, plain: str) -> bool:
        text = _FULL_MARKS.sub(lambda match: " " * len(match[0]), plain)
        start, taken = 0, False
        for match in _POINTS.finditer(text):
            points = number_of(match["points"])
            words = cleaned.words(start, match.start()).strip(" ,;|/-–—")
            words = _FULL_MARKS.sub(" ", words)
            if points is not None and self._row(words, points):
                start, taken = match.end(), True
        return taken

    def _cells(self, number: int, line: str) -> bool:
        """Read a line of cells: figure and points, or the points under the figures of the line above."""
        cells = [cell.strip() for cell in _CELLS.split(to_arabic(line).strip(" |")) if cell.strip()]
        above, self.values = self.values, None
        if len(cells) > _FEWEST and above and _POINT_CELL.fullmatch(cells[0]) and len(above[1]) == len(cells):
            self.used.add(above[0])
            pairs = zip(above[1][1:], map(_whole_number, cells[1:]), strict=True)
            taken = [self._row(f"{above[1][0]} {value}", p) for value, p in pairs if p is not None]
            return any(taken)
        self.values = (number, cells)
        points = _whole_number(cells[1]) if len(cells) == _FEWEST else None
        return points is not None and self._row(cells[0], points)

    def _row(self, words: str, points: Decimal) -> bool:
        """Keep one row; False where its words hold no figure."""
        if self.parts and _OTHERWISE.search(words) and _NUMBER.search(words) is None:
            self.parts[-1].otherwise = points
            return True
        mark, rest = _marked(words)
        sentence = Sentence.of(rest, counts=True)
        amounts = [piece for piece in find_pieces(sentence) if isinstance(piece, Amount)]
        if not amounts:
            return False
        name = balanced(sentence.source(0, amounts[-1].start))
        part = self._part(mark, name)
        part.rows.append(RawRow(sentence.source(0, len(sentence.text)), amounts[-1], points))
        return True

    def _part(self, mark: str, name: str) -> RawPart:
        head, self.head = self.head, None
        if head and not mark:
            self.used.add(head[0])
            above, title = _marked(head[1])
            mark, name = mark or above, title if len(_LETTERS.findall(title)) >= _SHORTEST_NAME else name
        elif not mark and self.parts and not _differs(name, self.parts[-1]):
            return self.parts[-1]
        name = self.names.get(mark, "") or name
        self.parts.append(RawPart(_cut(name), mark))
        return self.parts[-1]


def _whole_number(cell: str) -> Decimal | None:
    """Read a cell that holds a number and nothing else."""
    return number_of(cell) if _NUMBER.fullmatch(cell) else None


def _marked(words: str) -> tuple[str, str]:
    """Divide `A = การเบิกจ่าย` into the mark and the words."""
    found = _MARK.match(words)
    if found is None:
        return "", words.strip()
    return found["word"] or found["letter"] or found["number"], words[found.end() :].strip()


def _mark_of(term: str) -> str:
    found = re.search(r"[A-Z]|\d+|[ก-ฮ](?=[)\]\s]*$)", term)
    return found[0] if found else term.strip()


def _differs(name: str, part: RawPart) -> bool:
    """Tell whether the words before a figure name another quantity than the part's."""
    own = subject_of(name)
    known = subject_of(part.name)
    return len(own) > _SHORTEST_NAME and likeness(grams(own), grams(known)) < ALIKE


def _cut(name: str) -> str:
    """Give a part's name without its full marks and the signs at its ends."""
    return balanced(_FULL_MARKS.sub(" ", name).strip(" :=-–|"))
