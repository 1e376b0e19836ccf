"""A table of points as a scale of its own: its rows stand as levels, by the points they give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from samrit.criteria.domain import domain_of
from samrit.criteria.faults.coverage import Gap, Overlap, gaps, overlaps
from samrit.criteria.faults.order import OddStep, Turn, easier_levels, misplaced, odd_steps, turns
from samrit.criteria.model import Band, Level, Measure, Numeric, Op, PointsPart, PointsRow, Scale, Threshold


@dataclass(frozen=True, slots=True)
class Table:
    """One part of a composite measure: its rows by rank of points, and the scale they make.

    Attributes:
        part: the table.
        measure: what it scores.
        ranks: the different points it gives, from the fewest; level n of ``scale`` gives the n-th.
        scale: the rows as levels; rows that give the same points are levels of one number.
    """

    part: PointsPart
    measure: Measure
    ranks: tuple[Decimal, ...]
    scale: Scale

    def points(self, level: int) -> Decimal:
        """Give the points of a level of the scale."""
        return self.ranks[level - 1]

    def row(self, level: int) -> int:
        """Give the number of the first row that gives the points of a level, from 1."""
        return next(n for n, row in enumerate(self.part.rows, 1) if row.points == self.points(level))


def tables(scale: Scale) -> Iterator[Table]:
    """Give the tables of a scale's composite measure, if it has one."""
    for part in scale.composite.parts if scale.composite else ():
        measure = scale.measure(part.measure)
        ranks = tuple(sorted({row.points for row in part.rows}))
        levels = [
            Level(ranks.index(row.points) + 1, row.text, (test,))
            for row in part.rows
            if (test := _test(row, measure)) is not None and _possible(row, measure)
        ]
        ordered = tuple(sorted(levels, key=lambda level: level.level))
        yield Table(part, measure, ranks, Scale((measure,), (), (), ordered))


def _test(row: PointsRow, measure: Measure) -> Numeric | None:
    """Give a row as the test that its figures pass; None where it takes every figure."""
    ends = row.interval
    if ends.low is not None and ends.high is not None:
        if ends.low == ends.high:
            return Threshold(row.text, measure.key, Op.EQ, ends.low, measure.unit)
        return Band(
            row.text, measure.key, ends.low, ends.high, ends.low_inclusive, ends.high_inclusive, measure.unit
        )
    if ends.low is not None:
        up = Op.GE if ends.low_inclusive else Op.GT
        return Threshold(row.text, measure.key, up, ends.low, measure.unit)
    if ends.high is not None:
        down = Op.LE if ends.high_inclusive else Op.LT
        return Threshold(row.text, measure.key, down, ends.high, measure.unit)
    return None


def _possible(row: PointsRow, measure: Measure) -> bool:
    return row.interval.intersect(domain_of(measure)).touches(measure.step)


def impossible_rows(table: Table) -> Iterator[tuple[int, PointsRow, bool]]:
    """Find rows that no figure meets: the row's number, the row, and whether its ends are swapped."""
    for number, row in enumerate(table.part.rows, 1):
        low, high = row.interval.low, row.interval.high
        if not _possible(row, table.measure):
            yield number, row, low is not None and high is not None and low > high


def row_gaps(table: Table) -> Iterator[Gap]:
    """Find figures that no row takes between figures that rows take."""
    return gaps(table.scale)


def row_overlaps(table: Table) -> Iterator[Overlap]:
    """Find figures that rows of different points claim."""
    return (overlap for overlap in overlaps(table.scale) if overlap.lower != overlap.higher)


def row_turns(table: Table) -> Iterator[Turn]:
    """Find tables whose points go up and down again as the figure grows."""
    return turns(table.scale)


def easier_rows(table: Table) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Find rows that give more points for less: the level to blame, and those it is out of order with."""
    pairs = [(pair.lower, pair.higher) for pair in easier_levels(table.scale) if pair.lower != pair.higher]
    for odd in misplaced(pairs):
        yield odd.level, (*odd.easier_than, *odd.harder_than)


@dataclass(frozen=True, slots=True)
class OddPoints:
    """One row whose points break the even steps of the others, although its figures do not."""

    level: int
    expected: Decimal


def odd_rows(table: Table) -> Iterator[OddStep]:
    """Find the one figure that breaks the even steps of the others."""
    return odd_steps(table.scale)


def odd_points(table: Table) -> Iterator[OddPoints]:
    """Find the one row of which the figure is even with the others and the points are not.

    The first and the last row are left alone, which often give more or less on purpose.
    """
    ladder = [(level.level, end) for level in table.scale.levels if (end := _end(level)) is not None]
    steps = {after - before for (_, before), (_, after) in pairwise(ladder)}
    if len(ladder) < max(_FEWEST, len(table.part.rows)) or len(steps) != 1:
        return
    points = [table.points(level) for level, _ in ladder]
    odd = [index for index in range(1, len(points) - 1) if _others_even(points, index)]
    if len(odd) == 1:
        yield OddPoints(ladder[odd[0]][0], (points[odd[0] - 1] + points[odd[0] + 1]) / 2)


_FEWEST = 4


def _end(level: Level) -> Decimal | None:
    """Give the figure at which a row begins (or ends, of a falling table); None for one exact figure."""
    test = level.conditions[0]
    if isinstance(test, Band):
        return test.low
    return test.value if isinstance(test, Threshold) and test.op is not Op.EQ else None


def _others_even(points: Sequence[Decimal], index: int) -> bool:
    """Tell whether all points but one lie on one line, and that one does not."""
    places = [place for place in range(len(points)) if place != index]
    first, second = places[0], places[1]
    step = (points[second] - points[first]) / (second - first)
    line = [points[first] + step * (place - first) for place in range(len(points))]
    return all(points[place] == line[place] for place in places) and points[index] != line[index]
