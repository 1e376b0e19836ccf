"""A date without its year: November of fiscal year 2567 is November 2566 of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from samrit.criteria.draft import Sentence
from samrit.criteria.families.deadlines import find_deadlines
from samrit.criteria.model import Condition, Deadline, Scale
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.readings.editing import Leaf, edit, leaves
from samrit.thai import fiscal_year, format_date

CODE = "year-missing"
UNKNOWN, FISCAL, CALENDAR = "unknown", "fiscal-", "calendar-"
ROUND_YEAR, NEXT_YEAR = "fiscal-year", "calendar-year"
_ANY_YEAR = 2567
_OCTOBER = 10
_ERA = 543
# A quarter or a whole year is counted by fiscal years, whatever the calendar says.
_FISCAL_ONLY = re.compile(r"ไตรมาส|ปีงบประมาณ|quarter|fiscal", re.IGNORECASE)


def _find(scale: Scale) -> Iterator[Doubt]:
    for level, leaf in leaves(scale):
        if isinstance(leaf, Deadline) and leaf.recurs is None and _by(leaf.text, _ANY_YEAR):
            if leaf.by is None:
                yield _unknown(scale, level, leaf)
            elif _by(leaf.text, None) is None and _later(leaf):
                yield _filled(level, leaf, leaf.by)


def _by(text: str, year: int | None) -> date | None:
    """Read a date with the fiscal year given to it; None where it then still has no day."""
    found = find_deadlines(Sentence.of(text, fiscal_year=year))
    return found[0].by if found else None


def _later(deadline: Deadline) -> bool:
    """Tell whether the fiscal and the calendar year give different days: October to December."""
    by = deadline.by or _by(deadline.text, _ANY_YEAR)
    return by is not None and by.month >= _OCTOBER and not _FISCAL_ONLY.search(deadline.text)


def _unknown(scale: Scale, level: int, deadline: Deadline) -> Doubt:
    forms = [(FISCAL, "ปีงบประมาณ", "fiscal year")]
    if _later(deadline):
        forms.append((CALENDAR, "ปีปฏิทิน", "calendar year"))
    options = [Option(UNKNOWN, "ยังไม่กำหนดปี จึงยังไม่ทราบวันครบกำหนด", "not known: no day is set yet")]
    for form, thai, english in forms:
        options += [
            Option(f"{form}{year}", *_said(thai, english, year, _day(deadline, f"{form}{year}")))
            for year in _years(scale)
        ]
        options.append(
            Option(form, f"{thai} พ.ศ. … (ใส่ปี)", f"{english} … of the Buddhist era (give it)", open=True)
        )
    return _doubt(level, deadline, tuple(options), UNKNOWN)


def _said(thai: str, english: str, year: int, by: date | None) -> tuple[str, str]:
    if by is None:
        return f"{thai} {year}", f"{english} {year}"
    return f"{thai} {year} คือ {_shown(by)}", f"{english} {year}: {by.isoformat()}"


def _shown(by: date) -> str:
    return format_date(by, thai_digits=False)


def _years(scale: Scale) -> list[int]:
    """Give the fiscal years of the scale's other dates."""
    return sorted(
        {fiscal_year(leaf.by) for _, leaf in leaves(scale) if isinstance(leaf, Deadline) and leaf.by}
    )


def _filled(level: int, deadline: Deadline, by: date) -> Doubt:
    other = _a_year_later(by)
    options = (
        Option(
            ROUND_YEAR, f"ตามปีงบประมาณของรอบ คือ {_shown(by)}", f"of the round's fiscal year: {by.isoformat()}"
        ),
        Option(
            NEXT_YEAR,
            f"ตามปีปฏิทินที่มีชื่อเดียวกัน คือ {_shown(other)}",
            f"of the calendar year of that name: {other.isoformat()}",
        ),
    )
    return _doubt(level, deadline, options, ROUND_YEAR)


def _doubt(level: int, deadline: Deadline, options: tuple[Option, ...], default: str) -> Doubt:
    return Doubt(
        code=CODE,
        question=f"“{deadline.text}” ไม่ระบุปี หมายถึงปีใด",
        question_en=f"“{deadline.text}” names no year. Which one is meant?",
        options=options,
        default=default,
        level=level,
        measure=deadline.key,
        quote=deadline.text,
    )


def _a_year_later(by: date) -> date:
    """Give the same day a year later; October to December have no leap day."""
    return by.replace(year=by.year + 1)


def _day(deadline: Deadline, option: str) -> date | None:
    """Give the day that an option means."""
    if option == NEXT_YEAR:
        return _a_year_later(deadline.by) if deadline.by else None
    year = int(option.removeprefix(FISCAL).removeprefix(CALENDAR))
    by = _by(deadline.text, year) if year > _ERA else None
    return _a_year_later(by) if by and option.startswith(CALENDAR) else by


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:
    def dated(level: int, leaf: Leaf) -> Condition:
        if isinstance(leaf, Deadline) and (level, leaf.key) == (doubt.level, doubt.measure):
            return replace(leaf, by=_day(leaf, option))
        return leaf

    changed = edit(scale, dated)
    days = {(level, leaf.key): leaf.by for level, leaf in leaves(changed) if isinstance(leaf, Deadline)}
    entries = tuple(
        replace(entry, by=days.get((entry.level, entry.key), entry.by)) for entry in scale.deadlines
    )
    return replace(changed, deadlines=entries)


KIND = Kind(_find, _apply)
