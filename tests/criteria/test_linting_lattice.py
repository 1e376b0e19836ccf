"""Regions, gates and references of two measures are those that trying every value of a lattice finds."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.criteria import (
    AnyOf,
    Band,
    Composite,
    Deed,
    Interval,
    Level,
    Levels,
    Measure,
    Op,
    PointsPart,
    PointsRow,
    Scale,
    Threshold,
)
from samrit.criteria.faults.cells import axes_of
from samrit.criteria.faults.coverage import gaps
from samrit.criteria.faults.holes import falls_behind, holes
from samrit.criteria.faults.reach import out_of_reach

COUNTS = tuple(Measure(f"m{n}", "", "x", "count", Decimal(1)) for n in (1, 2, 3))
VALUES = range(5)
VALUE = st.integers(0, 4)


@st.composite
def figures(draw, keys=("m1", "m2")):
    key = draw(st.sampled_from(keys))
    if draw(st.booleans()):
        return Threshold("t", key, draw(st.sampled_from(list(Op))), Decimal(draw(VALUE)), "x")
    low, high = sorted((draw(VALUE), draw(VALUE)))
    return Band("t", key, Decimal(low), Decimal(high), draw(st.booleans()), draw(st.booleans()), "x")


@st.composite
def whole_scales(draw):
    count = draw(st.integers(2, 4))
    levels = []
    for number in range(1, count + 1):
        conditions = draw(st.lists(figures(), min_size=1, max_size=3))
        if draw(st.integers(0, 4)) == 0:
            conditions.append(AnyOf("t", ((draw(figures()),), (draw(figures()), Deed("d", "d1")))))
        if number > 1 and draw(st.integers(0, 3)) == 0:
            conditions.append(Levels("t", 1, number - 1))
        levels.append(Level(number, "t", tuple(conditions)))
    gates = tuple(draw(st.lists(figures(), max_size=1)))
    composite = None
    if draw(st.booleans()):
        # Points of m3 are 0, 2 or 3: m1 is their sum, so that 1 and 4 never occur.
        rows = (
            PointsRow("t", Interval(Decimal(1), None, low_inclusive=True), Decimal(2)),
            PointsRow("t", Interval(Decimal(2), None, low_inclusive=True), Decimal(3)),
        )
        composite = Composite("m1", (PointsPart("m3", rows),))
    return Scale(COUNTS, (), (), tuple(levels), gates=gates, composite=composite)


def holds(condition, at, own):
    if isinstance(condition, Band | Threshold):
        value = at[condition.measure]
        if isinstance(condition, Threshold):
            bound = condition.value
            return {
                Op.LT: value < bound,
                Op.LE: value <= bound,
                Op.GT: value > bound,
                Op.GE: value >= bound,
                Op.EQ: value == bound,
            }[condition.op]
        above = value > condition.low or (condition.low_inclusive and value == condition.low)
        return above and (value < condition.high or (condition.high_inclusive and value == condition.high))
    if isinstance(condition, AnyOf):
        return any(all(holds(inner, at, own) for inner in option) for option in condition.options)
    if isinstance(condition, Levels):
        return all(result for level, result in own.items() if condition.first <= level <= condition.last)
    return True


def tried(built):
    """Give the levels that hold at each pair of values, one beyond all bounds."""
    first = (0, 2, 3) if built.composite else (*VALUES, 9)
    result = {}
    for pair in product(first, (*VALUES, 9)):
        at = {"m1": Decimal(pair[0]), "m2": Decimal(pair[1])}
        own = {}
        for level in built.levels:
            own[level.level] = all(holds(c, at, own) for c in level.conditions)
        met = all(holds(gate, at, {}) for gate in built.gates)
        result[pair] = [level for level, result in own.items() if result and met]
    return result


def better(a, b, ways):
    """Tell whether pair ``a`` is at least as good as ``b`` in each measure."""
    return all(x == y if way == 0 else (x - y) * way >= 0 for x, y, way in zip(a, b, ways, strict=True))


def ways_of(built):
    ways = dict.fromkeys(("m1", "m2"), 0)
    for axis in axes_of(built):
        if axis.ordered:
            worst, best = (
                next(n for n in (*VALUES, 9) if Decimal(n) in stretch)
                for stretch in (axis.stretches[0], axis.stretches[-1])
            )
            ways[axis.measure.key] = 1 if worst <= best else -1
    return ways["m1"], ways["m2"]


def inside(boxes, pair):
    at = {"m1": Decimal(pair[0]), "m2": Decimal(pair[1])}
    return any(all(at[measure.key] in interval for measure, interval in box) for box in boxes)


@settings(max_examples=50, deadline=None)
@given(whole_scales())
def test_holes_of_two_measures_are_those_of_the_lattice(built):
    levels = tried(built)
    ways = ways_of(built)
    alone = [(gap.measure.key, gap.interval) for gap in gaps(built)]
    taken = [pair for pair in levels if levels[pair]]
    expected = {
        pair
        for pair in levels
        if not levels[pair]
        and any(better(pair, other, ways) for other in taken)
        and any(better(other, pair, ways) for other in taken)
        and not any(Decimal(pair[key == "m2"]) in gap for key, gap in alone)
    }
    if len(axes_of(built)) < 2:
        expected = set()
    told = {pair for pair in levels for hole in holes(built) if inside(hole.boxes, pair)}
    assert expected <= told
    # A region may reach over a hole of one measure that is told by itself.
    assert not [pair for pair in told - expected if levels[pair]]
    over = [pair for pair in told - expected if not any(Decimal(pair[k == "m2"]) in gap for k, gap in alone)]
    assert over == []


@settings(max_examples=50, deadline=None)
@given(whole_scales())
def test_regions_that_reach_less_than_worse_figures_are_those_of_the_lattice(built):
    levels = {pair: max(held, default=0) for pair, held in tried(built).items()}
    ways = ways_of(built)
    for region in falls_behind(built):
        pairs = [pair for pair in levels if inside(region.boxes, pair)]
        assert pairs
        for pair in pairs:
            assert levels[pair] > 0
            assert any(better(pair, other, ways) and levels[other] > levels[pair] for other in levels)


@settings(max_examples=50, deadline=None)
@given(whole_scales())
def test_a_level_is_unreachable_only_where_no_value_holds(built):
    levels = tried(built)
    never = {level.level for level in built.levels} - {n for held in levels.values() for n in held}
    faults = list(out_of_reach(built))
    told = {level for fault in faults for level in fault.levels if level}
    # A single test within alternatives is a fault too, though another alternative is left.
    own = {f.level for f in faults if f.why in {"outside", "points", "swapped"}}
    assert told - own <= never
    blamed = any(fault.level == 0 for fault in faults)
    if len(axes_of(built)) > 1 and not blamed:
        referring = {
            level.level for level in built.levels if any(isinstance(c, Levels) for c in level.conditions)
        }
        assert never <= told | referring
