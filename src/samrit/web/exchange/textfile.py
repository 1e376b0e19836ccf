"""CSV out, for programs and spreadsheets: Unicode with a mark, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from samrit.web.exchange.layout import LINE_COLUMNS, OFFICER_COLUMNS, Column, Row, Value, lines_of
from samrit.web.exchange.rows import DistrictData

BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")


def write_district_csv(data: DistrictData) -> bytes:
    """Write one row for every officer and indicator: the officer's columns, then the line's.

    An officer without lines has one row with the line's columns empty.
    """
    own = LINE_COLUMNS[3:]
    heading = [*(str(column.heading) for column in OFFICER_COLUMNS), *(str(column.heading) for column in own)]
    rows = [heading]
    for officer in data.officers:
        left = _cells(OFFICER_COLUMNS, officer)
        rows += [left + _cells(own, line) for line in lines_of((officer,))] or [left + [""] * len(own)]
    return _csv(rows)


def neutral(text: str) -> str:
    """Make a text that a spreadsheet would take for a formula plain again, by an apostrophe in front."""
    return f"'{text}" if _FORMULA.match(text) else text


def _cells(columns: Sequence[Column[Row]], row: Row) -> list[str]:
    return [_text(column.value(row)) for column in columns]


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value) if isinstance(value, int) else neutral(value)


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(rows)
    return (BYTE_ORDER_MARK + buffer.getvalue()).encode("utf-8")
