from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.criteria import compile_scale, ruler, split_levels


def drawn(text, **ends):
    return ruler(compile_scale(split_levels(text)), "m1", **ends)


def shapes(picture):
    return [(zone.kind, zone.level) for zone in picture.zones]


def test_a_ladder_is_drawn_level_by_level():
    picture = drawn("น้อยกว่าร้อยละ 75\nไม่น้อยกว่าร้อยละ 75\nไม่น้อยกว่าร้อยละ 80")
    assert shapes(picture) == [("level", 1), ("level", 2), ("level", 3)]
    assert [tick.value for tick in picture.ticks] == [75, 80]
    assert [zone.interval.low for zone in picture.zones] == [0, 75, 80]
    assert picture.zones[1].interval.low_inclusive


def test_below_a_first_floor_nothing_is_taken_but_that_is_no_hole():
    assert shapes(drawn("ร้อยละ 60\nร้อยละ 70")) == [("outside", 0), ("level", 1), ("level", 2)]


def test_a_hole_of_one_number_has_no_width_but_is_there():
    picture = drawn("น้อยกว่าร้อยละ 80\nมากกว่าร้อยละ 80")
    hole = picture.zones[1]
    assert (hole.kind, hole.start) == ("hole", hole.end)


def test_what_two_levels_claim_is_marked_with_both():
    picture = drawn("ร้อยละ 60 - 70\nร้อยละ 70 - 80")
    overlap = next(zone for zone in picture.zones if zone.kind == "overlap")
    assert overlap.levels == (1, 2)
    assert overlap.level == 2


def test_whole_numbers_that_follow_each_other_leave_no_hole():
    picture = drawn("1 - 2 แห่ง\n3 - 4 แห่ง\n5 แห่งขึ้นไป")
    assert shapes(picture) == [("outside", 0), ("level", 1), ("level", 2), ("level", 3)]
    assert all(a.end == b.start for a, b in zip(picture.zones, picture.zones[1:], strict=False))


def test_a_place_stands_between_the_drawn_ends():
    picture = drawn("ร้อยละ 60\nร้อยละ 80", low=Decimal(50), high=Decimal(100))
    assert picture.position(Decimal(75)) == Decimal("0.5")
    assert picture.position(Decimal(10)) == 0
    assert picture.position(Decimal(400)) == 1


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ร้อยละ 80", "60", "100"),
        ("ร้อยละ 0", "0", "1"),
        ("ร้อยละ 0 ของเป้าหมาย", "0", "1"),
        ("อย่างน้อย 4 แห่ง\nอย่างน้อย 8 แห่ง", "3", "9"),
    ],
)
def test_the_drawing_reaches_some_way_beyond_the_numbers_within_what_can_occur(text, low, high):
    picture = drawn(text)
    assert (picture.low, picture.high) == (Decimal(low), Decimal(high))


def test_numbers_outside_the_drawn_ends_have_no_tick():
    picture = drawn("ร้อยละ 60\nร้อยละ 80", low=Decimal(70), high=Decimal(90))
    assert [tick.value for tick in picture.ticks] == [80]


def test_a_measure_named_only_beside_alternatives_has_no_picture():
    scale = compile_scale([(1, "ร้อยละ 80 หรือมีแผนปฏิบัติการ")])
    assert ruler(scale, "m1") is None


def test_an_impossible_measure_has_only_outside():
    picture = drawn("บุคลากรไม่น้อยกว่าร้อยละ 120")
    assert shapes(picture) == [("outside", 0)]


def test_a_turned_frame_is_given_some_width():
    picture = drawn("บุคลากรไม่น้อยกว่าร้อยละ 500")
    assert picture.low < picture.high
