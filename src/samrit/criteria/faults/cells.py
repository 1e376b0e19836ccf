"""Several measures at once: the cells of the product of each measure's stretches, and who takes them.

A level takes whole cells, for no condition begins or ends within one. Deeds and dates count as done, so that
what is left are the figures alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from math import prod
from typing import assert_never

from samrit.criteria.domain import domain_of
from samrit.criteria.faults.order import path_of
from samrit.criteria.faults.possible import occurs, one_figure, plain_measures, stretches
from samrit.criteria.interval import Interval, covers
from samrit.criteria.model import (
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    Levels,
    Measure,
    Numeric,
    Op,
    Scale,
    Threshold,
)
from samrit.criteria.regions import interval_of, numeric_conditions

# So many cells are looked at for one scale; beyond, every two measures by themselves as far as this goes.
MOST_CELLS = 4_096
_SEVERAL = 2
Cell = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The stretches of one measure in which levels do not change, from the worst to the best.

    ``ordered`` is False where nothing tells which values are better: then none is. ``one_way`` tells that no
    test of the measure ever asks for a worse value.
    """

    measure: Measure
    stretches: tuple[Interval, ...]
    ordered: bool
    one_way: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of some axes, with the levels that hold in each when every deed is done.

    Conditions on other measures count as met. A cell names a stretch of each axis by its place.
    """

    axes: tuple[Axis, ...]
    holding: Mapping[Cell, tuple[int, ...]]

    def level(self, cell: Cell) -> int:
        """Give the level that a cell reaches, 0 where none."""
        return max(self.holding[cell], default=0)

    def beside(self, cell: Cell, step: int) -> Iterator[Cell]:
        """Give the neighbours that are better (``step`` 1) or worse (-1) in one measure."""
        for index, axis in enumerate(self.axes):
            place = cell[index] + step
            if axis.ordered and 0 <= place < len(axis.stretches):
                yield (*cell[:index], place, *cell[index + 1 :])


def grids(scale: Scale) -> tuple[Grid, ...]:
    """Give the grid of all measures, or those of two each where it would be too large.

    A measure that another one says again, and one asked for in several manners, has no axis. Where every test
    of every measure points to its better values there is nothing to look for, and no grid.
    """
    return _grids(scale, MOST_CELLS)


@lru_cache(maxsize=16)
def _grids(scale: Scale, most: int) -> tuple[Grid, ...]:
    axes = axes_of(scale)
    if len(axes) < _SEVERAL or all(axis.one_way for axis in axes):
        return ()
    if prod(len(axis.stretches) for axis in axes) <= most:
        return (_grid(scale, axes),)
    found, left = [], most
    for pair in combinations(axes, _SEVERAL):
        left -= prod(len(axis.stretches) for axis in pair)
        if left < 0:
            break
        found.append(_grid(scale, pair))
    return tuple(found)


def _grid(scale: Scale, axes: Sequence[Axis]) -> Grid:
    return Grid(tuple(axes), dict(_cells(scale, axes)))


def axes_of(scale: Scale) -> list[Axis]:
    """Give an axis for each measure that conditions test."""
    tests: dict[str, list[Numeric]] = {}
    for conditions in (scale.gates, *(level.conditions for level in scale.levels)):
        for condition in numeric_conditions(conditions):
            if condition.restates is None:
                tests.setdefault(condition.measure, []).append(condition)
    return [
        _axis(scale, measure, tests[measure.key])
        for measure in plain_measures(scale)
        if measure.key in tests and one_figure(scale, measure)
    ]


def _axis(scale: Scale, measure: Measure, tests: Sequence[Numeric]) -> Axis:
    pieces = stretches([interval_of(test) for test in tests], domain_of(measure))
    found = tuple(piece for piece in pieces if occurs(scale, measure, piece))
    way = direction(scale, measure, tests)
    one_way = way != 0 and all(_way(test, measure) == way for test in tests)
    return Axis(measure, found[::-1] if way < 0 else found, way != 0, one_way)


def direction(scale: Scale, measure: Measure, tests: Sequence[Numeric]) -> int:
    """Tell whether larger values are better (1), worse (-1), or neither (0)."""
    path = path_of(scale, measure)
    if len(path) > 1:
        rising = path == sorted(path)
        return 1 if rising else -1 if path == sorted(path, reverse=True) else 0
    ways = {_way(test, measure) for test in tests}
    return ways.pop() if len(ways) == 1 else 0


def _way(test: Numeric, measure: Measure) -> int:
    """Tell the way that one test points; `exactly 0` points down, `exactly 100 %` up."""
    if isinstance(test, Band):
        return 0
    if test.op is Op.EQ:
        domain = domain_of(measure)
        return -1 if test.value == domain.low else 1 if test.value == domain.high else 0
    return 1 if test.op in {Op.GE, Op.GT} else -1


def _cells(scale: Scale, axes: Sequence[Axis]) -> Iterator[tuple[Cell, tuple[int, ...]]]:
    for cell in product(*(range(len(axis.stretches)) for axis in axes)):
        chosen = zip(axes, cell, strict=True)
        at = {axis.measure.key: axis.stretches[place] for axis, place in chosen}
        yield cell, _holding(scale, at)


def _holding(scale: Scale, at: Mapping[str, Interval]) -> tuple[int, ...]:
    if not _all(scale.gates, at, {}):
        return ()
    own: dict[int, bool] = {}
    for level in scale.levels:
        own[level.level] = _all(level.conditions, at, own)
    return tuple(number for number, holds in own.items() if holds)


def _all(conditions: Sequence[Condition], at: Mapping[str, Interval], own: Mapping[int, bool]) -> bool:
    return all(_holds(condition, at, own) for condition in conditions)


def _holds(condition: Condition, at: Mapping[str, Interval], own: Mapping[int, bool]) -> bool:
    match condition:
        case Threshold() | Band():
            stretch = at.get(condition.measure)
            told = stretch is None or condition.restates is not None
            return told or covers(interval_of(condition), stretch or Interval())
        case Deed() | Deadline():
            return True
        case AnyOf():
            return any(_all(option, at, own) for option in condition.options)
        case Levels():
            return all(holds for level, holds in own.items() if condition.first <= level <= condition.last)
        case _:
            assert_never(condition)
