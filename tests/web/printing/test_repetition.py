from __future__ import annotations

import pytest

from samrit.web.printing.repetition import CLOSE, OPEN, hold_repetition


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("ทำงานเรื่องต่าง ๆ ได้ดี", "ทำงานเรื่อง[ต่าง ๆ] ได้ดี"),
        ("เพื่อนๆ", "[เพื่อนๆ]"),
        ("ต่าง ๆ และอื่น ๆ", "[ต่าง ๆ] และ[อื่น ๆ]"),
        ("ๆ", "ๆ"),
        ("a ๆ", "a ๆ"),
        ("ไม่มีเครื่องหมาย", "ไม่มีเครื่องหมาย"),
        ("", ""),
    ],
)
def test_the_mark_is_bracketed_with_the_word_before_it(text, held):
    assert hold_repetition(text) == held.replace("[", OPEN).replace("]", CLOSE)


def test_brackets_of_the_private_use_area_in_a_text_are_dropped():
    assert hold_repetition(f"ก{OPEN}ข{CLOSE}") == "กข"
