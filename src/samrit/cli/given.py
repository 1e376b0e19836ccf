"""The facts given to ``samrit scale --at``: ``[PERSON:]KEY[.base|.target][@PERIOD]=VALUE``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from samrit.criteria import Deadline, Facts, Scale
from samrit.criteria.readings.editing import leaves, numbers
from samrit.thai import clean, fold, parse_date, to_arabic

_YES = frozenset(("yes", "y", "true", "1", "done", "ใช่", "ทำแล้ว", "มี", "ผ่าน", "แล้ว", "ได้"))
_NO = frozenset(("no", "n", "false", "0", "ไม่", "ไม่ใช่", "ยัง", "ยังไม่ทำ", "ไม่มี", "ไม่ผ่าน", "ไม่ได้"))
_UNKNOWN = frozenset(("", "?", "-", "unknown", "ไม่ทราบ", "ไม่มีข้อมูล", "ยังไม่รายงาน"))
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_LONGEST = 24
_KEY = r"(?:m|d|by)\d+"
# What may stand before the sign of equality; a person's name may hold blanks and dots.
_FACT = re.compile(r"(?:(?P<person>[^:=/\\]+):)?(?P<key>[^.@:=]+)(?:\.(?P<part>\w+))?(?:@(?P<period>[^=]+))?")
_PERIODS = {
    "day": (r"(?P<year>\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", "2024-04-25"),
    "week": (r"(?P<year>\d{4})-W(?:0[1-9]|[1-4]\d|5[0-3])", "2024-W17"),
    "month": (r"(?P<year>\d{4})-(?:0[1-9]|1[0-2])", "2024-04"),
    "quarter": (r"(?P<year>\d{4})-Q[1-4]", "2024-Q2"),
    "year": (r"(?P<year>\d{4})", "2024"),
}
_ERA, _FIRST_BUDDHIST = 543, 2400
_Fault = tuple[str, str]
_T = TypeVar("_T")


class UnreadableFact(ValueError):  # noqa: N818 - the name says what is wrong
    """Facts that fit no key of the scale or are of a wrong kind; the text is one line for people."""


class _Wrong(ValueError):  # noqa: N818 - caught in this module
    """One mistake, in Thai and in English."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(thai, english)
        self.fault: _Fault = (thai, english)


def is_fact(word: str) -> bool:
    """Tell whether a word of the command line is a fact and no file: ``d1=yes``, ``m1@2024-04=8``."""
    return re.match(rf"(?:[^:=/\\]+:)?{_KEY}(?:\.\w+)?(?:@[^=]+)?=", word) is not None


def read_facts(given: Sequence[str], scale: Scale) -> Facts:
    """Read ``96.2`` or ``KEY=VALUE`` facts for a scale.

    ``m1.base`` and ``m1.target`` give the unit's own baseline or target of a measure, ``m1@2024-04`` and
    ``by1@2024-04`` what belongs to one period, ``NAME:d1`` what one person did. ``?`` is not reported.

    Raises:
        UnreadableFact: with every mistake at once: an unknown key, a value of the wrong kind, a bare value
            where there is more than one measure, a period or person that the criteria do not speak of.
    """
    known = _Known.of(scale)
    unit, persons = _Heap(), dict[str, _Heap]()
    faults: list[_Fault] = []
    for entry in given:
        try:
            _take(entry, known, unit, persons)
        except _Wrong as wrong:
            faults.append(wrong.fault)
    if faults:
        thai, english = ("; ".join(parts) for parts in zip(*dict.fromkeys(faults), strict=True))
        raise UnreadableFact(f"{thai} | {english}")
    return unit.facts({name: heap.facts({}) for name, heap in persons.items()})


@dataclass(frozen=True, slots=True)
class _Known:
    """What a scale knows: keys with their kind, and the periods that they are asked for in."""

    scale: Scale
    kinds: dict[str, str]
    periods: dict[str, str]

    @classmethod
    def of(cls, scale: Scale) -> _Known:
        kinds = {measure.key: "measure" for measure in scale.measures}
        kinds |= {deed.key: "deed" for deed in scale.deeds}
        kinds |= {deadline.key: "date" for deadline in scale.deadlines}
        periods: dict[str, str] = {test.measure: test.per for _, test in numbers(scale) if test.per}
        periods |= {
            leaf.key: leaf.recurs.per
            for _, leaf in leaves(scale)
            if isinstance(leaf, Deadline) and leaf.recurs
        }
        return cls(scale, kinds, periods)


@dataclass(slots=True)
class _Heap:
    """The facts of the unit, or of one person, while they are read."""

    values: dict[str, Decimal] = field(default_factory=dict)
    baselines: dict[str, Decimal] = field(default_factory=dict)
    targets: dict[str, Decimal] = field(default_factory=dict)
    deeds: dict[str, bool] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    periods: dict[str, dict[str, Decimal | None]] = field(default_factory=dict)
    reports: dict[str, dict[str, date | None]] = field(default_factory=dict)

    def facts(self, members: dict[str, Facts]) -> Facts:
        return Facts(
            values=self.values,
            deeds=self.deeds,
            dates=self.dates,
            baselines=self.baselines,
            targets=self.targets,
            periods=self.periods,
            reports=self.reports,
            members=members,
        )


def _take(entry: str, known: _Known, unit: _Heap, persons: dict[str, _Heap]) -> None:
    """Put one fact where it belongs."""
    name, equals, value = (part.strip() for part in entry.partition("="))
    if not equals:
        name, value = _only_measure(known.scale), entry.strip()
    match = _FACT.fullmatch(name)
    if match is None:
        raise _unknown_key(name, known)
    heap = unit
    if match["person"]:
        if known.scale.aggregation is None:
            raise _Wrong(
                f"“{name}”: เกณฑ์นี้ไม่ได้นับผลงานรายบุคคล", f"{name!r}: these criteria do not count what persons do"
            )
        heap = persons.setdefault(match["person"].strip(), _Heap())
    _store(heap, match, value, known)


def _store(heap: _Heap, match: re.Match[str], value: str, known: _Known) -> None:
    name, key, part, period = match[0], match["key"].strip(), match["part"], match["period"]
    kind = known.kinds.get(key)
    if kind is None or (part and (kind != "measure" or part not in _PARTS)) or (part and period):
        raise _unknown_key(name, known)
    unknown = fold(value) in _UNKNOWN
    if period is not None:
        label = _label(period, key, known)
        if kind == "date":
            _put(heap.reports.setdefault(key, {}), label, None if unknown else _date(value, name), name)
        else:
            _put(heap.periods.setdefault(key, {}), label, None if unknown else _number(value, name), name)
    elif unknown:
        return
    elif kind == "measure":
        kept = {"values": heap.values, "baselines": heap.baselines, "targets": heap.targets}
        _put(kept[_PARTS[part or "value"]], key, _number(value, name), name)
    elif kind == "deed":
        _put(heap.deeds, key, _yes_or_no(value, name), name)
    else:
        _put(heap.dates, key, _date(value, name), name)


def _put(kept: dict[str, _T], key: str, value: _T, name: str) -> None:
    """Keep a fact; the same one twice is a mistake, even under two names."""
    if key in kept:
        raise _Wrong(f"{name}: ใส่ไว้สองครั้ง", f"{name}: given twice")
    kept[key] = value


_PARTS = {"value": "values", "base": "baselines", "baseline": "baselines", "target": "targets"}


def _label(period: str, key: str, known: _Known) -> str:
    """Give the label of a period in the common era, as the evaluation expects it."""
    per = known.periods.get(key)
    if per is None:
        raise _Wrong(f"{key} ไม่ได้กำหนดเป็นรายงวด", f"{key} is not asked for by period")
    pattern, example = _PERIODS[per]
    text = to_arabic(period).strip().upper()
    match = re.fullmatch(pattern, text)
    if match is None:
        raise _Wrong(
            f"{key}: “{period}” ไม่ใช่งวด เช่น {key}@{example}",
            f"{key}: {period!r} is no period such as {example}",
        )
    year = int(match["year"])
    common = year - _ERA if year >= _FIRST_BUDDHIST else year
    return f"{common:04}{text[4:]}"


def _unknown_key(name: str, known: _Known) -> _Wrong:
    order = {"measure": 0, "deed": 1, "date": 2}
    listed = ", ".join(sorted(known.kinds, key=lambda key: order[known.kinds[key]])) or "-"
    return _Wrong(
        f"ไม่มีรหัส “{name}” ในเกณฑ์นี้ ที่ใช้ได้คือ {listed}", f"there is no key {name!r}; known are {listed}"
    )


def _only_measure(scale: Scale) -> str:
    """Give the only measure that is not another notation of one."""
    again = {test.measure for _, test in numbers(scale) if test.restates}
    keys = [measure.key for measure in scale.measures if measure.key not in again]
    if len(keys) == 1:
        return keys[0]
    if not keys:
        raise _Wrong(
            "เกณฑ์นี้ไม่มีตัวเลขให้เทียบ โปรดใช้ --at KEY=VALUE", "these criteria measure nothing; give --at KEY=VALUE"
        )
    listed = ", ".join(keys)
    raise _Wrong(
        f"เกณฑ์นี้วัดหลายค่า ({listed}) โปรดระบุ เช่น --at {keys[0]}=…",
        f"several measures ({listed}): say which, as in --at {keys[0]}=…",
    )


def _number(text: str, key: str) -> Decimal:
    plain = re.sub(r"[\s%]|ร้อยละ", "", to_arabic(clean(text).text))
    if len(plain) <= _LONGEST and _NUMBER.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    raise _Wrong(f"{key}: “{text}” ไม่ใช่ตัวเลข เช่น 96.2", f"{key}: {text!r} is no number such as 96.2")


def _yes_or_no(text: str, key: str) -> bool:
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise _Wrong(f"{key}: “{text}” ต้องเป็น yes หรือ no", f"{key}: {text!r} is neither yes nor no")


def _date(text: str, key: str) -> date:
    found = parse_date(text)
    if found is None:
        raise _Wrong(
            f"{key}: “{text}” ไม่ใช่วันที่ เช่น 2024-06-12 หรือ 12 มิ.ย. 2567",
            f"{key}: {text!r} is no date such as 2024-06-12",
        )
    return found
