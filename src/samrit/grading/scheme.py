"""A scheme: every number of the appraisal rules, dated, with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samrit.findings import Finding

RoundingMode = Literal["half_up"]
FloorLevel = Literal[0, 1]
Interpolation = Literal["off", "linear"]
CompetencyMethod = Literal["weighted"]
WeightMismatch = Literal["refuse"]
SingleBlock = Literal["whole", "refuse"]
ExemptLines = Literal["refuse", "spread"]


@dataclass(frozen=True, slots=True)
class Share:
    """A named part of a whole: a block of the results (`team`) or a component of the total (`results`).

    Attributes:
        code: the key that lines and programs use.
        share: its part of the whole in percent; the shares of one whole add to 100.
    """

    code: str
    name_th: str
    name_en: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class GradeBand:
    """One grade: totals from `low` upward, to `high` if the source prints an upper end.

    A missing `high` means up to the band above it.
    """

    code: str
    name_th: str
    name_en: str
    low: Decimal
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rounding:
    """The one rounding of the total: decimals kept, and what happens to a half."""

    places: int = 2
    mode: RoundingMode = "half_up"


@dataclass(frozen=True, slots=True)
class Competency:
    """A competency that officers are rated on; the weights of one form add to 100."""

    key: str
    group: str
    name_th: str
    name_en: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class ExpectedLevel:
    """The level of a competency group that a position level is expected to show."""

    position_level: str
    group: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """The rules of one appraisal round.

    Attributes:
        name: stable identifier, printed on the form's foot.
        valid_from, valid_until: first and last day (None: open) on which a round may start under it.
        source: where the numbers come from, in words.
        notes: (field, words) pairs: the source or the doubt of single fields.
        blocks: parts of the results component; each block's line weights add to 100 by themselves.
        single_block: an agreement with lines in only some blocks: they carry the whole, or it is refused.
        components, probation_components: parts of the total; the second after probation in the round.
        full_level: the highest level, worth 100 points.
        bands: grades, best first.
        floor_level: the score of a result below level 1.
        cumulative_deeds, interpolation: how levels are read (applied by the criteria, printed here).
        interpolation_places: decimals of a score between two levels, rounded half up.
        competency_method: how ratings make the competency score.
        exempt_lines: a line that does not apply to the officer: the form stays incomplete until its weight
            has been moved by an amendment, or the weight is spread over the other lines of its block.
        weight_mismatch: what happens to weights that do not add to 100.
    """

    name: str
    title_th: str
    title_en: str
    valid_from: date
    valid_until: date | None
    source: str
    notes: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Share, ...]
    single_block: SingleBlock = "whole"
    components: tuple[Share, ...]
    probation_components: tuple[Share, ...]
    full_level: int = 5
    bands: tuple[GradeBand, ...]
    rounding: Rounding = Rounding()
    floor_level: FloorLevel = 0
    cumulative_deeds: bool = True
    interpolation: Interpolation = "off"
    interpolation_places: int = 4
    competency_method: CompetencyMethod = "weighted"
    competencies: tuple[Competency, ...]
    expected_levels: tuple[ExpectedLevel, ...]
    exempt_lines: ExemptLines = "refuse"
    weight_mismatch: WeightMismatch = "refuse"

    def is_valid_on(self, day: date) -> bool:
        """Tell whether a round that starts on `day` may use this scheme."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    @property
    def level_places(self) -> int | None:
        """Give the decimals of a score between levels; None where whole levels are given."""
        return None if self.interpolation == "off" else self.interpolation_places

    def components_for(self, *, probation: bool) -> tuple[Share, ...]:
        """Give the shares of the total for an officer."""
        return self.probation_components if probation else self.components

    def expected_level(self, position_level: str, group: str) -> int | None:
        """Give the expected level of a competency group, or None where the scheme states none."""
        for row in self.expected_levels:
            if (row.position_level, row.group) == (position_level, group):
                return row.level
        return None

    def grade_of(self, total: Decimal) -> GradeBand | None:
        """Give the grade of a rounded total: the best band whose lower end it reaches."""
        reached = [band for band in self.bands if total >= band.low]
        return max(reached, key=lambda band: band.low, default=None)

    def faults(self) -> tuple[Finding, ...]:
        """Find what keeps the scheme from being used; empty for a sound one."""
        from samrit.grading.faults import find_faults  # noqa: PLC0415  (faults reads schemes: no cycle at import)

        return find_faults(self)

    def to_json(self) -> dict[str, object]:
        """Give the versioned JSON document; decimals are strings."""
        from samrit.grading.scheme_json import scheme_to_json  # noqa: PLC0415  (the same)

        return scheme_to_json(self)

    @staticmethod
    def from_json(data: Mapping[str, object]) -> Scheme:
        """Read the document of `to_json`.

        Raises:
            SchemeUnreadable: naming every place that is missing, unknown or of a wrong kind.
        """
        from samrit.grading.scheme_json import scheme_from_json  # noqa: PLC0415  (the same)

        return scheme_from_json(data)
