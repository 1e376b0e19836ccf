"""Scans: pictures of pages ▸ the same indicators, and no wrong number that is not marked as a doubt."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from samrit.drafts.translation import to_json
from samrit.letters import UnreadableLetter, read_letter
from samrit.letters.reading import read_document
from samrit.letters.scans import reader, tesseract
from samrit.letters.scans.doubts import SURE, doubtful_numbers
from samrit.letters.scans.rasters import ink_of, pieces_of, straightened
from samrit.letters.scans.reader import read_pages
from samrit.letters.scans.rows import rows_of, stretches_of, usual_height
from samrit.letters.scans.ruling import take_rules
from samrit.letters.sources import open_document

from .conftest import SAMPLES
from .measuring import Numbers, Score, numbers, structure
from .printing import to_pdf, to_png, to_scan, to_scanned_pdf, to_tiff

needs_ocr = pytest.mark.skipif(
    shutil.which("tesseract") is None,
    reason="Tesseract is not installed: make ocr, or apt-get install tesseract-ocr-tha",
)
SAMPLE = SAMPLES / "province-page-break.txt"
FEW = [
    "province-page-break.txt",
    "health-columns.txt",
    "municipal-points-inline.txt",
    "justice-amendment.txt",
]
LEAST_STRUCTURE = 95


def printed(path, **options):
    return to_pdf(open_document(path, name=path.name), **options)


def measured(paths):
    score, count = Score(), Numbers()
    for path in paths:
        pdf = printed(path)
        draft = read_document(read_pages(to_scan(pdf), dpi=200, name="scan.pdf"))
        score.add(structure(to_json(read_letter(path, name=path.name)), to_json(draft)))
        count.add(numbers(open_document(pdf, name="l.pdf"), draft.document, list(draft.findings)))
    return score, count


@needs_ocr
def test_scans_of_our_letters_keep_their_structure_and_no_wrong_number_is_unmarked():
    score, count = measured([SAMPLES / name for name in FEW])
    assert score.right * 100 >= score.count * LEAST_STRUCTURE, score.wrong
    assert count.unmarked == []
    assert count.right * 100 >= count.count * 99


@needs_ocr
def test_scans_of_a_real_letter_keep_its_structure(real_letter):
    score, count = measured([real_letter("ubon-2567-round2-amendment")])
    assert score.right * 100 >= score.count * LEAST_STRUCTURE, score.wrong
    assert count.unmarked == []


@needs_ocr
@pytest.mark.parametrize("kind", ["pdf", "png", "tiff"])
def test_scanned_pdf_files_and_pictures_are_read_also_askew(kind):
    pages = to_scan(printed(SAMPLE), tilt=0.01)
    data = {"pdf": to_scanned_pdf, "tiff": to_tiff, "png": lambda pages: to_png(pages[0])}[kind](pages)
    draft = read_letter(data, name=f"scan.{kind}")
    assert [(item.number, str(item.weight)) for item in draft.indicators] == [("1", "50"), ("2", "50")]
    first = draft.indicators[0]
    (mark,) = draft.document.marks_of(first.weight_text.start, first.weight_text.end)
    left, bottom, right, top = mark.box
    assert mark.page == 1
    assert 340 < left < right < 430
    assert 0 < top - bottom < 20
    assert 0 < mark.confidence <= 100


@needs_ocr
def test_letters_of_an_unknown_font_give_doubts_and_no_sure_number():
    pdf = printed(SAMPLE, more='#set text(font: "Sarabun", style: "italic", weight: "thin")\n')
    draft = read_pages(to_scan(pdf), dpi=200, name="scan.pdf")
    wrong = numbers(open_document(pdf, name="l.pdf"), draft, doubtful_numbers(draft))
    assert wrong.unmarked == []


@needs_ocr
def test_pages_without_writing_are_refused():
    blank = np.full((2339, 1654), 250, np.uint8)
    with pytest.raises(UnreadableLetter) as caught:
        read_letter(to_scanned_pdf([blank]), name="blank.pdf")
    assert caught.value.code == "scan"


@needs_ocr
def test_a_picture_cut_short_is_damaged():
    with pytest.raises(UnreadableLetter) as caught:
        open_document(to_png(np.zeros((50, 50), np.uint8))[:60], name="cut.png")
    assert caught.value.code == "damaged"


# What follows needs no Tesseract.


@pytest.fixture
def letters_as_dots(monkeypatch):
    """Read every stretch of text as one sign, so that what is not Tesseract's is seen alone."""

    def read(crops, **_):
        return [tesseract.LineText("·", 90) for _ in crops]

    monkeypatch.setattr(reader, "read_lines", read)


def page_of(source, **options):
    document = open_document(source.encode(), name="letter.txt")
    return to_scan(to_pdf(document, **options))


def numbers_of(source, **options):
    found = read_pages(page_of(source), dpi=200, name="scan", **options)
    return [(found.text[mark.start : mark.end], mark.confidence >= SURE) for mark in found.numbers]


def test_digits_are_read_by_their_shapes(letters_as_dots):
    text = "ระดับ ๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙ ๐ คน\n\nร้อยละ 12.50 - 89.99 และ (๑,๒๓๔) คน 60%\n"
    assert [number for number, _ in numbers_of(text)] == [*"๑๒๓๔๕๖๗๘๙๐", "12.50", "89.99", "๑,๒๓๔", "60"]
    assert [number for number, _ in numbers_of("มาตรา7และข้อ8")] == ["7", "8"]


def test_digits_that_touch_are_parted(letters_as_dots):
    assert [number for number, _ in numbers_of("ปี ๒๕๖๘ และ ๒๕๖๗")] == ["๒๕๖๘", "๒๕๖๗"]


def test_letters_that_look_like_digits_are_text(letters_as_dots):
    assert numbers_of("SO BOLD AS OIL IN Sl Boo") == []


def test_signs_of_several_pieces_are_one(letters_as_dots):
    found = read_pages(
        page_of("รายงานการประชุมของหน่วยงานในจังหวัด\n\n9 = 8 และ 3 : 70% : 5"), dpi=200, name="scan"
    )
    assert found.lines[-1].text.replace(" ", "") == "9=8·3:70%:5"


def test_without_the_second_look_no_number_is_read_here(letters_as_dots):
    assert numbers_of("ระดับ ๑ ๒ ๓", second_look=False) == []


def test_a_page_without_ink_has_no_lines(letters_as_dots):
    blank = np.full((400, 300), 250, np.uint8)
    found = read_pages([blank, *page_of("ที่ดินทำกิน")], dpi=200, name="scan")
    assert found.text.split() == ["·"]
    assert found.page_starts == (0, 1)


def test_text_that_tesseract_cannot_read_leaves_no_line(monkeypatch):
    monkeypatch.setattr(reader, "read_lines", lambda crops, **_: [tesseract.LineText("", 0) for _ in crops])
    assert read_pages(page_of("ที่ดินทำกิน"), dpi=200, name="scan").text == ""


def test_a_number_that_tesseract_read_is_never_sure(monkeypatch):
    monkeypatch.setattr(
        reader, "read_lines", lambda crops, **_: [tesseract.LineText("ปี 25", 99) for _ in crops]
    )
    found = read_pages(page_of("ที่ดินทำกิน"), dpi=200, name="scan")
    (finding,) = doubtful_numbers(found)
    assert (finding.code, finding.severity, finding.line, finding.quote) == (
        "doubtful-number",
        "warning",
        2,
        "25",
    )


def test_a_table_is_found_by_its_rules(letters_as_dots):
    found = read_pages(page_of("ก่อน\n\nงาน\tน้ำหนัก\nตัวชี้วัด\t๔๐\n\nหลัง\n"), dpi=200, name="scan")
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Table", "Paragraph"]
    assert [[cell.text for cell in row] for row in found.blocks[1].rows][1][1] == "๔๐"


def test_each_of_two_tables_keeps_its_own_cells(letters_as_dots):
    found = read_pages(page_of("งาน\t๔๐\n\nระหว่างนั้น\n\nงาน\t๖๐\n"), dpi=200, name="scan")
    tables = [block for block in found.blocks if type(block).__name__ == "Table"]
    assert [table.rows[0][1].text for table in tables] == ["๔๐", "๖๐"]


def test_a_mark_over_numbers_alone_is_left_out(letters_as_dots):
    (page,) = page_of("๑ ๒ ๓")
    top = np.flatnonzero(ink_of(page).any(axis=1))[0]
    first, second, _ = sorted(pieces_of(ink_of(page)), key=lambda piece: piece.left)
    place = (first.right + second.left) // 2
    page[top - 9 : top - 5, place - 1 : place + 2] = 0
    assert read_pages([page], dpi=200, name="scan").text.split() == ["๑", "๒", "๓"]


def test_a_tilted_page_is_set_level():
    (askew,) = to_scan(to_pdf(open_document(b"one\n", name="l.txt")), tilt=0.02)
    assert straightened(np.full((200, 200), 250, np.uint8)).shape == (200, 200)
    level = straightened(askew)
    rows = np.flatnonzero(ink_of(level).any(axis=1))
    assert rows[-1] - rows[0] < 30


def test_pieces_that_touch_are_one_and_specks_are_none():
    ink = np.zeros((20, 30), bool)
    ink[2:9, 3:5] = ink[8:10, 4:12] = ink[2:9, 11:13] = True
    ink[15, 20] = True
    (piece,) = pieces_of(ink)
    assert (piece.left, piece.top, piece.right, piece.bottom) == (3, 2, 13, 10)
    assert (piece.width, piece.height, piece.middle) == (10, 8, 6.0)


def test_rules_are_taken_out_and_thick_bars_are_none():
    ink = np.zeros((400, 400), bool)
    ink[50:52, 20:380] = True
    ink[100:300, 20:22] = True
    ink[320:360, 20:380] = True
    ink[200:220, 200:215] = True
    rest, upright, level = take_rules(ink, 200)
    assert not rest[:310, :150].any()
    assert rest[205:215, 205].all()
    assert len(level) == len(upright) == 1
    assert level[0].at == pytest.approx(125.6, abs=0.5)
    assert take_rules(np.zeros((90, 90), bool), 200)[1:] == ([], [])


def test_a_page_of_specks_has_no_usual_height():
    assert usual_height([], 200) is None
    assert rows_of([], 20.0) == []


def test_marks_far_from_every_row_are_left_out(letters_as_dots):
    page = page_of("งาน")[0]
    page[1500:1508, 800:806] = 0
    ink = ink_of(page)
    pieces = pieces_of(ink)
    unit = usual_height(pieces, 200)
    (row,) = rows_of(pieces, unit)
    assert len(row.pieces) == len(pieces) - 1
    assert stretches_of(page, row)


def test_an_empty_frame_is_no_table(letters_as_dots):
    (page,) = page_of("ที่ดินทำกิน")
    page[1000:1003, 300:900] = page[1300:1303, 300:900] = 0
    page[1000:1303, 300:303] = page[1000:1303, 897:900] = 0
    found = read_pages([page], dpi=200, name="scan")
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph"]


def test_a_number_that_goes_on_with_what_may_be_letters_is_not_sure(letters_as_dots):
    assert numbers_of("เวลา ๐๘.m น. และ ๐๙.๓๐ น.") == [("๐๘", False), ("๐๙.๓๐", True)]
