"""A draft as facts that can be pinned: numbers and dates as they are, words as hashes."""

from __future__ import annotations

import hashlib
import re


def digest(text: str | None) -> str | None:
    """Give the first 16 hex digits of a text's SHA-256, runs of blanks as one space."""
    if text is None:
        return None
    return hashlib.sha256(re.sub(r"\s+", " ", text).strip().encode()).hexdigest()[:16]


def of(draft) -> dict[str, object]:
    """Give the facts of a letter as read."""
    head, period = draft.head, draft.round
    return {
        "number": head.number,
        "date": _iso(head.date),
        "subject": _hash(head.subject),
        "title": _hash(head.title),
        "issuer": _hash(head.issuer),
        "recipients": [_hash(passage) for passage in head.recipients],
        "amends": [head.amends.number, _iso(head.amends.date)] if head.amends else None,
        "round": [period.fiscal_year, period.number, _iso(period.start), _iso(period.end)],
        "parties": [_hash(draft.parties.assessor), _hash(draft.parties.assessee)],
        "deadlines": [[item.what, _iso(item.date)] for item in draft.deadlines],
        "agenda": [
            [str(item.start), str(item.end), _hash(item.text), _hash(item.owner)] for item in draft.agenda
        ],
        "totals": [[total.scope, str(total.value)] for total in draft.totals],
        "classes": [digest(name) for name in draft.classes],
        "findings": [[finding.code, finding.severity, finding.line] for finding in draft.findings],
        "indicators": [_indicator(indicator, draft.document) for indicator in draft.indicators],
    }


def _indicator(item, document) -> dict[str, object]:
    facts = {
        "scope": item.scope,
        "number": item.number,
        "line": document.line_at(item.heading.start),
        "title": _hash(item.title),
        "weight": str(item.weight),
        "owners": [[owner.kind, _hash(owner.name)] for owner in item.owners],
        "levels": [
            [_hash(ladder.when), [[level.level, _hash(level.text)] for level in ladder.levels]]
            for ladder in item.ladders
        ],
        "change": item.change,
        "assignee": _hash(item.assignee),
        "parent": [item.parent.number, digest(item.parent.title)] if item.parent else None,
        "only": [digest(name) for name in item.applies_to.only],
        "except": [digest(name) for name in item.applies_to.but],
        "sheet": {
            name: _hash(getattr(item, name))
            for name in ("unit", "rationale", "data_source", "supervisor", "definitions", "formula", "collection")
            if getattr(item, name)
        },
        "coordinators": [_hash(passage) for passage in item.coordinators],
        "cutoffs": [[_iso(cut.date), cut.round_number] for cut in item.cutoffs],
        "stepwise": item.stepwise,
    }
    return {name: value for name, value in facts.items() if value not in (None, [], {}, False)}


def _hash(passage) -> str | None:
    return digest(passage.text) if passage else None


def _iso(day) -> str | None:
    return day.isoformat() if day else None
