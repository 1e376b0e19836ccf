"""Which unit a written name means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from samrit.thai.text import fold
from samrit.web.exchange.grid import FindUnit

# Words that people write before the name of the place, or leave out.
_OFFICE = re.compile(r"^(?:สำนักงานพัฒนาชุมชน|สำนักงาน|สนง\.?|สพ\w{0,2}\.|ที่ทำการ)\s*")
_PLACE = re.compile(r"^(?:อำเภอ|อ\.|เขต)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownUnit:
    """A unit with every name it goes by: name, place, aliases, code."""

    unit_id: int
    names: tuple[str, ...]


def unit_finder(units: Iterable[KnownUnit]) -> FindUnit:
    """Make the function that finds units by a written name.

    A name fits as written, without the word for the office, or by the bare place; the closest reading that
    fits any unit decides, so that a full name never becomes ambiguous by its place.
    """
    tables: tuple[dict[str, set[int]], ...] = ({}, {}, {})
    for unit in units:
        for name in unit.names:
            for table, reading in zip(tables, _readings(name), strict=True):
                if reading:
                    table.setdefault(reading, set()).add(unit.unit_id)

    def find(written: str) -> tuple[int, ...]:
        for reading in _readings(written):
            for table in tables:
                if reading in table:
                    return tuple(sorted(table[reading]))
        return ()

    return find


def _readings(name: str) -> tuple[str, str, str]:
    written = fold(name).replace(" ", "")
    place = _OFFICE.sub("", written)
    return written, place, _PLACE.sub("", place)
