"""Several measures at once: regions that no level takes, gates, and references, against trying everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.criteria import (
    Aggregation,
    AnyOf,
    Band,
    Composite,
    Deadline,
    Deed,
    Interval,
    Level,
    Levels,
    Measure,
    Op,
    PointsPart,
    PointsRow,
    Recurrence,
    Scale,
    Threshold,
    compile_scale,
    lint,
    split_levels,
)
from samrit.criteria.faults import cells
from samrit.criteria.faults.cells import axes_of, grids
from samrit.criteria.faults.coverage import gaps
from samrit.criteria.faults.holes import falls_behind, holes
from samrit.criteria.faults.reach import out_of_reach

M1 = Measure("m1", "เบิกจ่าย", "percent", "share")
M2 = Measure("m2", "ผู้ผ่านอบรม", "percent", "share")
COUNTS = tuple(Measure(f"m{n}", "", "x", "count", Decimal(1)) for n in (1, 2, 3))


def ge(key, value, op=Op.GE, unit="percent", **more):
    return Threshold("t", key, op, Decimal(value), unit, **more)


def band(key, low, high, unit="percent", **more):
    return Band(
        "t", key, Decimal(low), Decimal(high), low_inclusive=True, high_inclusive=True, unit=unit, **more
    )


def scale(*levels, measures=(M1, M2), **more):
    built = tuple(Level(n, f"level {n}", tuple(conditions)) for n, conditions in enumerate(levels, 1))
    return Scale(measures, (), (), built, **more)


def codes(built, **options):
    return [f"{finding.code} {finding.where}" for finding in lint(built, **options)]


def found(text):
    return lint(compile_scale(split_levels(text)))


# Holes.


def test_a_region_that_no_level_takes_is_said_in_words_of_both_measures():
    (hole,) = lint(scale([ge("m1", 75, Op.LT)], [ge("m1", 75), ge("m2", 10)]))
    assert (hole.code, hole.severity, hole.where, hole.level) == ("levels-gap", "error", "level 1-2", 2)
    assert hole.message.startswith("m1 “เบิกจ่าย” ตั้งแต่ร้อยละ 75 และ m2 “ผู้ผ่านอบรม” น้อยกว่าร้อยละ 10 ไม่เข้าระดับใด")
    assert "m1 “เบิกจ่าย” from 75 % and m2 “ผู้ผ่านอบรม” less than 10 %" in hole.message_en
    assert hole.proposal == "อ่านเป็นขั้นบันได: ค่าที่พ้นระดับ 1 แต่ยังไม่ครบเงื่อนไขของระดับ 2 ได้ระดับ 1"
    assert hole.quote == "level 2"


def test_a_measure_without_words_is_named_by_its_key():
    levels = ([ge("m1", 5, Op.LT, "x")], [ge("m1", 5, unit="x"), ge("m2", 3, unit="x")])
    (hole,) = lint(scale(*levels, measures=COUNTS))
    assert hole.message.startswith("m1 ตั้งแต่ 5 x และ m2 ไม่เกิน 2 x ไม่เข้าระดับใด")


def test_meeting_regions_are_one_finding_that_names_at_most_three():
    levels = [[band("m1", low, Decimal(low) + Decimal("9.99")), ge("m2", low)] for low in (50, 60, 70, 80)]
    exact = replace(M1, step=Decimal("0.01"))
    (hole,) = lint(scale(*levels, [ge("m1", 90), ge("m2", 90)], measures=(exact, M2)))
    assert hole.where == "level 1-5"
    assert hole.message.count("m1 “เบิกจ่าย”") == 3
    assert "และอีก 1 ช่วง" in hole.message
    assert "and 1 more regions" in hole.message_en


def test_a_figure_that_falls_for_want_of_another_figure_is_said_once():
    text = (
        "1,000 - 1,500 คะแนน\n1,501 - 2,000 คะแนน\n2,001 - 2,500 คะแนน\n2,501 คะแนนขึ้นไป "
        "และมีผู้เข้าร่วมไม่น้อยกว่า 10 คน"
    )
    assert [f"{f.code} {f.where}" for f in found(text)] == ["levels-gap level 3-4"]


def test_a_falling_measure_is_better_when_it_is_smaller():
    levels = ([ge("m1", 80, Op.LT)], [ge("m1", 80), ge("m2", 5, Op.LE)])
    (hole,) = lint(scale(*levels))
    assert "m2 “ผู้ผ่านอบรม” มากกว่าร้อยละ 5 ไม่เข้า" in hole.message


@pytest.mark.parametrize(
    "levels",
    [
        # Floors and ceilings of one way each never leave a hole.
        [[ge("m1", 70), ge("m2", 80)], [ge("m1", 75), ge("m2", 85)], [ge("m1", 80), ge("m2", 90)]],
        [
            [ge("m1", 70), ge("m2", 5, Op.LE)],
            [ge("m1", 75), ge("m2", 3, Op.LE)],
            [ge("m1", 80), ge("m2", 0, Op.EQ)],
        ],
        [[ge("m1", 70)], [ge("m2", 10)], [ge("m1", 90), ge("m2", 100, Op.EQ)]],
        # One of the two is enough at the lowest level.
        [
            [AnyOf("t", ((ge("m1", 75, Op.LT),), (ge("m2", 10, Op.LT),)))],
            [ge("m1", 75), ge("m2", 10)],
        ],
        # A range that is right in the middle has no better side.
        [[ge("m1", 70)], [ge("m1", 80), band("m2", 40, 60)]],
        # Nothing better is ever taken.
        [[band("m1", 60, 70), ge("m2", 10)]],
        # The lowest level alone speaks of the other measure: which way it is better is not known.
        [[ge("m1", 70), ge("m2", 10, Op.LT)], [ge("m1", 80)]],
        # A deed beside figures counts as done.
        [[ge("m1", 75, Op.LT)], [ge("m1", 75), Deed("มีแผน", "d1")]],
        # Another notation of one figure is no second figure.
        [[ge("m1", 75, Op.LT)], [ge("m1", 75), ge("m2", 10, restates="m1")]],
    ],
)
def test_sound_scales_of_two_measures_have_no_finding(levels):
    assert lint(scale(*levels)) == ()


def test_a_hole_of_one_measure_is_not_said_again_for_two():
    levels = ([ge("m1", 60, Op.LT), ge("m2", 1)], [ge("m1", 60, Op.GT), ge("m2", 1)])
    assert codes(scale(*levels)) == ["levels-gap level 1-2"]


# A better figure that reaches a lower level.


def test_better_figures_that_reach_a_lower_level_are_found_where_no_single_measure_tells():
    levels = ([ge("m2", 1)], [band("m1", 60, 69), ge("m2", 1)], [ge("m1", 70), ge("m2", 5)])
    (finding,) = lint(scale(*levels, measures=(COUNTS[0], COUNTS[1])))
    assert (finding.code, finding.severity, finding.where) == ("not-monotone", "error", "level 1-2")
    assert finding.message.startswith("m1 ตั้งแต่ 70 x และ m2 ตั้งแต่ 1 ถึง 4 x ได้ระดับ 1 ทั้งที่ค่าที่ไม่ดีกว่าได้ถึงระดับ 2")
    assert "reaches level 1" in finding.message_en
    assert finding.proposal


def test_what_a_double_claim_tells_already_is_not_said_again():
    levels = ([ge("m1", 50)], [band("m1", 80, 90), ge("m2", 6)], [ge("m1", 91), ge("m2", 8)])
    assert codes(scale(*levels, measures=(COUNTS[0], COUNTS[1]))) == ["levels-overlap level 1"]


# Against trying every value of a small lattice.

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


@settings(max_examples=120, deadline=None)
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


@settings(max_examples=120, deadline=None)
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


@settings(max_examples=120, deadline=None)
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


# Bounded work.


def test_too_many_measures_are_looked_at_two_by_two(monkeypatch):
    levels = (
        [ge("m1", 5, Op.LT, "x")],
        [ge("m1", 5, unit="x"), ge("m2", 3, unit="x"), ge("m3", 3, unit="x")],
    )
    built = scale(*levels, measures=COUNTS)
    assert [len(grid.axes) for grid in grids(built)] == [3]
    monkeypatch.setattr(cells, "MOST_CELLS", 26)
    assert [len(grid.axes) for grid in grids(built)] == [2, 2]
    assert codes(built) == ["levels-gap level 1-2", "levels-gap level 1-2"]
    monkeypatch.setattr(cells, "MOST_CELLS", 3)
    assert codes(built) == []


# References, gates, quotas and persons.


def reasons(built, **options):
    return [f.why for f in out_of_reach(built, **options)]


def test_a_reference_to_a_closed_band_beneath_excludes_its_own_level():
    text = "ระดับ 1 จัดอบรม 5 - 9 ครั้ง\nระดับ 2 ผ่านระดับ 1 และจัดอบรมไม่น้อยกว่า 10 ครั้ง"
    faults = [f for f in found(text) if f.code == "unreachable-level"]
    assert [(f.where, f.level) for f in faults] == [("level 2", 2)]
    assert "อ้างถึงระดับ" in faults[0].message
    assert "refers to levels" in faults[0].message_en
    assert faults[0].quote == "ผ่านระดับ 1"


def test_a_reference_through_another_reference_is_followed():
    levels = ([band("m1", 5, 9)], [Levels("t", 1, 1), Deed("d", "d1")], [Levels("t", 2, 2), ge("m1", 10)])
    assert reasons(scale(*levels)) == ["reference"]


def test_a_level_that_needs_an_unreachable_one_is_not_blamed_too():
    levels = ([band("m1", 9, 5)], [Levels("t", 1, 1), ge("m1", 10)])
    assert reasons(scale(*levels)) == ["swapped"]


def test_a_reference_beside_other_figures_is_sound():
    levels = ([band("m1", 5, 9), Deed("d", "d1")], [Levels("t", 1, 1), ge("m2", 10)])
    assert reasons(scale(*levels)) == []


@pytest.mark.parametrize(
    ("gates", "levels", "faults"),
    [
        ([ge("m2", 120)], [[ge("m1", 50)]], ["unreachable-level gate"]),
        ([band("m2", 9, 3)], [[ge("m1", 50)]], ["unreachable-level gate"]),
        ([ge("m2", 80), ge("m2", 50, Op.LT)], [[ge("m2", 50)]], ["unreachable-level gate"]),
        (
            [ge("m1", 60)],
            [[ge("m1", 50, Op.LT)], [ge("m1", 70)]],
            ["levels-gap level 1-2", "unreachable-level level 1"],
        ),
        (
            [ge("m1", 80, Op.LE)],
            [[ge("m1", 60)], [ge("m1", 85)], [ge("m1", 90)]],
            ["unreachable-level level 2-3"],
        ),
        ([ge("m2", 1)], [[ge("m1", 60)], [ge("m1", 85)]], []),
        ([ge("m1", 10)], [[ge("m1", 60)], [ge("m1", 85)]], []),
        ([Deed("มีบูธ", "d1")], [[ge("m1", 60)], [ge("m1", 85)]], []),
        (
            [AnyOf("t", ((ge("m1", 70, Op.LT),), (ge("m2", 10, Op.LT),)))],
            [[ge("m1", 60)], [ge("m1", 80), ge("m2", 20)]],
            ["unreachable-level level 2"],
        ),
    ],
)
def test_a_gate_must_be_possible_and_leave_every_level_possible(gates, levels, faults):
    built = scale(*levels, gates=tuple(gates))
    assert [code for code in codes(built) if "unreachable" in code] == [
        f for f in faults if "unreachable" in f
    ]


def test_a_gate_says_that_every_level_needs_it():
    (gate,) = lint(scale([ge("m1", 50)], gates=(ge("m2", 120),)))
    assert gate.message.startswith("เงื่อนไขที่ทุกระดับต้องมี")
    assert gate.level is None
    (wall,) = lint(scale([ge("m1", 60)], [ge("m1", 85)], gates=(ge("m1", 80, Op.LE),)))
    assert "Make the two agree" in wall.message_en


def test_a_swapped_band_proposes_the_ends_the_right_way_round():
    (finding,) = lint(scale([band("m1", 90, 80)]))
    assert finding.proposal == "ระหว่างร้อยละ 80 - 90"


def pair(key, count, share):
    return (
        Threshold("t", "m3", Op.GE, Decimal(count), "ครัวเรือน"),
        ge(key, share, restates="m3"),
    )


def test_a_count_of_a_gate_must_agree_with_its_percentage_too():
    households = Measure("m3", "ครัวเรือน", "ครัวเรือน", "count", Decimal(1))
    built = scale(
        pair("m1", 600, 60), pair("m1", 700, 70), pair("m1", 800, 80), measures=(M1, M2, households)
    )
    assert codes(replace(built, gates=pair("m1", 500, 50))) == []
    (finding,) = lint(replace(built, gates=pair("m1", 900, 50)))[:1]
    assert (finding.code, finding.where, finding.level) == ("count-percent-mismatch", "gate", None)
    assert "เงื่อนไขของทุกระดับ" in finding.message
    assert finding.proposal == "500"


SIX_MONTHS = (date(2024, 4, 1), date(2024, 9, 30))


def monthly(value, **more):
    return ge("m1", value, unit="ข่าว", per="month", **more)


NEWS = (Measure("m1", "ข่าว", "ข่าว", "count", Decimal(1)),)


def test_a_quota_in_more_months_than_the_round_has_is_unreachable_once_the_round_is_known():
    built = scale([monthly(8, times=3)], [monthly(8, times=7)], measures=NEWS)
    assert codes(built) == []
    (finding,) = lint(built, round_period=SIX_MONTHS)
    assert (finding.code, finding.where) == ("unreachable-level", "level 2")
    assert "งวด" in finding.message


@pytest.mark.parametrize(
    ("lower", "higher", "fine"),
    [
        ({"times": 3}, {"times": 5}, True),
        ({"times": 5}, {"times": 3}, False),
        ({"times": 5}, {"each": True}, True),
        ({"each": True}, {"times": 5}, False),
        ({"each": True}, {"each": True}, False),
    ],
)
def test_more_months_of_one_quota_are_a_higher_level(lower, higher, fine):
    found = codes(scale([monthly(8, **lower)], [monthly(8, **higher)], measures=NEWS))
    assert found == ([] if fine else ["not-monotone level 2"])


def test_a_larger_quota_in_fewer_months_is_neither_easier_nor_harder():
    assert codes(scale([monthly(8, each=True)], [monthly(10, times=3)], measures=NEWS)) == []
    assert codes(scale([monthly(10, times=3)], [monthly(8, each=True)], measures=NEWS)) == []


def test_bands_that_hold_in_some_months_only_may_hold_together():
    some = [band("m1", 1, 4, "ข่าว", per="month", times=2), band("m1", 6, 9, "ข่าว", per="month", times=2)]
    assert reasons(scale(some, measures=NEWS)) == []
    assert reasons(scale([replace(c, times=None, each=True) for c in some], measures=NEWS)) == [
        "contradiction"
    ]


def test_different_persons_may_fulfil_what_one_could_not():
    built = scale([band("m1", 5, 9), ge("m1", 20)])
    assert reasons(built) == ["contradiction"]
    for how in ("any", "count", "share"):
        assert reasons(replace(built, aggregation=Aggregation(how, "t", least=Decimal(2)))) == []
    assert reasons(replace(built, aggregation=Aggregation("all", "t"))) == ["contradiction"]


def monthly_by(day, key="by1", per="month", later=0):
    return Deadline(f"ภายในวันที่ {day}", key, None, recurs=Recurrence(per, day, later))


@pytest.mark.parametrize(
    ("lower", "higher", "fine"),
    [
        (monthly_by(25), monthly_by(20), True),
        (monthly_by(20), monthly_by(25), False),
        (monthly_by(25), monthly_by(5, later=1), False),
        (monthly_by(5, later=1), monthly_by(25), True),
        (monthly_by(25), monthly_by(25), False),
        (monthly_by(20), monthly_by(25, key="by2"), True),
        (monthly_by(20), monthly_by(25, per="quarter"), True),
        (monthly_by(20), Deadline("เร็ว", "by1", date(2024, 9, 30)), True),
    ],
)
def test_an_earlier_day_of_each_month_is_a_higher_level(lower, higher, fine):
    assert codes(scale([lower], [higher])) == ([] if fine else ["not-monotone level 2"])
