"""The assessor's queue and the list for release: where every form stands and what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from samrit.web.agreements.choices import AgreementState
from samrit.web.agreements.models import Agreement
from samrit.web.assessment.choices import Stage
from samrit.web.assessment.models import Form
from samrit.web.assessment.selectors import forms_of, ratings_in_force
from samrit.web.organisation.choices import Role
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person
from samrit.web.results.selectors import line_outcomes
from samrit.web.rounds.models import Round
from samrit.web.rounds.selectors import grading_scheme

_PEOPLE = ("officer", "unit", "position", "assessor", "round__scheme", "current")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One officer of the queue: the state of his form and what is missing before it can be confirmed."""

    agreement: Agreement
    form: Form
    rated: int
    competencies: int
    lines: int
    missing: tuple[str, ...]

    @property
    def reported(self) -> int:
        return self.lines - len(self.missing)

    @property
    def is_signed(self) -> bool:
        return self.agreement.state == AgreementState.AGREED

    @property
    def is_open(self) -> bool:
        return self.form.stage == Stage.OPEN

    @property
    def is_ready(self) -> bool:
        return self.is_open and self.is_signed and not self.missing and self.rated == self.competencies


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRow:
    """One unit of the list for release, counted by stage."""

    unit: Unit
    waiting: tuple[Agreement, ...]
    confirmed: tuple[Agreement, ...]
    released: int
    acknowledged: int

    @property
    def total(self) -> int:
        return len(self.waiting) + len(self.confirmed) + self.released


def queue_of(person: Person, round_: Round, *, today: date) -> list[QueueRow]:
    """Give the officers whom the person assesses in a round, by unit and post."""
    agreements = list(_agreements(round_).filter(assessor=person.officer_id))
    forms = forms_of(agreements)
    rated = ratings_in_force(forms)
    versions = {a.pk: a.current for a in agreements if a.current is not None}
    outcomes = line_outcomes(list(versions.values()), today=today)
    missing: dict[int, list[str]] = {}
    counts: dict[int, int] = {}
    for outcome in outcomes.values():
        version_id = outcome.line.version_id
        counts[version_id] = counts.get(version_id, 0) + 1
        if outcome.level is None:
            stated = outcome.line.indicator_version
            missing.setdefault(version_id, []).append(f"{stated.number} {stated.title}")
    return [
        QueueRow(
            agreement=agreement,
            form=forms[agreement.pk],
            rated=len(rated.get(agreement.pk, {})),
            competencies=len(grading_scheme(agreement.round).competencies),
            lines=counts.get(agreement.current_id or 0, 0),
            missing=tuple(missing.get(agreement.current_id or 0, ())),
        )
        for agreement in agreements
    ]


def release_rows(person: Person, round_: Round) -> list[ReleaseRow]:
    """Give the units whose results the person may release, with the state of their forms."""
    units = person.units_of(Role.PROVINCE_HEAD)
    if not units:
        return []
    agreements = list(_agreements(round_).filter(unit_id__in=units))
    forms = forms_of(agreements)
    return [
        _release_row(unit, list(rows), forms)
        for unit, rows in groupby(agreements, key=lambda agreement: agreement.unit)
    ]


def _release_row(unit: Unit, rows: Sequence[Agreement], forms: dict[int, Form]) -> ReleaseRow:
    stages = {row.pk: forms[row.pk].stage for row in rows}
    return ReleaseRow(
        unit=unit,
        waiting=tuple(row for row in rows if stages[row.pk] == Stage.OPEN),
        confirmed=tuple(row for row in rows if stages[row.pk] == Stage.CONFIRMED),
        released=sum(1 for s in stages.values() if s in (Stage.RELEASED, Stage.ACKNOWLEDGED)),
        acknowledged=sum(1 for s in stages.values() if s == Stage.ACKNOWLEDGED),
    )


def _agreements(round_: Round) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(round=round_).select_related(*_PEOPLE)
    return rows.defer("current__content").order_by(
        "unit__code", "-position__is_head", "position__number", "pk"
    )
