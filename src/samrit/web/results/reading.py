"""From what people type, choose or paste to rows: figures, answers and dates in any usual spelling."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from samrit.thai import fold, parse_date, to_arabic
from samrit.web.common.language import is_english
from samrit.web.indicators.choices import ItemKind
from samrit.web.indicators.models import DataItem
from samrit.web.results.choices import FactState
from samrit.web.results.facts import Cell, Row, plain, says_the_same
from samrit.web.results.models import Fact

_FIGURE = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_AROUND = re.compile(r"^\s*ร้อยละ\s*|\s*%\s*$")
# A dash alone is how worksheets leave a cell empty.
_EMPTY = frozenset({"", "-", "–", "—"})
_YES = frozenset({"yes", "y", "true", "1", "done", "ใช่", "มี", "ทำแล้ว", "ดำเนินการแล้ว", "✓", "/"})
_NO = frozenset(
    {
        "no",
        "n",
        "false",
        "0",
        "not done",
        "ไม่",
        "ไม่ใช่",
        "ไม่มี",
        "ยังไม่ทำ",
        "ยังไม่ดำเนินการ",
        "ไม่ได้ดำเนินการ",
        "x",
        "✗",
    }
)


def read_figure(text: str) -> Decimal | None:
    """Read a figure in Thai or Arabic digits, commas and percent sign or not; None if it is none."""
    words = _AROUND.sub("", to_arabic(text).replace("−", "-")).strip()
    return Decimal(words.replace(",", "")) if _FIGURE.fullmatch(words) else None


def read_answer(text: str) -> bool | None:
    """Read yes or no in the words of the pages and of worksheets; None if it is neither."""
    words = fold(text).strip().casefold()
    if words in _YES:
        return True
    return False if words in _NO else None


def row_of_text(cell: Cell, item: DataItem, text: str, *, row: int | None = None) -> Row:
    """Give the row of one cell as it was typed; what cannot be read is kept in `unread`, for its fault."""
    unit_id, item_id = cell
    blank = Row(unit_id=unit_id, item_id=item_id, row=row)
    words = text.strip()
    if words in _EMPTY:
        return replace(blank, state="not-reported")
    found = _answered(blank, item.kind, words)
    return found if found is not None else replace(blank, unread=words)


def _answered(blank: Row, kind: str, words: str) -> Row | None:
    if kind == ItemKind.VALUE:
        value = read_figure(words)
        return None if value is None else replace(blank, value=value)
    answer = read_answer(words)
    if kind == ItemKind.DEED:
        return None if answer is None else replace(blank, done=answer)
    if answer is False:
        return replace(blank, done=False)
    day = parse_date(words)
    return None if day is None else replace(blank, on_date=day)


def text_of(fact: Fact | None, kind: str) -> str:
    """Give what a cell shows for a fact, in the spelling that `row_of_text` reads back."""
    if fact is None or fact.state != FactState.REPORTED:
        return ""
    if fact.value is not None:
        return format(plain(fact.value), "f")
    if fact.done is not None:
        return ("yes" if fact.done else "no") if kind == ItemKind.DEED else _("ยังไม่ทำ")
    return date_text(fact.on_date)


def date_text(day: date | None) -> str:
    """Give a date as it is typed here: day/month/year of the reader's era; both eras are read back."""
    if day is None:
        return ""
    return f"{day.day}/{day.month}/{day.year + (0 if is_english() else 543)}"


def completed(
    row: Row, shown: Fact | None, *, state: str, note: str, as_of: date | None, on: date | None
) -> Row:
    """Complete a typed cell with its line's state, note and dates.

    Args:
        row: the cell as typed.
        shown: the fact that the page showed in this cell.
        state: the state chosen for the unit; the answer of a unit that is not judged is dropped if it is the
            one that the page showed (it was not typed).
        note: the remark typed now; without one, a cell that is otherwise unchanged keeps its own.
        as_of: the day given for this unit.
        on: the day given for the whole sheet; it holds for cells that are changed.
    """
    if state != FactState.REPORTED:
        typed = not says_the_same(replace(row, note=shown.note if shown else ""), shown)
        answer = (
            row
            if typed and row.state == FactState.REPORTED
            else Row(unit_id=row.unit_id, item_id=row.item_id)
        )
        row = replace(answer, state=state, row=row.row, unread="")
    kept = replace(row, note=note or (shown.note if shown else ""), as_of=as_of)
    if says_the_same(kept, shown) or row.state == "not-reported":
        return kept
    return replace(row, note=note, as_of=as_of or on)
