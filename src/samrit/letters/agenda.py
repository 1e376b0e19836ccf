"""A meeting's agenda: rows or lines that begin with a time."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from samrit.letters.document import Paragraph, Table
from samrit.letters.draft import AgendaItem
from samrit.letters.wording import DASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samrit.letters.document import Block
    from samrit.letters.passages import Passage

_CLOCK = r"(\d{1,2})[.:](\d{2})"
_TIME = re.compile(
    rf"^\s*(?:เวลา)?\s*{_CLOCK}\s*(?:น\.)?\s*(?:(?:{DASH}|ถึง|to)\s*(?:เวลา\s*)?{_CLOCK})?\s*(?:น\.|นาฬิกา|hrs?\.?)?\s*[:：]?\s*"
)
_NEEDS_MARK = re.compile(r"น\.|นาฬิกา|เวลา|" + DASH)
_OWNER = re.compile(r"\s+(?:โดย|วิทยากร(?:โดย)?|ผู้รับผิดชอบ|by)\s*[:：]?\s+(?P<owner>[^()]{1,80})$")
_BRACKETED_OWNER = re.compile(r"\(\s*(?:โดย|วิทยากร|ผู้รับผิดชอบ|by)\s*[:：]?\s*(?P<owner>[^()]+?)\s*\)\s*$")
_HOURS, _MINUTES = 24, 60


def is_agenda(table: Table) -> bool:
    """Say whether most rows of a table begin with a time."""
    rows = [row for row in table.rows if any(cell.paragraphs for cell in row)]
    timed = sum(1 for row in rows if _match(row[0].passage))
    return timed > 1 and timed * 2 >= len(rows)


def read_agenda(blocks: Sequence[Block]) -> tuple[AgendaItem, ...]:
    """Read every agenda of a document, in order."""
    return tuple(_items(blocks))


def _items(blocks: Sequence[Block]) -> Iterator[AgendaItem]:
    for block in blocks:
        if isinstance(block, Paragraph):
            match = _match(block.passage)
            if match and match[3]:
                yield _item(match, block.passage.cut(match.end()), None)
        elif is_agenda(block):
            yield from _rows(block)


def _rows(table: Table) -> Iterator[AgendaItem]:
    for row in table.rows:
        match = _match(row[0].passage)
        if match:
            rest = row[0].passage.cut(match.end())
            cells = [*([rest] if rest else []), *(cell.passage for cell in row[1:] if cell.paragraphs)]
            if cells:
                yield _item(match, cells[0], cells[1] if len(cells) > 1 else None)


def _match(passage: Passage) -> re.Match[str] | None:
    match = _TIME.match(passage.plain)
    return match if match and _NEEDS_MARK.search(match[0]) else None


def _item(match: re.Match[str], text: Passage, owner: Passage | None) -> AgendaItem:
    found = _BRACKETED_OWNER.search(text.text) or _OWNER.search(text.text)
    if found and owner is None:
        owner = text.cut(*found.span("owner"))
        text = text.cut(0, found.start())
    return AgendaItem(
        start=_clock(match[1], match[2]), end=_clock(match[3], match[4]), text=text, owner=owner
    )


def _clock(hour: str | None, minute: str | None) -> time | None:
    if hour is None or minute is None or int(hour) >= _HOURS or int(minute) >= _MINUTES:
        return None
    return time(int(hour), int(minute))
