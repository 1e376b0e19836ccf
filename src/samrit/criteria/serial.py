"""Versioned JSON of scales, conditions and outcomes, in the public contract's field names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from samrit.criteria.model import (
    AnyOf,
    Band,
    Condition,
    Deadline,
    DeadlineEntry,
    Deed,
    DeedEntry,
    Level,
    Levels,
    Measure,
    Note,
    Numeric,
    Op,
    Relative,
    Scale,
    Threshold,
)
from samrit.criteria.outcome import NextLevel, Outcome, Reason
from samrit.criteria.serial_checks import faults_of
from samrit.criteria.serial_parts import (
    aggregation_from_json,
    aggregation_to_json,
    choice_from_json,
    choice_to_json,
    composite_from_json,
    composite_to_json,
    earned_to_json,
    following_to_json,
    interpolation_from_json,
    interpolation_to_json,
    number,
    recurrence_from_json,
    recurrence_to_json,
)

VERSION = 2
READABLE = frozenset({1, 2})
Json = dict[str, Any]


class UnreadableScale(ValueError):  # noqa: N818 - the name says what is wrong
    """A document that is no scale of a known version."""


def to_json(scale: Scale) -> Json:
    """Give the JSON object of a scale."""
    return {
        "version": VERSION,
        "cumulative_deeds": scale.cumulative_deeds,
        "measures": [measure_to_json(measure) for measure in scale.measures],
        "deeds": [{"key": d.key, "level": d.level, "text": d.text} for d in scale.deeds],
        "deadlines": [
            {"key": d.key, "level": d.level, "by": d.by.isoformat() if d.by else None, "text": d.text}
            for d in scale.deadlines
        ],
        "levels": [
            {
                "level": level.level,
                "text": level.text,
                "conditions": [condition_to_json(condition) for condition in level.conditions],
            }
            for level in scale.levels
        ],
        "gates": [condition_to_json(condition) for condition in scale.gates],
        "composite": composite_to_json(scale.composite),
        "aggregation": aggregation_to_json(scale.aggregation),
        "choices": [choice_to_json(choice) for choice in scale.choices],
        "as_read": to_json(scale.as_read) if scale.as_read else None,
        "interpolation": interpolation_to_json(scale.interpolation),
        "notes": [note_to_json(note) for note in scale.notes],
    }


def measure_to_json(measure: Measure) -> Json:
    """Give the JSON object of a measure."""
    return {
        "key": measure.key,
        "text": measure.text,
        "unit": measure.unit,
        "kind": measure.kind,
        "step": number(measure.step),
    }


def note_to_json(note: Note) -> Json:
    """Give the JSON object of a note."""
    return {
        "code": note.code,
        "message": note.message,
        "message_en": note.message_en,
        "level": note.level,
        "quote": note.quote,
    }


def condition_to_json(condition: Condition) -> Json:
    """Give the contract's JSON object of one condition."""
    match condition:
        case Threshold():
            return {
                "kind": "threshold",
                "text": condition.text,
                "measure": condition.measure,
                "op": condition.op.value,
                "value": number(condition.value),
                "unit": condition.unit,
                "bare": condition.bare,
                **_qualifiers(condition),
            }
        case Band():
            return {
                "kind": "band",
                "text": condition.text,
                "measure": condition.measure,
                "low": number(condition.low),
                "high": number(condition.high),
                "low_inclusive": condition.low_inclusive,
                "high_inclusive": condition.high_inclusive,
                "unit": condition.unit,
                **_qualifiers(condition),
            }
        case Deadline():
            by = condition.by.isoformat() if condition.by else None
            return {
                "kind": "deadline",
                "text": condition.text,
                "key": condition.key,
                "by": by,
                "deed": condition.deed,
                "recurs": recurrence_to_json(condition.recurs),
            }
        case Deed():
            return {"kind": "deed", "text": condition.text, "key": condition.key}
        case AnyOf():
            options = [[condition_to_json(inner) for inner in option] for option in condition.options]
            return {"kind": "any", "text": condition.text, "options": options}
        case Levels():
            return {"kind": "levels", "text": condition.text, "from": condition.first, "to": condition.last}
        case _:
            assert_never(condition)


def _qualifiers(condition: Numeric) -> Json:
    relative = condition.relative_to
    return {
        "relative_to": None
        if relative is None
        else {
            "what": relative.what,
            "year": relative.year,
            "text": relative.text,
            "change": relative.change,
        },
        "change": relative.change if relative else None,
        "per": condition.per,
        "each": condition.each,
        "every": condition.every,
        "restates": condition.restates,
        "times": condition.times,
    }


def outcome_to_json(outcome: Outcome) -> Json:
    """Give the contract's JSON object of an outcome."""
    return {
        "level": outcome.level,
        "score": number(outcome.score),
        "reasons": [reason_to_json(reason) for reason in outcome.reasons],
        "points": [earned_to_json(earned) for earned in outcome.points],
        "following": following_to_json(outcome.following),
    }


def reason_to_json(reason: Reason) -> Json:
    """Give the JSON object of one reason."""
    return {
        "level": reason.level,
        "holds": reason.holds,
        "text": reason.text,
        "condition": condition_to_json(reason.condition),
        "value": reason.value,
        "short_by": number(reason.short_by),
        "side": reason.side,
        "unit": reason.unit,
        "from_level": reason.from_level,
        "parts": [reason_to_json(part) for part in reason.parts],
        "of": reason.of,
        "lacking": list(reason.lacking),
    }


def next_to_json(following: NextLevel | None) -> Json | None:
    """Give the JSON object of what the next level needs."""
    if following is None:
        return None
    return {"level": following.level, "missing": [reason_to_json(reason) for reason in following.missing]}


def from_json(data: Mapping[str, Any]) -> Scale:
    """Read a scale back; ``from_json(to_json(scale)) == scale``.

    Version 1 had no gates, points, aggregation or choices; it is read as a scale without them.

    Raises:
        UnreadableScale: for another version, a field that is missing or of a wrong kind, or a measure that
            the scale does not have; it names every such place.
    """
    version = data.get("version") if isinstance(data, Mapping) else None
    if not isinstance(version, int) or isinstance(version, bool) or version not in READABLE:
        raise UnreadableScale(f"a scale of version {version!r} cannot be read; 1 and {VERSION} can")
    faults = faults_of(data)
    if faults:
        raise UnreadableScale(f"not a scale: {'; '.join(faults)}")
    return _scale(data)


def _scale(data: Mapping[str, Any]) -> Scale:
    return Scale(
        tuple(_measure(entry) for entry in data["measures"]),
        tuple(DeedEntry(entry["key"], entry["level"], entry["text"]) for entry in data["deeds"]),
        tuple(
            DeadlineEntry(entry["key"], entry["level"], _date(entry["by"]), entry["text"])
            for entry in data["deadlines"]
        ),
        tuple(
            Level(entry["level"], entry["text"], conditions_from_json(entry["conditions"]))
            for entry in data["levels"]
        ),
        data["cumulative_deeds"],
        tuple(_note(entry) for entry in data["notes"]),
        conditions_from_json(data.get("gates", ())),
        composite_from_json(data.get("composite")),
        aggregation_from_json(data.get("aggregation")),
        tuple(choice_from_json(entry) for entry in data.get("choices", ())),
        interpolation_from_json(data.get("interpolation")),
        _scale(data["as_read"]) if data.get("as_read") else None,
    )


def _note(entry: Json) -> Note:
    return Note(entry["code"], entry["message"], entry["message_en"], entry.get("level"), entry.get("quote"))


def _measure(entry: Json) -> Measure:
    step = entry["step"]
    return Measure(
        entry["key"], entry["text"], entry["unit"], entry["kind"], Decimal(step) if step is not None else None
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def conditions_from_json(entries: Sequence[Json]) -> tuple[Condition, ...]:
    """Read a list of conditions."""
    return tuple(_condition(entry) for entry in entries)


def _condition(entry: Json) -> Condition:
    match entry["kind"]:
        case "threshold":
            return Threshold(
                text=entry["text"],
                measure=entry["measure"],
                op=Op(entry["op"]),
                value=Decimal(entry["value"]),
                unit=entry["unit"],
                bare=entry.get("bare", False),
                **_from_qualifiers(entry),
            )
        case "band":
            return Band(
                text=entry["text"],
                measure=entry["measure"],
                low=Decimal(entry["low"]),
                high=Decimal(entry["high"]),
                low_inclusive=entry["low_inclusive"],
                high_inclusive=entry["high_inclusive"],
                unit=entry["unit"],
                **_from_qualifiers(entry),
            )
        case "deadline":
            return Deadline(
                entry["text"],
                entry["key"],
                _date(entry["by"]),
                entry.get("deed"),
                recurrence_from_json(entry.get("recurs")),
            )
        case "deed":
            return Deed(entry["text"], entry["key"])
        case "any":
            return AnyOf(entry["text"], tuple(conditions_from_json(option) for option in entry["options"]))
        case _:
            return Levels(entry["text"], entry["from"], entry["to"])


def _from_qualifiers(entry: Json) -> Json:
    relative = entry.get("relative_to")
    return {
        "relative_to": None
        if relative is None
        else Relative(relative["what"], relative["year"], relative["text"], relative.get("change")),
        "per": entry.get("per"),
        "each": entry.get("each", False),
        "every": entry.get("every"),
        "restates": entry.get("restates"),
        "times": entry.get("times"),
    }
