"""Thai text as PDF files give it: marks in private places, sara am torn in two; words as lines break."""

from __future__ import annotations

import re
from itertools import accumulate

# Old Thai fonts draw raised and shifted marks from the private area, in this order from U+F700.
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_SHIFTED = f"ฐ\u0e34\u0e35\u0e36\u0e37{_TONES}{_TONES}ญ\u0e31\u0e4d\u0e47{_TONES}\u0e38\u0e39\u0e3a"
_TO_PLAIN = {0xF700 + place: mark for place, mark in enumerate(_SHIFTED)}
_TORN_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\\s*\u0e32")
# No Thai word begins with sara aa, so one after a blank lost its circle: `ส าหรับ` is `สำหรับ`.
_LOST_CIRCLE = re.compile("(?<=[\u0e01-\u0e2e])([\u0e48-\u0e4b]?) +\u0e32")
# Spellings that are no words, so that nothing else can be meant.
_SCANNED = (
    (re.compile("น[\u0e48\u0e49\u0e4d]*[\u0e32\u0e33]หนัก"), "น้ำหนัก"),
    (re.compile("ตัว ?[ขซช][\u0e31\u0e34-\u0e37]?[\u0e48-\u0e4c]*วัด"), "ตัวชี้วัด"),
    (re.compile("ระดั?บ(?=\\s*[\\d๐-๙])"), "ระดับ"),
)
_THAI_LETTER = re.compile("[\u0e01-\u0e4e]")
# Enough for the longest word that may stand at a line's beginning.
_STRETCH = re.compile(r"\S{1,30}")
_END_STRETCH = re.compile(r"[\u0e01-\u0e4e]{1,30}$")
_BLANK_BEFORE_MARK = re.compile(" +(?=[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])")


def mend_thai(text: str) -> str:
    """Put marks back into their places."""
    text = text.translate(_TO_PLAIN)
    text = _TORN_SARA_AM.sub("\\1\u0e33", text)
    text = _LOST_CIRCLE.sub("\\1\u0e33", text)
    return _BLANK_BEFORE_MARK.sub("", text)


def mend_scanned(text: str) -> str:
    """Mend the words that order a letter where a scanner lost or changed their small marks."""
    for pattern, word in _SCANNED:
        text = pattern.sub(word, text)
    return text


def first_word(text: str) -> str:
    """Give the word that a line begins with, as far as a line may be broken: Thai by dictionary."""
    stretch = _STRETCH.match(text)
    piece = stretch[0] if stretch else text
    return _words(piece)[0] if _THAI_LETTER.match(piece) else piece


def cuts_word(text: str, following: str) -> bool:
    """Say whether a line's end cuts a word of the dictionary in two."""
    before, after = _END_STRETCH.search(text), _STRETCH.match(following)
    if not before or not after:
        return False
    ends = accumulate(len(word) for word in _words(before[0] + after[0]))
    return len(before[0]) not in ends


def _words(text: str) -> list[str]:
    # The dictionary takes long to load; only files without marked words need it.
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415

    return word_tokenize(text, engine="newmm") or [text]
