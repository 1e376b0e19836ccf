"""The review page as data: the letter's lines, the cards of the draft, findings by weight, obstacles."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samrit.web.indicators.bars import Bar, Row, bars
from samrit.web.indicators.choices import DraftState, Scope
from samrit.web.indicators.coverage import Obstacle
from samrit.web.indicators.differences import Comparison, compared
from samrit.web.indicators.draft_content import Json
from samrit.web.indicators.models import Draft, IndicatorVersion
from samrit.web.indicators.plan import Planned, planned_from_base, similarity
from samrit.web.indicators.reading import DraftReading, draft_reading
from samrit.web.indicators.selectors import groups_of, rivals_of, rounds_of, units_below
from samrit.web.indicators.views.fields import Fields, FieldView, Rejected

_ORDER = {"error": 0, "warning": 1, "info": 2}
_ALIKE = Decimal("0.6")


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

    @property
    def scope_label(self) -> str:
        scope = self.content.get("scope")
        return str(Scope(scope).label) if scope in Scope.values else _("ยังไม่ทราบประเภท")

    @property
    def open(self) -> bool:
        return any(f.error for f in [*self.fields, *(f for v in self.variants for f in v.fields)])

    @property
    def lacking(self) -> tuple[FieldView, ...]:
        return tuple(f for f in self.fields if f.missing and f.path.endswith(("/weight", "/owner_unit")))


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
    waivers: Mapping[str, str]

    @property
    def hard(self) -> tuple[Obstacle, ...]:
        return tuple(o for o in self.obstacles if not o.waivable)

    @property
    def soft(self) -> list[tuple[str, Obstacle, str]]:
        rows = [o for o in self.obstacles if o.waivable]
        return [(f"waiver-{n}", o, self.waivers.get(o.id, "")) for n, o in enumerate(rows)]

    @property
    def by_weight(self) -> list[tuple[str, list[FindingView]]]:
        """Give the findings in groups, the heaviest first."""
        return [(s, [f for f in self.findings if f.severity == s]) for s in _ORDER]

    def card(self, key: str) -> Card | None:
        return next((c for block in self.blocks for c in block.cards if c.key == key), None)


def review_page(
    draft: Draft,
    *,
    may_correct: bool,
    at: str = "",
    rejected: Rejected | None = None,
    waivers: Mapping[str, str] | None = None,
) -> ReviewPage:
    """Read a draft for its page, in a constant number of queries."""
    reading = draft_reading(draft)
    content = draft.content
    fields = Fields(content, groups=groups_of(draft.unit), base=reading.base_indicators, rejected=rejected)
    source = _Source(content)
    findings = _findings(content, source)
    cards = [_card(row, fields, source, findings, reading) for row in content["indicators"]]
    rows = [
        Row(p, p.applies_only, p.applies_except) for p in reading.planned if p.scope and p.weight is not None
    ]
    lit = next((c.lines for c in cards if c.key == at), "")
    return ReviewPage(
        draft=draft,
        may_correct=may_correct and draft.state == DraftState.OPEN,
        lines=tuple(source.views(lit)),
        blocks=tuple(_blocks(cards)),
        head=(*_choices(draft, fields), *fields.of_head()),
        findings=tuple(findings),
        obstacles=reading.obstacles,
        bars=tuple(bars(rows, units_below(draft.unit))),
        reading=reading,
        comparisons=tuple(_comparisons(reading)),
        waivers=waivers or {},
    )


class _Source:
    """The letter's lines, and which of them a span covers."""

    def __init__(self, content: Json) -> None:
        self._lines = (content.get("source") or {}).get("lines") or []
        self._starts = [line["start"] for line in self._lines]

    def range(self, row: Json) -> str:
        """Give the first and last line that an indicator was read from, its levels included."""
        spans = [row.get("span"), *(row.get("spans") or {}).values()]
        lines = [row.get("line")]
        for variant in row["variants"]:
            spans += [level.get("span") for level in variant["levels"]]
            lines += [level.get("line") for level in variant["levels"]]
        known = [int(line) for line in lines if line]
        if self._lines:
            known += [n for s in spans if s for n in (self._at(s[0]), self._at(max(s[0], s[1] - 1)))]
        return f"{min(known)}-{max(known)}" if known else ""

    def _at(self, place: int) -> int:
        return int(self._lines[max(0, bisect.bisect_right(self._starts, place) - 1)]["number"])

    def views(self, lit: str) -> Iterator[LineView]:
        first, last = (int(n) for n in lit.split("-")) if lit else (0, -1)
        for line in self._lines:
            number = int(line["number"])
            yield LineView(number=number, text=line["text"], lit=first <= number <= last)


def _findings(content: Json, source: _Source) -> list[FindingView]:
    english = get_language() == "en"
    places = _places(content, source)
    rows = sorted(content["findings"], key=lambda f: (_ORDER.get(f["severity"], 2), f.get("line") or 0))
    return [
        FindingView(
            number=number,
            severity=row["severity"],
            message=(row.get("message_en") if english else "") or row["message"],
            quote=row.get("quote") or "",
            proposal=row.get("proposal") or "",
            card=_card_at(places, row.get("line")),
            line=row.get("line"),
        )
        for number, row in enumerate(rows, start=1)
    ]


def _places(content: Json, source: _Source) -> list[tuple[int, int, str]]:
    found = []
    for row in content["indicators"]:
        if lines := source.range(row):
            first, last = lines.split("-")
            found.append((int(first), int(last), row["key"]))
    return found


def _card_at(places: Sequence[tuple[int, int, str]], line: int | None) -> str:
    return next((key for first, last, key in places if line and first <= line <= last), "")


def _card(
    row: Json, fields: Fields, source: _Source, findings: Sequence[FindingView], reading: DraftReading
) -> Card:
    planned = reading.changed.get(row["key"])
    base = planned.base if planned else None
    title = row.get("title") or ""
    return Card(
        key=row["key"],
        content=row,
        quoted_only=row.get("change") == "before",
        lines=source.range(row),
        fields=tuple(fields.of_indicator(row["key"])),
        variants=tuple(_variant(row, number, fields) for number in range(len(row["variants"]))),
        findings=tuple(f for f in findings if f.card == row["key"]),
        comparison=_comparison(planned, reading),
        base=base,
        far=base is not None and similarity(base.title, title) < _ALIKE,
    )


def _comparison(planned: Planned | None, reading: DraftReading) -> Comparison | None:
    if planned is None or reading.base is None:
        return None
    return compared(planned_from_base(planned.base) if planned.base else None, planned)


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
