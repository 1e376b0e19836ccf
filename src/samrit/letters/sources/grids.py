"""Ruled tables of a page: lines ▸ a grid of cells, with merged cells where a line is missing."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NEAR = 2.5
_SHORTEST = 6.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line at ``at``, from ``low`` to ``high`` on the other axis; points from the bottom left."""

    at: float
    low: float
    high: float

    def covers(self, place: float) -> bool:
        """Say whether the line passes a place."""
        return self.low - _NEAR <= place <= self.high + _NEAR


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's ruled lines: ``xs`` ascending, ``ys`` from top to bottom."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    vertical: tuple[Rule, ...]
    horizontal: tuple[Rule, ...]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Give row and column of the cell at a point, of a merged cell its first; None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        column = min(bisect.bisect_right(self.xs, x), len(self.xs) - 1) - 1
        row = min(sum(1 for edge in self.ys if edge >= y), len(self.ys) - 1) - 1
        while column and not self._ruled(self.vertical, self.xs[column], self._middle(self.ys, row)):
            column -= 1
        while row and not self._ruled(self.horizontal, self.ys[row], self._middle(self.xs, column)):
            row -= 1
        return row, column

    def right_of(self, row: int, column: int) -> float:
        """Give the right edge of a cell."""
        end = column + 1
        while end < len(self.xs) - 1 and not self._ruled(
            self.vertical, self.xs[end], self._middle(self.ys, row)
        ):
            end += 1
        return self.xs[end]

    @staticmethod
    def _middle(edges: Sequence[float], index: int) -> float:
        return (edges[index] + edges[index + 1]) / 2

    @staticmethod
    def _ruled(rules: Sequence[Rule], at: float, place: float) -> bool:
        return any(abs(rule.at - at) <= _NEAR and rule.covers(place) for rule in rules)


def find_grids(vertical: Sequence[Rule], horizontal: Sequence[Rule]) -> list[Grid]:
    """Group lines that touch into tables; a table needs two lines each way."""
    vertical = [rule for rule in vertical if rule.high - rule.low >= _SHORTEST]
    horizontal = [rule for rule in horizontal if rule.high - rule.low >= _SHORTEST]
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for line in horizontal:
        crossing = [rule for rule in vertical if line.covers(rule.at) and rule.covers(line.at)]
        _join(groups, line, crossing)
    grids = (_grid(across, down) for across, down in groups)
    return sorted((grid for grid in grids if grid), key=lambda grid: -grid.ys[0])


def _join(groups: list[tuple[list[Rule], list[Rule]]], line: Rule, crossing: list[Rule]) -> None:
    """Add a horizontal line to the groups that share one of the vertical lines it crosses."""
    touched = [group for group in groups if any(rule in group[1] for rule in crossing)]
    across = [line, *(rule for group in touched for rule in group[0])]
    down = list(dict.fromkeys([*crossing, *(rule for group in touched for rule in group[1])]))
    for group in touched:
        groups.remove(group)
    groups.append((across, down))


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    xs = _distinct(rule.at for rule in down)
    ys = _distinct(rule.at for rule in across)[::-1]
    if len(xs) < 2 or len(ys) < 2:  # noqa: PLR2004 - a cell has two edges each way
        return None
    return Grid(tuple(xs), tuple(ys), tuple(down), tuple(across))


def _distinct(places: Iterable[float]) -> list[float]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept
