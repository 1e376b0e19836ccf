"""From facts to a level: the state of one indicator for one unit, with every fact and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from samrit.criteria import Facts, Outcome, Scale, evaluate, from_json
from samrit.grading import Scheme
from samrit.web.indicators.choices import ItemKind
from samrit.web.indicators.models import DataItem, Variant
from samrit.web.results.choices import FactState
from samrit.web.results.facts import deliverer, plain
from samrit.web.results.models import Fact
from samrit.web.results.sheets import AskedKey, asked_keys, dated_deeds

State = Literal["reported", "not-reported", "not-due", "not-applicable", "exempt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """One fact in force as a page or a form needs it: beside its unit, date, source and deliverer."""

    key: str
    item_id: int
    kind: str
    text: str
    unit: str
    state: str
    value: Decimal | None
    done: bool | None
    on_date: date | None
    as_of: date
    note: str
    source: str
    method: str
    deliverer: str
    fact_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingItem:
    """Something that the criteria ask for and nobody has reported."""

    key: str
    item_id: int
    kind: str
    text: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOutcome:
    """The outcome of one variant for one unit.

    `level` is the score by the scheme (None unless `state` is `reported`); `outcome` keeps the reasons of
    every level, also while facts are missing. `due` is the last day to report.
    """

    state: State
    level: Decimal | None
    outcome: Outcome | None
    facts: tuple[KnownFact, ...]
    missing: tuple[MissingItem, ...]
    due: date


class Rules:
    """The compiled rules of variants and what they ask, each read once while one answer is being made."""

    def __init__(self) -> None:
        self._scales: dict[int, Scale] = {}
        self._asked: dict[int, tuple[AskedKey, ...]] = {}

    def asked(self, variant: Variant) -> tuple[AskedKey, ...]:
        known = self._asked.get(variant.pk)
        if known is None:
            known = self._asked[variant.pk] = asked_keys(variant)
        return known

    def scale(self, variant: Variant) -> Scale:
        known = self._scales.get(variant.pk)
        if known is None:
            known = self._scales[variant.pk] = from_json(variant.rule)
        return known


def known_fact(asked: AskedKey, fact: Fact) -> KnownFact:
    return KnownFact(
        key=asked.key,
        item_id=asked.item.pk,
        kind=asked.item.kind,
        text=asked.item.text,
        unit=asked.item.unit,
        state=fact.state,
        value=None if fact.value is None else plain(fact.value),
        done=fact.done,
        on_date=fact.on_date,
        as_of=fact.as_of,
        note=fact.note,
        source=fact.delivery.source,
        method=fact.delivery.method,
        deliverer=deliverer(fact),
        fact_id=fact.pk,
    )


def criteria_facts(known: Sequence[KnownFact], *, dated: Mapping[str, str]) -> Facts:
    """Give reported facts in the shape that the criteria evaluate.

    `dated` names the deed of each date: a date that is answered *not done* says so of its deed too.
    """
    reported = [fact for fact in known if fact.state == FactState.REPORTED]
    deeds = {f.key: f.done for f in reported if f.done is not None}
    deeds |= {dated[key]: False for key, done in deeds.items() if key in dated and not done}
    return Facts(
        values={f.key: f.value for f in reported if f.kind == ItemKind.VALUE and f.value is not None},
        deeds=deeds,
        dates={f.key: f.on_date for f in reported if f.kind == ItemKind.DATE and f.on_date is not None},
    )


def unit_outcome(
    variant: Variant, facts: Mapping[int, Fact], *, rules: Rules, scheme: Scheme, due: date, today: date
) -> UnitOutcome:
    """Evaluate one variant with the facts of one unit (by item id).

    An indicator that does not apply, or from which the unit is exempt, has no level: one such fact is
    enough, because the criteria need all of their facts. Missing facts never count as zero.
    """
    asked = rules.asked(variant)
    known = tuple(known_fact(row, facts[row.item.pk]) for row in asked if row.item.pk in facts)
    missing = tuple(_missing(row) for row in asked if row.item.pk not in facts and not row.implied)
    states = {fact.state for fact in known}
    for state in (FactState.EXEMPT, FactState.NOT_APPLICABLE):
        if state in states:
            return UnitOutcome(
                state=_as_state(state), level=None, outcome=None, facts=known, missing=(), due=due
            )
    outcome = evaluate(
        rules.scale(variant),
        criteria_facts(known, dated=dated_deeds(variant.rule)),
        floor=scheme.floor_level,
        places=scheme.level_places,
    )
    if outcome.level is not None:
        state_now: State = "reported"
    else:
        state_now = "not-due" if today <= due else "not-reported"
    return UnitOutcome(
        state=state_now,
        level=outcome.score if state_now == "reported" else None,
        outcome=outcome,
        facts=known,
        # A known level needs nothing more: the other notation of one number, the other way of an "or".
        missing=() if state_now == "reported" else missing,
        due=due,
    )


def _as_state(state: FactState) -> Literal["exempt", "not-applicable"]:
    return "exempt" if state == FactState.EXEMPT else "not-applicable"


def _missing(asked: AskedKey) -> MissingItem:
    item: DataItem = asked.item
    return MissingItem(key=asked.key, item_id=item.pk, kind=item.kind, text=item.text, unit=item.unit)
