"""A draft as facts that can be pinned: numbers and dates as they are, words as hashes."""

from __future__ import annotations

import hashlib
import re


def digest(text: str | None) -> str | None:
    """Give the first 16 hex digits of a text's SHA-256, runs of blanks as one space."""
    if text is None:
        return None
    return hashlib.sha256(re.sub(r"\s+", " ", text).strip().encode()).hexdigest()[:16]


def of(draft, digest=digest) -> dict[str, object]:
    """Give the facts of a letter as read; ``digest`` writes the words."""

    def words(passage):
        return digest(passage.text) if passage else None

    head, period = draft.head, draft.round
    return {
        "number": head.number,
        "date": _iso(head.date),
        "subject": words(head.subject),
        "title": words(head.title),
        "issuer": words(head.issuer),
        "recipients": [words(passage) for passage in head.recipients],
        "amends": [head.amends.number, _iso(head.amends.date)] if head.amends else None,
        "round": [period.fiscal_year, period.number, _iso(period.start), _iso(period.end)],
        "parties": [words(draft.parties.assessor), words(draft.parties.assessee)],
        "deadlines": [[item.what, _iso(item.date)] for item in draft.deadlines],
        "agenda": [
            [str(item.start), str(item.end), words(item.text), words(item.owner)] for item in draft.agenda
        ],
        "totals": [[total.scope, str(total.value)] for total in draft.totals],
        "classes": [digest(name) for name in draft.classes],
        "findings": [[finding.code, finding.severity, finding.line] for finding in draft.findings],
        "indicators": [_indicator(indicator, draft.document, digest) for indicator in draft.indicators],
    }


def _indicator(item, document, digest) -> dict[str, object]:
    def words(passage):
        return digest(passage.text) if passage else None

    facts = {
        "scope": item.scope,
        "number": item.number,
        "line": document.line_at(item.heading.start),
        "title": words(item.title),
        "weight": str(item.weight),
        "owners": [[owner.kind, words(owner.name)] for owner in item.owners],
        "levels": [
            [words(ladder.when), [[level.level, words(level.text)] for level in ladder.levels]]
            for ladder in item.ladders
        ],
        "change": item.change,
        "assignee": words(item.assignee),
        "parent": [item.parent.number, digest(item.parent.title)] if item.parent else None,
        "only": [digest(name) for name in item.applies_to.only],
        "except": [digest(name) for name in item.applies_to.but],
        "sheet": {
            name: words(getattr(item, name))
            for name in (
                "unit",
                "rationale",
                "data_source",
                "supervisor",
                "definitions",
                "formula",
                "collection",
            )
            if getattr(item, name)
        },
        "coordinators": [words(passage) for passage in item.coordinators],
        "cutoffs": [[_iso(cut.date), cut.round_number] for cut in item.cutoffs],
        "stepwise": item.stepwise,
    }
    return {name: value for name, value in facts.items() if value not in (None, [], {}, False)}


def _iso(day) -> str | None:
    return day.isoformat() if day else None
