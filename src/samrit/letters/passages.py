"""A piece of text that knows where it stands in its document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samrit.thai import to_arabic

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Text with the place of each of its characters in the document's text.

    Cutting, joining and dropping keep the places, so that every field of a draft can be shown where it
    was read.
    """

    text: str
    places: Sequence[int]

    @classmethod
    def at(cls, text: str, start: int) -> Passage:
        """Give a text that stands unbroken at ``start``."""
        return cls(text, range(start, start + len(text)))

    @classmethod
    def join(cls, parts: Iterable[Passage], separator: str = " ") -> Passage:
        """Join passages; the separator stands where the part before it ends."""
        texts: list[str] = []
        places: list[int] = []
        for part in parts:
            if not part.text:
                continue
            if texts:
                texts.append(separator)
                places.extend([places[-1]] * len(separator))
            texts.append(part.text)
            places.extend(part.places)
        return cls("".join(texts), tuple(places))

    @property
    def start(self) -> int:
        """Give the place of the first character (0 for an empty passage)."""
        return self.places[0] if self.places else 0

    @property
    def end(self) -> int:
        """Give the place after the last character."""
        return self.places[-1] + 1 if self.places else 0

    @property
    def plain(self) -> str:
        """Give the text with Arabic digits, of the same length."""
        return to_arabic(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int | None = None) -> Passage:
        """Give a part by offsets into ``text``, without blanks at its ends."""
        return Passage(self.text[start:end], self.places[start:end]).strip()

    def strip(self, characters: str | None = None) -> Passage:
        """Give the passage without blanks (or other characters) at its ends."""
        left = len(self.text) - len(self.text.lstrip(characters))
        right = len(self.text.rstrip(characters))
        return Passage(self.text[left:right], self.places[left:right])

    def replace(self, pattern: re.Pattern[str], new: str = "") -> Passage:
        """Give the passage with every match replaced; the new text stands where the match began."""
        if not pattern.search(self.text):
            return self
        texts: list[str] = []
        places: list[int] = []
        last = 0
        for match in pattern.finditer(self.text):
            texts += [self.text[last : match.start()], new]
            places.extend(self.places[last : match.start()])
            places.extend([self.places[match.start()]] * len(new))
            last = match.end()
        texts.append(self.text[last:])
        places.extend(self.places[last:])
        return Passage("".join(texts), tuple(places))

    def squeeze(self) -> Passage:
        """Give the passage with each run of blanks as one space and none at the ends."""
        return self.replace(_BLANKS, " ").strip()

    def split(self, pattern: re.Pattern[str]) -> list[Passage]:
        """Cut at every match; empty parts are left out."""
        parts = []
        last = 0
        for match in pattern.finditer(self.text):
            parts.append(self.cut(last, match.start()))
            last = match.end()
        parts.append(self.cut(last))
        return [part for part in parts if part]
