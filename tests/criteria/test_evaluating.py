from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from samrit.criteria import (
    Facts,
    compile_scale,
    evaluate,
    next_level,
    split_levels,
    words_short,
)

RISING = "น้อยกว่าร้อยละ 75\nไม่น้อยกว่าร้อยละ 75\nไม่น้อยกว่าร้อยละ 80\nมากกว่าร้อยละ 85\nร้อยละ 90 ขึ้นไป"
FALLING = "มากกว่าร้อยละ 14\nร้อยละ 12.00 - 14.00\nร้อยละ 10.00 - 11.99\nน้อยกว่าร้อยละ 10\nร้อยละ 0"
BANDS = "ร้อยละ 60.00 - 69.99\nร้อยละ 70.00 - 79.99\nร้อยละ 80.00 - 89.99\nร้อยละ 90.00 ขึ้นไป"
HOLED = "ร้อยละ 71 - 80\nร้อยละ 81 - 90\nร้อยละ 91 ขึ้นไป"
MILESTONES = """\
ระดับ 1 มีคำสั่งแต่งตั้งคณะทำงาน
ระดับ 2 มีแผนปฏิบัติการ
ระดับ 3 ดำเนินการตามแผนได้ร้อยละ 50
ระดับ 4 ดำเนินการตามแผนได้ร้อยละ 80
ระดับ 5 ดำเนินการตามแผนได้ร้อยละ 100 และจัดทำรายงานสรุป"""
DATES = """\
ระดับ 3 จัดตั้งกลุ่มใหม่ จำนวน 1 กลุ่ม ภายในเดือนกรกฎาคม 2567
ระดับ 4 จัดตั้งกลุ่มใหม่ จำนวน 1 กลุ่ม ภายในเดือนมิถุนายน 2567
ระดับ 5 จัดตั้งกลุ่มใหม่ จำนวน 1 กลุ่ม ภายในเดือนพฤษภาคม 2567"""
REFERENCES = """\
ระดับ 1 ปลูกผักไม่น้อยกว่า 10 ชนิด
ระดับ 2 มีผลการดำเนินงานจากระดับ 1 และมีการประชาสัมพันธ์อย่างน้อย 2 ช่องทาง
ระดับ 3 มีผลการดำเนินงานจากระดับ 1 - 2 และมีแหล่งเรียนรู้อย่างน้อย 1 จุด"""
GROWTH = """\
ยอดขายเพิ่มขึ้นไม่น้อยกว่าร้อยละ 6 จากปี 2568
ยอดขายเพิ่มขึ้นไม่น้อยกว่าร้อยละ 7 จากปี 2568"""


def scale_of(text, **options):
    return compile_scale(split_levels(text), **options)


def at(text, value, **options):
    return evaluate(scale_of(text), Facts(values={"m1": Decimal(value)}), **options)


@pytest.mark.parametrize(
    ("text", "value", "level"),
    [
        (RISING, "0", 1),
        (RISING, "74.99", 1),
        (RISING, "75", 2),
        (RISING, "79.999", 2),
        (RISING, "80", 3),
        (RISING, "85", 3),
        (RISING, "85.01", 4),
        (RISING, "90", 5),
        (FALLING, "14.01", 1),
        (FALLING, "14", 2),
        (FALLING, "12", 2),
        (FALLING, "11.99", 3),
        (FALLING, "10", 3),
        (FALLING, "9.99", 4),
        (FALLING, "0.01", 4),
        (FALLING, "0", 5),
        (BANDS, "59.99", 0),
        (BANDS, "60", 1),
        (BANDS, "69.99", 1),
        (BANDS, "70", 2),
        (BANDS, "100", 4),
        (HOLED, "80.5", 0),
        (HOLED, "81", 2),
    ],
)
def test_each_bound_falls_on_its_side(text, value, level):
    outcome = at(text, value)
    assert outcome.level == level
    assert outcome.score == level


@pytest.mark.parametrize(("value", "level"), [("69.995", 1), ("79.991", 2), ("89.999", 3), ("70.001", 2)])
def test_a_figure_finer_than_the_scale_prints_gets_the_lower_of_two_neighbours(value, level):
    assert at(BANDS, value).level == level


def test_on_a_falling_ladder_the_lower_neighbour_is_the_larger_value():
    assert at(FALLING, "11.995").level == 2


def test_below_level_one_the_score_is_the_floor_of_the_scheme():
    assert at(BANDS, "10").score == 0
    assert at(BANDS, "10", floor=1).score == 1
    assert at(BANDS, "10", floor=1).level == 0


def test_a_missing_figure_is_unknown_and_not_zero():
    outcome = evaluate(scale_of(RISING), Facts())
    assert outcome.level is None
    assert outcome.score is None
    assert {reason.holds for reason in outcome.reasons} == {None}


def test_a_reason_says_how_far_a_level_is():
    reasons = {reason.level: reason for reason in at(RISING, "72.5").reasons}
    assert reasons[1].holds
    assert reasons[2].short_by == Decimal("2.5")
    assert reasons[2].side == "more"
    assert words_short(reasons[2]) == "ขาดอีก 2.5 จุดร้อยละ"
    assert words_short(reasons[2], "en") == "2.5 percentage points more"
    assert words_short(reasons[1]) == ""


def test_a_strict_bound_that_is_just_met_is_short_by_nothing_and_says_so():
    reason = next(r for r in at(RISING, "85").reasons if r.level == 4)
    assert reason.short_by == 0
    assert words_short(reason) == "ต้องมากกว่าร้อยละ 85"
    assert words_short(reason, "en") == "must be more than 85 percent"


def test_above_a_ceiling_the_distance_goes_down():
    reason = next(r for r in at(FALLING, "14.5").reasons if r.level == 2)
    assert (reason.short_by, reason.side) == (Decimal("0.5"), "less")
    assert words_short(reason) == "เกินอยู่ 0.5 จุดร้อยละ"
    assert words_short(reason, "en") == "0.5 percentage points too many"
    strict = next(r for r in at(FALLING, "10").reasons if r.level == 4)
    assert words_short(strict) == "ต้องน้อยกว่าร้อยละ 10"
    assert words_short(strict, "en") == "must be less than 10 percent"


def milestones(done, value=None, **options):
    facts = Facts(
        values={} if value is None else {"m1": Decimal(value)},
        deeds={f"d{n}": f"d{n}" in done for n in (1, 2, 3)},
    )
    return evaluate(scale_of(MILESTONES, **options), facts)


@pytest.mark.parametrize(
    ("done", "value", "level"),
    [
        ("", "0", 0),
        ("d1", "0", 1),
        ("d1 d2", "0", 2),
        ("d1 d2", "50", 3),
        ("d1", "80", 1),
        ("d2", "80", 0),
        ("d1 d2", "100", 4),
        ("d1 d2 d3", "100", 5),
    ],
)
def test_deeds_are_needed_by_all_higher_levels(done, value, level):
    assert milestones(done.split(), value).level == level


def test_the_switch_takes_each_level_by_itself():
    assert milestones([], "80", cumulative_deeds=False).level == 4
    assert milestones(["d2"], "0", cumulative_deeds=False).level == 2


def test_an_inherited_deed_names_the_level_it_comes_from():
    inherited = [r for r in milestones(["d1"], "80").reasons if r.level == 4 and r.from_level]
    assert [(r.from_level, r.holds) for r in inherited] == [(1, True), (2, False)]


def test_an_unknown_level_above_the_best_one_makes_the_outcome_unknown():
    assert milestones(["d1", "d2"]).level is None


def test_an_unknown_level_below_the_best_one_does_not_matter():
    scale = scale_of("ระดับ 1 มีแผนปฏิบัติการ\nระดับ 2 ทำได้ร้อยละ 80", cumulative_deeds=False)
    assert evaluate(scale, Facts(values={"m1": Decimal(90)})).level == 2


@pytest.mark.parametrize(
    ("day", "level"), [("2024-05-31", 5), ("2024-06-01", 4), ("2024-07-31", 3), ("2024-08-01", 0)]
)
def test_an_earlier_date_reaches_a_higher_level(day, level):
    facts = Facts(values={"m1": Decimal(1)}, dates={"by1": date.fromisoformat(day)})
    assert evaluate(scale_of(DATES), facts).level == level


def test_a_late_date_says_by_how_many_days():
    facts = Facts(values={"m1": Decimal(1)}, dates={"by1": date(2024, 8, 5)})
    late = [r for r in evaluate(scale_of(DATES), facts).reasons if r.side == "earlier"]
    assert [(r.level, r.short_by) for r in late] == [(3, 5), (4, 36), (5, 66)]
    assert words_short(late[0]) == "ช้ากว่ากำหนด 5 วัน"
    assert words_short(late[0], "en") == "5 days late"


DATED_DEED = "ระดับ 4 ส่งรายงานภายในวันที่ 15 กันยายน 2567\nระดับ 5 ส่งรายงานภายในวันที่ 10 กันยายน 2567"


def test_a_dated_deed_is_done_once_its_date_is_known():
    assert evaluate(scale_of(DATED_DEED), Facts(dates={"by1": date(2024, 9, 12)})).level == 4


def test_a_deed_that_was_not_done_has_missed_its_date():
    outcome = evaluate(scale_of(DATED_DEED), Facts(deeds={"d1": False}))
    assert outcome.level == 0
    dated = [r for r in outcome.reasons if r.condition.text.startswith("ภายใน")]
    assert [words_short(r) for r in dated] == [
        "ยังไม่ได้ทำ (ภายในวันที่ 15 กันยายน 2567)",
        "ยังไม่ได้ทำ (ภายในวันที่ 10 กันยายน 2567)",
    ]
    assert words_short(dated[0], "en") == "not done (by 2024-09-15)"


def test_without_a_date_a_dated_deed_is_unknown():
    outcome = evaluate(scale_of(DATED_DEED), Facts())
    assert outcome.level is None
    assert words_short(outcome.reasons[1]) == "ยังไม่มีข้อมูล (ภายในวันที่ 15 กันยายน 2567)"


def test_a_date_that_the_text_does_not_say_cannot_be_judged():
    scale = scale_of("ส่งรายงานภายในเดือนมีนาคม")
    outcome = evaluate(scale, Facts(dates={"by1": date(2024, 3, 1)}))
    assert outcome.level is None
    reason = next(r for r in outcome.reasons if r.condition.text == "ภายในเดือนมีนาคม")
    assert words_short(reason) == "ไม่ทราบวันครบกำหนด"
    assert words_short(reason, "en") == "the date is not stated"


@pytest.mark.parametrize(
    ("kinds", "channels", "places", "level"),
    [(10, 2, 1, 3), (10, 2, 0, 2), (10, 1, 1, 1), (9, 2, 1, 0), (10, 1, 5, 1)],
)
def test_a_reference_needs_the_lower_levels_whole(kinds, channels, places, level):
    facts = Facts(values={"m1": Decimal(kinds), "m2": Decimal(channels), "m3": Decimal(places)})
    outcome = evaluate(scale_of(REFERENCES, cumulative_deeds=False), facts)
    assert outcome.level == level


def test_a_failed_reference_says_which_levels_must_hold_first():
    facts = Facts(values={"m1": Decimal(1), "m2": Decimal(2), "m3": Decimal(1)})
    reason = next(r for r in evaluate(scale_of(REFERENCES), facts).reasons if r.level == 3)
    assert words_short(reason) == "ต้องผ่านระดับ 1 - 2 ก่อน"
    assert words_short(reason, "en") == "levels 1 - 2 hold first"


EITHER = "ระดับ 1 มีแผนงาน\nระดับ 2 เบิกจ่ายไม่น้อยกว่าร้อยละ 95 หรือได้รับรางวัลระดับจังหวัด"


@pytest.mark.parametrize(
    ("value", "prize", "holds"),
    [
        ("96", None, True),
        ("90", True, True),
        ("90", False, False),
        ("90", None, None),
        (None, True, True),
        (None, False, None),
    ],
)
def test_one_alternative_is_enough(value, prize, holds):
    facts = Facts(
        values={} if value is None else {"m1": Decimal(value)},
        deeds={"d1": True} | ({} if prize is None else {"d2": prize}),
    )
    reasons = evaluate(scale_of(EITHER), facts).reasons
    assert next(r for r in reasons if r.parts).holds is holds


def test_alternatives_say_what_each_still_needs():
    facts = Facts(values={"m1": Decimal(90)}, deeds={"d1": True, "d2": False})
    reason = next(r for r in evaluate(scale_of(EITHER), facts).reasons if r.parts)
    assert words_short(reason) == "ขาดอีก 5 จุดร้อยละ หรือ ยังไม่ได้ทำ: ได้รับรางวัลระดับจังหวัด"
    assert words_short(reason, "en").startswith("5 percentage points more or not done: ")


def test_growth_is_compared_with_the_unit_s_own_base_without_rounding():
    scale = scale_of(GROWTH)
    base = Decimal("13000000.33")
    need = base * Decimal("1.06")
    facts = Facts(values={"m1": need}, baselines={"m1": base})
    assert evaluate(scale, facts).level == 1
    just_short = Facts(values={"m1": need - Decimal("0.0001")}, baselines={"m1": base})
    outcome = evaluate(scale, just_short)
    assert outcome.level == 0
    assert outcome.reasons[0].short_by == Decimal("0.0001")
    assert outcome.reasons[0].unit == ""


def test_without_a_base_the_figure_is_the_growth_itself():
    assert at(GROWTH, "6.99").level == 1


def test_a_base_of_nothing_allows_no_comparison():
    facts = Facts(values={"m1": Decimal(5)}, baselines={"m1": Decimal(0)})
    assert evaluate(scale_of(GROWTH), facts).level is None


@pytest.mark.parametrize(
    ("text", "base", "value", "level"),
    [
        ("ปริมาณขยะลดลงไม่น้อยกว่าร้อยละ 5 จากปี 2566", "200", "190", 1),
        ("ปริมาณขยะลดลงไม่น้อยกว่าร้อยละ 5 จากปี 2566", "200", "190.1", 0),
        ("มีสมาชิกเพิ่มขึ้นอย่างน้อย 10 คน", "200", "210", 1),
        ("มีสมาชิกเพิ่มขึ้นอย่างน้อย 10 คน", "200", "209", 0),
    ],
)
def test_change_counts_from_the_base_up_or_down(text, base, value, level):
    facts = Facts(values={"m1": Decimal(value)}, baselines={"m1": Decimal(base)})
    assert evaluate(scale_of(text), facts).level == level


@pytest.mark.parametrize(
    ("text", "value", "level"),
    [
        ("ร้อยละ 80 ของหมู่บ้านเป้าหมาย", "32", 1),
        ("ร้อยละ 80 ของหมู่บ้านเป้าหมาย", "31", 0),
        ("จัดเก็บรายได้สูงกว่าเป้าหมายร้อยละ 5", "42", 1),
        ("จัดเก็บรายได้สูงกว่าเป้าหมายร้อยละ 5", "41.9", 0),
    ],
)
def test_a_share_of_the_target_is_compared_in_things(text, value, level):
    facts = Facts(values={"m1": Decimal(value)}, targets={"m1": Decimal(40)})
    assert evaluate(scale_of(text), facts).level == level


NOTATIONS = "ไม่น้อยกว่า 920 ครัวเรือน (ร้อยละ 92)\nไม่น้อยกว่า 1,000 ครัวเรือน (ร้อยละ 100)"


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ({"m1": "950"}, 1),
        ({"m2": "100"}, 2),
        ({"m1": "1000", "m2": "100"}, 2),
        ({"m1": "1000", "m2": "99"}, 1),
        ({}, None),
    ],
)
def test_one_of_two_notations_of_a_number_is_enough(values, level):
    facts = Facts(values={key: Decimal(value) for key, value in values.items()})
    assert evaluate(scale_of(NOTATIONS), facts).level == level


def test_the_next_level_says_what_is_missing():
    scale = scale_of(RISING)
    following = next_level(scale, Facts(values={"m1": Decimal(76)}))
    assert following.level == 3
    assert [words_short(reason) for reason in following.missing] == ["ขาดอีก 4 จุดร้อยละ"]


def test_at_the_top_and_while_unknown_there_is_no_next_level():
    scale = scale_of(RISING)
    assert next_level(scale, Facts(values={"m1": Decimal(99)})) is None
    assert next_level(scale, Facts()) is None


def test_a_level_that_only_a_worse_figure_reaches_is_no_next_level():
    following = next_level(scale_of(HOLED), Facts(values={"m1": Decimal("80.5")}))
    assert following.level == 2


def test_on_a_falling_ladder_the_next_level_asks_for_less():
    following = next_level(scale_of(FALLING), Facts(values={"m1": Decimal(13)}))
    assert following.level == 3
    assert following.missing[0].side == "less"


def test_a_missing_deed_is_part_of_the_next_level():
    following = next_level(
        scale_of(MILESTONES), Facts(deeds={"d1": True, "d2": False, "d3": False}, values={"m1": Decimal(0)})
    )
    assert following.level == 2
    assert [words_short(reason) for reason in following.missing] == ["ยังไม่ได้ทำ: มีแผนปฏิบัติการ"]
