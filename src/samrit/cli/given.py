"""The facts given to ``samrit scale --at``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from samrit.criteria import Facts, Scale
from samrit.criteria.model import Band, Threshold
from samrit.criteria.regions import numeric_conditions
from samrit.thai import clean, fold, parse_date, to_arabic

_YES = frozenset(("yes", "y", "true", "1", "done", "ใช่", "ทำแล้ว", "มี", "ผ่าน", "แล้ว", "ได้"))
_NO = frozenset(("no", "n", "false", "0", "ไม่", "ไม่ใช่", "ยัง", "ยังไม่ทำ", "ไม่มี", "ไม่ผ่าน", "ไม่ได้"))
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_LONGEST = 24


class UnreadableFact(ValueError):  # noqa: N818 - the name says what is wrong
    """A fact that fits no key of the scale or is of a wrong kind; its text is one line for people."""


def read_facts(given: Sequence[str], scale: Scale) -> Facts:
    """Read ``96.2`` or ``KEY=VALUE`` pairs for a scale.

    ``m1.base`` and ``m1.target`` give the unit's own baseline or target of a measure.

    Raises:
        UnreadableFact: for an unknown key, a value of the wrong kind, or a bare value where there is
        more than one
            measure.
    """
    values: dict[str, Decimal] = {}
    baselines: dict[str, Decimal] = {}
    targets: dict[str, Decimal] = {}
    deeds: dict[str, bool] = {}
    dates: dict[str, date] = {}
    measures = {measure.key for measure in scale.measures}
    known_deeds = {deed.key for deed in scale.deeds}
    known_dates = {deadline.key for deadline in scale.deadlines}
    for entry in given:
        key, equals, value = (part.strip() for part in entry.partition("="))
        if not equals:
            key, value = _only_measure(scale), entry
        name, _, part = key.partition(".")
        if name in measures and part in {"", "value"}:
            values[name] = _number(value, key)
        elif name in measures and part in {"base", "baseline"}:
            baselines[name] = _number(value, key)
        elif name in measures and part == "target":
            targets[name] = _number(value, key)
        elif key in known_deeds:
            deeds[key] = _yes_or_no(value, key)
        elif key in known_dates:
            dates[key] = _date(value, key)
        else:
            known = ", ".join([*sorted(measures), *sorted(known_deeds), *sorted(known_dates)]) or "-"
            raise UnreadableFact(
                f"ไม่มีรหัส “{key}” ในเกณฑ์นี้ ที่ใช้ได้คือ {known} | there is no key {key!r}; known are {known}"
            )
    return Facts(values=values, deeds=deeds, dates=dates, baselines=baselines, targets=targets)


def _only_measure(scale: Scale) -> str:
    """Give the only measure that is not another notation of one."""
    again = {
        test.measure
        for level in scale.levels
        for test in numeric_conditions(level.conditions)
        if isinstance(test, Threshold | Band) and test.restates
    }
    keys = [measure.key for measure in scale.measures if measure.key not in again]
    if len(keys) == 1:
        return keys[0]
    if not keys:
        raise UnreadableFact(
            "เกณฑ์นี้ไม่มีตัวเลขให้เทียบ โปรดใช้ --at KEY=VALUE | these criteria measure nothing; give --at KEY=VALUE"
        )
    listed = ", ".join(keys)
    raise UnreadableFact(
        f"เกณฑ์นี้วัดหลายค่า ({listed}) โปรดระบุ เช่น --at {keys[0]}=… | "
        f"several measures ({listed}): say which, as in --at {keys[0]}=…"
    )


def _number(text: str, key: str) -> Decimal:
    plain = re.sub(r"[\s%]|ร้อยละ", "", to_arabic(clean(text).text))
    if len(plain) <= _LONGEST and _NUMBER.fullmatch(plain):
        try:
            return Decimal(plain.replace(",", ""))
        except InvalidOperation:  # pragma: no cover - the pattern allows only what Decimal reads
            pass
    raise UnreadableFact(f"{key}: “{text}” ไม่ใช่ตัวเลข เช่น 96.2 | {key}: {text!r} is no number such as 96.2")


def _yes_or_no(text: str, key: str) -> bool:
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UnreadableFact(f"{key}: “{text}” ต้องเป็น yes หรือ no | {key}: {text!r} is neither yes nor no")


def _date(text: str, key: str) -> date:
    found = parse_date(text)
    if found is None:
        raise UnreadableFact(
            f"{key}: “{text}” ไม่ใช่วันที่ เช่น 2024-06-12 หรือ 12 มิ.ย. 2567 | "
            f"{key}: {text!r} is no date such as 2024-06-12"
        )
    return found
