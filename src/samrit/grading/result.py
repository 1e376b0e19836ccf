"""What scoring a form gives: every exact step, the totals, the grade."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from samrit.grading.numbers import number_text

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from samrit.findings import Finding
    from samrit.grading.facts import Line, LineState, Rating
    from samrit.grading.scheme import GradeBand, Scheme, Share


class FormState(StrEnum):
    """`complete` alone has a total and a grade; `refused` has no totals at all, the findings say why."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One calculation of the form.

    Attributes:
        key: what it is a step of: `line:3.1`, `block:team:sum`, `results`, `total`, …
        formula: the numbers put in, such as `4 × 10 ÷ 100`; each is an input or an earlier value.
        value: the exact outcome.
    """

    key: str
    label_th: str
    label_en: str
    formula: str
    value: Fraction

    @property
    def text(self) -> str:
        """The value in full: a plain decimal, or a fraction where decimals never end."""
        return number_text(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineResult:
    """A line with its score.

    Attributes:
        score: the level counted (ก), after the floor of the scheme; None without a result.
        points: ค = ก × ข ÷ 100, out of the full level; None without a result.
        share_of_total: percent of the whole form that the line decides; None on a refused form.
    """

    line: Line
    score: Fraction | None
    points: Fraction | None
    share_of_total: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockResult:
    """A block of lines; lines without a result add nothing to `points`.

    Attributes:
        weight: sum of the weights counted (ข): 100, or less where exempt weight is spread over the rest.
        points: Σค out of the full level.
        out_of_100: `points` on a base of 100 (×20 where the full level is 5).
        factor: the block's part of the results component, 0 to 1.
        is_complete: every line that applies has a result.
    """

    share: Share
    weight: Fraction
    points: Fraction
    out_of_100: Fraction
    factor: Fraction
    is_complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingResult:
    """A competency with its points (ค) and its gap to the expected level (negative: below)."""

    rating: Rating
    points: Fraction | None
    gap: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentResult:
    """A component of the total: คะแนน (ก) out of 100, น้ำหนัก (ข) in `share`, ก × ข ÷ 100 in `weighted`.

    Missing results count 0 in both numbers while `is_complete` is false.
    """

    share: Share
    out_of_100: Fraction
    weighted: Fraction
    is_complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialTotal:
    """A total over part of the form.

    Attributes:
        exact: out of 100.
        rounded: `exact` rounded by the scheme.
        weight_present: percent of the whole form that has results.
    """

    exact: Fraction
    rounded: Decimal
    weight_present: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A result that is not there: a line (`kind` line, with its state) or a rating."""

    kind: str
    key: str
    name: str
    state: LineState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormResult:
    """The scored form of one officer.

    Attributes:
        total_exact, total, grade: only of a complete form; `total` is `total_exact` rounded once.
        so_far: Σ(points of the whole reached by what has a result) ÷ Σ(its share of the whole) × 100;
            a line or rating keeps the share of the form that it has in a complete one. None without results.
        if_nothing_more: the total with every missing result counted as 0, whatever the floor of the scheme.
        provisional_grade: the grade of `if_nothing_more`, only where it was asked for on an incomplete form.
        steps: calculations in the order of the form, from lines to grade; on an incomplete form they lead to
            `if_nothing_more` and `so_far`.
    """

    scheme: Scheme
    probation: bool
    state: FormState
    lines: tuple[LineResult, ...]
    blocks: tuple[BlockResult, ...]
    ratings: tuple[RatingResult, ...]
    components: tuple[ComponentResult, ...]
    total_exact: Fraction | None
    total: Decimal | None
    grade: GradeBand | None
    so_far: PartialTotal | None
    if_nothing_more: PartialTotal | None
    provisional_grade: GradeBand | None
    missing: tuple[Missing, ...]
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]
