"""A part of the way to the next level counts where the scheme or the indicator says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.criteria import (
    Band,
    Facts,
    Level,
    Measure,
    Op,
    Scale,
    Threshold,
    compile_scale,
    evaluate,
    from_json,
    outcome_to_json,
    split_levels,
    to_json,
)
from samrit.criteria.model import Interpolation

RISING = "\n".join(f"ไม่น้อยกว่าร้อยละ {n}" for n in (60, 70, 80, 90, 100))
FALLING = "\n".join(f"ครัวเรือนตกเกณฑ์ไม่เกินร้อยละ {n}" for n in (12, 11, 10, 9, 8))
STRICT = "ไม่น้อยกว่าร้อยละ 60\nมากกว่าร้อยละ 70"
BANDS = "ร้อยละ 60.00 - 69.99\nร้อยละ 70.00 - 79.99\nร้อยละ 80.00 - 89.99\nร้อยละ 90.00 - 99.99\nร้อยละ 100"


def outcome(text, value, places=4, floor=0, **facts):
    scale = compile_scale(split_levels(text))
    return evaluate(scale, Facts(values={"m1": Decimal(value)}, **facts), floor=floor, places=places)


@pytest.mark.parametrize(
    ("text", "value", "score"),
    [
        (RISING, "60", "1.0000"),
        (RISING, "62.5", "1.2500"),
        (RISING, "79.9999", "3.0000"),
        (RISING, "85", "3.5000"),
        (RISING, "100", "5"),
        (RISING, "59.99", "0"),
        (FALLING, "11.25", "1.7500"),
        (FALLING, "8", "5"),
        (FALLING, "12.01", "0"),
        (BANDS, "65", "1.5000"),
        (BANDS, "95", "4.5000"),
        (STRICT, "69.99", "1.9990"),
        (STRICT, "70", "2.0000"),
        (STRICT, "70.01", "2"),
    ],
)
def test_the_score_lies_between_two_levels(text, value, score):
    assert outcome(text, value).score == Decimal(score)


def test_whole_levels_are_given_unless_the_scheme_or_the_indicator_says_otherwise():
    assert outcome(RISING, "85", places=None).score == 3
    scale = replace(compile_scale(split_levels(RISING)), interpolation=Interpolation("เทียบบัญญัติไตรยางศ์", 2))
    assert evaluate(scale, Facts(values={"m1": Decimal(83)})).score == Decimal("3.30")
    assert from_json(to_json(scale)) == scale


@pytest.mark.parametrize(("value", "score"), [("84.99", "3"), ("85", "4"), ("89", "4")])
def test_to_no_decimals_the_score_is_the_nearest_whole_level(value, score):
    assert str(outcome(RISING, value, places=0).score) == score


def test_below_the_first_level_the_floor_is_whole():
    assert outcome(RISING, "59", floor=1).score == 1


def test_levels_left_out_are_reached_on_the_way():
    text = "ระดับ 1 ไม่น้อยกว่าร้อยละ 60\nระดับ 3 ไม่น้อยกว่าร้อยละ 80\nระดับ 5 ไม่น้อยกว่าร้อยละ 90"
    assert outcome(text, "70").score == Decimal("2.0000")
    assert outcome(text, "85").score == Decimal("4.0000")


def test_a_missing_deed_or_an_open_first_level_leaves_the_whole_level():
    text = "น้อยกว่าร้อยละ 60\nไม่น้อยกว่าร้อยละ 60\nไม่น้อยกว่าร้อยละ 70 และมีการถอดบทเรียน"
    assert outcome(text, "30").score == 1
    assert outcome(text, "65", deeds={"d1": False}).score == 2
    assert outcome(text, "65", deeds={"d1": True}).score == Decimal("2.5000")


def test_the_units_own_base_gives_the_way_in_absolute_figures():
    text = "ยอดขายเพิ่มขึ้นร้อยละ 6 จากปี 2568\nยอดขายเพิ่มขึ้นร้อยละ 7 จากปี 2568"
    found = outcome(text, "1065000", baselines={"m1": Decimal(1_000_000)})
    assert found.following == (2, Fraction(1, 2))
    assert outcome_to_json(found)["following"] == {"level": 2, "part": "1/2"}
    assert outcome(text, "1065000", baselines={"m1": Decimal(0)}).score is None


def test_of_two_measures_the_shorter_way_counts():
    text = (
        "เบิกจ่ายไม่น้อยกว่าร้อยละ 50 และครัวเรือนผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 60\n"
        "เบิกจ่ายไม่น้อยกว่าร้อยละ 60 และครัวเรือนผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 80"
    )
    scale = compile_scale(split_levels(text))
    facts = Facts(values={"m1": Decimal(55), "m2": Decimal(65)})
    assert evaluate(scale, facts, places=2).score == Decimal("1.25")


def test_a_level_that_asks_for_another_measure_or_the_same_bound_gives_no_part():
    other = "เบิกจ่ายไม่น้อยกว่าร้อยละ 50\nครัวเรือนผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 60"
    scale = compile_scale(split_levels(other))
    assert evaluate(scale, Facts(values={"m1": Decimal(55), "m2": Decimal(30)}), places=2).score == 1
    same = "ไม่น้อยกว่าร้อยละ 50\nมากกว่าร้อยละ 50"
    assert outcome(same, "50").score == 1


def test_on_the_bound_of_a_level_nothing_of_the_way_is_made_yet():
    assert outcome(RISING, "60").following == (2, 0)
    assert outcome(RISING, "100").following is None


def test_a_late_date_or_an_unknown_figure_beside_a_figure_that_is_short_leaves_the_whole_level():
    text = "เบิกจ่ายไม่น้อยกว่าร้อยละ 50\nเบิกจ่ายไม่น้อยกว่าร้อยละ 60 และ"
    late = f"{text}ส่งรายงานภายในวันที่ 15 กันยายน 2567"
    assert outcome(late, "55", dates={"by1": date(2024, 9, 16)}).score == 1
    assert outcome(late, "55", dates={"by1": date(2024, 9, 15)}).score == Decimal("1.5000")
    assert outcome(f"{text}ครัวเรือนผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 80", "55").score == 1


@pytest.mark.parametrize("values", [{"m1": "960"}, {"m2": "96"}, {"m1": "960", "m2": "96"}])
def test_either_notation_of_a_number_gives_the_part_of_the_way(values):
    text = "ไม่น้อยกว่า 920 ครัวเรือน (ร้อยละ 92)\nไม่น้อยกว่า 1,000 ครัวเรือน (ร้อยละ 100)"
    facts = Facts(values={key: Decimal(value) for key, value in values.items()})
    assert evaluate(compile_scale(split_levels(text)), facts, places=2).score == Decimal("1.50")


def test_a_figure_that_counts_as_the_one_above_it_has_made_no_way():
    def band(number, low, high):
        test = Band("t", "m1", Decimal(low), Decimal(high), True, True, "คะแนน")
        return Level(number, "t", (test,))

    levels = (band(1, 70, 79), band(2, 80, 89), band(3, 60, 69))
    scale = Scale((Measure("m1", "", "คะแนน", "amount", Decimal(1)),), (), (), levels)
    found = evaluate(scale, Facts(values={"m1": Decimal("69.5")}), places=2)
    assert (found.level, found.score, found.following) == (1, 1, None)


def test_a_quota_by_period_gives_no_part_of_the_way():
    levels = [
        Level(number, "t", (Threshold("t", "m1", Op.GE, Decimal(least), "ข่าว", per="month", each=True),))
        for number, least in [(1, 1), (2, 8)]
    ]
    scale = Scale((Measure("m1", "", "ข่าว", "count", None),), (), (), tuple(levels))
    months = {"m1": {"2024-10": Decimal(8), "2024-11": Decimal(4)}}
    assert evaluate(scale, Facts(periods=months), places=2).score == 1


@given(st.integers(6000, 9999))
def test_the_score_is_the_exact_line_rounded_half_up_once(hundredths):
    value = Decimal(hundredths).scaleb(-2)
    exact = 1 + (Fraction(value) - 60) / 10
    nearest = (exact * 10**3 * 2 + 1) // 2
    assert outcome(RISING, value, places=3).score == Decimal(nearest).scaleb(-3)


@pytest.mark.parametrize(
    ("note", "places"),
    [
        ("หมายเหตุ: กรณีผลงานอยู่ระหว่างระดับ ให้เทียบบัญญัติไตรยางศ์ ทศนิยม ๒ ตำแหน่ง", 2),
        ("คำนวณคะแนนโดยวิธีเทียบบัญญัติไตรยางศ์", 4),
        ("คะแนนใช้บัญญัติไตรยางศ์ระหว่างระดับ", 4),
        ("Note: scores between levels are interpolated to 3 decimal places", 3),
        ("Scores use linear interpolation between levels", 4),
        ("ไม่เทียบบัญญัติไตรยางศ์", None),
        ("ห้ามใช้วิธีเทียบบัญญัติไตรยางศ์ ให้คะแนนเป็นจำนวนเต็ม", None),
        ("No linear interpolation: whole levels only", None),
        ("ทศนิยม 2 ตำแหน่ง", None),
    ],
)
def test_a_note_may_grant_a_part_of_the_way(note, places):
    scale = compile_scale(split_levels(RISING), notes=[note])
    found = scale.interpolation
    assert (found.places if found else None) == places
    expected = 3 if places is None else Decimal("3.5")
    assert evaluate(scale, Facts(values={"m1": Decimal(85)})).score == expected
