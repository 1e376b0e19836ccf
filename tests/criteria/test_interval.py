from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.criteria import Interval
from samrit.criteria.interval import EVERYTHING, atoms, between, covers, intersection, union

ENDS = st.integers(-1, 5).map(lambda n: Decimal(n) / 2)
GRID = [Decimal(n) / 4 for n in range(-4, 40)]


@st.composite
def intervals(draw):
    low = draw(st.none() | ENDS)
    high = draw(st.none() | ENDS)
    return Interval(
        low,
        high,
        draw(st.booleans()) if low is not None else False,
        draw(st.booleans()) if high is not None else False,
    )


@given(intervals(), intervals())
def test_an_intersection_holds_what_both_hold(a, b):
    both = a.intersect(b)
    assert all((value in both) == (value in a and value in b) for value in GRID)
    assert not both.empty or not any(value in both for value in GRID)


@pytest.mark.parametrize("low", [(True, True), (True, False), (False, True), (False, False)])
@pytest.mark.parametrize("high", [(True, True), (True, False), (False, True), (False, False)])
def test_an_end_that_two_intervals_share_counts_where_it_counts_in_both(low, high):
    a, b = (Interval(Decimal(1), Decimal(2), low[n], high[n]) for n in (0, 1))
    assert a.intersect(b) == Interval(Decimal(1), Decimal(2), all(low), all(high))


@given(st.lists(intervals(), max_size=4))
def test_a_union_holds_what_any_holds_in_parts_that_do_not_touch(parts):
    joined = union(parts)
    assert all(any(value in i for i in joined) == any(value in i for i in parts) for value in GRID)
    assert union(joined) == joined
    assert not any(hole.empty for hole in between(parts))
    assert all(part.low is not None or not part.low_inclusive for part in joined)
    assert all(part.high is not None or not part.high_inclusive for part in joined)


@given(st.lists(intervals(), min_size=1, max_size=4))
def test_holes_are_what_lies_between_the_parts(parts):
    holes = between(parts)
    for value in GRID:
        inside = any(value in i for i in parts)
        below = any(point in i for i in parts for point in [*GRID, Decimal(-1000)] if point < value)
        above = any(point in i for i in parts for point in [*GRID, Decimal(1000)] if point > value)
        assert any(value in hole for hole in holes) == (not inside and below and above)


@given(st.lists(intervals(), max_size=3), st.lists(intervals(), max_size=3))
def test_an_intersection_of_unions_holds_what_both_hold(left, right):
    both = intersection(left, right)
    for value in GRID:
        expected = any(value in i for i in left) and any(value in i for i in right)
        assert any(value in i for i in both) == expected


STEPS = st.sampled_from(["0.25", "0.3", "1", "3"]).map(Decimal)


def points_of(step):
    """Points of a lattice that reach beyond every interval of these tests."""
    return [step * n for n in range(-50, 50)]


@given(intervals(), STEPS)
def test_a_lattice_touches_an_interval_where_one_of_its_points_lies_inside(interval, step):
    assert interval.touches(step) == any(point in interval for point in points_of(step))
    assert interval.touches(None) == (not interval.empty)


@pytest.mark.parametrize(
    ("low", "high", "step", "touched"),
    [
        ("0.4", "1.5", "1", True),
        ("0.5", "1.5", "1", True),
        ("0.4", "0.9", "1", False),
        ("1.6", "1.9", "1", False),
        ("99.411", "99.415", "0.01", False),
        ("99.411", "99.425", "0.01", True),
        ("1", "2", "1", False),
        ("1", "2.5", "1", True),
        ("1", "2", "0.5", True),
    ],
)
def test_an_open_stretch_touches_a_lattice_where_it_holds_a_point(low, high, step, touched):
    assert Interval(Decimal(low), Decimal(high)).touches(Decimal(step)) is touched


@given(intervals(), STEPS)
def test_on_a_lattice_an_interval_reaches_from_its_first_to_its_last_point(interval, step):
    inside = [point for point in points_of(step) if point in interval]
    if inside:
        low = None if interval.low is None else inside[0]
        high = None if interval.high is None else inside[-1]
        assert interval.on_lattice(step) == Interval(low, high, low is not None, high is not None)


@pytest.mark.parametrize(
    ("interval", "two_sided"),
    [(EVERYTHING, False), (Interval(Decimal(1)), False), (Interval(Decimal(1), Decimal(2)), True)],
)
def test_an_interval_knows_whether_both_ends_are_named(interval, two_sided):
    assert interval.two_sided is two_sided


def test_only_a_two_sided_interval_gives_its_ends():
    assert Interval(Decimal(1), Decimal(2)).ends == (1, 2)
    for half in (EVERYTHING, Interval(Decimal(1), None), Interval(None, Decimal(2))):
        with pytest.raises(ValueError, match="infinite"):
            _ = half.ends


def test_a_continuous_interval_stays_as_it_is_on_no_lattice():
    interval = Interval(Decimal(1), Decimal(2))
    assert interval.on_lattice(None) == interval


@pytest.mark.parametrize("end", ["-0.5", "0", "0.5"])
def test_a_point_and_the_open_stretch_above_it_are_one_part(end):
    low = Decimal(end)
    point, stretch = Interval(low, low, low_inclusive=True, high_inclusive=True), Interval(low, low + 1)
    assert union([stretch, point]) == (Interval(low, low + 1, low_inclusive=True),)
    above = Interval(low + 1, None, low_inclusive=True)
    assert union([above, stretch, point]) == (Interval(low, None, low_inclusive=True),)


def test_atoms_cover_the_line_once():
    parts = list(atoms([Decimal(1), Decimal(2)]))
    assert all(sum(value in part for part in parts) == 1 for value in GRID)
    assert list(atoms([])) == [EVERYTHING]
    assert [(part.low, part.high) for part in atoms([Decimal(n) for n in (1, 2, 3)])] == [
        (None, 1),
        (1, 1),
        (1, 2),
        (2, 2),
        (2, 3),
        (3, 3),
        (3, None),
    ]
    assert covers(EVERYTHING, parts[1])
    assert not covers(parts[1], EVERYTHING)
