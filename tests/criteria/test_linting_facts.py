"""A figure that cannot be is said, and scored as written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.criteria import Facts, compile_scale, lint_for, split_levels

SHARE = "หมู่บ้านผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 60\nหมู่บ้านผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 80"
COUNT = "จัดอบรมไม่น้อยกว่า 2 ครั้ง\nจัดอบรมไม่น้อยกว่า 4 ครั้ง"
GROWTH = "ยอดขายเพิ่มขึ้นร้อยละ 6 จากปี 2568\nยอดขายเพิ่มขึ้นร้อยละ 7 จากปี 2568"


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        (SHARE, "-5", "ระหว่างร้อยละ 0 - 100"),
        (SHARE, "100.01", "ระหว่างร้อยละ 0 - 100"),
        (SHARE, "0", None),
        (SHARE, "100", None),
        (COUNT, "-1", "ไม่น้อยกว่า 0"),
        (COUNT, "2.5", "จำนวนเต็ม"),
        (COUNT, "2.0", None),
        (GROWTH, "-12", None),
    ],
)
def test_a_figure_outside_what_can_occur_is_a_warning(text, value, said):
    found = lint_for(compile_scale(split_levels(text)), Facts(values={"m1": Decimal(value)}))
    assert [finding.code for finding in found] == (["figure-impossible"] if said else [])
    assert all(said in finding.message and finding.where == "m1" for finding in found)


def test_absolute_figures_and_missing_ones_are_not_judged():
    scale = compile_scale(split_levels(SHARE))
    assert lint_for(scale, Facts()) == ()
    many = Facts(values={"m1": Decimal(350)}, targets={"m1": Decimal(400)})
    assert lint_for(scale, many) == ()
