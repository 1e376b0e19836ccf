from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from samrit.criteria import (
    AnyOf,
    Band,
    Level,
    Measure,
    Op,
    Scale,
    Threshold,
    compile_scale,
    lint,
    split_levels,
)


def codes(text, **options):
    return [f"{f.code} {f.where}" for f in lint(compile_scale(split_levels(text), **options))]


def findings(text):
    return lint(compile_scale(split_levels(text)))


def test_a_gap_says_which_numbers_and_proposes_how_to_close_it():
    (gap,) = findings("ร้อยละ 81 - 90\nร้อยละ 91 ขึ้นไป")
    assert "มากกว่าร้อยละ 90 แต่น้อยกว่าร้อยละ 91" in gap.message
    assert "more than 90 but less than 91 %" in gap.message_en
    assert gap.proposal == "ระดับ 2 เริ่มมากกว่าร้อยละ 90"
    assert gap.quote == "ร้อยละ 91 ขึ้นไป"
    assert gap.severity == "error"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 - 2 แห่ง\n4 แห่งขึ้นไป", "ค่า 3 แห่ง"),
        ("1 - 2 แห่ง\n6 แห่งขึ้นไป", "ค่าตั้งแต่ 3 ถึง 5 แห่ง"),
        ("น้อยกว่าร้อยละ 80\nมากกว่าร้อยละ 80", "ค่าร้อยละ 80"),
        ("น้อยกว่า 80\nมากกว่า 80", "ค่า 80"),
        ("น้อยกว่า 2 กิโลเมตร\nตั้งแต่ 3 กิโลเมตรขึ้นไป", "ค่าตั้งแต่ 2 แต่น้อยกว่า 3 กิโลเมตร"),
    ],
)
def test_the_numbers_of_a_gap_are_said_as_the_measure_counts(text, words):
    assert words in findings(text)[0].message


def test_crossing_tests_overlap_up_and_down():
    (overlap,) = findings("มากกว่า 5 กิโลเมตร\nไม่เกิน 7 กิโลเมตร")
    assert overlap.code == "levels-overlap"
    assert "ค่ามากกว่า 5 ถึง 7 กิโลเมตร" in overlap.message


def test_a_level_that_refers_to_another_does_not_overlap_with_it():
    text = "ระดับ 1 จัดอบรม 5 - 9 ครั้ง\nระดับ 2 มีผลการดำเนินงานจากระดับ 1 และจัดอบรมไม่น้อยกว่า 9 ครั้ง"
    assert codes(text) == []


def test_bands_that_another_quantity_keeps_apart_do_not_overlap():
    text = (
        "จัดอบรม 5 - 9 ครั้ง และมีผู้ผ่านเกณฑ์การสอบน้อยกว่าร้อยละ 50\n"
        "จัดอบรม 5 - 9 ครั้ง และมีผู้ผ่านเกณฑ์การสอบไม่น้อยกว่าร้อยละ 50"
    )
    assert codes(text) == []


def test_a_quantity_that_only_one_level_tests_does_not_keep_bands_apart():
    text = "จัดอบรม 5 - 9 ครั้ง และมีผู้ผ่านเกณฑ์การสอบน้อยกว่าร้อยละ 50\nจัดอบรม 9 - 12 ครั้ง"
    assert codes(text) == ["levels-overlap level 1"]


def test_alternatives_that_all_name_a_measure_bound_it():
    text = "น้อยกว่าร้อยละ 80\nร้อยละ 90 ขึ้นไป หรือร้อยละ 85 - 87"
    assert codes(text) == ["levels-gap level 1-2", "levels-gap level 2"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ร้อยละ 10 - 19\nร้อยละ 50 - 59\nร้อยละ 30 - 39", "not-monotone level 1-3"),
        ("ร้อยละ 80 และมีแผน\nร้อยละ 70 และมีรายงาน\nร้อยละ 90", "not-monotone level 2"),
    ],
)
def test_a_better_figure_must_not_reach_a_lower_level(text, found):
    assert found in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "จำนวน 1 กลุ่ม ภายในเดือนพฤษภาคม 2567\nจำนวน 2 กลุ่ม ภายในเดือนมิถุนายน 2567",
        "ส่งแผนภายในเดือนมิถุนายน 2567\nส่งแผนภายในเดือนพฤษภาคม 2567",
        "ส่งแผนภายในเดือนมิถุนายน 2567\nส่งแผนภายในเดือนพฤษภาคม 2567 และได้รับรางวัล",
        "ร้อยละ 80\nร้อยละ 80 และมีรายงานสรุป",
    ],
)
def test_levels_that_ask_for_more_in_one_way_or_another_are_in_order(text):
    assert "not-monotone" not in " ".join(codes(text))


def test_two_dates_of_which_one_is_earlier_are_no_easier_level():
    text = (
        "ส่งแผนกลางภายในวันที่ 5 มีนาคม 2567 และส่งรายงานสรุปภายในวันที่ 5 กันยายน 2567\n"
        "ส่งแผนกลางภายในวันที่ 6 มีนาคม 2567 และส่งรายงานสรุปภายในวันที่ 1 กันยายน 2567"
    )
    assert "not-monotone" not in " ".join(codes(text))


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ((35, 80, 85, 90, 95), 1),
        ((70, 75, 80, 58, 90), 4),
        ((70, 75, 81, 85, 90), 3),
        ((80, 85, 90, 95, 120), 5),
    ],
)
def test_the_one_uneven_step_is_found(values, level):
    text = "\n".join(f"ยอดขายไม่น้อยกว่าร้อยละ {value}" for value in values)
    assert f"irregular-step level {level}" in codes(text)


@pytest.mark.parametrize(
    "values",
    [
        (60, 70, 80, 90, 95),
        (60, 70, 80, 90, 100),
        (50, 60, 70, 80, 100),
        (10, 20, 40, 80),
        (70, 80, 90),
        (80, 80, 85, 90, 95),
        (1, 21, 51, 81, 91),
    ],
)
def test_even_steps_and_steps_of_many_sizes_are_sound(values):
    text = "\n".join(f"ยอดขายไม่น้อยกว่าร้อยละ {value}" for value in values)
    assert "irregular-step" not in " ".join(codes(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("น้อยกว่าร้อยละ 75\nไม่น้อยกว่าร้อยละ 75\nมากกว่าร้อยละ 80\nมากกว่าร้อยละ 85", False),
        ("ไม่เกินร้อยละ 75\nมากกว่าร้อยละ 75\nไม่น้อยกว่าร้อยละ 80\nไม่น้อยกว่าร้อยละ 85", False),
        ("มากกว่าร้อยละ 20\nไม่เกินร้อยละ 20\nน้อยกว่าร้อยละ 10\nน้อยกว่าร้อยละ 5", False),
        ("ไม่น้อยกว่าร้อยละ 20\nไม่น้อยกว่าร้อยละ 30\nมากกว่าร้อยละ 30", False),
        ("ไม่น้อยกว่าร้อยละ 20\nมากกว่าร้อยละ 30\nไม่น้อยกว่าร้อยละ 40", True),
        ("ไม่เกินร้อยละ 20\nน้อยกว่าร้อยละ 15\nไม่เกินร้อยละ 10", True),
    ],
)
def test_mixed_operators_are_found_beyond_what_closes_a_level(text, found):
    assert ("mixed-operators" in " ".join(codes(text))) is found


@pytest.mark.parametrize(
    ("shares", "level"),
    [
        (((92, 920), (94, 940), (96, 960), (98, 908), (100, 1000)), 4),
        (((92, 920), (94, 940), (96, 690)), 3),
    ],
)
def test_the_line_whose_count_contradicts_its_percentage_is_found(shares, level):
    text = "\n".join(f"ไม่น้อยกว่า {count} ครัวเรือน (ร้อยละ {share})" for share, count in shares)
    (finding,) = [f for f in findings(text) if f.code == "count-percent-mismatch"]
    assert finding.level == level
    assert finding.proposal


def test_two_lines_that_contradict_each_other_are_both_found():
    text = "ไม่น้อยกว่า 500 ครัวเรือน (ร้อยละ 50)\nไม่น้อยกว่า 1,500 ครัวเรือน (ร้อยละ 100)"
    found = [f for f in findings(text) if f.code == "count-percent-mismatch"]
    assert [f.level for f in found] == [1, 2]
    assert found[0].proposal is None


@pytest.mark.parametrize(
    "text",
    [
        "ไม่น้อยกว่า 31 แห่ง (ร้อยละ 33)\nไม่น้อยกว่า 62 แห่ง (ร้อยละ 67)\nไม่น้อยกว่า 93 แห่ง (ร้อยละ 100)",
        "ไม่น้อยกว่า 31,000 คน (ร้อยละ 33)\nไม่น้อยกว่า 62,000 คน (ร้อยละ 67)\nไม่น้อยกว่า 93,000 คน (ร้อยละ 100)",
        "ไม่น้อยกว่า 500 ครัวเรือน (ร้อยละ 50)",
        "ไม่น้อยกว่า 0 ครัวเรือน (ร้อยละ 0)\nไม่น้อยกว่า 500 ครัวเรือน (ร้อยละ 50)\nไม่น้อยกว่า 1,000 ครัวเรือน (ร้อยละ 100)",
    ],
)
def test_percentages_rounded_to_whole_numbers_agree(text):
    assert "count-percent-mismatch" not in " ".join(codes(text))


def test_a_level_that_stands_twice_is_found():
    assert codes("ระดับ 1 ร้อยละ 60\nระดับ 1 ร้อยละ 70") == ["duplicate-number level 1"]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Band("t", "m1", Decimal(9), Decimal(3), low_inclusive=True, high_inclusive=True, unit="x"), "สลับ"),
        (Threshold("t", "m1", Op.LT, Decimal(0), "x"), "เกิดขึ้นไม่ได้"),
    ],
)
def test_an_unreachable_level_says_why(condition, words):
    measure = Measure("m1", "", "x", "count", Decimal(1))
    scale = Scale((measure,), (), (), (Level(1, "t", (condition,)),))
    (finding,) = lint(scale)
    assert finding.code == "unreachable-level"
    assert words in finding.message


def test_tests_that_exclude_each_other_are_found():
    measure = Measure("m1", "", "x", "amount")
    both = (Threshold("a", "m1", Op.GE, Decimal(9), "x"), Threshold("b", "m1", Op.LE, Decimal(3), "x"))
    (finding,) = lint(Scale((measure,), (), (), (Level(1, "t", both),)))
    assert "ขัดกัน" in finding.message


def test_overlap_ends_that_are_open_are_said_so():
    measure = Measure("m1", "", "", "growth")
    levels = (
        Level(1, "a", (Threshold("a", "m1", Op.LT, Decimal(5), ""),)),
        Level(2, "b", (Threshold("b", "m1", Op.GT, Decimal(1), ""),)),
    )
    (finding,) = lint(Scale((measure,), (), (), levels))
    assert "มากกว่า 1 แต่น้อยกว่า 5" in finding.message


EVERYTHING = AnyOf(
    "any",
    (
        (Threshold("a", "m1", Op.LE, Decimal(5), ""),),
        (Threshold("b", "m1", Op.GE, Decimal(5), ""),),
    ),
)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Threshold("c", "m1", Op.GE, Decimal(7), ""), "ค่าตั้งแต่ 7 เข้าทั้ง"),
        (Threshold("c", "m1", Op.LT, Decimal(7), ""), "ค่าน้อยกว่า 7 เข้าทั้ง"),
        (EVERYTHING, "ทุกค่า เข้าทั้ง"),
    ],
)
def test_a_double_claim_without_an_end_is_said_without_it(condition, words):
    measure = Measure("m1", "", "", "growth")
    scale = Scale((measure,), (), (), (Level(1, "a", (EVERYTHING,)), Level(2, "b", (condition,))))
    (finding,) = [f for f in lint(scale) if f.code == "levels-overlap"]
    assert words in finding.message


def test_a_one_sided_double_claim_is_said_with_its_one_end():
    measure = Measure("m1", "", "", "growth")
    exact = Threshold("b", "m1", Op.EQ, Decimal(7), "")
    levels = (Level(1, "a", (Threshold("a", "m1", Op.GE, Decimal(5), ""),)), Level(2, "b", (exact,)))
    (finding,) = [f for f in lint(Scale((measure,), (), (), levels)) if f.code == "levels-overlap"]
    assert "ค่า 7" in finding.message


def test_findings_carry_the_place_they_are_given():
    scale = compile_scale(split_levels("ร้อยละ 81 - 90\nร้อยละ 91 ขึ้นไป"))
    assert [f.where for f in lint(scale, where="individual 8")] == ["individual 8 level 1-2"]
    assert replace(lint(scale)[0]).to_json()["code"] == "levels-gap"


LADDER = "1,000 - 1,500 คะแนน\n1,501 - 2,000 คะแนน\n2,001 - 2,500 คะแนน\n2,501 คะแนนขึ้นไป{}"


@pytest.mark.parametrize(
    "more",
    [
        " และได้รับการคัดเลือกเผยแพร่",
        " และมีรายงานภายในวันที่ 15 กันยายน 2567",
        " และได้รับรางวัลระดับจังหวัดหรือมีข่าวไม่น้อยกว่า 1 เรื่อง",
    ],
)
def test_a_last_level_that_adds_a_deed_to_closed_bands_drops_better_figures(more):
    (finding,) = findings(LADDER.format(more))
    assert (finding.code, finding.severity, finding.level) == ("not-monotone", "warning", 4)
    assert "2,501" in finding.message
    assert "2,501" in finding.message_en
    assert "ขั้นบันได" in finding.proposal


@pytest.mark.parametrize(
    "text",
    [
        LADDER.format(""),
        # The level beneath has no ceiling, or the deed is asked for from below.
        "1,000 คะแนน\n2,000 คะแนน\n2,000 คะแนน และได้รับการคัดเลือก",
        "มีแผน และได้ร้อยละ 60.00 - 69.99\nมีแผน และได้ร้อยละ 70.00 - 79.99\nมีแผน และได้ร้อยละ 80 ขึ้นไป",
        "ร้อยละ 60.00 - 69.99\nร้อยละ 70.00 - 79.99\nร้อยละ 70.00 - 79.99 และมีรายงาน",
        # An explicit reference says what is needed from below.
        "มีแผน\nร้อยละ 70.00 - 79.99\nผ่านระดับ 1 และร้อยละ 80 ขึ้นไป และมีรายงาน",
    ],
)
def test_a_deed_that_no_better_figure_falls_for_is_no_fault(text):
    assert codes(text) == []


def test_on_a_falling_ladder_smaller_figures_are_dropped():
    (finding,) = findings("21 - 30 วัน\n11 - 20 วัน\nไม่เกิน 10 วัน และมีรายงาน")
    assert (finding.code, finding.where) == ("not-monotone", "level 3")


def test_alternatives_in_every_level_are_no_fault():
    levels = ((70, "3.50"), (80, "4.00"), (90, "4.50"))
    text = "\n".join(f"พึงพอใจไม่น้อยกว่าร้อยละ {n} หรือไม่น้อยกว่า {m} คะแนน" for n, m in levels)
    assert codes(text) == []


def test_one_wrong_date_is_said_once_against_all_the_levels_that_it_contradicts():
    (finding,) = findings(
        "ส่งแผนภายในวันที่ 31 มกราคม 2560\nส่งแผนภายในวันที่ 31 พฤษภาคม 2567\nส่งแผนภายในวันที่ 30 เมษายน 2567"
    )
    assert finding.message == "เกณฑ์ระดับ 1 ยากกว่าระดับ 2, 3 โปรดตรวจว่าสลับหรือพิมพ์ตัวเลขผิด"
    assert finding.message_en.startswith("Level 1 is harder than level 2, 3.")


def test_a_gap_of_one_printed_value_is_said_as_that_value():
    (gap,) = findings("ร้อยละ 10.00 - 14.99\nร้อยละ 15.01 - 20.00")
    assert gap.message.startswith("ค่าร้อยละ 15.00 ไม่เข้าระดับใด")
    assert gap.proposal == "ระดับ 2 เริ่มตั้งแต่ร้อยละ 15.00"
