"""Keys for what levels speak of: the same quantity, deed or date gets the same key in every level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from samrit.criteria.draft import DateDraft, DeedDraft, NumberDraft
from samrit.criteria.model import DeadlineEntry, DeedEntry, Relative
from samrit.criteria.similarity import ALIKE, grams, likeness
from samrit.thai import fold

_NAME = re.compile("“[^”]*”")
_BLANK = re.compile(r"[\s\d\W_]+")


@dataclass(slots=True)
class Quantity:
    """A measure in the making: what identifies it, and every draft that speaks of it by level."""

    key: str
    unit: str
    label: str
    signature: tuple[object, ...]
    relative: Relative | None
    subjects: list[frozenset[str]]
    uses: list[tuple[int, NumberDraft]] = field(default_factory=list)

    def likeness(self, draft: NumberDraft) -> float:
        """Tell how well a draft fits; 0 where unit, rate or baseline differ."""
        if self.signature != _signature(draft) or not _same_base(self.relative, draft.relative_to):
            return 0.0
        if "" not in {self.unit, draft.amount.unit} and singular(self.unit) != singular(draft.amount.unit):
            return 0.0
        own = grams(draft.subject)
        return max(likeness(own, subject) for subject in self.subjects)

    @property
    def plain(self) -> bool:
        """Tell whether it is no rate, not for each of something, no second notation and no change."""
        return self.signature == (None, None, False) and self.relative is None

    def names(self, subject: str, least: float) -> bool:
        """Tell whether some folded words name it, at least so closely."""
        own = grams(subject)
        return any(known and own and likeness(own, known) >= least for known in self.subjects)


def singular(unit: str) -> str:
    """Give an English noun without its plural s, so that "1 workshop" and "2 workshops" are one unit."""
    return unit.removesuffix("s") if unit.isascii() else unit


@dataclass(frozen=True, slots=True)
class Place:
    """A numeric draft, and the alternatives it stands in: pairs of their ``id`` and the option's number."""

    draft: NumberDraft
    options: tuple[tuple[int, int], ...] = ()

    def alternative(self, other: Place) -> bool:
        """Tell whether the two stand in different options of one choice."""
        mine = dict(self.options)
        return any(mine.get(choice, option) != option for choice, option in other.options)


def _same_words(left: NumberDraft, right: NumberDraft) -> bool:
    """Tell whether two tests name their quantity in just the same words, or by the same “names”."""
    names = _NAME.findall(left.subject)
    return left.subject == right.subject or (bool(names) and names == _NAME.findall(right.subject))


def _signature(draft: NumberDraft) -> tuple[object, ...]:
    return (draft.amount.per, draft.amount.every, draft.restates is not None)


def _same_base(left: Relative | None, right: Relative | None) -> bool:
    """Tell whether two baselines may be one; a text often names its base in one level only."""
    if left is None or right is None:
        return True
    return (left.what, left.change) == (right.what, right.change)


@dataclass(slots=True)
class Keys:
    """The quantities, deeds and dates met so far in one scale."""

    quantities: list[Quantity] = field(default_factory=list)
    deeds: dict[str, DeedEntry] = field(default_factory=dict)
    dated: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    deadlines: list[DeadlineEntry] = field(default_factory=list)

    def take_level(self, level: int, places: Sequence[Place]) -> dict[int, Quantity]:
        """Give each numeric draft of a level its quantity, best fits first; the dict's keys are ``id``s."""
        fits = [
            (quantity.likeness(place.draft), -index, -number, place, quantity)
            for index, place in enumerate(places)
            for number, quantity in enumerate(self.quantities)
        ]
        given: dict[int, Quantity] = {}
        taken: list[tuple[str, Place]] = []
        for score, _, _, place, quantity in sorted(fits, key=lambda fit: fit[:3], reverse=True):
            free = not any(key == quantity.key and not place.alternative(other) for key, other in taken)
            if score >= ALIKE and id(place.draft) not in given and free:
                given[id(place.draft)] = quantity
                taken.append((quantity.key, place))
        for place in places:
            draft = place.draft
            quantity = given.get(id(draft)) or self._within_level(place, places, given) or self._new(draft)
            given[id(draft)] = quantity
            self._use(quantity, level, draft)
        return given

    @staticmethod
    def _within_level(place: Place, places: Sequence[Place], given: dict[int, Quantity]) -> Quantity | None:
        """Find another test of the same level that must be of the same quantity.

        That is one with just the same words, or the one unnamed alternative to it.
        """
        draft = place.draft
        if not (draft.subject or place.options):
            return None
        for other in places:
            if other is place or id(other.draft) not in given or not _same_words(other.draft, draft):
                continue
            quantity = given[id(other.draft)]
            same = quantity.unit == draft.amount.unit and quantity.signature == _signature(draft)
            if same and (draft.subject or place.alternative(other)):
                return quantity
        return None

    def _new(self, draft: NumberDraft) -> Quantity:
        quantity = Quantity(
            f"m{len(self.quantities) + 1}",
            draft.amount.unit,
            draft.label,
            _signature(draft),
            draft.relative_to,
            [],
        )
        self.quantities.append(quantity)
        return quantity

    @staticmethod
    def _use(quantity: Quantity, level: int, draft: NumberDraft) -> None:
        quantity.uses.append((level, draft))
        quantity.subjects.append(grams(draft.subject))
        quantity.unit = quantity.unit or draft.amount.unit
        quantity.label = quantity.label or draft.label
        quantity.relative = quantity.relative or draft.relative_to

    def deed(self, level: int, draft: DeedDraft) -> str:
        """Give the key of a deed; the same words are the same deed."""
        name = fold(draft.text).replace(" ", "")
        entry = self.deeds.get(name)
        if entry is None:
            entry = self.deeds[name] = DeedEntry(f"d{len(self.deeds) + 1}", level, draft.text)
        return entry.key

    def deadline(self, level: int, draft: DateDraft) -> str:
        """Give the key of a date; levels that date the same thing share it."""
        named = draft.subject.startswith("“")
        subject = grams(draft.subject if named else _BLANK.sub("", draft.subject))
        used = {entry.key for entry in self.deadlines if entry.level == level}
        best = max(
            ((likeness(subject, known), key) for key, known in self.dated if key not in used),
            default=(0.0, ""),
        )
        key = best[1] if best[0] >= ALIKE else f"by{len(self.dated) + 1}"
        if best[0] < ALIKE:
            self.dated.append((key, subject))
        self.deadlines.append(DeadlineEntry(key, level, draft.by, draft.text))
        return key
