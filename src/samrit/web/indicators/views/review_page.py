"""The review page as data: the letter's lines, the cards of the draft, findings by weight, obstacles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from samrit.web.indicators.bars import Bar, Row, bars
from samrit.web.indicators.choices import DraftState, Scope
from samrit.web.indicators.coverage import Obstacle
from samrit.web.indicators.differences import Comparison, Piece, compared, word_diff
from samrit.web.indicators.draft_content import Json
from samrit.web.indicators.draft_fields import field_at
from samrit.web.indicators.letter_lines import (
    Stretch,
    indicator_of_finding,
    plain_line,
    source_lines,
    stretches,
)
from samrit.web.indicators.models import Draft, IndicatorVersion, SetVersion
from samrit.web.indicators.plan import Planned, planned_from_base, similarity
from samrit.web.indicators.reading import DraftReading, draft_reading
from samrit.web.indicators.selectors import (
    edits_of,
    groups_of,
    rivals_of,
    rounds_of,
    units_below,
    version_of_draft,
)
from samrit.web.indicators.services.correcting import shown
from samrit.web.indicators.views.fields import Fields, FieldView, Rejected

_ORDER = {"error": 0, "warning": 1, "info": 2}
_ALIKE = Decimal("0.6")
_OTHER_PLACES = {
    "round": gettext_lazy("รอบการประเมิน"),
    "amends": gettext_lazy("ชุดตัวชี้วัดที่แก้ไข"),
    "variants": gettext_lazy("เกณฑ์ตามขนาดอำเภอ"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding with its place: the card it belongs to, and the line of the letter."""

    number: int
    severity: str
    message: str
    quote: str
    proposal: str
    card: str
    line: int | None
    following: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelView:
    """One level of a variant with the line it was read from."""

    level: int
    text: str
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantView:
    """The criteria of one class of units."""

    number: int
    heading: str
    levels: tuple[LevelView, ...]
    rule: Json | None
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One indicator of the draft.

    Attributes:
        lines: `first-last` lines of the letter, empty for an indicator added by hand.
        comparison: with the published one that it replaces, if it amends.
        misquoted: how the words quoted as old differ from the published ones, if they do.
        far: the titles of the two differ so much that a person should look.
    """

    key: str
    content: Json
    quoted_only: bool
    lines: str
    fields: tuple[FieldView, ...]
    variants: tuple[VariantView, ...]
    findings: tuple[FindingView, ...]
    comparison: Comparison | None = None
    base: IndicatorVersion | None = None
    far: bool = False
    misquoted: Comparison | None = None

    @property
    def scope_label(self) -> str:
        scope = self.content.get("scope")
        return str(Scope(scope).label) if scope in Scope.values else _("ยังไม่ทราบประเภท")

    @property
    def first_line(self) -> str:
        return self.lines.split("-")[0]

    @property
    def main(self) -> tuple[FieldView, ...]:
        """Give the fields that every reviewer looks at, and the others that say something."""
        return tuple(f for f in self.fields if self._always(f) or f.shown or f.error)

    @property
    def others(self) -> tuple[FieldView, ...]:
        """Give the fields that are empty and usually stay so."""
        return tuple(f for f in self.fields if f not in self.main)

    @staticmethod
    def _always(field: FieldView) -> bool:
        return field.path.endswith(("/title", "/weight", "/owners", "/owner_unit"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    number: int
    text: str
    lit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The cards of one block; `scope` empty where the letter does not say."""

    scope: str
    label: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditView:
    """One correction of the draft: whose, when, of what, and the words that changed."""

    who: str
    at: datetime
    what: str
    pieces: tuple[Piece, ...]


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
        return [(s, [f for f in self.findings if f.severity == s]) for s in _ORDER]

    def field(self, path: str) -> FieldView | None:
        """Give the field at a path."""
        cards = [c for block in self.blocks for c in block.cards]
        variants = [f for c in cards for v in c.variants for f in v.fields]
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
    findings = _findings(content, list(known.values()))
    cards = [_card(row, fields, known[row["key"]].lines, findings, reading) for row in content["indicators"]]
    rows = [
        Row(p, p.applies_only, p.applies_except) for p in reading.planned if p.scope and p.weight is not None
    ]
    return ReviewPage(
        draft=draft,
        may_correct=may_correct and draft.state == DraftState.OPEN,
        lines=tuple(_lines(content, known.get(at))),
        blocks=tuple(_blocks(cards)),
        head=(*_choices(draft, fields), *fields.of_head()),
        findings=tuple(findings),
        obstacles=reading.obstacles,
        bars=tuple(bars(rows, units_below(draft.unit))),
        reading=reading,
        comparisons=tuple(_comparisons(reading)),
        edits=tuple(_edits(draft)),
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


def _findings(content: Json, known: Sequence[Stretch]) -> list[FindingView]:
    english = get_language() == "en"
    rows = sorted(content["findings"], key=lambda f: (_ORDER.get(f["severity"], 2), f.get("line") or 0))
    return [
        FindingView(
            number=number,
            severity=row["severity"],
            message=(row.get("message_en") if english else "") or row["message"],
            quote=row.get("quote") or "",
            proposal=row.get("proposal") or "",
            card=indicator_of_finding(row, known),
            line=row.get("line"),
            following=number % len(rows) + 1,
        )
        for number, row in enumerate(rows, start=1)
    ]


def _card(
    row: Json, fields: Fields, lines: str, findings: Sequence[FindingView], reading: DraftReading
) -> Card:
    planned = reading.changed.get(row["key"]) or reading.quoted.get(row["key"])
    base = planned.base if planned else None
    title = row.get("title") or ""
    return Card(
        key=row["key"],
        content=row,
        quoted_only=row.get("change") == "before",
        lines=lines,
        fields=tuple(fields.of_indicator(row["key"])),
        variants=tuple(_variant(row, number, fields) for number in range(len(row["variants"]))),
        findings=tuple(f for f in findings if f.card == row["key"]),
        comparison=_comparison(reading.changed.get(row["key"]), reading),
        misquoted=_misquoted(reading.quoted.get(row["key"])),
        base=base,
        far=base is not None and similarity(base.title, title) < _ALIKE,
    )


def _comparison(planned: Planned | None, reading: DraftReading) -> Comparison | None:
    if planned is None or reading.base is None:
        return None
    return compared(planned_from_base(planned.base) if planned.base else None, planned)


def _misquoted(planned: Planned | None) -> Comparison | None:
    if planned is None or planned.base is None:
        return None
    made = compared(planned_from_base(planned.base), planned)
    return made if made.state == "changed" else None


def _comparisons(reading: DraftReading) -> Iterator[Comparison]:
    for planned in reading.changed.values():
        if (made := _comparison(planned, reading)) is not None:
            yield made


def _variant(row: Json, number: int, fields: Fields) -> VariantView:
    variant = row["variants"][number]
    return VariantView(
        number=number,
        heading=variant.get("when") or "",
        levels=tuple(
            LevelView(level=level["level"], text=level["text"], line=level.get("line"))
            for level in variant["levels"]
        ),
        rule=variant.get("scale"),
        fields=tuple(fields.of_variant(row["key"], number)),
    )


def _blocks(cards: Sequence[Card]) -> Iterator[Block]:
    for scope in (*Scope, None):
        mine = tuple(c for c in cards if (c.content.get("scope") or None) == scope)
        if mine or scope is not None:
            label = str(scope.label) if scope else _("ยังไม่ทราบประเภท")
            yield Block(scope=scope.value if scope else "", label=label, cards=mine)


def _choices(draft: Draft, fields: Fields) -> Iterator[FieldView]:
    rounds = [(str(r.pk), str(r)) for r in rounds_of(draft.unit.agency_id)]
    yield fields.choice("round", _("รอบการประเมิน"), str(draft.round_id), rounds)
    sets = [(str(s.pk), s.title) for s in rivals_of(draft)]
    if sets or draft.amends_id:
        value = str(draft.amends_id or "")
        yield fields.choice("amends", _("แก้ไขชุดตัวชี้วัด"), value, sets, _("ไม่ใช่ เป็นชุดใหม่"))


def _edits(draft: Draft) -> Iterator[EditView]:
    numbers = {row["key"]: row.get("number") or "" for row in draft.content["indicators"]}
    for edit in reversed(edits_of(draft)):
        field = field_at(edit.path)
        parts = edit.path.split("/")
        of = numbers.get(parts[1], "") if len(parts) > 1 else ""
        what = str(field.label) if field else _OTHER_PLACES.get(parts[-1], _("รายการตัวชี้วัด"))
        yield EditView(
            who=str(edit.by.officer or edit.by),
            at=edit.at,
            what=f"{what} ({of})" if of else str(what),
            pieces=word_diff(shown(edit.before), shown(edit.after)),
        )
