"""No text makes the core raise: what it reads, its own linter, drawing, words and JSON can handle."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.criteria import (
    Facts,
    compile_scale,
    evaluate,
    from_json,
    lint,
    next_level,
    read_criterion,
    ruler,
    to_json,
    words,
    words_short,
)

CASES = Path(__file__).parent / "cases" / "sentences"
WORDS = sorted(
    {
        word
        for path in CASES.glob("*.toml")
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        for word in case["text"].split()
    }
)
SIGNS = [
    "(",
    ")",
    "-",
    "–",
    ",",
    ".",
    "%",
    "<",
    "≥",
    "๑",
    "99.41",
    "2567",
    "■",
    "\x00",
    "\u200b",
    "ำ",
    "\u0e4d",
    "◆",
]
TEXTS = st.lists(st.sampled_from(WORDS + SIGNS), max_size=14).map(" ".join) | st.text(max_size=30)


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_any_five_texts_are_a_scale_that_everything_can_handle(texts):
    scale = compile_scale(list(enumerate(texts, 1)), fiscal_year=2567)
    assert from_json(json.loads(json.dumps(to_json(scale)))) == scale
    for finding in lint(scale):
        assert finding.message
    for measure in scale.measures:
        ruler(scale, measure.key)
    for level in scale.levels:
        for condition in level.conditions:
            assert words(condition)
            assert words(condition, "en")
    facts = Facts(
        values={measure.key: Decimal(50) for measure in scale.measures},
        deeds={deed.key: True for deed in scale.deeds},
    )
    for reason in evaluate(scale, facts).reasons:
        words_short(reason)
        words_short(reason, "en")
    next_level(scale, facts)


@settings(max_examples=80)
@given(TEXTS)
def test_any_sentence_gives_conditions_or_a_finding(text):
    reading = read_criterion(text)
    assert reading.conditions or reading.findings
