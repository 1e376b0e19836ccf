"""How much of a draft one format of a letter gives, field by field, against the draft of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

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
