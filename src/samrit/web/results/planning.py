"""What saving a delivery would write, worked out before anything is written: changes, conflicts, faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samrit.web.common.errors import Fault
from samrit.web.indicators.choices import ItemKind
from samrit.web.indicators.models import DataItem
from samrit.web.organisation.selectors import Person
from samrit.web.results.checking import day_words, place_of, row_faults
from samrit.web.results.facts import Cell, Row, deliverer, facts_in_force, plain, says_the_same
from samrit.web.results.models import Delivery, Fact
from samrit.web.results.sheets import Sheet, UnitRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One cell that would get a new fact; `before` is the fact that it replaces."""

    row: Row
    unit: UnitRow
    item: DataItem
    before: Fact | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPlan:
    """Everything that a delivery would do.

    Attributes:
        changes: cells that would get a new fact.
        unchanged: how many cells repeat what is known.
        conflicts: cells that somebody else changed since the page was made.
        faults: what cannot be saved.
        needs_reason: cells whose change must say why (somebody else reported them).
        late: names of units whose figures are frozen by now.
        facts: facts in force of the whole sheet.
    """

    sheet: Sheet
    changes: tuple[Change, ...]
    unchanged: int
    conflicts: tuple[Fault, ...]
    faults: tuple[Fault, ...]
    needs_reason: tuple[Fault, ...]
    late: tuple[str, ...]
    facts: Mapping[Cell, Fact]


def delivery_plan(
    sheet: Sheet,
    rows: Sequence[Row],
    *,
    expected: Mapping[Cell, int | None],
    person: Person,
    today: date,
) -> DeliveryPlan:
    """Compare what is handed in with what is known. Reads the facts of the sheet, writes nothing."""
    units = [row.unit.pk for row in sheet.rows]
    facts = facts_in_force(item_ids=sheet.asked_ids, unit_ids=units)
    seen = _facts_seen(expected, facts)
    touched = [row for row in rows if _is_touched(row, facts, seen, expected)]
    by_unit = sheet.by_unit
    changes, conflicts, reasons = [], [], []
    for row in touched:
        unit = by_unit.get(row.unit_id)
        item = unit.items.get(row.item_id) if unit else None
        if unit is None or item is None:
            continue
        fact = facts.get(row.cell)
        where = place_of(row, unit, item)
        if fact is not None and expected.get(row.cell) != fact.pk:
            conflicts.append(Fault(where=where, code="changed-since", message=_conflict_words(fact, item)))
        if fact is not None and fact.delivery.by_id != person.user_id:
            message = _("%(who)s รายงานไว้ก่อนแล้ว ให้ระบุเหตุผลที่แก้ไข") % {"who": deliverer(fact)}
            reasons.append(Fault(where=where, code="reason-missing", message=message))
        changes.append(Change(row=row, unit=unit, item=item, before=fact))
    late = {c.unit.unit.name for c in changes if today > sheet.calendar.frozen_after(c.unit.unit.pk)}
    return DeliveryPlan(
        sheet=sheet,
        changes=tuple(changes),
        unchanged=len(rows) - len(touched),
        conflicts=tuple(conflicts),
        faults=tuple(row_faults(sheet, touched, facts, today=today)),
        needs_reason=tuple(reasons),
        late=tuple(sorted(late)),
        facts=facts,
    )


def _facts_seen(expected: Mapping[Cell, int | None], facts: Mapping[Cell, Fact]) -> dict[int, Fact]:
    """Give the facts that the page was made from, by id; only those no longer in force are read again."""
    current = {fact.pk: fact for fact in facts.values()}
    older = {pk for pk in expected.values() if pk is not None and pk not in current}
    return current | (Fact.objects.in_bulk(older) if older else {})


def _is_touched(
    row: Row, facts: Mapping[Cell, Fact], seen: Mapping[int, Fact], expected: Mapping[Cell, int | None]
) -> bool:
    """Say whether a person meant to change this cell.

    A cell that repeats what its page showed was left alone, even where somebody else changed it since.
    """
    if says_the_same(row, facts.get(row.cell)):
        return False
    shown_id = expected.get(row.cell)
    shown = seen.get(shown_id) if shown_id is not None else None
    if shown is not None and (shown.unit_id, shown.item_id) != row.cell:
        shown = None
    return not says_the_same(row, shown)


def _conflict_words(fact: Fact, item: DataItem) -> str:
    words = {"who": deliverer(fact), "value": fact_words(fact, item), "day": day_words(fact.as_of)}
    return _("%(who)s รายงานเป็น %(value)s (ณ %(day)s) หลังจากท่านเปิดหน้านี้ ให้ตรวจค่าล่าสุดก่อนแก้") % words


def fact_words(fact: Fact, item: DataItem) -> str:
    """Give what a fact says, in words."""
    if fact.value is not None:
        unit = "%" if item.unit == "percent" else f" {item.unit}"
        return f"{plain(fact.value):,f}{unit}".strip()
    if fact.done is not None:
        return str(_("ทำแล้ว") if fact.done else _("ยังไม่ทำ"))
    if fact.on_date is not None:
        return day_words(fact.on_date)
    return str(fact.get_state_display())


def fact_of(change: Change, delivery: Delivery, *, reason: str, today: date) -> Fact:
    """Give the fact that a change would write; not saved."""
    row = change.row
    return Fact(
        delivery=delivery,
        item=change.item,
        unit=change.unit.unit,
        state=row.state,
        value=row.value,
        done=row.done,
        on_date=row.on_date,
        as_of=row.as_of or row.on_date or today,
        note=row.note.strip(),
        row=row.row,
        supersedes=change.before,
        reason=reason,
    )


def is_deed(item: DataItem) -> bool:
    """Say whether an item is one that the unit itself reports: a deed or its date."""
    return item.kind in (ItemKind.DEED, ItemKind.DATE)
