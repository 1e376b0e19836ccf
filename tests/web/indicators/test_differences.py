from __future__ import annotations

import pytest

from samrit.web.indicators.differences import compared, compared_sets, word_diff, words_of
from samrit.web.indicators.plan import planned_from_base, similarity
from samrit.web.indicators.selectors import indicators_of

CASES = [
    ("", "", ""),
    ("เหมือนเดิม", "เหมือนเดิม", "เหมือนเดิม"),
    ("", "ใหม่", "+ใหม่+"),
    ("เก่า", "", "-เก่า-"),
    ("ไม่น้อยกว่าร้อยละ 14.99", "ไม่น้อยกว่าร้อยละ 15.00", "ไม่น้อยกว่าร้อยละ -14.99-+15.00+"),
    ("จำนวน ๑ เรื่อง", "จำนวน ๑ เรื่อง และภาพถ่าย", "จำนวน ๑ เรื่อง+ และภาพถ่าย+"),
    ("มีแผนรายเดือน", "มีแผนรายสัปดาห์", "มีแผน-รายเดือน-+รายสัปดาห์+"),
]


@pytest.mark.parametrize(("before", "after", "shown"), CASES)
def test_differences_are_runs_of_whole_words(before, after, shown):
    signs = {"same": "", "ins": "+", "del": "-"}
    pieces = word_diff(before, after)
    assert "".join(f"{signs[p.kind]}{p.text}{signs[p.kind]}" for p in pieces) == shown
    assert "".join(p.text for p in pieces if p.kind != "ins") == before
    assert "".join(p.text for p in pieces if p.kind != "del") == after


def test_words_lose_no_character():
    text = "ร้อยละ ๑๒.๕๐ ของครัวเรือน (BPM) – ภายในเดือนมิถุนายน 2567\tจบ"
    assert "".join(words_of(text)) == text


def test_only_what_changed_between_two_versions_is_told(publish, upload, letters):
    first = publish()
    second = publish(upload(letters.amendment()))
    before, after = ([planned_from_base(r) for r in indicators_of(v)] for v in (first, second))
    rows = compared_sets(before, after)
    assert [row.state for row in rows] == ["same", "changed", "same", "same"]
    assert [change.label for change in rows[1].changes] == ["ระดับ 4"]
    assert "".join(p.text for p in rows[1].changes[0].pieces if p.kind == "ins") == "และความพึงพอใจของผู้ซื้อ"
    gone = compared_sets(before, after[:2])
    assert [row.state for row in gone] == ["same", "changed", "removed", "removed"]
    assert gone[-1].called == "ตัวชี้วัดรายบุคคล 2"
    assert compared(None, after[0]).state == "added"


def test_criteria_by_size_are_compared_with_the_ones_for_all(publish):
    rows = [planned_from_base(r) for r in indicators_of(publish())]
    labels = [row.label for row in compared(rows[2], rows[3]).changes if "ระดับ" in row.label]
    assert labels == [f"อำเภอขนาด{size} ระดับ {n}" for size in ("ใหญ่", "กลาง", "เล็ก") for n in range(1, 6)]


def test_titles_are_compared_as_people_read_them():
    assert similarity("ร้อยละ ๘๐ ของงาน", "ร้อยละ 80 ของงาน") == 1
    assert similarity("การจัดตลาดนัด", "หนี้ค้างชำระ") < similarity("การจัดตลาดนัด", "การจัดตลาดนัดชุมชน")
