"""Columns taken from Arrow: of pyarrow, polars, DuckDB and whatever else speaks its C interface.

Needs pyarrow where it is called; nothing else of the package does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from samrit.criteria.columns.logic import Mask
from samrit.criteria.columns.numbers import Numbers
from samrit.criteria.columns.table import NOT_KNOWN, Days

_DECIMAL_BYTES = 16
_WIDEST = 38


def numbers_of(column: object) -> Numbers:
    """Take figures from a column of decimals or whole numbers; a null is a missing figure.

    Raises:
        ImportError: where pyarrow is not installed.
        TypeError: for any other type, floats among them: they are not exact.
    """
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    array = _array(column)
    missing = _missing(array)
    if pa.types.is_integer(array.type):
        return Numbers(array.fill_null(0).to_numpy(zero_copy_only=False), 0, missing)
    if not pa.types.is_decimal(array.type):
        raise TypeError(f"figures must be decimals or whole numbers, not {array.type}")
    places = max(array.type.scale, 0)
    if array.type.byte_width != _DECIMAL_BYTES or array.type.scale < 0:
        array = array.cast(pa.decimal128(_WIDEST, places))
    return Numbers(_decimals(array, missing), places, missing)


def deeds_of(column: object) -> NDArray[np.int8]:
    """Take deeds from a column of booleans: 1 done, 0 not done, -1 for a null.

    Raises:
        ImportError: where pyarrow is not installed.
        TypeError: for another type.
    """
    import pyarrow as pa  # noqa: PLC0415 - the same

    array = _array(column)
    if not pa.types.is_boolean(array.type):
        raise TypeError(f"deeds must be booleans, not {array.type}")
    done: NDArray[np.int8] = array.cast(pa.int8()).fill_null(NOT_KNOWN).to_numpy(zero_copy_only=False)
    return done


def days_of(column: object) -> Days:
    """Take days from a column of dates; NaT for a null.

    Raises:
        ImportError: where pyarrow is not installed.
        TypeError: for another type.
    """
    import pyarrow as pa  # noqa: PLC0415 - the same

    array = _array(column)
    if not pa.types.is_date(array.type):
        raise TypeError(f"days must be dates, not {array.type}")
    numbers = array.cast(pa.date32()).cast(pa.int32()).fill_null(0).to_numpy(zero_copy_only=False)
    days: Days = numbers.astype("datetime64[D]")
    missing = _missing(array)
    if missing is not None:
        days[missing] = np.datetime64("NaT")
    return days


def _array(column: object) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Give one pyarrow array of any object that can hand over its Arrow data."""
    import pyarrow as pa  # noqa: PLC0415 - the same

    if isinstance(column, pa.Array):
        return column
    if hasattr(column, "__arrow_c_stream__"):
        chunks = pa.chunked_array(column)
        return pa.concat_arrays(chunks.chunks) if chunks.num_chunks else pa.array([], chunks.type)
    if hasattr(column, "__arrow_c_array__"):
        return pa.array(column)
    raise TypeError(f"an Arrow column is needed, not {type(column).__name__}")


def _missing(array: Any) -> Mask | None:  # noqa: ANN401 - the same
    if not array.null_count:
        return None
    nulls: Mask = array.is_null().to_numpy(zero_copy_only=False)
    return nulls


def _decimals(array: Any, missing: Mask | None) -> NDArray[Any]:  # noqa: ANN401 - the same
    """Give the whole numbers behind decimals of 128 bits: 64 bits where all of them fit."""
    halves = np.frombuffer(array.buffers()[1], dtype="<i8") if len(array) else np.empty(0, dtype=np.int64)
    halves = halves[2 * array.offset : 2 * (array.offset + len(array))].reshape(-1, 2)
    low, high = halves[:, 0].copy(), halves[:, 1].copy()
    if missing is not None:
        low[missing] = high[missing] = 0
    if np.array_equal(high, low >> 63):
        return low
    whole: NDArray[Any] = (high.astype(object) << 64) + low.view(np.uint64).astype(object)
    return whole
