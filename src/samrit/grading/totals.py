"""The steps from components to the grade."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from samrit.grading.lines import sum_text
from samrit.grading.numbers import number_text
from samrit.grading.result import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samrit.grading.result import ComponentResult, PartialTotal
    from samrit.grading.scheme import GradeBand, Scheme


def component_steps(components: Sequence[ComponentResult]) -> list[Step]:
    return [
        Step(
            key=f"component:{part.share.code}",
            label_th=f"องค์ประกอบ {part.share.name_th}: คะแนน (ก) × น้ำหนัก (ข)",
            label_en=f"Component {part.share.name_en}: score × weight",
            formula=f"{number_text(part.out_of_100)} × {number_text(part.share.share)} ÷ 100",
            value=part.weighted,
        )
        for part in components
    ]


def total_steps(
    scheme: Scheme, components: Sequence[ComponentResult], total: PartialTotal, *, is_complete: bool
) -> list[Step]:
    key = "total" if is_complete else "if-nothing-more"
    name_th = "คะแนนรวม" if is_complete else "คะแนนรวมถ้าไม่มีผลเพิ่ม (นับที่ยังขาดเป็น 0)"
    name_en = "Total" if is_complete else "Total if nothing more comes (missing counted 0)"
    places = scheme.rounding.places
    return [
        Step(
            key=f"{key}:exact",
            label_th=name_th,
            label_en=name_en,
            formula=sum_text([part.weighted for part in components]),
            value=total.exact,
        ),
        Step(
            key=key,
            label_th=f"{name_th} ปัดครั้งเดียวเป็นทศนิยม {places} ตำแหน่ง ครึ่งปัดขึ้น",
            label_en=f"{name_en}, rounded once to {places} decimals, a half goes up",
            formula=f"{number_text(total.exact)} ≈ {total.rounded}",
            value=Fraction(total.rounded),
        ),
    ]


def so_far_steps(so_far: PartialTotal | None, *, is_complete: bool) -> list[Step]:
    if so_far is None or is_complete:
        return []
    reached = so_far.exact * so_far.weight_present / 100
    return [
        Step(
            key="so-far",
            label_th="คะแนนเท่าที่มีผลแล้ว: คะแนนที่ได้ ÷ น้ำหนักในแบบที่มีผลแล้ว × 100",
            label_en="Total so far: points reached ÷ weight of the form that has results × 100",
            formula=f"{number_text(reached)} ÷ {number_text(so_far.weight_present)} × 100",
            value=so_far.exact,
        )
    ]


def grade_steps(scheme: Scheme, total: PartialTotal, grade: GradeBand | None) -> list[Step]:
    if grade is None:
        return []
    above = min((band.low for band in scheme.bands if band.low > grade.low), default=None)
    limit = "" if above is None else f" < {above}"
    return [
        Step(
            key="grade",
            label_th=f"ระดับผลการประเมิน: {grade.name_th}",
            label_en=f"Grade: {grade.name_en}",
            formula=f"{grade.low} ≤ {total.rounded}{limit}",
            value=Fraction(total.rounded),
        )
    ]
