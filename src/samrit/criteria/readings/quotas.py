"""A quota by period (`เดือนละ 8 ข่าว`): kept in each period, on average, or in so many of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from samrit.criteria.model import Numeric, Scale
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.readings.editing import edit_numbers, numbers, quote_of
from samrit.criteria.wording import PERIODS

CODE = "quota-joined"
EACH, MEAN, TIMES = "each", "mean", "times-"
_PERIOD = r"(?:วัน|สัปดาห์|เดือน|ไตรมาส|ปี|รอบ|งวด)"
# Words that say themselves how the periods are joined.
_PLAIN = re.compile(
    rf"ทุก\s*ๆ?\s*{_PERIOD}|แต่ละ\s*{_PERIOD}|{_PERIOD}ใด|เฉลี่ย|รวมทั้ง{_PERIOD}|\b(?:every|each|average|mean)\b",
    re.IGNORECASE,
)


def _find(scale: Scale) -> Iterator[Doubt]:
    seen: set[str] = set()
    for level, test in numbers(scale):
        if test.measure not in seen and _doubtful(scale, level, test):
            seen.add(test.measure)
            yield _doubt(test)


def _doubtful(scale: Scale, level: int, test: Numeric) -> bool:
    """Tell whether a quota says nothing of how its periods are joined; a year is a period of its own."""
    if test.per in {None, "year"} or test.times is not None:
        return False
    return not _PLAIN.search(f"{test.text} {quote_of(scale, level) or ''}")


def _doubt(test: Numeric) -> Doubt:
    thai, english = PERIODS[test.per or "month"], test.per or "month"
    options = {
        EACH: Option(EACH, f"ต้องครบในทุก{thai}", f"in every {english} of the round"),
        MEAN: Option(MEAN, f"เฉลี่ยทุก{thai}แล้วต้องถึง", f"on average over the {english}s of the round"),
    }
    default = EACH if test.each else MEAN
    first = options.pop(default)
    counted = Option(TIMES, f"ต้องครบอย่างน้อย N {thai} (ใส่จำนวน)", f"in at least N {english}s", open=True)
    return Doubt(
        code=CODE,
        question=f"“{test.text}” ต้องครบทุก{thai} หรือคิดเฉลี่ย",
        question_en=f"Must “{test.text}” be kept in every {english}, or on average?",
        options=(first, *options.values(), counted),
        default=default,
        measure=test.measure,
        quote=test.text,
    )


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:
    times = int(option.removeprefix(TIMES)) if option.startswith(TIMES) else None

    def joined(level: int, test: Numeric) -> Numeric:
        if not _doubtful(scale, level, test):
            return test
        return replace(test, each=option == EACH, times=times)

    return edit_numbers(scale, doubt.measure or "", joined)


KIND = Kind(_find, _apply)
