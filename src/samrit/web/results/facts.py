"""Facts in force, and what a person hands in beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samrit.web.indicators.choices import ItemKind
from samrit.web.results.choices import DeliveryMethod, FactState
from samrit.web.results.models import Fact

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One cell that a person hands in: a figure, a deed or a date of one unit.

    Attributes:
        state: of `FactState`, or `not-reported` where the cell was left empty.
        value, done, on_date: the one that fits the item's kind; None for any state but `reported`.
        as_of: the day the figure stands for; deeds and dates may leave it out.
        note: a remark; the reason where the state is `not-applicable` or `exempt`.
        row: row of the file or of the pasted block, counted from 1.
        unread: what was typed where it could not be read as a figure, an answer or a date.
    """

    unit_id: int
    item_id: int
    state: str = FactState.REPORTED
    value: Decimal | None = None
    done: bool | None = None
    on_date: date | None = None
    as_of: date | None = None
    note: str = ""
    row: int | None = None
    unread: str = ""

    @property
    def cell(self) -> Cell:
        return (self.unit_id, self.item_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where handed-in rows come from: how they came in, the source in words, the file if there is one."""

    method: str = DeliveryMethod.TYPED
    source: str = ""
    file_name: str = ""
    file_sha256: str = ""


def facts_in_force(*, item_ids: Iterable[int], unit_ids: Iterable[int]) -> dict[Cell, Fact]:
    """Give the facts of units that nothing supersedes, by (unit, item), with their deliverers: one query."""
    rows = Fact.objects.filter(
        item_id__in=list(item_ids),
        unit_id__in=list(unit_ids),
        officer__isnull=True,
        superseded_by__isnull=True,
    )
    rows = rows.select_related("delivery__by__officer")
    return {(fact.unit_id, fact.item_id): fact for fact in rows}


def deliverer(fact: Fact) -> str:
    """Give the name of who delivered a fact; nobody yet for one that is only previewed."""
    if not fact.delivery.by_id:
        return ""
    by = fact.delivery.by
    return str(by.officer) if by.officer else by.get_username()


def plain(value: Decimal) -> Decimal:
    """Give a stored figure without the zeros that the column pads it with."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".")) if "." in text else value


def is_answered(row: Row, kind: str) -> bool:
    """Say whether a reported row holds what its item asks for, and nothing else.

    A dated item may also be answered *not done*: then it has no date.
    """
    if kind == ItemKind.DATE and row.done is False:
        return row.value is None and row.on_date is None
    given = {ItemKind.VALUE: row.value, ItemKind.DEED: row.done, ItemKind.DATE: row.on_date}
    others = [value for name, value in given.items() if name != kind]
    return given[ItemKind(kind)] is not None and all(value is None for value in others)


def says_the_same(row: Row, fact: Fact | None) -> bool:
    """Say whether a row repeats a fact, so that nothing is to be written.

    The day is compared only for figures: a deed stays done whenever the page is saved.
    """
    if fact is None:
        return row.state == "not-reported" and not row.unread
    same = (row.state, row.value, row.done, row.on_date, row.note.strip()) == (
        fact.state,
        fact.value,
        fact.done,
        fact.on_date,
        fact.note,
    )
    dated = row.as_of is None or row.value is None or row.as_of == fact.as_of
    return same and dated and not row.unread


def is_reported(fact: Fact | None) -> bool:
    return fact is not None and fact.state == FactState.REPORTED


def ids_of(facts: Mapping[Cell, Fact]) -> dict[Cell, int | None]:
    """Give the ids of facts by cell: what a page keeps, to name later what it was made from."""
    return {cell: fact.pk for cell, fact in facts.items()}
