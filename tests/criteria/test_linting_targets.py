"""Levels that one unit can never have: told exactly, before it signs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.criteria import (
    Aggregation,
    AnyOf,
    Band,
    Deed,
    DeedEntry,
    Facts,
    Level,
    Levels,
    Measure,
    Op,
    Scale,
    Threshold,
    compile_scale,
    evaluate,
    lint_for,
    split_levels,
)
from samrit.criteria.faults.targets import reach_of

LADDER = "\n".join(
    f"ระดับ {n} ผ้าที่ผ่านการคัดสรร ร้อยละ {share}" for n, share in enumerate((60, 70, 80, 90, 100), 1)
)
VILLAGES = "\n".join(
    f"ระดับ {n} หมู่บ้านที่ผ่านเกณฑ์ ร้อยละ {share}"
    for n, share in enumerate(("80", "81 - 85", "86 - 90", "91 - 95", "100"), 1)
)


def reached(text, target, **options):
    scale = compile_scale(split_levels(text), **options)
    return reach_of(scale, Facts(targets={"m1": Decimal(target)}))


@pytest.mark.parametrize(
    ("text", "target", "levels"),
    [
        (LADDER, 1, (0, 5)),
        (LADDER, 2, (0, 5)),
        (LADDER, 3, (0, 1, 5)),
        (LADDER, 4, (0, 2, 5)),
        (LADDER, 7, (0, 2, 3, 5)),
        (VILLAGES, 1, (0, 5)),
        (VILLAGES, 2, (0, 5)),
        (VILLAGES, 5, (0, 1, 5)),
    ],
)
def test_only_shares_of_the_units_own_number_can_occur(text, target, levels):
    assert reached(text, target).possible == levels


@pytest.mark.parametrize("target", [10, 20, 1_000, 1_000_000, 0, -3, "2.5"])
def test_where_every_level_can_occur_or_nothing_is_counted_there_is_no_finding(target):
    assert reached(LADDER, target) is None


@pytest.mark.parametrize(
    "text",
    [
        LADDER.replace("ผ้าที่ผ่านการคัดสรร", "เบิกจ่ายงบประมาณ"),
        LADDER.replace("ผ้าที่ผ่านการคัดสรร", "ความพึงพอใจของผู้รับบริการ"),
        LADDER.replace("ผ้าที่ผ่านการคัดสรร", "โรงเรียนที่รายงาน").replace("ร้อยละ", "จำนวน").replace("0", "0 แห่ง"),
    ],
)
def test_what_is_measured_and_not_counted_has_no_such_limit(text):
    assert reached(text, 3) is None


def test_a_fault_of_the_scale_itself_is_not_blamed_on_the_unit():
    # Nobody has 95.5 %, with whatever target; of two things every other level is out of reach already.
    assert reached("หมู่บ้านร้อยละ 50\nหมู่บ้านร้อยละ 120 ของหมู่บ้านทั้งหมด", 2) is None


def test_one_finding_for_the_unit_names_what_can_and_cannot_occur():
    scale = compile_scale(split_levels(LADDER))
    (finding,) = lint_for(scale, Facts(targets={"m1": Decimal(3)}), where="อำเภอทุ่งสาม")
    assert (finding.code, finding.severity) == ("levels-out-of-reach", "warning")
    assert finding.where == "อำเภอทุ่งสาม level 2-4"
    assert "เป้าหมาย 3" in finding.message
    assert "ระดับ 0, 1, 5" in finding.message
    assert "level 2, 3, 4 can never occur" in finding.message_en
    assert finding.quote
    assert finding.proposal


def test_no_facts_no_finding():
    assert lint_for(compile_scale(split_levels(LADDER)), Facts()) == ()


def test_more_things_than_the_target_may_be_reached_where_it_is_no_whole():
    text = "\n".join(f"จัดกิจกรรมได้ร้อยละ {share} ของเป้าหมาย" for share in (100, 150, 180))
    assert reached(text, 1).impossible == (2,)
    assert reached(text, 2) is None


def counting(how, least):
    scale = compile_scale(
        split_levels("มีบทเรียน 1 เรื่อง\nมีบทเรียนไม่น้อยกว่า 2 เรื่อง\nมีผลการดำเนินงานจากระดับ 1 - 2 และส่งรายงาน")
    )
    return replace(scale, aggregation=Aggregation(how, "t", "คน", least))


def test_more_persons_than_the_unit_has_can_never_fulfil_anything():
    members = {"ก": Facts(), "ข": Facts()}
    (finding,) = lint_for(counting("count", Decimal(3)), Facts(members=members))
    assert finding.message.startswith("ด้วยจำนวนคน")
    assert finding.message_en.startswith("With this unit's own persons")
    assert finding.where == "level 1-3"
    assert finding.proposal is None


@pytest.mark.parametrize(
    ("how", "least", "members"),
    [
        ("count", 2, 2),
        ("count", 3, 0),
        ("count", None, 2),
        ("all", None, 2),
        ("share", 80, 1),
        ("sum", None, 2),
    ],
)
def test_enough_persons_are_no_limit(how, least, members):
    facts = Facts(members={str(n): Facts() for n in range(members)})
    assert lint_for(counting(how, None if least is None else Decimal(least)), facts) == ()


@pytest.mark.parametrize(("how", "found"), [("all", None), ("sum", (0, 1, 5))])
def test_a_target_of_the_unit_limits_only_what_is_counted_for_the_unit(how, found):
    scale = replace(compile_scale(split_levels(LADDER)), aggregation=Aggregation(how, "t", "คน"))
    facts = Facts(targets={"m1": Decimal(3)}, members={"ก": Facts()})
    reach = reach_of(scale, facts)
    assert (reach and reach.possible) == found


def quota(times, **more):
    measure = Measure("m1", "ข่าว", "ข่าว", "count", Decimal(1))
    tests = [Threshold("t", "m1", Op.GE, Decimal(8), "ข่าว", per="month", times=n, **more) for n in (3, times)]
    return Scale((measure,), (), (), tuple(Level(n, "t", (test,)) for n, test in enumerate(tests, 1)))


@pytest.mark.parametrize(("months", "impossible"), [(4, (2,)), (2, (1, 2))])
def test_a_quota_in_more_months_than_the_unit_has_is_out_of_reach(months, impossible):
    facts = Facts(periods={"m1": {f"2024-0{n}": None for n in range(1, months + 1)}})
    assert reach_of(quota(5), facts).impossible == impossible
    assert reach_of(quota(5), Facts()) is None
    assert (
        reach_of(quota(5), replace(facts, periods={"m1": {f"2024-0{n}": None for n in range(1, 8)}})) is None
    )


def test_a_mean_over_periods_is_no_whole_number_of_things():
    text = LADDER.replace("ร้อยละ", "เดือนละ")
    assert reached(text, 3) is None
    scale = compile_scale(split_levels(LADDER))
    averaged = tuple(
        replace(level, conditions=tuple(replace(c, per="month") for c in level.conditions))
        for level in scale.levels
    )
    assert reach_of(replace(scale, levels=averaged), Facts(targets={"m1": Decimal(3)})) is None


def test_too_many_figures_at_once_are_looked_at_one_by_one(monkeypatch):
    monkeypatch.setattr("samrit.criteria.faults.targets.MOST_CELLS", 2)
    facts = Facts(targets={"m1": Decimal(5)})
    # Every floor is met by all of the villages; no band but the exact ones holds a share of five.
    assert reach_of(compile_scale(split_levels(LADDER)), facts) is None
    assert reach_of(compile_scale(split_levels(VILLAGES)), facts).impossible == (2, 3, 4)
    persons = Facts(members={"ก": Facts()})
    assert reach_of(counting("count", Decimal(2)), persons).impossible == (1, 2, 3)


def test_an_earlier_day_is_as_good_as_a_later_one():
    text = "\n".join(
        f"ระดับ {n} ประเมินหมู่บ้านร้อยละ {share} ภายในวันที่ {day} มิถุนายน 2567"
        for n, share, day in ((1, 60, 30), (2, 70, 20), (3, 100, 10))
    )
    # All three villages, but only by the day of level 2, are level 2.
    assert reached(text, 3) is None
    assert reached(text.replace("100", "80"), 2) is None
    unknown = "ประเมินหมู่บ้านร้อยละ 60 ภายในเดือนมิถุนายน\nประเมินหมู่บ้านร้อยละ 70 ภายในเดือนพฤษภาคม"
    assert reached(unknown, 3) is None


# Against brute force: every number of things, every choice of deeds, scored by the evaluation itself.

M1 = Measure("m1", "หมู่บ้าน", "percent", "share")
M2 = Measure("m2", "ข่าว", "ข่าว", "count", Decimal(1))
SHARES = st.integers(0, 20).map(lambda n: Decimal(n * 5))
COUNTS = st.integers(0, 4).map(Decimal)
KEYS = ("d1", "d2")


@st.composite
def figures(draw):
    if draw(st.booleans()):
        key, unit, value = "m1", "percent", draw(SHARES)
    else:
        key, unit, value = "m2", "ข่าว", draw(COUNTS)
    if key == "m1" and draw(st.booleans()):
        low, high = sorted((value, draw(SHARES)))
        return Band("t", key, low, high, draw(st.booleans()), draw(st.booleans()), unit)
    return Threshold("t", key, draw(st.sampled_from(list(Op))), value, unit)


plain = st.one_of(figures(), figures(), st.sampled_from(KEYS).map(lambda key: Deed(key, key)))
choice = st.lists(st.lists(plain, min_size=1, max_size=2).map(tuple), min_size=2, max_size=2).map(
    lambda options: AnyOf("t", tuple(options))
)


@st.composite
def scales(draw):
    count = draw(st.integers(2, 4))
    levels = []
    for number in range(1, count + 1):
        conditions = draw(st.lists(st.one_of(plain, plain, choice), min_size=1, max_size=3))
        if number > 1 and draw(st.integers(0, 4)) == 0:
            conditions.append(Levels("t", 1, number - 1))
        levels.append(Level(number, "t", tuple(conditions)))
    gates = tuple(draw(st.lists(plain, max_size=1)))
    deeds = tuple(DeedEntry(key, 1, key) for key in KEYS)
    return Scale((M1, M2), deeds, (), tuple(levels), draw(st.booleans()), gates=gates)


def outcomes(scale, shares, targets):
    return {
        evaluate(
            scale,
            Facts(
                values={"m1": share, "m2": Decimal(count)},
                targets=targets,
                deeds=dict(zip(KEYS, done, strict=True)),
            ),
        ).level
        for share in shares
        for count in range(7)
        for done in product((False, True), repeat=2)
    }


@settings(max_examples=25, deadline=None)
@given(scales(), st.integers(1, 5))
def test_what_can_occur_is_what_trying_everything_finds(scale, target):
    own = outcomes(scale, [Decimal(n) for n in range(target + 1)], {"m1": Decimal(target)})
    others = outcomes(scale, [Decimal(n) * Decimal("2.5") for n in range(41)], {})
    reach = reach_of(scale, Facts(targets={"m1": Decimal(target)}))
    if others - own - {0}:
        assert reach.possible == tuple(sorted(own))
        assert reach.impossible == tuple(sorted(others - own - {0}))
    else:
        assert reach is None
