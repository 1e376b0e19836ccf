"""Composite measures in columns: the points of the parts, added up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import partial

import numpy as np

from samrit.criteria.columns.cells import cells_of, looked_up, outcomes_of
from samrit.criteria.columns.numbers import Numbers, plus, scaled, times
from samrit.criteria.model import Composite, PointsPart, Scale
from samrit.criteria.points import earned
from samrit.criteria.settling import settle


def with_points(scale: Scale, values: Mapping[str, Numbers], rows: int) -> Mapping[str, Numbers]:
    """Add the composite measure to the figures: its reported total, else the points of its parts.

    The total of a row is missing while one of its parts is.
    """
    composite = scale.composite
    if composite is None:
        return values
    steps = {measure.key: measure.step for measure in scale.measures}
    total = _points(composite, values, steps, rows)
    reported = values.get(composite.measure)
    return {**values, composite.measure: total if reported is None else _either(reported, total)}


def _points(
    composite: Composite, values: Mapping[str, Numbers], steps: Mapping[str, Decimal | None], rows: int
) -> Numbers:
    places = max((_finest(part) for part in composite.parts), default=0)
    total, missing = np.zeros(rows, dtype=np.int64), np.zeros(rows, dtype=np.bool_)
    for part in composite.parts:
        numbers = values.get(part.measure)
        if numbers is None:
            return Numbers(total, places, np.ones(rows, dtype=np.bool_))
        cells = cells_of((row.interval for row in part.rows), steps.get(part.measure))
        outcomes = outcomes_of(
            cells, partial(_earned, part=part, step=steps.get(part.measure), places=places)
        )
        total = plus(total, looked_up(numbers, cells, outcomes, empty=0, dtype=np.array(outcomes).dtype))
        missing |= ~numbers.known
    return Numbers(total, places, missing)


def _earned(figure: Decimal, part: PointsPart, step: Decimal | None, places: int) -> int:
    settled = settle(figure, step, [(row.points, row.interval) for row in part.rows])
    points = earned(part, settled).points
    return 0 if points is None else scaled(points, places)


def _finest(part: PointsPart) -> int:
    return Numbers.of([part.otherwise, *(row.points for row in part.rows)]).places


def _either(first: Numbers, other: Numbers) -> Numbers:
    """Take the first figure of each row where it is known, else the other."""
    places = max(first.places, other.places)
    values = np.where(
        first.known,
        times(first.values, 10 ** (places - first.places)),
        times(other.values, 10 ** (places - other.places)),
    )
    return Numbers(values, places, ~(first.known | other.known))
