"""The cards of a review: one for each indicator of a draft, with what was found in it and what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from samrit.web.common.language import in_words
from samrit.web.indicators.choices import Scope
from samrit.web.indicators.differences import Comparison, compared
from samrit.web.indicators.draft_content import Json
from samrit.web.indicators.letter_lines import Stretch, indicator_of_finding
from samrit.web.indicators.models import IndicatorVersion
from samrit.web.indicators.plan import Planned, planned_from_base, similarity
from samrit.web.indicators.reading import DraftReading
from samrit.web.indicators.views.fields import Fields, FieldView

WEIGHTS = {"error": 0, "warning": 1, "info": 2}
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
    following: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelView:
    """One level of a variant with the line it was read from."""

    level: int
    text: str
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantView:
    """The criteria of one class of units.

    `readings` are what its texts leave in doubt; `urgent` where one of them is behind a finding and nobody
    has chosen yet; `proposals` counts those for which a reading is proposed.
    """

    number: int
    heading: str
    levels: tuple[LevelView, ...]
    rule: Json | None
    fields: tuple[FieldView, ...]
    readings: tuple[FieldView, ...] = ()
    urgent: bool = False
    proposals: int = 0


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
class Block:
    """The cards of one block; `scope` empty where the letter does not say."""

    scope: str
    label: str
    cards: tuple[Card, ...]


def findings_of(content: Json, known: Sequence[Stretch]) -> list[FindingView]:
    """Give the findings of a draft, the gravest first, each with its card."""
    rows = sorted(content["findings"], key=lambda f: (WEIGHTS.get(f["severity"], 2), f.get("line") or 0))
    return [
        FindingView(
            number=number,
            severity=row["severity"],
            message=in_words(row["message"], row.get("message_en") or ""),
            quote=row.get("quote") or "",
            proposal=row.get("proposal") or "",
            card=indicator_of_finding(row, known),
            line=row.get("line"),
            following=number % len(rows) + 1,
        )
        for number, row in enumerate(rows, start=1)
    ]


def card_of(
    row: Json, fields: Fields, lines: str, findings: Sequence[FindingView], reading: DraftReading
) -> Card:
    """Give the card of one indicator of a draft."""
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
        comparison=comparison_of(reading.changed.get(row["key"]), reading),
        misquoted=_misquoted(reading.quoted.get(row["key"])),
        base=base,
        far=base is not None and similarity(base.title, title) < _ALIKE,
    )


def comparison_of(planned: Planned | None, reading: DraftReading) -> Comparison | None:
    """Compare a changed indicator with the published one; None for a draft that amends nothing."""
    if planned is None or reading.base is None:
        return None
    return compared(planned_from_base(planned.base) if planned.base else None, planned)


def _misquoted(planned: Planned | None) -> Comparison | None:
    if planned is None or planned.base is None:
        return None
    made = compared(planned_from_base(planned.base), planned)
    return made if made.state == "changed" else None


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
        readings=tuple(fields.of_readings(row["key"], number)),
        proposals=sum(bool(d["proposal"]) and not d["chosen"] for d in variant.get("doubts") or []),
        urgent=any(d["finding"] and not d["chosen"] for d in variant.get("doubts") or []),
    )


def blocks_of(cards: Sequence[Card]) -> Iterator[Block]:
    """Give the cards by block; both blocks always, what has none last."""
    for scope in (*Scope, None):
        mine = tuple(c for c in cards if (c.content.get("scope") or None) == scope)
        if mine or scope is not None:
            label = str(scope.label) if scope else _("ยังไม่ทราบประเภท")
            yield Block(scope=scope.value if scope else "", label=label, cards=mine)
