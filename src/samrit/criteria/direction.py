"""Bare numbers: `ร้อยละ 90 ของ…` is a floor on a rising ladder, a ceiling on a falling one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from samrit.criteria.draft import NumberDraft
from samrit.criteria.keys import Quantity
from samrit.criteria.model import Op


@dataclass(frozen=True, slots=True)
class Doubt:
    """A bare number and the operator it was given."""

    level: int
    op: Op
    value: Decimal
    quote: str


def resolve_bare(quantities: Sequence[Quantity]) -> tuple[dict[int, Op], list[Doubt]]:
    """Choose the operator of each bare number; the keys of the dict are ``id``s of the drafts."""
    ops: dict[int, Op] = {}
    doubts: list[Doubt] = []
    for quantity in quantities:
        falling = _falling(quantity)
        banded = max((level for level, draft in quantity.uses if draft.amount.is_band), default=0)
        for level, draft in quantity.uses:
            value = draft.amount.value
            if draft.amount.op is not None or draft.amount.is_band or value is None:
                continue
            op = _default(value, falling=falling, named=level < banded)
            ops[id(draft)] = op
            doubts.append(Doubt(level, op, value, draft.text))
    return ops, doubts


def _default(value: Decimal, *, falling: bool, named: bool) -> Op:
    """Choose for one bare number; ``named`` where bands stand above it, so that it is one exact value."""
    if value == 0 or named:
        return Op.EQ
    return Op.LE if falling else Op.GE


def _falling(quantity: Quantity) -> bool:
    """Tell whether better levels ask for less."""
    places = [(level, _place(draft)) for level, draft in sorted(quantity.uses, key=lambda use: use[0])]
    values = [value for _, value in places]
    if len(set(values)) > 1:
        # Two numbers of one level are no step of the ladder.
        steps = [b - a for (low, a), (high, b) in pairwise(places) if a != b and low != high]
        return sum(1 for step in steps if step < 0) * 2 > len(steps)
    # One value throughout: only a ceiling above the lowest level tells of falling.
    lowest = places[0][0]
    return any(draft.amount.op in {Op.LT, Op.LE} and level > lowest for level, draft in quantity.uses)


def _place(draft: NumberDraft) -> Decimal:
    amount = draft.amount
    if amount.low is not None and amount.high is not None:
        return (amount.low + amount.high) / 2
    return amount.value if amount.value is not None else Decimal(0)
