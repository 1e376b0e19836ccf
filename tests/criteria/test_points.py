"""Points of a composite measure: what one figure earns, and the most that can be earned."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.criteria.interval import Interval
from samrit.criteria.model import Composite, PointsPart, PointsRow
from samrit.criteria.points import earned, most


def row(low, points):
    return PointsRow(f"{low} ขึ้นไป", Interval(Decimal(low), None, low_inclusive=True), Decimal(points))


# A table may be printed in any order; from 70 up both rows take the figure.
TABLE = PointsPart("m1", (row(65, 10), row(70, 20)), otherwise=Decimal(5))


@pytest.mark.parametrize(
    ("value", "points", "row_text"),
    [("64.99", 5, None), ("65", 10, "65 ขึ้นไป"), ("70", 20, "70 ขึ้นไป"), ("100", 20, "70 ขึ้นไป")],
)
def test_a_figure_earns_the_most_of_the_rows_that_take_it(value, points, row_text):
    found = earned(TABLE, Decimal(value))
    assert (found.part, found.value, found.points) == (TABLE, Decimal(value), points)
    assert (found.row and found.row.text) == row_text


def test_a_figure_that_is_not_reported_has_no_points_yet():
    found = earned(TABLE, None)
    assert (found.part, found.value, found.row, found.points) == (TABLE, None, None, None)


def test_the_most_points_are_those_of_the_best_row_of_each_part():
    penalty = PointsPart("m2", (row(1, -5),))
    assert most(Composite("m3", (TABLE, penalty))) == 20
    assert most(Composite("m3", (TABLE, TABLE))) == 40
    assert type(most(Composite("m3", ()))) is Decimal
