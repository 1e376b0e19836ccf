from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.criteria import Facts, compile_scale, evaluate, split_levels, words, words_short


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
