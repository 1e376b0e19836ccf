"""Checks of dates against the round."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from samrit.drafts.numbers import to_date
from samrit.drafts.places import place
from samrit.findings import Finding
from samrit.thai import format_date

if TYPE_CHECKING:
    from samrit.drafts.shape import DeadlineJson, DraftJson

# Results and papers of a round are usually asked for soon after it ends, meetings held soon before it begins.
_AFTERWARDS = timedelta(days=62)
_MONTHS = 12


def detect_dates_outside_round(draft: DraftJson) -> Iterator[Finding]:
    """A date of the letter, of a sheet, or of a level's deadline that does not fit the round."""
    start, end = to_date(draft["round"]["start"]), to_date(draft["round"]["end"])
    if start is None or end is None:
        return
    for deadline in draft["deadlines"]:
        day = to_date(deadline["date"])
        if day and not _fits(deadline, day, start, end):
            yield _outside(deadline["what"], day, deadline["line"], deadline["text"])
    for indicator in draft["indicators"]:
        for variant in indicator["variants"]:
            for level in variant["levels"]:
                for day in _days(level["conditions"]):
                    if not start <= day <= end:
                        where = f"{place(indicator)} level {level['level']}"
                        yield _outside(where, day, level["line"], level["text"], level["level"])


def _fits(deadline: DeadlineJson, day: date, start: date, end: date) -> bool:
    if deadline["what"] == "cutoff":
        return start <= day <= end
    if deadline["what"] == "record-targets":
        return start - _AFTERWARDS <= day <= end
    return start - _AFTERWARDS <= day <= end + _AFTERWARDS


def _days(conditions: Iterable[dict[str, object]]) -> Iterator[date]:
    for condition in conditions:
        by = condition.get("by")
        day = to_date(by) if isinstance(by, str) else None
        if day:
            yield day
        options = condition.get("options")
        if isinstance(options, list):
            for option in options:
                yield from _days(option)


def _outside(where: str, day: date, line: int | None, quote: str, level: int | None = None) -> Finding:
    return Finding(
        code="date-outside-round",
        severity="warning",
        where=where,
        message=f"วันที่ {format_date(day)} ไม่อยู่ในรอบการประเมิน ให้ตรวจปีและเดือนกับต้นฉบับ",
        message_en=f"{where}: {day.isoformat()} does not fit the round",
        line=line,
        level=level,
        quote=quote,
    )


def detect_late_targets(draft: DraftJson) -> Iterator[Finding]:
    """Targets that are to be recorded later than one month into the round."""
    start, end = to_date(draft["round"]["start"]), to_date(draft["round"]["end"])
    if start is None or end is None:
        return
    for deadline in draft["deadlines"]:
        day = to_date(deadline["date"])
        if deadline["what"] == "record-targets" and day and _month_later(start) < day <= end + _AFTERWARDS:
            yield Finding(
                code="deadline-after-round-start",
                severity="warning",
                where="record-targets",
                message=f"ให้บันทึกตัวชี้วัดและค่าเป้าหมายภายในวันที่ {format_date(day)}"
                f" ซึ่งช้ากว่าหนึ่งเดือนหลังเริ่มรอบ ({format_date(start)}) ให้ยืนยันกำหนดวัน",
                message_en=f"targets are due on {day}, more than a month after the round began on {start}",
                line=deadline["line"],
                quote=deadline["text"],
            )


def _month_later(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == _MONTHS else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
