"""Regions of several measures that no level takes, and better figures that reach a lower level."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product

from samrit.criteria.domain import domain_of
from samrit.criteria.faults.cells import Cell, Grid, grids
from samrit.criteria.faults.coverage import Drop, drops, gaps, overlaps
from samrit.criteria.faults.order import easier_levels, turns
from samrit.criteria.interval import Interval, covers, union
from samrit.criteria.model import Band, Measure, Scale, Threshold

Box = tuple[tuple[Measure, Interval], ...]


@dataclass(frozen=True, slots=True)
class Hole:
    """Regions that meet, between figures that reach the level ``below`` and better ones that reach ``above``.

    ``level`` is what the regions reach: 0 in a hole, else a level lower than worse figures reach. Each region
    bounds some measures; those it leaves out may have any figure.
    """

    boxes: tuple[Box, ...]
    below: int
    above: int
    level: int = 0


def holes(scale: Scale) -> list[Hole]:
    """Find regions without a level although worse figures have one and better ones too.

    A figure that lies in a hole of its own measure is left to ``gaps``; regions on both sides of it are one.
    """
    alone = [(gap.measure.key, gap.interval) for gap in gaps(scale)]
    found: list[Hole] = []
    for grid in grids(scale):
        worse, better = _reached(grid, -1, max), _reached(grid, 1, _lowest)
        empty = {cell for cell in grid.holding if not grid.level(cell) and worse[cell] and better[cell]}
        told = {cell for cell in empty if _in_gap(grid, cell, alone)}
        for group in _groups(grid, empty):
            fresh = [cell for cell in group if cell not in told]
            if fresh:
                below, above = min(worse[cell] for cell in fresh), max(better[cell] for cell in fresh)
                found.append(Hole(tuple(_boxes(grid, group, fresh)), below, above))
    return list(dict.fromkeys(found))


def falls_behind(scale: Scale) -> list[Hole]:
    """Find regions that reach a lower level than worse figures do, where no single measure tells it."""
    told = _told(scale)
    found: list[Hole] = []
    for grid in grids(scale):
        worse = _reached(grid, -1, max)
        lower = {
            cell
            for cell in grid.holding
            if 0 < grid.level(cell) < worse[cell] and not {grid.level(cell), worse[cell]} & told
        }
        for group in _groups(grid, lower):
            level, below = min(grid.level(c) for c in group), max(worse[c] for c in group)
            found.append(Hole(tuple(_boxes(grid, group, group)), below, below, level))
    return list(dict.fromkeys(found))


def lone_drops(scale: Scale) -> Iterator[Drop]:
    """Give the better values that fall for want of a deed; those that want a figure are holes already."""
    found = list(drops(scale))
    figures = [drop for drop in found if isinstance(drop.condition, Threshold | Band)]
    regions = holes(scale) if figures else []
    holed = {measure.key for hole in regions for box in hole.boxes for measure, _ in box}
    for drop in found:
        if drop not in figures or drop.measure.key not in holed:
            yield drop


def _told(scale: Scale) -> set[int]:
    """Give the levels of which another finding tells that they are out of order, or claim the same."""
    pairs = {number for pair in easier_levels(scale) for number in (pair.lower, pair.higher)}
    turned = {number for turn in turns(scale) for number in turn.levels}
    dropped = {number for drop in drops(scale) for number in (drop.below, drop.above)}
    doubled = {number for both in overlaps(scale) for number in (both.lower, both.higher)}
    return pairs | turned | dropped | doubled


def _lowest(left: int, right: int) -> int:
    return min(left or right, right or left)


def _reached(grid: Grid, step: int, choose: Callable[[int, int], int]) -> dict[Cell, int]:
    """Give one level (0: none) of the cells that are as good or worse (``step`` -1), or better (1)."""
    reached: dict[Cell, int] = {}
    for cell in sorted(grid.holding, reverse=step > 0):
        best = grid.level(cell)
        for other in grid.beside(cell, step):
            best = choose(best, reached[other])
        reached[cell] = best
    return reached


def _in_gap(grid: Grid, cell: Cell, alone: list[tuple[str, Interval]]) -> bool:
    for axis, place in zip(grid.axes, cell, strict=True):
        stretch = axis.stretches[place]
        if any(key == axis.measure.key and covers(gap, stretch) for key, gap in alone):
            return True
    return False


def _groups(grid: Grid, cells: AbstractSet[Cell]) -> Iterator[list[Cell]]:
    """Give the cells that meet side by side together."""
    left = set(cells)
    while left:
        first = min(left)
        left.remove(first)
        group, edge = [first], [first]
        while edge:
            cell = edge.pop()
            for other in _neighbours(grid, cell):
                if other in left:
                    left.remove(other)
                    group.append(other)
                    edge.append(other)
        yield sorted(group)


def _neighbours(grid: Grid, cell: Cell) -> Iterator[Cell]:
    for index in range(len(grid.axes)):
        for step in (-1, 1):
            yield (*cell[:index], cell[index] + step, *cell[index + 1 :])


def _boxes(grid: Grid, group: list[Cell], fresh: list[Cell]) -> Iterator[Box]:
    """Cover the fresh cells of a group with boxes, each as large as it can grow within the group."""
    cells, left = set(group), dict.fromkeys(fresh)
    while left:
        first = next(iter(left))
        spans = [range(place, place + 1) for place in first]
        for index, axis in enumerate(grid.axes):
            for step in (1, -1):
                _grow(spans, index, step, len(axis.stretches), cells)
        for cell in product(*spans):
            left.pop(cell, None)
        yield _box(grid, spans)


def _grow(spans: list[range], index: int, step: int, size: int, cells: AbstractSet[Cell]) -> None:
    """Move one end of a box as long as every cell of the next slab belongs to the group."""
    while True:
        span = spans[index]
        place = span.stop if step > 0 else span.start - 1
        slab = [*spans[:index], range(place, place + 1), *spans[index + 1 :]]
        if not 0 <= place < size or not all(cell in cells for cell in product(*slab)):
            return
        spans[index] = range(min(span.start, place), max(span.stop, place + 1))


def _box(grid: Grid, spans: list[range]) -> Box:
    """Say a box as intervals; a measure of which it takes every figure is left out."""
    named: Mapping[int, range] = {
        index: span for index, span in enumerate(spans) if len(span) < len(grid.axes[index].stretches)
    }
    parts = []
    for index, span in named.items():
        axis = grid.axes[index]
        parts.append((axis.measure, _hull([axis.stretches[place] for place in span], axis.measure)))
    return tuple(parts)


def _hull(pieces: list[Interval], measure: Measure) -> Interval:
    """Join neighbouring stretches, and leave out the ends at which the domain ends anyway."""
    ordered = union(pieces)
    first, last, domain = ordered[0], ordered[-1], domain_of(measure)
    low = None if first.low == domain.low and first.low_inclusive else first.low
    high = None if last.high == domain.high and last.high_inclusive else last.high
    return Interval(
        low,
        high,
        low is not None and first.low_inclusive,
        high is not None and last.high_inclusive,
    )
