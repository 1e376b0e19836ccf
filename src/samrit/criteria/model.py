"""The rule of one indicator as frozen values: conditions, levels, scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

Kind = Literal["share", "percent", "growth", "count", "amount"]
Change = Literal["increase", "decrease"]
Period = Literal["day", "week", "month", "quarter", "year"]
PERCENT = "percent"


class Op(StrEnum):
    """How a value is compared with a threshold."""

    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="
    EQ = "=="


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity that conditions of one scale speak of.

    Attributes:
        key: ``m1``, ``m2``… in order of first appearance.
        text: the source's words for it, without operator and number.
        unit: ``percent``, a count noun as printed, or an empty text where none is said.
        kind: the domain: ``share`` of a whole 0 to 100; ``percent`` of a target 0 and up; ``growth`` any
            number; ``count`` whole numbers from 0; ``amount`` any number from 0.
        step: the finest difference that the scale itself prints; None where values are continuous.
    """

    key: str
    text: str
    unit: str
    kind: Kind
    step: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """What a threshold is measured against: a unit's own baseline or target."""

    what: Literal["baseline", "target"]
    year: int | None
    text: str
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Threshold:
    """A one-sided or exact test of a measure; ``restates`` names the measure it is another notation of."""

    text: str
    measure: str
    op: Op
    value: Decimal
    unit: str
    relative_to: Relative | None = None
    per: Period | None = None
    each: bool = False
    every: str | None = None
    restates: str | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A two-sided test of a measure."""

    text: str
    measure: str
    low: Decimal
    high: Decimal
    low_inclusive: bool
    high_inclusive: bool
    unit: str
    relative_to: Relative | None = None
    per: Period | None = None
    each: bool = False
    every: str | None = None
    restates: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something dated; ``deed`` is the key of the deed that must be done by then, if the text names one."""

    text: str
    key: str
    by: date | None
    deed: str | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done or not."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Alternatives: one whole list of conditions is enough."""

    text: str
    options: tuple[tuple[Condition, ...], ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """An explicit demand that the levels ``first`` to ``last`` hold too."""

    text: str
    first: int
    last: int


Numeric = Threshold | Band
Condition = Threshold | Band | Deadline | Deed | AnyOf | Levels


@dataclass(frozen=True, slots=True)
class Level:
    """One level: its number, its own words, and the conditions that must all hold."""

    level: int
    text: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class DeedEntry:
    """A deed of a scale, at the level where it first appears."""

    key: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class DeadlineEntry:
    """A date that a level asks for; levels that date the same thing share one key."""

    key: str
    level: int
    by: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A default that the reading took where the text leaves a doubt; not a fault of the scale."""

    code: str
    message: str
    message_en: str
    level: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """The compiled rule of one indicator."""

    measures: tuple[Measure, ...]
    deeds: tuple[DeedEntry, ...]
    deadlines: tuple[DeadlineEntry, ...]
    levels: tuple[Level, ...]
    cumulative_deeds: bool = True
    notes: tuple[Note, ...] = ()

    def measure(self, key: str) -> Measure:
        """Give the measure with this key; KeyError where there is none."""
        for measure in self.measures:
            if measure.key == key:
                return measure
        raise KeyError(key)
