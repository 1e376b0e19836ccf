"""Rules of every kind and field that a text can say, drawn at random from the words of many offices.

What no text says is left out: one quantity has one unit, rate and base in all its tests; another notation
stands right behind the figure it restates; a dated deed is asked for beside its date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import get_args

import criteria_words as words
from hypothesis import strategies as st

from samrit.criteria import (
    Aggregation,
    AnyOf,
    Band,
    Choice,
    Composite,
    Condition,
    Deadline,
    DeadlineEntry,
    Deed,
    DeedEntry,
    Interval,
    Level,
    Levels,
    Measure,
    Note,
    Op,
    PointsPart,
    PointsRow,
    Recurrence,
    Relative,
    Scale,
    Threshold,
)
from samrit.criteria.domain import kind_of, step_of
from samrit.criteria.meaning import placed
from samrit.criteria.model import PERCENT, Interpolation, Joining, Numeric

LANGUAGES = ("th", "en")
# How deep alternatives stand in one another.
_DEEPEST = 2
_TARGETS = {
    ("th", "share"): ("ของกลุ่มเป้าหมาย", "ของครัวเรือนเป้าหมาย"),
    ("th", "percent"): ("ของเป้าหมาย", "ของค่าเป้าหมาย"),
    ("en", "share"): ("of the target group", "of the target households"),
    ("en", "percent"): ("of the target", "of its target"),
}


# A time right before a percentage tells whom it counts, and is not the same figure again.
_TIMES = frozenset(("ชั่วโมง", "hours"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """What all tests of one quantity share."""

    key: str
    label: str
    unit: str
    relative: Relative | None = None
    per: str | None = None
    every: str | None = None
    restates: str | None = None


def numbers(unit: str) -> st.SearchStrategy[Decimal]:
    places = st.integers(0, 2)
    largest = 150 if unit == PERCENT else 10**9
    return st.builds(
        lambda value, digits: (Decimal(value) / 100).quantize(Decimal(1).scaleb(-digits)),
        st.integers(0, largest * 100),
        places,
    )


@st.composite
def relatives(draw, lang: str) -> Relative | None:
    kind = draw(st.sampled_from(("none", "none", "change", "target", "over", "base")))
    year = draw(st.one_of(st.none(), st.integers(2560, 2570)))
    if kind == "none":
        return None
    change = draw(st.sampled_from(("increase", "decrease")))
    if kind == "change":
        return Relative("baseline", year, "", change)
    if kind == "over":
        return Relative("target", None, "", change)
    if kind == "base":
        return Relative("baseline", year, "", None)
    share = draw(st.sampled_from(("share", "percent")))
    texts = _TARGETS[lang, share]
    text = draw(st.sampled_from(texts))
    return (
        Relative("target", None, text) if year is None or share == "share" else Relative("target", year, "")
    )


@st.composite
def quantities(draw, lang: str) -> tuple[Quantity, ...]:
    plain = words.THAI_QUANTITIES if lang == "th" else words.ENGLISH_QUANTITIES
    labels = draw(st.lists(st.sampled_from(plain + words.TRICKY), min_size=1, max_size=4, unique=True))
    if len(labels) == 1 and draw(st.booleans()):
        labels = [""]
    units = (words.THAI_UNITS if lang == "th" else words.ENGLISH_UNITS) + words.ODD_UNITS
    things = (words.THAI_THINGS if lang == "th" else words.ENGLISH_THINGS) + words.ODD_THINGS
    found: list[Quantity] = []
    for label in labels:
        unit = draw(st.one_of(st.just(PERCENT), st.sampled_from(units), st.just("")))
        found.append(
            Quantity(
                f"m{len(found) + 1}",
                label,
                unit,
                draw(relatives(lang)) if unit == PERCENT else None,
                draw(st.sampled_from((None, None, "day", "week", "month", "quarter", "year"))),
                draw(st.one_of(st.none(), st.none(), st.sampled_from(things))),
            )
        )
        one = found[-1]
        if (
            unit
            and unit not in _TIMES
            and one.relative is None
            and not (one.per or one.every)
            and draw(st.booleans())
        ):
            counted = tuple(unit for unit in units if unit not in _TIMES)
            twin = draw(st.sampled_from(counted)) if unit == PERCENT else PERCENT
            found.append(Quantity(f"m{len(found) + 1}", label, twin, restates=one.key))
    return tuple(found)


@st.composite
def figures(draw, quantity: Quantity) -> Numeric:
    joining = draw(st.sampled_from(JOININGS)) if quantity.per else None
    shared = {
        "text": "",
        "measure": quantity.key,
        "unit": quantity.unit,
        "relative_to": quantity.relative,
        "per": quantity.per,
        "each": joining == "each",
        "times": draw(st.integers(2, 12)) if joining == "times" else None,
        "every": quantity.every,
        "restates": quantity.restates,
    }
    if draw(st.booleans()):
        return Threshold(op=draw(st.sampled_from(Op)), value=draw(numbers(quantity.unit)), **shared)
    low, high = draw(numbers(quantity.unit)), draw(numbers(quantity.unit))
    return Band(
        low=low,
        high=high,
        low_inclusive=draw(st.booleans()),
        high_inclusive=draw(st.booleans()),
        **shared,
    )


@dataclass(frozen=True, slots=True)
class _Pool:
    """What the conditions of one rule may speak of; ``dates`` are the deeds that have one."""

    lang: str
    quantities: tuple[Quantity, ...]
    deeds: tuple[str, ...]
    recurs: tuple[Recurrence, ...]


@st.composite
def days(draw, pool: _Pool, key: str, deed: str | None) -> Deadline:
    recurs = draw(st.sampled_from((None, None, *pool.recurs)))
    by = (
        draw(st.one_of(st.none(), st.dates(date(2015, 1, 1), date(2035, 12, 31)))) if recurs is None else None
    )
    return Deadline("", key, by, deed, recurs)


@st.composite
def groups(draw, pool: _Pool, level: int, used: set[str], depth: int) -> tuple[Condition, ...]:  # noqa: PLR0911
    """Draw what one clause says; ``used`` are the dates that the level has already."""
    kinds = ["figure", "figure", "deed", "deed", "dated", "date"]
    kinds += ["levels"] if level > 1 else []
    kinds += ["any"] if depth < _DEEPEST else []
    kind = draw(st.sampled_from(kinds))
    if kind == "figure":
        own = [one for one in pool.quantities if one.restates is None]
        one = draw(st.sampled_from(own))
        twins = [twin for twin in pool.quantities if twin.restates == one.key]
        again = twins[:1] if twins and draw(st.booleans()) else []
        return tuple(draw(figures(quantity)) for quantity in (one, *again))
    if kind == "levels":
        first = draw(st.integers(1, level - 1))
        return (Levels("", first, draw(st.integers(first, level - 1))),)
    if kind == "any":
        size = draw(st.integers(2, 3))
        return (AnyOf("", tuple(draw(lists(pool, level, used, depth + 1, 1)) for _ in range(size))),)
    number = draw(st.integers(0, len(pool.deeds) - 1))
    key, by = f"d{number}", f"by{number}"
    if kind == "date":
        if "by" in used:
            return (Deed("", key),)
        used.add("by")
        return (draw(days(pool, "by", None)),)
    if kind == "deed" or by in used:
        return (Deed("", key),)
    used.add(by)
    return (Deed("", key), draw(days(pool, by, key)))


@st.composite
def lists(draw, pool: _Pool, level: int, used: set[str], depth: int, least: int) -> tuple[Condition, ...]:
    number = draw(st.integers(least, 3))
    found: list[Condition] = []
    for _ in range(number):
        group = draw(groups(pool, level, used, depth))
        spoken = {one.measure for one in found if isinstance(one, Threshold | Band)}
        if any(isinstance(one, Threshold | Band) and one.measure in spoken for one in group):
            continue
        found += group
    return tuple(found) or (Deed("", "d0"),)


RECURS = tuple(
    Recurrence(per, day, later)
    for per in ("month", "quarter")
    for day in (1, 2, 3, 11, 25, 31)
    for later in (0, 1)
)
JOININGS = ("each", "mean", "times")


@st.composite
def rules(draw, lang: str, recurs: tuple[Recurrence, ...] = RECURS, *, noted: bool = False) -> Scale:
    """Draw a rule in one language's words; where it is ``noted``, with gates and how persons count."""
    plain = words.THAI_DEEDS if lang == "th" else words.ENGLISH_DEEDS
    deeds = draw(st.lists(st.sampled_from(plain + words.TRICKY), min_size=1, max_size=5, unique=True))
    pool = _Pool(lang, draw(quantities(lang)), tuple(deeds), recurs)
    numbers_of_levels = draw(st.lists(st.integers(1, 5), min_size=1, max_size=5, unique=True))
    levels = tuple(
        Level(level, "", draw(lists(pool, level, set(), 0, 1)) if draw(st.integers(0, 9)) else ())
        for level in sorted(numbers_of_levels)
    )
    # Notes of more than some hundred letters are taken for prose, so alternatives stay out of gates.
    gates = draw(lists(pool, 0, set(), _DEEPEST, 1)) if noted else ()
    between = st.one_of(st.none(), st.builds(Interpolation, st.just(""), st.integers(0, 6)))
    scale = Scale(
        *((), (), (), levels),
        cumulative_deeds=not noted or draw(st.booleans()),
        gates=gates,
        aggregation=draw(joinings(lang)) if noted else None,
        interpolation=draw(between) if noted else None,
    )
    return complete(scale, pool.quantities, dict(enumerate(deeds)))


@st.composite
def joinings(draw, lang: str) -> Aggregation | None:
    how = draw(st.sampled_from((None, *get_args(Joining))))
    if how is None:
        return None
    noun = draw(
        st.sampled_from(("เจ้าหน้าที่", "ครู", "พนักงานราชการ") if lang == "th" else ("officers", "nurses"))
    )
    least = {"count": st.integers(2, 40), "share": st.integers(1, 100)}.get(how)
    return Aggregation(how, "", noun, None if least is None else Decimal(draw(least)))


def complete(scale: Scale, known: tuple[Quantity, ...], deeds: dict[int, str]) -> Scale:
    """Add the tables of measures, deeds and dates to the conditions."""
    conditions = list(placed(scale.levels, scale.gates))
    figures_of = {
        one.key: [c for _, c in conditions if isinstance(c, Threshold | Band) and c.measure == one.key]
        for one in known
    }
    named = {f"d{number}": text for number, text in deeds.items()}
    seen: dict[str, DeedEntry] = {}
    for level, condition in conditions:
        if isinstance(condition, Deed):
            seen.setdefault(condition.key, DeedEntry(condition.key, level, named[condition.key]))
    return replace(
        scale,
        measures=tuple(_measure(one, figures_of[one.key]) for one in known if figures_of[one.key]),
        deeds=tuple(seen.values()),
        deadlines=tuple(
            DeadlineEntry(c.key, level, c.by, "") for level, c in conditions if isinstance(c, Deadline)
        ),
    )


def _measure(one: Quantity, conditions: list[Numeric]) -> Measure:
    values = [
        value for c in conditions for value in ((c.value,) if isinstance(c, Threshold) else (c.low, c.high))
    ]
    # A mean falls between whole numbers.
    mean = any(c.per and not c.each and c.times is None for c in conditions)
    words_of = f"{one.label} เฉลี่ย" if mean else one.label
    kind = kind_of(one.unit, values, [c.relative_to for c in conditions], words_of)
    if one.relative and one.relative.what == "target" and one.relative.change is None:
        pure = one.relative.text not in {text for share in LANGUAGES for text in _TARGETS[share, "share"]}
        kind = "percent" if pure else kind
    return Measure(one.key, one.label, one.unit, kind, step_of(kind, values))


def _ends() -> st.SearchStrategy[Decimal | None]:
    return st.one_of(st.none(), numbers(PERCENT))


@st.composite
def points(draw, keys: tuple[str, ...]) -> Composite | None:
    """Draw tables of points of some measures of a rule, or none."""
    if not keys or draw(st.booleans()):
        return None
    interval = st.builds(Interval, _ends(), _ends(), st.booleans(), st.booleans())
    row = st.builds(PointsRow, st.text(max_size=5), interval, numbers(PERCENT))
    part = st.builds(
        PointsPart,
        st.sampled_from(keys),
        st.lists(row, max_size=3).map(tuple),
        st.text(max_size=5),
        numbers(PERCENT),
    )
    return Composite(
        draw(st.sampled_from(keys)), tuple(draw(st.lists(part, min_size=1, max_size=3))), "ก + ข"
    )


@st.composite
def stored_rules(draw, lang: str) -> Scale:
    """Draw a rule with all that can be stored beside its levels, whether a text could say it or not."""
    rule = draw(rules(lang))
    least = draw(st.one_of(st.none(), numbers(PERCENT)))
    joined = st.builds(
        Aggregation,
        st.sampled_from(get_args(Joining)),
        st.text(max_size=9),
        st.text(max_size=9),
        st.just(least),
    )
    choice = st.builds(
        Choice, st.text(max_size=5), st.text(max_size=5), st.one_of(st.none(), st.integers(0, 5)), st.none()
    )
    note = st.builds(
        Note, st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.none(), st.none()
    )
    return replace(
        rule,
        gates=draw(st.sampled_from([(), *(level.conditions for level in rule.levels)])),
        composite=draw(points(tuple(measure.key for measure in rule.measures))),
        aggregation=draw(st.one_of(st.none(), joined)),
        choices=tuple(draw(st.lists(choice, max_size=2))),
        notes=tuple(draw(st.lists(note, max_size=2))),
        cumulative_deeds=draw(st.booleans()),
        interpolation=draw(st.one_of(st.none(), st.builds(Interpolation, st.text(max_size=5)))),
        as_read=rule if draw(st.booleans()) else None,
    )
