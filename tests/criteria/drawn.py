"""Rules and facts drawn at random, with figures and dates on, next to and between the bounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from samrit.criteria import (
    Aggregation,
    AnyOf,
    Band,
    Composite,
    Deadline,
    Deed,
    Facts,
    Interval,
    Level,
    Levels,
    Measure,
    Op,
    PointsPart,
    PointsRow,
    Recurrence,
    Relative,
    Scale,
    Threshold,
)

MEASURES, DEEDS, DATES = ("m1", "m2", "m3"), ("d1", "d2"), ("by1", "by2")
MONTHS, QUARTERS = ("2024-04", "2024-05", "2024-06"), ("2024-Q2", "2024-Q3")
TOTAL = "m4"
DAY = date(2024, 6, 10)

bounds = st.integers(-2, 8).map(lambda n: Decimal(n) / 2)
nudges = st.sampled_from(
    [Decimal(text) for text in ("0", "0", "0.001", "-0.001", "0.01", "-0.01", "0.25", "0.5")]
)
figures = st.builds(
    lambda bound, nudge, far: bound + nudge + far,
    bounds,
    nudges,
    st.sampled_from([Decimal(0)] * 9 + [Decimal(10) ** 16]),
)
bases = st.sampled_from(
    [Decimal(text) for text in ("0", "-1", "0.5", "1", "3", "200", "33.33", "900000000000000.01")]
)
days = st.integers(-3, 3).map(lambda n: DAY + timedelta(days=n))


@st.composite
def relatives(draw):
    if not draw(st.booleans()):
        return None
    what = draw(st.sampled_from(["baseline", "target"]))
    return Relative(what, None, "r", draw(st.sampled_from([None, "increase", "decrease"])))


@st.composite
def numerics(draw, measures=(*MEASURES, TOTAL)):
    measure = draw(st.sampled_from(measures))
    qualities = {
        "unit": draw(st.sampled_from(["percent", "x"])),
        "relative_to": draw(relatives()),
        "per": (per := draw(st.sampled_from([None, None, "month"]))),
        "each": per is not None and draw(st.booleans()),
        "times": draw(st.sampled_from([None, 0, 1, 2])) if per else None,
        "restates": draw(st.sampled_from([None, None, None, *MEASURES])),
    }
    if draw(st.booleans()):
        return Threshold("t", measure, draw(st.sampled_from(list(Op))), draw(bounds), **qualities)
    return Band(
        "t", measure, draw(bounds), draw(bounds), draw(st.booleans()), draw(st.booleans()), **qualities
    )


@st.composite
def deadlines(draw):
    recurs = None
    if draw(st.integers(0, 2)) == 0:
        recurs = Recurrence(
            draw(st.sampled_from(["month", "quarter"])),
            draw(st.sampled_from([10, 31])),
            draw(st.integers(0, 1)),
        )
    key = draw(st.sampled_from(DATES)) if recurs is None else f"every-{recurs.per}"
    return Deadline("by", key, draw(st.none() | days), draw(st.sampled_from([None, *DEEDS])), recurs)


simple = st.one_of(
    numerics(), numerics(), deadlines(), st.builds(Deed, st.just("d"), st.sampled_from(DEEDS)),
    st.builds(Levels, st.just("l"), st.integers(1, 3), st.integers(1, 3)),
)  # fmt: skip
options = st.lists(st.lists(simple, min_size=0, max_size=2).map(tuple), min_size=0, max_size=2).map(tuple)
conditions = st.one_of(simple, simple, simple, st.builds(AnyOf, st.just("or"), options))


@st.composite
def composites(draw):
    rows = st.builds(
        PointsRow,
        st.just("p"),
        st.builds(Interval, st.none() | bounds, st.none() | bounds, st.booleans(), st.booleans()),
        bounds,
    )
    tables = st.lists(rows, max_size=3).map(tuple)
    parts = st.builds(PointsPart, st.sampled_from(MEASURES), tables, st.just(""), bounds)
    return Composite(TOTAL, tuple(draw(st.lists(parts, max_size=2))))


aggregations = st.builds(
    Aggregation,
    st.sampled_from(["all", "any", "count", "share", "sum", "mean"]),
    st.just("a"),
    st.just("x"),
    st.sampled_from([None, Decimal(1), Decimal("1.5"), Decimal(50), Decimal("66.7")]),
)


@st.composite
def scales(draw):
    steps = st.sampled_from([None, Decimal(1), Decimal("0.5"), Decimal("0.01")])
    levels = tuple(
        Level(number, "t", tuple(draw(st.lists(conditions, max_size=3))))
        for number in range(1, draw(st.integers(1, 4)) + 1)
    )
    return Scale(
        measures=tuple(Measure(key, "", "x", "amount", draw(steps)) for key in (*MEASURES, TOTAL)),
        deeds=(),
        deadlines=(),
        levels=levels,
        cumulative_deeds=draw(st.booleans()),
        gates=tuple(draw(st.lists(conditions, max_size=1))),
        composite=draw(st.none() | composites()),
        aggregation=draw(st.none() | aggregations),
    )


@st.composite
def plain_facts(draw):
    def some(keys, values):
        return draw(st.dictionaries(st.sampled_from(keys), values, max_size=len(keys)))

    def by_label(labels, values):
        return st.dictionaries(st.sampled_from(labels), st.none() | values, max_size=len(labels))

    return Facts(
        values=some((*MEASURES, TOTAL), figures),
        deeds=some((*DEEDS, *DATES, "every-month"), st.booleans()),
        dates=some(DATES, days),
        baselines=some(MEASURES, bases),
        targets=some(MEASURES, bases),
        periods=some(MEASURES, by_label(MONTHS, figures)) if draw(st.booleans()) else {},
        reports={
            key: draw(by_label(labels, days))
            for key, labels in (("every-month", MONTHS), ("every-quarter", QUARTERS))
            if draw(st.booleans())
        },
    )


@st.composite
def facts(draw):
    own = draw(plain_facts())
    if draw(st.integers(0, 3)):
        return own
    people = draw(st.lists(plain_facts(), max_size=3))
    members = {str(place): one for place, one in enumerate(people, 1)}
    return Facts(**{name: getattr(own, name) for name in own.__slots__ if name != "members"}, members=members)


@st.composite
def figures_and_deeds(draw):
    """Facts without bases, periods and persons, as most indicators have them."""
    own = draw(plain_facts())
    return Facts(values=own.values, deeds=own.deeds, dates=own.dates)


bands = st.builds(
    Band, st.just("t"), st.just("m1"), bounds, bounds, st.booleans(), st.booleans(), st.just("x")
)
tests = st.builds(Threshold, st.just("t"), st.just("m1"), st.sampled_from(list(Op)), bounds, st.just("x"))


@st.composite
def ladders(draw):
    """Scales of one measure with a printed step, its bands one step apart: most figures must be settled."""
    step = draw(st.sampled_from([Decimal("0.5"), Decimal(1), Decimal("0.01")]))
    intervals, low = [], draw(bounds)
    for _ in range(draw(st.integers(1, 4))):
        high = low + draw(st.integers(0, 2)) * step
        intervals.append((low, high, draw(st.integers(0, 5)) > 0, draw(st.integers(0, 5)) > 0))
        low = high + step
    places = draw(st.permutations(range(len(intervals))))
    levels = [
        Level(number, "t", (Band("t", "m1", *intervals[place], "x"),))
        for number, place in enumerate(places, 1)
    ]
    worths = st.sampled_from([Decimal(0), Decimal(1), Decimal("2.5"), Decimal(-1)])
    rows = tuple(PointsRow("p", Interval(*interval), draw(worths)) for interval in intervals)
    measure = Measure("m1", "", "x", "amount", step)
    return Scale(
        (measure, replace(measure, key="m2")),
        (),
        (),
        tuple(levels),
        composite=Composite("m1", (PointsPart("m2", rows, "", draw(worths)),))
        if draw(st.booleans())
        else None,
    )


@st.composite
def changes(draw):
    """Scales of one measure against a base."""
    relative = st.builds(
        Relative,
        st.just("baseline"),
        st.none(),
        st.just("r"),
        st.sampled_from([None, "increase", "decrease"]),
    )
    unit = draw(st.sampled_from(["percent", "x"]))
    levels = [
        Level(number, "t", (replace(draw(bands | tests), relative_to=draw(relative), unit=unit),))
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]
    return Scale((Measure("m1", "", unit, "growth"),), (), (), tuple(levels))


@st.composite
def changed(draw):
    """A figure right on, or next to, what a base asks for."""
    base = draw(bases)
    unit = draw(st.sampled_from([Decimal(1), base / 100]))
    value = base + draw(bounds) * unit * draw(st.sampled_from([1, -1])) + draw(nudges)
    return Facts(values={"m1": value}, baselines={"m1": base})


@st.composite
def joint(draw):
    """Scales of what persons did, with alternatives and references to lower levels."""
    deed = st.builds(Deed, st.just("d"), st.sampled_from(DEEDS))
    refer = st.builds(Levels, st.just("l"), st.just(1), st.just(2))
    either = st.builds(
        AnyOf,
        st.just("or"),
        st.lists(
            st.lists(deed | refer | tests, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2
        ).map(tuple),
    )
    levels = [
        Level(number, "t", tuple(draw(st.lists(either | deed | tests, min_size=1, max_size=2))))
        for number in range(1, 4)
    ]
    return Scale(
        (Measure("m1", "", "x", "amount"),),
        (),
        (),
        tuple(levels),
        draw(st.booleans()),
        aggregation=draw(aggregations),
    )


@st.composite
def teams(draw):
    """A unit with persons who are all known to have done something or not."""
    person = st.builds(
        lambda value, deeds: Facts(values={"m1": value}, deeds=deeds),
        bounds,
        st.fixed_dictionaries({key: st.booleans() for key in DEEDS}),
    )
    people = draw(st.lists(person, min_size=1, max_size=4))
    return Facts(members={str(place): one for place, one in enumerate(people, 1)})
