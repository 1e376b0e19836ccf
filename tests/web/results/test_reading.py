from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from samrit.web.indicators.models import DataItem
from samrit.web.results.models import Fact
from samrit.web.results.reading import read_answer, read_figure, row_of_text, text_of

FIGURES = [
    ("81.5", "81.5"),
    ("๘๑.๕", "81.5"),
    (" 81.50 % ", "81.50"),
    ("ร้อยละ 81.5", "81.5"),
    ("1,204", "1204"),
    ("๑,๒๐๔,๐๐๐.๒๕", "1204000.25"),
    ("-3.2", "-3.2"),
    ("−3.2", "-3.2"),
    ("+4", "4"),
    ("0", "0"),
]


@pytest.mark.parametrize(("text", "value"), FIGURES)
def test_a_figure_is_read_in_any_usual_spelling(text, value):
    assert read_figure(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["แปดสิบ", "1,2", "12,34.5", "1.2.3", "81 คะแนน", "NaN", "Infinity", "1e5", "0x10", ".", "๘๑-๘๕", "--5"],
)
def test_what_is_no_figure_is_not_guessed(text):
    assert read_figure(text) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ทำแล้ว", True),
        ("YES", True),
        ("✓", True),
        ("ยังไม่ทำ", False),
        ("no", False),
        ("0", False),
        ("บางส่วน", None),
    ],
)
def test_an_answer_is_yes_or_no_or_unread(text, answer):
    assert read_answer(text) is answer


CELLS = [
    ("value", "", ("not-reported", None, None, None, "")),
    ("value", " - ", ("not-reported", None, None, None, "")),
    ("value", "มาก", ("reported", None, None, None, "มาก")),
    ("deed", "yes", ("reported", None, True, None, "")),
    ("deed", "กำลังทำ", ("reported", None, None, None, "กำลังทำ")),
    ("date", "๑๕ มี.ค. ๒๕๗๐", ("reported", None, None, dt.date(2027, 3, 15), "")),
    ("date", "15/3/2570", ("reported", None, None, dt.date(2027, 3, 15), "")),
    ("date", "2027-03-15", ("reported", None, None, dt.date(2027, 3, 15), "")),
    ("date", "ยังไม่ทำ", ("reported", None, False, None, "")),
    ("date", "31/2/2570", ("reported", None, None, None, "31/2/2570")),
]


@pytest.mark.parametrize(("kind", "text", "expected"), CELLS)
def test_a_cell_is_read_by_the_kind_of_its_item(kind, text, expected):
    row = row_of_text((1, 2), DataItem(kind=kind, text="x"), text)
    assert (row.state, row.value, row.done, row.on_date, row.unread) == expected


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("value", {"value": Decimal("1204.500000")}),
        ("deed", {"done": True}),
        ("deed", {"done": False}),
        ("date", {"on_date": dt.date(2027, 3, 5)}),
        ("date", {"done": False}),
    ],
)
def test_what_a_page_shows_is_read_back_as_the_same(kind, answer):
    shown = text_of(Fact(state="reported", **answer), kind)
    row = row_of_text((1, 2), DataItem(kind=kind, text="x"), shown)
    assert {name: getattr(row, name) for name in answer} == answer
