"""Families of criteria that offices use: text with notes ▸ rule ▸ levels at facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from samrit.criteria import (
    Facts,
    compile_scale,
    evaluate,
    from_json,
    lint,
    next_level,
    split_levels,
    split_notes,
    title_of,
    to_json,
)

from .conftest import brief, load

CASES = load("families")
POINTS = [(case, fact) for case in CASES for fact in case.get("at", [])]
UNKNOWN = -1


def scale_of(case):
    return compile_scale(
        split_levels(case["text"]),
        notes=[*split_notes(case["text"]), *case.get("notes", [])],
        title=title_of(case["text"]),
        fiscal_year=2569,
    )


def facts_of(given):
    def numbers(name):
        return {key: Decimal(value) for key, value in given.get(name, {}).items()}

    return Facts(
        values=numbers("values"),
        baselines=numbers("baselines"),
        targets=numbers("targets"),
        deeds=given.get("deeds", {}),
        dates={key: date.fromisoformat(day) for key, day in given.get("dates", {}).items()},
        periods={
            key: {label: Decimal(figure) if figure else None for label, figure in figures.items()}
            for key, figures in given.get("periods", {}).items()
        },
        reports={
            key: {label: date.fromisoformat(day) if day else None for label, day in days.items()}
            for key, days in given.get("reports", {}).items()
        },
        members={name: facts_of(inner) for name, inner in given.get("members", {}).items()},
    )


def rows(part):
    return [f"{row.interval.low} .. {row.interval.high} -> {row.points:f}" for row in part.rows]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_family_is_read_as_its_case_says(case):
    scale = scale_of(case)
    if "conditions" in case:
        assert [[brief(condition) for condition in level.conditions] for level in scale.levels] == case[
            "conditions"
        ]
    assert [brief(condition) for condition in scale.gates] == case.get("gates", [])
    parts = scale.composite.parts if scale.composite else ()
    assert {part.measure: rows(part) for part in parts} == case.get("points", {})
    joined = scale.aggregation
    persons = [joined.how, joined.noun, f"{joined.least or ''}"] if joined else []
    assert persons == case.get("persons", [])
    assert [note.code for note in scale.notes if "unread" in note.code] == case.get("doubts", [])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_family_survives_its_json_and_is_sound(case):
    scale = scale_of(case)
    assert from_json(to_json(scale)) == scale
    assert [finding.code for finding in lint(scale)] == case.get("findings", [])


@pytest.mark.parametrize(
    ("case", "fact"), POINTS, ids=[f"{case['name']}: {fact['why']}" for case, fact in POINTS]
)
def test_facts_reach_the_level_that_the_case_says(case, fact):
    scale, facts = scale_of(case), facts_of(fact)
    level = evaluate(scale, facts).level
    assert (UNKNOWN if level is None else level) == fact["level"]
    following = next_level(scale, facts)
    if following:
        assert following.level > fact["level"]
        assert following.missing
