from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

FOLDED = """<button type="button" data-unfold="part" data-other-words="พับทั้งหมด">กางทั้งหมด</button>
<a href="#two">ข้อสอง</a>
<div id="part"><details class="card" id="one"><summary>หนึ่ง</summary>ก</details>
<details class="card" id="two"><summary>สอง</summary>ข</details></div>
<details class="card" id="outside"><summary>นอก</summary>ค</details>"""
FILE = '<label for="file">ไฟล์</label><input type="file" id="file">'
WIDE = """<div class="table-wrap" id="wide"><table class="table table-pin"><caption>ผลรายอำเภอ</caption>
<tr><td><div style="width:4000px">กว้าง</div></td></tr></table></div>
<div class="table-wrap" id="narrow"><table class="table"><tr><td>แคบ</td></tr></table></div>"""


def opened(page):
    return page.evaluate("[...document.querySelectorAll('details[open]')].map((box) => box.id)")


def test_one_button_opens_and_folds_the_cards_of_its_part(open_page):
    page = open_page(FOLDED)
    page.click("#one summary")
    page.click("[data-unfold]")
    assert opened(page) == ["one", "two"]
    assert page.inner_text("[data-unfold]") == "พับทั้งหมด"
    page.click("[data-unfold]")
    assert opened(page) == []
    assert page.inner_text("[data-unfold]") == "กางทั้งหมด"


def test_a_link_to_a_folded_card_opens_it_again_and_again(open_page):
    page = open_page(FOLDED)
    for _ in range(2):
        page.click("a")
        page.wait_for_function("document.getElementById('two').open")
        assert opened(page) == ["two"]
        page.click("#two summary")


def test_a_file_field_speaks_the_language_of_the_page_and_names_the_file(open_page, tmp_path):
    page = open_page(FILE)
    assert "ลากไฟล์มาวาง" in page.inner_text(".file-words")
    letter = tmp_path / "หนังสือ.txt"
    letter.write_text("เรื่อง", encoding="utf-8")
    page.set_input_files("#file", letter)
    assert page.inner_text(".file-words") == "หนังสือ.txt"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "file"


def test_only_a_table_that_moves_takes_the_keyboard_and_says_what_it_is(open_page):
    page = open_page(WIDE)
    assert page.get_attribute("#wide", "tabindex") == "0"
    assert page.get_attribute("#wide", "aria-label") == "ผลรายอำเภอ"
    assert page.get_attribute("#narrow", "tabindex") is None
