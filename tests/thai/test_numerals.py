from __future__ import annotations

import pytest

from samrit.thai import read_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ศูนย์", 0),
        ("สิบ", 10),
        ("สิบเอ็ด", 11),
        ("ยี่สิบ", 20),
        ("ยี่สิบเอ็ด", 21),
        ("เก้าสิบเก้า", 99),
        ("ร้อย", 100),
        ("หนึ่งร้อย ยี่สิบ", 120),
        ("สองพันห้าร้อย", 2500),
        ("หนึ่งล้านสองแสน", 1_200_000),
        ("ห้าล้าน", 5_000_000),
        ("สองล้านล้าน", 2_000_000_000_000),
        ("eight", 8),
        ("Twenty one", 21),
        ("sixty-five", 65),
        ("three hundred", 300),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two hundred forty-five", 245),
    ],
)
def test_a_number_in_words_is_read(text, value):
    assert read_numeral(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "ล้าน", "สองสาม", "สิบร้อย", "foo", "ยี่สิบคน", "one two", "hundred two one", "ten hundred", "12"],
)
def test_other_words_are_no_number(text):
    assert read_numeral(text) is None
