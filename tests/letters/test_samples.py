"""Letters of our own in other layouts and agencies, each beside the draft it must give."""

from __future__ import annotations

import json

import pytest

from samrit.letters import read_letter

from . import facts
from .conftest import SAMPLES

LETTERS = sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_of_our_own_gives_its_draft(name):
    path = SAMPLES / name
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    draft = read_letter(path, name=name)
    assert json.loads(json.dumps(facts.of(draft, digest=str))) == expected
