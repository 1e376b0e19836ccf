"""Score one officer's form: exact to the last step, rounded once, every step kept."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from samrit.grading.checks import COMPETENCY, check_form
from samrit.grading.competencies import competency_out_of_100, competency_steps, score_rating
from samrit.grading.faults import find_faults
from samrit.grading.lines import (
    block_steps,
    counted_lines,
    line_steps,
    results_out_of_100,
    score_blocks,
    score_line,
)
from samrit.grading.numbers import added, round_half_up
from samrit.grading.result import (
    ComponentResult,
    FormResult,
    FormState,
    LineResult,
    Missing,
    PartialTotal,
)
from samrit.grading.totals import component_steps, grade_steps, so_far_steps, total_steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from samrit.findings import Finding
    from samrit.grading.facts import Line, Rating
    from samrit.grading.lines import ScoredLine
    from samrit.grading.result import BlockResult, RatingResult
    from samrit.grading.scheme import Scheme

_cached_faults = lru_cache(maxsize=64)(find_faults)


def score_form(
    scheme: Scheme,
    *,
    lines: Sequence[Line],
    ratings: Sequence[Rating],
    probation: bool = False,
    provisional: bool = False,
) -> FormResult:
    """Score a form under a scheme.

    A scheme with faults, or a form with a finding of severity `error` (weights of a block that do not add to
    100, a level out of range, …), is refused: no totals, the findings say why. Nothing is rescaled to fit.

    Args:
        scheme: the rules; every number comes from here.
        lines: indicators of the agreement, in the order of the form (the order never changes a number).
        ratings: competencies of the form.
        probation: use the scheme's shares for officers who were on probation in the round.
        provisional: also name the grade that an incomplete form would get if nothing more came.
    """
    scored = [score_line(scheme, line) for line in lines]
    rated = tuple(score_rating(rating) for rating in ratings)
    findings = _cached_faults(scheme) + check_form(scheme, lines, ratings)
    if any(finding.severity == "error" for finding in findings):
        return _refused(scheme, scored, rated, findings, probation=probation)
    blocks = score_blocks(scheme, scored)
    components = _score_components(scheme, blocks, rated, probation=probation)
    line_results = tuple(_line_result(item, scheme, blocks, components) for item in scored)
    missing = _missing(scheme, scored, rated)
    is_complete = all(part.is_complete for part in components)
    nothing_more = _partial(scheme, added(part.weighted for part in components), Fraction(100))
    so_far = _so_far(scheme, line_results, rated, components)
    grade = scheme.grade_of(nothing_more.rounded)
    steps = [
        *line_steps(scheme, scored),
        *block_steps(scheme, scored, blocks),
        *competency_steps(scheme, rated),
        *component_steps(components),
        *total_steps(scheme, components, nothing_more, is_complete=is_complete),
        *so_far_steps(so_far, is_complete=is_complete),
        *grade_steps(scheme, nothing_more, grade if is_complete or provisional else None),
    ]
    return FormResult(
        scheme=scheme,
        probation=probation,
        state=FormState.COMPLETE if is_complete else FormState.INCOMPLETE,
        lines=line_results,
        blocks=blocks,
        ratings=rated,
        components=components,
        total_exact=nothing_more.exact if is_complete else None,
        total=nothing_more.rounded if is_complete else None,
        grade=grade if is_complete else None,
        so_far=so_far,
        if_nothing_more=nothing_more,
        provisional_grade=grade if provisional and not is_complete else None,
        missing=missing,
        steps=tuple(steps),
        findings=findings,
    )


def _refused(
    scheme: Scheme,
    scored: Sequence[ScoredLine],
    rated: tuple[RatingResult, ...],
    findings: tuple[Finding, ...],
    *,
    probation: bool,
) -> FormResult:
    return FormResult(
        scheme=scheme,
        probation=probation,
        state=FormState.REFUSED,
        lines=tuple(
            LineResult(line=item.line, score=item.score, points=item.points, share_of_total=None)
            for item in scored
        ),
        blocks=(),
        ratings=rated,
        components=(),
        total_exact=None,
        total=None,
        grade=None,
        so_far=None,
        if_nothing_more=None,
        provisional_grade=None,
        missing=_missing(scheme, scored, rated),
        steps=(),
        findings=findings,
    )


def _score_components(
    scheme: Scheme, blocks: Sequence[BlockResult], rated: Sequence[RatingResult], *, probation: bool
) -> tuple[ComponentResult, ...]:
    components = []
    for share in scheme.components_for(probation=probation):
        if share.code == COMPETENCY:
            out_of_100 = competency_out_of_100(scheme, rated)
            is_complete = bool(rated) and all(item.points is not None for item in rated)
        else:
            out_of_100 = results_out_of_100(blocks)
            is_complete = bool(blocks) and all(block.is_complete for block in blocks)
        components.append(
            ComponentResult(
                share=share,
                out_of_100=out_of_100,
                weighted=out_of_100 * Fraction(share.share) / 100,
                is_complete=is_complete,
            )
        )
    return tuple(components)


def _line_result(
    item: ScoredLine, scheme: Scheme, blocks: Sequence[BlockResult], components: Sequence[ComponentResult]
) -> LineResult:
    share = Fraction(0)
    if counted_lines(scheme, [item]):
        block = next(block for block in blocks if block.share.code == item.line.scope)
        share = _share_of("results", components) * block.factor * Fraction(item.line.weight) / block.weight
    return LineResult(line=item.line, score=item.score, points=item.points, share_of_total=share)


def _share_of(code: str, components: Sequence[ComponentResult]) -> Fraction:
    return next((Fraction(part.share.share) for part in components if part.share.code == code), Fraction(0))


def _so_far(
    scheme: Scheme,
    lines: Sequence[LineResult],
    rated: Sequence[RatingResult],
    components: Sequence[ComponentResult],
) -> PartialTotal | None:
    competency = _share_of(COMPETENCY, components)
    parts = [
        *((item.share_of_total or Fraction(0), item.score) for item in lines if item.score is not None),
        *(
            (competency * Fraction(item.rating.weight) / 100, Fraction(item.rating.score))
            for item in rated
            if item.rating.score is not None
        ),
    ]
    present = added(share for share, _ in parts)
    if not present:
        return None
    reached = added(share * score / scheme.full_level for share, score in parts)
    return _partial(scheme, reached / present * 100, present)


def _partial(scheme: Scheme, value: Fraction, present: Fraction) -> PartialTotal:
    return PartialTotal(exact=value, rounded=_rounded(scheme, value), weight_present=present)


def _rounded(scheme: Scheme, value: Fraction) -> Decimal:
    return round_half_up(value, scheme.rounding.places)


def _missing(
    scheme: Scheme, scored: Sequence[ScoredLine], rated: Sequence[RatingResult]
) -> tuple[Missing, ...]:
    return (
        *(
            Missing(kind="line", key=item.line.key, name=item.line.title, state=item.line.state)
            for item in counted_lines(scheme, scored)
            if item.points is None
        ),
        *(
            Missing(kind="rating", key=item.rating.key, name=item.rating.name, state=None)
            for item in rated
            if item.points is None
        ),
    )
