"""The public JSON of a draft (contract of ``samrit read``), as types. All values are plain data."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

Span = list[int]


class AmendsJson(TypedDict):
    """A letter named by another."""

    number: str
    date: str | None


class LetterJson(TypedDict):
    """The head; ``title`` is the annex's own heading, ``references`` letters named but not amended."""

    number: str | None
    date: str | None
    subject: str | None
    title: str | None
    issuer: str | None
    recipients: list[str]
    amends: AmendsJson | None
    references: list[AmendsJson]
    spans: dict[str, Span]


class RoundJson(TypedDict):
    """The round; dates are ISO 8601, the fiscal year is in the Buddhist era."""

    fiscal_year: int | None
    number: int | None
    start: str | None
    end: str | None


class PartiesJson(TypedDict):
    """Offices."""

    assessor: str | None
    assessee: str | None


class DeadlineJson(TypedDict):
    """A dated duty; ``indicator`` names the indicator whose sheet sets it, else null."""

    what: str
    date: str
    text: str
    indicator: str | None
    line: int | None
    span: Span | None


class AgendaJson(TypedDict):
    """One line of an agenda, times as HH:MM."""

    start: str | None
    end: str | None
    text: str
    owner: str | None
    line: int | None


# Units named by the letter; `except` is a keyword, so the type is written as a call.
AppliesJson = TypedDict("AppliesJson", {"only": list[str], "except": list[str]})


class ParentJson(TypedDict):
    """The heading that a sub-indicator stands under."""

    number: str
    title: str
    weight: str | None


class LevelJson(TypedDict):
    """One level with the conditions read from its text."""

    level: int
    text: str
    conditions: list[dict[str, Any]]
    line: int | None
    span: Span | None


class VariantJson(TypedDict):
    """The levels of one class of units; ``scale`` is the compiled rule as criteria stores it.

    ``choices`` are the readings that a person chose (name of the doubt ▸ option, null where taken back),
    ``doubts`` what can be chosen.
    """

    when: str | None
    levels: list[LevelJson]
    scale: dict[str, Any] | None
    choices: NotRequired[dict[str, str | None]]
    doubts: NotRequired[list[dict[str, Any]]]


class CutoffJson(TypedDict):
    """A cut-off that the sheet gives for another round."""

    round: int | None
    date: str


class IndicatorJson(TypedDict):
    """One indicator. ``spans`` gives the place of each field in the source text."""

    scope: str | None
    number: str | None
    title: str
    weight: str | None
    weight_text: str | None
    owners: list[str]
    owner_kinds: list[str]
    assignee: str | None
    change: str | None
    parent: ParentJson | None
    applies_to: AppliesJson
    unit: str | None
    rationale: str | None
    data_source: str | None
    supervisor: str | None
    coordinators: list[str]
    definitions: str | None
    formula: str | None
    collection: str | None
    evidence: str | None
    evidence_text: str | None
    notes: list[str]
    cutoffs: list[str]
    cutoffs_other_rounds: list[CutoffJson]
    stepwise: bool
    gates: list[dict[str, Any]]
    composite: dict[str, Any] | None
    measures: list[dict[str, Any]]
    variants: list[VariantJson]
    line: int | None
    span: Span | None
    spans: dict[str, Span]


class TotalJson(TypedDict):
    """A printed sum of weights."""

    scope: str | None
    value: str
    line: int | None


class FindingJson(TypedDict):
    """A finding as `samrit.findings` writes it."""

    code: str
    severity: str
    where: str
    message: str
    message_en: str
    line: int | None
    level: int | None
    quote: str | None
    proposal: str | None


class LineJson(TypedDict):
    """A line of the source; spans count characters of the lines joined by line breaks."""

    number: int
    start: int
    text: str
    page: int | None


class SourceJson(TypedDict):
    """The text that was read."""

    name: str
    notes: list[str]
    lines: list[LineJson]


class DraftJson(TypedDict):
    """A whole draft. ``reading`` keeps what reading the file found, for later checks of an edited draft."""

    version: int
    letter: LetterJson
    round: RoundJson
    parties: PartiesJson
    deadlines: list[DeadlineJson]
    agenda: list[AgendaJson]
    indicators: list[IndicatorJson]
    totals: list[TotalJson]
    classes: list[str]
    findings: list[FindingJson]
    reading: list[FindingJson]
    source: SourceJson
