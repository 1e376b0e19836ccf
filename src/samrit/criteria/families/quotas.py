"""Quotas that hold in so many periods: `อย่างน้อย 4 เดือน ๆ ละ 8 ข่าว`, "8 items a month in 4 months"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from samrit.criteria.draft import MASK, Amount, Sentence
from samrit.criteria.families.rates import PERIOD, PERIODS
from samrit.criteria.model import Op
from samrit.criteria.parts import DIGITS, NUMERAL, OPERATOR, number_of, operator_of

_COUNT = rf"(?:(?P<op>{OPERATOR})\s*)?(?:จำนวน\s*)?(?P<number>{DIGITS}|{NUMERAL})\s*"
# "Four months, of them each": the period is said once and meant twice.
_REPEATED = re.compile(rf"(?P<count>{_COUNT})?(?P<period>{PERIOD})\s?ๆ\s?ละ", re.IGNORECASE)
# Periods in a row are a stronger demand, and "the first 3 months" name a span.
_NO_QUOTA = r"(?!\s?(?:ติดต่อ|ต่อเนื่อง|แรก|ละ|ก่อน|หลัง|นับ|ต่อ(?!เนื่อง)|/|per\b|in\s+a\s+row|ago|before|after))"
_NOT_WITHIN = r"(?<!ภายใน)(?<!ภายใน )(?<!ละ)"
_BEFORE = re.compile(rf"{_NOT_WITHIN}{_COUNT}(?P<period>{PERIOD})s?{_NO_QUOTA}\s*,?\s*$", re.IGNORECASE)
_BEFORE_REPEATED = re.compile(rf"{_NOT_WITHIN}{_COUNT}$", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s*(?:,|และ|รวม|ใน|เป็น\s?(?:ระยะ)?(?:เวลา|จำนวน)|for\b|in\b|over\b|during\b|\s)*{_COUNT}(?P<period>{PERIOD})(?:s\b)?{_NO_QUOTA}"
    r"(?:\s*(?:ขึ้นไป|or\s+more))?",
    re.IGNORECASE,
)
_LEAST = {None: 0, Op.GE: 0, Op.EQ: 0, Op.GT: 1}


class _Times(NamedTuple):
    start: int
    end: int
    number: int


def expand_repeats(sentence: Sentence) -> None:
    """Write `4 เดือน ๆ ละ` as `เดือนละ` in the working copy, where it is as long as it was."""
    if "ๆ" in sentence.work:
        sentence.work = _REPEATED.sub(_once, sentence.work)


def _once(match: re.Match[str]) -> str:
    hidden = MASK * len(match["count"] or "")
    return hidden + f"{match['period']}ละ".ljust(len(match[0]) - len(hidden))


def with_times(sentence: Sentence, amounts: Sequence[Amount]) -> list[Amount]:
    """Give the amounts with the number of periods that a quota beside them must hold in."""
    kept = list(amounts)
    for amount in amounts:
        times = _times(sentence.text, amount) if amount.per else None
        if times is None:
            continue
        start, end = min(amount.start, times.start), max(amount.end, times.end)
        quota = replace(amount, start=start, end=end, times=times.number, each=False)
        kept = [other for other in kept if other.end <= start or other.start >= end]
        kept.append(quota)
        sentence.mask(start, end)
    return sorted(kept, key=lambda amount: amount.start)


def _times(text: str, amount: Amount) -> _Times | None:
    """Find the number of periods right before or behind a quota."""
    repeated = _REPEATED.match(text, amount.start)
    before = (_BEFORE_REPEATED if repeated else _BEFORE).search(text[: amount.start])
    if before:
        return _read(before, amount, repeated["period"] if repeated else before["period"])
    after = _AFTER.match(text, amount.end)
    return _read(after, amount, after["period"]) if after else None


def _read(match: re.Match[str], amount: Amount, period: str) -> _Times | None:
    op = operator_of(match["op"]) if match["op"] else None
    number = number_of(match["number"])
    if op not in _LEAST or PERIODS[period.lower()] != amount.per or not number or number % 1:
        return None
    return _Times(*match.span(), int(number) + _LEAST[op])
