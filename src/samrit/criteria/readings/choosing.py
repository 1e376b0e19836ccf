"""The doubts of a scale, and the scale with readings chosen and recorded.

Doubts are looked for one kind after another, on the scale as it was read with the earlier choices applied:
a hole that only appears when bare numbers are read as exact ones is offered then. So the order in which
choices are given does not matter, and a choice can be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from samrit.criteria.model import Choice, Scale
from samrit.criteria.readings import (
    bare,
    decimals,
    deeds,
    ends,
    floor,
    holes,
    ladders,
    notations,
    percents,
    quotas,
    tables,
    years,
)
from samrit.criteria.readings.doubt import Doubt

KINDS = (
    years.KIND,
    bare.KIND,
    percents.KIND,
    notations.KIND,
    quotas.KIND,
    tables.KIND,
    ladders.KIND,
    decimals.KIND,
    holes.KIND,
    ends.KIND,
    deeds.KIND,
    floor.KIND,
)
_Pick = Callable[[Doubt], str | None]


def doubts(scale: Scale) -> tuple[Doubt, ...]:
    """Give every doubt that the texts of a scale leave, with the reading chosen where one was.

    A text that is plain leaves none. Doubts that were settled by a choice are still given, so that it can
    be seen and changed.
    """
    return _walk(_as_read(scale), _Recorded(scale.choices))[1]


def choose(scale: Scale, choices: Iterable[Choice]) -> Scale:
    """Give the scale with readings applied and recorded; texts stay as they are.

    A choice without level or measure is for all doubts of its code that no closer choice answers. Choices
    recorded earlier stay unless a new one takes their place, or what they answer is no longer in doubt.

    Raises:
        ValueError: for a doubt or reading that the scale does not have, or two choices that contradict.
    """
    given = tuple(choices)
    if not given:
        return scale
    asked = _Asked(given, _Recorded(scale.choices))
    read = _as_read(scale)
    chosen, found = _walk(read, asked)
    asked.check()
    record = tuple(
        Choice(doubt.code, doubt.chosen, doubt.level, doubt.measure) for doubt in found if doubt.chosen
    )
    return replace(chosen, choices=record, as_read=read)


def _as_read(scale: Scale) -> Scale:
    return replace(scale.as_read or scale, choices=(), as_read=None)


def _walk(scale: Scale, pick: _Pick) -> tuple[Scale, tuple[Doubt, ...]]:
    found: list[Doubt] = []
    seen: set[tuple[str, int | None, str | None]] = set()
    for kind in KINDS:
        for doubt in tuple(kind.find(scale)):
            if doubt.place in seen:
                continue
            seen.add(doubt.place)
            option = pick(doubt)
            found.append(replace(doubt, chosen=option))
            if option is not None and option != doubt.default:
                scale = kind.apply(scale, doubt, option)
    return scale, tuple(found)


class _Recorded:
    """The choices that a scale has on record."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self._options = {(choice.doubt, choice.level, choice.measure): choice.option for choice in choices}

    def __call__(self, doubt: Doubt) -> str | None:
        option = self._options.get(doubt.place)
        return option if option is not None and doubt.takes(option) else None


class _Asked:
    """The choices asked for now, before those on record."""

    def __init__(self, choices: Sequence[Choice], otherwise: _Pick) -> None:
        self._choices = choices
        self._otherwise = otherwise
        self._used: set[Choice] = set()
        self._met: list[Doubt] = []

    def __call__(self, doubt: Doubt) -> str | None:
        self._met.append(doubt)
        fitting = [choice for choice in self._choices if _fits(choice, doubt)]
        if not fitting:
            return self._otherwise(doubt)
        self._used.update(fitting)
        closest = max(map(_closeness, fitting))
        options = sorted({choice.option for choice in fitting if _closeness(choice) == closest})
        if len(options) > 1:
            listed = ", ".join(options)
            raise ValueError(
                f"เลือก {name_of(doubt)} ไว้หลายแบบ ({listed}) | "
                f"contradicting choices for {name_of(doubt)}: {listed}"
            )
        if not doubt.takes(options[0]):
            listed = ", ".join(f"{option.code}{'N' * option.open}" for option in doubt.options)
            raise ValueError(
                f"{name_of(doubt)} ไม่มีทางเลือก “{options[0]}” ที่มีคือ {listed} | "
                f"{name_of(doubt)} has no reading {options[0]!r}; it has {listed}"
            )
        return options[0]

    def check(self) -> None:
        """Refuse choices that answer no doubt."""
        for choice in self._choices:
            if choice not in self._used:
                known = ", ".join(dict.fromkeys(name_of(doubt) for doubt in self._met)) or "-"
                name = spelled(choice.doubt, choice.level, choice.measure)
                raise ValueError(
                    f"เกณฑ์นี้ไม่มีข้อสงสัย “{name}” ที่มีคือ {known} | "
                    f"these criteria leave no doubt {name!r}; they leave {known}"
                )


def _fits(choice: Choice, doubt: Doubt) -> bool:
    level = choice.level is None or choice.level == doubt.level
    return choice.doubt == doubt.code and level and choice.measure in {None, doubt.measure}


def _closeness(choice: Choice) -> int:
    return (choice.level is not None) + (choice.measure is not None)


def name_of(doubt: Doubt) -> str:
    """Give the name by which a doubt can be chosen: ``hole@3:m1``."""
    return spelled(doubt.code, doubt.level, doubt.measure)


def spelled(code: str, level: int | None, measure: str | None) -> str:
    """Spell a place: ``hole@3:m1``, ``over-100@m1``, ``floor``."""
    place = ":".join(str(part) for part in (level, measure) if part is not None)
    return f"{code}@{place}" if place else code


def choice_named(name: str, option: str) -> Choice:
    """Give the choice of an option for the doubt of a name that ``name_of`` gave."""
    doubt, _, place = name.partition("@")
    level, colon, measure = place.partition(":")
    if not colon and not level.isdigit():
        level, measure = "", level
    return Choice(doubt, option, int(level) if level else None, measure or None)
