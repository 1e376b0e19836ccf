"""One row with several indicators, and dates of a sheet that are no cut-off."""

from __future__ import annotations

import pytest

from samrit.letters import read_letter

HEADER = "ตัวชี้วัด\tน้ำหนัก\tหน่วยงาน\n"
TWO = "<p>ตัวชี้วัดที่ ๑ งาน</p><p>ระดับ ๑ ก ระดับ ๒ ข</p><p>ตัวชี้วัดที่ ๒ คน</p><p>ระดับ ๑ ค ระดับ ๒ ง</p>"
SHEET = (
    "ตัวชี้วัดที่ ๑ งาน\nน้ำหนัก ร้อยละ ๑๐๐\nระดับ ๑ ก\nระดับ ๒ ข\nคำนิยาม\n"
    "งาน หมายถึง งานตามคำสั่งลงวันที่ ๕ มกราคม ๒๕๖๗\nแหล่งข้อมูล\n{source}\n"
)


def read(text):
    return read_letter(text.encode(), name="letter.txt")


@pytest.mark.parametrize(
    ("cell", "weights"),
    [
        ("<p>๖๐</p><p>๔๐</p>", ["60", "40"]),
        ("๔๐", ["None", "40"]),
    ],
    ids=["one for each", "one for both"],
)
def test_weights_go_to_the_indicators_of_their_row(cell, weights):
    draft = read(f"{HEADER}{TWO}\t{cell}\tกองแผน\n")
    assert [str(item.weight) for item in draft.indicators] == weights


@pytest.mark.parametrize(
    ("source", "days"),
    [
        ("ระบบงาน ตัดยอดข้อมูล ณ วันที่ ๑๕ กันยายน ๒๕๖๗", ["2024-09-15"]),
        ("ระบบงาน ตามหนังสือลงวันที่ ๑๕ กันยายน ๒๕๖๗", []),
    ],
    ids=["a cut-off", "another date"],
)
def test_a_date_of_a_sheet_is_a_cut_off_only_where_the_words_say_so(source, days):
    draft = read(SHEET.format(source=source))
    assert [cut.date.isoformat() for cut in draft.indicators[0].cutoffs] == days
