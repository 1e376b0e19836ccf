"""How alike two names of a quantity are, so that small differences of wording share one measure."""

from __future__ import annotations

import re

ALIKE = 0.5
# Closer than two wordings of one quantity need to be: for turning a deed into a number.
SAME_THING = 0.7
_GRAM = 3
_NAME = re.compile("“[^”]*”")
_CONTAINED, _SHARED = 0.6, 0.4
_UNNAMED = 0.55


def grams(subject: str) -> frozenset[str]:
    """Give the letter triples of a folded subject (shorter subjects are one gram); a “name” stays whole."""
    if "“" in subject:
        return frozenset(("“", *_NAME.findall(subject))) | grams(_NAME.sub("", subject))
    if len(subject) <= _GRAM:
        return frozenset((subject,)) if subject else frozenset()
    return frozenset(subject[i : i + _GRAM] for i in range(len(subject) - _GRAM + 1))


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """Give 0 to 1: how far one subject lies within the other, and how much both share.

    An unnamed quantity ("not less than 75 per cent") may be any: it is just alike enough to be taken where
    nothing fits better.
    """
    if not left and not right:
        return 1.0
    if not left or not right:
        return _UNNAMED
    common = len(left & right)
    if "“" in left and "“" in right and not _same_name(left, right):
        return 0.0
    return _CONTAINED * common / min(len(left), len(right)) + _SHARED * common / len(left | right)


def _same_name(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(gram.startswith("“") and gram != "“" for gram in left & right)
