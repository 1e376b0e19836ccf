"""Faults seen in calculators that offices wrote for themselves: each must not happen here."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.criteria import Facts, compile_scale, evaluate, lint, split_levels, split_notes

STRICT = "\n".join(f"มากกว่าร้อยละ {value}" for value in (75, 80, 85, 90, 95))
BANDS = "ร้อยละ 80\nร้อยละ 81 - 85\nร้อยละ 86 - 90\nร้อยละ 91 - 95\nร้อยละ 100"
MILESTONES = "ระดับ 1 จัดทำทะเบียนลูกหนี้\nระดับ 2 ผ่านระดับ 1 และมีแผนติดตามหนี้\nระดับ 3 ผ่านระดับ 1 - 2 และรายงานผล"
RISE = "\n".join(
    ("ยอดขายเพิ่มขึ้น แต่น้อยกว่าร้อยละ 6 จากปี 2568", *(f"ยอดขายเพิ่มขึ้นร้อยละ {n} จากปี 2568" for n in (6, 7, 8, 9)))
)


def reached(text, value=None, base=None, deeds=None):
    scale = compile_scale(split_levels(text))
    values = {} if value is None else {"m1": Decimal(value)}
    baselines = {} if base is None else {"m1": Decimal(base)}
    return evaluate(scale, Facts(values=values, baselines=baselines, deeds=deeds or {})).level


@pytest.mark.parametrize(
    ("value", "level"), [("75.00", 0), ("75.01", 1), ("80", 1), ("95", 4), ("95.001", 5)]
)
def test_more_than_does_not_take_the_number_itself(value, level):
    assert reached(STRICT, value) == level


@pytest.mark.parametrize("value", ["80.5", "85.5", "90.5", "95.5", "99.9"])
def test_a_band_is_no_floor_and_a_hole_is_said(value):
    assert reached(BANDS, value) == 0
    holes = [f for f in lint(compile_scale(split_levels(BANDS))) if f.code == "levels-gap"]
    assert [hole.where for hole in holes] == ["level 1-2", "level 2-3", "level 3-4", "level 4-5"]
    assert all(hole.proposal for hole in holes)


@pytest.mark.parametrize(
    ("first", "second", "third", "level"),
    [(False, True, True, 0), (True, False, True, 1), (True, True, False, 2), (True, True, True, 3)],
)
def test_a_later_milestone_without_an_earlier_one_is_not_reached(first, second, third, level):
    assert reached(MILESTONES, deeds={"d1": first, "d2": second, "d3": third}) == level


@pytest.mark.parametrize(
    ("value", "level"),
    [("1000000", 0), ("999999.99", 0), ("1000000.01", 1), ("1059999.99", 1), ("1060000", 2), ("1090000", 5)],
)
def test_a_rise_below_the_first_step_counts_and_no_rise_does_not(value, level):
    assert reached(RISE, value, base="1000000") == level


def test_a_unit_without_a_figure_is_unknown_and_not_zero():
    assert reached(STRICT) is None


@pytest.mark.parametrize(
    ("target", "levels"),
    [(1, {0, 5}), (2, {0, 5}), (3, {0, 1, 5}), (4, {0, 2, 5}), (7, {0, 2, 3, 5})],
)
def test_a_small_target_allows_some_levels_only_and_is_counted_in_things(target, levels):
    text = "\n".join(f"ร้อยละ {value} ของผ้าเป้าหมาย" for value in (60, 70, 80, 90, 100))
    scale = compile_scale(split_levels(text))
    found = {
        evaluate(scale, Facts(values={"m1": Decimal(done)}, targets={"m1": Decimal(target)})).level
        for done in range(target + 1)
    }
    assert found == levels


POINTED = (
    "ระดับ 1 มีทะเบียนลูกหนี้\nระดับ 2 ผ่านระดับ 1 และมีแผนติดตามหนี้\nระดับ 3 ผ่านระดับ 1 - 2 และ D ไม่น้อยกว่า 70\n"
    "D = A + B\nA การเบิกจ่าย\nร้อยละ 70 = 30 คะแนน\nร้อยละ 90 = 60 คะแนน\nB การชำระคืน\nร้อยละ 40 = 40 คะแนน"
)


@pytest.mark.parametrize(("first", "level"), [(False, 0), (True, 3), (None, None)])
def test_points_do_not_stand_in_for_a_milestone(first, level):
    scale = compile_scale(split_levels(POINTED), notes=split_notes(POINTED))
    deeds = {"d2": True} | ({} if first is None else {"d1": first})
    values = {"m2": Decimal(90), "m3": Decimal(40)}
    assert evaluate(scale, Facts(values=values, deeds=deeds)).level == level


def test_points_can_be_worked_out_from_the_scale_alone():
    scale = compile_scale(split_levels(POINTED), notes=split_notes(POINTED))
    earned = evaluate(scale, Facts(values={"m2": Decimal("89.99"), "m3": Decimal(39)})).points
    assert [part.points for part in earned] == [30, 0]


def test_a_unit_without_a_base_of_its_own_is_unknown_and_not_zero():
    scale = compile_scale(split_levels(RISE))
    assert evaluate(scale, Facts(baselines={"m1": Decimal(1000000)})).level is None
    assert evaluate(scale, Facts(values={"m1": Decimal(5)}, baselines={"m1": Decimal(0)})).level is None


def test_a_first_level_of_less_than_gives_one_to_every_lower_figure():
    text = "น้อยกว่าร้อยละ 81\nร้อยละ 81 ขึ้นไป\nร้อยละ 86 ขึ้นไป"
    assert [reached(text, value) for value in ("0", "80.99", "81", "86")] == [1, 1, 2, 3]
