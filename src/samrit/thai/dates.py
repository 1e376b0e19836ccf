"""Thai dates: Buddhist-era years, month names, fiscal years and rounds of appraisal.

Inside the program a date is always a ``datetime.date`` of the common era; the Buddhist era exists only in
text and as the number of a fiscal year.
"""

# ruff: noqa: SIM905 - lists of words are read and reviewed as text
from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from samrit.thai.digits import to_arabic, to_thai
from samrit.thai.text import clean

ERA = 543
MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
MONTHS_SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
_ENGLISH = "january february march april may june july august september october november december".split()
_LOWEST_BUDDHIST, _LOWEST_COMMON, _HIGHEST_COMMON, _HIGHEST_BUDDHIST = 2400, 1900, 2100, 2643
_CENTURY = 2500
_FISCAL_START_MONTH = 10
_SECOND_ROUND = 2


def _month_table() -> dict[str, int]:
    table = {name: index for index, name in enumerate(MONTHS, 1)}
    table |= {name.replace(".", ""): index for index, name in enumerate(MONTHS_SHORT, 1)}
    table |= {name: index for index, name in enumerate(_ENGLISH, 1)}
    table |= {name[:3]: index for index, name in enumerate(_ENGLISH, 1)}
    return (
        table
        | {"sept": 9, "กุมภาพันธ": 2, "กุมภา": 2, "มกรา": 1, "เมษา": 4, "พฤษภา": 5, "มิถุนา": 6}
        | {
            "กรกฎา": 7,
            "กรกฏาคม": 7,
            "สิงหา": 8,
            "กันยา": 9,
            "ตุลา": 10,
            "พฤศจิกา": 11,
            "ธันวา": 12,
        }
    )


_MONTH_NUMBER = _month_table()


def _month_pattern() -> str:
    """Name every spelling once; short forms allow a missing dot and spaces between their letters."""
    short = [r"\.?\s?".join(map(re.escape, name.split(".")[:-1])) + r"\.?" for name in MONTHS_SHORT]
    thai = [name for name in _MONTH_NUMBER if "." not in name and name not in _short_bare()]
    latin = [name for name in thai if name.isascii()]
    thai = [name for name in thai if not name.isascii()]
    long = sorted(thai, key=len, reverse=True)
    english = sorted(latin, key=len, reverse=True)
    return "(?:" + "|".join([*long, *short]) + "|(?:" + "|".join(english) + r")\.?(?![a-z]))"


def _short_bare() -> set[str]:
    return {name.replace(".", "") for name in MONTHS_SHORT}


MONTH = _month_pattern()
_DAY = r"(?<![\d.,/])(?P<day>\d{1,2})"
_YEAR = (
    r"(?:(?:พ\.?\s?ศ\.?|ปี(?:\s?พ\.?\s?ศ\.?)?|ค\.?\s?ศ\.?|,|b\.?e\.?)\s*)*(?P<year>\d{4}|\d{2})(?!\d|[.,/]\d)"
)
_MONTH_WORD = r"(?:เดือน\s*|of\s+)?"
_FULL = re.compile(rf"{_DAY}(?:st|nd|rd|th)?\s*{_MONTH_WORD}(?P<month>{MONTH})\s*{_YEAR}", re.IGNORECASE)
_LATIN_MONTH = "|".join(sorted((name for name in _MONTH_NUMBER if name.isascii()), key=len, reverse=True))
_AMERICAN = re.compile(
    rf"(?P<month>(?:{_LATIN_MONTH})\.?)\s+"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?P<year>\d{4})(?![\d/-])"
)
_SLASHED_SHORT = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{2})(?![\d/])")
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_BEFORE_RANGE = re.compile(
    rf"{_DAY}\s*(?:{_MONTH_WORD}(?P<month>{MONTH}))?\s*(?:-|ถึง|to|until)\s*(?:วันที่\s*)?$", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"(?<!\d)(?<!\d )(?:เดือน\s*)?(?P<month>{MONTH})\s*{_YEAR}", re.IGNORECASE)

Style = Literal["long", "short", "month"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its half-open span, the date, and the source's own words."""

    start: int
    end: int
    date: date
    text: str


def common_year(year: int, *, two_digits_are_buddhist: bool = True) -> int | None:
    """Give the year of the common era for a written year, or None where no era fits.

    2400-2643 is Buddhist, 1900-2100 common, two digits the Buddhist century that began in 2500. Anything
    else would be a slip of 543 years one way or the other and is refused.
    """
    if _LOWEST_BUDDHIST <= year <= _HIGHEST_BUDDHIST:
        return year - ERA
    if _LOWEST_COMMON <= year <= _HIGHEST_COMMON:
        return year
    if year < 100 and two_digits_are_buddhist:  # noqa: PLR2004 - two digits
        return _CENTURY + year - ERA
    return None


def month_number(name: str) -> int | None:
    """Give 1-12 for a Thai or English month name, full or short."""
    return _MONTH_NUMBER.get(re.sub(r"[.\s]", "", name).lower())


def _build(day: str, month: int | None, year: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, int(day))
    except ValueError:
        return None


def _named(match: re.Match[str]) -> date | None:
    name = match["month"]
    year = common_year(int(match["year"]), two_digits_are_buddhist=not name[0].isascii())
    return _build(match["day"], month_number(name), year)


def _numbered(match: re.Match[str]) -> date | None:
    return _build(match["day"], int(match["month"]), common_year(int(match["year"])))


_FORMS = (
    (_FULL, _named),
    (_AMERICAN, _named),
    (_ISO, _numbered),
    (_SLASHED, _numbered),
    (_SLASHED_SHORT, _numbered),
)


def find_dates(text: str) -> list[FoundDate]:
    """Find the full dates of a text in order; both ends of a range, also where only the last has a year."""
    cleaned = clean(text)
    plain = to_arabic(cleaned.text)
    found: dict[int, tuple[int, date]] = {}
    for pattern, read in _FORMS:
        for match in pattern.finditer(plain):
            day = read(match)
            if day and not any(a < match.end() and match.start() < b for a, (b, _) in found.items()):
                found[match.start()] = (match.end(), day)
    for start, (_, day) in sorted(found.items()):
        first = _range_start(plain[:start], day)
        if first:
            found[first[0]] = (first[1], first[2])
    return [
        FoundDate(*cleaned.span(start, end), day, cleaned.words(start, end))
        for start, (end, day) in sorted(found.items())
    ]


def _range_start(before: str, last: date) -> tuple[int, int, date] | None:
    """Read ``๑ เมษายน –`` or ``1 -`` before a full date; its year is the last possible one."""
    match = _BEFORE_RANGE.search(before)
    if not match:
        return None
    month = month_number(match["month"]) if match["month"] else last.month
    end = match.end("month") if match["month"] else match.end("day")
    for year in (last.year, last.year - 1):
        day = _build(match["day"], month, year)
        if day and day < last and (match["month"] or day.year == last.year):
            return match.start(), end, day
    return None


def parse_date(text: str) -> date | None:
    """Read the one date that a text holds, or None where it holds none or several."""
    found = find_dates(text)
    return found[0].date if len(found) == 1 else None


def find_months(text: str) -> list[FoundDate]:
    """Find months with their year (``เดือนมิถุนายน 2567``); the date is the month's last day."""
    cleaned = clean(text)
    plain = to_arabic(cleaned.text)
    found = []
    for match in _MONTH_YEAR.finditer(plain):
        name = match["month"]
        year = common_year(int(match["year"]), two_digits_are_buddhist=not name[0].isascii())
        month = month_number(name)
        if year and month:
            start, end = match.span()
            day = month_end(year, month)
            found.append(FoundDate(*cleaned.span(start, end), day, cleaned.words(start, end)))
    return found


def month_end(year: int, month: int) -> date:
    """Give the last day of a month of the common era."""
    return date(year, month, calendar.monthrange(year, month)[1])


def format_date(day: date, *, style: Style = "long", thai_digits: bool = True) -> str:
    """Write a date in the Buddhist era: ``๑๖ พฤษภาคม ๒๕๖๗``, ``๑๖ พ.ค. ๖๗`` or ``พฤษภาคม ๒๕๖๗``."""
    year = day.year + ERA
    if style == "long":
        text = f"{day.day} {MONTHS[day.month - 1]} {year}"
    elif style == "short":
        text = f"{day.day} {MONTHS_SHORT[day.month - 1]} {year % 100:02d}"
    else:
        text = f"{MONTHS[day.month - 1]} {year}"
    return to_thai(text) if thai_digits else text


def fiscal_year(day: date) -> int:
    """Give the Buddhist-era fiscal year, which begins on 1 October of the year before."""
    return day.year + ERA + (day.month >= _FISCAL_START_MONTH)


def round_period(year: int, number: int) -> tuple[date, date]:
    """Give the first and last day of round 1 (October to March) or 2 (April to September)."""
    common = year - ERA
    if number == 1:
        return date(common - 1, 10, 1), date(common, 3, 31)
    if number == _SECOND_ROUND:
        return date(common, 4, 1), date(common, 9, 30)
    raise ValueError(f"a fiscal year has rounds 1 and 2, not {number}")


def round_of(day: date) -> tuple[int, int]:
    """Give the fiscal year (Buddhist era) and the round that a day falls in."""
    year = fiscal_year(day)
    return year, 1 if day <= round_period(year, 1)[1] else _SECOND_ROUND
