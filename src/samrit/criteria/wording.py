"""Conditions and distances in words, Thai and English."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, assert_never

from samrit.criteria.model import (
    PERCENT,
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    Levels,
    Numeric,
    Op,
    Period,
    Threshold,
)
from samrit.criteria.outcome import Reason
from samrit.thai import format_date, format_number

Lang = Literal["th", "en"]

_OPS: dict[Lang, dict[Op, str]] = {
    "th": {
        Op.GE: "ไม่น้อยกว่า",
        Op.GT: "มากกว่า",
        Op.LE: "ไม่เกิน",
        Op.LT: "น้อยกว่า",
        Op.EQ: "เท่ากับ",
    },
    "en": {
        Op.GE: "at least",
        Op.GT: "more than",
        Op.LE: "at most",
        Op.LT: "less than",
        Op.EQ: "exactly",
    },
}
_PERIODS: dict[Period, str] = {
    "day": "วัน",
    "week": "สัปดาห์",
    "month": "เดือน",
    "quarter": "ไตรมาส",
    "year": "ปี",
}
_UNKNOWN = {"th": "ยังไม่มีข้อมูล", "en": "not reported yet"}


def words(condition: Condition, lang: Lang = "th") -> str:  # noqa: PLR0911 - one return a kind of condition
    """Say a condition in one canonical way; a deed is said in its own words."""
    match condition:
        case Threshold():
            return _qualified(
                f"{_OPS[lang][condition.op]}{_value(condition.value, condition, lang)}", condition, lang
            )
        case Band():
            return _qualified(_band(condition, lang), condition, lang)
        case Deadline():
            return _deadline(condition, lang)
        case Deed():
            return condition.text
        case AnyOf():
            options = [_all(option, lang) for option in condition.options]
            return (" หรือ " if lang == "th" else " or ").join(options)
        case Levels():
            if lang == "th":
                return f"ผ่านระดับ {_range(condition)}"
            return f"levels {_range(condition)} hold"
        case _:
            assert_never(condition)


def _all(option: tuple[Condition, ...], lang: Lang) -> str:
    return (" และ" if lang == "th" else " and ").join(words(condition, lang) for condition in option)


def _range(levels: Levels) -> str:
    return str(levels.first) if levels.first == levels.last else f"{levels.first} - {levels.last}"


def _value(value: Decimal, condition: Numeric, lang: Lang) -> str:
    shown = format_number(value)
    if lang == "th":
        if condition.unit == PERCENT:
            return f"ร้อยละ {shown}"
        return f" {shown} {condition.unit}".rstrip()
    if condition.unit == PERCENT:
        return f" {shown} percent"
    return f" {shown} {condition.unit}".rstrip()


def _band(band: Band, lang: Lang) -> str:
    if band.low == band.high and band.low_inclusive and band.high_inclusive:
        return f"{_OPS[lang][Op.EQ]}{_value(band.low, band, lang)}"
    if band.low_inclusive and band.high_inclusive:
        low, high = format_number(band.low), format_number(band.high)
        if lang == "en":
            unit = "percent" if band.unit == PERCENT else band.unit
            return f"between {low} and {high} {unit}".rstrip()
        if band.unit == PERCENT:
            return f"ระหว่างร้อยละ {low} - {high}"
        return f"ตั้งแต่ {low} - {high} {band.unit}".rstrip()
    low_op = Op.GE if band.low_inclusive else Op.GT
    high_op = Op.LE if band.high_inclusive else Op.LT
    joiner = " แต่" if lang == "th" else " but "
    return (
        f"{_OPS[lang][low_op]}{_value(band.low, band, lang)}"
        f"{joiner}{_OPS[lang][high_op]}{_value(band.high, band, lang)}"
    )


def _qualified(core: str, condition: Numeric, lang: Lang) -> str:
    parts = [core]
    if condition.per:
        parts.append(f"ต่อ{_PERIODS[condition.per]}" if lang == "th" else f"per {condition.per}")
    if condition.every:
        parts.append(f"ในทุก{condition.every}" if lang == "th" else f"in each {condition.every}")
    relative = condition.relative_to
    if relative and relative.change:
        change = {"increase": ("เพิ่มขึ้น", "up by "), "decrease": ("ลดลง", "down by ")}[relative.change]
        parts[0] = (change[0] if lang == "th" else change[1]) + parts[0]
        if relative.year:
            parts.append(f"จากปี {relative.year}" if lang == "th" else f"from {relative.year}")
    elif relative:
        parts.append(relative.text)
    return " ".join(parts)


def _deadline(deadline: Deadline, lang: Lang) -> str:
    if deadline.by is None:
        return deadline.text
    if lang == "en":
        return f"by {deadline.by.isoformat()}"
    return f"ภายในวันที่ {format_date(deadline.by, thai_digits=False)}"


def words_short(reason: Reason, lang: Lang = "th") -> str:  # noqa: PLR0911 - one return a kind of condition
    """Say what is missing for a condition to hold; an empty text where it holds."""
    if reason.holds:
        return ""
    condition = reason.condition
    match condition:
        case Threshold() | Band():
            return _short_number(reason, condition, lang)
        case Deadline():
            return _short_date(reason, condition, lang)
        case Deed():
            if lang == "th":
                return ("ยังไม่ทราบว่าทำแล้วหรือไม่: " if reason.holds is None else "ยังไม่ได้ทำ: ") + condition.text
            return ("not known whether done: " if reason.holds is None else "not done: ") + condition.text
        case AnyOf():
            parts = [short for part in reason.parts if (short := words_short(part, lang))]
            return (" หรือ " if lang == "th" else " or ").join(parts)
        case Levels():
            return f"ต้อง{words(condition)} ก่อน" if lang == "th" else f"{words(condition, 'en')} first"
        case _:
            assert_never(condition)


def _short_number(reason: Reason, condition: Numeric, lang: Lang) -> str:
    if reason.short_by is None:
        return f"{_UNKNOWN[lang]} ({words(condition, lang)})"
    distance = _distance(reason, lang)
    if reason.side == "more":
        if reason.short_by == 0:
            return f"ต้อง{words(condition)}" if lang == "th" else f"must be {words(condition, 'en')}"
        return f"ขาดอีก {distance}" if lang == "th" else f"{distance} more"
    if reason.short_by == 0:
        return f"ต้อง{words(condition)}" if lang == "th" else f"must be {words(condition, 'en')}"
    return f"เกินอยู่ {distance}" if lang == "th" else f"{distance} too many"


def _distance(reason: Reason, lang: Lang) -> str:
    shown = format_number(reason.short_by or Decimal(0))
    if reason.unit == PERCENT:
        return f"{shown} จุดร้อยละ" if lang == "th" else f"{shown} percentage points"
    return f"{shown} {reason.unit or ''}".rstrip()


def _short_date(reason: Reason, deadline: Deadline, lang: Lang) -> str:
    if reason.short_by is not None:
        days = format_number(reason.short_by)
        return f"ช้ากว่ากำหนด {days} วัน" if lang == "th" else f"{days} days late"
    if deadline.by is None:
        return "ไม่ทราบวันครบกำหนด" if lang == "th" else "the date is not stated"
    if reason.holds is None:
        return f"{_UNKNOWN[lang]} ({_deadline(deadline, lang)})"
    return (
        f"ยังไม่ได้ทำ ({_deadline(deadline, lang)})"
        if lang == "th"
        else f"not done ({_deadline(deadline, lang)})"
    )
