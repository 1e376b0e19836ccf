"""Whole scales as offices write them, with figures on and beside their bounds."""

from __future__ import annotations

from samrit.cli.given import read_facts
from samrit.criteria import compile_scale, evaluate, split_levels, title_of

_NOT_KNOWN = -1


def test_figures_deeds_and_dates_reach_the_level_that_the_words_say(ladder):
    scale = compile_scale(split_levels(ladder["text"]), title=title_of(ladder["text"]))
    reached = {}
    for entry in ladder["reached"]:
        level = evaluate(scale, read_facts(entry["at"].split(), scale)).level
        reached[entry["at"]] = _NOT_KNOWN if level is None else level
    assert reached == {entry["at"]: entry["level"] for entry in ladder["reached"]}
