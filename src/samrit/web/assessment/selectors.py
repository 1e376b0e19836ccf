"""Reading forms: live ones from the facts in force, confirmed ones from the result on record.

However many forms are asked for, the number of queries stays the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from samrit.grading import FormResult, Scheme, blank_ratings, number_text
from samrit.web.agreements.models import Agreement, AgreementVersion
from samrit.web.agreements.selectors import agreement_for, agreements_seen_by
from samrit.web.assessment.choices import Stage
from samrit.web.assessment.content import (
    Content,
    RatingRow,
    form_content,
    score_of,
    without_ratings,
)
from samrit.web.assessment.models import CompetencyRating, Form, FormStep, Result
from samrit.web.assessment.policies import may_see_score
from samrit.web.common.errors import Refusal
from samrit.web.common.models import content_hash
from samrit.web.organisation.models import Appointment, Unit
from samrit.web.organisation.selectors import Person, children_map, covered
from samrit.web.results.selectors import LineOutcome, line_outcomes
from samrit.web.rounds.selectors import current_round, grading_scheme, scheme_of


@dataclass(frozen=True, kw_only=True)
class ScoredForm:
    """A form with its content: the live one, or the result on record.

    Attributes:
        result: the result that `content` was taken from; None for a live form.
        outcomes: the outcomes that a live content was made from; empty for one on record.
    """

    form: Form
    version: AgreementVersion
    scheme: Scheme
    content: Content
    result: Result | None = None
    outcomes: tuple[LineOutcome, ...] = ()

    @cached_property
    def content_hash(self) -> str:
        return content_hash(self.content)

    @cached_property
    def score(self) -> FormResult:
        return score_of(self.content, self.scheme)


@dataclass(frozen=True, kw_only=True)
class FormView(ScoredForm):
    """A form as one person may see it: without `sees_score` its ratings are blank and no result is given."""

    sees_score: bool
    steps: tuple[FormStep, ...]

    @property
    def agreement(self) -> Agreement:
        return self.form.agreement


def form_of(agreement: Agreement) -> Form:
    """Give the form of an agreement; one that is open and empty where no step was taken yet."""
    return forms_of([agreement])[agreement.pk]


def forms_of(agreements: Iterable[Agreement]) -> dict[int, Form]:
    """Give the forms of agreements, as agreement id ▸ form with its agreement: one query."""
    wanted = {agreement.pk: agreement for agreement in agreements}
    known = Form.objects.in_bulk(wanted)
    found = {pk: known.get(pk) or Form(agreement=agreement) for pk, agreement in wanted.items()}
    for pk, form in found.items():
        form.agreement = wanted[pk]
    return found


def form_for(person: Person, pk: int) -> Form:
    """Give the form of an agreement that the person may see.

    Raises:
        NotFound, NotAllowed: as for the agreement.
    """
    return form_of(agreement_for(person, pk))


def ratings_in_force(form_ids: Iterable[int]) -> dict[int, dict[str, CompetencyRating]]:
    """Give the newest rating of each competency, as form id ▸ competency ▸ rating: one query."""
    found: dict[int, dict[str, CompetencyRating]] = {}
    for rating in CompetencyRating.objects.filter(form_id__in=list(form_ids)).order_by("pk"):
        found.setdefault(rating.form_id, {})[rating.competency] = rating
    return found


def latest_result(form: Form) -> Result | None:
    """Give the newest result of a form, released or not."""
    return latest_results([form.pk]).get(form.pk)


def latest_results(form_ids: Iterable[int]) -> dict[int, Result]:
    """Give the newest result of each form: one query."""
    rows = Result.objects.filter(form_id__in=list(form_ids)).select_related("scheme", "agreement_version")
    return {result.form_id: result for result in rows.order_by("form_id", "number")}


def live_form(form: Form, *, today: date, floors: Mapping[int, str] | None = None) -> ScoredForm:
    """Give a form as the facts in force make it; see `form_content` for `floors`."""
    return live_forms([form], today=today, floors=floors)[form.pk]


def live_forms(
    forms: Sequence[Form], *, today: date, floors: Mapping[int, str] | None = None
) -> dict[int, ScoredForm]:
    """Give forms as the facts in force make them, as form id ▸ form.

    Raises:
        Refusal: an agreement has no content yet.
    """
    versions = {form.pk: _version_of(form.agreement) for form in forms}
    outcomes = _by_version(line_outcomes(list(versions.values()), today=today).values())
    rated = ratings_in_force(versions)
    probation = on_probation([form.agreement for form in forms])
    found = {}
    for form in forms:
        agreement, version = form.agreement, versions[form.pk]
        scheme = grading_scheme(agreement.round)
        own = tuple(outcomes.get(version.pk, ()))
        content = form_content(
            agreement=agreement,
            version=version,
            scheme=scheme,
            outcomes=own,
            ratings=_rating_rows(scheme, agreement, rated.get(form.pk, {})),
            probation=form.pk in probation,
            floors=floors,
        )
        found[form.pk] = ScoredForm(form=form, version=version, scheme=scheme, content=content, outcomes=own)
    return found


def form_view(person: Person, form: Form, *, today: date) -> FormView:
    """Give a form as the person may see it (he was let in by `form_for`)."""
    return form_views(person, [form], today=today)[0]


def form_views(person: Person, forms: Sequence[Form], *, today: date) -> list[FormView]:
    """Give forms as the person may see them, in their order.

    Whoever may see the score of a form that was confirmed gets the result on record, to the digit; everybody
    else gets the live form without ratings.
    """
    seen = {form.pk: may_see_score.allows(person, form) for form in forms}
    results = latest_results(f.pk for f in forms if seen[f.pk] and f.stage != Stage.OPEN)
    live = live_forms([f for f in forms if f.pk not in results], today=today)
    steps = _steps_of(forms)
    views = []
    for form in forms:
        result = results.get(form.pk)
        scored = _on_record(form, result) if result else live[form.pk]
        content = scored.content if seen[form.pk] else without_ratings(scored.content, scored.scheme)
        views.append(
            FormView(
                form=form,
                version=scored.version,
                scheme=scored.scheme,
                content=content,
                result=result,
                outcomes=scored.outcomes,
                sees_score=seen[form.pk],
                steps=tuple(steps.get(form.pk, ())),
            )
        )
    return views


def forms_to_release(
    person: Person, unit: Unit, *, today: date, lock: bool = False
) -> tuple[list[Form], list[Agreement]]:
    """Give the confirmed forms of a unit and below in the current round, and the agreements that wait.

    `lock` holds the forms until the caller's transaction ends.
    """
    round_ = current_round(agency_id=unit.agency_id, today=today)
    if round_ is None:
        return [], []
    units = covered(children_map(unit.agency_id), unit.pk)
    rows = agreements_seen_by(person).filter(unit_id__in=units, round=round_)
    agreements = {agreement.pk: agreement for agreement in rows}
    if lock:
        list(Form.objects.select_for_update().filter(pk__in=agreements).order_by("pk"))
    forms = forms_of(agreements.values())
    ready = [form for form in forms.values() if form.stage == Stage.CONFIRMED]
    waiting = [form.agreement for form in forms.values() if form.stage == Stage.OPEN]
    return ready, waiting


def on_probation(agreements: Sequence[Agreement]) -> frozenset[int]:
    """Give the agreements whose officer was on probation for a day of the round or more: one query."""
    rows = Appointment.objects.filter(
        officer_id__in=[a.officer_id for a in agreements], probation_until__isnull=False
    )
    until: dict[int, date] = {}
    for officer_id, day in rows.values_list("officer_id", "probation_until"):
        if day is not None:
            until[officer_id] = max(day, until.get(officer_id, day))
    return frozenset(
        a.pk for a in agreements if a.officer_id in until and until[a.officer_id] >= a.round.starts
    )


def _version_of(agreement: Agreement) -> AgreementVersion:
    if agreement.current is None:
        raise Refusal("no-agreement-yet", _("ยังไม่มีเนื้อหาข้อตกลง จึงยังไม่มีแบบประเมิน"))
    return agreement.current


def _by_version(outcomes: Iterable[LineOutcome]) -> dict[int, list[LineOutcome]]:
    found: dict[int, list[LineOutcome]] = {}
    for outcome in outcomes:
        found.setdefault(outcome.line.version_id, []).append(outcome)
    return found


def _rating_rows(
    scheme: Scheme, agreement: Agreement, given: Mapping[str, CompetencyRating]
) -> list[RatingRow]:
    return [
        {
            "key": blank.key,
            "name": blank.name,
            "expected": blank.expected,
            "score": number_text(given[blank.key].score) if blank.key in given else None,
            "weight": number_text(blank.weight),
            "note": given[blank.key].note if blank.key in given else "",
        }
        for blank in blank_ratings(scheme, position_level=agreement.position.level)
    ]


def _on_record(form: Form, result: Result) -> ScoredForm:
    return ScoredForm(
        form=form,
        version=result.agreement_version,
        scheme=scheme_of(result.scheme),
        content=result.content,
        result=result,
    )


def _steps_of(forms: Sequence[Form]) -> dict[int, list[FormStep]]:
    found: dict[int, list[FormStep]] = {}
    rows = FormStep.objects.filter(form_id__in=[f.pk for f in forms])
    for step in rows.select_related("by__officer").order_by("pk"):
        found.setdefault(step.form_id, []).append(step)
    return found
