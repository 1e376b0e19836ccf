"""A block of figures as it came in: what is asked, what was read, and what could not be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

ItemKind = Literal["value", "deed", "date"]
AnswerState = Literal["reported", "not-applicable", "exempt"]
# Gives the units that a written name may mean: none (unknown), one, or several (ambiguous).
FindUnit = Callable[[str], tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedItem:
    """A column that is asked for: one thing to report for every unit."""

    item_id: int
    kind: ItemKind
    heading: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One filled cell: the field that fits the item's kind is set, none for any state but `reported`."""

    item_id: int
    state: AnswerState = "reported"
    value: Decimal | None = None
    done: bool | None = None
    on_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One unit's answers; cells left empty are absent (not reported is not zero).

    Attributes:
        row: row of the sheet, counted from 1.
    """

    row: int
    unit_id: int
    answers: tuple[Answer, ...]
    as_of: date | None
    source: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A block read without a fault.

    Attributes:
        sheet: name of the sheet; empty for CSV.
        skipped: rows that were passed over on purpose (sums, averages), in words.
    """

    sheet: str
    rows: tuple[GridRow, ...]
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFault:
    """One fault: its place (sheet, row from 1, column as in `C ค่า/ผลงาน`) and what to do."""

    code: str
    message: str
    sheet: str = ""
    row: int | None = None
    column: str = ""


class GridRefused(ValueError):  # noqa: N818 - it says what it is
    """A block that cannot be taken in; nothing of it was. `faults` names every place at once."""

    def __init__(self, faults: tuple[GridFault, ...]) -> None:
        super().__init__("; ".join(f"{fault.code}: {fault.message}" for fault in faults))
        self.faults = faults
