"""What a rule asks, without the words it was read from: when two scales are the same rule.

Two rules are the same where ``meaning`` of both is equal. Source texts, notes and recorded choices are
dropped, a bare number is the test it was read as, and keys are numbered by order of appearance (levels,
gates, points), so that what nothing speaks of is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, assert_never

from samrit.criteria.model import (
    Aggregation,
    AnyOf,
    Band,
    Composite,
    Condition,
    Deadline,
    DeadlineEntry,
    Deed,
    DeedEntry,
    Interpolation,
    Level,
    Levels,
    Measure,
    Scale,
    Threshold,
)

_Figure = TypeVar("_Figure", Threshold, Band)


@dataclass(slots=True)
class _Names:
    """New keys by old ones, in order of appearance."""

    measures: dict[str, str] = field(default_factory=dict)
    deeds: dict[str, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)

    def measure(self, key: str) -> str:
        return self.measures.setdefault(key, f"m{len(self.measures) + 1}")

    def deed(self, key: str) -> str:
        return self.deeds.setdefault(key, f"d{len(self.deeds) + 1}")

    def date(self, key: str) -> str:
        return self.dates.setdefault(key, f"by{len(self.dates) + 1}")


def meaning(scale: Scale) -> Scale:
    """Give the rule without its words, in one form for all rules that ask the same."""
    names = _Names()
    levels = tuple(Level(level.level, "", _all(level.conditions, names)) for level in scale.levels)
    gates = _all(scale.gates, names)
    composite = _composite(scale.composite, names)
    return Scale(
        measures=tuple(_measure(scale.measure(old), new) for old, new in names.measures.items()),
        deeds=tuple(_deeds(levels, gates)),
        deadlines=tuple(_deadlines(levels, gates)),
        levels=levels,
        cumulative_deeds=scale.cumulative_deeds,
        gates=gates,
        composite=composite,
        aggregation=_aggregation(scale.aggregation),
        interpolation=Interpolation("", scale.interpolation.places) if scale.interpolation else None,
    )


def spoken_of(scale: Scale) -> tuple[str, ...]:
    """Give the keys of the measures in the order of ``meaning(scale).measures``."""
    names = _Names()
    for level in scale.levels:
        _all(level.conditions, names)
    _all(scale.gates, names)
    _composite(scale.composite, names)
    return tuple(names.measures)


def _all(conditions: Sequence[Condition], names: _Names) -> tuple[Condition, ...]:
    return tuple(_condition(condition, names) for condition in conditions)


def _condition(condition: Condition, names: _Names) -> Condition:
    match condition:
        case Threshold():
            return replace(_number(condition, names), bare=False)
        case Band():
            return _number(condition, names)
        case Deed():
            return Deed("", names.deed(condition.key))
        case Deadline():
            deed = names.deed(condition.deed) if condition.deed else None
            return replace(condition, text="", key=names.date(condition.key), deed=deed)
        case AnyOf():
            return AnyOf("", tuple(_all(option, names) for option in condition.options))
        case Levels():
            return replace(condition, text="")
        case _:
            assert_never(condition)


def _number(condition: _Figure, names: _Names) -> _Figure:
    relative = condition.relative_to
    return replace(
        condition,
        text="",
        measure=names.measure(condition.measure),
        restates=names.measure(condition.restates) if condition.restates else None,
        relative_to=replace(relative, text="") if relative else None,
    )


def _measure(measure: Measure, key: str) -> Measure:
    return replace(measure, key=key, text="")


def _composite(composite: Composite | None, names: _Names) -> Composite | None:
    if composite is None:
        return None
    parts = tuple(
        replace(
            part,
            text="",
            measure=names.measure(part.measure),
            rows=tuple(replace(row, text="") for row in part.rows),
        )
        for part in composite.parts
    )
    return Composite(names.measure(composite.measure), parts)


def _aggregation(joined: Aggregation | None) -> Aggregation | None:
    return replace(joined, text="") if joined else None


def placed(levels: Sequence[Level], gates: Sequence[Condition]) -> Iterator[tuple[int, Condition]]:
    """Give every condition of a rule with its level (0 of a gate), those within alternatives too."""
    for level in levels:
        yield from ((level.level, condition) for condition in _flat(level.conditions))
    yield from ((0, condition) for condition in _flat(gates))


def _flat(conditions: Sequence[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        yield condition
        if isinstance(condition, AnyOf):
            for option in condition.options:
                yield from _flat(option)


def _deeds(levels: Sequence[Level], gates: Sequence[Condition]) -> Iterator[DeedEntry]:
    seen: set[str] = set()
    for level, condition in placed(levels, gates):
        if isinstance(condition, Deed) and condition.key not in seen:
            seen.add(condition.key)
            yield DeedEntry(condition.key, level, "")


def _deadlines(levels: Sequence[Level], gates: Sequence[Condition]) -> Iterator[DeadlineEntry]:
    for level, condition in placed(levels, gates):
        if isinstance(condition, Deadline):
            yield DeadlineEntry(condition.key, level, condition.by, "")
