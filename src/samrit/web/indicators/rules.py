"""From level texts to a stored rule, and to the things that somebody must report for it.

What is reported hangs on a fingerprint of its words, unit and kind, not on the keys `m1` or `d2` of one
compilation: an amendment that moves a threshold or inserts a deed leaves what was reported in place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from samrit.criteria import AnyOf, Condition, Deadline, Scale, from_json, to_json
from samrit.thai.text import fold
from samrit.web.common.models import content_hash
from samrit.web.indicators.choices import ItemKind

_SOME_DATE = "วันที่ดำเนินการแล้วเสร็จ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One thing to report: the key by which the rule asks for it, and what it is."""

    key: str
    kind: str
    text: str
    unit: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The criteria of one variant, compiled: versioned JSON, and what must be reported."""

    json: dict[str, Any]
    reported: tuple[Reported, ...]


def rule_of(scale_json: dict[str, Any], *, cumulative_deeds: bool) -> Rule:
    """Give the rule of one variant from its compiled scale, with the indicator's choice about lower deeds."""
    scale = replace(from_json(scale_json), cumulative_deeds=cumulative_deeds)
    return Rule(json=to_json(scale), reported=tuple(_reported(scale)))


def _reported(scale: Scale) -> list[Reported]:
    # The points of a composite measure are added up from its parts, so nobody reports them.
    summed = scale.composite.measure if scale.composite else None
    rows = [_thing(m.key, ItemKind.VALUE, m.text, m.unit) for m in scale.measures if m.key != summed]
    rows += [_thing(d.key, ItemKind.DEED, d.text) for d in scale.deeds]
    # Levels that date the same thing share a key: one date is reported, whatever the month of each level.
    rows += [_thing(key, ItemKind.DATE, text) for key, text in _dated(scale).items()]
    return _apart(rows)


def _thing(key: str, kind: ItemKind, text: str, unit: str = "") -> Reported:
    return Reported(key=key, kind=kind, text=text, unit=unit, fingerprint=fingerprint(kind, text, unit))


def _apart(rows: list[Reported]) -> list[Reported]:
    """Keep two quantities or dates of the same words two things; a deed of the same words is one."""
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        seen[row.fingerprint] += 1
        count = seen[row.fingerprint]
        if count > 1 and row.kind != ItemKind.DEED:
            again = fingerprint(row.kind, f"{row.text} #{count}", row.unit)
            found.append(replace(row, fingerprint=again))
        else:
            found.append(row)
    return found


def _dated(scale: Scale) -> dict[str, str]:
    """Give what each date is of: the words of the deed that is dated, where the text names one."""
    deeds = {deed.key: deed.text for deed in scale.deeds}
    found: dict[str, str] = {}
    lists = (scale.gates, *(level.conditions for level in scale.levels))
    for condition in _conditions(lists):
        if isinstance(condition, Deadline):
            words = deeds.get(condition.deed or "", "")
            found[condition.key] = found.get(condition.key) or words
    return {key: words or _SOME_DATE for key, words in found.items()}


def _conditions(lists: Iterable[tuple[Condition, ...]]) -> Iterator[Condition]:
    for conditions in lists:
        for condition in conditions:
            yield condition
            if isinstance(condition, AnyOf):
                yield from _conditions(condition.options)


def fingerprint(kind: str, text: str, unit: str) -> str:
    """Give the SHA-256 of the words as compared (spaces and digits' script do not count), unit and kind."""
    words = re.sub(r"\s+", "", fold(text))
    return content_hash([str(kind), words, fold(unit)])
