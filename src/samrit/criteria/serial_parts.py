"""JSON of what a scale has beside its levels: points of composite measures, aggregation, choices."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from samrit.criteria.interval import Interval
from samrit.criteria.model import (
    Aggregation,
    Choice,
    Composite,
    Interpolation,
    PointsPart,
    PointsRow,
    Recurrence,
)
from samrit.criteria.points import Earned

Json = dict[str, Any]


def number(value: Decimal | None) -> str | None:
    """Write an exact decimal without exponent."""
    return None if value is None else format(value, "f")


def to_number(text: str | None) -> Decimal | None:
    """Read an exact decimal back."""
    return None if text is None else Decimal(text)


def composite_to_json(composite: Composite | None) -> Json | None:
    """Give the contract's object of a composite measure."""
    if composite is None:
        return None
    return {
        "measure": composite.measure,
        "text": composite.text,
        "parts": [
            {
                "measure": part.measure,
                "text": part.text,
                "otherwise": number(part.otherwise),
                "points": [_row_to_json(row) for row in part.rows],
            }
            for part in composite.parts
        ],
    }


def _row_to_json(row: PointsRow) -> Json:
    return {
        "low": number(row.interval.low),
        "high": number(row.interval.high),
        "low_inclusive": row.interval.low_inclusive,
        "high_inclusive": row.interval.high_inclusive,
        "points": number(row.points),
        "text": row.text,
    }


def composite_from_json(entry: Mapping[str, Any] | None) -> Composite | None:
    """Read a composite measure back."""
    if entry is None:
        return None
    parts = tuple(
        PointsPart(
            part["measure"],
            tuple(_row(row) for row in part["points"]),
            part.get("text", ""),
            Decimal(part.get("otherwise", "0")),
        )
        for part in entry["parts"]
    )
    return Composite(entry["measure"], parts, entry.get("text", ""))


def _row(row: Json) -> PointsRow:
    interval = Interval(
        to_number(row["low"]), to_number(row["high"]), row["low_inclusive"], row["high_inclusive"]
    )
    return PointsRow(row.get("text", ""), interval, Decimal(row["points"]))


def earned_to_json(earned: Earned) -> Json:
    """Give what one part of a composite measure earned."""
    return {
        "measure": earned.part.measure,
        "value": number(earned.value),
        "points": number(earned.points),
        "row": _row_to_json(earned.row) if earned.row else None,
    }


def aggregation_to_json(aggregation: Aggregation | None) -> Json | None:
    """Give how persons' results are scored for their unit."""
    if aggregation is None:
        return None
    return {
        "how": aggregation.how,
        "least": number(aggregation.least),
        "noun": aggregation.noun,
        "text": aggregation.text,
    }


def aggregation_from_json(entry: Mapping[str, Any] | None) -> Aggregation | None:
    """Read an aggregation back."""
    if entry is None:
        return None
    return Aggregation(entry["how"], entry["text"], entry.get("noun", ""), to_number(entry.get("least")))


def choice_to_json(choice: Choice) -> Json:
    """Give a recorded reading."""
    return {
        "doubt": choice.doubt,
        "option": choice.option,
        "level": choice.level,
        "measure": choice.measure,
    }


def choice_from_json(entry: Mapping[str, Any]) -> Choice:
    """Read a recorded reading back."""
    return Choice(entry["doubt"], entry["option"], entry.get("level"), entry.get("measure"))


def interpolation_to_json(interpolation: Interpolation | None) -> Json | None:
    """Give the indicator's own word on scores between levels."""
    return None if interpolation is None else {"text": interpolation.text, "places": interpolation.places}


def interpolation_from_json(entry: Mapping[str, Any] | None) -> Interpolation | None:
    """Read it back."""
    return None if entry is None else Interpolation(entry["text"], entry["places"])


def following_to_json(following: tuple[int, Fraction] | None) -> Json | None:
    """Give the next level and the exact part of the way to it, as ``numerator/denominator``."""
    return None if following is None else {"level": following[0], "part": str(following[1])}


def recurrence_to_json(recurs: Recurrence | None) -> Json | None:
    """Give a date that comes again."""
    return None if recurs is None else {"per": recurs.per, "day": recurs.day, "later": recurs.later}


def recurrence_from_json(entry: Mapping[str, Any] | None) -> Recurrence | None:
    """Read a date that comes again."""
    return None if entry is None else Recurrence(entry["per"], entry["day"], entry.get("later", 0))
