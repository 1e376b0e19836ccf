"""A decision table: the level of every cell of all facts, found one by one, then looked up for each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from samrit.criteria.columns.axes import Axis, DateAxis, DeedAxis, NumberAxis, axes_of, conditions_of
from samrit.criteria.columns.demands import base_column
from samrit.criteria.columns.figures import Ladders
from samrit.criteria.columns.logic import Ints
from samrit.criteria.columns.table import Table
from samrit.criteria.evaluating import evaluate
from samrit.criteria.facts import Facts
from samrit.criteria.model import Deadline, Scale
from samrit.criteria.regions import numeric_conditions

UNKNOWN_LEVEL = -1
MOST_CELLS = 4096
# A table spread out figure by figure must stay in the processor's nearest stores.
_MOST_SPREAD = 1 << 17
_ROWS_AT_ONCE = 1 << 16
_FAR = 1 << 62


@dataclass(frozen=True, slots=True)
class Decision:
    """The levels of all cells: one table per variant, its axes in the order of ``axes``.

    The last axis may be ``spread``: one place for every figure of its span.
    """

    axes: tuple[Axis, ...]
    levels: NDArray[np.int8]
    spread: bool

    def look_up(self, table: Table, variant: NDArray[np.int8] | None) -> NDArray[np.int8]:
        """Give the level of every row."""
        found = np.empty(table.rows, dtype=np.int8)
        cells = self.levels.ravel()
        for start in range(0, table.rows, _ROWS_AT_ONCE):
            rows = slice(start, start + _ROWS_AT_ONCE)
            np.take(cells, self._places(table, variant, rows), out=found[rows], mode="clip")
        return found

    def _places(self, table: Table, variant: NDArray[np.int8] | None, rows: slice) -> Ints:
        total: Ints | None = None
        stride = 1
        for axis, size in zip(reversed(self.axes), reversed(self.levels.shape), strict=False):
            is_spread = self.spread and total is None and isinstance(axis, NumberAxis)
            codes = axis.offsets(table, rows) if is_spread else axis.codes(table, rows)  # type: ignore[union-attr]
            total = codes if total is None else total + codes * stride
            stride *= size
        if total is None:
            total = np.zeros(len(range(*rows.indices(table.rows))), dtype=np.int64)
        if variant is not None:
            total += np.multiply(variant[rows], stride, dtype=np.int64)
        return total


def decision_of(scales: Sequence[Scale], ladders: Sequence[Ladders], table: Table) -> Decision | None:
    """Decide every cell of the facts in a table; None where that is not possible or would be too many.

    Bases, figures per period, points and persons are facts of their own for every row: no cell holds them.
    """
    if not all(_is_plain(scale, table) for scale in scales):
        return None
    axes = axes_of(scales, ladders, table, most=MOST_CELLS)
    if axes is None:
        return None
    facts = [_facts(axes, places) for places in product(*(axis.cells for axis in axes))]
    levels = [evaluate(scale, one).level for scale in scales for one in facts]
    cells = np.array([UNKNOWN_LEVEL if level is None else level for level in levels], dtype=np.int8)
    cells = cells.reshape(len(scales), *(len(axis.cells) for axis in axes))
    return _spread(axes, cells)


def _spread(axes: tuple[Axis, ...], cells: NDArray[np.int8]) -> Decision:
    """Spread the last measure out where the table stays small."""
    last = axes[-1] if axes else None
    if isinstance(last, NumberAxis):
        low, high = last.span()
        if (high - low + 2) * prod(cells.shape[:-1]) <= _MOST_SPREAD and max(-low, high) < _FAR:
            return Decision(axes, np.ascontiguousarray(cells[..., last.spread()]), spread=True)
    return Decision(axes, cells, spread=False)


def _is_plain(scale: Scale, table: Table) -> bool:
    """Tell whether a level follows from few figures, deeds and dates alone."""
    conditions = conditions_of(scale)
    numeric = numeric_conditions(conditions)
    return (
        scale.composite is None
        and (scale.aggregation is None or table.members is None)
        and all(base_column(one, table) is None for one in numeric)
        and not any(one.per and one.measure in table.periods for one in numeric)
        and not any(one.measure in table.values and _is_wide(table, one.measure) for one in numeric)
        and not any(isinstance(one, Deadline) and one.key in table.reports for one in conditions)
    )


def _is_wide(table: Table, key: str) -> bool:
    return table.values[key].values.dtype == object


def _facts(axes: Sequence[Axis], places: Sequence[object]) -> Facts:
    known = [(axis, fact) for axis, fact in zip(axes, places, strict=True) if fact is not None]
    return Facts(
        values={axis.key: fact for axis, fact in known if isinstance(axis, NumberAxis)},  # type: ignore[misc]
        deeds={axis.key: fact for axis, fact in known if isinstance(axis, DeedAxis)},  # type: ignore[misc]
        dates={axis.key: fact for axis, fact in known if isinstance(axis, DateAxis)},  # type: ignore[misc]
    )
