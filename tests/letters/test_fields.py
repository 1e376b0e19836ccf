"""Single fields: headings, weights, owners, places, labels, passages."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from samrit.letters import headings, weights
from samrit.letters.columns import read_columns
from samrit.letters.document import Cell, Table
from samrit.letters.owners import read_owners
from samrit.letters.passages import Passage
from samrit.letters.places import read_applies_to
from samrit.letters.sheets import read_coordinators, read_formula, read_label


def at(text):
    return Passage.at(text, 0)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("ตัวชี้วัดรายทีม", "team"),
        ("ตัวชี้วัดงานรายทีม", "team"),
        ("ตัวชี้วัดงานทีม", "team"),
        ("ตัวชี้วัดระดับหน่วยงาน", "team"),
        ("ก. ตัวชี้วัดรายทีม (น้ำหนักร้อยละ ๕๐)", "team"),
        ("ส่วนที่ ๑ ผลงานรายทีม :", "team"),
        ("Team indicators", "team"),
        ("ตัวชี้วัดรายบุคคล", "individual"),
        ("ตัวชี้วัดงานรายบุคคล", "individual"),
        ("๒) ตัวชี้วัดระดับบุคคล", "individual"),
        ("Individual KPIs", "individual"),
        ("ตัวชี้วัดรายบุคคลของบุคลากรสาธารณสุข", None),
        ("ตัวชี้วัดที่ ๑ การทำงานเป็นทีม", None),
    ],
)
def test_a_block_is_read_from_its_heading(text, scope):
    assert headings.read_block(at(text)) == scope


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("ตัวชี้วัดที่ ๑ ร้อยละ", "1", "ร้อยละ"),
        ("ตัวชี้วัด ๓.๑ ระดับ", "3.1", "ระดับ"),
        ("ตัวชี้วัดที่ ๔ : ระดับ", "4", "ระดับ"),
        ("ตัวชี้วัดที่ 10. ครั้ง", "10", "ครั้ง"),
        ("ตัวซี้วัดที่ ๒ ก", "2", "ก"),
        ("ตชว.ที่ ๓ ก", "3", "ก"),
        ("KPI 7: x", "7", "x"),
        ("Indicator 2 x", "2", "x"),
    ],
)
def test_a_heading_gives_number_and_title(text, number, title):
    heading = headings.read_heading(at(text))
    assert (heading.number, heading.title.text) == (number, title)


@pytest.mark.parametrize("text", ["ตัวชี้วัด ๕๐% ของแผน", "ตามตัวชี้วัดที่ ๑", "ร้อยละ ๕", "๑. ร้อยละ"])
def test_what_is_no_heading_is_none(text):
    assert headings.read_heading(at(text)) is None


@pytest.mark.parametrize(
    ("text", "number", "title"), [("๑. ร้อยละ", "1", "ร้อยละ"), ("(2) ครั้ง", "2", "ครั้ง"), ("3 คน", "3", "คน")]
)
def test_a_bare_number_is_a_heading_where_it_is_asked_for(text, number, title):
    heading = headings.read_heading(at(text), bare_numbers=True)
    assert (heading.number, heading.title.text) == (number, title)


def test_words_without_a_number_are_no_heading():
    assert headings.read_heading(at("ร้อยละ"), bare_numbers=True) is None


@pytest.mark.parametrize(
    ("text", "change", "rest"),
    [
        ("เดิม", "before", ""),
        ("ข้อความเดิม :", "before", ""),
        ("จากเดิม", "before", ""),
        ("เดิม ตัวชี้วัดที่ ๕ ก", "before", "ตัวชี้วัดที่ ๕ ก"),
        ("แก้ไข", "after", ""),
        ("ขอแก้ไขเป็น", "after", ""),
        ("ใหม่", "after", ""),
        ("ปรับเป็น ตัวชี้วัดที่ ๕", "after", "ตัวชี้วัดที่ ๕"),
    ],
)
def test_before_and_after_are_read(text, change, rest):
    kind, passage = headings.read_change(at(text))
    assert (kind, passage.text) == (change, rest)


@pytest.mark.parametrize("text", ["แก้ไขปัญหาหนี้", "เดิมทีมีแผน", "ปรับปรุงข้อมูล ๕ ครั้ง"])
def test_other_words_are_no_change(text):
    assert headings.read_change(at(text)) is None


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("๒๕", "25"),
        ("25 %", "25"),
        ("ร้อยละ ๕๐", "50"),
        ("(๑๒.๕)", "12.5"),
        ("น้ำหนัก : ร้อยละ 10", "10"),
        ("ยี่สิบ", "20"),
        ("ร้อยละสิบ", "10"),
        ("หนึ่ง ร้อย", "100"),
        ("twenty five", "25"),
        ("มาก", None),
        ("๑๐ - ๒๐", None),
        ("", None),
    ],
)
def test_a_weight_is_read_exactly_or_not_at_all(text, weight):
    assert weights.read_weight(text) == (None if weight is None else Decimal(weight))


def test_a_weight_at_the_end_of_a_title_is_split_off():
    title, weight = weights.weight_in_title(at("ร้อยละของงาน (น้ำหนัก ร้อยละ ๒๐)"))
    assert (title.text, weight.text) == ("ร้อยละของงาน", "๒๐")
    assert weights.weight_in_title(at("ร้อยละของงาน")) is None


def test_a_line_that_is_only_a_sum_is_read():
    value, passage = weights.read_total(at("รวมน้ำหนัก ร้อยละ ๑๐๐"))
    assert (value, passage.text) == (Decimal(100), "๑๐๐")
    assert weights.read_total(at("รวมงาน ๓ โครงการของจังหวัด")) is None


@pytest.mark.parametrize(
    ("lines", "owners"),
    [
        (["กง.ส่งเสริมฯและ กง.ประสานฯ"], [("unit", "กง.ส่งเสริมฯ"), ("unit", "กง.ประสานฯ")]),
        (["กง.ประสาน /สมฤดี"], [("unit", "กง.ประสาน"), ("person", "สมฤดี")]),
        (["กลุ่มงานประสานและสนับสนุนการบริหาร"], [("unit", "กลุ่มงานประสานและสนับสนุนการบริหาร")]),
        (["กลุ่มงานแผนและงานติดตาม"], [("unit", "กลุ่มงานแผนและงานติดตาม")]),
        (["งานคลังและงานพัสดุ"], [("unit", "งานคลัง"), ("unit", "งานพัสดุ")]),
        (["กลุ่มแผน, กลุ่มคลัง"], [("unit", "กลุ่มแผน"), ("unit", "กลุ่มคลัง")]),
        (["กลุ่มงาน", "ประสานฯ"], [("unit", "กลุ่มงาน ประสานฯ")]),
        (["1. กองแผน", "2. กองคลัง"], [("unit", "กองแผน"), ("unit", "กองคลัง")]),
        (["กองแผน/กองคลัง"], [("unit", "กองแผน"), ("unit", "กองคลัง")]),
        (["ฝ่ายแผน/งบประมาณ"], [("unit", "ฝ่ายแผน/งบประมาณ")]),
        (["นายสมมุติ ใจดี"], [("person", "นายสมมุติ ใจดี")]),
        (["กค. ๐๗."], [("unit", "กค. ๐๗.")]),
        (["-"], []),
        ([], []),
    ],
)
def test_owners_are_split_into_units_and_persons(lines, owners):
    found = read_owners([at(line) for line in lines])
    assert [(owner.kind, owner.name.text) for owner in found] == owners


@pytest.mark.parametrize(
    ("title", "only", "but"),
    [
        ("ก (ยกเว้นอำเภอบางเกาะ)", (), ("อำเภอบางเกาะ",)),
        ("ก (เฉพาะอำเภอบางเกาะ และบางดอน)", ("อำเภอบางเกาะ", "อำเภอบางดอน"), ()),
        ("ก (เฉพาะ อำเภอบางเกาะ, อำเภอบางดอน)", ("อำเภอบางเกาะ", "อำเภอบางดอน"), ()),
        ("ก (ไม่รวมโรงเรียนขนาดเล็ก)", (), ("โรงเรียนขนาดเล็ก",)),
        ("ก ยกเว้นอำเภอบางเกาะ", (), ("อำเภอบางเกาะ",)),
        ("ก (เฉพาะไตรมาส ๑-๒)", (), ()),
        ("ก เฉพาะงานเร่งด่วน", (), ()),
        ("a (except, อำเภอบางเกาะ)", (), ("อำเภอบางเกาะ",)),
    ],
)
def test_a_title_names_the_units_it_applies_to(title, only, but):
    applies = read_applies_to(at(title))
    assert (applies.only, applies.but) == (only, but)


@pytest.mark.parametrize(
    ("text", "field", "rest"),
    [
        ("หน่วยวัด : ร้อยละ", "unit", "ร้อยละ"),
        ("น้ำหนัก ร้อยละ ๒๐", "weight", "ร้อยละ ๒๐"),
        ("ผู้รับผิดชอบกำกับตัวชี้วัด : นายก", "supervisor", "นายก"),
        ("ผู้รับผิดชอบ : กองแผน", "owners", "กองแผน"),
        ("คำนิยาม", "definitions", ""),
        ("๑. สูตรการคำนวณค่าคะแนน", "formula", ""),
        ("๓. วิธีการจัดเก็บข้อมูล", "collection", ""),
        ("หมายเหตุนับเฉพาะที่มีรายงาน", "notes", "นับเฉพาะที่มีรายงาน"),
    ],
)
def test_a_labelled_line_begins_its_field(text, field, rest):
    label = read_label(at(text))
    assert (label.field, label.rest.text) == (field, rest)


@pytest.mark.parametrize("text", ["น้ำหนัก ของทารกแรกเกิด", "ความสำเร็จ", "๑. แผน หมายถึง งาน"])
def test_other_lines_begin_no_field(text):
    assert read_label(at(text)) is None


def test_coordinators_keep_the_telephone_of_the_line_below():
    lines = ["๑. นายหนึ่ง ตำแหน่ง ก ๒. นางสอง ตำแหน่ง ข", "โทร. ๐ ๑๒๓", "นายสาม"]
    assert [person.text for person in read_coordinators([at(line) for line in lines])] == [
        "นายหนึ่ง ตำแหน่ง ก",
        "นางสอง ตำแหน่ง ข โทร. ๐ ๑๒๓",
        "นายสาม",
    ]


def test_a_formula_stands_without_the_marks_of_its_notation():
    assert read_formula([at("$$a \\times 100$$"), at("$$")]).text == "a \\times 100"
    assert read_formula([]) is None


def test_passages_keep_their_places_through_cutting_and_joining():
    text = "  one  two <b>three</b> "
    passage = Passage.at(text, 10).replace(re.compile("</?b>")).squeeze()
    assert passage.text == "one two three"
    assert [text[place - 10] for place in passage.places if place][:3] == ["o", "n", "e"]
    parts = passage.split(re.compile(" "))
    assert [part.start for part in parts] == [12, 17, 24]
    assert Passage.join([parts[0], Passage.at("", 0), parts[2]]).text == "one three"
    assert (Passage.at("", 5).start, Passage.at("", 5).end) == (0, 0)
    assert (parts[2].end, parts[2].plain) == (29, "three")


def table(*rows):
    return Table(tuple(tuple(Cell((at(text),) if text else ()) for text in row) for row in rows))


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (("ตัวชี้วัดและค่าเป้าหมาย รอบที่ ๑", "น้ำหนัก ร้อยละ", "แหล่งข้อมูล"), ("title", "weight", "source")),
        (("ตัวชี้วัด", "ร้อยละ", "หน่วยงาน รับผิดชอบ"), ("title", "weight", "owner")),
        (
            ("ที่", "หน่วยงาน", "ค่าน้ำหนัก", "รายการประเมิน", "เกณฑ์"),
            ("number", "owner", "weight", "title", "criteria"),
        ),
        (("ตัวชี้วัดรายทีม", "น้ำหนัก", "หน่วยงาน"), ("title", "weight", "owner")),
        (("ที่", "ข้อความเดิม", "แก้ไขเป็น"), ("number", "before", "after")),
    ],
)
def test_columns_are_known_by_their_words_in_any_order(header, roles):
    assert read_columns(table(header, tuple("x" for _ in header))).roles == roles


@pytest.mark.parametrize(
    "rows",
    [
        [("ชื่อ", "โทรศัพท์")],
        [("หน่วยวัด", "น้ำหนัก")],
        [("ตัวชี้วัดที่ ๑ ก", "๒๐")],
        [("ตัวชี้วัด" + "ก" * 200, "น้ำหนัก")],
    ],
)
def test_a_table_without_a_header_of_indicators_has_no_columns(rows):
    assert read_columns(table(*rows)) is None


def test_a_second_row_of_levels_belongs_to_the_header():
    columns = read_columns(table(("ตัวชี้วัด", "เกณฑ์", "", ""), ("", "๑", "๒", "๓"), ("ก", "x", "y", "z")))
    assert columns.levels == {1: 1, 2: 2, 3: 3}
    assert columns.body == 2


def test_a_header_may_stand_under_rows_of_titles():
    columns = read_columns(table(("สรุปตัวชี้วัด",), ("ตัวชี้วัด", "น้ำหนัก"), ("ก", "๕")))
    assert columns.body == 2
