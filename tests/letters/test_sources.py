"""Files of every kind, sound and bad ▸ a document, or one clear refusal."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from samrit.letters import UnreadableLetter, open_document, read_letter
from samrit.letters.document import Table
from samrit.letters.sources import packages
from samrit.letters.sources import pdf as pdf_source

from . import facts
from .conftest import SAMPLES
from .making import to_docx
from .printing import to_pdf

SAMPLE = "province-page-break.txt"
TEXT = (SAMPLES / SAMPLE).read_text(encoding="utf-8")


def cells(table):
    return [[cell.text for cell in row] for row in table.rows]


def refusal(source, name, **options):
    with pytest.raises(UnreadableLetter) as caught:
        read_letter(source, name=name, **options)
    error = caught.value
    assert "\n" not in error.message_th
    assert "\n" not in error.message_en
    assert name in error.message_th
    assert name in str(error)
    return error.code


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "empty.txt", "empty"),
        (b" \r\n\t ", "blank.txt", "empty"),
        (b"\xff\xfe", "mark.txt", "empty"),
        (b"\x00\x01\x02letter", "binary.txt", "not-text"),
        (b"\x80\x81\x82" * 40, "bytes.txt", "not-text"),
        (b"only words, no table", "words.txt", "no-indicators"),
        ("เรื่อง นัดประชุม ตามตัวชี้วัดที่ ๓ ของหน่วยงาน".encode(), "mention.txt", "no-indicators"),
        (b"\x89PNG\r\n\x1a\n....", "scan.bin", "damaged"),
        (b"anything", "scan.jpeg", "damaged"),
        (b"anything", "letter.exe", "unknown-kind"),
        (b"PK\x03\x04cut short", "letter.docx", "damaged"),
        (b"%PDF-1.7 cut short", "letter.pdf", "damaged"),
    ],
)
def test_a_file_that_is_no_letter_is_refused_with_one_clear_line(data, name, code):
    assert refusal(data, name) == code


def test_a_file_that_is_not_there_is_refused(tmp_path):
    assert refusal(tmp_path / "gone.txt", "gone.txt") == "no-file"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(), "ไม่มีไฟล์นี้"),
        (IsADirectoryError(), "เป็นโฟลเดอร์"),
        (PermissionError(), "ไม่มีสิทธิ์อ่าน"),
        (OSError(5, "Input/output error"), "ตรวจชื่อไฟล์"),
    ],
)
def test_why_a_file_cannot_be_opened_is_said_in_thai(error, words, monkeypatch, tmp_path):
    def refuse(_path):
        raise error

    monkeypatch.setattr(type(tmp_path), "stat", refuse)
    with pytest.raises(UnreadableLetter) as caught:
        open_document(tmp_path / "letter.txt", name="letter.txt")
    assert words in caught.value.message_th


def test_rows_shut_in_pipes_are_a_table_without_a_rule_of_dashes():
    rows = ["| ตัวชี้วัด | น้ำหนัก |", "| ตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก ระดับ ๒ ข | ๑๐๐ |"]
    draft = read_letter("\n".join(rows).encode(), name="letter.md")
    assert [str(one.weight) for one in draft.indicators] == ["100"]


def test_a_file_over_the_limit_is_not_read(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert refusal(path, "big.txt") == "too-large"
    assert refusal(b"x" * 11, "big.txt", size_limit=10) == "too-large"


def test_a_device_that_tells_no_size_is_read_only_up_to_the_limit():
    assert refusal(Path("/dev/zero"), "zero.txt", size_limit=1000) == "too-large"


def test_many_lines_under_one_heading_are_read():
    lines = "ข้อความต่อเนื่องของตัวชี้วัด\n" * 20_000
    draft = read_letter(f"ตัวชี้วัดที่ ๑ งาน ระดับ ๑ ก ระดับ ๒ ข\n{lines}".encode(), name="letter.txt")
    assert len(draft.indicators) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_a_letter_reads_the_same_in_every_encoding(encoding):
    letter = read_letter(TEXT.encode(encoding), name="letter.txt")
    expected = facts.of(read_letter(SAMPLES / SAMPLE, name=SAMPLE))
    assert facts.of(letter) == expected
    assert bool(letter.document.notes) == (encoding == "cp874")


def test_broken_utf_16_is_not_text():
    assert refusal(b"\xff\xfe\x00\xd8\x00", "odd.txt") == "not-text"


def test_a_few_broken_bytes_are_pointed_at_and_the_rest_is_read():
    data = TEXT.encode().replace("จัดสรร".encode(), "จัดสร".encode() + b"\xe0\xb8")
    letter = read_letter(data, name="letter.txt")
    assert letter.document.notes
    assert [(finding.code, finding.severity, finding.line) for finding in letter.findings] == [
        ("unreadable-text", "warning", 21)
    ]


def test_invisible_differences_are_removed_and_words_kept():
    noisy = TEXT.replace("น้ำหนัก", "น้ํ\u0e32หนัก").replace("ระดับ", "ระ\u200bดับ").replace("\n", "\r\n")
    letter = read_letter(noisy.encode(), name="letter.txt")
    assert facts.of(letter) == facts.of(read_letter(SAMPLES / SAMPLE, name=SAMPLE))


def test_a_word_file_gives_the_same_draft():
    document = open_document(SAMPLES / SAMPLE, name=SAMPLE)
    letter = read_letter(to_docx(document), name="letter.docx")
    expected = read_letter(SAMPLES / SAMPLE, name=SAMPLE)
    assert [indicator.title.text for indicator in letter.indicators] == [
        indicator.title.text for indicator in expected.indicators
    ]
    assert letter.head.number == expected.head.number
    assert facts.of(letter)["deadlines"] == facts.of(expected)["deadlines"]


def test_the_real_letters_give_the_same_draft_from_word(real_letter):
    path = real_letter("department-2559-round1")
    expected = facts.of(read_letter(path, name=path.name))
    actual = facts.of(read_letter(to_docx(open_document(path, name=path.name)), name="letter.docx"))
    for indicator in (*expected["indicators"], *actual["indicators"]):
        indicator.pop("line")
    expected["findings"] = actual["findings"] = []
    assert actual == expected


def test_a_text_pdf_gives_every_number_and_level():
    document = open_document(SAMPLES / SAMPLE, name=SAMPLE)
    letter = read_letter(to_pdf(document), name="letter.pdf")
    expected = read_letter(SAMPLES / SAMPLE, name=SAMPLE)
    assert letter.head.number == expected.head.number
    assert letter.document.lines[-1].page == 2
    assert len(letter.indicators) == len(expected.indicators)
    for read, wanted in zip(letter.indicators, expected.indicators, strict=True):
        assert (read.scope, read.number, read.weight) == (wanted.scope, wanted.number, wanted.weight)
        assert [owner.name.text for owner in read.owners] == [owner.name.text for owner in wanted.owners]
        for one, other in zip(read.ladders[0].levels, wanted.ladders[0].levels, strict=True):
            assert one.level == other.level
            assert one.text.text.replace(" ", "") == other.text.text.replace(" ", "")


def test_a_merged_cell_of_a_word_table_is_read_once():
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "ab"
    table.cell(0, 2).text = "c"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "d\ne"
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "x", "y"
    table.cell(2, 2).text = "f"
    paragraph = document.add_paragraph("one\ttwo")
    paragraph.add_run().add_break()
    paragraph.add_run("three")
    buffer = io.BytesIO()
    document.save(buffer)
    opened = open_document(buffer.getvalue(), name="letter.docx")
    assert cells(opened.blocks[0]) == [["ab", "", "c"], ["d e", "x y", ""], ["", "", "f"]]
    assert [paragraph.passage.text for paragraph in opened.paragraphs] == ["one two", "three"]


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def test_tracked_changes_controls_and_text_boxes_of_word_are_read_as_a_reader_sees_them():
    document = docx.Document()
    body = document.element.body
    xml = f"""<w:body xmlns:w="{WORD}" xmlns:mc="{COMPATIBLE}">
      <w:sdt><w:sdtContent><w:p>
        <w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>
        <w:r><w:t xml:space="preserve"> and</w:t><w:noBreakHyphen/><w:t>on</w:t><w:t/></w:r>
        </w:p></w:sdtContent></w:sdt>
      <w:p><w:r><mc:AlternateContent>
        <mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice>
        <mc:Fallback><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>
        </mc:AlternateContent></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:body>"""
    for child in etree.fromstring(xml):
        body.append(child)
    buffer = io.BytesIO()
    document.save(buffer)
    opened = open_document(buffer.getvalue(), name="letter.docx")
    assert [paragraph.passage.text for paragraph in opened.paragraphs] == ["new and-on", "box"]
    assert cells(opened.blocks[-1]) == [[""]]


def package(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


def test_another_package_is_no_letter():
    assert refusal(package(ppt__presentation_xml="<x/>"), "slides.pptx") == "unknown-kind"


def test_a_word_file_with_broken_parts_is_damaged():
    assert refusal(package(word__document_xml="<x/>"), "letter.docx") == "damaged"


def test_a_package_that_would_unpack_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(packages, "_UNPACKED_LIMIT", 100)
    assert refusal(package(word__document_xml="0" * 101), "bomb.docx") == "too-large"


def test_a_pdf_with_too_many_pages_is_refused(monkeypatch):
    document = open_document(SAMPLES / SAMPLE, name=SAMPLE)
    monkeypatch.setattr(pdf_source, "_MOST_PAGES", 1)
    assert refusal(to_pdf(document), "long.pdf") == "too-long"


PDF_PAGE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
"""
LOCK = (
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -1/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n%%EOF"
)


def test_a_pdf_whose_page_is_broken_is_damaged():
    broken = PDF_PAGE.replace(b"Kids[3 0 R]", b"Kids[9 0 R]")
    assert refusal(broken + b"trailer<</Root 1 0 R>>\n%%EOF", "page.pdf") == "damaged"


def test_a_pdf_without_text_is_a_scan(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(PDF_PAGE + b"trailer<</Root 1 0 R>>\n%%EOF", "scan.pdf") == "no-ocr"


def test_a_pdf_with_a_password_is_refused():
    assert refusal(PDF_PAGE + LOCK, "locked.pdf") == "locked"


def test_a_page_of_html_is_what_a_reader_sees():
    page = b"""<html><head><title>t</title></head><body>text<style>p{}</style>
    <table><caption>c</caption><tr><td colspan="2">a</td></tr><tr><td rowspan="2">b</td><td>c<br>d</td></tr>
    <tr><td><table><tr><td>e</td><td>f</td></tr></table></td></tr></table></table></style>
    <div>after &lt; 80</div><table><td>loose</td></table><td>bare</td>
    <table></table><table><tr></tr></table><table>"""
    opened = open_document(page, name="letter.html")
    tables = [block for block in opened.blocks if isinstance(block, Table)]
    assert [paragraph.passage.text for paragraph in opened.paragraphs] == ["text", "after < 80", "bare"]
    assert cells(tables[0]) == [["c"], ["a", ""], ["b", "c d"], ["", "e f"]]
    assert cells(tables[1]) == [["loose"]]


def test_an_html_table_inside_a_text_file_keeps_the_places_of_the_file():
    text = (
        "before\n<table><tr><td rowspan=2>a</td><td colspan='2'><p>b</p><p>c</p></td></tr>"
        "<tr><td>d</td></tr></table>\nafter"
    )
    opened = open_document(text.encode(), name="letter.md")
    table = opened.blocks[1]
    assert cells(table) == [["a", "b c", ""], ["", "d"]]
    passage = table.rows[1][1].passage
    assert text[passage.start : passage.end] == "d"


def test_fragments_entities_and_marks_in_a_cell_are_text():
    text = "a\t<p><b>x</b> &lt; 80 <!-- no --><http://here></p><p>![p](q.png)**y** &amp; z\\*</p>\t"
    opened = open_document(text.encode(), name="letter.txt")
    assert [paragraph.text for paragraph in opened.blocks[0].rows[0][1].paragraphs] == [
        "x < 80 <http://here>",
        "y & z*",
    ]


def test_a_line_knows_its_number_and_place():
    opened = open_document(b"one\ntwo\n", name="letter.txt")
    assert [(line.number, line.start, line.end, line.page) for line in opened.lines] == [
        (1, 0, 3, None),
        (2, 4, 7, None),
        (3, 8, 8, None),
    ]
    assert opened.line_at(5) == 2


def test_a_line_of_words_set_apart_is_no_table():
    opened = open_document("ตัวชี้วัด     ผู้รับผิดชอบ\nก     ข\n".encode(), name="letter.txt")
    assert [paragraph.passage.text for paragraph in opened.paragraphs] == ["ตัวชี้วัด ผู้รับผิดชอบ", "ก ข"]
