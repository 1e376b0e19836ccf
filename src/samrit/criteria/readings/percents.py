"""A percentage that may or may not go beyond 100: a share of a whole, or so much of a target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from samrit.criteria.faults.order import falls
from samrit.criteria.model import PERCENT, Measure, Numeric, Scale
from samrit.criteria.model import Kind as Domain
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.readings.editing import edit_numbers, numbers, reshaped
from samrit.criteria.regions import interval_of

CODE = "over-100"
SHARE, TARGET, OPEN_TOP = "share", "of-target", "open-top"
_HUNDRED = Decimal(100)
# Words of a target beside a percentage that names no whole.
_HINT = re.compile(
    r"(?:ตาม|ต่อ|เทียบ|เกิน|บรรลุ|ค่า)\s*(?:ค่า|กับ)?\s*เป้าหมาย|ตามแผน|\b(?:target|planned)\b", re.IGNORECASE
)
_WHOLE = re.compile(r"ของ|\bof\b", re.IGNORECASE)


def _find(scale: Scale) -> Iterator[Doubt]:
    for measure in scale.measures:
        tests = [test for _, test in numbers(scale) if test.measure == measure.key]
        if measure.unit == PERCENT and measure.kind in {"share", "percent"} and tests:
            doubtful = _share(tests) if measure.kind == "share" else _closed(scale, measure, tests)
            if doubtful:
                yield _doubt(scale, measure, tests)


def _share(tests: list[Numeric]) -> bool:
    """Tell whether a figure beyond 100 is named, or a target without a whole."""
    ends = [end for test in tests for end in (interval_of(test).low, interval_of(test).high)]
    if any(end is not None and end > _HUNDRED for end in ends):
        return True
    return any(_HINT.search(test.text) and not _WHOLE.search(test.text) for test in tests)


def _closed(scale: Scale, measure: Measure, tests: list[Numeric]) -> bool:
    """Tell whether the best level stops at 100, so that a better figure would reach none."""
    intervals = [interval_of(test) for test in tests]
    stops = max((i.high for i in intervals if i.high is not None), default=None) == _HUNDRED
    return stops and all(i.high is not None for i in intervals) and not falls(scale, measure)


def _doubt(scale: Scale, measure: Measure, tests: list[Numeric]) -> Doubt:
    options = {
        SHARE: Option(
            SHARE, "เป็นส่วนหนึ่งของทั้งหมด ไม่มีทางเกิน 100", "a share of a whole: it cannot go beyond 100"
        ),
        TARGET: Option(
            TARGET, "เทียบกับเป้าหมายหรือแผน เกิน 100 ได้", "so much of a target or plan: it may go beyond 100"
        ),
    }
    if _closed(scale, measure, tests):
        options[OPEN_TOP] = Option(
            OPEN_TOP,
            "เกิน 100 ได้ และได้ระดับเดียวกับ 100",
            "it may go beyond 100, and then gets the level of 100",
        )
    default = SHARE if measure.kind == "share" else TARGET
    return Doubt(
        code=CODE,
        question="ร้อยละนี้เกิน 100 ได้หรือไม่",
        question_en="Can this percentage go beyond 100?",
        options=(options.pop(default), *options.values()),
        default=default,
        measure=measure.key,
        quote=tests[-1].text,
    )


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:
    key = doubt.measure or ""
    kind: Domain = "share" if option == SHARE else "percent"
    measures = tuple(replace(m, kind=kind) if m.key == key else m for m in scale.measures)
    changed = replace(scale, measures=measures)
    return edit_numbers(changed, key, _opened) if option == OPEN_TOP else changed


def _opened(level: int, test: Numeric) -> Numeric:  # noqa: ARG001 - one shape for all edits
    own = interval_of(test)
    if own.high == _HUNDRED and own.high_inclusive and own.low is not None:
        return reshaped(test, replace(own, high=None, high_inclusive=False))
    return test


KIND = Kind(_find, _apply)
