"""Deeds of lower levels: whether a higher level needs them too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samrit.criteria.model import Deed, Level, Levels, Scale
from samrit.criteria.readings.doubt import Doubt, Kind, Option

CODE = "cumulative-deeds"
CUMULATIVE, BY_LEVEL = "cumulative", "by-level"


def _find(scale: Scale) -> Iterator[Doubt]:
    inherited = next(_inherited(scale), None)
    if inherited is None:
        return
    higher, deed = inherited
    options = {
        CUMULATIVE: Option(
            CUMULATIVE,
            "ต้องทำงานของระดับล่างครบด้วย",
            "a level needs the deeds of the levels below it too",
        ),
        BY_LEVEL: Option(
            BY_LEVEL,
            "ดูเฉพาะงานของระดับนั้นเอง",
            "a level needs its own deeds only",
        ),
    }
    default = CUMULATIVE if scale.cumulative_deeds else BY_LEVEL
    yield Doubt(
        code=CODE,
        question=f"ระดับ {higher.level} ต้องมี “{deed.text}” ของระดับล่างด้วยหรือไม่",
        question_en=f"Does level {higher.level} need “{deed.text}” of a lower level too?",
        options=(options.pop(default), *options.values()),
        default=default,
        quote=deed.text,
    )


def _inherited(scale: Scale) -> Iterator[tuple[Level, Deed]]:
    """Give each deed that a higher level neither asks for itself nor refers to."""
    for higher in scale.levels:
        own = {condition.key for condition in higher.conditions if isinstance(condition, Deed)}
        for lower in scale.levels:
            if lower.level >= higher.level or _refers(higher, lower.level):
                continue
            for condition in lower.conditions:
                if isinstance(condition, Deed) and condition.key not in own:
                    yield higher, condition


def _refers(level: Level, lower: int) -> bool:
    return any(isinstance(c, Levels) and c.first <= lower <= c.last for c in level.conditions)


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:  # noqa: ARG001 - one shape for all kinds
    return replace(scale, cumulative_deeds=option == CUMULATIVE)


KIND = Kind(_find, _apply)
