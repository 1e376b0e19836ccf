from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.thai import (
    find_dates,
    find_months,
    fiscal_year,
    format_date,
    parse_date,
    round_of,
    round_period,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("๑๖ พฤษภาคม ๒๕๖๗", "2024-05-16"),
        ("16 พ.ค. 67", "2024-05-16"),
        ("15 มี.ค.67", "2024-03-15"),
        ("วันที่ 30 เดือน มิถุนายน พ.ศ. 2567", "2024-06-30"),
        ("15/03/2567", "2024-03-15"),
        ("15/3/67", "2024-03-15"),
        ("15-03-2567", "2024-03-15"),
        ("2024-03-15", "2024-03-15"),
        ("June 15, 2024", "2024-06-15"),
        ("15 June 2024", "2024-06-15"),
        ("1st of May 2024", "2024-05-01"),
        ("16 พฤษภาคม 2024", "2024-05-16"),
        ("29 กุมภาพันธ์ 2567", "2024-02-29"),
        ("5 กรกฏาคม 2567", "2024-07-05"),
    ],
)
def test_a_date_is_read_in_any_writing(text, day):
    assert parse_date(text) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 กุมภาพันธ์ 2567",
        "29 กุมภาพันธ์ 2566",
        "16 พฤษภาคม 2200",
        "32/01/2567",
        "15 June 24",
        "โทร ๐๔๕-๓๔๔๖๒๘ ๓๖๐๐๐",
        "1 มกราคม 2567 และ 2 มกราคม 2567",
        "12.5 มีนาคม 2567",
    ],
)
def test_what_is_no_single_date_is_none(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("(๑ เมษายน – ๓๐ กันยายน ๒๕๖๗)", ["2024-04-01", "2024-09-30"]),
        ("(๑ ตุลาคม - ๓๑ มีนาคม ๒๕๕๙)", ["2015-10-01", "2016-03-31"]),
        ("๑ ธันวาคม ๒๕๕๘- ๒๘ กุมภาพันธ์ ๒๕๕๙", ["2015-12-01", "2016-02-28"]),
        ("1 - 15 มีนาคม 2567", ["2024-03-01", "2024-03-15"]),
        ("20 - 15 มีนาคม 2567", ["2024-03-15"]),
        ("31 กุมภาพันธ์ - 15 มีนาคม 2567", ["2024-03-15"]),
        ("2024-03-15 ถึง 2024-04-15", ["2024-03-15", "2024-04-15"]),
    ],
)
def test_both_ends_of_a_range_are_found(text, days):
    assert [found.date.isoformat() for found in find_dates(text)] == days


def test_a_found_date_gives_its_place_in_the_source():
    text = "ให้เสร็จ\u200b ภายในวันที่ ๕ มีนาคม  ๒๕๖๔ นะ"
    found = find_dates(text)[0]
    assert text[found.start : found.end] == found.text == "๕ มีนาคม  ๒๕๖๔"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ภายในเดือนมิถุนายน 2567", "2024-06-30"),
        ("ภายในเดือน กุมภาพันธ์ 2567", "2024-02-29"),
        ("มิ.ย. 67", "2024-06-30"),
        ("by June 2024", "2024-06-30"),
    ],
)
def test_a_month_ends_with_its_last_day(text, day):
    assert [found.date.isoformat() for found in find_months(text)] == [day]


@pytest.mark.parametrize("text", ["5 มีนาคม 2567", "มีนาคม 2200", "มีนาคม", "may 5 reports 2024"])
def test_other_texts_name_no_month_of_a_year(text):
    assert find_months(text) == []


def test_a_date_is_written_in_three_styles():
    day = date(2024, 5, 6)
    assert format_date(day) == "๖ พฤษภาคม ๒๕๖๗"
    assert format_date(day, style="short") == "๖ พ.ค. ๖๗"
    assert format_date(day, style="month", thai_digits=False) == "พฤษภาคม 2567"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_written_date_is_read_back(day):
    assert parse_date(format_date(day)) == day


@given(st.dates(date(1958, 1, 1), date(2056, 12, 31)))
def test_a_short_date_is_read_back_within_the_century(day):
    assert parse_date(format_date(day, style="short")) == day


@pytest.mark.parametrize(
    ("day", "year", "number"),
    [("2023-09-30", 2566, 2), ("2023-10-01", 2567, 1), ("2024-03-31", 2567, 1), ("2024-04-01", 2567, 2)],
)
def test_a_day_falls_in_its_fiscal_year_and_round(day, year, number):
    assert fiscal_year(date.fromisoformat(day)) == year
    assert round_of(date.fromisoformat(day)) == (year, number)


def test_the_two_rounds_of_a_fiscal_year():
    assert round_period(2567, 1) == (date(2023, 10, 1), date(2024, 3, 31))
    assert round_period(2567, 2) == (date(2024, 4, 1), date(2024, 9, 30))
    with pytest.raises(ValueError, match="rounds 1 and 2, not 3"):
        round_period(2567, 3)
