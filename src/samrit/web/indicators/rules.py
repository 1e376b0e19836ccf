"""From level texts to a stored rule, and to the things that somebody must report for it.

What is reported hangs on a fingerprint of its words, unit and kind, not on the keys `m1` or `d2` of one
compilation: an amendment that moves a threshold or inserts a deed leaves what was reported in place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from samrit.criteria import AnyOf, Condition, Deadline, Scale, from_json, to_json
from samrit.thai.dates import find_dates, find_months
from samrit.thai.text import fold
from samrit.web.common.models import content_hash
from samrit.web.indicators.choices import ItemKind

_BY_WHEN = re.compile(r"(?:ให้แล้วเสร็จ)?\s*(?:ภายใน|ก่อน|ไม่เกิน)\s*(?:วันที่|สิ้นเดือน|เดือน|ไตรมาส(?:ที่)?\s*\d?)?\s*$")


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
    seen: Counter[str] = Counter()
    rows = []
    for measure in scale.measures:
        mark = fingerprint(ItemKind.VALUE, measure.text, measure.unit)
        # Two quantities of the same words in one scale stay two things to report.
        seen[mark] += 1
        if seen[mark] > 1:
            mark = fingerprint(ItemKind.VALUE, f"{measure.text} #{seen[mark]}", measure.unit)
        rows.append(
            Reported(
                key=measure.key, kind=ItemKind.VALUE, text=measure.text, unit=measure.unit, fingerprint=mark
            )
        )
    rows += [_wordy(d.key, ItemKind.DEED, d.text) for d in scale.deeds]
    return rows + _dates(scale)


def _dates(scale: Scale) -> list[Reported]:
    """Give one date for each thing that deadlines are set for: all levels that date it share one key."""
    deeds = {deed.key: deed.text for deed in scale.deeds}
    dated = {d.key: d.deed for d in _deadlines(level.conditions for level in scale.levels) if d.deed}
    texts: dict[str, str] = {}
    for entry in scale.deadlines:
        texts.setdefault(entry.key, deeds.get(dated.get(entry.key, "")) or deed_of_deadline(entry.text))
    return [_wordy(key, ItemKind.DATE, text) for key, text in texts.items()]


def _deadlines(groups: Iterable[Sequence[Condition]]) -> Iterator[Deadline]:
    for conditions in groups:
        for condition in conditions:
            if isinstance(condition, Deadline):
                yield condition
            elif isinstance(condition, AnyOf):
                yield from _deadlines(condition.options)


def _wordy(key: str, kind: ItemKind, text: str) -> Reported:
    return Reported(key=key, kind=kind, text=text, unit="", fingerprint=fingerprint(kind, text, ""))


def fingerprint(kind: str, text: str, unit: str) -> str:
    """Give the SHA-256 of the words as compared (spaces and digits' script do not count), unit and kind."""
    words = re.sub(r"\s+", "", fold(text))
    return content_hash([str(kind), words, fold(unit)])


def deed_of_deadline(text: str) -> str:
    """Give what is to be done without its date: level 4 by June and level 5 by May ask for one date."""
    for found in [*find_dates(text), *find_months(text)]:
        before = _BY_WHEN.sub("", text[: found.start])
        return " ".join(f"{before} {text[found.end :]}".split())
    return " ".join(text.split())
