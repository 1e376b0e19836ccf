"""What a letter was read into: every field with the place it was read from. No rule of scoring is here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Literal

from samrit.findings import Finding
from samrit.letters.document import Document
from samrit.letters.headings import Change, Scope
from samrit.letters.levels import Ladder
from samrit.letters.owners import Owner
from samrit.letters.passages import Passage
from samrit.letters.places import AppliesTo

DeadlineKind = Literal["record-targets", "report-results", "submit-documents", "cutoff", "meeting", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Another letter named by this one: its number with Arabic digits, and its date."""

    number: str
    date: date | None
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of the letter; what it does not give is None or empty."""

    number: str | None = None
    date: date | None = None
    subject: Passage | None = None
    title: Passage | None = None
    issuer: Passage | None = None
    recipients: tuple[Passage, ...] = ()
    amends: Reference | None = None
    references: tuple[Reference, ...] = ()
    places: tuple[tuple[str, Passage], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """The round: fiscal year in the Buddhist era; ``period_printed`` where the letter gives the dates."""

    fiscal_year: int | None = None
    number: int | None = None
    start: date | None = None
    end: date | None = None
    period_printed: bool = False
    passage: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who agrees with whom, by office."""

    assessor: Passage | None = None
    assessee: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A date by which something is to be done; ``indicator`` names the indicator whose sheet says so."""

    what: DeadlineKind
    date: date
    text: Passage
    indicator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One line of a meeting's agenda."""

    start: time | None
    end: time | None
    text: Passage
    owner: Passage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """The heading that sub-indicators stand under."""

    number: str
    title: str
    weight: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutoff:
    """The day that data are taken as of; ``round_number`` where the letter says which round it is for."""

    date: date
    round_number: int | None
    passage: Passage

    def is_for(self, round_number: int | None) -> bool:
        """Say whether the day is for a round; one that names no round is for any."""
        return self.round_number is None or round_number is None or self.round_number == round_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator as printed."""

    heading: Passage
    scope: Scope | None
    scope_inferred: bool
    number: str | None
    title: Passage
    weight: Decimal | None
    weight_text: Passage | None
    owners: tuple[Owner, ...]
    assignee: Passage | None
    change: Change | None
    parent: Parent | None
    applies_to: AppliesTo
    unit: Passage | None
    rationale: Passage | None
    data_source: Passage | None
    supervisor: Passage | None
    coordinators: tuple[Passage, ...]
    definitions: Passage | None
    formula: Passage | None
    collection: Passage | None
    evidence: Passage | None
    notes: tuple[Passage, ...]
    cutoffs: tuple[Cutoff, ...]
    stepwise: bool
    ladders: tuple[Ladder, ...]

    @property
    def place(self) -> str:
        """Name the indicator in words of the letter: its block, its number, whose it is, before or after."""
        parts = [self.scope, self.number or self.title.text[:40], self.change]
        words = " ".join(part for part in parts if part)
        return f"{words} ({self.assignee.text})" if self.assignee else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A printed sum of weights and the block it closes."""

    scope: Scope | None
    value: Decimal
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A whole letter."""

    document: Document
    head: Head
    round: Round
    parties: Parties
    deadlines: tuple[Deadline, ...]
    agenda: tuple[AgendaItem, ...]
    indicators: tuple[Indicator, ...]
    totals: tuple[Total, ...]
    classes: tuple[str, ...]
    findings: tuple[Finding, ...]
