"""What is known about one unit or person when a scale is evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Figures, deeds and dates by key. A key that is absent is unknown, never zero.

    ``baselines`` and ``targets`` are the unit's own past figure or target for a measure. Where one is
    given, the
    measure's value is the absolute figure (baht, villages); where none is, the value is already the
    percentage or
    the change that the text speaks of.
    """

    values: Mapping[str, Decimal] = field(default_factory=dict)
    deeds: Mapping[str, bool] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    baselines: Mapping[str, Decimal] = field(default_factory=dict)
    targets: Mapping[str, Decimal] = field(default_factory=dict)
