"""Numbers written as words: ``ยี่สิบเอ็ด`` and ``twenty one``."""

# ruff: noqa: SIM905 - lists of words are read and reviewed as text
from __future__ import annotations

import re

_DIGITS = {
    "ศูนย์": 0,
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000}
_MILLION = "ล้าน"
_WORD = "|".join(sorted((*_DIGITS, *_PLACES, _MILLION), key=len, reverse=True))
# The hundred of ร้อยละ is no number: "ผูกพันร้อยละ 90" holds no 1,100.
_WORD = _WORD.replace("ร้อย", r"ร้อย(?!\s?ละ)")
_TOKEN = re.compile(_WORD)
THAI_NUMERAL = rf"(?:{_WORD})(?:\s*(?:{_WORD}))*"
_WHOLE = re.compile(THAI_NUMERAL)

_ENGLISH = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
} | {
    name: value * 10
    for value, name in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety hundred".split(), start=2
    )
}
_ENGLISH_WHOLE = re.compile(r"[a-z]+(?:[\s-]+[a-z]+)*", re.IGNORECASE)


def read_numeral(text: str) -> int | None:
    """Read a text that is a number in Thai or English words and nothing else, else give None."""
    text = text.strip()
    if _WHOLE.fullmatch(text):
        return _thai(_TOKEN.findall(text))
    if _ENGLISH_WHOLE.fullmatch(text):
        return _english(re.split(r"[\s-]+", text.lower()))
    return None


def _thai(words: list[str]) -> int | None:
    """Add up digit and place words; a place must be lower than the one before it."""
    total = 0
    if _MILLION in words:
        cut = len(words) - words[::-1].index(_MILLION) - 1
        upper = _thai(words[:cut])
        if not upper:
            return None
        total, words = upper * 1_000_000, words[cut + 1 :]
        if not words:
            return total
    digit: int | None = None
    ceiling = 1_000_000
    for word in words:
        if word in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[word]
            continue
        place = _PLACES[word]
        if place >= ceiling:
            return None
        total += (1 if digit is None else digit) * place
        digit, ceiling = None, place
    if digit is None:
        return total or None
    return total + digit


def _english(words: list[str]) -> int | None:
    """Read up to nine hundred and ninety-nine."""
    if "hundred" in words[1:]:
        cut = words.index("hundred", 1)
        rest = [word for word in words[cut + 1 :] if word != "and"]
        count = 1 if words[:cut] == ["a"] else _below_hundred(words[:cut])
        more = _below_hundred(rest) if rest else 0
        if count is None or more is None or not 0 < count < 10:  # noqa: PLR2004 - the English number words
            return None
        return count * 100 + more
    return _below_hundred(words)


def _below_hundred(words: list[str]) -> int | None:
    values = [_ENGLISH.get(word) for word in words]
    match values:
        case [int(value)]:
            return value
        case [int(tens), int(ones)] if 20 <= tens < 100 and 0 < ones < 10:  # noqa: PLR2004 - the same
            return tens + ones
        case _:
            return None
