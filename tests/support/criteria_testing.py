"""What the tests of single and joined conditions share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from samrit.criteria import (
    Band,
    Deadline,
    Deed,
    Facts,
    Level,
    Measure,
    Op,
    Scale,
    Threshold,
    evaluate,
)

MEASURES = tuple(Measure(f"m{n}", "", "percent", "percent", None) for n in (1, 2, 3))
DONE = Deed("จัดทำแผน", "d1")


def at_least(value, measure="m1", unit="percent", **more):
    return Threshold("t", measure, Op.GE, Decimal(value), unit, **more)


def at_most(value, measure="m1", unit="percent", **more):
    return Threshold("t", measure, Op.LE, Decimal(value), unit, **more)


def scale_of(*levels, measures=MEASURES, **more):
    entries = (Level(number, "t", tuple(conditions)) for number, conditions in enumerate(levels, 1))
    return Scale(measures, (), (), tuple(entries), **more)


def values(**figures):
    return {key: Decimal(figure) for key, figure in figures.items()}


def one(condition, **facts):
    """Evaluate a scale of one condition and give its reason."""
    options = {key: facts.pop(key) for key in ("aggregation", "measures") if key in facts}
    (reason,) = evaluate(scale_of([condition], **options), Facts(**facts)).reasons
    assert (reason.level, reason.condition, reason.text) == (1, condition, condition.text)
    return reason


def told(reason):
    return (reason.holds, reason.value, reason.short_by, reason.side, reason.unit)


MONTHS = ("2024-10", "2024-11", "2024-12")


BY = date(2024, 6, 30)


def band(low, high, measure="m1"):
    return Band(
        "t", measure, Decimal(low), Decimal(high), low_inclusive=True, high_inclusive=True, unit="percent"
    )


def monthly(*figures):
    return {
        "m1": {
            month: None if figure is None else Decimal(figure)
            for month, figure in zip(MONTHS, figures, strict=True)
        }
    }


def dated(**more):
    return Deadline("t", "by1", **({"by": BY} | more))
