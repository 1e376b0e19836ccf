from __future__ import annotations

import pytest

from samrit.criteria import compile_scale


@pytest.mark.parametrize(
    ("note", "cumulative"),
    [
        ("งานของแต่ละระดับไม่นับสะสม", False),
        ("หมายเหตุ กิจกรรมในแต่ละระดับแยกจากกัน", False),
        ("Note: deeds of the levels are not cumulative", False),
        ("ผลงานไม่นับสะสมจากรอบที่แล้ว", True),
        ("จำนวนผู้เข้าร่วมแต่ละระดับนับสะสม", True),
        ("", True),
    ],
)
def test_a_note_may_take_the_work_of_each_level_by_itself(note, cumulative):
    scale = compile_scale([(1, "มีแผน"), (2, "มีรายงาน")], notes=[note])
    assert scale.cumulative_deeds is cumulative


def test_a_note_does_not_make_levels_cumulative_that_the_set_takes_apart():
    assert not compile_scale([(1, "มีแผน")], cumulative_deeds=False, notes=["นับสะสม"]).cumulative_deeds
