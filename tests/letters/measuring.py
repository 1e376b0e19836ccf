"""How much of a draft one format of a letter gives, field by field, against the draft of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from samrit.thai import to_arabic

# Where a field stands and what it was compiled into are no fields of the letter.
_NOT_FIELDS = {"line", "span", "spans", "source", "findings", "reading", "version", "conditions", "scale"}
_NOT_FIELDS |= {"measures", "gates", "name"}


@dataclass(slots=True)
class Score:
    """Fields that are right out of all; ``wrong`` names the others with what was wanted and what was read."""

    right: int = 0
    wrong: list[tuple[str, Any, Any]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return self.right + len(self.wrong)

    def add(self, other: Score) -> None:
        self.right += other.right
        self.wrong += other.wrong


def compare(expected: dict[str, Any], actual: dict[str, Any]) -> Score:
    """Compare two drafts; a field that only one of them has is wrong."""
    one, other = dict(_fields(expected)), dict(_fields(actual))
    score = Score()
    for path in dict.fromkeys([*one, *other]):
        if one.get(path) == other.get(path):
            score.right += 1
        else:
            score.wrong.append((path, one.get(path), other.get(path)))
    return score


def _fields(draft: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give each field that the letter fills, under a path that does not depend on where it stands."""
    seen: Counter[str] = Counter()
    for name, value in draft.items():
        if name in _NOT_FIELDS:
            continue
        if name != "indicators":
            yield from _leaves(name, value)
            continue
        for item in value:
            key = f"{item['scope']} {item['number']} {item['change']} {item['assignee']}"
            key = re.sub(r"\s", "", key)
            seen[key] += 1
            yield from _leaves(f"indicators[{key}#{seen[key]}]", item)


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NOT_FIELDS:
                yield from _leaves(f"{path}.{name}", inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(f"{path}[{index}]", inner)
    elif value not in (None, "", False):
        yield path, re.sub(r"\s+", " ", value).strip() if isinstance(value, str) else value


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LIKE = 0.7


def structure(expected: dict[str, Any], actual: dict[str, Any]) -> Score:
    """Compare what a draft is built of: indicators, their blocks, levels and owners."""
    score = Score()
    found = {_key(item): item for item in reversed(actual["indicators"])}
    for item in expected["indicators"]:
        other = found.get(_key(item))
        name = f"indicator {_key(item)}"
        _count(score, name, bool(other))
        other = other or {"scope": "?", "variants": [], "owners": []}
        _count(score, f"{name} block", item["scope"] == other["scope"], other["scope"])
        levels = [
            (place, level["level"]) for place, one in enumerate(item["variants"]) for level in one["levels"]
        ]
        read = [
            (place, level["level"]) for place, one in enumerate(other["variants"]) for level in one["levels"]
        ]
        for level in levels:
            _count(score, f"{name} level {level}", level in read)
        for owner in item["owners"]:
            like = max((SequenceMatcher(None, owner, one).ratio() for one in other["owners"]), default=0.0)
            _count(score, f"{name} owner {owner}", like >= _LIKE, other["owners"])
    return score


def _key(item: dict[str, Any]) -> str:
    return f"{item['scope']} {item['number']} {item['change']}"


def _count(score: Score, name: str, holds: bool, read: Any = None) -> None:
    if holds:
        score.right += 1
    else:
        score.wrong.append((name, None, read))


@dataclass(slots=True)
class Numbers:
    """Numbers of a scan: right, wrong and marked as a doubt, wrong and not, and doubts of right ones."""

    count: int = 0
    right: int = 0
    marked: int = 0
    unmarked: list[tuple[str, str]] = field(default_factory=list)
    needless: int = 0

    def add(self, other: Numbers) -> None:
        self.count += other.count
        self.right += other.right
        self.marked += other.marked
        self.unmarked += other.unmarked
        self.needless += other.needless


def numbers(expected: Any, actual: Any, findings: list[Any]) -> Numbers:
    """Compare the numbers of two documents in the order of their text, all digits as Arabic ones.

    A number is marked as a doubt where a finding quotes it on its line.
    """
    wanted = [match[0] for match in _NUMBER.finditer(to_arabic(expected.text))]
    read = [(match[0], match.start()) for match in _NUMBER.finditer(to_arabic(actual.text))]
    marked = [finding for finding in findings if finding.code == "doubtful-number"]
    doubts = {(finding.line, to_arabic(finding.quote)) for finding in marked}
    result = Numbers(len(wanted))
    matcher = SequenceMatcher(None, wanted, [text for text, _ in read], autojunk=False)
    for kind, low, high, begin, end in matcher.get_opcodes():
        for text, place in read[begin:end]:
            doubted = (actual.line_at(place), text) in doubts
            if kind == "equal":
                result.right += 1
                result.needless += doubted
            elif doubted:
                result.marked += 1
            else:
                result.unmarked.append((text, " ".join(wanted[low:high])))
    return result
