"""Any reading of any doubt gives a scale that is linted, evaluated, drawn, written and read back."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.criteria import (
    Choice,
    Facts,
    choose,
    compile_scale,
    doubts,
    evaluate,
    from_json,
    lint,
    next_level,
    ruler,
    split_levels,
    split_notes,
    to_json,
    words,
)

CASES = Path(__file__).parent / "cases"
SCALES = [
    compile_scale(split_levels(case["text"]), notes=[*split_notes(case["text"]), *case.get("notes", [])])
    for folder in ("good", "bad", "levels", "families")
    for path in sorted((CASES / folder).glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
DOUBTFUL = [scale for scale in SCALES if doubts(scale)]


def picked(draw, scale):
    """Draw a choice for some of the doubts."""
    choices = []
    for doubt in doubts(scale):
        if draw(st.booleans()):
            option = draw(st.sampled_from(doubt.options))
            code = f"{option.code}3" if option.open else option.code
            choices.append(Choice(doubt.code, code, doubt.level, doubt.measure))
    return choices


def kept(scale, choices):
    """Leave out what no longer is in doubt once the other choices are made."""
    while True:
        try:
            return choose(scale, choices)
        except ValueError:
            choices = choices[:-1]


@settings(max_examples=30)
@given(st.data())
def test_any_choice_gives_a_whole_scale(data):
    scale = data.draw(st.sampled_from(DOUBTFUL))
    chosen = kept(scale, picked(data.draw, scale))
    assert from_json(json.loads(json.dumps(to_json(chosen)))) == chosen
    assert choose(chosen, chosen.choices) == chosen
    lint(chosen)
    value = data.draw(st.decimals(-10, 3000, allow_nan=False, places=3))
    facts = Facts(
        values={measure.key: value for measure in chosen.measures},
        deeds={deed.key: data.draw(st.booleans()) for deed in chosen.deeds},
    )
    outcome = evaluate(chosen, facts)
    assert outcome.level is None or 0 <= outcome.level <= max(level.level for level in chosen.levels)
    next_level(chosen, facts)
    assert [level.text for level in chosen.levels] == [level.text for level in scale.levels]
    for measure in chosen.measures:
        assert chosen.measure(measure.key) == measure
        ruler(chosen, measure.key)
    for level in chosen.levels:
        assert all(words(condition) or condition.text == "" for condition in level.conditions)


@settings(max_examples=30)
@given(st.data())
def test_the_order_of_choices_does_not_matter(data):
    scale = data.draw(st.sampled_from(DOUBTFUL))
    chosen = kept(scale, picked(data.draw, scale))
    shuffled = data.draw(st.permutations(chosen.choices))
    assert choose(scale, shuffled) == chosen


@settings(max_examples=30)
@given(st.data())
def test_the_default_reading_changes_nothing_but_the_record(data):
    scale = data.draw(st.sampled_from(DOUBTFUL))
    found = doubts(scale)
    chosen = choose(scale, [Choice(d.code, d.default, d.level, d.measure) for d in found])
    assert (chosen.levels, chosen.measures, chosen.deadlines) == (
        scale.levels,
        scale.measures,
        scale.deadlines,
    )
    assert [doubt.chosen for doubt in doubts(chosen)] == [doubt.default for doubt in found]
    value = data.draw(st.decimals(-10, 3000, allow_nan=False, places=3))
    facts = Facts(values={measure.key: Decimal(value) for measure in scale.measures})
    assert evaluate(chosen, facts) == evaluate(scale, facts)
