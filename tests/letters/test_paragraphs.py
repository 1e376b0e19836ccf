"""Lines as set on a page ▸ paragraphs, by room between lines, by short lines or by their first words."""

from __future__ import annotations

import pytest

from samrit.letters.sources.setting import Habits, Line, Room, habits_of, paragraphs, usual_step

WIDE = Room(0.0, 200.0)
TIGHT = Habits(step=1.5)


def lines(*texts, pitch=15.0, page=1):
    return [
        Line(
            -index * pitch,
            0.0,
            5.0 * len(text.rstrip()),
            text,
            [5.0 * (place + 1) for place in range(len(text))],
            10.0,
            page,
        )
        for index, text in enumerate(texts)
    ]


def set_as(set_lines, room=WIDE, habits=TIGHT):
    return [paragraph.text for paragraph, _ in paragraphs(set_lines, room, habits)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("ก" * 40, "ข" * 10), ["ก" * 40 + "ข" * 10]),
        (("a" * 40, "b"), ["a" * 40 + " b"]),
        (("ก" * 10, "ข" * 10), ["ก" * 10, "ข" * 10]),
        (("ก" * 40, "ระดับ ๒ ข"), ["ก" * 40, "ระดับ ๒ ข"]),
        (("ก" * 40, "แหล่งข้อมูล : ข"), ["ก" * 40, "แหล่งข้อมูล : ข"]),
        (("โรงเรียนที่ดำเนินการ", "จัดสรร"), ["โรงเรียนที่ดำเนินการจัดสรร"]),
        (("โรงเรียน", "และครู"), ["โรงเรียนและครู"]),
        (("ผู้เข้าอบรมครอบ", "ครัว"), ["ผู้เข้าอบรมครอบครัว"]),
        (("ผู้เข้าอบรม", "ครัว"), ["ผู้เข้าอบรม", "ครัว"]),
        (("(๑)", "ครัว"), ["(๑)", "ครัว"]),
        ((), []),
    ],
)
def test_a_full_line_goes_on_and_a_short_one_ends_its_paragraph(texts, expected):
    assert set_as(lines(*texts)) == expected


def test_a_blank_that_the_writer_set_at_a_lines_end_is_kept_and_none_is_made_up():
    keeps = Habits(step=1.5, keeps_blanks=True)
    assert set_as(lines("ก" * 39 + " ", "ข" * 40, "ค"), habits=keeps) == ["ก" * 39 + " " + "ข" * 40 + "ค"]
    assert set_as(lines("ก" * 39 + "/", "๒" * 40), habits=keeps) == ["ก" * 39 + "/" + "๒" * 40]
    assert set_as(lines("ก" * 39 + "/", "๒" * 40)) == ["ก" * 39 + "/ " + "๒" * 40]


def test_where_room_stands_between_paragraphs_nothing_else_ends_one():
    spaced = Habits(step=1.5, short_ends=False, spaced=True, keeps_blanks=True)
    texts = lines("ก" * 20, "ระดับ ๒ ดาว", "ค")
    texts[2].base -= 5
    assert set_as(texts, habits=spaced) == ["ก" * 20 + "ระดับ ๒ ดาว", "ค"]


def test_without_any_room_a_word_that_begins_a_paragraph_does_so_where_no_blank_stands_before_it():
    plain = Habits(step=1.5, short_ends=False, keeps_blanks=True)
    assert set_as(lines("ก" * 20, "ระดับ ๒ ข"), habits=plain) == ["ก" * 20, "ระดับ ๒ ข"]
    assert set_as(lines("ก" * 19 + " ", "ระดับ ๒ ข"), habits=plain) == ["ก" * 19 + " ระดับ ๒ ข"]


def test_over_a_pages_end_a_short_line_ends_its_paragraph_in_any_document():
    spaced = Habits(step=1.5, short_ends=False, spaced=True)
    first, second = lines("ก" * 10), lines("ข" * 10, page=2)
    assert set_as([*first, *second], habits=spaced) == ["ก" * 10, "ข" * 10]
    first = lines("ก" * 40)
    assert set_as([*first, *second], habits=spaced) == ["ก" * 40 + "ข" * 10]


def test_a_unit_begins_a_paragraph_in_a_narrow_cell():
    narrow = Room(0.0, 80.0)
    assert set_as(lines("กองแผน" + "ก" * 10, "กองคลัง"), narrow) == ["กองแผน" + "ก" * 10, "กองคลัง"]
    assert set_as(lines("กองแผนงาน และ", "กองคลัง"), narrow) == ["กองแผนงาน และกองคลัง"]


def test_a_wide_gap_is_said():
    set_lines = lines("ก" * 40, "ข" * 40, "ค" * 40, "ง" * 40)
    set_lines[3].base -= 20
    assert [gap for _, gap in paragraphs(set_lines, WIDE, TIGHT)] == [True, True]


def test_the_usual_step_is_the_smallest_that_is_not_rare():
    regions = [lines(*"กขคง", pitch=15.0), lines(*"กข", pitch=11.0), lines(*"กขค", pitch=30.0)]
    assert usual_step(regions) == 1.5
    assert usual_step([lines("ก", "ข", pitch=12.0)]) == 1.2
    assert usual_step([lines("ก"), []]) is None


def test_habits_are_seen_from_the_lines():
    full = lines(*["ก" * 40] * 12)
    assert habits_of([(full, WIDE)], keeps_blanks=True) == Habits(1.5, False, False, True)
    assert habits_of([(lines("ก" * 40, "ข"), WIDE)], keeps_blanks=False).short_ends
    short = lines(*["ก" * 10] * 12)
    assert habits_of([(short, WIDE)], keeps_blanks=False).short_ends
    assert habits_of([(full, WIDE)], keeps_blanks=False, most=1.2).step == 1.2
    assert habits_of([], keeps_blanks=False).step is None


def test_each_line_of_a_paragraph_knows_its_place_on_its_page():
    first, second = lines("ก" * 40), lines("ข" * 10, page=2)
    ((paragraph, _),) = paragraphs([*first, *second], WIDE, TIGHT)
    assert [(mark.start, mark.end, mark.page) for mark in paragraph.marks] == [(0, 40, 1), (40, 50, 2)]
    assert paragraph.marks[0].box == (0.0, 0.0, 200.0, 0.0)
