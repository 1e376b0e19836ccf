from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

DAY = dt.date(2024, 5, 16)
MOMENT = dt.datetime(2024, 5, 16, 2, 5, tzinfo=dt.UTC)


def show(expression: str, **values: object) -> str:
    return Template("{% load thai %}{{ " + expression + " }}").render(Context(values))


@pytest.mark.parametrize(
    ("expression", "value", "text"),
    [
        ("v|thaidate", DAY, "16 พฤษภาคม 2567"),
        ('v|thaidate:"thai"', DAY, "๑๖ พฤษภาคม ๒๕๖๗"),
        ("v|thaidate", None, "–"),
        ("v|thaidate", dt.datetime(2024, 5, 15, 18, 0, tzinfo=dt.UTC), "16 พฤษภาคม 2567"),
        ("v|thaidate", dt.datetime(2024, 5, 16, 18, 0), "16 พฤษภาคม 2567"),  # noqa: DTZ001 - naive on purpose
        ("v|thaishort", DAY, "16 พ.ค. 67"),
        ('v|thaishort:"thai"', DAY, "๑๖ พ.ค. ๖๗"),
        ("v|thaishort", None, "–"),
        ("v|thaitime", MOMENT, "16 พฤษภาคม 2567 เวลา 09.05 น."),
        ('v|thaitime:"thai"', MOMENT, "๑๖ พฤษภาคม ๒๕๖๗ เวลา ๐๙.๐๕ น."),
        ("v|thaitime", None, "–"),
        ("v|number", Decimal("1204.500000"), "1,204.5"),
        ("v|number", Decimal("100.000000"), "100"),
        ("v|number", Decimal("1E+2"), "100"),
        ("v|number", 0, "0"),
        ("v|number", None, "–"),
        ("v|number", "", "–"),
        ("v|number:2", Decimal("89.995"), "90.00"),
        ("v|number:2", Decimal("3.5"), "3.50"),
        ("v|number:0", Decimal("12345.5"), "12,346"),
        ("v|thaidigits", "รอบที่ 1/2567", "รอบที่ ๑/๒๕๖๗"),
    ],
)
def test_dates_and_numbers_are_written_as_the_office_writes_them(expression, value, text):
    assert show(expression, v=value) == text


@pytest.mark.parametrize(
    ("expression", "value", "text"),
    [
        ("v|thaidate", DAY, "16 May 2024"),
        ("v|thaishort", DAY, "16 May 2024"),
        ("v|thaitime", MOMENT, "16 May 2024, 09:05"),
    ],
)
def test_english_pages_write_the_common_era(expression, value, text):
    with translation.override("en"):
        assert show(expression, v=value) == text
