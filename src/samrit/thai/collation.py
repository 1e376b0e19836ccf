"""Thai dictionary order.

A vowel written before its consonant is sorted after it; tone marks and other signs decide only between
words that are the same without them. ``pythainlp.util.collate`` does the same, but its import takes longer
than the whole start of the command line.
"""

from __future__ import annotations

import re

from samrit.thai.text import fold

_LEADING_VOWEL = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_MARK = re.compile("[\u0e47-\u0e4e]")


def sort_key(text: str) -> tuple[str, str]:
    """Give a key for ``sorted`` that puts texts in Thai dictionary order."""
    folded = fold(text)
    letters = _LEADING_VOWEL.sub(r"\2\1", _MARK.sub("", folded))
    # Marks are compared by their place: a word without one comes before the same word with one.
    signs = _MARK.sub(lambda match: match[0], re.sub("[^\u0e47-\u0e4e]", " ", folded))
    return letters, signs
