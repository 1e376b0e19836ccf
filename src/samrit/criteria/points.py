"""A composite measure: each part earns the points of its own table, and the points add up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from samrit.criteria.model import Composite, PointsPart, PointsRow


@dataclass(frozen=True, slots=True)
class Earned:
    """What one part earned: its value, the row that decided (None: no row takes it), and the points.

    ``value`` and ``points`` are None while the figure is not reported.
    """

    part: PointsPart
    value: Decimal | None
    row: PointsRow | None
    points: Decimal | None


def earned(part: PointsPart, value: Decimal | None) -> Earned:
    """Give the points of one figure: the most of the rows that take it."""
    if value is None:
        return Earned(part, None, None, None)
    holding = [row for row in part.rows if value in row.interval]
    if not holding:
        return Earned(part, value, None, part.otherwise)
    best = max(holding, key=lambda row: row.points)
    return Earned(part, value, best, best.points)


def most(composite: Composite) -> Decimal:
    """Give the most points that all parts together can earn."""
    return sum(
        (max([part.otherwise, *(row.points for row in part.rows)]) for part in composite.parts), Decimal(0)
    )
