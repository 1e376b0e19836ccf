"""Conditions and distances in words, Thai and English."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, assert_never

from samrit.criteria.interval import Interval
from samrit.criteria.model import (
    PERCENT,
    Aggregation,
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    Levels,
    Measure,
    Numeric,
    Op,
    Period,
    Recurrence,
    Threshold,
)
from samrit.criteria.outcome import Reason
from samrit.criteria.points import Earned
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
PERIODS: dict[str, str] = {
    "day": "วัน",
    "week": "สัปดาห์",
    "month": "เดือน",
    "quarter": "ไตรมาส",
    "year": "ปี",
}
_LAST_DAY = 31
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
            if condition.first == condition.last:
                return f"level {condition.first} holds"
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
        parts.append(_per(condition.per, condition, lang))
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


def _per(per: Period, condition: Numeric, lang: Lang) -> str:
    """Say how the periods of a quota are joined."""
    thai = PERIODS[per]
    if condition.times is not None:
        times = format_number(Decimal(condition.times))
        return f"ต่อ{thai} อย่างน้อย {times} {thai}" if lang == "th" else f"in at least {times} {per}s"
    if condition.each:
        return f"ในทุก{thai}" if lang == "th" else f"in every {per}"
    return f"ต่อ{thai}โดยเฉลี่ย" if lang == "th" else f"a {per} on average"


def _recurring(recurs: Recurrence, lang: Lang) -> str:
    thai = PERIODS[recurs.per]
    last = recurs.day >= _LAST_DAY
    if lang == "th":
        day = "วันสุดท้าย" if last else f"วันที่ {recurs.day} "
        whose = f"{thai}ถัดไป ทุก{thai}" if recurs.later else f"ทุก{thai}"
        if recurs.per == "quarter" and not last:
            day += "ของเดือนสุดท้าย"
        return f"ภายใน{day}ของ{whose}"
    day = "the last day" if last else f"day {recurs.day}"
    if recurs.per == "quarter" and not last:
        day += " of the last month"
    whose = f"the {recurs.per} after, for every {recurs.per}" if recurs.later else f"every {recurs.per}"
    return f"by {day} of {whose}"


def _deadline(deadline: Deadline, lang: Lang) -> str:
    if deadline.recurs is not None:
        return _recurring(deadline.recurs, lang)
    if deadline.by is None:
        return deadline.text
    if lang == "en":
        return f"by {deadline.by.isoformat()}"
    return f"ภายในวันที่ {format_date(deadline.by, thai_digits=False)}"


def words_short(reason: Reason, lang: Lang = "th") -> str:  # noqa: PLR0911 - one return a kind of condition
    """Say what is missing for a condition to hold; an empty text where it holds."""
    if reason.holds:
        return ""
    if reason.lacking:
        return _short_several(reason, lang)
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


def _short_several(reason: Reason, lang: Lang) -> str:
    """Say how many persons or periods fulfil a condition, and which ones it is not known of."""
    names = ", ".join(reason.lacking)
    if reason.short_by is None:
        return f"ยังไม่มีข้อมูลของ {names}" if lang == "th" else f"not reported yet by {names}"
    unit = reason.unit or ""
    short = format_number(reason.short_by)
    if lang == "th":
        noun = PERIODS.get(unit, unit) or "คน"
        return f"ครบแล้ว {reason.value} จาก {reason.of} {noun} ขาดอีก {short} {noun} (ยังไม่ครบ: {names})"
    noun = f"{unit}s" if unit in PERIODS else unit or "persons"
    return f"{reason.value} of {reason.of} {noun} so far, {short} more needed (lacking: {names})"


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
    if deadline.by is None and deadline.recurs is None:
        return "ไม่ทราบวันครบกำหนด" if lang == "th" else "the date is not stated"
    if reason.holds is None:
        return f"{_UNKNOWN[lang]} ({_deadline(deadline, lang)})"
    return (
        f"ยังไม่ได้ทำ ({_deadline(deadline, lang)})"
        if lang == "th"
        else f"not done ({_deadline(deadline, lang)})"
    )


def words_interval(interval: Interval, measure: Measure, lang: Lang = "th") -> str:
    """Say which numbers of a measure an interval takes, in numbers that can occur where it holds any."""
    counted = interval.on_lattice(measure.step)
    shown = interval if counted.empty else counted
    if shown.low is not None and shown.high is not None:
        ends = (shown.low, shown.high, shown.low_inclusive, shown.high_inclusive)
        return words(Band("", measure.key, *ends, measure.unit), lang)
    if shown.low is not None:
        op, value = (Op.GE if shown.low_inclusive else Op.GT), shown.low
    elif shown.high is not None:
        op, value = (Op.LE if shown.high_inclusive else Op.LT), shown.high
    else:
        return "ทุกค่า" if lang == "th" else "every figure"
    return words(Threshold("", measure.key, op, value, measure.unit), lang)


def words_aggregation(aggregation: Aggregation, lang: Lang = "th") -> str:
    """Say how what persons did is scored for their unit."""
    noun = aggregation.noun or ("คน" if lang == "th" else "persons")
    least = format_number(aggregation.least) if aggregation.least is not None else "-"
    said: dict[str, tuple[str, str]] = {
        "all": (f"ทุก{noun}ต้องผ่าน", f"all {noun} must fulfil it"),
        "any": (f"อย่างน้อย 1 {noun}ต้องผ่าน", f"one of the {noun} is enough"),
        "count": (f"อย่างน้อย {least} {noun}ต้องผ่าน", f"at least {least} {noun} must fulfil it"),
        "share": (
            f"อย่างน้อยร้อยละ {least} ของ{noun}ต้องผ่าน",
            f"at least {least} percent of the {noun} must fulfil it",
        ),
        "sum": (f"รวมค่าของทุก{noun}", f"the figures of all {noun} are added"),
        "mean": (f"เฉลี่ยค่าของทุก{noun}", f"the figures of all {noun} are averaged"),
    }
    return said[aggregation.how][0 if lang == "th" else 1]


def words_earned(earned: Earned, lang: Lang = "th") -> str:
    """Say what one part of a composite measure earned, and for which figures."""
    if earned.value is None or earned.points is None:
        return _UNKNOWN[lang]
    points = format_number(earned.points)
    said = f"{points} คะแนน" if lang == "th" else f"{points} points"
    if earned.row is None:
        return f"{said} (ไม่เข้าช่วงใดของตาราง)" if lang == "th" else f"{said} (in no row of the table)"
    return said
