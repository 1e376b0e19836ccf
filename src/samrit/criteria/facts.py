"""What is known about one unit or person when a scale is evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Figures, deeds and dates by key. A key that is absent is unknown, never zero.

    Attributes:
        values: the figure of each measure.
        deeds: whether each deed is done.
        dates: when each dated thing was done.
        baselines: the unit's own past figure of a measure. Where one is given, the measure's value is the
            absolute figure (baht); where none is, it is already the change that the text speaks of.
        targets: the unit's own target, or the whole that a percentage is taken of (villages, pieces). Where
            one is given, the value is the number reached; where none is, it is already the percentage.
        periods: for a figure asked for in each period, the figure by period label (``2024-04``), one entry
            for every period that the round expects; None where it is not reported.
        reports: for a date that comes again, the day of each expected period; None where it is not reported.
        members: for what persons do for their unit, the facts of every person who counts.
    """

    values: Mapping[str, Decimal] = field(default_factory=dict)
    deeds: Mapping[str, bool] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    baselines: Mapping[str, Decimal] = field(default_factory=dict)
    targets: Mapping[str, Decimal] = field(default_factory=dict)
    periods: Mapping[str, Mapping[str, Decimal | None]] = field(default_factory=dict)
    reports: Mapping[str, Mapping[str, date | None]] = field(default_factory=dict)
    members: Mapping[str, Facts] = field(default_factory=dict)
