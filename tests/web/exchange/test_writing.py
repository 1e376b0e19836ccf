from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from samrit.web.exchange.reading import read_grid
from samrit.web.exchange.rows import DistrictData, LineData, OfficerData
from samrit.web.exchange.template import write_figures_template
from samrit.web.exchange.textfile import neutral, write_district_csv
from samrit.web.exchange.workbook import write_district_xlsx

from .blocks import DAY, PLAN, SHARE, find_unit, workbook

CREATED = datetime(2027, 4, 1, 2, 0, tzinfo=UTC)
LINE = LineData(
    block="ตัวชี้วัดรายทีม",
    number="๑",
    title="ร้อยละของแผนชุมชน",
    weight=Decimal(60),
    state="รายงานแล้ว",
    measured="96.25 %",
    as_of=date(2027, 3, 15),
    source="ระบบแผน",
    level=Decimal(5),
    points=Decimal("3.00"),
)
OFFICER = OfficerData(
    number="0123456789012",
    name="นายสมมติ ตั้งใจดี",
    position="นักวิชาการพัฒนาชุมชน",
    position_number="12",
    position_level="ชำนาญการ",
    unit="สำนักงานอำเภอทุ่งหนึ่ง",
    assessor="นางตัวอย่าง ใจเย็น",
    agreement_version=2,
    standing="แจ้งผลแล้ว",
    results=Decimal(81),
    competency=Decimal(80),
    total=Decimal("80.70"),
    grade="ดีมาก",
    released=date(2027, 3, 31),
    acknowledged=None,
    scheme="civil-service-2552",
    content_hash="3fa9c2",
    lines=(
        LINE,
        replace(LINE, number="๒", state="ยังไม่รายงาน", measured="", as_of=None, level=None, points=None),
    ),
)
DATA = DistrictData(
    unit="สำนักงานอำเภอทุ่งหนึ่ง",
    round_words="รอบที่ 1 ปีงบประมาณ 2570",
    scheme="civil-service-2552",
    officers=(OFFICER,),
)
FORMULAS = ["=1+1", "+66", "-1", "@SUM(A1)", "\t=1", " =HYPERLINK(1)"]


def sheets(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_workbook_has_a_row_for_each_officer_and_each_of_his_lines():
    made = sheets(write_district_xlsx(DATA, created=CREATED))
    assert list(made) == ["รายบุคคล", "รายตัวชี้วัด", "คำอธิบาย"]
    heads, officer = made["รายบุคคล"]
    written = dict(zip(heads, officer, strict=True))
    assert written["เลขประจำตัว"] == "0123456789012"
    assert (written["คะแนนการประเมิน"], written["ผลการประเมิน"], written["วันที่แจ้งผล"]) == (
        80.7,
        "ดีมาก",
        "31 มี.ค. 70",
    )
    assert len(made["รายตัวชี้วัด"]) == 3
    assert made["รายตัวชี้วัด"][1][5] == "ร้อยละของแผนชุมชน"


def test_a_missing_score_is_an_empty_cell_and_not_zero():
    hidden = replace(DATA, officers=(replace(OFFICER, total=None, grade="", results=None),))
    made = sheets(write_district_xlsx(hidden, created=CREATED))
    written = dict(zip(*made["รายบุคคล"], strict=True))
    assert (written["คะแนนการประเมิน"], written["ผลการประเมิน"]) == ("", "")
    assert made["รายตัวชี้วัด"][2][-1] == ""


def test_the_same_data_gives_the_same_workbook():
    assert write_district_xlsx(DATA, created=CREATED) == write_district_xlsx(DATA, created=CREATED)


def test_a_unit_without_officers_gives_headings_only():
    made = sheets(write_district_xlsx(replace(DATA, officers=()), created=CREATED))
    assert len(made["รายบุคคล"]) == 1
    assert len(csv_rows(write_district_csv(replace(DATA, officers=())))) == 1


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_the_workbook_is_a_formula(text):
    content = write_district_xlsx(replace(DATA, officers=(replace(OFFICER, name=text),)), created=CREATED)
    assert sheets(content)["รายบุคคล"][1][1] == text
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist() if "sheets/" in name)


def csv_rows(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_csv_has_one_row_for_each_officer_and_line():
    heads, first, second = csv_rows(write_district_csv(DATA))
    written = dict(zip(heads, first, strict=False))
    assert (written["เลขประจำตัว"], written["คะแนนการประเมิน"]) == ("0123456789012", "80.70")
    assert first[-2:] == ["5", "3.00"]
    assert second[-2:] == ["", ""]
    assert len(heads) == len(first) == len(second)


def test_an_officer_without_lines_has_one_row_in_the_csv():
    heads, only = csv_rows(write_district_csv(replace(DATA, officers=(replace(OFFICER, lines=()),))))
    assert len(only) == len(heads)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_the_csv_would_be_run_by_a_spreadsheet(text):
    _heads, row, _more = csv_rows(write_district_csv(replace(DATA, officers=(replace(OFFICER, name=text),))))
    assert row[1] == f"'{text}"


@pytest.mark.parametrize("text", ["นายสมมติ", "80.70", "", "ก=ข"])
def test_plain_text_is_left_alone(text):
    assert neutral(text) == text


def test_the_template_comes_back_through_the_reader():
    items = (SHARE, PLAN, DAY)
    units = ["สำนักงานอำเภอทุ่งหนึ่ง", "สำนักงานอำเภอทุ่งสอง"]
    blank = write_figures_template(title="ตัวชี้วัดที่ 1", items=items, units=units, created=CREATED)
    (rows,) = sheets(blank).values()
    assert [row[0] for row in rows[-2:]] == units
    rows[-1][1:4] = ["91.25", "ดำเนินการแล้ว", "15 มี.ค. 2570"]
    grid = read_grid(workbook(("ผลงาน", rows)), "แบบ.xlsx", items=items, find_unit=find_unit)
    (filled,) = grid.rows
    assert filled.unit_id == 12
    assert [answer.item_id for answer in filled.answers] == [1, 2, 3]
