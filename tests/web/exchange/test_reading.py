from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from samrit.web.exchange.grid import Answer, GridRefused
from samrit.web.exchange.reading import read_grid

from .blocks import DAY, PLAN, SHARE, csv_file, find_unit, workbook

HEAD = ["อำเภอ/หน่วยงาน", "ค่า/ผลงาน", "ณ วันที่", "แหล่งข้อมูล", "หมายเหตุ"]


def read(data, *items, name="ผล.xlsx", **options):
    return read_grid(data, name, items=items or (SHARE,), find_unit=find_unit, **options)


def refused(data, *items, **options):
    with pytest.raises(GridRefused) as caught:
        read(data, *items, **options)
    return caught.value.faults


def codes(faults):
    return [fault.code for fault in faults]


def values(grid):
    return {row.unit_id: row.answers[0].value for row in grid.rows}


def test_a_workbook_is_read_with_its_dates_sources_and_notes():
    rows = [
        HEAD,
        ["อำเภอทุ่งหนึ่ง", 96.25, date(2027, 3, 15), "ระบบ BPM", "ตรวจแล้ว"],
        ["ทุ่งสอง", "๙๑.๕", "๑๕ มี.ค. ๒๕๗๐"],
    ]
    grid = read(workbook(("ผลงาน", rows)))
    first, second = grid.rows
    assert (first.row, first.unit_id, first.as_of, first.source, first.note) == (
        2,
        11,
        date(2027, 3, 15),
        "ระบบ BPM",
        "ตรวจแล้ว",
    )
    assert first.answers == (Answer(item_id=1, value=Decimal("96.25")),)
    assert (second.answers[0].value, second.as_of) == (Decimal("91.5"), date(2027, 3, 15))
    assert grid.sheet == "ผลงาน"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,204", "1204"),
        ("๑,๒๐๔.๕๐", "1204.50"),
        ("96.25%", "96.25"),
        ("96.25 %", "96.25"),
        ("ร้อยละ ๙๐", "90"),
        ("1,204 ครัวเรือน", "1204"),
        ("-3.5", "-3.5"),
        ("+4", "4"),
        (".5", "0.5"),
        ("0", "0"),
    ],
)
def test_a_figure_is_read_as_people_write_it(written, value):
    grid = read(csv_file(f'อำเภอ,ผลงาน\nทุ่งหนึ่ง,"{written}"\n'), name="a.csv")
    assert grid.rows[0].answers[0].value == Decimal(value)
    assert isinstance(grid.rows[0].answers[0].value, Decimal)


@pytest.mark.parametrize(
    "written", ["ประมาณ 90", "90-95", "1,20", "12..5", "เก้าสิบ", "90 หมู่บ้าน", "#DIV/0!", "1e3"]
)
def test_text_in_a_number_cell_is_refused_with_its_place(written):
    (fault,) = refused(workbook(("ผลงาน", [["ชื่อเรื่อง"], HEAD, ["ทุ่งหนึ่ง", written]])))
    assert (fault.code, fault.sheet, fault.row, fault.column) == ("unreadable", "ผลงาน", 3, "B ค่า/ผลงาน")
    assert written in fault.message
    assert "ตัวเลข" in fault.message


def test_a_cell_shown_as_a_percentage_is_read_as_shown():
    data = workbook(
        ("ผล", [HEAD, ["ทุ่งหนึ่ง", 0.9625], ["ทุ่งสอง", 0.5], ["ทุ่งสาม", 0.5]]),
        formats={(1, 1): "0.00%", (2, 1): "0%"},
    )
    assert values(read(data)) == {11: Decimal("96.25"), 12: Decimal(50), 13: Decimal("0.5")}


def test_a_custom_percent_format_counts_and_a_quoted_sign_does_not():
    data = workbook(
        ("ผล", [HEAD, ["ทุ่งหนึ่ง", 0.9], ["ทุ่งสอง", 0.9]]), formats={(1, 1): "0.0%;-0.0%", (2, 1): '0.0" %"'}
    )
    assert values(read(data)) == {11: Decimal(90), 12: Decimal("0.9")}


def test_the_noise_of_binary_numbers_is_not_reported():
    assert values(read(workbook(("ผล", [HEAD, ["ทุ่งหนึ่ง", 0.1 + 0.2]])))) == {11: Decimal("0.3")}


def test_a_whole_number_cell_stays_whole():
    (value,) = values(read(workbook(("ผล", [HEAD, ["ทุ่งหนึ่ง", 1204]])))).values()
    assert str(value) == "1204"


def test_empty_cells_are_absent_and_zero_is_reported():
    text = "อำเภอ,ผลงาน\nทุ่งหนึ่ง,\nทุ่งสอง,-\nทุ่งสาม,0\n"
    assert values(read(csv_file(text), name="a.csv")) == {13: Decimal(0)}


@pytest.mark.parametrize(("words", "state"), [("ไม่เกี่ยวข้อง", "not-applicable"), ("ยกเว้น", "exempt")])
def test_a_state_may_stand_in_place_of_an_answer(words, state):
    grid = read(csv_file(f"อำเภอ,ผลงาน,หมายเหตุ\nทุ่งหนึ่ง,{words},ไม่มีเป้าหมาย\n"), name="a.csv")
    assert grid.rows[0].answers == (Answer(item_id=1, state=state),)
    assert grid.rows[0].note == "ไม่มีเป้าหมาย"


@pytest.mark.parametrize(
    ("words", "done"),
    [("ดำเนินการแล้ว", True), ("✓", True), ("ใช่", True), ("ยังไม่ดำเนินการ", False), ("ไม่มี", False), ("X", False)],
)
def test_a_deed_is_done_or_not_done(words, done):
    grid = read(csv_file(f"อำเภอ,มีแผนปฏิบัติการ\nทุ่งหนึ่ง,{words}\n"), PLAN, name="a.csv")
    assert grid.rows[0].answers == (Answer(item_id=2, done=done),)


def test_booleans_of_a_workbook_are_deeds_but_no_figures():
    data = workbook(("ผล", [["อำเภอ", "มีแผนปฏิบัติการ"], ["ทุ่งหนึ่ง", True], ["ทุ่งสอง", False]]))
    assert [row.answers[0].done for row in read(data, PLAN).rows] == [True, False]
    assert codes(refused(workbook(("ผล", [HEAD, ["ทุ่งหนึ่ง", True]])))) == ["unreadable"]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2027, 3, 15), date(2027, 3, 15)),
        (date(2570, 3, 15), date(2027, 3, 15)),
        ("15/3/2570", date(2027, 3, 15)),
        ("15 มีนาคม 2570", date(2027, 3, 15)),
    ],
)
def test_a_date_of_either_era_is_read(cell, day):
    data = workbook(("ผล", [["อำเภอ", DAY.heading], ["ทุ่งหนึ่ง", cell]]))
    assert read(data, DAY).rows[0].answers == (Answer(item_id=3, on_date=day),)


def test_a_dated_deed_may_be_not_done():
    grid = read(csv_file(f"อำเภอ,{DAY.heading}\nทุ่งหนึ่ง,ยังไม่ดำเนินการ\n"), DAY, name="a.csv")
    assert grid.rows[0].answers == (Answer(item_id=3, done=False),)


@pytest.mark.parametrize("cell", [date(2568, 2, 29), date(2200, 1, 1), "เร็ว ๆ นี้", 15, True])
def test_what_is_no_date_is_refused(cell):
    data = workbook(("ผล", [["อำเภอ", DAY.heading], ["ทุ่งหนึ่ง", cell]]))
    assert codes(refused(data, DAY)) == ["unreadable"]


def test_an_unreadable_day_of_the_figure_is_refused():
    (fault,) = refused(csv_file("อำเภอ,ผลงาน,ณ วันที่\nทุ่งหนึ่ง,90,เมื่อวาน\n"), name="a.csv")
    assert (fault.code, fault.row, fault.column) == ("date-unreadable", 2, "C ณ วันที่")


def test_every_fault_is_named_at_once_and_nothing_is_given_back():
    rows = [HEAD, ["อำเภอไกลโพ้น", 90], ["ทุ่งหนึ่ง", "มาก"], ["ทุ่งหนึ่ง", 80], ["", 70], ["ทุ่งสอง", 60, "วันก่อน"]]
    faults = refused(workbook(("ผล", rows)))
    assert [(fault.code, fault.row) for fault in faults] == [
        ("unknown-unit", 2),
        ("unreadable", 3),
        ("duplicate", 4),
        ("unit-missing", 5),
        ("date-unreadable", 6),
    ]
    assert "แถวที่ 3" in faults[2].message
    assert all("ให้" in fault.message for fault in faults)


def test_rows_of_sums_are_passed_over_and_named():
    grid = read(csv_file("อำเภอ,ผลงาน\nทุ่งหนึ่ง,90\nรวมทั้งสิ้น,270\nค่าเฉลี่ย,90\n"), name="a.csv")
    assert [row.unit_id for row in grid.rows] == [11]
    assert ["แถวที่ 3" in grid.skipped[0], "แถวที่ 4" in grid.skipped[1]] == [True, True]


def test_several_items_are_found_by_their_headings_in_any_order():
    text = f"{PLAN.heading},หน่วยงาน,{DAY.heading},{SHARE.heading} (ร้อยละ)\n/,ทุ่งหนึ่ง,-,88\n"
    grid = read(csv_file(text), SHARE, PLAN, DAY, name="a.csv")
    assert grid.rows[0].answers == (Answer(item_id=1, value=Decimal(88)), Answer(item_id=2, done=True))


def test_two_items_that_differ_only_in_brackets_keep_their_columns():
    first = SHARE.__class__(item_id=7, kind="value", heading="ครัวเรือน (เป้าหมาย)")
    second = SHARE.__class__(item_id=8, kind="value", heading="ครัวเรือน (ทำได้)")
    text = "อำเภอ,ครัวเรือน (ทำได้),ครัวเรือน (เป้าหมาย)\nทุ่งหนึ่ง,1,2\n"
    grid = read(csv_file(text), first, second, name="a.csv")
    assert {answer.item_id: answer.value for answer in grid.rows[0].answers} == {7: 2, 8: 1}


def test_a_general_heading_is_not_guessed_where_several_items_are_asked():
    (fault,) = refused(csv_file("อำเภอ,ผลงาน\nทุ่งหนึ่ง,1\n"), SHARE, PLAN, name="a.csv")
    assert fault.code == "headings-missing"
    assert SHARE.heading in fault.message
    assert PLAN.heading in fault.message


def test_a_table_without_headings_is_refused_and_the_headings_named():
    (fault,) = refused(workbook(("ก", [["ทุ่งหนึ่ง", 90]])))
    assert (fault.code, fault.sheet) == ("headings-missing", "ก")
    assert "ค่า/ผลงาน" in fault.message


def test_only_the_sheet_with_the_table_is_read():
    assert read(workbook(("คำอธิบาย", [["อ่านก่อน"]]), ("ผล", [HEAD, ["ทุ่งหนึ่ง", 1]]))).sheet == "ผล"


def test_two_tables_are_refused():
    (fault,) = refused(workbook(("ก", [HEAD]), ("ข", [HEAD])))
    assert fault.code == "several-tables"
    assert "“ก”" in fault.message


def test_a_table_without_rows_is_refused():
    assert codes(refused(workbook(("ก", [HEAD, ["ทุ่งหนึ่ง", ""]])))) == ["no-rows"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_is_read_in_the_encodings_of_thai_offices(encoding, mark):
    text = f"อำเภอ{mark}ผลงาน\r\nทุ่งหนึ่ง{mark}๙๐\r\n"
    assert values(read(text.encode(encoding), name="ผล.csv")) == {11: Decimal(90)}


def test_an_ambiguous_name_is_refused_with_the_way_out():
    twins = lambda written: (11, 12) if written == "ทุ่ง" else find_unit(written)  # noqa: E731
    with pytest.raises(GridRefused) as caught:
        read_grid("อำเภอ,ผลงาน\nทุ่ง,90\n".encode(), "ผล.csv", items=(SHARE,), find_unit=twins)
    (fault,) = caught.value.faults
    assert fault.code == "unit-ambiguous"
    assert "ชื่อเต็ม" in fault.message
