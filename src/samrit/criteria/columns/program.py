"""The levels of many units by one scale, or by several variants of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from samrit.criteria.columns.conditions import Tests
from samrit.criteria.columns.deciding import UNKNOWN_LEVEL, Decision, decision_of
from samrit.criteria.columns.figures import Ladders
from samrit.criteria.columns.logic import UNKNOWN, YES, Truth, all_of
from samrit.criteria.columns.numbers import Numbers
from samrit.criteria.columns.table import Table
from samrit.criteria.evaluating import evaluate
from samrit.criteria.model import Condition, Deadline, Deed, Scale
from samrit.criteria.readings.floor import floor_of
from samrit.criteria.testing import flat

_GATE = 0
# From so many rows on, deciding cells first is quicker (bench/criteria.py).
_WORTH_ROWS = 50_000


class Rule:
    """One scale prepared for columns: every condition is tested for all rows, level by level."""

    def __init__(self, scale: Scale) -> None:
        if any(not 0 <= level.level <= np.iinfo(np.int8).max for level in scale.levels):
            raise ValueError("levels of a column are numbers from 0 to 127")
        self.scale = scale
        self.ladders = Ladders(scale)
        conditions: list[Condition] = [*scale.gates]
        for level in scale.levels:
            conditions += level.conditions
        self.dated = [one for one in flat(conditions) if isinstance(one, Deadline) and one.deed]

    def levels(self, table: Table) -> NDArray[np.int8]:
        """Give the level of every row: 0 below level 1, -1 while it is not known."""
        own: dict[int, Truth] = {}
        tests = Tests(self.scale, self.ladders, table, own, self.dated)
        gates = all_of((tests.test(gate, _GATE) for gate in self.scale.gates), table.rows)
        reached = np.zeros(table.rows, dtype=np.int8)
        known = np.ones(table.rows, dtype=np.bool_)
        for level in self.scale.levels:
            own[level.level] = all_of((tests.test(one, level.level) for one in level.conditions), table.rows)
            holds = np.minimum(own[level.level], gates)
            if self.scale.cumulative_deeds:
                inherited = (tests.test(deed, level.level) for deed in self._lower_deeds(level.level))
                holds = np.minimum(holds, all_of(inherited, table.rows))
            reached[holds == YES] = level.level
            known = (known | (holds == YES)) & (holds != UNKNOWN)
        reached[~known] = UNKNOWN_LEVEL
        return reached

    def _lower_deeds(self, number: int) -> list[Deed]:
        found = {
            one.key: one
            for level in self.scale.levels
            if level.level < number
            for one in level.conditions
            if isinstance(one, Deed)
        }
        return list(found.values())


@dataclass(frozen=True, slots=True)
class LevelColumn:
    """The level of each row (int8): 0 below level 1, -1 where it is not known."""

    levels: NDArray[np.int8]

    @property
    def known(self) -> NDArray[np.bool_]:
        """Tell where the level is known."""
        return np.not_equal(self.levels, UNKNOWN_LEVEL)

    def scores(self, *, floor: int = 0) -> NDArray[np.int8]:
        """Give the score of each row: the level, or ``floor`` below level 1; -1 where it is not known."""
        return np.where(self.levels == 0, np.int8(floor), self.levels)


class Program:
    """One scale, or the variants of one indicator, prepared for columns.

    Where a level follows from few figures, deeds and dates, it is looked up in a table that the evaluation
    one by one has filled; else every condition is tested in columns.
    """

    def __init__(self, *variants: Scale) -> None:
        """Prepare one scale or more.

        Args:
            variants: the scales; a row's variant is its place in this order.

        Raises:
            ValueError: for no scale, more than 127 of them, or levels outside 0 to 127.
        """
        if not 0 < len(variants) <= np.iinfo(np.int8).max:
            raise ValueError("a program needs one to 127 scales")
        self.scales = variants
        self.rules = [Rule(scale) for scale in variants]
        self._decisions: dict[object, Decision | None] = {}

    def levels(self, table: Table, variant: NDArray[np.int8] | None = None) -> LevelColumn:
        """Give the level of every row.

        Args:
            table: the facts.
            variant: the place of each row's scale; -1: no variant is meant for it, its level is not known.
                May be left out where there is one scale.

        Raises:
            ValueError: for a variant that is not there, or none where there are several.
        """
        self._check(table, variant)
        decision = self.decision(table) if self._is_worth(table) else None
        if decision is None:
            return LevelColumn(self.by_rule(table, variant))
        found = decision.look_up(table, variant)
        if variant is not None and table.rows and variant.min() < 0:
            found[variant < 0] = UNKNOWN_LEVEL
        return LevelColumn(found)

    def scores(
        self,
        table: Table,
        variant: NDArray[np.int8] | None = None,
        *,
        floor: int | None = None,
        places: int | None = None,
    ) -> Numbers:
        """Give the score of every row, missing where the level is not known.

        Rows of a scale that grants a part of the way to the next level are scored one by one.

        Args:
            table: the facts.
            variant: as for ``levels``.
            floor: the score below level 1; None: what was chosen for each scale.
            places: decimals, where the scheme grants a part of the way (as in ``evaluate``).
        """
        found = self.levels(table, variant)
        own = np.zeros(table.rows, dtype=np.int8) if variant is None else variant
        scores: list[Decimal | None] = []
        between: dict[int, Decimal | None] = {}
        for place, scale in enumerate(self.scales):
            if places is not None or scale.interpolation is not None:
                for row in np.flatnonzero((own == place) & found.known).tolist():
                    between[row] = evaluate(scale, table.row(row), floor=floor, places=places).score
        least = np.array(
            [floor_of(scale) if floor is None else floor for scale in self.scales], dtype=np.int8
        )
        whole = np.where(found.levels == 0, least[own], found.levels)
        if not between:
            return Numbers(whole, 0, None if found.known.all() else ~found.known)
        for row, (score, known) in enumerate(zip(whole.tolist(), found.known.tolist(), strict=True)):
            scores.append(between.get(row, Decimal(score)) if known else None)
        return Numbers.of(scores)

    def by_rule(self, table: Table, variant: NDArray[np.int8] | None = None) -> NDArray[np.int8]:
        """Give the levels by testing every condition in columns."""
        if variant is None:
            return self.rules[0].levels(table)
        found = np.full(table.rows, UNKNOWN_LEVEL, dtype=np.int8)
        for place, rule in enumerate(self.rules):
            rows = np.flatnonzero(variant == place)
            if len(rows):
                found[rows] = rule.levels(table.take(rows))
        return found

    def decision(self, table: Table) -> Decision | None:
        """Give the decision table for tables of this shape, where there can be one."""
        shape = _shape(table)
        if shape not in self._decisions:
            self._decisions[shape] = decision_of(self.scales, [rule.ladders for rule in self.rules], table)
        return self._decisions[shape]

    def _is_worth(self, table: Table) -> bool:
        """Tell whether deciding every cell takes less time than testing every row, or was done before."""
        return table.rows >= _WORTH_ROWS or _shape(table) in self._decisions

    def _check(self, table: Table, variant: NDArray[np.int8] | None) -> None:
        if variant is None:
            if len(self.scales) > 1:
                raise ValueError("the variant of every row is needed")
            return
        if variant.shape != (table.rows,):
            raise ValueError("one variant for each row is needed")
        if table.rows and (variant.min() < UNKNOWN_LEVEL or variant.max() >= len(self.scales)):
            raise ValueError("a row has a variant that is not there")


def _shape(table: Table) -> object:
    """Give what a decision table depends on: the columns that are there, and how fine their figures are."""
    figures = tuple(
        (key, numbers.places, numbers.missing is None, numbers.values.dtype.str)
        for key, numbers in sorted(table.values.items())
    )
    rest = (table.deeds, table.dates, table.baselines, table.targets, table.periods, table.reports)
    return figures, tuple(tuple(sorted(columns)) for columns in rest), table.members is None
