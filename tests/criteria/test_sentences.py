from __future__ import annotations

import unicodedata

from samrit.criteria import read_criterion
from samrit.thai import to_thai


def test_a_sentence_is_read_as_its_case_says(sentence, brief):
    reading = read_criterion(sentence["text"], fiscal_year=2567)
    assert [brief(condition) for condition in reading.conditions] == sentence["conditions"]


def test_every_condition_keeps_the_source_s_own_words(sentence):
    for condition in read_criterion(sentence["text"], fiscal_year=2567).conditions:
        assert condition.text
        if condition.text not in sentence["text"]:
            # A deed may be what is left on both sides of a date or reference.
            assert all(word in sentence["text"] for word in condition.text.split())


def test_the_normalisation_form_does_not_change_a_reading(sentence, brief):
    def shapes(text):
        return [
            brief(condition)
            for condition in read_criterion(text, fiscal_year=2567).conditions
            if not brief(condition).startswith(("deed", "any"))
        ]

    text = sentence["text"]
    # Only forms that are written otherwise: most sentences have one or two.
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")} - {text}
    assert [shapes(form) for form in forms] == [shapes(text) for _ in forms]


def test_thai_digits_read_like_arabic_ones(sentence, brief):
    written = to_thai(sentence["text"])
    reading = read_criterion(written, fiscal_year=2567)
    expected = [
        to_thai(line) if line.startswith(("deed", "any")) else line for line in sentence["conditions"]
    ]
    shapes = [brief(condition) for condition in reading.conditions]
    assert [to_thai(line) for line in shapes] == [to_thai(line) for line in expected]


def test_what_is_said_of_a_sentence_names_no_level():
    reading = read_criterion("ร้อยละ 120 ของหมู่บ้าน ตามคู่มือระดับ 6 ")
    (finding,), (note,) = reading.findings, reading.notes
    assert (finding.code, finding.where, finding.level, note.level) == ("unreachable-level", "", None, None)
    assert finding.message.startswith("เกณฑ์นี้ไม่มีใครทำได้ เพราะ “ร้อยละ 120")
    assert "คู่มือระดับ 6" in finding.message
    assert finding.message_en.startswith("This criterion cannot be reached: ")
    assert note.message == "ตัวเลขที่ไม่มีคำเปรียบเทียบในเกณฑ์นี้อ่านว่า อย่างน้อย 120"
    assert note.message_en == "The bare number is read as at least 120."
