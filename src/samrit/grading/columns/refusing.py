"""Which forms are refused (``check_form`` in columns): no total may be computed of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samrit.grading.checks import COMPETENCY
from samrit.grading.columns.inputs import NO_LEVEL, Footing, Mask, Part, Whole, held, magnitude, wide
from samrit.grading.scheme import Scheme


def refused(scheme: Scheme, parts: Sequence[Part], footing: Footing, rows: int) -> Mask:
    """Tell which rows have a fault for which ``score_form`` refuses the form."""
    found = np.zeros(rows, dtype=np.bool_)
    scopes = {block.code for block in scheme.blocks} | {COMPETENCY}
    for part in parts:
        if part.scope not in scopes or not _sound_throughout(scheme, part):
            found |= _has(part, rows) & _faulty(scheme, part, known=part.scope in scopes)
    for scope in scopes:
        own = [part for part in parts if part.scope == scope]
        if own:
            found |= _weighs_wrong(own, footing, rows)
    found |= _repeated([part for part in parts if part.scope == COMPETENCY], rows)
    lines = [part for part in parts if part.scope != COMPETENCY]
    found |= _repeated(lines, rows)
    if scheme.single_block != "whole":
        any_line = _any(lines, rows)
        for block in scheme.blocks:
            found |= any_line & ~_any([part for part in lines if part.scope == block.code], rows)
    return found


def _sound_throughout(scheme: Scheme, part: Part) -> bool:
    """Tell whether no row can be faulty, without a look at single rows."""
    low, high = part.ends
    within = low >= NO_LEVEL and high <= scheme.full_level * part.unit
    return (
        within
        and part.unit == 1
        and part.outside is None
        and isinstance(part.weight, int)
        and part.weight > 0
    )


def _faulty(scheme: Scheme, part: Part, *, known: bool) -> Mask:
    levels = part.levels
    full = scheme.full_level * part.unit
    wrong = (levels < NO_LEVEL) | (levels > full)
    if not known:
        wrong |= True
    if part.unit > 1 and scheme.interpolation == "off" and part.scope != COMPETENCY:
        wrong |= (levels >= 0) & (levels % part.unit != 0)
    if part.outside is not None:
        wrong |= part.outside & (levels >= 0)
    light = part.weight <= 0
    return np.asarray(wrong | light, dtype=np.bool_)


def _weighs_wrong(parts: Sequence[Part], footing: Footing, rows: int) -> Mask:
    """Tell where the weights of a block do not add to 100; a block without lines has none to add."""
    whole = 100 * 10**footing.weight_places
    if all(isinstance(part.weight, int) and part.present is None for part in parts):
        return np.full(rows, sum(magnitude(part.weight) for part in parts) != whole)
    most = sum(magnitude(part.weight) for part in parts)
    total: Whole = wide(np.zeros(rows, dtype=np.int64), most)
    for part in parts:
        total = total + held(_has(part, rows), part.weight)
    return np.asarray((total != whole) & _any(parts, rows), dtype=np.bool_)


def _repeated(parts: Sequence[Part], rows: int) -> Mask:
    found = np.zeros(rows, dtype=np.bool_)
    for place, part in enumerate(parts):
        for other in parts[:place]:
            if other.key == part.key:
                found |= _has(part, rows) & _has(other, rows)
    return found


def _any(parts: Sequence[Part], rows: int) -> Mask:
    found = np.zeros(rows, dtype=np.bool_)
    for part in parts:
        found |= _has(part, rows)
    return found


def _has(part: Part, rows: int) -> Mask:
    return np.ones(rows, dtype=np.bool_) if part.present is None else part.present
