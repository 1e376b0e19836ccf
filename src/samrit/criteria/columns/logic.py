"""Three-valued logic in columns: no < unknown < yes, so that all is the least and any is the greatest."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Truth = NDArray[np.int8]
Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]

NO, UNKNOWN, YES = np.int8(0), np.int8(1), np.int8(2)


def everywhere(rows: int, value: np.int8) -> Truth:
    """Give a column of one truth."""
    return np.full(rows, value, dtype=np.int8)


def decided(yes: Mask) -> Truth:
    """Turn a column of outcomes that are all known into truths."""
    return yes.astype(np.int8) * YES


def all_of(parts: Iterable[Truth], rows: int) -> Truth:
    """Join columns that must all hold; yes where there is none."""
    result = everywhere(rows, YES)
    for part in parts:
        np.minimum(result, part, out=result)
    return result


def any_of(parts: Iterable[Truth], rows: int) -> Truth:
    """Join columns of which one is enough; no where there is none."""
    result = everywhere(rows, NO)
    for part in parts:
        np.maximum(result, part, out=result)
    return result


def chosen(where: Mask, first: Truth, other: Truth) -> Truth:
    """Take the first column where the mask is set, else the other."""
    return np.where(where, first, other)


def enough(done: Ints, unknown: Ints, number: Ints, least: Ints | int) -> Truth:
    """Tell whether at least so many of a number of tests hold; unknown where there is no test at all."""
    open_yet = chosen(done + unknown >= least, everywhere(len(done), UNKNOWN), everywhere(len(done), NO))
    result = chosen(done >= least, everywhere(len(done), YES), open_yet)
    return chosen(number > 0, result, everywhere(len(done), UNKNOWN))
