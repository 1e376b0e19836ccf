"""The content of a result: everything a score was computed from, as plain data, and back again.

Two roads lead to a content: from the facts in force (`form_content`), and from a content that was stored
(`recomputed`). Both end in the same arithmetic, so a stored result proves itself: what comes out must be the
same to the last digit, and therefore have the same hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, Literal, TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samrit.criteria import Facts, Outcome, evaluate, from_json, outcome_to_json
from samrit.grading import FormResult, Line, LineState, Rating, Scheme, number_text, score_form
from samrit.web.agreements.models import Agreement, AgreementVersion
from samrit.web.common.models import content_hash
from samrit.web.indicators.choices import ItemKind
from samrit.web.results.choices import FactState
from samrit.web.results.outcomes import KnownFact
from samrit.web.results.selectors import LineOutcome

VERSION: Final = 1
BLOCK_WORDS = {"team": gettext_noop("ทีม"), "individual": gettext_noop("บุคคล")}


class FactRow(TypedDict):
    key: str
    item: int
    kind: str
    text: str
    unit: str
    state: str
    value: str | None
    done: bool | None
    on_date: str | None
    as_of: str
    note: str
    source: str
    deliverer: str
    fact: int | None


class LineRow(TypedDict):
    line: int
    key: str
    indicator: str
    scope: str
    number: str
    title: str
    weight: str
    owners: list[str]
    due: str
    rule: dict[str, object]
    facts: list[FactRow]
    missing: list[str]
    state: str
    level: str | None
    reasons: list[dict[str, object]]
    floor_reason: str


class RatingRow(TypedDict):
    key: str
    name: str
    expected: int | None
    score: str | None
    weight: str
    note: str


class StepRow(TypedDict):
    key: str
    label_th: str
    label_en: str
    formula: str
    value: str


class ScoreRow(TypedDict):
    state: str
    total: str | None
    total_exact: str | None
    grade: str | None


class Content(TypedDict):
    version: Literal[1]
    agreement: dict[str, object]
    scheme: dict[str, str]
    probation: bool
    lines: list[LineRow]
    ratings: list[RatingRow]
    score: ScoreRow
    steps: list[StepRow]


def form_content(
    *,
    agreement: Agreement,
    version: AgreementVersion,
    scheme: Scheme,
    outcomes: Sequence[LineOutcome],
    ratings: Sequence[RatingRow],
    probation: bool,
    floors: Mapping[int, str] | None = None,
) -> Content:
    """Give the content of a form from the facts in force.

    `ratings` are the competencies of the form with the scores given so far; `floors` says, by line id, why a
    result that is missing counts as the floor of the scheme.
    """
    rows = [_line_row(outcome, (floors or {}).get(outcome.line.pk, ""), scheme) for outcome in outcomes]
    _number(rows)
    head: dict[str, object] = {
        "id": agreement.pk,
        "version": version.number,
        "hash": version.content_hash,
        "officer": str(agreement.officer),
        "position": agreement.position.title,
        "level": agreement.position.level,
        "unit": agreement.unit.name,
        "round": str(agreement.round),
    }
    return _completed(head, scheme, rows, list(ratings), probation=probation)


def recomputed(content: Content, scheme: Scheme) -> Content:
    """Compute a stored content again from nothing but its own facts, rules and ratings."""
    rows = [_reread(row, scheme) for row in content["lines"]]
    return _completed(content["agreement"], scheme, rows, content["ratings"], probation=content["probation"])


def score_of(content: Content, scheme: Scheme) -> FormResult:
    """Score a content: the arithmetic with every step."""
    return _score(scheme, content["lines"], content["ratings"], probation=content["probation"])


def without_ratings(content: Content, scheme: Scheme) -> Content:
    """Give the content as it is for those who may not see the assessor's ratings yet."""
    ratings: list[RatingRow] = [{**row, "score": None, "note": ""} for row in content["ratings"]]
    return _completed(content["agreement"], scheme, content["lines"], ratings, probation=content["probation"])


def key_words(key: str) -> str:
    """Give the key of a line in the reader's language; contents keep it in Thai."""
    block, space, rest = key.partition(" ")
    return f"{_(block)}{space}{rest}" if block in BLOCK_WORDS.values() else key


def outcome_of(row: LineRow, scheme: Scheme) -> Outcome:
    """Evaluate the rule of a line with the facts that the content keeps."""
    return evaluate(
        from_json(row["rule"]), facts_of(row), floor=scheme.floor_level, places=scheme.level_places
    )


def facts_of(row: LineRow) -> Facts:
    """Give the reported facts of a line in the shape that the criteria evaluate."""
    known = [fact for fact in row["facts"] if fact["state"] == FactState.REPORTED]
    return Facts(
        values={f["key"]: Decimal(f["value"]) for f in known if f["value"] is not None},
        deeds={f["key"]: f["done"] for f in known if f["kind"] == ItemKind.DEED and f["done"] is not None},
        dates={f["key"]: date.fromisoformat(f["on_date"]) for f in known if f["on_date"] is not None},
    )


def _completed(
    head: dict[str, object],
    scheme: Scheme,
    rows: list[LineRow],
    ratings: list[RatingRow],
    *,
    probation: bool,
) -> Content:
    score = _score(scheme, rows, ratings, probation=probation)
    return {
        "version": VERSION,
        "agreement": head,
        "scheme": {"name": scheme.name, "hash": content_hash(scheme.to_json())},
        "probation": probation,
        "lines": rows,
        "ratings": ratings,
        "score": {
            "state": str(score.state),
            "total": None if score.total is None else str(score.total),
            "total_exact": None if score.total_exact is None else number_text(score.total_exact),
            "grade": score.grade.code if score.grade else None,
        },
        "steps": [
            {
                "key": step.key,
                "label_th": step.label_th,
                "label_en": step.label_en,
                "formula": step.formula,
                "value": step.text,
            }
            for step in score.steps
        ],
    }


def _score(
    scheme: Scheme, rows: Iterable[LineRow], ratings: Iterable[RatingRow], *, probation: bool
) -> FormResult:
    lines = [
        Line(
            key=row["key"],
            scope=row["scope"],
            title=row["title"],
            weight=Decimal(row["weight"]),
            level=None if row["level"] is None else Decimal(row["level"]),
            # The assessor has certified that nothing more comes: only then has a missing result a level.
            state=LineState.CERTIFIED if row["floor_reason"] else LineState(row["state"]),
        )
        for row in rows
    ]
    rated = [
        Rating(
            key=row["key"],
            name=row["name"],
            expected=row["expected"],
            score=None if row["score"] is None else Decimal(row["score"]),
            weight=Decimal(row["weight"]),
        )
        for row in ratings
    ]
    return score_form(scheme, lines=lines, ratings=rated, probation=probation)


def _line_row(outcome: LineOutcome, floor_reason: str, scheme: Scheme) -> LineRow:
    stated = outcome.line.indicator_version
    level = outcome.level
    floored = level is None and outcome.state in ("not-reported", "not-due") and bool(floor_reason)
    if floored:
        level = Decimal(scheme.floor_level)
    return {
        "line": outcome.line.pk,
        "key": "",
        "indicator": str(stated.indicator.key),
        "scope": outcome.line.scope,
        "number": stated.number,
        "title": stated.title,
        "weight": number_text(outcome.line.weight),
        "owners": list(stated.owners),
        "due": outcome.due.isoformat(),
        "rule": outcome.line.variant.rule,
        "facts": [_fact_row(fact) for fact in outcome.facts],
        "missing": [item.key for item in outcome.missing],
        "state": outcome.state,
        "level": None if level is None else number_text(level),
        "reasons": _reason_rows(outcome.outcome),
        "floor_reason": floor_reason if floored else "",
    }


def _reread(row: LineRow, scheme: Scheme) -> LineRow:
    if row["state"] in ("exempt", "not-applicable"):
        return {**row, "level": None, "reasons": []}
    outcome = outcome_of(row, scheme)
    level = outcome.score if row["state"] == "reported" else None
    if row["floor_reason"]:
        level = Decimal(scheme.floor_level)
    return {
        **row,
        "level": None if level is None else number_text(level),
        "reasons": _reason_rows(outcome),
    }


def _number(rows: Iterable[LineRow]) -> None:
    """Give each line a key that is read on the form: both blocks count from 1."""
    used: dict[str, int] = {}
    for row in rows:
        name = f"{BLOCK_WORDS.get(row['scope'], row['scope'])} {row['number']}".strip()
        used[name] = used.get(name, 0) + 1
        row["key"] = name if used[name] == 1 else f"{name} ({used[name]})"


def _fact_row(fact: KnownFact) -> FactRow:
    return {
        "key": fact.key,
        "item": fact.item_id,
        "kind": fact.kind,
        "text": fact.text,
        "unit": fact.unit,
        "state": fact.state,
        "value": None if fact.value is None else number_text(fact.value),
        "done": fact.done,
        "on_date": None if fact.on_date is None else fact.on_date.isoformat(),
        "as_of": fact.as_of.isoformat(),
        "note": fact.note,
        "source": fact.source,
        "deliverer": fact.deliverer,
        "fact": fact.fact_id,
    }


def _reason_rows(outcome: Outcome | None) -> list[dict[str, object]]:
    return [] if outcome is None else list(outcome_to_json(outcome)["reasons"])
