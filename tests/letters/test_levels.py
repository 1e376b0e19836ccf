"""Texts of levels, split from one line, from paragraphs, by class of unit, with references inside."""

from __future__ import annotations

import pytest

from samrit.letters.levels import read_level_number, split_levels, starts_level
from samrit.letters.passages import Passage


def passages(*texts):
    places = [0]
    for text in texts:
        places.append(places[-1] + len(text) + 1)
    return [Passage.at(text, place) for text, place in zip(texts, places, strict=False)]


def ladders(*texts, **options):
    split = split_levels(passages(*texts), **options)
    return [
        (ladder.when.text if ladder.when else None, {item.level: item.text.text for item in ladder.levels})
        for ladder in split.ladders
    ]


def only(*texts, **options):
    found = ladders(*texts, **options)
    assert [when for when, _ in found] == [None]
    return found[0][1]


ABC = {1: "ก", 2: "ข", 3: "ค"}


@pytest.mark.parametrize(
    "texts",
    [
        ("ระดับ ๑ ก ระดับ ๒ ข ระดับ ๓ ค",),
        ("ระดับ ๑ ก", "ระดับ ๒ ข", "ระดับ ๓ ค"),
        ("ระดับคะแนน 1 ก", "ระดับคะแนน 2 ข", "ระดับคะแนน 3 ค"),
        ("ระดับที่ ๑ : ก", "ระดับที่ ๒ : ข", "ระดับที่ ๓ : ค"),
        ("ระดับ ๑ = ก", "ระดับ ๒ = ข ระดับ ๓ = ค"),
        ("(ระดับ ๑) ก", "(ระดับ ๒) ข", "(ระดับ ๓) ค"),
        ("- ระดับ 1: ก", "• ระดับ 2: ข", "◆ ระดับ 3: ◆ ค"),
        ("ระดับ ๓ ค", "ระดับ ๒ ข", "ระดับ ๑ ก"),
        ("คะแนน 1 ก", "คะแนน 2 ข", "คะแนน 3 ค"),
        ("1 คะแนน = ก", "2 คะแนน = ข", "3 คะแนน = ค"),
        ("Level 1 ก", "Level 2 ข", "Level 3 ค"),
        ("ระตับ ๑ ก", "ระคับ ๒ ข", "ระดับ ๓ ค"),
    ],
)
def test_levels_are_split_however_they_are_headed(texts):
    assert only(*texts) == ABC


def test_bare_numbers_are_levels_only_where_they_are_counted_in_full():
    assert only("1. ก", "2) ข", "๓ ค", counted=True) == ABC
    assert ladders("1. ก", "2. ข", counted=True) == []
    assert ladders("1. ก", "3. ข", "4. ค", counted=True) == []
    assert ladders("1. ก", "2. ข", "3. ค") == []


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("ระดับ ๑ ก ระดับ ๒ มีผลจากระดับ ๑ - ๓ และ ข ระดับ ๓ ค", {2: "มีผลจากระดับ ๑ - ๓ และ ข"}),
        ("ระดับ ๑ ก ระดับ ๒ ผ่าน ระดับ ๓ ของกรม ระดับ ๓ ค", {2: "ผ่าน ระดับ ๓ ของกรม", 3: "ค"}),
        ("ระดับ ๑ ก ระดับ ๒ เป็นกลุ่ม ระดับ ๓ ระดับ ๓ ค", {2: "เป็นกลุ่ม ระดับ ๓", 3: "ค"}),
        ("ระดับ ๑ ยกระดับ ๓ กลุ่ม ระดับ ๒ ข ระดับ ๓ ค", {1: "ยกระดับ ๓ กลุ่ม", 2: "ข"}),
        ("ระดับ ๑ ยกระดับได้ ระดับ ๒ ระดับอำเภอ ระดับดี ระดับ ๓ ค", {1: "ยกระดับได้", 2: "ระดับอำเภอ ระดับดี"}),
        ("ระดับ ๑ ก ระดับ ๒ ข ระดับ ๔ ง ระดับ ๕ จ", {2: "ข", 4: "ง", 5: "จ"}),
        ("ระดับ ๑ ได้ ระดับ ๕ ดาว ระดับ ๒ ข ระดับ ๓ ค", {1: "ได้ ระดับ ๕ ดาว", 2: "ข", 3: "ค"}),
        ("คัดกลุ่ม ระดับ ๓ ระดับ ๑ ก ระดับ ๒ ข ระดับ ๓ ค", {1: "ก", 3: "ค"}),
        ("ระดับ ๑ ก ระดับ ๒ ข ระดับ ๓ ขึ้นไป ระดับ ๓ ค", {2: "ข ระดับ ๓ ขึ้นไป", 3: "ค"}),
    ],
)
def test_words_that_refer_to_a_level_begin_none(text, levels):
    found = only(text)
    for level, words in levels.items():
        assert found[level] == words


def test_a_paragraph_that_begins_with_a_level_wins_over_a_mention_of_it():
    found = only("ระดับ ๑ ก", "ระดับ ๒ คัดกลุ่ม ระดับ ๓ จำนวน ๒ กลุ่ม", "ระดับ ๓ ค")
    assert found == {1: "ก", 2: "คัดกลุ่ม ระดับ ๓ จำนวน ๒ กลุ่ม", 3: "ค"}


def test_a_line_that_wraps_onto_a_lower_level_goes_on_with_the_text():
    found = only("ระดับ ๑ ก", "ระดับ ๒ ข", "ระดับ ๓ ผลงานตาม", "ระดับ ๒ ของปีก่อน")
    assert found[3] == "ผลงานตาม ระดับ ๒ ของปีก่อน"


def test_a_missing_level_between_paragraphs_stays_missing():
    assert set(only("ระดับ ๑ ก", "ระดับ ๒ ข", "ระดับ ๔ ง")) == {1, 2, 4}


def test_a_title_that_begins_with_a_level_begins_none():
    split = split_levels(passages("ระดับ 5 ดาวของที่พัก", "ระดับ ๑ ก", "ระดับ ๒ ข"), titled=True)
    assert [part.text for part in split.lead] == ["ระดับ 5 ดาวของที่พัก"]
    assert [level.level for level in split.ladders[0].levels] == [1, 2]


def test_text_without_levels_is_all_lead():
    split = split_levels(passages("หนึ่ง", "ระดับ ๑ เท่านั้น"))
    assert [part.text for part in split.lead] == ["หนึ่ง", "ระดับ ๑ เท่านั้น"]
    assert split.ladders == ()


@pytest.mark.parametrize(
    "texts",
    [
        ("ชื่อ", "อำเภอขนาดใหญ่", "ระดับ ๑ ก", "ระดับ ๒ ข", "อำเภอขนาดเล็ก", "ระดับ ๑ ค", "ระดับ ๒ ง"),
        ("ชื่อ อำเภอขนาดใหญ่ ระดับ ๑ ก ระดับ ๒ ข อำเภอขนาดเล็ก ระดับ ๑ ค ระดับ ๒ ง",),
        ("ชื่อ", "สำหรับ (อำเภอขนาดใหญ่)", "ระดับ ๑ ก", "ระดับ ๒ ข", "กรณี อำเภอขนาดเล็ก:", "ระดับ ๑ ค", "ระดับ ๒ ง"),
    ],
)
def test_each_class_has_its_ladder(texts):
    split = split_levels(passages(*texts), titled=True)
    assert [part.text for part in split.lead] == ["ชื่อ"]
    assert ladders(*texts, titled=True) == [
        ("อำเภอขนาดใหญ่", {1: "ก", 2: "ข"}),
        ("อำเภอขนาดเล็ก", {1: "ค", 2: "ง"}),
    ]


def test_a_class_in_any_words_is_known_by_its_place_between_ladders():
    texts = ("ชื่อ", "ที่ราบ", "ระดับ ๑ ก", "ระดับ ๒ ข", "ที่สูง", "ระดับ ๑ ค", "ระดับ ๒ ง")
    assert [when for when, _ in ladders(*texts, titled=True)] == ["ที่ราบ", "ที่สูง"]


def test_one_ladder_may_be_for_one_class():
    assert ladders("ชื่อ", "โรงเรียนขนาดเล็ก", "ระดับ ๑ ก", "ระดับ ๒ ข", titled=True) == [
        ("โรงเรียนขนาดเล็ก", {1: "ก", 2: "ข"})
    ]


def test_a_first_level_that_is_only_mentioned_begins_no_ladder():
    found = only("ระดับ ๑ ก ระดับ ๒ ข ระดับ ๓ เทียบ ระดับ ๑ ของปีก่อน ระดับ ๔ ง")
    assert found[3] == "เทียบ ระดับ ๑ ของปีก่อน"
    assert found[4] == "ง"


def test_a_second_ladder_without_a_class_is_kept_without_one():
    assert ladders("ระดับ ๑ ก ระดับ ๒ ข ระดับ ๑ ค ระดับ ๒ ง") == [
        (None, {1: "ก", 2: "ข"}),
        (None, {1: "ค", 2: "ง"}),
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [("๑", 1), ("ระดับ 2", 2), ("ระดับคะแนน ๓", 3), ("4 คะแนน", 4), ("คะแนน 5", 5), ("10", None), ("สูง", None)],
)
def test_a_cell_that_is_only_a_level_is_read(text, level):
    assert read_level_number(Passage.at(text, 0)) == level


def test_a_bullet_does_not_hide_a_level():
    assert starts_level(Passage.at("- ระดับ ๓ ค", 0))
    assert not starts_level(Passage.at("ระดับดี", 0))
