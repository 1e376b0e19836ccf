"""Dates and times of Excel: a count of days ▸ the text that stands on paper."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from samrit.thai import format_date, to_thai
from samrit.thai.dates import ERA, MONTHS, MONTHS_SHORT

_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h{1,2}\]|m{1,2}\]|s{1,2}\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
_TIME_LETTERS = re.compile(r"[dmyhsb]|e(?![+-])", re.IGNORECASE)
_LANGUAGE = re.compile(r"\[\$[^\]-]*-(?P<code>[0-9A-F]+)\]", re.IGNORECASE)
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<one>.)|_.|\*.|\[(?P<elapsed>h{1,2}|m{1,2}|s{1,2})\]|\[[^\]]*\]'
    r"|(?P<noon>AM/PM|A/P)|(?P<letters>y+|b+|e+|m+|d+|h+|s+)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_ENGLISH = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS = ("วันจันทร์", "วันอังคาร", "วันพุธ", "วันพฤหัสบดี", "วันศุกร์", "วันเสาร์", "วันอาทิตย์")
_DAYS_SHORT = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_OF_MACHINE = {0xF800, 0xF400}
_THAI, _BUDDHIST, _THAI_DIGITS = 0x41E, 0x07, 0x0D
_FULL_NAME = 4
_SECONDS = 86_400
# 29 February 1900 never was, and Excel counts it.
_FALSE_DAY = 60
_LAST_DAY = 2_958_465
_FIRST_1904 = 1_462


def is_time(code: str) -> bool:
    """Say whether a format prints dates or times."""
    bare = _ASIDE.sub("", code.partition(";")[0])
    language = _LANGUAGE.search(code)
    if language and int(language["code"], 16) & 0xFFFF in _OF_MACHINE:
        return True
    return "general" not in bare.lower() and bool(_TIME_LETTERS.search(bare))


def written_time(value: Decimal, code: str, *, epoch_1904: bool = False) -> str | None:
    """Give a count of days as a format prints it; None where it is no day that Excel knows."""
    days = value + _FIRST_1904 if epoch_1904 else value
    if not 0 <= days <= _LAST_DAY:
        return None
    seconds = int((days * _SECONDS).to_integral_value(ROUND_HALF_UP))
    whole, within = divmod(seconds, _SECONDS)
    day = date(1899, 12, 30 if whole >= _FALSE_DAY else 31) + timedelta(whole)
    language = _LANGUAGE.search(code)
    number = int(language["code"], 16) if language else 0
    if number & 0xFFFF in _OF_MACHINE:
        # As the machine of the reader prints it; in words no day is taken for a month.
        return format_date(day, thai_digits=False)
    text = _Writer(day, within, seconds, number).write(code.partition(";")[0])
    return to_thai(text) if number >> 24 & 0xFF == _THAI_DIGITS else text


class _Writer:
    """Writes one day and time by the parts of a format."""

    def __init__(self, day: date, within: int, elapsed: int, language: int) -> None:
        self._day = day
        self._hour, rest = divmod(within, 3600)
        self._minute, self._second = divmod(rest, 60)
        self._elapsed = {"h": elapsed // 3600, "m": elapsed // 60, "s": elapsed}
        self._buddhist = language >> 16 & 0x7F == _BUDDHIST
        self._english = bool(language) and not self._buddhist and language & 0xFFFF != _THAI
        self._half = False

    def write(self, code: str) -> str:
        parts = list(_PART.finditer(code))
        self._half = any(part["noon"] for part in parts)
        letters = [(part["letters"] or part["elapsed"] or "")[:1].lower() for part in parts]
        return "".join(self._part(part, letters, index) for index, part in enumerate(parts)).strip()

    def _part(self, part: re.Match[str], letters: list[str], index: int) -> str:
        if part["letters"]:
            return self._letters(part["letters"].lower(), letters, index)
        if part["elapsed"]:
            return str(self._elapsed[part["elapsed"][0].lower()])
        if part["noon"]:
            return "AM" if self._hour < 12 else "PM"  # noqa: PLR2004 - noon
        return part["quoted"] or part["one"] or part["plain"] or ""

    def _letters(self, run: str, letters: list[str], index: int) -> str:
        kind, length = run[0], len(run)
        if kind == "m" and _is_minute(letters, index):
            return f"{self._minute:0{min(length, 2)}}"
        match kind:
            case "y" | "b" | "e":
                return self._year(kind, length)
            case "m":
                return self._month(length)
            case "d":
                return self._weekday(length)
            case "h":
                hour = (self._hour - 1) % 12 + 1 if self._half else self._hour
                return f"{hour:0{min(length, 2)}}"
        return f"{self._second:0{min(length, 2)}}"

    def _year(self, kind: str, length: int) -> str:
        year = self._day.year + (ERA if kind == "b" or self._buddhist else 0)
        return f"{year % 100:02}" if length <= 2 and kind != "e" else str(year)  # noqa: PLR2004 - two digits

    def _month(self, length: int) -> str:
        month = self._day.month
        if length <= 2:  # noqa: PLR2004 - two digits
            return f"{month:0{length}}"
        if self._english:
            name = _ENGLISH[month - 1]
            return name if length >= _FULL_NAME else name[:3]
        return (MONTHS if length >= _FULL_NAME else MONTHS_SHORT)[month - 1]

    def _weekday(self, length: int) -> str:
        if length <= 2:  # noqa: PLR2004 - two digits
            return f"{self._day.day:0{length}}"
        return (_DAYS if length >= _FULL_NAME else _DAYS_SHORT)[self._day.weekday()]


def _is_minute(letters: list[str], index: int) -> bool:
    """An m is a minute after an hour or before a second."""
    before = next((letter for letter in reversed(letters[:index]) if letter), "")
    after = next((letter for letter in letters[index + 1 :] if letter), "")
    return before == "h" or after == "s"
