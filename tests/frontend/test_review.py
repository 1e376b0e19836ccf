from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

REVIEW = """<div class="source sticky">
<div class="source-line" id="line-1">หนึ่ง</div><div class="source-line" id="line-2">สอง</div>
<div class="source-line" id="line-3">สาม</div></div>
<div data-doubt tabindex="0" id="first" data-lines="1-2">
<button type="button" data-accept onclick="this.dataset.taken='1'">รับ</button></div>
<details><summary>พับ</summary>
<div data-doubt tabindex="0" id="second" data-lines="3">
<button type="button" data-accept>รับ</button></div></details>
<input id="typing">"""


def focused(page):
    return page.evaluate("document.activeElement.id")


def lit(page):
    return page.evaluate("[...document.querySelectorAll('.source-line.is-lit')].map((line) => line.id)")


def test_n_and_p_go_round_the_doubts_and_light_their_lines(open_page):
    page = open_page(REVIEW)
    page.keyboard.press("n")
    assert (focused(page), lit(page)) == ("first", ["line-1", "line-2"])
    page.keyboard.press("n")
    assert (focused(page), lit(page)) == ("second", ["line-3"])
    page.keyboard.press("n")
    assert focused(page) == "first"
    page.keyboard.press("p")
    assert focused(page) == "second"


def test_a_accepts_the_proposal_in_focus_only(open_page):
    page = open_page(REVIEW)
    page.keyboard.press("a")
    assert page.evaluate("document.querySelector('[data-taken]')") is None
    page.keyboard.press("n")
    page.keyboard.press("a")
    assert page.get_attribute("#first [data-accept]", "data-taken") == "1"


def test_letters_that_are_typed_stay_letters(open_page):
    page = open_page(REVIEW)
    page.focus("#typing")
    page.keyboard.type("na")
    assert page.input_value("#typing") == "na"
    assert focused(page) == "typing"
