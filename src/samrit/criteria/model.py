"""The rule of one indicator as frozen values: conditions, levels, scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from samrit.criteria.interval import Interval

Kind = Literal["share", "percent", "growth", "count", "amount"]
Change = Literal["increase", "decrease"]
Period = Literal["day", "week", "month", "quarter", "year"]
Joining = Literal["all", "any", "count", "share", "sum", "mean"]
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
    """A one-sided or exact test of a measure; ``restates`` names the measure it is another notation of.

    A figure asked for ``per`` period must pass the test in every period of the round (``each``), in at least
    ``times`` periods, or on average (neither).
    """

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
    times: int | None = None


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
    times: int | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A date that comes again: the ``day`` of each ``per`` period, or of the period ``later`` ones behind it.

    "By the 25th of every month" is day 25 of the month itself; "by the 5th of the following month" has
    ``later`` 1. A day beyond the period's last is its last.
    """

    per: Literal["month", "quarter"]
    day: int
    later: int = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something dated; ``deed`` is the key of the deed that must be done by then, if the text names one."""

    text: str
    key: str
    by: date | None
    deed: str | None = None
    recurs: Recurrence | None = None


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
class PointsRow:
    """One row of a table of points: the figures it takes and the points they earn."""

    text: str
    interval: Interval
    points: Decimal


@dataclass(frozen=True, slots=True)
class PointsPart:
    """The table of points of one measure; a figure that no row takes earns ``otherwise``.

    Where several rows take a figure (``70 and up`` and ``65 and up``) it earns the most of them.
    """

    measure: str
    rows: tuple[PointsRow, ...]
    text: str = ""
    otherwise: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Composite:
    """A measure that is the sum of the points of other measures (design, semantics 6)."""

    measure: str
    parts: tuple[PointsPart, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Aggregation:
    """How what persons did is scored for their unit (design, semantics 9).

    Attributes:
        how: ``all``, ``any``, ``count`` or ``share`` of the persons fulfil a condition; or the ``sum`` or
            ``mean`` of their figures is tested (deeds and dates then need all of them).
        least: the number of persons for ``count``, the percentage for ``share``.
        noun: whom the persons are called by (`คน`, `เจ้าหน้าที่`).
        text: the source's words.
    """

    how: Joining
    text: str
    noun: str = ""
    least: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Interpolation:
    """The indicator's own word that a part of the way to the next level counts, to so many decimals."""

    text: str
    places: int = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """A reading that a person chose where the text leaves a doubt.

    Attributes:
        doubt: code of the doubt.
        option: code of the reading chosen.
        level: the level it belongs to, where it does.
        measure: key of the measure it belongs to, where it does.
    """

    doubt: str
    option: str
    level: int | None = None
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """The compiled rule of one indicator.

    ``gates`` are conditions that every level needs; a deed of a gate stands in ``deeds`` at level 0.
    ``choices`` are the readings that a person chose; they are applied already, and ``as_read`` is the scale
    before them (None where nothing was chosen).
    """

    measures: tuple[Measure, ...]
    deeds: tuple[DeedEntry, ...]
    deadlines: tuple[DeadlineEntry, ...]
    levels: tuple[Level, ...]
    cumulative_deeds: bool = True
    notes: tuple[Note, ...] = ()
    gates: tuple[Condition, ...] = ()
    composite: Composite | None = None
    aggregation: Aggregation | None = None
    choices: tuple[Choice, ...] = ()
    interpolation: Interpolation | None = None
    as_read: Scale | None = None

    def measure(self, key: str) -> Measure:
        """Give the measure with this key; KeyError where there is none."""
        for measure in self.measures:
            if measure.key == key:
                return measure
        raise KeyError(key)
