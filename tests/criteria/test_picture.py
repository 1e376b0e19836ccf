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


LADDER = "หมู่บ้านน้อยกว่าร้อยละ 60\nหมู่บ้านร้อยละ 60\nหมู่บ้านร้อยละ 80\nหมู่บ้านร้อยละ 100"
RISE = "ยอดขายเพิ่มขึ้นร้อยละ 6 จากปี 2568\nยอดขายเพิ่มขึ้นร้อยละ 9 จากปี 2568"
FALL = "ปริมาณขยะลดลงร้อยละ 5 จากปี 2567\nปริมาณขยะลดลงร้อยละ 10 จากปี 2567"


@pytest.mark.parametrize(
    ("text", "base", "figures"),
    [
        (LADDER, "7", ["4.2", "5.6", "7"]),
        (LADDER, "3", ["1.8", "2.4", "3"]),
        (RISE, "13456789.25", ["14264196.605", "14667900.2825"]),
        (FALL, "200", ["190", "180"]),
        ("หนี้ค้างไม่เกินร้อยละ 12\nหนี้ค้างไม่เกินร้อยละ 8", "1250.50", ["100.04", "150.06"]),
    ],
)
def test_with_a_base_every_number_has_the_units_own_figure_too(text, base, figures):
    picture = drawn(text, base=Decimal(base))
    assert [tick.absolute for tick in picture.ticks] == [Decimal(figure) for figure in figures]
    assert picture.base == Decimal(base)
    assert [tick.value for tick in picture.ticks] == [tick.value for tick in drawn(text).ticks]


def test_a_zone_has_the_units_own_figures_with_the_same_open_and_closed_ends():
    second = drawn(LADDER, base=Decimal(7)).zones[1]
    own = second.absolute
    assert (own.low, own.high) == (Decimal("4.2"), Decimal("5.6"))
    assert (own.low_inclusive, own.high_inclusive) == (True, False)


def test_of_a_decrease_the_smaller_figure_comes_first():
    zones = drawn(FALL, base=Decimal(200)).zones
    assert (zones[1].absolute.low, zones[1].absolute.high) == (Decimal(180), Decimal(190))
    assert (zones[1].absolute.low_inclusive, zones[1].absolute.high_inclusive) == (False, True)
    assert zones[0].absolute.high is None
    assert zones[-1].absolute.low is None


@pytest.mark.parametrize(("figure", "value"), [("5.6", "80"), ("7", "100"), ("4.2", "60"), ("70", "100")])
def test_the_units_own_figure_stands_where_its_percentage_does(figure, value):
    picture = drawn(LADDER, base=Decimal(7))
    assert picture.place(Decimal(figure)) == picture.position(Decimal(value))


def test_of_a_decrease_the_units_own_figure_stands_at_its_share_of_the_way():
    picture = drawn(FALL, base=Decimal(200), low=Decimal(0), high=Decimal(10))
    assert picture.place(Decimal(190)) == Decimal("0.5")


@pytest.mark.parametrize(("text", "base"), [("1 - 2 แห่ง\n3 แห่งขึ้นไป", 7), (LADDER, 0), (LADDER, None)])
def test_without_a_base_or_where_numbers_are_absolute_nothing_is_added(text, base):
    picture = drawn(text, base=None if base is None else Decimal(base))
    assert picture == drawn(text)
    assert picture.ticks[0].absolute is None
    assert picture.zones[0].absolute is None
    with pytest.raises(ValueError, match="no base"):
        picture.place(Decimal(1))
