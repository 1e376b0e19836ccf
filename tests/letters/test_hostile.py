"""Files made to harm: each is refused or read safely, in a process that stays within its time and memory."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
import zlib

import pytest
import xlsxwriter

from samrit.letters import UnreadableLetter, open_document
from samrit.letters.isolation import Limits, running
from samrit.letters.opening import IN_PROCESS

from .conftest import SAMPLES
from .making import to_docx, to_xlsx
from .printing import to_pdf

SAMPLE = "province-page-break.txt"
MEMORY = 500 * 1024 * 1024
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>{}]>".format(
    "".join(
        f"<!ENTITY {name} '{f'&{before};' * 50}'>"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
)


@pytest.fixture(autouse=True)
def opened_apart(opened_here, monkeypatch):
    monkeypatch.delenv(IN_PROCESS)


@pytest.fixture
def answers(monkeypatch):
    """Collect what each process took."""
    found = []
    ask = running.ask

    def asked(data, **options):
        found.append(ask(data, **options))
        return found[-1]

    monkeypatch.setattr(running, "ask", asked)
    return found


@pytest.fixture
def opened(answers):
    """Open a file in its process; give the document or the code of the refusal. Its memory is looked at.

    What does not strain this process is opened ``here`` too, which must come to the same.
    """

    def open_(data, name, *, here=True):
        found = outcome(data, name, isolated=True)
        if here:
            assert outcome(data, name, isolated=False) == found
        (answer,) = answers
        # A process that broke off has not said how much it took; its limit is tried in test_isolation.
        if answer.said:
            assert 0 < json.loads(answer.said)["peak"] < MEMORY
        assert not answer.late
        answers.clear()
        return found

    return open_


def outcome(data, name, *, isolated):
    try:
        return open_document(data, name=name, isolated=isolated)
    except UnreadableLetter as refusal:
        return refusal.code if name in refusal.message_th and name in refusal.message_en else "unnamed"


def package(parts, *, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word(body, prolog="", **parts):
    document = f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return package({"word/document.xml": document, **parts})


def excel(sheet, *, strings="", prolog="", sheets='<sheet name="a" r:id="r1"/>'):
    return package(
        {
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
            '<Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}">{sheet}</worksheet>',
            **({"xl/sharedStrings.xml": f'{prolog}<sst xmlns="{S}">{strings}</sst>'} if strings else {}),
        }
    )


def text_of(paragraph):
    return f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>"


def lying(data):
    """Let every part of a package claim to be ten bytes long."""
    data = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset : place + offset + 4] = struct.pack("<I", 10)
            place = data.find(mark, place + 1)
    return bytes(data)


BLANK = " " * 60_000_000


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: word(f"<w:p>{BLANK}</w:p>"), "too-large"),
        (lambda: excel(f"<sheetData>{BLANK}</sheetData>"), "too-large"),
        (lambda: word("", **{"word/media/image1.png": bytes(300_000_000)}), "too-large"),
        (lambda: lying(word(f"<w:p>{BLANK}</w:p>")), "damaged"),
        (lambda: lying(excel(f"<sheetData>{BLANK}</sheetData>")), "damaged"),
        (lambda: package({f"word/part{number}.xml": "x" for number in range(6000)}), "too-large"),
        (lambda: package({"word/document.xml": "<x/>"}, method=zipfile.ZIP_BZIP2), "damaged"),
    ],
)
def test_what_unpacks_to_too_much_is_not_unpacked(make, code, opened):
    assert opened(make(), "letter.docx") == code


def test_a_part_that_is_too_large_for_a_tree_is_not_read(opened):
    # Noise does not pack well, so only the size of the part itself gives it away.
    body = random.Random(1).randbytes(16_000_000).hex()
    assert opened(word(text_of(body)), "letter.docx") == "too-large"


def test_many_small_elements_do_not_fill_the_memory(opened):
    body = "".join(text_of(number) for number in range(300_000))
    found = opened(word(body), "letter.docx", here=False)
    assert found in {"too-heavy", "too-slow", "crashed", "too-long"} or found.text.endswith("299999")


def nested(depth):
    return "<w:tbl><w:tr><w:tc>" * depth + text_of("x") + "</w:tc></w:tr></w:tbl>" * depth


def test_tables_in_tables_are_read_to_a_depth_and_then_refused(opened):
    assert opened(word(nested(20)), "letter.docx").text == "x"
    assert opened(word(nested(30)), "letter.docx") == "too-deep"
    assert opened(word(nested(50_000)), "letter.docx") == "damaged"


def test_controls_in_controls_are_refused(opened):
    deep = "<w:sdt><w:sdtContent>" * 900 + text_of("x") + "</w:sdtContent></w:sdt>" * 900
    assert opened(word(deep), "letter.docx") == "damaged"


def test_more_text_than_any_letter_holds_is_not_read():
    row = "ตัวชี้วัดที่ ๑ งาน\t๑๐\tระดับ ๑ ก ระดับ ๒ ข\n".encode()
    assert outcome(row * 50_000, "letter.txt", isolated=True) == "too-long"
    assert outcome(b"<p>" + b"word " * 300_000, "letter.html", isolated=True) == "too-long"


def test_html_tables_in_tables_are_read():
    page = b"<table><tr><td>" * 50_000 + b"deep"
    assert open_document(page, name="letter.html").text == "deep"
    assert "deep" in open_document(page, name="letter.md").text


def bare_pdf(objects, trailer=b""):
    body = b"%PDF-1.7\n" + b"".join(
        b"%d 0 obj%b endobj\n" % (number, data) for number, data in objects.items()
    )
    return body + b"trailer<</Root 1 0 R" + trailer + b">>\n%%EOF"


def pages(count, **more):
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R" + more.get("catalog", b"") + b">>",
        2: b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids),
    }
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]" + more.get("page", b"") + b">>"
    return objects | dict.fromkeys(range(3, count + 3), page)


def test_a_pdf_of_two_thousand_pages_is_refused_by_their_number(opened):
    assert opened(bare_pdf(pages(2000)), "letter.pdf") == "too-long"
    claimed = pages(1) | {2: b"<</Type/Pages/Count 2000000000/Kids[3 0 R]>>"}
    assert opened(bare_pdf(claimed), "letter.pdf") in {"too-long", "damaged", "scan", "no-ocr"}


def test_a_pdf_with_a_password_is_refused(opened):
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>/ID[<00><00>]"
    )
    assert opened(bare_pdf(pages(1), lock), "letter.pdf") == "locked"


@pytest.mark.parametrize("make", [to_docx, to_xlsx, to_pdf])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.99])
def test_a_file_that_was_cut_is_refused_or_read_safely(make, share, opened):
    data = make(open_document(SAMPLES / SAMPLE, name=SAMPLE))
    found = opened(data[: int(len(data) * share)], "letter.bin")
    assert found in {"damaged", "scan", "no-ocr"} or make is to_pdf


HELLO = b"BT /F 12 Tf 72 700 Td (hello) Tj ET"
FONT = b"/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


@pytest.mark.parametrize(
    "catalog",
    [
        b"/OpenAction<</S/JavaScript/JS(app.alert)>>",
        b"/OpenAction<</S/Launch/F(sh)>>",
        # The same name, written so that it cannot be seen.
        b"/Names<</J#61vaScript<</Names[(a) 5 0 R]>>>>",
    ],
)
def test_a_pdf_with_scripts_is_read_and_they_are_said(catalog, opened):
    objects = pages(1, catalog=catalog, page=FONT)
    objects |= {
        4: b"<</Length %d>>stream\n%b\nendstream" % (len(HELLO), HELLO),
        5: b"<</S/J#61vaScript/JS(a)>>",
    }
    found = opened(bare_pdf(objects), "letter.pdf")
    assert found.text.strip() == "hello"
    assert [remark.code for remark in found.remarks] == ["active-content"]
    objects |= pages(1, page=FONT)
    assert opened(bare_pdf(objects), "letter.pdf").remarks == ()


def test_entities_of_word_and_excel_are_not_fetched(opened):
    assert opened(word(text_of("&e;"), prolog=XXE), "letter.docx") == "unsafe"
    assert opened(word(text_of("&i;"), prolog=LAUGHS), "letter.docx") in {"unsafe", "damaged"}
    cell = '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>'
    assert opened(excel(cell, strings="<si><t>&e;</t></si>", prolog=XXE), "letter.xlsx") == "unsafe"


def test_entities_of_html_are_text():
    page = f"{XXE}<p>a &e; b".encode()
    assert open_document(page, name="letter.html").text.endswith("a &e; b")


def test_parts_outside_the_file_are_not_fetched(opened):
    link = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" TargetMode="External"'
        ' Target="file:///etc/passwd"/></Relationships>'
    )
    workbook = f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
    data = package({"xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": link})
    assert opened(data, "letter.xlsx").text == ""


def test_a_formula_is_never_worked_out(opened):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("a")
    sheet.write_formula("A1", '=WEBSERVICE("http://localhost/")', None, "kept")
    sheet.write_formula("A2", "=1+1", None, 7)
    sheet.write_formula("A3", '=HYPERLINK("http://localhost/","x")', None, "")
    book.close()
    found = opened(buffer.getvalue(), "letter.xlsx")
    assert found.text.split() == ["kept", "7"]
    missing = opened(excel('<sheetData><row r="2"><c r="B2"><f>1+1</f></c></row></sheetData>'), "letter.xlsx")
    (remark,) = missing.remarks
    assert (remark.code, remark.where, remark.quote) == ("formula-without-value", "a!B2", "=1+1")
    assert missing.text == ""


def test_a_sheet_that_claims_to_be_endless_is_read(opened):
    sheet = (
        '<cols><col min="2" max="99999999" hidden="1"/></cols><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>'
        '</sheetData><mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>'
    )
    assert opened(excel(sheet), "letter.xlsx").text.split() == ["1", "2"]


@pytest.mark.parametrize(
    "sheet",
    [
        '<sheetData><row><c t="s"><v>7</v></c></row></sheetData>',
        '<sheetData><row r="x"/></sheetData>',
        '<sheetData><row><c r="A1:B2"/></row></sheetData>',
        '<sheetData/><mergeCells><mergeCell ref="1"/></mergeCells>',
        "<sheetData><row>",
    ],
)
def test_a_sheet_that_makes_no_sense_is_damaged(sheet, opened):
    assert opened(excel(sheet, strings="<si/>"), "letter.xlsx") == "damaged"


def test_a_workbook_without_sheets_is_damaged(opened):
    assert opened(package({"xl/workbook.xml": f'<workbook xmlns="{S}"/>'}), "letter.xlsx") == "damaged"


def locked_package():
    data = bytearray(word(text_of("x")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + offset] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "WordDocument".encode("utf-16-le"), "old-format"),
        (locked_package(), "locked"),
    ],
)
def test_locked_and_old_files_say_what_to_do(data, code, opened):
    assert opened(data, "letter.docx") == code


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(bytes(width * height), 1))
        + chunk(b"IEND", b"")
    )


def test_a_picture_of_two_hundred_megapixels_is_refused_by_its_size(opened):
    assert opened(png(20_000, 10_000), "scan.png") == "too-large"


def test_a_pdf_that_holds_such_a_picture_is_refused(opened):
    packed = zlib.compress(bytes(200_000_000), 9)
    picture = (
        b"<</Type/XObject/Subtype/Image/Width 20000/Height 10000/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed)
    )
    draw = b"q 595 0 0 842 0 0 cm /I Do Q"
    objects = pages(1, page=b"/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>")
    objects |= {4: b"<</Length %d>>stream\n%b\nendstream" % (len(draw), draw), 5: picture}
    assert opened(bare_pdf(objects), "scan.pdf") in {"too-large", "no-ocr"}


def test_the_time_of_a_file_is_ten_seconds():
    assert Limits().seconds == 10
