"""Conditions in canonical words: names quoted only where the reader would take them otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from samrit.criteria.compiling import compile_scale
from samrit.criteria.meaning import meaning
from samrit.criteria.model import (
    PERCENT,
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    DeedEntry,
    Kind,
    Level,
    Levels,
    Measure,
    Numeric,
    Op,
    Scale,
    Threshold,
)
from samrit.criteria.quoting import quoted
from samrit.criteria.rendering_words import (
    WORDS,
    Vocabulary,
    amount,
    base_words,
    change_words,
    day_words,
    joined,
    name_of,
    named,
    recurring_words,
    same_words,
)
from samrit.criteria.wording import Lang

# Above every level that a reference may name.
_LEVEL = 9
Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """What the quantities, deeds and dates of a scale are called in its canonical text.

    ``dates`` names the dates that no deed names; ``plain`` tells whether a name may stand without quotes;
    ``means`` are the counted quantities that fall between whole numbers.
    """

    lang: Lang
    names: Mapping[str, str]
    deeds: Mapping[str, str]
    dates: Mapping[str, str]
    units: Mapping[str, str]
    kinds: Mapping[str, Kind]
    plain: bool
    means: frozenset[str] = frozenset()

    @property
    def words(self) -> Vocabulary:
        """Give the fixed words of the language."""
        return WORDS[self.lang]


def write_list(conditions: Sequence[Condition], naming: Naming, path: Path = ()) -> str:
    """Write conditions that must all hold: one as it is, several as a numbered list."""
    groups = list(_groups(conditions))
    if len(groups) == 1:
        return _group(groups[0], naming, path)
    return " ".join(
        f"({_mark(path, number)}) {_group(group, naming, (*path, number))}"
        for number, group in enumerate(groups, 1)
    )


def write_each(conditions: Sequence[Condition], naming: Naming) -> list[str]:
    """Write conditions of which each clause has a line of its own."""
    return [_group(group, naming, (number,)) for number, group in enumerate(_groups(conditions), 1)]


def _mark(path: Path, number: int) -> str:
    return ".".join(str(part) for part in (*path, number))


def _groups(conditions: Sequence[Condition]) -> Iterator[tuple[Condition, ...]]:
    """Give the conditions that one clause says: a deed with its date, a figure with its other notation."""
    group: list[Condition] = []
    for condition in conditions:
        if group and not _continues(group, condition):
            yield tuple(group)
            group = []
        group.append(condition)
    if group:
        yield tuple(group)


def _continues(group: Sequence[Condition], condition: Condition) -> bool:
    first = group[0]
    match condition:
        case Deadline():
            return isinstance(first, Deed) and condition.deed == first.key
        case Threshold() | Band():
            return isinstance(first, Threshold | Band) and condition.restates == first.measure
        case _:
            return False


def _group(group: tuple[Condition, ...], naming: Naming, path: Path) -> str:
    match group:
        case (AnyOf() as choice,):
            return _choice(choice, naming, path)
        case (Levels() as levels,):
            one = levels.first == levels.last
            words = naming.words.one_level if one else naming.words.levels
            return words.format(levels.first, levels.last)
        case (Deadline() as date,):
            name = naming.dates.get(date.key)
            return (
                f"{naming.words.named_date.format(quoted(name))} {_day(date, naming)}"
                if name
                else (f"{naming.words.done}{_space(naming)}{_day(date, naming)}")
            )
        case (Deed() as deed, *rest):
            return _deed(deed, [part for part in rest if isinstance(part, Deadline)], naming)
        case _:
            return _figures([part for part in group if isinstance(part, Threshold | Band)], naming)


def _choice(choice: AnyOf, naming: Naming, path: Path) -> str:
    options = (
        f"({_mark(path, number)}) {write_list(option, naming, (*path, number))}"
        for number, option in enumerate(choice.options, 1)
    )
    return f"{naming.words.one_of} {' '.join(options)}"


def _day(date: Deadline, naming: Naming) -> str:
    if date.recurs is not None:
        return recurring_words(date.recurs, naming.lang)
    return naming.words.some_day if date.by is None else day_words(date.by, naming.lang)


def _deed(deed: Deed, dates: Sequence[Deadline], naming: Naming) -> str:
    name = naming.deeds[deed.key]
    behind = "".join(f" {_day(date, naming)}" for date in dates)
    conditions: tuple[Condition, ...] = (deed, *dates)
    return _plainest(
        [f"{form}{behind}" for form in _forms(name, naming)],
        lambda read: _same(read, conditions, naming) and same_words(read.deeds[0].text, name),
    )


def _forms(name: str, naming: Naming) -> list[str]:
    return [named(name, plain=True), named(name, plain=False)] if naming.plain else [named(name, plain=False)]


def _plainest(texts: Sequence[str], right: Callable[[Scale], bool]) -> str:
    """Give the first text that is read right, or the last one."""
    for text in texts[:-1]:
        if right(compile_scale([(_LEVEL, text)])):
            return text
    return texts[-1]


def _same(read: Scale, conditions: Sequence[Condition], naming: Naming) -> bool:
    """Tell whether a text read on its own gives these conditions; domains come of the whole scale."""
    keys = [part.measure for part in conditions if isinstance(part, Threshold | Band)]
    deeds = [part.key for part in conditions if isinstance(part, Deed)]
    wanted = Scale(
        tuple(Measure(key, "", naming.units[key], "count") for key in dict.fromkeys(keys)),
        tuple(DeedEntry(key, _LEVEL, "") for key in deeds),
        (),
        (Level(_LEVEL, "", tuple(conditions)),),
    )
    found, expected = meaning(read), meaning(wanted)
    units = [measure.unit for measure in found.measures] == [measure.unit for measure in expected.measures]
    return units and found.levels == expected.levels


def _figures(figures: Sequence[Numeric], naming: Naming) -> str:
    first, *rest = figures
    name = naming.names[first.measure]
    texts = [
        " ".join(
            (
                _figure(first, form, naming, plain=plain),
                *(_again(o, naming, plain=plain) for o in rest),
            )
        )
        for form, plain in product(_forms(name, naming), (True, False))
    ]
    return _plainest(texts, lambda read: _same(read, figures, naming) and _called(read, first, name))


def _called(read: Scale, figure: Numeric, name: str) -> bool:
    return same_words(name_of(read.measures[0].text, figure.every, figure.relative_to), name)


def _again(figure: Numeric, naming: Naming, *, plain: bool) -> str:
    return f"{naming.words.again}{_space(naming)}{_figure(figure, '', naming, plain=plain)}"


def _space(naming: Naming) -> str:
    return "" if naming.lang == "th" else " "


def _figure(figure: Numeric, name: str, naming: Naming, *, plain: bool) -> str:
    """Write one test of a figure; ``plain`` tells whether nouns stand without quotes."""
    words, lang = naming.words, naming.lang
    relative = figure.relative_to
    share = naming.kinds[figure.measure] == "share"
    quota = figure.per is not None
    mean = quota and not figure.each and figure.times is None
    mean = mean or (not quota and figure.measure in naming.means)
    every = "" if figure.every is None else words.each.format(named(figure.every, plain=plain))
    core = _test(figure, naming, plain=plain)
    if figure.per:
        space = " " if core[-1].isdigit() else _space(naming)
        # A percentage a year is a rate of interest.
        rate = words.in_each if figure.per == "year" and figure.unit == PERCENT else words.per
        core = f"{core}{space}{rate.format(words.periods[figure.per])}"
    behind = [
        words.times.format(figure.times, words.periods[figure.per]) if figure.per and figure.times else "",
        base_words(relative, lang, share=share) if relative else "",
    ]
    before = [words.mean if mean else "", change_words(relative, lang) if relative else ""]
    if lang == "th" or (relative and relative.what == "target"):
        before.reverse()
    tight = _space(naming).join(part for part in (*before, core) if part)
    return " ".join(part for part in (every, name, tight, *behind) if part)


def _test(figure: Numeric, naming: Naming, *, plain: bool) -> str:
    words, lang = naming.words, naming.lang
    unit = figure.unit if figure.unit in {PERCENT, ""} else named(figure.unit, plain=plain)
    if isinstance(figure, Threshold):
        return joined(words.ops[figure.op], amount(figure.value, unit, lang), lang)
    if figure.low_inclusive and figure.high_inclusive:
        return _between(figure, unit, naming)
    low = joined(words.ops[Op.GE if figure.low_inclusive else Op.GT], amount(figure.low, unit, lang), lang)
    high = joined(words.ops[Op.LE if figure.high_inclusive else Op.LT], amount(figure.high, unit, lang), lang)
    return f"{low} {words.but}{_space(naming)}{high}"


def _between(band: Band, unit: str, naming: Naming) -> str:
    words, lang = naming.words, naming.lang
    low, high = amount(band.low, "", lang), amount(band.high, "", lang)
    if lang == "th" and unit == PERCENT:
        return f"{words.between}{amount(band.low, PERCENT, lang)} - {high}"
    return f"{words.between} {words.through.format(low, amount(band.high, unit, lang))}"
