from __future__ import annotations

import io
import zipfile
from datetime import time

import pytest
import xlsxwriter

from samrit.web.exchange.grid import GridRefused
from samrit.web.exchange.percents import column_index, percent_cells
from samrit.web.exchange.tables import MOST_BYTES, MOST_ROWS, sheets_of

from .blocks import workbook

HEAD = ["อำเภอ", "ผลงาน"]


def refusal(data, name="ผล.xlsx", **options):
    with pytest.raises(GridRefused) as caught:
        sheets_of(data, name, **options)
    (fault,) = caught.value.faults
    assert name in fault.message
    assert "ให้" in fault.message
    return fault


def zipped(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"  \r\n\t", "file-empty"),
        (b"%PDF-1.7 ...", "file-kind"),
        (b"\x89PNG\r\n\x1a\n....", "file-kind"),
        (b"\x00\x01\x02binary", "file-kind"),
        (b"abc\xfc\xfd", "file-kind"),
        (b"\xff\xfe\x00", "file-kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "file-old-or-locked"),
        (b"PK\x03\x04 not a package", "file-damaged"),
        (zipped(**{"hello.txt": "not a workbook"}), "file-damaged"),
        (workbook(("ก", [HEAD]))[:600], "file-damaged"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_one_clear_sentence(data, code):
    assert refusal(data).code == code


def test_a_file_of_50_megabytes_is_refused_before_it_is_read():
    fault = refusal(b"PK" + b"0" * (50 * 1024 * 1024))
    assert fault.code == "file-too-large"
    assert "51 MB" in fault.message
    assert f"{MOST_BYTES // 1024 // 1024} MB" in fault.message


def test_a_small_package_that_unpacks_to_much_is_refused():
    bomb = zipped(**{"xl/workbook.xml": b"0" * (201 * 1024 * 1024)})
    assert len(bomb) < MOST_BYTES
    assert refusal(bomb).code == "file-too-large"


def test_a_cell_far_away_does_not_make_a_giant_table():
    far = [[] for _ in range(MOST_ROWS + 1)]
    far[0], far[-1] = HEAD, ["ไกล"]
    assert refusal(workbook(("ก", far))).code == "sheet-too-large"
    assert refusal(workbook(("ก", [[""] * 200 + ["ไกล"]]))).code == "sheet-too-large"


def test_a_text_of_too_many_lines_is_refused():
    assert refusal(("ก,1\n" * (MOST_ROWS + 1)).encode(), "ยาว.csv").code == "sheet-too-large"


def test_a_text_with_an_endless_cell_is_refused():
    assert refusal(("ก," + "๑" * 200_000).encode(), "กว้าง.csv").code == "file-damaged"


def test_hidden_sheets_are_not_read():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet("เห็น").write(0, 0, "ก")
        book.add_worksheet("ซ่อน").hide()
    assert [sheet.name for sheet in sheets_of(buffer.getvalue(), "a.xlsx")] == ["เห็น"]


def test_quotes_keep_commas_and_line_breaks_in_a_cell():
    (sheet,) = sheets_of('อำเภอ,หมายเหตุ\nก,"สอง, สาม\nสี่"\n'.encode(), "a.csv")
    assert sheet.rows[1] == ("ก", "สอง, สาม\nสี่")


@pytest.mark.parametrize(("letters", "index"), [("A", 0), ("Z", 25), ("AA", 26), ("XFD", 16383)])
def test_column_letters_are_numbers_from_0(letters, index):
    assert column_index(letters) == index


def test_a_workbook_without_percentages_names_no_cell():
    assert percent_cells(workbook(("ก", [[1]]))) == {}


def test_a_package_without_styles_names_no_cell():
    assert percent_cells(zipped(**{"xl/workbook.xml": "<workbook/>"})) == {}


def test_times_of_a_workbook_are_read_as_text():
    (sheet,) = sheets_of(workbook(("ก", [[time(9, 30)]]), formats={(0, 0): "hh:mm"}), "a.xlsx")
    assert "9:30" in str(sheet.rows[0][0])
