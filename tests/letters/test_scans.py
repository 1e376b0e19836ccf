"""Scans: pictures of pages ▸ the same indicators, and no wrong number that is not marked as a doubt."""

from __future__ import annotations

import shutil
import stat
import struct
import zlib

import numpy as np
import pytest

from samrit.drafts.translation import to_json
from samrit.letters import UnreadableLetter, read_letter
from samrit.letters.document import Document, Mark
from samrit.letters.reading import read_document
from samrit.letters.scans import opening, pictures, reader, tesseract
from samrit.letters.scans.doubts import SURE, doubtful_numbers
from samrit.letters.scans.rasters import ink_of, pieces_of, straightened
from samrit.letters.scans.reader import read_pages
from samrit.letters.scans.rows import rows_of, stretches_of, usual_height
from samrit.letters.scans.ruling import take_rules
from samrit.letters.sources import open_document

from .conftest import LETTERS, SAMPLES
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


def test_digits_that_touch_are_parted(letters_as_dots):
    assert [number for number, _ in numbers_of("ปี ๒๕๖๘ และ ๒๕๖๗")] == ["๒๕๖๘", "๒๕๖๗"]


def test_letters_that_look_like_digits_are_text(letters_as_dots):
    assert numbers_of("SO BOLD AS OIL IN Sl Boo") == []


def test_signs_of_several_pieces_are_one(letters_as_dots):
    found = read_pages(page_of("9 = 8 และ 3 : 70% : 5"), dpi=200, name="scan")
    assert found.text.replace(" ", "").strip() == "9=8·3:70%:5"


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


def scan_of(text, *doubtful):
    """Give a document as from a scan, in which some numbers are not sure, with their confidence."""
    unsure = dict(doubtful)
    document = open_document(text.encode(), name="letter.txt")
    marks = []
    for place, (start, end) in enumerate(_spans(text)):
        marks.append(Mark(start, end, 1, (0.0, 0.0, 9.0, 9.0), unsure.get(place, 95)))
    return read_document(Document("scan", document.text, document.blocks, (0,), numbers=tuple(marks)))


def _spans(text):
    return [match.span() for match in reader._NUMBER.finditer(text)]


LEVELS = " ".join(f"ระดับ {level} ร้อยละ {50 + 10 * level}" for level in range(1, 6))


def letter(*weights, levels=LEVELS):
    rows = [f"ตัวชี้วัดที่ {place} งานดี {levels}\t{weight}\tกองแผน" for place, weight in enumerate(weights, 1)]
    return "\n".join(["ตัวชี้วัด\tน้ำหนัก\tหน่วยงาน", *rows])


def doubts(draft):
    return [(one.quote, one.proposal) for one in draft.findings if one.code == "doubtful-number"]


# The numbers of a row: its own, five levels with a value each, the weight.
WEIGHT, LAST_LEVEL, LAST_VALUE, NEXT = 11, 9, 10, 12


def test_sure_numbers_that_add_up_are_no_findings():
    assert doubts(scan_of(letter(40, 60))) == []


def test_an_unsure_weight_that_makes_100_is_confirmed():
    assert doubts(scan_of(letter(40, 60), (WEIGHT, 60))) == []
    assert doubts(scan_of(letter(40, 60), (WEIGHT, 20))) == [("40", None)]


def test_an_unsure_weight_is_told_what_the_others_ask_for_and_none_of_them_is_sure():
    assert doubts(scan_of(letter(10, 60), (WEIGHT, 60))) == [("10", "40"), ("60", None)]
    assert doubts(scan_of(letter(10, 60))) == [("10", None), ("60", None)]


def test_two_unsure_weights_confirm_nothing():
    draft = scan_of(letter(40, 60), (WEIGHT, 60), (WEIGHT + NEXT, 60))
    assert doubts(draft) == [("40", None), ("60", None)]


def test_weights_for_some_units_or_without_a_number_are_not_summed():
    assert doubts(scan_of(letter(30, 60).replace("งานดี", "งานดี (เฉพาะอำเภอเวียง)", 1))) == []
    assert doubts(scan_of(letter("สี่สิบ", 50))) == []
    assert doubts(scan_of(letter(50))) == []


def test_an_unsure_level_number_in_its_place_is_confirmed():
    assert doubts(scan_of(letter(40, 60), (LAST_LEVEL, 60))) == []


def test_an_unsure_step_of_an_even_ladder_is_confirmed_or_told():
    assert doubts(scan_of(letter(40, 60), (LAST_VALUE, 60))) == []
    wrong = letter(40, 60, levels=LEVELS.replace("ร้อยละ 100", "ร้อยละ 150"))
    assert doubts(scan_of(wrong, (LAST_VALUE, 60))) == [("150", "100")]


def test_an_uneven_ladder_confirms_nothing():
    uneven = letter(40, 60, levels=LEVELS.replace("ร้อยละ 70", "ร้อยละ 75"))
    assert doubts(scan_of(uneven, (LAST_VALUE, 60))) == [("100", None)]
    short = letter(40, 60, levels="ระดับ 1 ร้อยละ 60 ระดับ 2 ร้อยละ 70")
    assert doubts(scan_of(short, (2, 60))) == [("60", None)]


def test_a_doubt_keeps_the_digits_of_the_letter():
    draft = scan_of(letter("๑๐", "๖๐"), (WEIGHT, 60))
    assert doubts(draft)[0] == ("๑๐", "๔๐")
    assert "๔๐" in next(one for one in draft.findings if one.proposal).message_en


def test_a_number_of_several_points_has_no_value():
    assert doubts(scan_of(letter("1.2.3", "60"), (WEIGHT, 60)))


def refusal(data, name="scan.png"):
    with pytest.raises(UnreadableLetter) as caught:
        open_document(data, name=name)
    assert name in caught.value.message_th
    return caught.value.code


PNG_HEAD = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR"


@pytest.mark.parametrize(
    ("data", "sizes"),
    [
        (PNG_HEAD + struct.pack(">II", 20_000, 10_000), [(20_000, 10_000)]),
        (b"GIF89a" + struct.pack("<HH", 7, 8), [(7, 8)]),
        (b"BM" + b"\0" * 16 + struct.pack("<ii", 7, -8), [(7, 8)]),
        (b"\xff\xd8\xff\xe0\0\4ab\xff\xc2\0\x0b\x08" + struct.pack(">HH", 8, 7), [(7, 8)]),
        (b"\xff\xd8\xff\xd0\xff\xc4\0\2\0", []),
        (b"\xff\xd8\xff", []),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\6\0\0\7\0\0", [(7, 8)]),
        (b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 5 + struct.pack("<I", 6 | 7 << 14), [(7, 8)]),
        (b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + struct.pack("<HH", 7, 8), [(7, 8)]),
        (to_tiff([np.zeros((8, 7), np.uint8)] * 2), [(7, 8), (7, 8)]),
        (
            b"MM\0*\0\0\0\x08\0\2"
            + struct.pack(">HHIHH", 256, 3, 1, 7, 0)
            + struct.pack(">HHIHHI", 257, 3, 1, 8, 0, 8),
            [(7, 8)],
        ),
        (b"no picture", []),
    ],
)
def test_the_size_of_a_picture_is_seen_before_it_is_unpacked(data, sizes):
    assert pictures.sizes_of(data) == sizes


def test_a_picture_of_200_megapixels_is_refused():
    assert refusal(PNG_HEAD + struct.pack(">II", 20_000, 10_000)) == "too-large"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"GIF89a\0\0\0\0", b"anything"])
def test_a_picture_whose_size_cannot_be_seen_is_damaged(data):
    assert refusal(data) == "damaged"


@pytest.fixture
def fake_tesseract(monkeypatch, tmp_path):
    """Put a command in Tesseract's place that does as told."""

    def install(script):
        command = tmp_path / "tesseract"
        command.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        command.chmod(command.stat().st_mode | stat.S_IEXEC)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    return install


def test_without_tesseract_a_scan_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableLetter) as caught:
        open_document(to_png(np.zeros((9, 9), np.uint8)), name="scan.png")
    assert caught.value.code == "no-ocr"
    assert "apt-get install tesseract-ocr" in caught.value.message_th


def test_tesseract_without_its_thai_model_is_none(fake_tesseract):
    fake_tesseract("echo List of languages; echo eng")
    assert refusal(to_png(np.zeros((9, 9), np.uint8))) == "no-ocr"


READS = (
    'if [ "$1" = --list-langs ]; then echo tha; exit; fi\n'
    r'printf "one  line\n\ftwo\n\f" > "$2.txt"' + "\n"
    r'printf "head\n5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t80\tone\n5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t91\tline\n'
    r'5\t2\t1\t1\t1\t1\t0\t0\t9\t9\t-1\t \n" > "$2.tsv"'
)


def test_all_lines_are_read_in_one_run_with_their_confidence(fake_tesseract):
    fake_tesseract(READS)
    crop = np.zeros((9, 9), np.uint8)
    assert tesseract.read_lines([crop, crop], dpi=200, name="scan") == [
        tesseract.LineText("one line", 86),
        tesseract.LineText("two", 0),
    ]
    assert tesseract.read_lines([], dpi=200, name="scan") == []


def test_tesseract_that_fails_or_takes_too_long_is_a_clear_refusal(fake_tesseract):
    fake_tesseract("exit 1")
    with pytest.raises(UnreadableLetter) as caught:
        tesseract.read_lines([np.zeros((9, 9), np.uint8)], dpi=200, name="scan.pdf")
    assert caught.value.code == "too-slow"


def test_a_picture_is_made_a_pdf_and_read_as_one(fake_tesseract, tmp_path, letters_as_dots, monkeypatch):
    page = tmp_path / "made.pdf"
    page.write_bytes(to_scanned_pdf(page_of("ระดับ ๕ งาน"), dpi=20))
    fake_tesseract(f'if [ "$1" = --list-langs ]; then echo tha; exit; fi\ncp {page} "$2.pdf"')
    found = open_document(to_png(np.zeros((9, 9), np.uint8)), name="scan.png")
    assert "๕" in found.text
    fake_tesseract('if [ "$1" = --list-langs ]; then echo tha; exit; fi\nexit 1')
    assert refusal(to_png(np.zeros((9, 9), np.uint8))) == "damaged"


@pytest.fixture
def any_tesseract(fake_tesseract):
    fake_tesseract("echo tha")


def test_a_scan_of_many_pages_is_refused(any_tesseract):
    page = np.full((8, 8), 250, np.uint8)
    assert refusal(to_scanned_pdf([page] * (opening.MOST_PAGES + 1)), "long.pdf") == "too-long"


def test_a_huge_picture_inside_a_pdf_is_refused_before_it_is_unpacked(any_tesseract):
    pdf = to_scanned_pdf([np.full((8, 8), 250, np.uint8)])
    claimed = pdf.replace(b"/Width 8/Height 8", b"/Width 20000/Height 10000")
    assert refusal(claimed, "huge.pdf") == "too-large"
    box = pdf.replace(b"MediaBox[0 0 2.88 2.88]", b"MediaBox[0 0 140000 2.88]")
    assert refusal(box, "page.pdf") == "too-large"


def test_a_page_of_paper_only_is_refused(any_tesseract):
    assert refusal(to_scanned_pdf([np.full((80, 80), 250, np.uint8)]), "blank.pdf") == "scan"


def test_the_png_made_here_is_one():
    data = to_png(np.zeros((2, 3), np.uint8))
    assert zlib.decompress(data[41:-16]) == b"\0" * 8
    assert pictures.sizes_of(data) == [(3, 2)]


def test_the_real_letters_are_not_in_the_project():
    assert not LETTERS.is_relative_to(SAMPLES.parents[2])


def test_an_empty_frame_is_no_table(letters_as_dots):
    (page,) = page_of("ที่ดินทำกิน")
    page[1000:1003, 300:900] = page[1300:1303, 300:900] = 0
    page[1000:1303, 300:303] = page[1000:1303, 897:900] = 0
    found = read_pages([page], dpi=200, name="scan")
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph"]
