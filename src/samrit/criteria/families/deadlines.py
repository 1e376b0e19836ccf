"""Deadlines: by a date, a month, a quarter, a fiscal year, or before the end of the round."""

from __future__ import annotations

import re
from datetime import date, timedelta

from samrit.criteria.draft import DatePiece, Sentence
from samrit.criteria.parts import phrases
from samrit.thai.dates import ERA, MONTH, common_year, fiscal_year, month_end, month_number, round_period

_BY = phrases(
    "ภาย ใน",
    "ไม่ เกิน กว่า",
    "ไม่ เกิน",
    "ไม่ ช้า กว่า",
    "ไม่ ล่า ช้า กว่า",
    "อย่าง ช้า",
    "ไม่ เลย",
    "เสร็จ สิ้น ใน",
    "แล้ว เสร็จ ใน",
    "แล้ว เสร็จ เมื่อ",
)
_BY_ENGLISH = (
    r"\b(?:by|no\s+later\s+than|not\s+later\s+than|within|on\s+or\s+before|until)\b"
    r"(?:\s+the)?(?:\s+end\s+of)?"
)
_BEFORE = r"(?:ก่อน(?:ถึง)?|\b(?:before|prior\s+to|earlier\s+than)\b)"
_PREPOSITION = (
    rf"(?:(?P<before>{_BEFORE})|{_BY}|{_BY_ENGLISH})\s*(?:ไม่เกิน)?\s*(?P<end>(?:วัน)?(?:สิ้น|ปลาย)\s?)?"
)
# Most texts hold no such word, and one search tells it before the nine forms are tried.
_HINT = re.compile(rf"{_BEFORE}|{_BY}|{_BY_ENGLISH}", re.IGNORECASE)
_ERA = r"(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|ปี(?:งบประมาณ)?(?:\s?พ\.?\s?ศ\.?)?|of|,)"
_YEAR = rf"\s*(?:{_ERA}\s*)*(?P<year>\d{{4}}|\d{{2}})(?![\d.,]*\d|\s*(?:ครั้ง|คน|ราย|แห่ง|เรื่อง))"
_MONTHS = rf"(?:เดือน\s*)?(?:(?:{MONTH})\s*(?:-|ถึง)\s*(?:เดือน\s*)?)?(?P<month>{MONTH})"
_WEEKDAY = r"(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)"
_DAY = rf"(?:วัน{_WEEKDAY}?(?:\s?ที่)?\s*)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?"
# "By 16.30 น. of the 15th": the hour does not change the day.
_TIME = r"(?:(?:เวลา\s*)?\d{1,2}[.:]\d{2}\s*(?:น\.|นาฬิกา)\s*(?:ของ\s*)?)?"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_ORDINALS |= {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4}
_ORDINALS |= {str(number): number for number in range(1, 5)}
_ORDINAL_THAI = "(?:" + "|".join(word for word in _ORDINALS if not word.isascii()) + ")"

_DATE = re.compile(
    rf"{_PREPOSITION}{_TIME}{_DAY}(?:ของ)?\s*(?:เดือน\s*)?(?P<month>{MONTH})(?:{_YEAR})?", re.IGNORECASE
)
_AND_DATE = re.compile(
    rf"\s*(?:และ|กับ|,|and)\s*{_DAY}(?:เดือน\s*)?(?P<month>{MONTH})(?:{_YEAR})?", re.IGNORECASE
)
_AMERICAN = re.compile(
    rf"{_PREPOSITION}(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*,\s*(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    rf"{_PREPOSITION}(?:วันที่\s*)?(?P<day>\d{{1,2}})(?P<sep>[/.-])(?P<month>\d{{1,2}})(?P=sep)(?P<year>\d{{4}}|\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(
    rf"{_PREPOSITION}(?:วันที่\s*)?(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?!\d)", re.IGNORECASE
)
_MONTH = re.compile(rf"{_PREPOSITION}{_MONTHS}(?:{_YEAR})?", re.IGNORECASE)
_QUARTER = re.compile(
    rf"{_PREPOSITION}(?:ไตรมาส\s*(?:ที่\s*)?(?P<quarter>[1-4]|{_ORDINAL_THAI})|(?:the\s+)?(?:quarter\s+|q)(?P<latin>[1-4])"
    rf"|(?:the\s+)?(?P<ordinal>first|second|third|fourth|last)\s+quarter)(?!\d)"
    rf"(?:\s*(?:/|{_ERA}|ของ|of|the|fiscal\s+year|fy|\s)*\s*(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"{_PREPOSITION}(?:ปีงบประมาณ|fiscal\s+year)\s*(?:พ\.?\s?ศ\.?\s*)?(?P<year>\d{{4}})?(?!\d)", re.IGNORECASE
)
_CALENDAR = re.compile(
    rf"{_PREPOSITION}(?:ปี|year)\s*(?:พ\.?\s?ศ\.?\s*)?(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
)
_ROUND = re.compile(
    rf"{_PREPOSITION}(?:the\s+)?(?:รอบการประเมิน|รอบประเมิน|(?:assessment\s+)?round)(?:นี้|\s*ที่\s*[12](?:\s*/\s*\d{{4}})?)?"
    r"(?:\s*(?:ไม่น้อยกว่า|อย่างน้อย|เป็นเวลา|at\s+least)?\s*(?P<lead>\d+)\s*(?P<unit>วัน|เดือน|days?|months?))?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:ภายใน|อย่างน้อย|ไม่น้อยกว่า|ล่วงหน้า|at\s+least)\s*)?(?P<lead>\d+)\s*(?P<unit>วัน|เดือน|days?|months?)\s*"
    r"(?P<before>ก่อน|before)\s*(?:the\s+)?(?:(?:วัน)?(?:สิ้น|ครบ|ปิด)(?:สุด)?|end\s+of\s+(?:the\s+)?)\s?(?P<end>รอบการประเมิน|รอบประเมิน|(?:assessment\s+)?round)",
    re.IGNORECASE,
)
_DAYS_A_MONTH = 30
_FIRST_MONTH = 10
_QUARTER_ENDS = (12, 3, 6, 9)


def find_deadlines(sentence: Sentence) -> list[DatePiece]:
    """Find the deadlines of a text and mask them. A month without a year takes it from the fiscal year."""
    found: list[DatePiece] = []
    if _HINT.search(sentence.work) is None:
        return found
    for pattern, resolve in _FORMS:
        for match in pattern.finditer(sentence.work):
            known, by = resolve(match, sentence)
            if not known:
                continue
            if by and match["before"] and not match["end"] and pattern is not _ROUND:
                by = _first_day(by, pattern) - timedelta(days=1)
            found.append(DatePiece(match.start(), match.end(), by))
            sentence.mask(*match.span())
    for piece in list(found):
        found += _more(sentence, piece)
    return sorted(found, key=lambda piece: piece.start)


def _more(sentence: Sentence, first: DatePiece) -> list[DatePiece]:
    """Find a second date that shares the first one's preposition: `ภายในวันที่ 5 มกราคม และ 5 กรกฎาคม`."""
    match = _AND_DATE.match(sentence.work, first.end)
    known, by = _day(match, sentence) if match else (False, None)
    if match is None or not known:
        return []
    sentence.mask(*match.span())
    return [DatePiece(*match.span(), by)]


def _first_day(by: date, pattern: re.Pattern[str]) -> date:
    """Give the day that "before" a month or quarter counts from: its first."""
    if pattern is _MONTH:
        return by.replace(day=1)
    if pattern is _QUARTER:
        return by.replace(day=1, month=by.month - 2)
    if pattern is _FISCAL:
        return round_period(fiscal_year(by), 1)[0]
    if pattern is _CALENDAR:
        return by.replace(month=1, day=1)
    return by


Resolved = tuple[bool, date | None]


def _year_of(match: re.Match[str], month: int, sentence: Sentence) -> int | None:
    if match["year"]:
        return common_year(int(match["year"]))
    if sentence.fiscal_year is None:
        return None
    return sentence.fiscal_year - ERA - (month >= _FIRST_MONTH)


def _day(match: re.Match[str], sentence: Sentence) -> Resolved:
    month = int(match["month"]) if match["month"].isdigit() else month_number(match["month"])
    year = _year_of(match, month or 1, sentence)
    if not year:
        return match["year"] is None, None
    try:
        return True, date(year, month or 0, int(match["day"]))
    except ValueError:
        return False, None


def _month(match: re.Match[str], sentence: Sentence) -> Resolved:
    month = month_number(match["month"])
    year = _year_of(match, month or 1, sentence)
    if not year:
        return match["year"] is None, None
    return True, month_end(year, month or 1)


def _quarter(match: re.Match[str], sentence: Sentence) -> Resolved:
    fiscal = _buddhist(match, sentence)
    if fiscal is None:
        return match["year"] is None, None
    named = match["quarter"] or match["latin"] or match["ordinal"]
    month = _QUARTER_ENDS[_ORDINALS[named.lower()] - 1]
    return True, month_end(fiscal - ERA - (month >= _FIRST_MONTH), month)


def _fiscal(match: re.Match[str], sentence: Sentence) -> Resolved:
    fiscal = _buddhist(match, sentence)
    if fiscal is None:
        return match["year"] is None, None
    return True, round_period(fiscal, 2)[1]


def _buddhist(match: re.Match[str], sentence: Sentence) -> int | None:
    if match["year"]:
        year = common_year(int(match["year"]))
        return year + ERA if year else None
    return sentence.fiscal_year


def _calendar(match: re.Match[str], sentence: Sentence) -> Resolved:  # noqa: ARG001 - one shape for all forms
    year = common_year(int(match["year"]))
    return year is not None, date(year, 12, 31) if year else None


def _round(match: re.Match[str], sentence: Sentence) -> Resolved:
    end = sentence.round_end
    if end is None or not match["lead"]:
        return True, end
    days = int(match["lead"]) * (_DAYS_A_MONTH if match["unit"].startswith(("เดือน", "month")) else 1)
    return True, end - timedelta(days=days)


_FORMS = (
    (_DATE, _day),
    (_AMERICAN, _day),
    (_ISO, _day),
    (_NUMERIC, _day),
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_FISCAL, _fiscal),
    (_CALENDAR, _calendar),
    (_LEAD, _round),
    (_ROUND, _round),
)
