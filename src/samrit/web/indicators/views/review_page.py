"""The review page as data: the letter's lines, the cards of the draft, findings by weight, obstacles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from samrit.web.indicators.bars import Bar, Row, bars
from samrit.web.indicators.choices import DraftState
from samrit.web.indicators.coverage import Obstacle
from samrit.web.indicators.differences import Comparison
from samrit.web.indicators.draft_content import Json
from samrit.web.indicators.letter_lines import Stretch, plain_line, source_lines, stretches
from samrit.web.indicators.models import Draft, SetVersion
from samrit.web.indicators.reading import DraftReading, draft_reading
from samrit.web.indicators.selectors import (
    groups_of,
    rivals_of,
    rounds_of,
    units_below,
    version_of_draft,
)
from samrit.web.indicators.views.cards import (
    WEIGHTS,
    Block,
    Card,
    FindingView,
    blocks_of,
    card_of,
    comparison_of,
    findings_of,
)
from samrit.web.indicators.views.fields import Fields, FieldView, Rejected
from samrit.web.indicators.views.history import EditView, history_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    number: int
    text: str
    lit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """Everything that the review page shows."""

    draft: Draft
    may_correct: bool
    lines: tuple[LineView, ...]
    blocks: tuple[Block, ...]
    head: tuple[FieldView, ...]
    findings: tuple[FindingView, ...]
    obstacles: tuple[Obstacle, ...]
    bars: tuple[Bar, ...]
    reading: DraftReading
    comparisons: tuple[Comparison, ...]
    edits: tuple[EditView, ...]
    version: SetVersion | None
    waivers: Mapping[str, str]
    field_url: str
    nothing: str
    open_words: str

    @property
    def hard(self) -> tuple[Obstacle, ...]:
        return tuple(o for o in self.obstacles if not o.waivable)

    @property
    def soft(self) -> list[tuple[str, Obstacle, str]]:
        rows = [o for o in self.obstacles if o.waivable]
        return [(f"waiver-{n}", o, self.waivers.get(o.id, "")) for n, o in enumerate(rows)]

    @property
    def general(self) -> tuple[FindingView, ...]:
        """Give the findings that are about no single indicator."""
        return tuple(f for f in self.findings if not f.card)

    @property
    def by_weight(self) -> list[tuple[str, list[FindingView]]]:
        """Give the findings in groups, the heaviest first."""
        return [(s, [f for f in self.findings if f.severity == s]) for s in WEIGHTS]

    def field(self, path: str) -> FieldView | None:
        """Give the field at a path."""
        cards = [c for block in self.blocks for c in block.cards]
        variants = [f for c in cards for v in c.variants for f in (*v.fields, *v.readings)]
        every = [*self.head, *(f for c in cards for f in c.fields), *variants]
        return next((f for f in every if f.path == path), None)

    def card(self, key: str) -> Card | None:
        return next((c for block in self.blocks for c in block.cards if c.key == key), None)


def review_page(
    draft: Draft,
    *,
    may_correct: bool,
    at: str = "",
    editing: str = "",
    saved: str = "",
    rejected: Rejected | None = None,
    waivers: Mapping[str, str] | None = None,
) -> ReviewPage:
    """Read a draft for its page, in a constant number of queries."""
    reading = draft_reading(draft)
    content = draft.content
    fields = Fields(
        content,
        groups=groups_of(draft.unit),
        base=reading.base_indicators,
        rejected=rejected,
        editing=editing,
        saved=saved,
    )
    known = {s.key: s for s in stretches(content)}
    findings = findings_of(content, list(known.values()))
    cards = [
        card_of(row, fields, known[row["key"]].lines, findings, reading) for row in content["indicators"]
    ]
    rows = [
        Row(p, p.applies_only, p.applies_except) for p in reading.planned if p.scope and p.weight is not None
    ]
    return ReviewPage(
        draft=draft,
        may_correct=may_correct and draft.state == DraftState.OPEN,
        lines=tuple(_lines(content, known.get(at))),
        blocks=tuple(blocks_of(cards)),
        head=(*_choices(draft, fields), *fields.of_head()),
        findings=tuple(findings),
        obstacles=reading.obstacles,
        bars=tuple(bars(rows, units_below(draft.unit))),
        reading=reading,
        comparisons=tuple(_comparisons(reading)),
        edits=tuple(history_of(draft)),
        version=version_of_draft(draft) if draft.state == DraftState.PUBLISHED else None,
        waivers=waivers or {},
        field_url=reverse("indicators:review-field", args=[draft.pk]),
        nothing=_("ไม่ได้ระบุ"),
        open_words=_("เปิดช่องแก้ไข"),
    )


def _lines(content: Json, lit: Stretch | None) -> Iterator[LineView]:
    for line in source_lines(content):
        number = int(line["number"])
        yield LineView(
            number=number, text=plain_line(line["text"]), lit=bool(lit and lit.first <= number <= lit.last)
        )


def _comparisons(reading: DraftReading) -> Iterator[Comparison]:
    for planned in reading.changed.values():
        if (made := comparison_of(planned, reading)) is not None:
            yield made


def _choices(draft: Draft, fields: Fields) -> Iterator[FieldView]:
    rounds = [(str(r.pk), str(r)) for r in rounds_of(draft.unit.agency_id)]
    yield fields.choice("round", _("รอบการประเมิน"), str(draft.round_id), rounds)
    sets = [(str(s.pk), s.title) for s in rivals_of(draft)]
    if sets or draft.amends_id:
        value = str(draft.amends_id or "")
        yield fields.choice("amends", _("แก้ไขชุดตัวชี้วัด"), value, sets, _("ไม่ใช่ เป็นชุดใหม่"))
