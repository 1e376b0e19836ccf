"""Fractions of a whole: `สามในสี่ของสมาชิก`, `2 ใน 3`, "two thirds".

A third has no exact percentage, and a rounded one would decide a level. So a fraction stays a count of its
parts: two of three is 2 with the unit "parts of 3".
"""

from __future__ import annotations

import re
from decimal import Decimal

from samrit.criteria.draft import Amount, Sentence
from samrit.criteria.model import Op
from samrit.criteria.parts import NUMERAL, OPERATOR, number_of, operator_of

_NUMBER = rf"(?:\d{{1,2}}|{NUMERAL})"
_SIGN = re.compile(rf"{_NUMBER}\s?(?:ใน|ส่วน)|third|quarter|fourth|fifth", re.IGNORECASE)
_WORDS = ("ใน", "ส่วน", "third", "quarter", "fourth", "fifth")
_ENGLISH = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5}
_FRACTION = re.compile(
    rf"(?:(?P<op>{OPERATOR})\s*)?(?:เศษ\s?)?"
    rf"(?:(?P<part>{_NUMBER})\s?(?:ใน|ส่วน)\s?(?P<whole>{_NUMBER})(?:\s?ส่วน)?(?=\s*(?:$|ของ|ขึ้นไป|[,;.)]))"
    # "3 quarters" in digits are of a year; "three quarters" are of something.
    rf"|(?!\d+\s+quarters?\b)(?P<count>{_NUMBER})[\s-](?P<name>third|quarter|fourth|fifth)s?(?=\s+of\b|\s*$))"
    r"(?P<up>\s*ขึ้นไป)?",
    re.IGNORECASE,
)


def find_fractions(sentence: Sentence) -> list[Amount]:
    """Find the fractions of a text and mask them."""
    if not any(word in sentence.work for word in _WORDS) or _SIGN.search(sentence.work) is None:
        return []
    found: list[Amount] = []
    for match in _FRACTION.finditer(sentence.work):
        part = number_of(match["part"] or match["count"])
        whole = Decimal(_ENGLISH[match["name"].lower()]) if match["name"] else number_of(match["whole"])
        if part is None or whole is None or not 0 < part < whole:
            continue
        op = operator_of(match["op"]) if match["op"] else Op.GE if match["up"] else None
        found.append(Amount(*match.span(), f"ส่วนใน {whole}", op, part))
        sentence.mask(*match.span())
    return found
