"""A number without a word of comparison: `ร้อยละ 60` may ask for at least, at most or exactly 60."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samrit.criteria.domain import domain_of
from samrit.criteria.model import Numeric, Op, Scale, Threshold
from samrit.criteria.readings.doubt import Doubt, Kind, Option
from samrit.criteria.readings.editing import edit_numbers, numbers
from samrit.criteria.wording import words

CODE = "bare-number"
_OPS = {"at-least": Op.GE, "at-most": Op.LE, "exactly": Op.EQ}
_CODES = {op: code for code, op in _OPS.items()}


def _find(scale: Scale) -> Iterator[Doubt]:
    for level, test in numbers(scale):
        if isinstance(test, Threshold) and test.bare and test.op in _CODES and not _plain(scale, test):
            yield _doubt(level, test)


def _plain(scale: Scale, test: Threshold) -> bool:
    """Tell whether at least and exactly are one: 100 % of a whole; or at most and exactly: none at all."""
    domain = domain_of(scale.measure(test.measure))
    return test.value in {domain.low, domain.high} and not test.relative_to


def _doubt(level: int, test: Threshold) -> Doubt:
    default = _CODES[test.op]
    codes = [default, *(code for code in _OPS if code != default)]
    exact = replace(test, op=Op.EQ)
    number = words(exact).replace("เท่ากับ", "", 1).strip()
    english = words(exact, "en").replace("exactly ", "", 1)
    return Doubt(
        code=CODE,
        question=f"“{number}” ไม่มีคำเปรียบเทียบ หมายถึงเท่าใด",
        question_en=f"“{english}” stands without a word of comparison. What does it ask for?",
        options=tuple(_option(code, test) for code in codes),
        default=default,
        level=level,
        measure=test.measure,
        quote=test.text,
    )


def _option(code: str, test: Threshold) -> Option:
    read = replace(test, op=_OPS[code])
    return Option(code, words(read), words(read, "en"))


def _apply(scale: Scale, doubt: Doubt, option: str) -> Scale:
    def read(level: int, test: Numeric) -> Numeric:
        bare = isinstance(test, Threshold) and test.bare and level == doubt.level
        return replace(test, op=_OPS[option]) if isinstance(test, Threshold) and bare else test

    changed = edit_numbers(scale, doubt.measure or "", read)
    # The note says how the number was read before somebody chose.
    stale = [n for n in scale.notes if n.code.startswith("bare-") and n.level == doubt.level]
    kept = tuple(note for note in scale.notes if note not in stale or note.quote != doubt.quote)
    return replace(changed, notes=kept)


KIND = Kind(_find, _apply)
