"""What the pages of an appraisal show: lines with their reasons, blocks, strong and weak points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samrit.criteria import Facts, Scale, from_json
from samrit.grading import FormResult, Scheme, Step, number_text, round_half_up
from samrit.web.assessment.content import FactRow, LineRow, RatingRow, facts_of, key_words, outcome_of
from samrit.web.assessment.explaining import (
    NextStep,
    Why,
    certain_level,
    next_step,
    quantity,
    reasons_for,
)
from samrit.web.assessment.selectors import FormView
from samrit.web.common.language import is_english, name_of
from samrit.web.results.choices import LineState

STRONG_FROM, WEAK_TO = 4, 2
TAGS = {
    "reported": "tag-ok",
    "not-reported": "tag-late",
    "not-due": "tag-wait",
    "not-applicable": "tag-off",
    "exempt": "tag-off",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFact:
    """A fact beside its unit, date and source: a number never stands alone."""

    text: str
    value: str
    done: bool | None
    on_date: date | None
    as_of: date
    source: str
    deliverer: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One indicator as it is read.

    Attributes:
        level: the score of the line; None where there is none.
        certain: the level that holds already while facts are missing.
        known: the reported facts, for the ruler.
    """

    row: LineRow
    scale: Scale
    level: Decimal | None
    certain: int
    due: date
    why: tuple[Why, ...]
    next: NextStep | None
    facts: tuple[ShownFact, ...]
    known: Facts

    @property
    def key(self) -> str:
        return key_words(self.row["key"])

    @property
    def state_words(self) -> str:
        return str(LineState(self.row["state"]).label)

    @property
    def tag(self) -> str:
        return TAGS[self.row["state"]]

    @property
    def css_level(self) -> str:
        return "none" if self.level is None else str(int(self.level))

    @property
    def is_outside(self) -> bool:
        return self.row["state"] in ("not-applicable", "exempt")

    @property
    def is_pending(self) -> bool:
        return self.level is None and self.row["state"] in ("not-reported", "not-due")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """A block with its lines and its two sums on a base of 100 while results are missing.

    Attributes:
        so_far: points reached ÷ weight that has results; None without results.
        if_nothing_more: points with every missing result counted as 0.
        present: percent of the block's weight that has results.
    """

    code: str
    name: str
    share: Decimal
    lines: tuple[LineView, ...]
    points: str | None
    so_far: Decimal | None
    if_nothing_more: Decimal | None
    present: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingView:
    """A competency beside its expected level and the gap to it."""

    row: RatingRow
    name: str
    points: str | None
    gap: int | None


def line_views(view: FormView) -> list[LineView]:
    """Give the lines of a form in the order of the paper."""
    return [_line_view(row, view.scheme) for row in view.content["lines"]]


def block_views(view: FormView, lines: Sequence[LineView]) -> list[BlockView]:
    """Give the blocks of the scheme that the form has lines in."""
    results = {block.share.code: block for block in view.score.blocks}
    blocks = []
    for part in view.scheme.blocks:
        own = tuple(line for line in lines if line.row["scope"] == part.code)
        if not own:
            continue
        reached, weight = _reached(own), sum((Fraction(line.row["weight"]) for line in own), Fraction(0))
        present = sum((Fraction(line.row["weight"]) for line in own if line.level is not None), Fraction(0))
        full = view.scheme.full_level
        block = results.get(part.code)
        blocks.append(
            BlockView(
                code=part.code,
                name=name_of(part),
                share=part.share,
                lines=own,
                points=None if block is None else number_text(block.points),
                so_far=round_half_up(reached * 100 / (present * full), 2) if present else None,
                if_nothing_more=round_half_up(block.out_of_100, 2) if block else None,
                present=round_half_up(present * 100 / weight, 0) if weight else Decimal(0),
            )
        )
    return blocks


def rating_views(score: FormResult, rows: Sequence[RatingRow]) -> list[RatingView]:
    """Give the competencies of a form with points and gaps."""
    names = {item.key: name_of(item) for item in score.scheme.competencies}
    return [
        RatingView(
            row=row,
            name=names.get(row["key"], row["name"]),
            points=None if item.points is None else number_text(item.points),
            gap=None if item.gap is None else int(item.gap),
        )
        for row, item in zip(rows, score.ratings, strict=True)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentView:
    """A component of the total, written out: score (ก), weight (ข), ก × ข ÷ 100."""

    name: str
    out_of_100: str
    share: Decimal
    weighted: str
    is_complete: bool


def component_views(score: FormResult) -> list[ComponentView]:
    """Give the components of a form as part 2 of the summary form prints them."""
    return [
        ComponentView(
            name=name_of(part.share),
            out_of_100=number_text(part.out_of_100),
            share=part.share.share,
            weighted=number_text(part.weighted),
            is_complete=part.is_complete,
        )
        for part in score.components
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One calculation in the reader's language."""

    label: str
    formula: str
    text: str


def step_views(score: FormResult) -> list[StepView]:
    """Give every step of the arithmetic, in the order of the form."""
    return [StepView(label=_label(step), formula=step.formula, text=step.text) for step in score.steps]


def _label(step: Step) -> str:
    if not is_english():
        return step.label_th
    # Contents keep the keys of lines in Thai, and the English label repeats them.
    key = step.key.removeprefix("line:")
    return step.label_en.replace(key, key_words(key), 1)


def strong(lines: Sequence[LineView]) -> list[LineView]:
    """Give the lines at level 4 and above."""
    return [line for line in lines if line.level is not None and line.level >= STRONG_FROM]


def weak(lines: Sequence[LineView]) -> list[LineView]:
    """Give the lines at level 2 and below."""
    return [line for line in lines if line.level is not None and line.level <= WEAK_TO]


def pending(lines: Sequence[LineView]) -> list[LineView]:
    """Give the lines whose result is still to come."""
    return [line for line in lines if line.is_pending]


def _reached(lines: Sequence[LineView]) -> Fraction:
    parts = [Fraction(line.level) * Fraction(line.row["weight"]) for line in lines if line.level is not None]
    return sum(parts, Fraction(0))


def _line_view(row: LineRow, scheme: Scheme) -> LineView:
    scale, outcome = from_json(row["rule"]), outcome_of(row, scheme)
    outside = row["state"] in ("exempt", "not-applicable")
    return LineView(
        row=row,
        scale=scale,
        level=None if row["level"] is None else Decimal(row["level"]),
        certain=0 if outside else certain_level(outcome),
        due=date.fromisoformat(row["due"]),
        why=() if outside else reasons_for(scale, outcome),
        next=None if outside else next_step(scale, outcome),
        facts=tuple(_shown(fact) for fact in row["facts"]),
        known=facts_of(row),
    )


def _shown(fact: FactRow) -> ShownFact:
    return ShownFact(
        text=fact["text"],
        value="" if fact["value"] is None else quantity(Decimal(fact["value"]), fact["unit"]),
        done=fact["done"],
        on_date=None if fact["on_date"] is None else date.fromisoformat(fact["on_date"]),
        as_of=date.fromisoformat(fact["as_of"]),
        source=fact["source"],
        deliverer=fact["deliverer"],
        note=fact["note"],
    )
