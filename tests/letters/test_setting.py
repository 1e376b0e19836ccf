"""Characters and ruled lines of a page ▸ paragraphs and cells."""

from __future__ import annotations

import pytest
import typst

from samrit.letters import open_document
from samrit.letters.document import Table
from samrit.letters.sources.glyphs import mend_thai
from samrit.letters.sources.grids import Rule, find_grids
from samrit.letters.sources.setting import Glyph, Region, drop_repeated_cluster

from .printing import FONTS as _FONTS


def box(x0, y0, x1, y1):
    """Give the upright and level edges of a box."""
    return [Rule(x0, y0, y1), Rule(x1, y0, y1)], [Rule(y0, x0, x1), Rule(y1, x0, x1)]


def test_a_point_is_in_the_first_cell_of_a_merged_one():
    upright, level = box(0, 0, 100, 100)
    upright.append(Rule(50, 50, 100))
    level += [Rule(50, 50, 100), Rule(75, 0, 100)]
    (grid,) = find_grids([*upright, Rule(50.5, 50, 100)], level)
    assert grid.cell_at(10, 90) == (0, 0)
    assert grid.cell_at(60, 90) == (0, 1)
    assert grid.cell_at(10, 60) == (1, 0)
    assert grid.cell_at(10, 10) == (1, 0)
    assert grid.cell_at(200, 10) is None
    assert grid.right_of(0, 0) == 50
    assert grid.right_of(2, 0) == 100


def test_tables_that_do_not_touch_are_two_and_the_upper_one_comes_first():
    low, high = box(0, 0, 40, 40), box(0, 60, 40, 100)
    grids = find_grids([*low[0], *high[0]], [*low[1], *high[1]])
    assert [grid.ys for grid in grids] == [(100, 60), (40, 0)]


@pytest.mark.parametrize(
    ("upright", "level"),
    [
        ([], [Rule(0, 0, 100), Rule(10, 0, 100)]),
        ([Rule(0, 0, 100)], [Rule(0, 0, 100)]),
        ([Rule(0, 0, 3)], []),
    ],
)
def test_lines_that_make_no_cell_are_no_table(upright, level):
    assert find_grids(upright, level) == []


def glyphs(text, *, left=0.0, width=5.0, base=0.0):
    return [
        Glyph(one, left + i * width, left + (i + 1) * width, base, base + 9, base)
        for i, one in enumerate(text)
    ]


def test_a_cluster_drawn_again_over_itself_is_dropped():
    found = glyphs("ขึ้")
    for again in glyphs("ขึ้", left=8, width=1):
        found.append(again)
        drop_repeated_cluster(found)
    assert "".join(glyph.character for glyph in found) == "ขึ้"


def test_a_syllable_that_is_written_twice_stays():
    found = []
    for glyph in glyphs("ที่ที่"):
        found.append(glyph)
        drop_repeated_cluster(found)
    assert "".join(glyph.character for glyph in found) == "ที่ที่"


def test_characters_on_one_base_line_are_one_line():
    region = Region()
    for glyph in [
        *glyphs("ab", base=20),
        *glyphs("cd", base=21),
        *glyphs(" ", base=5),
        *glyphs("ef", base=-20),
    ]:
        region.add(glyph)
    assert [line.text for line in region.written] == ["abcd", "ef"]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("ส าหรับ", "สำหรับ"),
        ("น้ า", "น้ำ"),
        ("ทํ า", "ทำ"),
        ("นํ้ า", "น้ำ"),
        ("ท\uf70a", "ท่"),
        ("ก\uf710น", "กัน"),
        ("ที ่ดิน", "ที่ดิน"),
        ("งาน อาคาร", "งาน อาคาร"),
    ],
)
def test_thai_text_torn_by_a_pdf_is_mended(text, mended):
    assert mend_thai(text) == mended


def test_a_page_with_merged_cells_boxes_and_curves_is_read():
    source = """#set page(width: 400pt, height: 300pt, margin: 20pt)
#set text(font: "Sarabun", size: 12pt)
before
#line(end: (40pt, 30pt))
#circle(radius: 10pt)
#table(columns: 3, table.cell(colspan: 2)[ab], [c], table.cell(rowspan: 2)[d], [e], [f], [g], [h])
#rect(width: 50pt, height: 20pt)[box]
after"""
    opened = open_document(typst.compile(source.encode(), font_paths=_FONTS), name="page.pdf")
    tables = [
        [[cell.text for cell in row] for row in block.rows]
        for block in opened.blocks
        if isinstance(block, Table)
    ]
    assert tables == [[["ab", "", "c"], ["d", "e", "f"], ["", "g", "h"]], [["box"]]]
    assert [paragraph.passage.text for paragraph in opened.paragraphs] == ["before", "after"]


def test_a_box_that_is_closed_by_its_path_is_a_cell():
    content = b"10 10 m 90 10 l 90 40 l 10 40 l h S BT /F 12 Tf 20 20 Td (in) Tj 0 40 Td (out) Tj ET"
    font = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    page = b"".join(
        [
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R" + font + b">>endobj\n",
            b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(content), content),
            b"trailer<</Root 1 0 R>>\n%%EOF",
        ]
    )
    opened = open_document(page, name="box.pdf")
    assert opened.blocks[0].rows[0][0].text == "in"
    assert [paragraph.passage.text for paragraph in opened.paragraphs] == ["out"]
