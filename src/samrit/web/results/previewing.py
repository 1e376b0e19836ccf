"""What a delivery would move, shown before it is saved; the sealed rows come back when it is confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _

from samrit.web.common.errors import Fault, Stale
from samrit.web.organisation.acting import today_of
from samrit.web.organisation.selectors import Person
from samrit.web.results.facts import Cell, Origin, Row, facts_in_force, ids_of
from samrit.web.results.models import Delivery, Fact
from samrit.web.results.outcomes import UnitOutcome
from samrit.web.results.planning import Change, DeliveryPlan, delivery_plan, fact_of, fact_words
from samrit.web.results.selectors import sheet_outcomes
from samrit.web.results.sheets import Sheet

_SALT = "results.preview"
_HOURS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One cell before and after, in words."""

    unit: str
    item: str
    before: str
    after: str
    before_day: date | None
    after_day: date | None
    row: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMoves:
    """The cells of one unit that change, and its level before and after."""

    unit: str
    moves: tuple[Move, ...]
    before: UnitOutcome | None
    after: UnitOutcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Everything that the page before saving shows; `token` is empty where it cannot be saved."""

    sheet: Sheet
    plan: DeliveryPlan
    faults: tuple[Fault, ...]
    units: tuple[UnitMoves, ...]
    origin: Origin
    needs_reason: bool
    token: str


def delivery_preview(
    *,
    person: Person,
    sheet: Sheet,
    rows: Sequence[Row],
    origin: Origin,
    now: datetime,
    expected: Mapping[Cell, int | None] | None = None,
    faults: Sequence[Fault] = (),
) -> Preview:
    """Work out what saving these rows would do; writes nothing.

    Args:
        person: who hands in (his right has been checked).
        sheet: the indicator and its units.
        rows: the cells handed in.
        origin: where they come from.
        now: the moment of the preview.
        expected: ids of the facts that the person saw; left out for a file or a pasted block, which is
            compared with what is in force now.
        faults: faults found while the file or the block was read.
    """
    today = today_of(now)
    seen = _in_force(sheet) if expected is None else expected
    plan = delivery_plan(sheet, rows, expected=seen, person=person, today=today)
    found = (*faults, *plan.conflicts, *plan.faults)
    return Preview(
        sheet=sheet,
        plan=plan,
        faults=found,
        units=() if found else _unit_moves(plan, today=today),
        origin=origin,
        needs_reason=bool(plan.needs_reason or plan.late),
        token="" if found or not plan.changes else seal(person, sheet, rows, seen, origin),
    )


def _in_force(sheet: Sheet) -> dict[Cell, int | None]:
    units = [row.unit.pk for row in sheet.rows]
    return ids_of(facts_in_force(item_ids=sheet.asked_ids, unit_ids=units))


def outcomes_after(plan: DeliveryPlan, *, today: date) -> dict[int, UnitOutcome]:
    """Give the outcome of every unit as if the plan were saved."""
    delivery = Delivery()
    after = dict(plan.facts)
    for change in plan.changes:
        after[change.row.cell] = fact_of(change, delivery, reason="", today=today)
    return sheet_outcomes(plan.sheet, after, today=today)


def _unit_moves(plan: DeliveryPlan, *, today: date) -> tuple[UnitMoves, ...]:
    before = sheet_outcomes(plan.sheet, plan.facts, today=today)
    after = outcomes_after(plan, today=today)
    moves: dict[int, list[Move]] = {}
    for change in plan.changes:
        moves.setdefault(change.unit.unit.pk, []).append(_move(change, today=today))
    return tuple(
        UnitMoves(unit=found[0].unit, moves=tuple(found), before=before.get(pk), after=after.get(pk))
        for pk, found in moves.items()
    )


def _move(change: Change, *, today: date) -> Move:
    fact: Fact = fact_of(change, Delivery(), reason="", today=today)
    return Move(
        unit=change.unit.unit.name,
        item=change.item.text,
        before=fact_words(change.before, change.item) if change.before else _("ยังไม่รายงาน"),
        after=fact_words(fact, change.item),
        before_day=change.before.as_of if change.before and change.before.value is not None else None,
        after_day=fact.as_of if fact.value is not None else None,
        row=change.row.row,
    )


def seal(
    person: Person, sheet: Sheet, rows: Sequence[Row], expected: Mapping[Cell, int | None], origin: Origin
) -> str:
    """Give rows as a signed text for the page: what is confirmed is what was shown."""
    content = {
        "user": person.user_id,
        "indicator": sheet.indicator.pk,
        "rows": [_plain_row(row) for row in rows],
        "expected": [[unit, item, pk] for (unit, item), pk in expected.items()],
        "origin": asdict(origin),
    }
    return signing.dumps(content, salt=_SALT, compress=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What a confirmed preview held."""

    rows: tuple[Row, ...]
    expected: dict[Cell, int | None]
    origin: Origin


def unseal(token: str, *, person: Person, indicator_id: int) -> Sealed:
    """Give back the rows of a preview.

    Raises:
        Stale: it is too old, of somebody else, of another indicator, or not ours.
    """
    try:
        content: dict[str, Any] = signing.loads(token, salt=_SALT, max_age=_HOURS * 3600)
    except signing.BadSignature:
        content = {}
    if (content.get("user"), content.get("indicator")) != (person.user_id, indicator_id):
        raise Stale("preview-expired", _("หน้าตรวจก่อนบันทึกนี้หมดอายุแล้ว ยังไม่มีอะไรถูกบันทึก ให้ส่งข้อมูลใหม่อีกครั้ง"))
    return Sealed(
        rows=tuple(_row(row) for row in content["rows"]),
        expected={(unit, item): pk for unit, item, pk in content["expected"]},
        origin=Origin(**content["origin"]),
    )


def _plain_row(row: Row) -> dict[str, Any]:
    plain = {key: value for key, value in asdict(row).items() if value not in (None, "")}
    return {k: str(v) if isinstance(v, Decimal | date) else v for k, v in plain.items()}


def _row(plain: Mapping[str, Any]) -> Row:
    fields = dict(plain)
    if "value" in fields:
        fields["value"] = Decimal(fields["value"])
    for key in ("on_date", "as_of"):
        if key in fields:
            fields[key] = date.fromisoformat(fields[key])
    return Row(**fields)
