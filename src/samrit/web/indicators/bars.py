"""The weights of a block as one stacked bar, for each group of units that carries the same indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from samrit.web.indicators.choices import Scope
from samrit.web.indicators.coverage import FULL, named
from samrit.web.indicators.naming import covers
from samrit.web.organisation.models import Unit

_WIDTH = Decimal(1000)
_ROOM_FOR_NUMBER = Decimal(4)


class Weighted(Protocol):
    """What an indicator must tell to stand in a bar; a published and a planned one both do."""

    @property
    def scope(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def weight(self) -> Decimal | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One indicator in a bar; `x`, `width` and `middle` are whole thousandths of the bar."""

    number: str
    title: str
    weight: Decimal
    x: int
    width: int
    middle: int
    labelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The weights of one block for some units; empty `units` means all."""

    label: str
    units: str
    total: Decimal
    parts: tuple[Part, ...]

    @property
    def full(self) -> bool:
        return self.total == FULL


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator with the units that it names."""

    indicator: Weighted
    only: Sequence[str]
    except_: Sequence[str]


def bars(rows: Sequence[Row], units: Sequence[Unit]) -> list[Bar]:
    """Give the bars of both blocks; a block has several where units carry different indicators."""
    found = []
    for scope in Scope:
        block = [row for row in rows if row.indicator.scope == scope and row.indicator.weight is not None]
        if not block:
            continue
        groups: dict[tuple[int, ...], list[Unit]] = defaultdict(list)
        for unit in units:
            groups[tuple(n for n, r in enumerate(block) if covers(r.only, r.except_, unit))].append(unit)
        for chosen, of in groups.items() or [(tuple(range(len(block))), [])]:
            words = named(of) if len(of) < len(units) else ""
            found.append(_bar(str(scope.label), words, [block[n].indicator for n in chosen]))
    return found


def _bar(label: str, units: str, indicators: Sequence[Weighted]) -> Bar:
    weights = [indicator.weight or Decimal(0) for indicator in indicators]
    total = sum(weights, Decimal(0))
    scale = _WIDTH / max(total, FULL)
    parts, left = [], Decimal(0)
    for indicator, weight in zip(indicators, weights, strict=True):
        right = left + weight
        x, end = _whole(left * scale), _whole(right * scale)
        parts.append(
            Part(
                number=indicator.number,
                title=indicator.title,
                weight=weight,
                x=x,
                width=end - x,
                middle=(x + end) // 2,
                labelled=weight >= _ROOM_FOR_NUMBER,
            )
        )
        left = right
    return Bar(label=label, units=units, total=total, parts=tuple(parts))


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
