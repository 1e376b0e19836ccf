from __future__ import annotations

import struct

import pytest

from samrit.web.printing.glyphs import UNKNOWN, characters_of, known_characters, showable


def test_the_font_shows_all_of_thai_and_the_signs_of_the_forms():
    thai = {chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C))}
    assert thai | set("0123456789ABCxyz%–—×÷≥≤≈·•“”…") <= known_characters()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("นางสาวญี่ปุ่น ฐิติ", "นางสาวญี่ปุ่น ฐิติ"),
        ("ผ่าน ✓ ไม่ผ่าน ✗", "ผ่าน / ไม่ผ่าน x"),
        ("① ａｂ", "1 ab"),
        ("ก\u200bข\ufeffค\x00", "กขค"),
        ("สอง\nบรรทัด\tแท็บ", "สอง\nบรรทัด แท็บ"),
        ("漢 😀", f"{UNKNOWN} {UNKNOWN}"),
        ("", ""),
    ],
)
def test_what_the_font_lacks_is_spelt_otherwise_or_marked(text, shown):
    assert showable(text) == shown


def test_a_file_that_is_no_font_has_no_characters():
    with pytest.raises(ValueError, match="no table cmap"):
        list(characters_of(struct.pack(">LHHHH", 0, 0, 0, 0, 0)))
