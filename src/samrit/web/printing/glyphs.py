"""Which characters the font can show; any other would stop a whole file, so it is replaced here."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache

from samrit.web.printing.fonts import checked_fonts, font_folder

# What stands for a character that no spelling of it can be shown: visible, so that a reader asks.
UNKNOWN = "?"
# Signs of worksheets and scans that the font lacks, written with signs that it has.
SPELLINGS = {
    **dict.fromkeys("✓✔☑🗸", "/"),
    **dict.fromkeys("✗✘☒", "x"),
    **dict.fromkeys("☐□▢", "[ ]"),
    **dict.fromkeys("►▸▶→⇒➔", ">"),
    **dict.fromkeys("●■▪◆◾", "•"),
    **dict.fromkeys("‐‑‒−", "-"),
    "\t": " ",
}
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
_FORMAT_RANGES = 4


def showable(text: str) -> str:
    """Give a text as the font can show it: invisible characters dropped, others spelt or marked `?`."""
    text = _INVISIBLE.sub("", text)
    known = known_characters()
    if all(character in known for character in text):
        return text
    return "".join(character if character in known else _spelt(character, known) for character in text)


@cache
def known_characters() -> frozenset[str]:
    """Give the characters that every weight of the font has, and the line break."""
    tables = [frozenset(characters_of(font)) for font in checked_fonts(font_folder())]
    return frozenset.intersection(*tables) | {"\n", "\r"}


def characters_of(font: bytes) -> Iterator[str]:
    """Read the characters of a TrueType font from its Unicode table (`cmap`, format 4)."""
    table = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, table + 2)
    for index in range(count):
        _platform, _encoding, offset = struct.unpack_from(">HHL", font, table + 4 + 8 * index)
        (form,) = struct.unpack_from(">H", font, table + offset)
        if form == _FORMAT_RANGES:
            yield from _ranges(font, table + offset)


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        tag, _checksum, offset, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        if tag == name:
            return int(offset)
    raise ValueError(f"the font has no table {name.decode()}")


def _ranges(font: bytes, start: int) -> Iterator[str]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts = struct.unpack_from(f">{count}H", font, start + 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", font, start + 16 + 2 * doubled)
    base = start + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{count}H", font, base)
    for at, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[at]:
                (glyph,) = struct.unpack_from(">H", font, base + 2 * at + offsets[at] + 2 * (code - first))
                if not glyph:
                    continue
            if (glyph + deltas[at]) % 0x10000:
                yield chr(code)


def _spelt(character: str, known: frozenset[str]) -> str:
    spelling = SPELLINGS.get(character) or unicodedata.normalize("NFKC", character)
    return spelling if spelling and all(one in known for one in spelling) else UNKNOWN
