"""What Word prints and does not hold as text: numbers of lists; and what stands beside the text."""

from __future__ import annotations

import pytest
from lxml import etree

from samrit.letters import UnreadableLetter, open_document
from samrit.letters.document import Table
from samrit.letters.sources.numbering import _written

from .test_hostile import W, package, word


def level(place, text, form="decimal", start=1, more=""):
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def item(text, number=None, place=0, style=None):
    numbered = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{numbered}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(body, numbering="", styles=""):
    parts = {
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
    }
    return open_document(word(body, **parts), name="letter.docx")


def lines(document):
    return [paragraph.passage.text for paragraph in document.paragraphs]


PATTERN = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "%1.", "thaiNumbers")
    + level(1, "%1.%2)", "decimal")
    + level(2, "(%3)", "thaiLetters", more="<w:isLgl/>")
    + level(3, "-", "bullet")
    + level(4, "%5", "decimal", more='<w:lvlRestart w:val="0"/>')
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>'
)


def test_numbers_of_lists_stand_before_their_paragraphs():
    body = (
        item("ก", 1)
        + item("ข", 1, 1)
        + item("ค", 1, 1)
        + item("ง", 1, 2)
        + item("จ", 1)
        + item("ฉ", 1, 1)
        + item("ช", 1, 3)
        + item("", 1, 3)
        + item("ซ")
        + item("ฌ", 7)
        + item("ญ", 3)
        + item("", 1)
    )
    assert lines(read(body, PATTERN)) == [
        *("๑. ก", "๑.1) ข", "๑.2) ค", "(1) ง", "๒. จ", "๒.1) ฉ", "- ช", "ซ", "ฌ", "ญ", "๓.")
    ]


def test_a_level_that_is_never_seen_counts_from_its_start_and_one_may_count_on():
    assert lines(read(item("ก", 1, 1) + item("ข", 1), PATTERN)) == ["๑.1) ก", "๒. ข"]
    body = item("ก", 1, 4) + item("ข", 1) + item("ค", 1, 4)
    assert lines(read(body, PATTERN)) == ["1 ก", "๒. ข", "2 ค"]


def test_lists_of_one_pattern_count_on_unless_they_start_anew():
    body = item("ก", 1) + item("ข", 2) + item("ค", 2) + item("ง", 1)
    assert lines(read(body, PATTERN)) == ["๑. ก", "๕. ข", "๖. ค", "๗. ง"]


def test_a_style_may_number_its_paragraphs():
    styles = (
        '<w:style w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="T"><w:basedOn w:val="S"/></w:style>'
        '<w:style w:styleId="U"><w:basedOn w:val="U"/></w:style>'
        '<w:style w:styleId="V"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:styleId="X"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    )
    pattern = PATTERN.replace("<w:num ", '<w:abstractNum w:abstractNumId="5">{}</w:abstractNum><w:num ', 1)
    pattern = pattern.format(
        level(0, "%1", "upperRoman") + level(1, "ตัวชี้วัดที่ %2", more='<w:pStyle w:val="X"/>')
    )
    pattern += '<w:num w:numId="4"><w:abstractNumId w:val="5"/></w:num>'
    body = "".join(item(style, style=style) for style in "STUVXZ")
    assert lines(read(body, pattern, styles)) == ["๑. S", "๒. T", "U", "๒.1) V", "ตัวชี้วัดที่ 1 X", "Z"]


def test_a_pattern_may_stand_under_the_name_of_a_style():
    pattern = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "%1)")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert lines(read(item("ก", 1) + item("ข", 1, 5), pattern)) == ["1) ก", "ข"]


def test_a_list_may_have_a_level_of_its_own():
    own = (
        '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'ข้อ %1', 'thaiNumbers', 3)}</w:lvlOverride></w:num>"
    )
    assert lines(read(item("ก", 8) + item("ข", 1, 1), PATTERN + own)) == ["ข้อ ๓ ก", "๓.1) ข"]


def test_a_level_that_another_list_of_the_pattern_has_is_forgotten_too():
    own = (
        '<w:num w:numId="8"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="7">'
        f"{level(7, '%8')}</w:lvlOverride></w:num>"
    )
    body = item("ก", 8, 7) + item("ข", 1) + item("ค", 8, 7)
    assert lines(read(body, PATTERN + own)) == ["1 ก", "๒. ข", "1 ค"]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (3, "thaiLetters", "ค"),
        (42, "thaiLetters", "กก"),
        (28, "lowerLetter", "bb"),
        (2, "upperLetter", "B"),
        (14, "lowerRoman", "xiv"),
        (9, "upperRoman", "IX"),
        (7, "none", ""),
        (7, "chineseCounting", "7"),
        (0, "lowerRoman", "0"),
        (10**9, "upperLetter", "1000000000"),
    ],
)
def test_numbers_have_many_forms(number, form, text):
    assert _written(number, form) == text


def test_a_cell_may_hold_nothing_but_its_number():
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    body = "<w:tbl>" + row.format(item("", 1), item("ก")) + row.format(item("", 1), item("ข")) + "</w:tbl>"
    (table,) = (block for block in read(body, PATTERN).blocks if isinstance(block, Table))
    assert [[cell.text for cell in cells] for cells in table.rows] == [["๑.", "ก"], ["๒.", "ข"]]


def test_rows_that_begin_later_are_shifted_and_deleted_ones_are_gone():
    def cell(text, more=""):
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{item(text)}</w:tc>"

    body = (
        f"<w:tbl><w:tr>{cell('a')}{cell('b')}{cell('', '<w:hMerge/>')}</w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("c")}</w:tr>'
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('d')}</w:tr></w:tbl>"
    )
    (table,) = (block for block in read(body).blocks if isinstance(block, Table))
    assert [[cell.text for cell in cells] for cells in table.rows] == [["a", "b", ""], ["", "", "c"]]


def test_hidden_words_are_not_read():
    run = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>{}</w:t></w:r>"
    body = run.format("", "a") + run.format(' w:val="0"', "b")
    assert lines(read(f"<w:p>{body}</w:p>")) == ["b"]


def test_heads_feet_and_notes_are_listed_as_left_out():
    def part(*texts):
        return f'<w:x xmlns:w="{W}">{"".join(item(text) for text in texts)}</w:x>'

    parts = {
        "word/header1.xml": part("แบบ ก", "- 2 -"),
        "word/header2.xml": part("แบบ ก"),
        "word/footer1.xml": part("หน้า 3 จาก 5", "กลุ่มแผนงาน"),
        "word/footnotes.xml": part("นับเฉพาะรายใหม่"),
        "word/vbaProject.bin": "x",
    }
    found = open_document(word(item("ข้อความ"), **parts), name="letter.docx")
    assert [(one.code, one.where, one.quote) for one in found.remarks] == [
        ("unreadable-text", "page header", "แบบ ก"),
        ("unreadable-text", "page footer", "กลุ่มแผนงาน"),
        ("unreadable-text", "footnotes", "นับเฉพาะรายใหม่"),
        ("active-content", "file", None),
    ]


def test_a_word_file_without_a_body_is_damaged():
    for document in (f'<w:document xmlns:w="{W}"/>', etree.tostring(etree.Element("x"))):
        with pytest.raises(UnreadableLetter) as caught:
            open_document(package({"word/document.xml": document}), name="letter.docx")
        assert caught.value.code == "damaged"
