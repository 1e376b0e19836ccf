"""Numbers read from a picture ▸ findings for those that are not sure, with what the letter must satisfy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from samrit.findings import Finding
from samrit.thai import format_number, to_arabic

if TYPE_CHECKING:
    from samrit.letters.document import Document, Mark
    from samrit.letters.draft import Indicator
    from samrit.letters.levels import Ladder
    from samrit.letters.passages import Passage

# A number as sure as this is taken as read; one below the other is not even confirmed by its neighbours.
SURE = 75
_CONFIRMABLE = 45
_WHOLE = Decimal(100)
_FEWEST = 4


@dataclass(slots=True)
class _Numbers:
    """The numbers of a scan: what is sure, what is not, and what a doubtful one should be."""

    document: Document
    marks: Sequence[Mark]
    unsure: dict[int, Mark] = field(default_factory=dict)
    proposals: dict[int, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.unsure = {mark.start: mark for mark in self.marks if (mark.confidence or 0) < SURE}

    def value(self, mark: Mark) -> Decimal | None:
        text = to_arabic(self.document.text[mark.start : mark.end]).replace(",", "")
        return Decimal(text) if text.count(".") <= 1 else None

    def within(self, passage: Passage) -> list[Mark]:
        """Give the numbers of a passage, in order."""
        return [mark for mark in self.marks if passage.start <= mark.start < passage.end]

    def settle(self, marks: Sequence[Mark], wanted: Sequence[Decimal]) -> None:
        """Take what numbers must be: one unsure among them is confirmed, or told what it should be."""
        unsure = [place for place, mark in enumerate(marks) if mark.start in self.unsure]
        if len(unsure) != 1:
            return
        mark, value = marks[unsure[0]], wanted[unsure[0]]
        if self.value(mark) != value:
            self.proposals[mark.start] = value
        elif (mark.confidence or 0) >= _CONFIRMABLE:
            del self.unsure[mark.start]


def doubtful_numbers(document: Document, indicators: Sequence[Indicator] = ()) -> list[Finding]:
    """Give a finding for each number of a scan that is not sure.

    Weights add up to 100, levels count up and ladders step evenly: one number that is not sure is confirmed
    by the others, or its finding proposes what they ask for. Where weights do not add up none is sure.
    """
    if not document.numbers:
        return []
    numbers = _Numbers(document, document.numbers)
    for indicator in indicators:
        for ladder in indicator.ladders:
            _count_levels(numbers, ladder)
            _step_evenly(numbers, ladder)
    for block in _blocks(indicators):
        _add_up(numbers, block)
    doubted = [mark for mark in document.numbers if mark.start in numbers.unsure]
    return [_doubt(document, mark, numbers.proposals.get(mark.start)) for mark in doubted]


def _count_levels(numbers: _Numbers, ladder: Ladder) -> None:
    """The number before a level's text is that level's: the reading found it in its place."""
    for level in ladder.levels:
        line = numbers.document.lines[numbers.document.line_at(level.text.start) - 1]
        before = [mark for mark in numbers.marks if line.start <= mark.start and mark.end <= level.text.start]
        if before and numbers.value(before[-1]) == level.level:
            numbers.settle(before[-1:], [Decimal(level.level)])


def _step_evenly(numbers: _Numbers, ladder: Ladder) -> None:
    """Where the last numbers of all levels but one step evenly, that one does too."""
    last = [found[-1] for level in ladder.levels if (found := numbers.within(level.text))]
    values = [numbers.value(mark) for mark in last]
    known = [
        (place, value)
        for place, value in enumerate(values)
        if value is not None and last[place].start not in numbers.unsure
    ]
    if len(last) < _FEWEST or len(known) != len(last) - 1:
        return
    steps = {(later - earlier) / (after - before) for (before, earlier), (after, later) in pairwise(known)}
    if len(steps) == 1:
        (step,), (place, value) = steps, known[0]
        numbers.settle(last, [value + step * (index - place) for index in range(len(last))])


def _blocks(indicators: Sequence[Indicator]) -> Iterator[list[Passage]]:
    """Give the weights of each block that must add up to 100: all known, for everyone, none amended."""
    for scope in dict.fromkeys(indicator.scope for indicator in indicators):
        block = [indicator for indicator in indicators if indicator.scope == scope]
        weights = [indicator.weight_text for indicator in block]
        special = any(
            item.change or item.parent or item.assignee or item.applies_to.only or item.applies_to.but
            for item in block
        )
        if not special and len(block) > 1 and all(weights):
            yield [weight for weight in weights if weight]


def _add_up(numbers: _Numbers, weights: Sequence[Passage]) -> None:
    marks = [found[0] for weight in weights if len(found := numbers.within(weight)) == 1]
    values = [numbers.value(mark) for mark in marks]
    if len(marks) != len(weights) or None in values:
        return
    total = sum((value for value in values if value is not None), Decimal(0))
    wanted = [value + _WHOLE - total for value in values if value is not None]
    numbers.settle(marks, wanted)
    if total != _WHOLE:
        numbers.unsure.update({mark.start: mark for mark in marks})


def _doubt(document: Document, mark: Mark, proposal: Decimal | None) -> Finding:
    line = document.line_at(mark.start)
    quote = document.text[mark.start : mark.end]
    should = format_number(proposal, thai=quote != to_arabic(quote)) if proposal is not None else None
    words = f" ตัวเลขอื่นชี้ว่าน่าจะเป็น {should}" if should else ""
    return Finding(
        code="doubtful-number",
        severity="warning",
        where=f"line {line}",
        message=f"ตัวเลข “{quote}” ที่บรรทัด {line} (หน้า {mark.page}) อ่านจากภาพได้ไม่ชัด{words}"
        " ให้เทียบกับต้นฉบับและแก้หากไม่ตรง",
        message_en=f"“{quote}” at line {line} (page {mark.page}) was read from a picture and is not sure;"
        + (f" the others ask for {should};" if should else "")
        + " compare it with the original",
        line=line,
        quote=quote,
        proposal=should,
    )
