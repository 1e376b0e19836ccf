"""Levels and gates that nobody can meet, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from samrit.criteria.domain import domain_of
from samrit.criteria.faults.cells import grids
from samrit.criteria.faults.possible import occurs, one_figure
from samrit.criteria.interval import intersection
from samrit.criteria.model import Band, Condition, Level, Levels, Measure, Numeric, Period, Scale
from samrit.criteria.regions import Region, interval_of, numeric_conditions, region_of

Why = Literal["swapped", "outside", "points", "periods", "contradiction", "reference", "gate", "together"]
GATE = 0


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """Something that no figure can meet.

    Attributes:
        level: the level concerned, the first of several; 0 for a gate by itself.
        measure: the measure at fault; None where it is no single one.
        why: the reason.
        condition: the condition to mend: the reference or the gate where one stands in the way.
        levels: every level that it makes unreachable.
    """

    level: int
    measure: Measure | None
    why: Why
    condition: Condition
    levels: tuple[int, ...] = ()


@dataclass(slots=True)
class _Search:
    """What is known so far: the levels that are out of reach already."""

    scale: Scale
    periods: Mapping[Period, int]
    lost: set[int] = field(default_factory=set)

    def gates(self) -> Iterator[OutOfReach]:
        """Find gates that nobody can meet."""
        for measure in self.scale.measures:
            found = self.first(GATE, self.scale.gates, measure)
            if found:
                self.lost.add(GATE)
                yield found

    def own(self, level: Level) -> Iterator[OutOfReach]:
        """Find what a level asks that cannot be."""
        for measure in self.scale.measures:
            found = self.first(level.level, level.conditions, measure)
            if found:
                self.lost.add(level.level)
                yield found

    def first(self, level: int, conditions: Sequence[Condition], measure: Measure) -> OutOfReach | None:
        """Give the first fault of one measure; a test within alternatives is a fault by itself too."""
        tests = [test for test in numeric_conditions(conditions) if test.measure == measure.key]
        for test in tests:
            why = self.why(test, measure)
            if why:
                return OutOfReach(level, measure, why, test, (level,))
        region = region_of(Level(level, "", tuple(conditions)), measure.key)
        if region is not None and one_figure(self.scale, measure) and not self.any_in(region, measure):
            return OutOfReach(level, measure, "contradiction", tests[-1], (level,))
        return None

    def why(self, test: Numeric, measure: Measure) -> Why | None:
        """Tell why one test can never be met; None where it can."""
        if isinstance(test, Band) and test.low > test.high:
            return "swapped"
        if not self.any_in((interval_of(test),), measure):
            summed = self.scale.composite is not None and self.scale.composite.measure == measure.key
            return "points" if summed else "outside"
        number = self.periods.get(test.per) if test.per else None
        return "periods" if test.times and number is not None and test.times > number else None

    def any_in(self, region: Region, measure: Measure) -> bool:
        """Tell whether some figure of a region can occur."""
        return any(occurs(self.scale, measure, i.intersect(domain_of(measure))) for i in region)

    def references(self, level: Level) -> OutOfReach | None:
        """Find a reference to levels that exclude what its own level asks for."""
        for condition in level.conditions:
            if not isinstance(condition, Levels):
                continue
            lower = self.needed(condition, level.level)
            if self.lost & {entry.level for entry in lower}:
                # The fault of the level referred to is said there.
                self.lost.add(level.level)
                return None
            for measure in self.scale.measures:
                if self.excluded([level, *lower], measure):
                    self.lost.add(level.level)
                    return OutOfReach(level.level, measure, "reference", condition, (level.level,))
        return None

    def needed(self, reference: Levels, above: int) -> list[Level]:
        """Give the levels that a reference needs, those that they refer to themselves too."""
        found: list[Level] = []
        for entry in self.scale.levels:
            if reference.first <= entry.level <= reference.last and entry.level < above:
                found.append(entry)
                for inner in entry.conditions:
                    found += self.needed(inner, entry.level) if isinstance(inner, Levels) else []
        return found

    def excluded(self, levels: Sequence[Level], measure: Measure) -> bool:
        """Tell whether levels that must hold together leave no figure of a measure."""
        if not one_figure(self.scale, measure):
            return False
        regions = [r for level in levels if (r := region_of(level, measure.key)) is not None]
        if not regions:
            return False
        common = regions[0]
        for region in regions[1:]:
            common = intersection(common, region)
        return not self.any_in(common, measure)

    def walls(self) -> Iterator[OutOfReach]:
        """Find gates that keep levels from being reached: one finding for each measure."""
        gate = Level(GATE, "", self.scale.gates)
        for measure in self.scale.measures if GATE not in self.lost else ():
            tests = [test for test in numeric_conditions(self.scale.gates) if test.measure == measure.key]
            kept = [
                level.level
                for level in self.scale.levels
                if tests and level.level not in self.lost and self.excluded([gate, level], measure)
            ]
            if kept:
                self.lost.update(kept)
                yield OutOfReach(kept[0], measure, "gate", tests[0], tuple(kept))

    def together(self) -> Iterator[OutOfReach]:
        """Find levels whose conditions on several measures, gates and references never hold together."""
        for grid in grids(self.scale):
            held = {level for levels in grid.holding.values() for level in levels}
            for level in self.scale.levels if GATE not in self.lost else ():
                if level.level not in held | self.lost and level.conditions:
                    self.lost.add(level.level)
                    yield OutOfReach(level.level, None, "together", level.conditions[-1], (level.level,))


def out_of_reach(scale: Scale, periods: Mapping[Period, int] | None = None) -> Iterator[OutOfReach]:
    """Find what nobody can meet, each cause once.

    Swapped bands, tests outside what can occur (more than the tables of points give, more periods than the
    round has), tests of one level that exclude each other, references to levels that exclude the level
    itself, and gates that do.

    Args:
        scale: the compiled rule.
        periods: how many periods of each kind the round has, where it is known.
    """
    search = _Search(scale, periods or {})
    yield from search.gates()
    for level in scale.levels:
        yield from search.own(level)
    for level in scale.levels:
        if level.level not in search.lost and (found := search.references(level)):
            yield found
    yield from search.walls()
    yield from search.together()
