"""A doubt that a text leaves, and the readings that it allows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from samrit.criteria.model import Scale


@dataclass(frozen=True, slots=True)
class Option:
    """One possible reading.

    Attributes:
        code: what a choice names. Of an ``open`` option only its beginning; a number follows.
        text: the reading in Thai.
        text_en: the same in English.
        open: whether a number must follow the code.
    """

    code: str
    text: str
    text_en: str
    open: bool = False

    def takes(self, code: str) -> bool:
        """Tell whether a choice of this code means this option."""
        if not self.open:
            return code == self.code
        digits = code.removeprefix(self.code)
        return code.startswith(self.code) and digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS


_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A question that the text leaves open, with its possible answers.

    Attributes:
        code: stable code of the kind of doubt.
        question: what is in doubt, in Thai.
        question_en: the same in English.
        options: the readings, the default first.
        default: code of the reading in force while nobody chooses.
        proposal: code of the reading that a sound scale would take, where the default is not it.
        level: the level concerned, 0 for the gates, None where it is all of them.
        measure: key of the measure, or of the dated thing, concerned.
        quote: the words of the source.
        finding: code of the finding that the doubt explains, if one.
        chosen: code of the reading that a person chose, None while nobody did.
    """

    code: str
    question: str
    question_en: str
    options: tuple[Option, ...]
    default: str
    proposal: str | None = None
    level: int | None = None
    measure: str | None = None
    quote: str | None = None
    finding: str | None = None
    chosen: str | None = None

    @property
    def place(self) -> tuple[str, int | None, str | None]:
        """Give what tells the doubt from others of its scale."""
        return self.code, self.level, self.measure

    @property
    def in_force(self) -> str:
        """Give the code of the reading that holds: the chosen one, else the default."""
        return self.chosen or self.default

    def takes(self, option: str) -> bool:
        """Tell whether an option of this code is offered."""
        return any(offered.takes(option) for offered in self.options)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of doubt: how it is found in a scale, and how a reading of it changes the scale.

    ``apply`` is called with the code of an option that is not the default.
    """

    find: Callable[[Scale], Iterator[Doubt]]
    apply: Callable[[Scale, Doubt, str], Scale]
