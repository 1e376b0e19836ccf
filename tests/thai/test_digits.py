from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.thai import format_number, to_arabic, to_thai


def test_digits_change_and_nothing_else_does():
    assert to_arabic("ร้อยละ ๘๕.๕ (๑,๐๐๐)") == "ร้อยละ 85.5 (1,000)"
    assert to_thai("ร้อยละ 85.5 (1,000)") == "ร้อยละ ๘๕.๕ (๑,๐๐๐)"


@pytest.mark.parametrize(
    ("value", "thai", "text"),
    [
        ("12900000", False, "12,900,000"),
        ("12900000.50", True, "๑๒,๙๐๐,๐๐๐.๕๐"),
        ("1E+3", False, "1,000"),
        ("0.10", False, "0.10"),
        ("-7", False, "-7"),
    ],
)
def test_a_number_is_written_with_commas_and_all_its_decimals(value, thai, text):
    assert format_number(Decimal(value), thai=thai) == text
