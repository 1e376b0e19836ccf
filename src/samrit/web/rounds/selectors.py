"""Reading rounds: the one that runs, its dates for a unit, and its scheme."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from samrit.grading import Scheme as GradingScheme
from samrit.web.common.models import canonical_json
from samrit.web.organisation.models import Unit
from samrit.web.rounds.models import Phase, Round, Scheme


def current_round(*, agency_id: int, today: date) -> Round | None:
    """Give the round that today falls in; where none does, the last one that has begun."""
    rounds = Round.objects.filter(agency_id=agency_id).select_related("scheme", "agency")
    running = rounds.filter(starts__lte=today, ends__gte=today).order_by("-starts").first()
    return running or rounds.filter(starts__lte=today).order_by("-starts").first()


def grading_scheme(round_: Round) -> GradingScheme:
    """Give the rules of a round in the shape the arithmetic wants.

    Raises:
        SchemeUnreadable: the stored rules are damaged (they were checked when they were saved).
    """
    return scheme_of(round_.scheme)


def scheme_of(scheme: Scheme) -> GradingScheme:
    """Give the stored rules as the arithmetic's scheme."""
    return _read_scheme(canonical_json(scheme.content))


@lru_cache(maxsize=64)
def _read_scheme(text: str) -> GradingScheme:
    # Keyed by the text itself, so that a changed scheme can never be served from an older reading.
    return GradingScheme.from_json(json.loads(text))


def phases_of(round_: Round) -> list[Phase]:
    """Give all dated steps of a round in order, those of single units after the one for all."""
    rows = Phase.objects.filter(round=round_).select_related("unit")
    return sorted(rows, key=lambda p: (p.opens, p.closes, p.unit_id or 0))


def phase_of(round_: Round, kind: str, unit: Unit | None = None) -> Phase | None:
    """Give the dates of one step for a unit: its own row where it has one, else the row for all."""
    return phase_among(Phase.objects.filter(round=round_, kind=kind), kind, unit.pk if unit else None)


def phase_among(phases: Iterable[Phase], kind: str, unit_id: int | None) -> Phase | None:
    """Choose the dates that hold for a unit among phases that are already read."""
    rows: dict[int | None, Phase] = {}
    for phase in phases:
        if phase.kind == kind:
            rows[phase.unit_id] = phase
    return rows.get(unit_id) or rows.get(None)
