"""Files of pictures: their size is weighed first, Tesseract is asked for, refusals are clear."""

from __future__ import annotations

import stat
import struct
import zlib

import numpy as np
import pytest

from samrit.letters import UnreadableLetter
from samrit.letters.scans import opening, pictures, reader, tesseract
from samrit.letters.sources import open_document

from .printing import to_pdf, to_png, to_scan, to_scanned_pdf, to_tiff


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


def test_a_picture_is_made_a_pdf_and_read_as_one(fake_tesseract, tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "read_lines", lambda crops, **_: [tesseract.LineText("·", 90) for _ in crops])
    printed = to_pdf(open_document("ระดับ ๕ งาน".encode(), name="letter.txt"))
    page = tmp_path / "made.pdf"
    page.write_bytes(to_scanned_pdf(to_scan(printed), dpi=20))
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
