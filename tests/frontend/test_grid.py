from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

ROWS = 3
CELLS = """<tr><th>อำเภอ {n}</th><td><input id="a{n}" value="{n}"></td><td>ระดับ</td>
<td><input id="b{n}"></td>
<td><select id="s{n}"><option value=""></option><option value="yes">ทำแล้ว</option></select></td>
<td><input type="checkbox" id="c{n}"></td></tr>"""
GRID = (
    '<form><table class="table grid" data-grid><tbody>'
    + "".join(CELLS.format(n=n) for n in range(1, ROWS + 1))
    + '</tbody></table><p data-grid-status id="said"></p></form>'
)


def focused(page):
    return page.evaluate("document.activeElement.id")


def value(page, cell):
    return page.input_value(f"#{cell}")


def paste(page, cell, text):
    page.evaluate(
        """([cell, text]) => {
            const field = document.getElementById(cell);
            field.focus();
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const how = {clipboardData: data, bubbles: true, cancelable: true};
            field.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        [cell, text],
    )


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("a1", "ArrowDown", "a2"),
        ("a2", "ArrowUp", "a1"),
        ("a1", "Enter", "a2"),
        ("a2", "Shift+Enter", "a1"),
        ("a1", "ArrowRight", "b1"),
        ("b1", "ArrowLeft", "a1"),
        ("a1", "ArrowUp", "a1"),
        ("a3", "ArrowDown", "a3"),
        ("a1", "ArrowLeft", "a1"),
        ("c1", "ArrowDown", "c2"),
    ],
)
def test_keys_move_as_in_a_worksheet(open_page, start, key, end):
    page = open_page(GRID)
    page.evaluate("cell => { const f = document.getElementById(cell); f.focus(); f.select?.(); }", start)
    page.keyboard.press(key)
    assert focused(page) == end


def test_an_arrow_inside_a_word_moves_the_caret_and_not_the_cell(open_page):
    page = open_page(GRID)
    page.fill("#a1", "1234")
    page.focus("#a1")
    page.evaluate("document.getElementById('a1').setSelectionRange(2, 2)")
    page.keyboard.press("ArrowRight")
    assert focused(page) == "a1"


def test_a_block_of_a_worksheet_falls_into_its_cells(open_page):
    page = open_page(GRID)
    paste(page, "a1", '๙๖.๒\tข้ามไป\t"15 พ.ย.\n2569"\tทำแล้ว\t✓\r\n88\t\tx\t\t\r\n')
    assert [value(page, cell) for cell in ("a1", "a2", "a3")] == ["๙๖.๒", "88", "3"]
    assert value(page, "b2") == "x"
    assert value(page, "s1") == "yes"
    assert page.is_checked("#c1")
    assert not page.is_checked("#c2")
    assert "ยังไม่บันทึก" in page.inner_text("#said")
    assert "is-changed" in page.get_attribute("td:has(#a1)", "class")


def test_what_lies_outside_or_does_not_fit_is_told_and_not_pasted(open_page):
    page = open_page(GRID)
    paste(page, "s3", "อาจจะ\tใช่\tเกิน\nแถวเกิน\t1")
    assert value(page, "s3") == ""
    assert page.is_checked("#c3")
    said = page.inner_text("#said")
    assert "อีก 3 ช่องเลยขอบตาราง" in said
    assert "1 ช่องมีค่าที่ช่องนั้นไม่มีให้เลือก" in said


def test_one_undo_takes_a_whole_paste_back(open_page):
    page = open_page(GRID)
    paste(page, "a1", "7\n8\n9")
    page.keyboard.press("Control+z")
    assert [value(page, cell) for cell in ("a1", "a2", "a3")] == ["1", "2", "3"]
    assert page.inner_text("#said") == ""


def test_typed_changes_are_undone_one_by_one_in_turn(open_page):
    page = open_page(GRID)
    page.fill("#a1", "10")
    page.keyboard.press("Enter")
    page.fill("#a2", "20")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+z")
    assert (value(page, "a1"), value(page, "a2")) == ("10", "2")
    page.keyboard.press("Control+z")
    assert value(page, "a1") == "1"


def test_escape_puts_the_cell_back(open_page):
    page = open_page(GRID)
    page.focus("#a2")
    page.keyboard.type("99")
    page.keyboard.press("Escape")
    assert value(page, "a2") == "2"


def test_a_read_only_cell_is_passed_over(open_page):
    page = open_page(GRID.replace('id="a2"', 'id="a2" readonly'))
    page.focus("#a1")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "a3"
    paste(page, "a1", "7\n8\n9")
    assert [value(page, cell) for cell in ("a1", "a2", "a3")] == ["7", "2", "9"]


def test_leaving_with_unsaved_cells_asks_first(open_page):
    page = open_page(GRID)
    page.fill("#a1", "10")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]
