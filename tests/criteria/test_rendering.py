"""A rule's canonical text is read back to the same rule, whatever it asks and whoever asks it."""

from __future__ import annotations

import pytest
from criteria_rules import LANGUAGES, rules
from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.criteria.meaning import meaning
from samrit.criteria.rendering import read_back, render
from samrit.thai import fold


def squeezed(text):
    return fold(text.replace("“", "‘").replace("”", "’"))


@pytest.mark.parametrize("lang", LANGUAGES)
@given(data=st.data())
@settings(max_examples=50, deadline=None)
def test_any_rule_is_read_back_from_its_canonical_text(lang, data):
    rule = data.draw(rules(lang))
    text = render(rule, lang)
    back = read_back(text)
    assert meaning(back) == meaning(rule), text
    deeds = {squeezed(entry.text) for entry in rule.deeds}
    assert {squeezed(entry.text) for entry in back.deeds} == deeds
    assert render(back, lang) == text
