"""Letters printed to PDF: what goes on over a page's end is joined, places are kept, fields stay right."""

from __future__ import annotations

import pytest

from samrit.drafts.translation import to_json
from samrit.letters import open_document, read_letter
from samrit.letters.document import Table
from samrit.letters.sources.blanks import with_blanks
from samrit.letters.sources.building import TextBuilder, page_starts
from samrit.letters.sources.glyphs import cuts_word, first_word
from samrit.letters.sources.grids import Grid, Rule
from samrit.letters.sources.pages import Page, table_of, write_pages
from samrit.letters.sources.setting import Glyph, Region

from .conftest import LETTERS, SAMPLES
from .measuring import Score, compare
from .printing import to_pdf

OURS = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".json")
LEAST_OF_TEXT_PDF = 99


def score_of(paths):
    total = Score()
    for path in paths:
        expected = to_json(read_letter(path, name=path.name))
        printed = to_pdf(open_document(path, name=path.name))
        total.add(compare(expected, to_json(read_letter(printed, name="letter.pdf"))))
    return total


def test_99_of_100_fields_of_our_letters_are_right_from_text_pdf():
    score = score_of(OURS)
    assert score.right * 100 >= score.count * LEAST_OF_TEXT_PDF, score.wrong


def test_99_of_100_fields_of_the_real_letters_are_right_from_text_pdf(real_letter):
    real_letter("department-2559-round1")
    score = score_of(sorted(LETTERS.iterdir()))
    assert score.right * 100 >= score.count * LEAST_OF_TEXT_PDF, score.wrong


def region(*rows, left=0.0, page=1, top=100.0):
    """Give lines of letters 5 points wide, 15 points apart; a trailing blank is written."""
    made = Region(page)
    for index, text in enumerate(rows):
        base = top - index * 15
        for place, letter in enumerate(text):
            at = left + place * 5.0
            made.add(Glyph(letter, at, at + 5 if letter != " " else at, base, base + 9, base, 10.0))
    return made


def grid(columns, rows=1, width=100.0):
    xs = tuple(place * width for place in range(columns + 1))
    ys = tuple(float(100 - 20 * place) for place in range(rows + 1))
    upright = tuple(Rule(x, ys[-1], ys[0]) for x in xs)
    level = tuple(Rule(y, xs[0], xs[-1]) for y in ys)
    return Grid(xs, ys, upright, level)


def table(*rows, page=1, width=100.0):
    cells = {
        (row, column): region(*text.split("|"), left=column * width, page=page)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    }
    return table_of(grid(len(rows[0]), len(rows), width), cells)


def written(*pages):
    builder = TextBuilder()
    write_pages([Page(number, 300.0, list(items)) for number, items in enumerate(pages, 1)], builder)
    return builder.build("letter.pdf")


def cells(document):
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def test_a_row_that_a_pages_end_cuts_is_one_row_also_below_a_repeated_header():
    header = ("ลำดับ", "ตัวชี้วัด", "น้ำหนัก")
    document = written(
        [table(header, ("๑", "ร้อยละของ" + "ก" * 11, "๔๐"))],
        [table(header, ("", "งานที่เสร็จ", ""), ("๒", "ครั้ง", "๖๐"), page=2)],
    )
    (rows,) = cells(document)
    assert rows == [list(header), ["๑", "ร้อยละของ" + "ก" * 11 + "งานที่เสร็จ", "๔๐"], ["๒", "ครั้ง", "๖๐"]]


@pytest.mark.parametrize(
    "below",
    [
        ("", "รวม", "๑๐๐"),
        ("ตัวชี้วัดรายบุคคล", "", ""),
        ("๒", "จำนวนครั้ง", "๖๐"),
        ("", "จำนวนครั้ง", "๖๐"),
    ],
)
def test_a_row_of_its_own_on_the_next_page_stays_one(below):
    document = written([table(("๑", "ร้อยละ", "๔๐"))], [table(below, page=2)])
    assert [row for rows in cells(document) for row in rows] == [["๑", "ร้อยละ", "๔๐"], list(below)]


def test_a_cell_over_several_columns_is_no_rest_of_a_row():
    below = table(("ก", ""), page=2)
    below.spans[0][0] = 2
    assert len(cells(written([table(("๑", "๔๐"))], [below]))) == 2


def test_a_header_alone_at_a_pages_end_stands_over_the_next_pages_rows():
    document = written([table(("เรื่อง", "น้ำหนัก"))], [table(("ก", "๔๐"), ("ข", "๖๐"), page=2)])
    assert cells(document) == [[["เรื่อง", "น้ำหนัก"], ["ก", "๔๐"], ["ข", "๖๐"]]]


def test_tables_with_other_columns_are_not_joined():
    first = table(("๑", "ก"))
    assert len(cells(written([first], [table(("๒", "ข", "ค"), page=2)]))) == 2
    assert len(cells(written([first], [table(("๒", "ข"), page=2, width=130.0)]))) == 2


def test_text_goes_on_over_a_page_and_the_pages_number_stands_behind_it():
    document = written([region("ก" * 50, "ข" * 50)], [region("- ๒ -", page=2), region("ค" * 9, page=2)], [])
    assert document.text.split("\n")[1:] == ["ก" * 50 + "ข" * 50 + "ค" * 9, "", "- ๒ -"]
    assert [mark.page for mark in document.marks_of(0, len(document.text))] == [1, 1, 2, 2]
    assert document.marks_of(3, 5)[0].box == (0.0, 100.0, 250.0, 109.0)


def test_running_text_between_two_tables_keeps_them_apart():
    document = written([table(("๑", "ก")), region("ระหว่างนั้น")], [table(("", "ข"), page=2)])
    assert len(cells(document)) == 2


def test_pages_of_another_width_have_another_edge():
    builder = TextBuilder()
    narrow, wide = Page(1, 300.0, [region("ก" * 20)]), Page(2, 600.0, [region("ข" * 20, page=2)])
    write_pages([narrow, wide], builder)
    assert builder.build("letter.pdf").text.split("\n")[1::2] == ["ก" * 20, "ข" * 20]


def test_a_page_without_text_begins_where_the_next_one_does():
    document = written([region("งาน")], [], [region("คน", page=3)])
    assert document.page_starts == (0, 5, 5)
    assert page_starts([]) == ()


def test_a_blank_written_alone_stands_behind_the_character_before_it():
    def glyphs(text, base):
        return [Glyph(one, i * 5.0, i * 5.0 + 5, base, base + 9, base) for i, one in enumerate(text)]

    page = [*glyphs("กข ค", 50.0), *glyphs("งจ", 20.4)]
    mended = with_blanks(
        page, [(5.0, 50.0), (10.0, 50.2), (10.0, 20.0), (0.0, 50.0), (9.0, 51.4), (3.0, 90.0)]
    )
    assert "".join(glyph.character for glyph in mended) == "ก ข คงจ "


@pytest.mark.parametrize(
    ("text", "word"),
    [("จังหวัดเวียงทอง", "จังหวัด"), ("๑๕ ครั้ง", "๑๕"), ("(ชุด", "(ชุด"), (" ", " ")],
)
def test_the_first_word_of_a_line_is_found(text, word):
    assert first_word(text) == word


def test_a_word_cut_by_a_lines_end_is_seen():
    assert cuts_word("ปลูกผักสวน", "ครัว")
    assert not cuts_word("ระดับจังหวัด", "ประชุม")
    assert not cuts_word("ปลูก ", "ครัว")
    assert not cuts_word("ปลูก", "")
