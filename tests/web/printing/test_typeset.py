from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from samrit.web.printing import fonts
from samrit.web.printing.documents import (
    CompetencyRow,
    Detail,
    ResultRow,
    RulerBound,
    RulerPicture,
    RulerZone,
    StepBox,
)
from samrit.web.printing.typeset import TypesetError, typeset

from .papers import COMPETENCIES, HEAD, LONG, RESULTS, SUMMARY, document

CREATED = datetime(2027, 10, 10, 3, 0, tzinfo=UTC)


def made(*documents, **options):
    return typeset(documents or [document()], title="แบบประเมินผลการปฏิบัติราชการ", created=CREATED, **options)


def texts(content):
    """The words of each page."""
    return [
        re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(content)
    ]


def bare(text):
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def pages():
    return texts(made())


FIRST = [
    "แบบสรุปการประเมินผลการปฏิบัติราชการ",
    "ส่วนที่ ๑",
    "รอบที่ ๒",
    "๑ เมษายน ๒๕๗๐",
    "ชื่อผู้รับการประเมิน",
    HEAD.name,
    "ประเภทตำแหน่ง",
    "ระดับตำแหน่ง",
    "สังกัด",
    "เงินเดือน",
    "ชื่อผู้ประเมิน",
    "คำชี้แจง",
    "ตามข้อ ๒ (๙)",
]
SECOND = [
    "องค์ประกอบการประเมิน",
    "(ก) x (ข)",
    "๕๖.๗๐",
    "๗๐%",
    "๑๐๐%",
    "๘๐.๗๐",
    "ดีเด่น",
    "ต้องปรับปรุง",
    "วิธีการพัฒนา",
    "ด้านผลงาน",
    "ด้านสมรรถนะ",
]
THIRD = [
    "ส่วนที่ ๔",
    "ได้รับทราบผลการประเมิน",
    "ลงชื่อพยาน",
    "3fa9c2d07b41",
    "ส่วนที่ ๕",
    "เห็นด้วยกับผลการประเมิน",
    "มีความเห็นแตกต่าง",
    "อีกชั้นหนึ่ง",
]
FOURTH = ["แบบประเมินผลสัมฤทธิ์ของงาน", "ตัวชี้วัดผลงาน", "ตัวชี้วัดรายทีม", "๔.๖๐", "๒๐๐%", "๖๑.๐๐", "ยังไม่รายงาน"]
FIFTH = ["สมรรถนะ", "คาดหวัง", "รับทราบสมรรถนะแล้ว", "แนวทาง", "ไม่สังเกตเห็น", "๘๐.๐๐"]


@pytest.mark.parametrize(("at", "words"), list(enumerate([FIRST, SECOND, THIRD, FOURTH, FIFTH])))
def test_each_page_carries_the_fields_of_the_form(pages, at, words):
    page = bare(pages[at]).replace("×", "x")
    assert [word for word in words if bare(word) not in page] == []


def test_pages_are_numbered_afresh_for_every_officer():
    pages = texts(made(document(), document("นางสาวทดลอง พิมพ์งาน")))
    numbers = [re.search(r"หน้า (\S+) / (\S+)", page).groups() for page in pages]
    assert numbers == [(n, "๕") for n in "๑๒๓๔๕"] * 2


def test_arabic_digits_are_a_setting():
    first = texts(made(thai_digits=False))[0]
    assert "หน้า 1 / 5" in first
    assert "ส่วนที่ 1" in first
    assert "๑ เมษายน ๒๕๗๐" in first  # the document's own words stay as they came


def test_the_outline_has_an_entry_for_every_officer_and_form():
    outline = pypdfium2.PdfDocument(made(document("นายก ข"), document("นายค ง"))).get_toc()
    entries = [(entry.level, entry.get_title()) for entry in outline]
    assert [title.split(" (")[0] for level, title in entries if level == 0] == ["นายก ข", "นายค ง"]
    assert len([title for level, title in entries if level == 1]) == 6


def test_the_same_papers_give_the_same_bytes():
    assert made() == made()


def test_the_date_of_the_file_is_the_one_given():
    content = made()
    assert b"2027-10-10T03:00:00" in content
    assert content != typeset(
        [document()], title="แบบประเมินผลการปฏิบัติราชการ", created=CREATED.replace(year=2028)
    )


def test_the_file_declares_archival_and_accessible_standards_and_holds_only_sarabun():
    content = made()
    assert b"<pdfaid:part>2</pdfaid:part>" in content
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert set(re.findall(rb"/FontName/\w+\+([\w-]+)", content.replace(b" ", b""))) <= {
        b"Sarabun-Regular",
        b"Sarabun-Bold",
        b"Sarabun-Italic",
        b"Sarabun-BoldItalic",
    }


def test_a_long_form_runs_over_pages_and_repeats_the_head_of_its_table():
    rows = tuple(
        ResultRow(title=f"{n} {LONG}", level=n % 5 + 1, score="๓", weight="๕", points="๐.๑๕")
        for n in range(30)
    )
    long = replace(RESULTS, blocks=(replace(RESULTS.blocks[0], rows=rows),))
    pages = texts(made(document(results=long)))
    assert len([page for page in pages if "ตัวชี้วัดผลงาน" in page]) > 1


def test_many_competencies_with_long_notes_run_over_pages():
    row = CompetencyRow(
        name="ความเข้าใจองค์กรและระบบราชการ", expected="๓", score="๔", weight="๕", points="๐.๒๐", note=LONG
    )
    pages = texts(made(document(competencies=replace(COMPETENCIES, rows=(row,) * 20))))
    assert len(pages) > 5
    assert any("แนวทาง" in page for page in pages[4:])


def test_a_form_without_competencies_is_still_set():
    assert len(texts(made(document(competencies=replace(COMPETENCIES, rows=()))))) == 5


def test_a_form_that_is_not_final_says_so_on_every_page():
    pages = texts(made(document(standing="ฉบับร่าง ผลยังไม่ครบ")))
    assert all("ฉบับร่าง" in page for page in pages)


def test_a_line_never_starts_with_the_repetition_mark():
    crowded = replace(SUMMARY, opinion_on_work="ทำงานเรื่องต่าง ๆ ได้ดีและช่วยเพื่อน ๆ ในเรื่องอื่น ๆ " * 20)
    pages = pypdfium2.PdfDocument(made(document(summary=crowded)))
    lines = [line for page in pages for line in page.get_textpage().get_text_range().splitlines()]
    assert [line for line in lines if line.lstrip().startswith("ๆ")] == []


def test_markup_in_a_name_is_printed_as_it_is():
    name = "นาย #panic() *ดาว* $x$ <a@b>"
    assert bare(name) in bare(texts(made(document(name)))[0])


def test_words_with_stacked_marks_are_extracted_once_and_in_order():
    words = "ชั้นหนึ่งขึ้นทะเบียนครั้งที่ยิ่งใหญ่ผลสัมฤทธิ์ปั้นน้ำศักดิ์สิทธิ์พันธุ์ญี่ปุ่นฟื้นฝั่ง"
    assert words in bare(texts(made(document(summary=replace(SUMMARY, opinion_on_work=words))))[1])


def test_nothing_to_print_is_refused():
    with pytest.raises(ValueError, match="nothing to print"):
        typeset([], title="ว่าง", created=CREATED)


def test_a_template_that_fails_tells_where():
    broken = replace(RESULTS, levels=None)
    with pytest.raises(TypesetError, match=r"results\.typ"):
        made(document(results=broken))


def test_a_missing_or_changed_font_is_refused(tmp_path):
    with pytest.raises(fonts.FontMismatch, match="absent"):
        fonts.checked_fonts(tmp_path)
    (tmp_path / "Sarabun-Regular.ttf").write_bytes(b"another font")
    with pytest.raises(fonts.FontMismatch, match="not the one"):
        fonts.checked_fonts(tmp_path / ".")


def test_a_character_that_the_font_lacks_does_not_stop_the_file():
    page = texts(made(document("นาย漢 😀 ใจดี", bookmark="นาย漢")))[0]
    assert "นาย? ? ใจดี" in page


DETAIL = Detail(
    title="ตัวชี้วัดรายทีม ๑ ร้อยละของแผนชุมชน",
    level="ระดับ ๔",
    facts=("ร้อยละของแผนชุมชน: ๙๒.๕ · ณ ๑๕ มี.ค. ๗๐",),
    rulers=(
        RulerPicture(
            title="ร้อยละ",
            zones=(
                RulerZone(kind="outside", x="0", width="20", tones=(0,), label="๐", label_at="10"),
                RulerZone(kind="level", x="20", width="20", tones=(1,), label="๑", label_at="30"),
                RulerZone(kind="hole", x="40", width="10", tones=(0,), label="?", label_at="45"),
                RulerZone(kind="overlap", x="50", width="10", tones=(4, 5), label="๔/๕", label_at="55"),
                RulerZone(kind="level", x="60", width="40", tones=(5,), label="๕", label_at="80"),
            ),
            bounds=(
                RulerBound(x="0", words="๐", row=0, anchor="start", left=None, right=True),
                RulerBound(x="20", words="๘๐", row=0, anchor="middle", left=False, right=True),
                RulerBound(x="40", words="", row=1, anchor="middle", left=True, right=None),
                RulerBound(x="100", words="๑๐๐", row=0, anchor="end", left=True, right=None),
            ),
            rows=2,
            marker="95",
            value="๙๒.๕",
        ),
    ),
    steps=(
        StepBox(level="๑", words="แต่งตั้งคณะทำงาน", state="done", state_words="ทำแล้ว"),
        StepBox(level="๒", words="รายงานผล", state="late", state_words="ช้ากว่ากำหนด"),
    ),
    following=("ไประดับ ๕:", "ไม่น้อยกว่าร้อยละ ๙๕"),
)


def test_the_annex_shows_each_indicator_with_its_ruler_its_steps_and_what_comes_next():
    pages = texts(made(document(details=(DETAIL, DETAIL))))
    assert len(pages) == 6
    annex = bare(pages[5])
    for words in ("เอกสารแนบ", "ระดับ ๔", "๙๒.๕", "๔/๕", "แต่งตั้งคณะทำงาน", "ช้ากว่ากำหนด", "ไประดับ ๕:"):
        assert bare(words) in annex
