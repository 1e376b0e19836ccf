"""The work done by samrit: levels by column programs, totals and grades by the scheme."""

from __future__ import annotations

from decimal import Decimal

from crowd import PLACES, Crowd, scales, scheme
from samrit.criteria.columns import Numbers, Program, Table
from samrit.grading.columns import FormColumns, LineColumn, score_columns


class Ours:
    """Programs and rules made once for all rounds of the measurement."""

    def __init__(self, made: Crowd) -> None:
        self.crowd = made
        self.programs = [Program(*variants) for variants in scales(made)]
        self.scheme = scheme()

    def run(self) -> FormColumns:
        people, lines = self.crowd.people, []
        for place, (program, (block, weight)) in enumerate(
            zip(self.programs, self.crowd.weights(), strict=True)
        ):
            table = Table(rows=people, values={"m1": Numbers(self.crowd.figures[place], PLACES)})
            levels = program.levels(table, self.crowd.variant).levels
            lines.append(LineColumn(key=str(place), scope=block, levels=levels, weight=Decimal(weight) / 100))
        return score_columns(self.scheme, lines=lines, ratings=(), rows=people)
