from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samrit.criteria import (
    Aggregation,
    Deadline,
    Deed,
    Facts,
    Interval,
    Measure,
    PointsPart,
    PointsRow,
    Recurrence,
    Scale,
    compile_scale,
    evaluate,
    split_levels,
    words,
    words_short,
)
from samrit.criteria.model import DeedEntry, Level
from samrit.criteria.points import earned
from samrit.criteria.wording import words_aggregation, words_earned, words_interval


def scale_of(text):
    return compile_scale(split_levels(text))


@pytest.mark.parametrize(
    ("text", "thai", "english"),
    [
        ("ไม่น้อยกว่าร้อยละ ๘๕", "ไม่น้อยกว่าร้อยละ 85", "at least 85 percent"),
        ("ตั้งแต่ร้อยละ 15.00 ถึงร้อยละ 15", "เท่ากับร้อยละ 15.00", "exactly 15.00 percent"),
        ("เกิน 3 ครั้ง", "มากกว่า 3 ครั้ง", "more than 3 ครั้ง"),
        ("ระหว่างร้อยละ 10.00 – 14.99", "ระหว่างร้อยละ 10.00 - 14.99", "between 10.00 and 14.99 percent"),
        ("ตั้งแต่ ๑,๐๐๑ - ๑,๕๐๐ คะแนน", "ตั้งแต่ 1,001 - 1,500 คะแนน", "between 1,001 and 1,500 คะแนน"),
        (
            "มากกว่าร้อยละ 60 แต่ไม่เกินร้อยละ 70",
            "มากกว่าร้อยละ 60 แต่ไม่เกินร้อยละ 70",
            "more than 60 percent but at most 70 percent",
        ),
        (
            "ร้อยละ 60 ขึ้นไป แต่ไม่ถึงร้อยละ 70",
            "ไม่น้อยกว่าร้อยละ 60 แต่น้อยกว่าร้อยละ 70",
            "at least 60 percent but less than 70 percent",
        ),
        ("ข่าวเดือนละ 8 ข่าว", "ไม่น้อยกว่า 8 ข่าว ในทุกเดือน", "at least 8 ข่าว in every month"),
        ("ตำบลละ 2 กลุ่ม", "ไม่น้อยกว่า 2 กลุ่ม ในทุกตำบล", "at least 2 กลุ่ม in each ตำบล"),
        (
            "ยอดขายเพิ่มขึ้นร้อยละ 6 จากปี 2568",
            "เพิ่มขึ้นไม่น้อยกว่าร้อยละ 6 จากปี 2568",
            "up by at least 6 percent from 2568",
        ),
        ("ขยะลดลงร้อยละ 6", "ลดลงไม่น้อยกว่าร้อยละ 6", "down by at least 6 percent"),
        ("ร้อยละ 80 ของเป้าหมาย", "ไม่น้อยกว่าร้อยละ 80 ของเป้าหมาย", "at least 80 percent ของเป้าหมาย"),
        ("ภายในวันที่ 5 มีนาคม 2567", "ภายในวันที่ 5 มีนาคม 2567", "by 2024-03-05"),
        ("ภายในเดือนมีนาคม", "ภายในเดือนมีนาคม", "ภายในเดือนมีนาคม"),
        ("ผ่านเกณฑ์ระดับ 1-2", "ผ่านระดับ 1 - 2", "levels 1 - 2 hold"),
        ("ผ่านเกณฑ์ระดับ 2", "ผ่านระดับ 2", "level 2 holds"),
        ("มีแผนปฏิบัติการ", "มีแผนปฏิบัติการ", "มีแผนปฏิบัติการ"),
        (
            "ร้อยละ 80 หรือไม่น้อยกว่า 10 แห่ง",
            "ไม่น้อยกว่าร้อยละ 80 หรือ ไม่น้อยกว่า 10 แห่ง",
            "at least 80 percent or at least 10 แห่ง",
        ),
    ],
)
def test_a_condition_has_one_canonical_wording_in_each_language(text, thai, english):
    condition = compile_scale([(5, text)]).levels[0].conditions[0]
    assert words(condition) == thai
    assert words(condition, "en") == english


def test_an_undone_and_an_unknown_deed_are_told_apart():
    scale = scale_of("ระดับ 1 มีแผนปฏิบัติการ")
    undone = evaluate(scale, Facts(deeds={"d1": False})).reasons[0]
    unknown = evaluate(scale, Facts()).reasons[0]
    assert words_short(undone) == "ยังไม่ได้ทำ: มีแผนปฏิบัติการ"
    assert words_short(undone, "en") == "not done: มีแผนปฏิบัติการ"
    assert words_short(unknown) == "ยังไม่ทราบว่าทำแล้วหรือไม่: มีแผนปฏิบัติการ"
    assert words_short(unknown, "en") == "not known whether done: มีแผนปฏิบัติการ"


def test_a_figure_that_is_not_reported_says_what_it_must_be():
    reason = evaluate(scale_of("อย่างน้อย 3 ครั้ง"), Facts()).reasons[0]
    assert words_short(reason) == "ยังไม่มีข้อมูล (ไม่น้อยกว่า 3 ครั้ง)"
    assert words_short(reason, "en") == "not reported yet (at least 3 ครั้ง)"


def test_a_count_is_short_by_its_noun():
    reason = evaluate(scale_of("อย่างน้อย 3 ครั้ง"), Facts(values={"m1": Decimal(1)})).reasons[0]
    assert words_short(reason) == "ขาดอีก 2 ครั้ง"


NEWS = scale_of("ระดับ 1 เผยแพร่ข่าวเดือนละ 8 ข่าว")


@pytest.mark.parametrize(
    ("change", "thai", "english"),
    [
        ({}, "ไม่น้อยกว่า 8 ข่าว ในทุกเดือน", "at least 8 ข่าว in every month"),
        ({"each": False}, "ไม่น้อยกว่า 8 ข่าว ต่อเดือนโดยเฉลี่ย", "at least 8 ข่าว a month on average"),
        ({"times": 4}, "ไม่น้อยกว่า 8 ข่าว ต่อเดือน อย่างน้อย 4 เดือน", "at least 8 ข่าว in at least 4 months"),
    ],
)
def test_a_quota_says_how_its_periods_are_joined(change, thai, english):
    quota = replace(NEWS.levels[0].conditions[0], **change)
    assert (words(quota), words(quota, "en")) == (thai, english)


@pytest.mark.parametrize(
    ("recurs", "thai", "english"),
    [
        (Recurrence("month", 25), "ภายในวันที่ 25 ของทุกเดือน", "by day 25 of every month"),
        (Recurrence("month", 31), "ภายในวันสุดท้ายของทุกเดือน", "by the last day of every month"),
        (
            Recurrence("month", 5, 1),
            "ภายในวันที่ 5 ของเดือนถัดไป ทุกเดือน",
            "by day 5 of the month after, for every month",
        ),
        (
            Recurrence("quarter", 25),
            "ภายในวันที่ 25 ของเดือนสุดท้ายของทุกไตรมาส",
            "by day 25 of the last month of every quarter",
        ),
    ],
)
def test_a_date_that_comes_again_is_said_as_one(recurs, thai, english):
    deadline = Deadline("ตามกำหนด", "by1", None, None, recurs)
    assert (words(deadline), words(deadline, "en")) == (thai, english)


def test_what_some_periods_lack_is_said_with_their_names():
    months = {"2024-04": Decimal(8), "2024-05": Decimal(7), "2024-06": None}
    reason = evaluate(NEWS, Facts(periods={"m1": months})).reasons[0]
    assert words_short(reason) == "ครบแล้ว 1 จาก 3 เดือน ขาดอีก 2 เดือน (ยังไม่ครบ: 2024-05, 2024-06)"
    assert words_short(reason, "en") == ("1 of 3 months so far, 2 more needed (lacking: 2024-05, 2024-06)")


def test_a_mean_waits_for_every_figure():
    quota = replace(NEWS.levels[0].conditions[0], each=False)
    scale = replace(NEWS, levels=(replace(NEWS.levels[0], conditions=(quota,)),))
    months = {"2024-04": Decimal(8), "2024-05": None}
    reason = evaluate(scale, Facts(periods={"m1": months})).reasons[0]
    assert words_short(reason) == "ยังไม่มีข้อมูลของ 2024-05"
    assert words_short(reason, "en") == "not reported yet by 2024-05"


@pytest.mark.parametrize(
    ("noun", "thai", "english"),
    [
        (
            "",
            "ครบแล้ว 1 จาก 2 คน ขาดอีก 1 คน (ยังไม่ครบ: ข)",
            "1 of 2 persons so far, 1 more needed (lacking: ข)",
        ),
        (
            "นักวิชาการ",
            "ครบแล้ว 1 จาก 2 นักวิชาการ ขาดอีก 1 นักวิชาการ (ยังไม่ครบ: ข)",
            "1 of 2 นักวิชาการ so far, 1 more needed (lacking: ข)",
        ),
    ],
)
def test_what_some_persons_lack_is_said_with_their_names(noun, thai, english):
    deed = Deed("มีแผนพัฒนารายบุคคล", "d1")
    scale = Scale(
        (),
        (DeedEntry("d1", 1, deed.text),),
        (),
        (Level(1, deed.text, (deed,)),),
        aggregation=Aggregation("all", "ทุกคน", noun),
    )
    members = {"ก": Facts(deeds={"d1": True}), "ข": Facts(deeds={"d1": False})}
    reason = evaluate(scale, Facts(members=members)).reasons[0]
    assert (words_short(reason), words_short(reason, "en")) == (thai, english)


def test_a_date_that_comes_again_and_was_not_kept_says_so():
    deadline = Deadline("ภายในวันที่ 25 ของทุกเดือน", "by1", None, None, Recurrence("month", 25))
    scale = Scale((), (), (), (Level(1, deadline.text, (deadline,)),))
    unknown = evaluate(scale, Facts()).reasons[0]
    assert words_short(unknown) == "ยังไม่มีข้อมูล (ภายในวันที่ 25 ของทุกเดือน)"
    late = evaluate(scale, Facts(reports={"by1": {"2024-04": date(2024, 4, 26)}})).reasons[0]
    assert words_short(late) == "ครบแล้ว 0 จาก 1 เดือน ขาดอีก 1 เดือน (ยังไม่ครบ: 2024-04)"


@pytest.mark.parametrize(
    ("interval", "thai", "english"),
    [
        (
            Interval(Decimal(90), Decimal(91)),
            "มากกว่าร้อยละ 90 แต่น้อยกว่าร้อยละ 91",
            "more than 90 percent but less than 91 percent",
        ),
        (Interval(Decimal(90), None), "มากกว่าร้อยละ 90", "more than 90 percent"),
        (Interval(Decimal(90), None, low_inclusive=True), "ไม่น้อยกว่าร้อยละ 90", "at least 90 percent"),
        (Interval(None, Decimal(90)), "น้อยกว่าร้อยละ 90", "less than 90 percent"),
        (Interval(None, Decimal(90), high_inclusive=True), "ไม่เกินร้อยละ 90", "at most 90 percent"),
        (Interval(), "ทุกค่า", "every figure"),
    ],
)
def test_an_interval_is_said_in_the_unit_of_its_measure(interval, thai, english):
    measure = Measure("m1", "", "percent", "share")
    assert (words_interval(interval, measure), words_interval(interval, measure, "en")) == (thai, english)


def test_an_interval_of_counts_is_said_in_whole_numbers_where_it_holds_any():
    measure = Measure("m1", "", "ราย", "count", Decimal(1))
    assert words_interval(Interval(Decimal(5), Decimal(8)), measure) == "ตั้งแต่ 6 - 7 ราย"
    fine = Measure("m1", "", "", "amount", Decimal("0.01"))
    assert words_interval(Interval(Decimal("3.99"), Decimal("4.00")), fine) == "มากกว่า 3.99 แต่น้อยกว่า 4.00"


@pytest.mark.parametrize(
    ("how", "least", "noun", "thai", "english"),
    [
        ("all", None, "", "ทุกคนต้องผ่าน", "all persons must fulfil it"),
        ("any", None, "เจ้าหน้าที่", "อย่างน้อย 1 เจ้าหน้าที่ต้องผ่าน", "one of the เจ้าหน้าที่ is enough"),
        ("count", Decimal(3), "", "อย่างน้อย 3 คนต้องผ่าน", "at least 3 persons must fulfil it"),
        (
            "share",
            Decimal(80),
            "",
            "อย่างน้อยร้อยละ 80 ของคนต้องผ่าน",
            "at least 80 percent of the persons must fulfil it",
        ),
        ("sum", None, "", "รวมค่าของทุกคน", "the figures of all persons are added"),
        ("mean", None, "", "เฉลี่ยค่าของทุกคน", "the figures of all persons are averaged"),
    ],
)
def test_what_persons_did_is_joined_in_words(how, least, noun, thai, english):
    joined = Aggregation(how, "", noun, least)
    assert (words_aggregation(joined), words_aggregation(joined, "en")) == (thai, english)


def test_points_earned_are_said_with_what_took_the_figure():
    row = PointsRow("70 ขึ้นไป", Interval(Decimal(70), None, low_inclusive=True), Decimal(10))
    part = PointsPart("m1", (row,))
    assert words_earned(earned(part, Decimal(75))) == "10 คะแนน"
    assert words_earned(earned(part, Decimal(75)), "en") == "10 points"
    assert words_earned(earned(part, Decimal(5))) == "0 คะแนน (ไม่เข้าช่วงใดของตาราง)"
    assert words_earned(earned(part, Decimal(5)), "en") == "0 points (in no row of the table)"
    assert words_earned(earned(part, None)) == "ยังไม่มีข้อมูล"
