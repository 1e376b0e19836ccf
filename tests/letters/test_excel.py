"""Excel files as offices write them: what is printed is read, what is hidden is said."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
import xlsxwriter

from samrit.letters import open_document, read_letter
from samrit.letters.document import Table

from . import facts
from .conftest import SAMPLES
from .making import to_docx, to_xlsx
from .test_hostile import R, S, excel, package

DAY = date(2024, 9, 30)
LETTERS = sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_reads_the_same_from_excel(name, ruled):
    path = SAMPLES / name
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    sheet = to_xlsx(open_document(path, name=name), ruled=ruled)
    actual = json.loads(json.dumps(facts.of(read_letter(sheet, name="letter.xlsx"), digest=str)))
    for draft in (expected, actual):
        del draft["findings"]
        for indicator in draft["indicators"]:
            del indicator["line"]
    assert actual == expected


def made(fill):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    fill(book)
    book.close()
    return open_document(buffer.getvalue(), name="letter.xlsx")


def tables(document):
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def lines(document):
    return [paragraph.passage.text for paragraph in document.paragraphs]


def remarks(document):
    return [(remark.code, remark.message.rsplit(": ")[-1].split(" ให้")[0]) for remark in document.remarks]


def test_numbers_stand_as_they_are_printed():
    def fill(book):
        sheet = book.add_worksheet("a")
        for row, (value, code) in enumerate(
            [
                (0.85, "0%"),
                (12, "0.00"),
                (1234.5, "#,##0.0"),
                (85.01 + 1e-14, "General"),
                (25, '"ร้อยละ "0'),
                (3, "[$-D00041E]0"),
            ]
        ):
            sheet.write_number(row, 0, value, book.add_format({"num_format": code}))
        sheet.write_datetime(6, 0, DAY, book.add_format({"num_format": "[$-107041E]d mmmm yyyy"}))
        sheet.write_datetime(7, 0, DAY, book.add_format({"num_format": 14}))
        sheet.write_boolean(8, 0, True)
        sheet.write_boolean(9, 0, False)
        sheet.write_formula(10, 0, "=1/0", None, "#DIV/0!")

    assert lines(made(fill)) == [
        *("85%", "12.00", "1,234.5", "85.01", "ร้อยละ 25", "๓", "30 กันยายน 2567", "30 กันยายน 2567"),
        *("TRUE", "FALSE", "#DIV/0!"),
    ]


def test_days_count_from_1904_where_the_file_says_so():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "date_1904": True})
    sheet = book.add_worksheet("a")
    sheet.write_datetime(0, 0, DAY, book.add_format({"num_format": "d/m/bbbb"}))
    book.close()
    assert lines(open_document(buffer.getvalue(), name="letter.xlsx")) == ["30/9/2567"]


def test_merged_cells_hold_their_text_once():
    def fill(book):
        ruled = book.add_format({"border": 1})
        sheet = book.add_worksheet("a")
        sheet.merge_range("A1:B1", "หัว", ruled)
        sheet.write("C1", "ท้าย", ruled)
        sheet.merge_range("A2:A3", "ซ้าย", ruled)
        for place in ("B2", "C2", "B3", "C3"):
            sheet.write(place, place, ruled)

    assert tables(made(fill)) == [[["หัว", "", "ท้าย"], ["ซ้าย", "B2", "C2"], ["", "B3", "C3"]]]


def test_hidden_sheets_rows_and_columns_are_left_out_and_said():
    def fill(book):
        sheet = book.add_worksheet("หน้าแรก")
        sheet.merge_range("A1:A2", "ซ้าย")
        for row in range(4):
            for column in range(1, 4):
                sheet.write(row, column, f"{row}{column}")
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(6, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})
        sheet.set_column(7, 7, None, None, {"hidden": True})
        book.add_worksheet("ซ่อน").hide()
        book.add_worksheet("ซ่อนมาก").very_hidden()

    found = made(fill)
    assert tables(found) == [[["ซ้าย", "11", "13"], ["", "21", "23"], ["", "31", "33"]]]
    assert remarks(found) == [
        ("hidden-content", "1"),
        ("hidden-content", "C"),
        ("hidden-content", "ซ่อน, ซ่อนมาก"),
    ]


def test_many_hidden_rows_are_named_in_short():
    def fill(book):
        sheet = book.add_worksheet("a")
        for row in range(20):
            sheet.write(row, 0, "x")
            sheet.set_row(row, None, None, {"hidden": True})

    assert remarks(made(fill))[0][1].endswith("11, 12…")


def test_a_merged_range_that_is_hidden_as_a_whole_is_named():
    sheet = (
        '<sheetData><row r="1" hidden="1"><c r="A1"><v>5</v></c></row><row r="2"><c r="B2"><v>6</v></c></row>'
        '</sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="D4"/></mergeCells>'
    )
    found = open_document(excel(sheet), name="letter.xlsx")
    assert (lines(found), remarks(found)) == (["6"], [("hidden-content", "1")])


def test_heads_and_feet_of_pages_are_listed_as_left_out():
    def fill(book):
        sheet = book.add_worksheet("a")
        sheet.write("A1", "ข้อความ")
        sheet.set_header('&L&"Sarabun,Bold"&14เอกสารแนบ ๑&Rหน้า &P จาก &N')
        sheet.set_footer("&C&K00FF00กลุ่มแผน && งบประมาณ\nเอกสารแนบ ๑")

    found = made(fill)
    assert [(remark.code, remark.where, remark.quote) for remark in found.remarks] == [
        ("unreadable-text", "page header", "เอกสารแนบ ๑"),
        ("unreadable-text", "page footer", "กลุ่มแผน & งบประมาณ"),
        ("unreadable-text", "page footer", "เอกสารแนบ ๑"),
    ]
    assert lines(found) == ["ข้อความ"]


def test_macros_are_said():
    data = package(
        {
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets/></workbook>',
            "xl/vbaProject.bin": b"x",
        }
    )
    assert [one.code for one in open_document(data, name="letter.xlsm").remarks] == ["active-content"]


def test_a_fragment_of_html_in_a_cell_is_text():
    def fill(book):
        sheet = book.add_worksheet("a")
        sheet.write("A1", "<p>ระดับ ๑ <b>&lt; 80</b></p><p>ระดับ ๒</p>\nระดับ ๓")
        sheet.write("A2", "# < 80 **")

    assert lines(made(fill)) == ["ระดับ ๑ < 80", "ระดับ ๒", "ระดับ ๓", "# < 80 **"]


def test_rich_text_is_one_text_without_reading_aids():
    def fill(book):
        sheet = book.add_worksheet("a")
        sheet.write_rich_string("A1", "หนา", book.add_format({"bold": True}), "บาง")

    assert lines(made(fill)) == ["หนาบาง"]
    strings = "<si><r><t>a_x000A_</t></r><r><t>b</t></r><rPh><t>c</t></rPh></si><si><t/></si>"
    sheet = (
        '<sheetData><row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c><c t="s"/></row>'
        '<row><c t="inlineStr"><is><t>d</t></is></c></row><row><c t="inlineStr"/></row>'
        '<row><c t="d"><v>2024-09-30</v></c></row><row><c s="9"><v>7</v></c></row></sheetData>'
    )
    assert lines(open_document(excel(sheet, strings=strings), name="letter.xlsx")) == [
        *("a", "b", "d", "2024-09-30", "7")
    ]


def test_a_formula_with_an_empty_text_is_no_doubt():
    sheet = '<sheetData><row><c t="str"><f>A2</f><v></v></c><c><f>A3</f><v>4</v></c></row></sheetData>'
    found = open_document(excel(sheet), name="letter.xlsx")
    assert (lines(found), found.remarks) == (["4"], ())


def test_a_formula_in_a_hidden_place_is_no_doubt():
    sheet = (
        '<cols><col min="1" max="1"/><col min="2" max="2" hidden="1"/></cols><sheetData>'
        '<row r="1" hidden="1"><c r="A1"><f>1</f></c></row>'
        '<row r="2"><c r="B2"><f>1</f></c></row></sheetData>'
    )
    assert open_document(excel(sheet), name="letter.xlsx").remarks == ()


def test_a_file_saved_as_strict_is_read():
    strict = package(
        {
            "xl/workbook.xml": '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
            ' xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><sheets>'
            '<sheet name="a" r:id="r1"/><sheet name="b" r:id="r2"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": "<Relationships"
            ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Target="/xl/other/one.xml"/></Relationships>',
            "xl/other/one.xml": '<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main">'
            '<sheetData><row><c t="str"><v>x</v></c></row></sheetData></worksheet>',
        }
    )
    assert lines(open_document(strict, name="letter.xlsx")) == ["x"]


def test_a_sheet_named_after_a_block_says_so():
    def fill(book):
        for name in ("ตัวชี้วัดรายทีม", "ตัวชี้วัดรายบุคคล"):
            sheet = book.add_worksheet(name)
            rows = [
                ("ที่", "ตัวชี้วัด", "น้ำหนัก", "เกณฑ์การให้คะแนน"),
                (1, f"งานของ{name}", 100, "ระดับ ๑ ก\nระดับ ๒ ข"),
            ]
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row, book.add_format({"border": 1}))

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    fill(book)
    book.close()
    draft = read_letter(buffer.getvalue(), name="letter.xlsx")
    assert [(one.scope, one.number, str(one.weight)) for one in draft.indicators] == [
        ("team", "1", "100"),
        ("individual", "1", "100"),
    ]


def test_what_opening_found_is_among_the_findings():
    document = open_document(SAMPLES / "fisheries-sheets.txt", name="letter.txt")
    data = to_docx(document)
    assert "hidden-content" not in [one.code for one in read_letter(data, name="letter.docx").findings]
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("a")
    for number, row in enumerate([("ตัวชี้วัด", "น้ำหนัก", "เกณฑ์"), ("ตัวชี้วัดที่ ๑ งาน", 100, "ระดับ ๑ ก ระดับ ๒ ข")]):
        sheet.write_row(number, 0, row)
    book.add_worksheet("ร่าง").hide()
    book.close()
    draft = read_letter(buffer.getvalue(), name="letter.xlsx")
    assert [one.code for one in draft.findings if one.code == "hidden-content"] == ["hidden-content"]


def test_cells_beside_each_other_outside_tables_are_one_line():
    def fill(book):
        sheet = book.add_worksheet("a")
        sheet.write("A1", "ที่ กข ๐๐๑๙/ว ๑")
        sheet.write("D1", "สำนักงานสมมุติ")
        sheet.write("A2", "บรรทัด\nสอง")
        sheet.write("A4", "ท้าย")
        ruled = book.add_format({"border": 1})
        sheet.write("A5", "ก", ruled)
        sheet.write_blank("A6", None, ruled)
        sheet.write("A7", "ข", ruled)

    found = made(fill)
    assert lines(found) == ["ที่ กข ๐๐๑๙/ว ๑ สำนักงานสมมุติ", "บรรทัด", "สอง", "ท้าย"]
    assert tables(found) == [[["ก"], ["ข"]]]
