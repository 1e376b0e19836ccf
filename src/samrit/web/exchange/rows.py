"""What the data files say of officers: plain rows, decided before any file is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LineData:
    """One indicator of an officer.

    Attributes:
        measured: what was reported, in words (`96.25 % ณ 15 มี.ค. 2570`), empty where nothing was.
        level, points: as scored; None without a result.
    """

    block: str
    number: str
    title: str
    weight: Decimal
    state: str
    measured: str
    as_of: date | None
    source: str
    level: Decimal | None
    points: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerData:
    """One officer; scores are None while they are hidden or not complete.

    Attributes:
        number: the personnel number (13 digits where it is the citizen's), always written as text.
        standing: where the form stands, in words.
        results, competency: components out of 100.
    """

    number: str
    name: str
    position: str
    position_number: str
    position_level: str
    unit: str
    assessor: str
    agreement_version: int
    standing: str
    results: Decimal | None
    competency: Decimal | None
    total: Decimal | None
    grade: str
    released: date | None
    acknowledged: date | None
    scheme: str
    content_hash: str
    lines: tuple[LineData, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictData:
    """One unit's officers in a round."""

    unit: str
    round_words: str
    scheme: str
    officers: tuple[OfficerData, ...]
