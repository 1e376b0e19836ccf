from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from samrit.criteria import (
    Band,
    Deadline,
    Deed,
    Facts,
    Threshold,
    compile_scale,
    evaluate,
    lint,
    read_criterion,
    split_levels,
)
from samrit.thai import round_period


def scale_of(text, **options):
    return compile_scale(split_levels(text), **options)


def test_a_quantity_keeps_its_key_though_its_wording_changes_a_little():
    scale = scale_of(
        "ระดับ 1 ร้อยละ 70 ของข้าราชการในสังกัด มีแผนพัฒนาตนเองด้วยระบบกลาง\n"
        "ระดับ 2 ร้อยละ 80 ของข้าราชการในสังกัดมีแผนพัฒนาตนเอง ด้วยระบบหรือแพลตฟอร์มกลาง\n"
        "ระดับ 3 ข้าราชการในสังกัดทุกคน มีแผนพัฒนาตนเองด้วยระบบกลาง"
    )
    assert [measure.key for measure in scale.measures] == ["m1"]


def test_two_quantities_of_one_sentence_keep_their_keys_in_every_level():
    scale = scale_of(
        "บันทึกข้อมูลกิจกรรมในระบบ มากกว่าร้อยละ 70 ของกิจกรรม และรายงานผลการประเมินความสุข ไม่น้อยกว่าร้อยละ 80 ของหมู่บ้าน\n"
        "รายงานผลการประเมินความสุข ไม่น้อยกว่าร้อยละ 90 ของหมู่บ้าน และบันทึกข้อมูลกิจกรรมในระบบ มากกว่าร้อยละ 75 ของกิจกรรม"
    )
    keys = [[condition.measure for condition in level.conditions] for level in scale.levels]
    assert keys == [["m1", "m2"], ["m2", "m1"]]


def test_an_unnamed_percentage_is_the_one_that_the_other_levels_name():
    scale = scale_of("น้อยกว่าร้อยละ 75\nเบิกจ่ายงบประมาณไม่น้อยกว่าร้อยละ 75")
    assert len(scale.measures) == 1
    assert scale.measures[0].text == "เบิกจ่ายงบประมาณ"


def test_two_tests_of_one_quantity_in_one_level_share_its_key():
    scale = scale_of(
        "คะแนนสอบไม่น้อยกว่า 60 คะแนน และมีเวลาเรียนครบ\nคะแนนสอบเกิน 70 คะแนน, คะแนนสอบไม่เกิน 90 คะแนน"
    )
    assert [c.measure for c in scale.levels[1].conditions] == ["m1", "m1"]


def test_different_quantities_of_one_unit_have_their_own_keys():
    scale = scale_of("มีแหล่งเรียนรู้อย่างน้อย 1 จุด\nมีการถอดบทเรียนกิจกรรมอย่างน้อย 1 จุด")
    assert [measure.key for measure in scale.measures] == ["m1", "m2"]


def test_counts_within_a_clause_are_demands_where_the_levels_differ_by_them_only():
    scale = scale_of("พัฒนา 1 ตำบลเป็นต้นแบบ\nพัฒนา ๒ ตำบลเป็นต้นแบบ\nพัฒนา 3 ตำบล เป็นต้นแบบ")
    assert [level.conditions[0].value for level in scale.levels] == [1, 2, 3]
    assert [measure.unit for measure in scale.measures] == ["ตำบล"]


def test_one_workshop_and_two_workshops_are_one_quantity():
    scale = scale_of("1 workshop\n2 workshops\n3 workshops or more")
    assert [(measure.key, measure.unit) for measure in scale.measures] == [("m1", "workshop")]


def test_the_same_deed_has_one_key_and_other_deeds_their_own():
    scale = scale_of("มีแผนปฏิบัติการ\nมีแผน ปฏิบัติการ และเบิกจ่ายได้ร้อยละ 80\nมีรายงาน และต้องเบิกจ่ายได้ร้อยละ 90")
    deeds = [c.key for level in scale.levels for c in level.conditions if isinstance(c, Deed)]
    assert deeds[0] == "d1"
    assert [(d.key, d.level) for d in scale.deeds][:1] == [("d1", 1)]
    assert len(set(deeds)) == 2


def test_different_things_that_are_dated_have_their_own_keys():
    scale = scale_of("ส่งแผนภายในวันที่ 5 มีนาคม 2567\nจัดตั้งคณะกรรมการกลางภายในวันที่ 6 มีนาคม 2567")
    assert [(d.key, d.level, d.by) for d in scale.deadlines] == [
        ("by1", 1, date(2024, 3, 5)),
        ("by2", 2, date(2024, 3, 6)),
    ]


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("ร้อยละ 60\nร้อยละ 70", ">="),
        ("ร้อยละ 10\nร้อยละ 8", "<="),
        ("น้อยกว่าร้อยละ 60\nร้อยละ 60", ">="),
        ("ไม่เกินร้อยละ 10\nร้อยละ 8", "<="),
        ("ร้อยละ 10\nร้อยละ 0", "=="),
        ("ร้อยละ 60 - 70\nร้อยละ 71", ">="),
        ("จำนวน 2 แห่ง\nจำนวน 1 แห่ง", "<="),
    ],
)
def test_a_bare_number_follows_the_direction_of_its_ladder(text, op):
    scale = scale_of(text)
    condition = scale.levels[-1].conditions[0]
    assert condition.op == op
    assert condition.bare
    note = scale.notes[-1]
    assert note.level == 2
    assert note.code.startswith("bare-")


def test_a_bare_number_below_bands_is_exact():
    scale = scale_of("ร้อยละ 80\nร้อยละ 81 - 90")
    assert scale.levels[0].conditions[0].op == "=="


@pytest.mark.parametrize(
    ("options", "unit", "kind"),
    [
        ({}, "", "count"),
        ({"unit": "ร้อยละ"}, "percent", "share"),
        ({"unit": "%"}, "percent", "share"),
        ({"unit": "ครัวเรือน"}, "ครัวเรือน", "count"),
        ({"unit": "ระดับ", "title": "ร้อยละของงานที่สำเร็จ"}, "percent", "share"),
        ({"title": "Percentage of work done"}, "percent", "share"),
        ({"title": "จำนวนครั้ง"}, "", "count"),
    ],
)
def test_a_number_without_a_unit_takes_it_from_the_sheet_or_title(options, unit, kind):
    measure = scale_of("60\n70", **options).measures[0]
    assert (measure.unit, measure.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "kind", "step"),
    [
        ("ร้อยละ 80 ของบุคลากร", "share", None),
        ("ร้อยละ 80.55 ของบุคลากร", "share", "0.01"),
        ("ร้อยละ 120 ของเป้าหมาย", "percent", None),
        ("ร้อยละ 120 ของแผน", "percent", None),
        ("ยอดขายร้อยละ 120", "percent", None),
        ("ยอดขายเพิ่มขึ้นร้อยละ 5", "growth", None),
        ("อย่างน้อย 3 ครั้ง", "count", "1"),
        ("อย่างน้อย 3.5 คะแนน", "amount", "0.1"),
        ("อย่างน้อย 3 กิโลเมตร", "amount", None),
        ("ไม่เกิน 12 ต่อแสนประชากร", "amount", None),
    ],
)
def test_the_domain_follows_from_unit_words_and_printed_decimals(text, kind, step):
    measure = scale_of(text).measures[0]
    assert measure.kind == kind
    assert measure.step == (Decimal(step) if step else None)


def test_a_title_about_income_lifts_the_ceiling_of_bare_percentages():
    text = "ไม่น้อยกว่าร้อยละ 90\nไม่น้อยกว่าร้อยละ 110"
    assert [f.code for f in lint(scale_of(text))] == ["unreachable-level"]
    assert lint(scale_of(text, title="รายได้จากการจำหน่ายสินค้าชุมชน")) == ()


def test_a_reference_that_does_not_point_below_is_a_deed():
    scale = compile_scale([(3, "ผ่านเกณฑ์ระดับ 3 และมีรายงาน")])
    assert isinstance(scale.levels[0].conditions[0], Deed)


def test_levels_are_put_in_order_and_empty_ones_are_kept():
    scale = compile_scale([(2, "ร้อยละ 80"), (1, "  "), (3, "✓")])
    assert [level.level for level in scale.levels] == [1, 2, 3]
    assert scale.levels[0].conditions == ()
    assert isinstance(scale.levels[2].conditions[0], Deed)
    assert [f.code for f in lint(scale)] == ["level-missing"]


def test_dates_relative_to_the_round_and_months_without_a_year_come_from_the_round():
    scale = scale_of(
        "ระดับ 1 ส่งแผนภายในเดือนพฤศจิกายน\nระดับ 2 ส่งแผนก่อนสิ้นรอบการประเมิน 15 วัน\nระดับ 3 ส่งแผนภายในรอบการประเมิน",
        round_period=round_period(2567, 2),
    )
    days = [c.by for level in scale.levels for c in level.conditions if isinstance(c, Deadline)]
    assert days == [date(2023, 11, 30), date(2024, 9, 15), date(2024, 9, 30)]


@pytest.mark.parametrize("text", ["", "   ", "???", "…", "\u200b"])
def test_a_text_without_a_word_gives_a_finding_and_no_condition(text):
    reading = read_criterion(text)
    assert reading.conditions == ()
    assert [finding.code for finding in reading.findings] == ["unreadable-text"]


def test_an_impossible_sentence_is_found_by_itself():
    reading = read_criterion("บุคลากรไม่น้อยกว่าร้อยละ 120")
    assert [finding.code for finding in reading.findings] == ["unreachable-level"]


def test_numbers_of_one_level_that_exclude_each_other_are_found():
    reading = read_criterion("คะแนนสอบไม่น้อยกว่า 90 คะแนน, คะแนนสอบไม่เกิน 80 คะแนน")
    assert {type(c) for c in reading.conditions} <= {Threshold, Band}
    assert [finding.code for finding in reading.findings] in (["unreachable-level"], [])


def test_a_scale_without_levels_has_no_finding_and_reaches_nothing():
    scale = compile_scale([])
    assert lint(scale) == ()
    assert evaluate(scale, Facts()).level == 0


def test_a_measure_asked_for_by_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        scale_of("ร้อยละ 80").measure("m9")


def test_none_of_a_thing_counted_below_is_exactly_zero_of_it():
    scale = compile_scale(split_levels("มีการลาป่วย 3 ครั้ง\nมีการลาป่วย 1 ครั้ง\nไม่มีการลาป่วย"))
    assert [measure.key for measure in scale.measures] == ["m1"]
    last = scale.levels[2].conditions[0]
    assert (last.op, last.value, last.unit) == ("==", 0, "ครั้ง")


def test_none_of_another_thing_stays_a_deed():
    scale = compile_scale(split_levels("มีการลาป่วย 3 ครั้ง\nมีการลาป่วย 1 ครั้ง\nไม่มีข้อทุจริตใดๆ"))
    assert [deed.text for deed in scale.deeds] == ["ไม่มีข้อทุจริตใดๆ"]
