"""Letters of our own in other layouts and agencies, each beside the draft it must give."""

from __future__ import annotations

import json

import pytest

from samrit.letters import open_document, read_letter

from . import facts
from .conftest import SAMPLES
from .making import to_docx

LETTERS = sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_of_our_own_gives_its_draft(name):
    path = SAMPLES / name
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    draft = read_letter(path, name=name)
    assert json.loads(json.dumps(facts.of(draft, digest=str))) == expected


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_of_our_own_reads_the_same_from_word(name):
    # The numbers of lines, and so the places of findings, are those of each file.
    path = SAMPLES / name
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    word = to_docx(open_document(path, name=name))
    actual = json.loads(json.dumps(facts.of(read_letter(word, name="letter.docx"), digest=str)))
    for draft in (expected, actual):
        del draft["findings"]
        for indicator in draft["indicators"]:
            del indicator["line"]
    assert actual == expected
