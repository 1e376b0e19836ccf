"""The order of levels: better figures must not reach lower levels, nor higher levels ask for less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from itertools import pairwise

from samrit.criteria.domain import domain_of
from samrit.criteria.faults.coverage import claims
from samrit.criteria.faults.possible import occurs, plain_measures, stretches
from samrit.criteria.interval import Interval, covers
from samrit.criteria.model import (
    Condition,
    Deadline,
    Level,
    Measure,
    Numeric,
    Op,
    Recurrence,
    Scale,
    Threshold,
)
from samrit.criteria.regions import interval_of, manner_of

# More than any number of periods of a round, and more days than any month has.
_ALWAYS, _LONGEST = 10_000, 32


@dataclass(frozen=True, slots=True)
class Easier:
    """A higher level that asks for less than a lower one, or for just the same (``equal``)."""

    lower: int
    higher: int
    measure: Measure | None
    equal: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A measure whose levels go up and down again as its value grows."""

    measure: Measure
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OddStep:
    """One threshold off the even steps of the others."""

    measure: Measure
    level: int
    value: Decimal
    expected: Decimal
    step: Decimal


@dataclass(frozen=True, slots=True)
class Mixed:
    """A measure tested with both the strict and the inclusive operator: levels by operator."""

    measure: Measure
    strict: tuple[int, ...]
    inclusive: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A level that breaks the order, with the levels it is easier and harder than against it."""

    level: int
    easier_than: tuple[int, ...]
    harder_than: tuple[int, ...]


def misplaced(pairs: Iterable[tuple[int, int]]) -> Iterator[Misplaced]:
    """Find the fewest levels to blame for pairs (lower, higher) of which the higher is easier.

    The level in most of the pairs is blamed first, the higher of two that are in as many.
    """
    left = set(pairs)
    while left:
        counts = Counter(level for pair in left for level in pair)
        level = max(counts, key=lambda number: (counts[number], number))
        lowers = tuple(sorted(low for low, high in left if high == level))
        highers = tuple(sorted(high for low, high in left if low == level))
        yield Misplaced(level, lowers, highers)
        left = {pair for pair in left if level not in pair}


def easier_levels(scale: Scale) -> Iterator[Easier]:
    """Find pairs of levels of which the higher is easier, for one-sided tests, dates, and equal wholes."""
    for index, lower in enumerate(scale.levels):
        for higher in scale.levels[index + 1 :]:
            if lower.conditions and _bare(lower) == _bare(higher):
                yield Easier(lower.level, higher.level, None, equal=True)
                continue
            for measure in scale.measures:
                if _asks_less(measure, lower, higher):
                    yield Easier(lower.level, higher.level, measure)
            if _later(lower, higher):
                yield Easier(lower.level, higher.level, None)


def _bare(level: Level) -> list[Condition]:
    """Give the conditions without their words."""
    return [_wordless(condition) for condition in level.conditions]


def _wordless(condition: Condition) -> Condition:
    if isinstance(condition, Deadline) and condition.by is None and condition.recurs is None:
        # Two dates that are not known are not known to be the same: the words tell them apart.
        return condition
    changes: dict[str, object] = {"text": ""}
    names = {field.name for field in fields(condition)}
    if "relative_to" in names:
        changes["relative_to"] = None
    if "bare" in names:
        changes["bare"] = False
    return replace(condition, **changes)  # type: ignore[arg-type]


def _tests(level: Level, measure: Measure) -> list[Numeric]:
    return [c for c in level.conditions if isinstance(c, Threshold) and c.measure == measure.key]


def _asks_less(measure: Measure, lower: Level, higher: Level) -> bool:
    low, high = _tests(lower, measure), _tests(higher, measure)
    if len(low) != 1 or len(high) != 1:
        return False
    domain = domain_of(measure)
    a, b = interval_of(low[0]), interval_of(high[0])
    if not _one_way(a, b):
        return False
    inner, outer = a.intersect(domain), b.intersect(domain)
    seldom, often = _how_often(high[0]), _how_often(low[0])
    if inner.intersect(outer) != inner or seldom > often:
        return False
    return inner != outer or seldom < often


def _how_often(condition: Numeric) -> int:
    """Give in how many periods a quota must hold, as far as two demands can be compared by it."""
    each, times = manner_of(condition)
    return _ALWAYS if each else times or 0


def _one_way(a: Interval, b: Interval) -> bool:
    return (a.high is None and b.high is None) or (a.low is None and b.low is None)


def _later(lower: Level, higher: Level) -> bool:
    """Tell whether two levels differ by a date only, and the higher one gives more time."""
    mine, theirs = _bare(lower), _bare(higher)
    if len(mine) != len(theirs):
        return False
    later = False
    for a, b in zip(mine, theirs, strict=True):
        if isinstance(a, Deadline) and isinstance(b, Deadline) and (days := _days(a, b)) is not None:
            later = later or days > 0
            if days < 0:
                return False
        elif a != b:
            return False
    return later


def _days(first: Deadline, second: Deadline) -> int | None:
    """Give how much later the second date of one thing is (its sign counts); None where nothing tells."""
    if first.key != second.key:
        return None
    if first.by and second.by:
        return (second.by - first.by).days
    a, b = first.recurs, second.recurs
    if a is None or b is None or a.per != b.per:
        return None
    return _place(b) - _place(a)


def _place(recurrence: Recurrence) -> int:
    return recurrence.later * _LONGEST + recurrence.day


def turns(scale: Scale) -> Iterator[Turn]:
    """Find measures whose highest level, followed along the values, neither only rises nor only falls."""
    for measure in plain_measures(scale):
        path = path_of(scale, measure)
        rising = all(a <= b for a, b in pairwise(path))
        falling = all(a >= b for a, b in pairwise(path))
        if not rising and not falling:
            yield Turn(measure, tuple(path))


def falls(scale: Scale, measure: Measure) -> bool:
    """Tell whether smaller values of a measure reach higher levels."""
    path = path_of(scale, measure)
    return len(path) > 1 and path[0] > path[-1]


def path_of(scale: Scale, measure: Measure) -> list[int]:
    """Give the highest claiming level of each stretch of values, from the lowest value up."""
    claimed = claims(scale, measure)
    path: list[int] = []
    for clipped in stretches([i for claim in claimed for i in claim.region], domain_of(measure)):
        if not occurs(scale, measure, clipped):
            continue
        holding = [c.level.level for c in claimed if any(covers(i, clipped) for i in c.region)]
        if holding and (not path or path[-1] != max(holding)):
            path.append(max(holding))
    return path


_WHOLE = Decimal(100)
_FEWEST = 4


def odd_steps(scale: Scale) -> Iterator[OddStep]:
    """Find the one threshold that breaks the even steps of all the others."""
    for measure in scale.measures:
        ladder = _ladder(scale, measure)
        values = [value for _, value in ladder]
        if len(ladder) < _FEWEST or len(set(values)) < len(values):
            continue
        odd = [found for index in range(len(ladder)) if (found := _odd(ladder, index, measure))]
        if len(odd) == 1:
            yield odd[0]


def _ladder(scale: Scale, measure: Measure) -> list[tuple[int, Decimal]]:
    """Give the one-sided thresholds of the way that most of them point."""
    tests = [(level.level, test) for level in scale.levels for test in _tests(level, measure)]
    up = [(n, t.value) for n, t in tests if isinstance(t, Threshold) and t.op in {Op.GE, Op.GT}]
    down = [(n, t.value) for n, t in tests if isinstance(t, Threshold) and t.op in {Op.LE, Op.LT}]
    return up if len(up) >= len(down) else down


def _odd(ladder: Sequence[tuple[int, Decimal]], index: int, measure: Measure) -> OddStep | None:
    others = [(place, value) for place, (_, value) in enumerate(ladder) if place != index]
    (first, start), (second, following) = others[0], others[1]
    step = (following - start) / (second - first)
    if step == 0 or any(value != start + step * (place - first) for place, value in others):
        return None
    level, value = ladder[index]
    expected = start + step * (index - first)
    off = abs(value - expected)
    at_end = index in {0, len(ladder) - 1}
    # The last step towards the top is often made shorter or longer on purpose; a scanner's slip is larger.
    # "And at the last level all of it": the whole is a goal of its own, however far the others are from it.
    whole = index == len(ladder) - 1 and measure.kind == "share" and value == _WHOLE
    if off == 0 or whole or (at_end and off <= abs(step)):
        return None
    return OddStep(measure, level, value, expected, abs(step))


def mixed_operators(scale: Scale) -> Iterator[Mixed]:
    """Find measures tested both strictly and inclusively, beyond what closes a level or tops the last."""
    for measure in scale.measures:
        tests = [
            (level.level, test)
            for level in scale.levels
            for test in _tests(level, measure)
            if isinstance(test, Threshold) and not test.bare
        ]
        for strict, inclusive, closing in ((Op.GT, Op.GE, {Op.LT, Op.LE}), (Op.LT, Op.LE, {Op.GT, Op.GE})):
            used = _without_closing([(n, t) for n, t in tests if t.op in {strict, inclusive}], tests, closing)
            strict_at = tuple(n for n, t in used if t.op is strict)
            inclusive_at = tuple(n for n, t in used if t.op is inclusive)
            if strict_at and inclusive_at:
                yield Mixed(measure, strict_at, inclusive_at)


def _without_closing(
    used: list[tuple[int, Threshold]], tests: list[tuple[int, Threshold]], closing: set[Op]
) -> list[tuple[int, Threshold]]:
    """Leave out the test that takes over where an opposite one stops, and a pair that splits one value."""
    first = [t for n, t in tests if t.op in closing]
    complement = {Op.LT: Op.GE, Op.LE: Op.GT, Op.GT: Op.LE, Op.GE: Op.LT}
    kept = [
        (n, t)
        for n, t in used
        if not any(t.value == end.value and complement[end.op] is t.op for end in first)
    ]
    values = [t.value for _, t in kept]
    top = kept[-1] if kept else None
    if top and values.count(top[1].value) > 1:
        kept = [pair for pair in kept if pair is not top]
    return kept
