"""A count and a percentage in one line: two notations of one number, alternatives, or two demands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samrit.criteria.model import AnyOf, Band, Condition, Numeric, Scale, Threshold
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.readings.editing import Conditions, edit_groups, edit_numbers, groups
from samrit.criteria.wording import words

CODE = "count-and-percent"
SAME, EITHER, BOTH = "same", "either", "both"


def _find(scale: Scale) -> Iterator[Doubt]:
    seen: set[str] = set()
    for _, conditions in groups(scale):
        for first, second in _pairs(conditions):
            if second.measure not in seen:
                seen.add(second.measure)
                yield _doubt(first, second)


def _pairs(conditions: Conditions) -> Iterator[tuple[Numeric, Numeric]]:
    """Give each number with its other notation, where both stand in one list."""
    tests = [condition for condition in conditions if isinstance(condition, Threshold | Band)]
    for second in tests:
        for first in tests:
            if second.restates == first.measure and second is not first:
                yield first, second
    for condition in conditions:
        for option in condition.options if isinstance(condition, AnyOf) else ():
            yield from _pairs(option)


def _doubt(first: Numeric, second: Numeric) -> Doubt:
    thai, english = (words(first), words(second)), (words(first, "en"), words(second, "en"))
    return Doubt(
        code=CODE,
        question=f"“{thai[0]}” และ “{thai[1]}” เป็นเกณฑ์เดียวกันหรือสองเกณฑ์",
        question_en=f"Are “{english[0]}” and “{english[1]}” one demand or two?",
        options=(
            Option(
                SAME,
                "ค่าเดียวกันเขียนสองแบบ มีค่าเดียวก็พอ ถ้ามีทั้งสองต้องผ่านทั้งสอง",
                "one number written twice: one figure is enough, and both must hold where both are known",
            ),
            Option(EITHER, "ผ่านอย่างใดอย่างหนึ่งก็พอ", "either is enough"),
            Option(BOTH, "ต้องรายงานและผ่านทั้งสองค่า", "both must be reported and hold"),
        ),
        default=SAME,
        measure=second.measure,
        quote=f"{first.text} {second.text}",
    )


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:
    if option == BOTH:
        return edit_numbers(scale, doubt.measure or "", lambda _, test: replace(test, restates=None))

    def joined(level: int, conditions: Conditions) -> Conditions:  # noqa: ARG001 - one shape for all edits
        for first, second in _pairs(tuple(c for c in conditions if not isinstance(c, AnyOf))):
            if second.measure == doubt.measure:
                both = AnyOf(f"{first.text} {second.text}", ((first,), (second,)))
                swap: dict[int, Condition | None] = {id(first): both, id(second): None}
                kept = [swap.get(id(condition), condition) for condition in conditions]
                return tuple(condition for condition in kept if condition is not None)
        return conditions

    return edit_groups(scale, joined)


KIND = Kind(_find, _apply)
