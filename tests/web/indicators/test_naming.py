from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from samrit.web.indicators.naming import covers, guess_owner, names_unit, size_class_of


@dataclass(slots=True)
class Named:
    name: str
    place: str = ""
    size_class: str = ""
    aliases: list[str] = field(default_factory=list)


MUEANG = Named("สำนักงานพัฒนาชุมชนอำเภอเมืองทดสอบ", "อำเภอเมืองทดสอบ", "large", ["พช.เมือง"])
YANG = Named("สำนักงานพัฒนาชุมชนอำเภอเมืองทดสอบยาง", "อำเภอเมืองทดสอบยาง", "small")


@pytest.mark.parametrize(
    "name",
    [
        "อำเภอเมืองทดสอบ",
        "เมืองทดสอบ",
        "อ.เมืองทดสอบ",
        "สำนักงานพัฒนาชุมชนอำเภอเมืองทดสอบ",
        "พช.เมือง",
        "ทุกอำเภอ",
        "อำเภอขนาดใหญ่",
    ],
)
def test_a_unit_is_known_by_its_names_its_place_and_its_size(name):
    assert names_unit(name, MUEANG)


@pytest.mark.parametrize("name", ["", "อำเภอเมือง", "อำเภอเมืองทดสอบยาง", "อำเภอขนาดเล็ก", "อำเภอ"])
def test_part_of_a_name_means_no_unit(name):
    assert not names_unit(name, MUEANG)


def test_only_and_except_are_read_together():
    assert covers([], [], MUEANG)
    assert covers(["อำเภอเมืองทดสอบ"], [], MUEANG)
    assert not covers(["อำเภอเมืองทดสอบ"], [], YANG)
    assert not covers([], ["อำเภอขนาดเล็ก"], YANG)
    assert not covers(["ทุกอำเภอ"], ["เมืองทดสอบ"], MUEANG)


@pytest.mark.parametrize(
    ("heading", "size"),
    [
        (None, ""),
        ("", ""),
        ("อำเภอขนาดใหญ่", "large"),
        ("สำหรับอำเภอขนาดกลาง (๕-๑๐ ตำบล)", "medium"),
        ("Small district", "small"),
        ("อำเภอชายแดน", None),
        ("อำเภอขนาดกลางและเล็ก", None),
        ("ขนาดอื่น", None),
        ("อำเภอขนาดใหญ่พิเศษ", None),
    ],
)
def test_a_heading_names_one_size_class_or_is_left_to_a_person(heading, size):
    assert size_class_of(heading) == size


GROUPS = [
    Named("กลุ่มงานยุทธศาสตร์การพัฒนาชุมชน"),
    Named("กลุ่มงานส่งเสริมการพัฒนาชุมชน"),
    Named("กลุ่มงานสารสนเทศการพัฒนาชุมชน", aliases=["กง.สารสนเทศ"]),
    Named("กลุ่มงานประสานและสนับสนุนการบริหารงานพัฒนาชุมชน"),
]


@pytest.mark.parametrize(
    ("owners", "found"),
    [
        (["กง.ส่งเสริมฯ"], 1),
        (["ก.ง.สารสนเทศ"], 2),
        (["ประสาน"], 3),
        (["กลุ่มงานยุทธศาสตร์ฯ"], 0),
        (["กง.ประสาน /สมศรี"], 3),
        (["กค. ๐๗.", "กง.ส่งเสริมฯ"], 1),
        (["กค. ๐๗."], None),
        (["กง."], None),
        ([], None),
    ],
)
def test_an_owner_is_guessed_only_where_one_group_fits(owners, found):
    guess = guess_owner(owners, GROUPS)
    assert guess == (None if found is None else GROUPS[found])


def test_what_fits_two_groups_fits_none():
    assert guess_owner(["กลุ่มงานพัฒนา"], [Named("กลุ่มงานพัฒนาชุมชน"), Named("กลุ่มงานพัฒนาอาชีพ")]) is None
