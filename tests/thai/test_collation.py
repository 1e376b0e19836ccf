from __future__ import annotations

import random

from samrit.thai import sort_key


def test_names_stand_in_dictionary_order():
    ordered = [
        "กก",
        "กา",
        "เก่า",
        "แก้ว",
        "ไก่",
        "ขา",
        "ข้าว",
        "เขา",
        "ชลบุรี",
        "ชัยภูมิ",
        "เชียงราย",
        "เชียงใหม่",
        "อุบล",
    ]
    shuffled = ordered.copy()
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == ordered


def test_a_tone_mark_decides_only_between_words_alike():
    assert sorted(["ค้า", "คา", "ค่า", "คาบ"], key=sort_key) == ["คา", "ค่า", "ค้า", "คาบ"]


def test_digits_of_both_kinds_are_one():
    assert sort_key("กลุ่ม ๒") == sort_key("กลุ่ม 2")
