"""Readings chosen in a draft: names and options as kept in its JSON ▸ the scale with them applied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samrit.criteria import Choice, Scale
from samrit.criteria.readings import choice_named, choose, doubts, name_of

# The scheme and a field of the indicator settle these; they are no question of the text.
_SETTLED_ELSEWHERE = frozenset({"floor", "cumulative-deeds"})


def chosen(scale: Scale, named: Mapping[str, str]) -> tuple[Scale, tuple[str, ...]]:
    """Apply the readings that a person chose, and give the names of those that the texts no longer offer.

    A doubt may appear only when another is settled, so what does not fit yet is tried again.
    """
    waiting = {name: choice_named(name, option) for name, option in named.items()}
    applied: list[Choice] = []
    progress = True
    while waiting and progress:
        progress = False
        for name, choice in tuple(waiting.items()):
            try:
                scale = choose(scale, [*applied, choice])
            except ValueError:
                continue
            applied.append(choice)
            del waiting[name]
            progress = True
    return scale, tuple(waiting)


def offered(scale: Scale) -> list[dict[str, Any]]:
    """Give the doubts of the texts for a page: name, question and options in both languages."""
    return [
        {
            "name": name_of(doubt),
            "question": doubt.question,
            "question_en": doubt.question_en,
            "options": [
                {"code": option.code, "text": option.text, "text_en": option.text_en}
                for option in doubt.options
                if not option.open
            ],
            "default": doubt.default,
            "proposal": doubt.proposal,
            "chosen": doubt.chosen,
            "finding": doubt.finding,
            "level": doubt.level,
        }
        for doubt in doubts(scale)
        if doubt.code not in _SETTLED_ELSEWHERE
    ]
