"""Levels in words: why a level was reached, and what the next one still needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from samrit.criteria import AnyOf, Band, Deadline, Outcome, Reason, Scale, Threshold
from samrit.thai import format_number
from samrit.web.common.templatetags.thai import thaishort

PERCENT = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One condition in words: the letter's own text, the value tested, how far it is from holding."""

    holds: bool | None
    text: str
    value: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The next level and what it still needs; `level` is None while the level reached is not known."""

    level: int | None
    needs: tuple[Why, ...]


def reasons_for(scale: Scale, outcome: Outcome) -> tuple[Why, ...]:
    """Say why the level was reached: its own conditions; below level 1, those of level 1 that fail.

    While the level is not known, the highest level that holds for certain is explained.
    """
    reached = outcome.level if outcome.level is not None else certain_level(outcome)
    if reached:
        chosen = [r for r in outcome.reasons if r.level == reached and r.from_level is None]
    else:
        first = min((r.level for r in outcome.reasons), default=0)
        chosen = [r for r in outcome.reasons if r.level == first and r.holds is False]
    return tuple(_why(scale, reason) for reason in _said_once(chosen))


def next_step(scale: Scale, outcome: Outcome) -> NextStep | None:
    """Say what is between the level reached and the next one; None at the top of the scale."""
    reached = outcome.level if outcome.level is not None else certain_level(outcome)
    above = sorted({r.level for r in outcome.reasons if r.level > reached})
    if not above:
        return None
    needs = [r for r in outcome.reasons if r.level == above[0] and r.holds is not True]
    return NextStep(level=above[0], needs=tuple(_why(scale, reason) for reason in _said_once(needs)))


def certain_level(outcome: Outcome) -> int:
    """Give the highest level that holds whatever is still to be reported; 0 where none does."""
    by_level: dict[int, list[bool | None]] = {}
    for reason in outcome.reasons:
        by_level.setdefault(reason.level, []).append(reason.holds)
    return max((level for level, holds in by_level.items() if all(h is True for h in holds)), default=0)


def _said_once(reasons: Sequence[Reason]) -> list[Reason]:
    """Leave out the other notation of one number (a count and its percentage): the one without a figure."""
    tests = {_measure(reason): reason for reason in reasons if _measure(reason)}
    unsaid = set()
    for key, reason in tests.items():
        test = reason.condition
        if isinstance(test, Threshold | Band) and test.restates in tests:
            is_only = reason.value is not None and tests[test.restates].value is None
            unsaid.add(test.restates if is_only else key)
    return [reason for reason in reasons if _measure(reason) not in unsaid]


def _measure(reason: Reason) -> str:
    return reason.condition.measure if isinstance(reason.condition, Threshold | Band) else ""


def _why(scale: Scale, reason: Reason) -> Why:
    return Why(
        holds=reason.holds,
        text=reason.text,
        value=_value_words(scale, reason),
        short=_short_words(scale, reason),
    )


def _value_words(scale: Scale, reason: Reason) -> str:
    match reason.condition:
        case Threshold() | Band():
            if reason.value is None:
                return _("ยังไม่มีตัวเลข")
            return quantity(Decimal(reason.value), scale.measure(reason.condition.measure).unit)
        case Deadline():
            if reason.value is None:
                return _("ยังไม่มีวันที่ดำเนินการ") if reason.holds is None else _("ยังไม่ได้ดำเนินการ")
            day = thaishort(date.fromisoformat(reason.value))
            return _("ดำเนินการเมื่อ %(day)s") % {"day": day}
        case AnyOf():
            return ""
        case _:
            return {True: _("ดำเนินการแล้ว"), False: _("ยังไม่ได้ดำเนินการ"), None: _("ยังไม่มีรายงาน")}[reason.holds]


def _short_words(scale: Scale, reason: Reason) -> str:
    if reason.short_by is None or reason.holds is not False:
        return ""
    match reason.condition:
        case Threshold() | Band():
            unit = scale.measure(reason.condition.measure).unit
            return _("ห่างอีก %(distance)s") % {"distance": _distance(reason.short_by, unit)}
        case Deadline():
            return _("ช้ากว่ากำหนด %(days)s วัน") % {"days": format_number(reason.short_by)}
        case _:
            return ""


def quantity(value: Decimal, unit: str) -> str:
    """Write a figure with its unit: ``ร้อยละ 92.3`` or ``450 ครัวเรือน``."""
    if unit == PERCENT:
        return _("ร้อยละ %(number)s") % {"number": format_number(value)}
    return f"{format_number(value)} {unit}".strip()


def _distance(value: Decimal, unit: str) -> str:
    if unit == PERCENT:
        return _("%(number)s จุดร้อยละ") % {"number": format_number(value)}
    return f"{format_number(value)} {unit}".strip()
