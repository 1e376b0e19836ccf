from __future__ import annotations

import pytest

from samrit.web.exchange.units import KnownUnit, unit_finder

find = unit_finder(
    [
        KnownUnit(unit_id=1, names=("สำนักงานพัฒนาชุมชนอำเภอเมืองทดสอบ", "อำเภอเมืองทดสอบ", "9001")),
        KnownUnit(unit_id=2, names=("สำนักงานอำเภอทุ่งสอง", "อำเภอทุ่งสอง", "สพอ.ทุ่งสอง")),
        KnownUnit(unit_id=3, names=("กลุ่มงานประสาน",)),
        KnownUnit(unit_id=4, names=("กลุ่มงานประสาน",)),
    ]
)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("สำนักงานพัฒนาชุมชนอำเภอเมืองทดสอบ", (1,)),
        ("อำเภอเมืองทดสอบ", (1,)),
        ("อ.เมืองทดสอบ", (1,)),
        ("เมืองทดสอบ", (1,)),
        (" อำเภอ เมืองทดสอบ ", (1,)),
        ("๙๐๐๑", (1,)),
        ("ทุ่งสอง", (2,)),
        ("สพอ.ทุ่งสอง", (2,)),
        ("กลุ่มงานประสาน", (3, 4)),
        ("อำเภอเมือง", ()),
        ("", ()),
    ],
)
def test_a_unit_is_found_by_any_way_to_write_its_name(written, found):
    assert find(written) == found
