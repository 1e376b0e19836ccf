"""Named parts of the language of criteria, from which every family builds its patterns.

All patterns run on cleaned text with Arabic digits. Thai is written without spaces, but scanners and line
breaks put some inside words, so a phrase is given here in syllables and a space may stand between them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from samrit.criteria.model import Op
from samrit.thai.numerals import THAI_NUMERAL, read_numeral
from samrit.thai.units import KNOWN

_OPTIONAL_SPACE = r"\s?"
_TONE = re.compile("[\u0e48-\u0e4c]")
_VOWELS = "\u0e34-\u0e37"
_VOWEL = re.compile(f"[{_VOWELS}]")


def phrase(syllables: str) -> str:
    """Make a pattern of one phrase whose syllables may stand apart.

    Scanners lose tone marks and confuse the four vowels above a letter that look alike.
    """
    parts = (_TONE.sub(lambda mark: f"{mark[0]}?", re.escape(part)) for part in syllables.split())
    return _VOWEL.sub(f"[{_VOWELS}]", _OPTIONAL_SPACE.join(parts))


def _plain(words: str) -> str:
    return _VOWEL.sub("\u0e34", _TONE.sub("", "".join(words.split()))).lower()


def phrases(*choices: str) -> str:
    """Make a group of phrases, the longest first so that it wins over its own beginning."""
    ordered = sorted(choices, key=lambda choice: len(choice.replace(" ", "")), reverse=True)
    return "(?:" + "|".join(phrase(choice) for choice in ordered) + ")"


# Operator words that stand before a number. Double wordings (`ไม่น้อยกว่าหรือเท่ากับ`) are common.
OPERATOR_WORDS: dict[Op, tuple[str, ...]] = {
    Op.GE: (
        "ไม่ น้อย กว่า หรือ เท่า กับ",
        "ไม่ ต่ำ กว่า หรือ เท่า กับ",
        "ไม่ น้อย กว่า",
        "ไม่ น้อย ไป กว่า",
        "ไม่ ต่ำ กว่า",
        "ไม่ ต่ำ ไป กว่า",
        "ไม่ ให้ น้อย กว่า",
        "ไม่ ให้ ต่ำ กว่า",
        "มิ ให้ น้อย กว่า",
        "มิ ให้ ต่ำ กว่า",
        "อย่าง น้อย ที่ สุด",
        "อย่าง น้อย",
        "อย่าง ต่ำ",
        "เป็น อย่าง น้อย",
        "ขั้น ต่ำ",
        "มาก กว่า หรือ เท่า กับ",
        "มาก กว่า เท่า กับ",
        "เท่า กับ หรือ มาก กว่า",
        "สูง กว่า หรือ เท่า กับ",
        "เท่า กับ หรือ สูง กว่า",
        "เกิน กว่า หรือ เท่า กับ",
        "เกิน หรือ เท่า กับ",
        "ตั้ง แต่",
        "≥",
        ">=",
        "=>",
        "⩾",
        "at least",
        "not less than",
        "no less than",
        "not fewer than",
        "no fewer than",
        "not lower than",
        "no lower than",
        "no smaller than",
        "not below",
        "greater than or equal to",
        "more than or equal to",
        "higher than or equal to",
        "larger than or equal to",
        "above or equal to",
        "at or above",
        "at the least",
        "not under",
        "ดี กว่า หรือ เท่า กับ",
        "equal to or greater than",
        "equal to or more than",
        "equal to or higher than",
        "equal to or above",
        "not shorter than",
        "no shorter than",
        "a minimum of",
        "minimum of",
        "minimum",
        "from",
    ),
    Op.GT: (
        "มาก กว่า",
        "เกิน กว่า",
        "สูง กว่า",
        "เกิน",
        "มาก เกิน กว่า",
        "นาน กว่า",
        ">",
        "more than",
        "greater than",
        "higher than",
        "larger than",
        "longer than",
        "over",
        "above",
        "in excess of",
        "exceeding",
        "exceeds",
        "exceed",
    ),
    Op.LT: (
        "น้อย กว่า",
        "ต่ำ กว่า",
        "ไม่ ถึง",
        "ไม่ ครบ",
        "<",
        "less than",
        "fewer than",
        "lower than",
        "smaller than",
        "shorter than",
        "below",
        "under",
    ),
    Op.LE: (
        "ไม่ เกิน กว่า",
        "ไม่ เกิน",
        "ไม่ มาก กว่า",
        "ไม่ มาก ไป กว่า",
        "ไม่ มาก เกิน กว่า",
        "ไม่ มาก เกิน",
        "ไม่ สูง กว่า",
        "ไม่ สูง ไป กว่า",
        "ไม่ สูง เกิน กว่า",
        "ไม่ สูง เกิน",
        "ไม่ เกิน ไป กว่า",
        "ไม่ นาน กว่า",
        "ไม่ นาน เกิน กว่า",
        "ไม่ นาน เกิน",
        "ไม่ ให้ เกิน",
        "มิ ให้ เกิน",
        "น้อย กว่า หรือ เท่า กับ",
        "เท่า กับ หรือ น้อย กว่า",
        "ต่ำ กว่า หรือ เท่า กับ",
        "เท่า กับ หรือ ต่ำ กว่า",
        "อย่าง มาก",
        "≤",
        "<=",
        "=<",
        "⩽",
        "not more than",
        "no more than",
        "not greater than",
        "no greater than",
        "no higher than",
        "not higher than",
        "no larger than",
        "no longer than",
        "not longer than",
        "not exceeding",
        "not to exceed",
        "not exceed",
        "not over",
        "less than or equal to",
        "fewer than or equal to",
        "lower than or equal to",
        "smaller than or equal to",
        "below or equal to",
        "at or below",
        "at or under",
        "at the most",
        "not above",
        "capped at",
        "a limit of",
        "equal to or less than",
        "equal to or fewer than",
        "equal to or lower than",
        "equal to or below",
        "at most",
        "up to",
        "maximum of",
        "maximum",
    ),
    Op.EQ: ("เท่า กับ", "=", "==", "exactly", "equal to", "equals"),
}
_OP_OF = {_plain(words): op for op, group in OPERATOR_WORDS.items() for words in group}
_ALL_OPERATORS = [words for group in OPERATOR_WORDS.values() for words in group]
_LATIN_OPERATORS = [words for words in _ALL_OPERATORS if words[0].isascii() and words[0].isalpha()]
_THAI_OPERATORS = [words for words in _ALL_OPERATORS if words not in _LATIN_OPERATORS]
OPERATOR = rf"(?:{phrases(*_THAI_OPERATORS)}|\b{phrases(*_LATIN_OPERATORS)}\b)"

# No word begins with a vowel or tone that hangs on the letter before it, nor with a space or a sign that
# closes: at these letters, half of a text, the long patterns need not be tried.
BEGINS = r"(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\s,.;:()/\u25a0-])"

# Words after the number that set its direction.
UPWARD = phrases(
    "ขึ้น ไป",
    "เป็น ต้น ไป",
    "เป็น อย่าง น้อย",
    "หรือ มาก กว่า นั้น",
    "หรือ มาก กว่า",
    "หรือ สูง กว่า",
    "หรือ เกิน กว่า",
    "or more",
    "or higher",
    "or above",
    "and above",
    "and over",
    "and more",
    "upwards",
    "and up",
    "up",
)
DOWNWARD = phrases(
    "ลง มา",
    "ลง ไป",
    "หรือ น้อย กว่า",
    "หรือ ต่ำ กว่า",
    "เป็น อย่าง มาก",
    "or less",
    "or fewer",
    "or lower",
    "or below",
    "and below",
)
EXACTLY = phrases("พอ ดี", "เท่า นั้น", "exactly")

# Scanners lose the mark of ร้อย, set another in its place or over the next letter, and part the letters.
PERCENT_BEFORE = r"(?:อัตรา\s?)?(?:ร[่-๋ั]?\s?อ[่-๋]?\s?ย\s?ล่?ะ|เปอร์เซ็?น(?:ต์|ท์)?)"
PERCENT_AFTER = r"(?:%|เปอร์เซ็?น(?:ต์|ท์)|per\s?cent\b|pct\b)"
DIGITS = r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d]|,\d{3})"
_BELOW_HUNDRED = (
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_ENGLISH_NUMERAL = (
    r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine|a)\shundred"
    rf"(?:\s(?:and\s)?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})\b"
)
NUMERAL = rf"(?:{THAI_NUMERAL}|{_ENGLISH_NUMERAL})"
_MULTIPLIERS = {
    "พันล้าน": Decimal(1_000_000_000),
    "ล้าน": Decimal(1_000_000),
    "แสน": Decimal(100_000),
    "หมื่น": Decimal(10_000),
    "พัน": Decimal(1_000),
    "million": Decimal(1_000_000),
    "thousand": Decimal(1_000),
}
MULTIPLIER = r"(?:พันล้าน|ล้าน|แสน|หมื่น|พัน(?!ธุ์)|million\b|thousand\b)"
# Words that may stand between an operator and its number without changing either.
FILLER = (
    rf"(?:{PERCENT_BEFORE}|จำนวน|ปริมาณ|คิด\s?เป็น|(?<!งบ)ประมาณ|ระดับ(?=\s?ร้อย)|ที่(?=\s?ร้อย)|(?<!ราย)ได้|"
    r"(?<!ภาพ)รวม|เฉลี่ย|a\s+total\s+of|equivalent\s+to)"
)
NOUN = "(?:" + "|".join(re.escape(noun) for noun in sorted(set(KNOWN), key=len, reverse=True)) + ")"
JOINER = r"(?:-|~|ถึง|จนถึง|\bto\b|\bthrough\b)"


# Longer digit strings are identity numbers, and stay exact in the default decimal context below this.
LONGEST_NUMBER = 20


@lru_cache(maxsize=1024)
def operator_of(words: str) -> Op:
    """Give the comparison that an operator phrase means."""
    return _OP_OF[_plain(words)]


def number_of(digits: str, multiplier: str | None = None) -> Decimal | None:
    """Give the exact value of digits or number words, with `ล้าน` and the like applied; None if it is none."""
    if digits[0].isdigit():
        if len(digits) > LONGEST_NUMBER:
            return None
        value = Decimal(digits.replace(",", ""))
    else:
        word = read_numeral(digits)
        if word is None:
            return None
        value = Decimal(word)
    if not multiplier:
        return value
    value *= _MULTIPLIERS[multiplier.lower()]
    return value if value % 1 else value.quantize(Decimal(1))
