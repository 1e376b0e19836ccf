"""Blanks that a PDF shows and its text does not hold: written alone, or only as room between letters."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from samrit.letters.sources.setting import Glyph

_SAME_BASE = 1.0
_NO_WIDTH = 0.05

Place = tuple[float, float]
Bounds = tuple[float, float, float, float]


def is_lone_blank(bounds: Bounds) -> bool:
    """Say whether a piece of text covers nothing: the library leaves such pieces out of the text."""
    left, bottom, right, top = bounds
    return right - left < _NO_WIDTH and top - bottom < _NO_WIDTH


def with_blanks(glyphs: Sequence[Glyph], alone: Iterable[Place]) -> list[Glyph]:
    """Give the characters with blanks that are written alone, each behind the character it follows."""
    by_base: dict[int, list[int]] = {}
    for index, glyph in enumerate(glyphs):
        by_base.setdefault(round(glyph.base), []).append(index)
    for indices in by_base.values():
        indices.sort(key=lambda index: glyphs[index].left)
    after = {_before(glyphs, by_base, place) for place in alone} - {None}
    found: list[Glyph] = []
    for index, glyph in enumerate(glyphs):
        found.append(glyph)
        follows = glyphs[index + 1].character if index + 1 < len(glyphs) else ""
        if index in after and " " not in (glyph.character, follows):
            found.append(blank_after(glyph))
    return found


def blank_after(glyph: Glyph) -> Glyph:
    """Give a blank behind a character."""
    return Glyph(" ", glyph.right, glyph.right, glyph.bottom, glyph.top, glyph.base, glyph.size)


def _before(glyphs: Sequence[Glyph], by_base: dict[int, list[int]], place: Place) -> int | None:
    """Give the character on the same base line that stands nearest to the left of a place."""
    x, y = place
    best: int | None = None
    for base in {round(y) + step for step in (-1, 0, 1)}:
        indices = by_base.get(base, [])
        at = bisect.bisect_left(indices, x, key=lambda index: glyphs[index].left)
        if at == 0:
            continue
        index = indices[at - 1]
        if abs(glyphs[index].base - y) <= _SAME_BASE and (
            best is None or glyphs[index].left > glyphs[best].left
        ):
            best = index
    return best
