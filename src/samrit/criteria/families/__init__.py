"""One small module for each family of the language; the order in which they read matters.

Deadlines and references go first (their digits would look like counts), then names, then numbers, then
the words
for all and none. Adding a family is one file here, one call in ``find_pieces`` and its cases.
"""

from __future__ import annotations

from samrit.criteria.draft import Piece, Sentence
from samrit.criteria.families.amounts import find_amounts
from samrit.criteria.families.deadlines import find_deadlines
from samrit.criteria.families.everything import find_everything
from samrit.criteria.families.fractions import find_fractions
from samrit.criteria.families.names import protect
from samrit.criteria.families.quotas import expand_repeats, with_times
from samrit.criteria.families.recurring import find_recurring
from samrit.criteria.families.references import find_references


def find_pieces(sentence: Sentence) -> list[Piece]:
    """Find all pieces of a sentence in the order of the text."""
    pieces: list[Piece] = [
        *find_references(sentence),
        *find_recurring(sentence),
        *find_deadlines(sentence),
    ]
    protect(sentence)
    pieces += find_fractions(sentence)
    expand_repeats(sentence)
    pieces += with_times(sentence, find_amounts(sentence))
    pieces += find_everything(sentence)
    return sorted(pieces, key=lambda piece: piece.start)
