"""The canonical notes below the levels of a rule: what every level needs, how persons count, points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samrit.criteria.interval import Interval
from samrit.criteria.model import Aggregation, Composite, Joining, Op, PointsPart, Scale
from samrit.criteria.rendering_parts import Naming, write_each
from samrit.criteria.rendering_words import WORDS, amount, joined
from samrit.criteria.wording import Lang
from samrit.thai import format_number

_GATE: dict[Lang, str] = {"th": "เงื่อนไขบังคับ: {}", "en": "Mandatory condition: {}"}
_PERSONS: dict[Lang, dict[Joining, str]] = {
    "th": {
        "all": "หมายเหตุ: {noun}ทุกคนต้องทำได้ตามเกณฑ์",
        "any": "หมายเหตุ: {noun}คนใดคนหนึ่งทำได้ตามเกณฑ์",
        "count": "หมายเหตุ: {noun}ไม่น้อยกว่า {least} คน ต้องทำได้ตามเกณฑ์",
        "share": "หมายเหตุ: {noun}ไม่น้อยกว่าร้อยละ {least} ต้องทำได้ตามเกณฑ์",
        "sum": "หมายเหตุ: นับผลรวมของ{noun}",
        "mean": "หมายเหตุ: คิดค่าเฉลี่ยของ{noun}",
    },
    "en": {
        "all": "Note: all {noun} must meet the criteria",
        "any": "Note: any one of the {noun} meets the criteria",
        "count": "Note: at least {least} of the {noun} must meet the criteria",
        "share": "Note: at least {least} percent of the {noun} must meet the criteria",
        "sum": "Note: the total of the {noun} is counted",
        "mean": "Note: the mean of the {noun} is taken",
    },
}
_SEPARATE: dict[Lang, str] = {
    "th": "หมายเหตุ: งานของแต่ละระดับไม่นับสะสม",
    "en": "Note: deeds of the levels are not cumulative",
}
_BETWEEN: dict[Lang, str] = {
    "th": "หมายเหตุ: ระหว่างระดับให้เทียบบัญญัติไตรยางศ์ ทศนิยม {} ตำแหน่ง",
    "en": "Note: scores between levels are interpolated to {} decimals",
}
_SOMEBODY: dict[Lang, str] = {"th": "เจ้าหน้าที่", "en": "officers"}
_SUM: dict[Lang, str] = {"th": "หมายเหตุ: {} = {}", "en": "Note: {} = {}"}
_TOTAL: dict[Lang, str] = {"th": "คะแนนรวม", "en": "total points"}
_EARNS: dict[Lang, str] = {"th": "{} = {} คะแนน", "en": "{} = {} points"}
_OTHERWISE: dict[Lang, str] = {"th": "กรณีอื่น", "en": "otherwise"}
# What the reader of tables takes for the name of a sum.
_SUM_NAME = re.compile(r"[A-Z]|คะแนน[ก-๙]{0,20}|ผลรวม[ก-๙]{0,20}|total(?: points| score)?", re.IGNORECASE)


def total_name(name: str, lang: Lang) -> str:
    """Give what a sum of points is called in levels and notes alike."""
    return name if _SUM_NAME.fullmatch(name) else _TOTAL[lang]


def write_notes(scale: Scale, naming: Naming) -> Iterator[str]:
    """Write the notes of a scale, one a line."""
    for text in write_each(scale.gates, naming):
        yield _GATE[naming.lang].format(text)
    if not scale.cumulative_deeds:
        yield _SEPARATE[naming.lang]
    if scale.interpolation:
        yield _BETWEEN[naming.lang].format(scale.interpolation.places)
    if scale.aggregation:
        yield _persons(scale.aggregation, naming.lang)
    if scale.composite:
        yield from _points(scale.composite, naming)


def _persons(joining: Aggregation, lang: Lang) -> str:
    least = "" if joining.least is None else format_number(joining.least)
    return _PERSONS[lang][joining.how].format(noun=joining.noun or _SOMEBODY[lang], least=least)


def _points(composite: Composite, naming: Naming) -> Iterator[str]:
    marks = [chr(ord("A") + number) for number in range(len(composite.parts))]
    yield _SUM[naming.lang].format(naming.names[composite.measure], " + ".join(marks))
    for mark, part in zip(marks, composite.parts, strict=True):
        yield f"{mark}) {naming.names[part.measure]}"
        yield from _rows(part, naming)


def _rows(part: PointsPart, naming: Naming) -> Iterator[str]:
    lang, unit = naming.lang, naming.units[part.measure]
    for row in part.rows:
        yield _EARNS[lang].format(_interval(row.interval, unit, lang), format_number(row.points))
    if part.otherwise:
        yield _EARNS[lang].format(_OTHERWISE[lang], format_number(part.otherwise))


def _interval(interval: Interval, unit: str, lang: Lang) -> str:
    words = WORDS[lang]
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return joined(words.ops[Op.EQ], amount(low, unit, lang), lang)
    ends = []
    if low is not None:
        op = Op.GE if interval.low_inclusive else Op.GT
        ends.append(joined(words.ops[op], amount(low, unit, lang), lang))
    if high is not None:
        op = Op.LE if interval.high_inclusive else Op.LT
        ends.append(joined(words.ops[op], amount(high, unit, lang), lang))
    return f" {words.but}{'' if lang == 'th' else ' '}".join(ends)
