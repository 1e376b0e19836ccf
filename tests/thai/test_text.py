from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.thai import clean, fold, join_syllables

TEXTS = st.text(alphabet=st.sampled_from("กขนำมีาร้่๋์ิีุูเแไๅฯๆํ\u200b‍\u00a0\u00ad–— 1๑aé()%\n\tＡ５“"), max_size=40)


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("น\u0e4d้า", "น้ำ"),
        ("น้\u0e4dา", "น้ำ"),
        ("ร้อย\u200bละ", "ร้อยละ"),
        ("ร้อย\u00a0ละ  80", "ร้อย ละ 80"),
        ("1 – 2 — 3 − 4", "1 - 2 - 3 - 4"),
        ("ที่ี่", "ที่"),
        ("ท่ี", "ที่"),
        ("ไม่นอ้ยกว่า", "ไม่น้อยกว่า"),
        ("มากกวา่ร้อยละ", "มากกว่าร้อยละ"),
        ("ไม่ตํา่กวา่", "ไม่ต่ำกว่า"),
        ("เเผน", "แผน"),
        ("５０％", "50%"),
        ("“ดี”", '"ดี"'),
        ("Cafe\u0301", "Café"),
        ("มากกว่ า 5 จำนว น", "มากกว่า 5 จำนว น"),
        ("plain", "plain"),
    ],
)
def test_a_text_is_cleaned_of_what_people_cannot_see(written, cleaned):
    assert clean(written).text == cleaned


@given(TEXTS)
def test_the_map_leads_back_into_the_source_in_order(text):
    cleaned = clean(text)
    places = [cleaned.at(index) for index in range(len(cleaned.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text):
    once = clean(text).text
    assert fold(once) == fold(text)


def test_a_span_of_the_cleaned_text_gives_the_source_s_words():
    cleaned = clean("ไม่\u200bน้อยกว่า  ๘๐")
    start = cleaned.text.index("น้อย")
    assert cleaned.words(start, start + len("น้อยกว่า")) == "น้อยกว่า"
    assert cleaned.words(0, len(cleaned.text)) == "ไม่\u200bน้อยกว่า  ๘๐"
    assert cleaned.span(2, 2) == (cleaned.at(2), cleaned.at(2))
    assert clean("กข").span(1, 1) == (1, 1)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_fold_is_the_same_for_every_normalisation_form(form):
    text = "จำนวนน้ำ \u200b ๆ ๒๕๖๗ Café"
    assert fold(unicodedata.normalize(form, text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "joined"),
    [
        ("ไม่ น้อย กว่า ร้อย ละ 80 ของ เป้า หมาย", "ไม่น้อยกว่าร้อยละ 80 ของเป้าหมาย"),
        # Three words may well be three words.
        ("มี แผน งาน", "มี แผน งาน"),
        ("ครู 5 คน เด็ก 4 คน วัด 3 แห่ง", "ครู 5 คน เด็ก 4 คน วัด 3 แห่ง"),
        ("โรงเรียน ชุมชน เทศบาล จังหวัด อำเภอ", "โรงเรียน ชุมชน เทศบาล จังหวัด อำเภอ"),
        ("a b c d e", "a b c d e"),
    ],
)
def test_words_parted_at_every_syllable_are_closed_up(written, joined):
    assert join_syllables(clean(written)).text == joined


def test_a_closed_up_text_leads_back_into_its_source():
    source = "ไม่ น้อย กว่า ร้อย ละ 80"
    joined = join_syllables(clean(source))
    at = joined.text.index("ร้อยละ")
    assert joined.words(at, at + len("ร้อยละ")) == "ร้อย ละ"
