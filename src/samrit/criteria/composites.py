"""From a table of points to a composite measure: the sum that levels speak of, and a part for each table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from samrit.criteria.compose import subject_of
from samrit.criteria.direction import resolve_bare
from samrit.criteria.draft import Amount, NumberDraft
from samrit.criteria.interval import Interval
from samrit.criteria.keys import Keys, Quantity, singular
from samrit.criteria.model import PERCENT, Composite, Op, PointsPart, PointsRow, Threshold
from samrit.criteria.regions import interval_of
from samrit.criteria.similarity import ALIKE
from samrit.criteria.tables import PointsTable, RawPart
from samrit.thai import fold

_POINTS = frozenset(("คะแนน", "points", "point", "marks", "score"))
_SCORE = re.compile(r"คะแนน|\b(?:points?|scores?|total|marks?)\b", re.IGNORECASE)
_HUNDRED = Decimal(100)
_PERCENT_NAME = re.compile(r"(?:อัตรา)?ร้อยละ|.*%|(?:the\s+)?percent", re.IGNORECASE)
_THAI = re.compile("[ก-๙]")


_Way = Callable[[Quantity, str | None], bool]


@dataclass(frozen=True, slots=True)
class Joined:
    """The composite measure, and the quantity that is its sum."""

    composite: Composite
    total: Quantity


def find_total(table: PointsTable, quantities: Sequence[Quantity]) -> Quantity | None:
    """Find the one quantity of the levels that is the sum, and give it its unit.

    It is called by the sum's name, counts points, or has no unit and no rival. None where the points are no
    plain sum, or where not exactly one quantity fits.
    """
    plain = [quantity for quantity in quantities if quantity.plain and not table.trouble]
    found = next(filter(None, (_chosen(plain, table, way) for way in _WAYS)), [])
    if len(found) != 1 or (found[0].unit == PERCENT and _most(table) != _HUNDRED):
        return None
    words = table.text + "".join(part.name for part in table.parts)
    found[0].unit = found[0].unit or ("คะแนน" if _THAI.search(words) else "points")
    return found[0]


def compose(table: PointsTable, total: Quantity, keys: Keys) -> Joined:
    """Give the composite measure of a table, and add the quantities of its parts to the keys."""
    known = [quantity for quantity in keys.quantities if quantity is not total]
    parts = tuple(_part(raw, keys, known) for raw in table.parts)
    return Joined(Composite(total.key, parts, table.text), total)


def _most(table: PointsTable) -> Decimal:
    return sum((max(row.points for row in part.rows) for part in table.parts), Decimal(0))


def _chosen(plain: Sequence[Quantity], table: PointsTable, way: _Way) -> list[Quantity]:
    return [quantity for quantity in plain if way(quantity, table.total)]


def _called(quantity: Quantity, name: str | None) -> bool:
    """Tell whether the sum's name stands as a word of its own in what the levels say of a quantity."""
    if not name:
        return False
    word = re.compile(rf"(?<![A-Za-zก-๙]){re.escape(fold(name))}(?![A-Za-zก-๙])")
    return any(word.search(fold(_words(draft))) for _, draft in quantity.uses)


def _counts_points(quantity: Quantity, name: str | None) -> bool:  # noqa: ARG001 - one shape for all ways
    return quantity.unit.casefold() in _POINTS


def _speaks_of_points(quantity: Quantity, name: str | None) -> bool:  # noqa: ARG001 - one shape for all ways
    return any(_SCORE.search(_words(draft)) for _, draft in quantity.uses)


def _nameless(quantity: Quantity, name: str | None) -> bool:
    return not quantity.unit and name is not None


# The first way that finds any quantity decides.
_WAYS: tuple[_Way, ...] = (_called, _counts_points, _speaks_of_points, _nameless)


def _words(draft: NumberDraft) -> str:
    return f"{draft.label} {draft.text}"


def _part(raw: RawPart, keys: Keys, known: Sequence[Quantity]) -> PointsPart:
    drafts = list(_drafts(raw))
    own = Quantity(
        f"m{len(keys.quantities) + 1}", drafts[0].amount.unit, raw.name, (None, None, False), None, []
    )
    ranks = {points: rank for rank, points in enumerate(sorted({row.points for row in raw.rows}), 1)}
    own.uses = [(ranks[row.points], draft) for row, draft in zip(raw.rows, drafts, strict=True)]
    ops, _ = resolve_bare([own])
    same = next((quantity for quantity in known if _same(quantity, drafts[0])), None)
    quantity = same or own
    if same is None:
        keys.quantities.append(own)
    else:
        same.uses += own.uses
        same.unit = same.unit or own.unit
    rows = tuple(
        PointsRow(row.text, _interval(row.amount, ops.get(id(draft))), row.points)
        for row, draft in zip(raw.rows, drafts, strict=True)
    )
    return PointsPart(quantity.key, rows, raw.name, raw.otherwise)


def _drafts(raw: RawPart) -> Iterator[NumberDraft]:
    unit = next((row.amount.unit for row in raw.rows if row.amount.unit), "")
    unit = unit or (PERCENT if _PERCENT_NAME.match(raw.name) else "")
    for row in raw.rows:
        amount = replace(row.amount, unit=row.amount.unit or unit)
        yield NumberDraft(row.text, subject_of(raw.name), raw.name, amount)


def _same(quantity: Quantity, draft: NumberDraft) -> bool:
    """Tell whether a level already speaks of the part's quantity, by name and unit."""
    alike = not quantity.unit or singular(quantity.unit) == singular(draft.amount.unit)
    return quantity.plain and alike and quantity.names(draft.subject, ALIKE)


def _interval(amount: Amount, op: Op | None) -> Interval:
    if amount.low is not None and amount.high is not None:
        return Interval(amount.low, amount.high, amount.low_inclusive, amount.high_inclusive)
    return interval_of(Threshold("", "", amount.op or op or Op.GE, amount.value or Decimal(0), amount.unit))
