"""Names in “quotes”: hidden from the families, and exact where levels are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.criteria import compile_scale, read_criterion
from samrit.criteria.quoting import hide, name_at, names_in, quoted, reveal, unquoted
from samrit.thai import clean


def hidden(text):
    cleaned = clean(text)
    return hide(cleaned.text, cleaned)


@given(st.text(alphabet="ก่5 ๕“”„\"'และ().,\u200b😀\U000fd801", max_size=30))
def test_hiding_keeps_the_length_and_gives_all_words_back(text):
    cleaned = clean(text)
    moved = hide(cleaned.text, cleaned)
    assert len(moved) == len(cleaned.text)
    if "\U000fd801" not in text:
        assert clean(reveal(moved)).text == cleaned.text


@pytest.mark.parametrize("text", ["“เปิดไว้ 5", "ปิดไว้ 5”", '"ตรง 5"', "“”5"])
def test_a_quote_without_a_partner_or_words_hides_nothing(text):
    assert "5" in hidden(text)


def test_names_are_found_with_the_words_around_them():
    assert names_in(hidden("ก “ข 1” ค “ง 2”")) == (["ข 1", "ง 2"], "ก   ค  ")
    assert name_at(hidden("ก “ข 1”"), 1) == ("ข 1", 7)
    assert name_at(hidden("ก “ข 1”"), 0) is None


def test_a_quoted_name_is_written_and_read_back():
    assert quoted(" ก “ข” \n ค ") == "“ก ‘ข’ ค”"
    assert unquoted("“ก ข”") == "ก ข"
    assert unquoted("“ก” และ “ข”") == "“ก” และ “ข”"


@pytest.mark.parametrize(
    ("first", "second", "measures"),
    [
        ("“โครงการปีที่ 1”", "“โครงการปีที่ 2”", 2),
        ("“โครงการปีที่ 1”", "“โครงการปีที่  1”", 1),
        ("“โครงการ ปีที่ 1”", "“โครงการ ปีที่ ๑”", 1),
        ("จัดงาน “โครงการปีที่ 1”", "จัด “โครงการปีที่ 1”", 1),
        ("จัดงาน “โครงการปีที่ 1”", "จัดงานโครงการปีแรก", 2),
        ("จัดงาน “โครงการปีที่ 1”", "จัดงาน “โครงการปีที่ 2”", 2),
    ],
)
def test_levels_share_a_measure_only_where_the_quoted_names_are_the_same(first, second, measures):
    scale = compile_scale([(1, f"{first} ไม่น้อยกว่า 3 ครั้ง"), (2, f"{second} ไม่น้อยกว่า 5 ครั้ง")])
    assert len(scale.measures) == measures


@pytest.mark.parametrize(("second", "dates"), [("“งวดที่ 2”", 2), ("“งวดที่ 1”", 1)])
def test_levels_share_a_date_only_where_the_quoted_names_are_the_same(second, dates):
    scale = compile_scale([(1, "“งวดที่ 1” ภายในวันที่ 31 มีนาคม 2567"), (2, f"{second} ภายในวันที่ 28 กุมภาพันธ์ 2567")])
    assert len({entry.key for entry in scale.deadlines}) == dates


def test_the_label_of_a_quoted_measure_is_its_name():
    (measure,) = read_criterion("“มาตรฐาน 5 ส” ไม่น้อยกว่าร้อยละ 85").measures
    assert measure.text == "มาตรฐาน 5 ส"
