"""What a reading would change: the conditions of each level, before and after, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samrit.criteria.model import Choice, Condition, Scale
from samrit.criteria.readings.choosing import choose, doubts
from samrit.criteria.readings.doubt import Doubt, Option
from samrit.criteria.readings.editing import groups
from samrit.criteria.wording import Lang, words

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Effect:
    """One condition that a reading changes; ``level`` 0 is a gate. ``after`` is None where it falls away."""

    level: int
    before: Condition | None
    after: Condition | None


def effects(scale: Scale, doubt: Doubt, option: Option) -> tuple[Effect, ...]:
    """Give the conditions that would change if an option were chosen; none of an open option."""
    if option.open or option.takes(doubt.in_force):
        return ()
    other = choose(scale, [Choice(doubt.code, option.code, doubt.level, doubt.measure)])
    found = []
    for (level, mine), (_, theirs) in zip(groups(scale), groups(other), strict=True):
        pairs = _paired(mine, theirs)
        found += [Effect(level, before, after) for before, after in pairs if before != after]
    return tuple(found)


def _paired(
    mine: tuple[Condition, ...], theirs: tuple[Condition, ...]
) -> list[tuple[Condition | None, Condition | None]]:
    """Set conditions side by side; one that two were joined into stands beside the first of them."""
    longest = max(len(mine), len(theirs))
    padded = [(*side, *([None] * (longest - len(side)))) for side in (mine, theirs)]
    return list(zip(*padded, strict=True))


def readings_to_json(scale: Scale) -> list[Json]:
    """Give every doubt of a scale with its options, what each would change, and the reading in force."""
    return [_doubt(scale, doubt) for doubt in doubts(scale)]


def _doubt(scale: Scale, doubt: Doubt) -> Json:
    return {
        "code": doubt.code,
        "level": doubt.level,
        "measure": doubt.measure,
        "quote": doubt.quote,
        "question": doubt.question,
        "question_en": doubt.question_en,
        "options": [_option(scale, doubt, option) for option in doubt.options],
        "default": doubt.default,
        "proposal": doubt.proposal,
        "chosen": doubt.chosen,
        "finding": doubt.finding,
    }


def _option(scale: Scale, doubt: Doubt, option: Option) -> Mapping[str, Any]:
    return {
        "code": option.code,
        "open": option.open,
        "text": option.text,
        "text_en": option.text_en,
        "changes": [
            {
                "level": effect.level,
                "before": _said(effect.before, "th"),
                "after": _said(effect.after, "th"),
                "before_en": _said(effect.before, "en"),
                "after_en": _said(effect.after, "en"),
            }
            for effect in effects(scale, doubt, option)
        ],
    }


def _said(condition: Condition | None, lang: Lang) -> str | None:
    return words(condition, lang) if condition else None
