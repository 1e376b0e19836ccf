"""Thai and Arabic digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_ANY_THAI = re.compile(f"[{THAI_DIGITS}]")
_TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
_TO_THAI = str.maketrans("0123456789", THAI_DIGITS)


def to_arabic(text: str) -> str:
    """Give the text with Thai digits as Arabic ones; length and offsets stay."""
    # Most texts have none, and a search is many times cheaper than translating every letter.
    return text.translate(_TO_ARABIC) if _ANY_THAI.search(text) else text


def to_thai(text: str) -> str:
    """Give the text with Arabic digits as Thai ones; length and offsets stay."""
    return text.translate(_TO_THAI)


def format_number(value: Decimal, *, thai: bool = False) -> str:
    """Write a number with thousands commas and all the decimals it carries."""
    text = format(value, ",f")
    return to_thai(text) if thai else text
