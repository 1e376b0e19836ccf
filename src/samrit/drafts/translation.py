"""A letter as read ▸ the public JSON, with the place of each field; rules are added by `compilation`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samrit.drafts.numbers import plain

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal

    from samrit.drafts.shape import (
        AgendaJson,
        AmendsJson,
        DeadlineJson,
        DraftJson,
        FindingJson,
        IndicatorJson,
        LetterJson,
        LevelJson,
        SourceJson,
        Span,
        VariantJson,
    )
    from samrit.findings import Finding
    from samrit.letters import LetterDraft
    from samrit.letters.document import Document
    from samrit.letters.draft import AgendaItem, Deadline, Head, Indicator, Reference
    from samrit.letters.levels import Ladder, LevelText
    from samrit.letters.passages import Passage

VERSION = 1


def to_json(letter: LetterDraft) -> DraftJson:
    """Give the draft as plain data, without conditions and checks."""
    document = letter.document
    findings = [finding_json(finding) for finding in letter.findings]
    return {
        "version": VERSION,
        "letter": _letter(letter.head),
        "round": {
            "fiscal_year": letter.round.fiscal_year,
            "number": letter.round.number,
            "start": _iso(letter.round.start),
            "end": _iso(letter.round.end),
        },
        "parties": {"assessor": _text(letter.parties.assessor), "assessee": _text(letter.parties.assessee)},
        "deadlines": [_deadline(item, document) for item in letter.deadlines],
        "agenda": [_agenda(item, document) for item in letter.agenda],
        "indicators": [_indicator(item, document, letter.round.number) for item in letter.indicators],
        "totals": [
            {"scope": item.scope, "value": plain(item.value), "line": _line(item.passage, document)}
            for item in letter.totals
        ],
        "classes": list(letter.classes),
        "findings": findings,
        "reading": list(findings),
        "source": _source(document),
    }


def finding_json(finding: Finding) -> FindingJson:
    """Give a finding as plain data."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "where": finding.where,
        "message": finding.message,
        "message_en": finding.message_en,
        "line": finding.line,
        "level": finding.level,
        "quote": finding.quote,
        "proposal": finding.proposal,
    }


def _letter(head: Head) -> LetterJson:
    parts = {"subject": head.subject, "title": head.title, "issuer": head.issuer, **dict(head.places)}
    return {
        "number": head.number,
        "date": _iso(head.date),
        "subject": _text(head.subject),
        "title": _text(head.title),
        "issuer": _text(head.issuer),
        "recipients": [passage.text for passage in head.recipients],
        "amends": _reference(head.amends) if head.amends else None,
        "references": [_reference(reference) for reference in head.references],
        "spans": _spans(parts),
    }


def _reference(reference: Reference) -> AmendsJson:
    return {"number": reference.number, "date": _iso(reference.date)}


def _deadline(item: Deadline, document: Document) -> DeadlineJson:
    return {
        "what": item.what,
        "date": item.date.isoformat(),
        "text": item.text.text,
        "indicator": item.indicator,
        "line": _line(item.text, document),
        "span": _span(item.text),
    }


def _agenda(item: AgendaItem, document: Document) -> AgendaJson:
    return {
        "start": _clock(item.start),
        "end": _clock(item.end),
        "text": item.text.text,
        "owner": _text(item.owner),
        "line": _line(item.text, document),
    }


def _indicator(item: Indicator, document: Document, round_number: int | None) -> IndicatorJson:
    cutoffs = [cut for cut in item.cutoffs if cut.is_for(round_number)]
    others = [cut for cut in item.cutoffs if not cut.is_for(round_number)]
    return {
        "scope": item.scope,
        "number": item.number,
        "title": item.title.text,
        "weight": _number(item.weight),
        "weight_text": _text(item.weight_text),
        "owners": [owner.name.text for owner in item.owners],
        "owner_kinds": [owner.kind for owner in item.owners],
        "assignee": _text(item.assignee),
        "change": item.change,
        "parent": {
            "number": item.parent.number,
            "title": item.parent.title,
            "weight": _number(item.parent.weight),
        }
        if item.parent
        else None,
        "applies_to": {"only": list(item.applies_to.only), "except": list(item.applies_to.but)},
        "unit": _text(item.unit),
        "rationale": _text(item.rationale),
        "data_source": _text(item.data_source),
        "supervisor": _text(item.supervisor),
        "coordinators": [passage.text for passage in item.coordinators],
        "definitions": _text(item.definitions),
        "formula": _text(item.formula),
        "collection": _text(item.collection),
        "evidence": None,
        "evidence_text": _text(item.evidence),
        "notes": [passage.text for passage in item.notes],
        "cutoffs": [cut.date.isoformat() for cut in cutoffs],
        "cutoffs_other_rounds": [{"round": cut.round_number, "date": cut.date.isoformat()} for cut in others],
        "stepwise": item.stepwise,
        "gates": [],
        "composite": None,
        "measures": [],
        "variants": [_variant(ladder, document) for ladder in item.ladders],
        "line": _line(item.heading, document),
        "span": _span(item.heading),
        "spans": _indicator_spans(item),
    }


def _indicator_spans(item: Indicator) -> dict[str, Span]:
    names = (
        "title",
        "assignee",
        "unit",
        "rationale",
        "data_source",
        "supervisor",
        "definitions",
        "formula",
        "collection",
    )
    parts: dict[str, Passage | None] = {name: getattr(item, name) for name in names}
    parts["weight"] = item.weight_text
    parts["owners"] = item.owners[0].name if item.owners else None
    return _spans(parts)


def _variant(ladder: Ladder, document: Document) -> VariantJson:
    return {
        "when": _text(ladder.when),
        "levels": [_level(level, document) for level in ladder.levels],
        "scale": None,
    }


def _level(level: LevelText, document: Document) -> LevelJson:
    return {
        "level": level.level,
        "text": level.text.text,
        "conditions": [],
        "line": _line(level.text, document),
        "span": _span(level.text),
    }


def _source(document: Document) -> SourceJson:
    return {
        "name": document.name,
        "notes": list(document.notes),
        "lines": [
            {"number": line.number, "start": line.start, "text": line.text, "page": line.page}
            for line in document.lines
        ],
    }


def _spans(parts: dict[str, Passage | None]) -> dict[str, Span]:
    return {name: [part.start, part.end] for name, part in parts.items() if part}


def _span(passage: Passage) -> Span | None:
    return [passage.start, passage.end] if passage else None


def _line(passage: Passage, document: Document) -> int | None:
    return document.line_at(passage.start) if passage else None


def _text(passage: Passage | None) -> str | None:
    return passage.text if passage else None


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None
