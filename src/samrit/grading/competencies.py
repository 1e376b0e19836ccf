"""The competency component: ratings to a score out of 100, by the method of the scheme."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from samrit.grading.facts import Rating
from samrit.grading.lines import base_text, sum_text
from samrit.grading.numbers import added, number_text
from samrit.grading.result import RatingResult, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samrit.grading.scheme import Scheme


def blank_ratings(scheme: Scheme, *, position_level: str) -> tuple[Rating, ...]:
    """Give an officer's ratings before anybody rates: the scheme's names, weights and expected levels."""
    return tuple(
        Rating(
            key=item.key,
            name=item.name_th,
            expected=scheme.expected_level(position_level, item.group),
            score=None,
            weight=item.weight,
        )
        for item in scheme.competencies
    )


def score_rating(rating: Rating) -> RatingResult:
    """Give ค = ก × ข ÷ 100 and the gap to the expected level."""
    if rating.score is None:
        return RatingResult(rating=rating, points=None, gap=None)
    score = Fraction(rating.score)
    return RatingResult(
        rating=rating,
        points=score * Fraction(rating.weight) / 100,
        gap=None if rating.expected is None else score - rating.expected,
    )


def competency_out_of_100(scheme: Scheme, ratings: Sequence[RatingResult]) -> Fraction:
    """Score the component; ratings that are missing add nothing."""
    match scheme.competency_method:
        case "weighted":
            return _sum_of_points(ratings) * 100 / scheme.full_level
        case _ as method:
            assert_never(method)


def competency_steps(scheme: Scheme, ratings: Sequence[RatingResult]) -> list[Step]:
    """Show every rating's points, their sum and the base of 100."""
    steps = []
    for item in ratings:
        if item.rating.score is None or item.points is None:
            continue
        steps.append(
            Step(
                key=f"rating:{item.rating.key}",
                label_th=f"สมรรถนะ {item.rating.name}: ค = ก × ข",
                label_en=f"Competency {item.rating.key}: points",
                formula=f"{number_text(item.rating.score)} × {number_text(item.rating.weight)} ÷ 100",
                value=item.points,
            )
        )
    if not ratings:
        return steps
    lacking = any(item.points is None for item in ratings)
    total = _sum_of_points(ratings)
    return [
        *steps,
        Step(
            key="competency:sum",
            label_th="รวมคะแนน (ค) ของสมรรถนะ" + (" นับที่ยังไม่ประเมินเป็น 0" if lacking else ""),
            label_en="Sum of competency points" + (", missing ratings counted 0" if lacking else ""),
            formula=sum_text([item.points for item in ratings if item.points is not None]),
            value=total,
        ),
        Step(
            key="competency",
            label_th="คะแนนสมรรถนะ แปลงเป็นฐาน 100",
            label_en="Competency on a base of 100",
            formula=f"{number_text(total)} {base_text(scheme)}",
            value=competency_out_of_100(scheme, ratings),
        ),
    ]


def _sum_of_points(ratings: Sequence[RatingResult]) -> Fraction:
    return added(item.points for item in ratings if item.points is not None)
