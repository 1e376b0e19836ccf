"""Gaps and overlaps are exactly those that trying every value of a grid finds."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.criteria import Band, Level, Measure, Op, Scale, Threshold
from samrit.criteria.faults.coverage import gaps, overlaps

STEP = Decimal("0.5")
# Finer than the bounds, so that an open stretch between two of them holds a point of the grid.
GRID = [Decimal(n) * Decimal("0.25") for n in range(-4, 53)]
BOUNDS = st.integers(0, 24).map(lambda n: Decimal(n) * STEP)


@st.composite
def conditions(draw):
    if draw(st.booleans()):
        return Threshold("t", "m1", draw(st.sampled_from(list(Op))), draw(BOUNDS), "x")
    low, high = sorted((draw(BOUNDS), draw(BOUNDS)))
    return Band("t", "m1", low, high, draw(st.booleans()), draw(st.booleans()), "x")


@st.composite
def scales(draw, *, whole):
    count = draw(st.integers(2, 5))
    levels = tuple(
        Level(number, "t", tuple(draw(st.lists(conditions(), min_size=1, max_size=2))))
        for number in range(1, count + 1)
    )
    measure = Measure("m1", "", "x", "count", Decimal(1)) if whole else Measure("m1", "", "x", "amount", None)
    return Scale((measure,), (), (), levels)


def takes(level, value):
    return all(holds(condition, value) for condition in level.conditions)


def holds(condition, value):
    if isinstance(condition, Band):
        above = value > condition.low or (condition.low_inclusive and value == condition.low)
        below = value < condition.high or (condition.high_inclusive and value == condition.high)
        return above and below
    return {
        Op.LT: value < condition.value,
        Op.LE: value <= condition.value,
        Op.GT: value > condition.value,
        Op.GE: value >= condition.value,
        Op.EQ: value == condition.value,
    }[condition.op]


def possible(whole):
    return [value for value in GRID if value >= 0 and (not whole or value % 1 == 0)]


@settings(max_examples=120)
@given(st.booleans().flatmap(lambda whole: st.tuples(st.just(whole), scales(whole=whole))))
def test_gaps_are_those_of_the_grid(case):
    whole, scale = case
    values = possible(whole)
    taken = [value for value in values if any(takes(level, value) for level in scale.levels)]
    missed = {value for value in values if value not in taken and taken and min(taken) < value < max(taken)}
    # Open-ended levels reach beyond the grid.
    beyond = any(takes(level, Decimal(1000)) for level in scale.levels)
    if beyond:
        missed |= {value for value in values if value not in taken and taken and value > min(taken)}
    found = {value for value in values for gap in gaps(scale) if value in gap.interval}
    assert found == missed


@settings(max_examples=120)
@given(st.booleans().flatmap(lambda whole: st.tuples(st.just(whole), scales(whole=whole))))
def test_overlaps_are_those_of_the_grid(case):
    whole, scale = case
    values = possible(whole)
    expected = set()
    for index, lower in enumerate(scale.levels):
        for higher in scale.levels[index + 1 :]:
            if nested(lower, higher):
                continue
            expected |= {
                (lower.level, higher.level, value)
                for value in values
                if takes(lower, value) and takes(higher, value)
            }
    found = {
        (overlap.lower, overlap.higher, value)
        for overlap in overlaps(scale)
        for value in values
        if value in overlap.interval
    }
    assert found == expected


def nested(lower, higher):
    """Tell whether both levels are one-sided and open the same way (exactly 0 is as good as at most 0)."""
    ways = [way(level) for level in (lower, higher)]
    return ways[0] == ways[1] and ways[0] in {(True, False), (False, True)}


def way(level):
    if takes(level, Decimal(0)) and all(not takes(level, value) for value in GRID if value != 0):
        return False, True
    return takes(level, Decimal(1000)), takes(level, Decimal(-1000))
