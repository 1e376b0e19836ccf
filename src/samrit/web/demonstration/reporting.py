"""The figures of the story: what each owner has entered, by indicator and district."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import TypedDict

from samrit.web.demonstration.organisation import Province
from samrit.web.demonstration.timeline import Timeline
from samrit.web.indicators.choices import ItemKind
from samrit.web.indicators.models import IndicatorVersion, SetVersion
from samrit.web.indicators.selectors import indicators_of
from samrit.web.organisation.models import Unit
from samrit.web.results.choices import DeliveryMethod
from samrit.web.results.facts import Row, facts_in_force
from samrit.web.results.services import delivery_save
from samrit.web.results.sheets import AskedKey, UnitRow, sheet_of

NOT_APPLICABLE = "not-applicable:"
UNKNOWN = "-"
MARKS = {"x": True, "o": False}


class Figures(TypedDict, total=False):
    """The figures of one indicator, by the district's short name; see the data file."""

    scope: str
    number: str
    account: str
    source: str
    values: dict[str, list[str]]
    deeds: dict[str, str]
    dates: dict[str, int]
    self: bool
    correction: dict[str, str]


def figures() -> Sequence[Figures]:
    """Give the figures of the data file."""
    text = (files("samrit.web.demonstration") / "data" / "figures.toml").read_text(encoding="utf-8")
    rows: list[Figures] = tomllib.loads(text)["indicator"]
    return rows


def figures_report(
    *, province: Province, version: SetVersion, timeline: Timeline, at: Callable[[], datetime]
) -> None:
    """Enter all figures of the story as their owners would, one indicator after the other.

    `at` gives the moment of each delivery.
    """
    stated = indicators_of(version)
    for entry in figures():
        for indicator in _stated(stated, entry):
            _report(province, indicator, entry, timeline=timeline, at=at)


def figures_correct(*, province: Province, version: SetVersion, at: Callable[[], datetime]) -> None:
    """Report the figures again that their owners found to be wrong."""
    stated = indicators_of(version)
    for entry in figures():
        for indicator in _stated(stated, entry) if "correction" in entry else ():
            correction, now = entry["correction"], at()
            wanted = province.unit(correction["district"])
            unit = next(row for row in sheet_of(indicator.indicator).rows if row.unit == wanted)
            key = next(k for k in unit.keys if k.item.kind == ItemKind.VALUE)
            row = Row(
                unit_id=wanted.pk, item_id=key.item.pk, value=Decimal(correction["value"]), as_of=now.date()
            )
            _deliver(province, indicator, entry, [row], now=now, reason=correction["reason"])


def _stated(rows: Sequence[IndicatorVersion], entry: Figures) -> Iterator[IndicatorVersion]:
    for row in rows:
        if (row.scope, row.number) == (entry["scope"], entry["number"]):
            yield row


def _report(
    province: Province,
    stated: IndicatorVersion,
    entry: Figures,
    *,
    timeline: Timeline,
    at: Callable[[], datetime],
) -> None:
    sheet = sheet_of(stated.indicator)
    names = {unit.pk: key for key, unit in province.units.items()}
    if entry.get("self"):
        for unit in sheet.rows:
            key, now = names[unit.unit.pk], at()
            rows = list(_rows(unit, key, entry, timeline, now.date()))
            _deliver(province, stated, {**entry, "account": f"{key}-head"}, rows, now=now)
        return
    now = at()
    rows = [
        row for unit in sheet.rows for row in _rows(unit, names[unit.unit.pk], entry, timeline, now.date())
    ]
    _deliver(province, stated, entry, rows, now=now)


def _deliver(
    province: Province,
    stated: IndicatorVersion,
    entry: Figures,
    rows: Sequence[Row],
    *,
    now: datetime,
    reason: str = "",
) -> None:
    if not rows:
        return
    facts = facts_in_force(item_ids=[r.item_id for r in rows], unit_ids=[r.unit_id for r in rows])
    delivery_save(
        person=province.person(entry["account"]),
        indicator=stated.indicator,
        rows=rows,
        expected={cell: fact.pk for cell, fact in facts.items()},
        method=DeliveryMethod.SELF if entry.get("self") else DeliveryMethod.PASTED,
        source=entry["source"],
        reason=reason,
        now=now,
    )


def _rows(unit: UnitRow, key: str, entry: Figures, timeline: Timeline, as_of: date) -> Iterator[Row]:
    asked = {kind: [k for k in unit.keys if k.item.kind == kind] for kind in ItemKind}
    yield from _values(unit.unit, asked[ItemKind.VALUE], entry.get("values", {}).get(key, []), as_of)
    marks = entry.get("deeds", {}).get(key, "")
    for deed, mark in zip(asked[ItemKind.DEED], marks, strict=False):
        if mark in MARKS:
            yield Row(unit_id=unit.unit.pk, item_id=deed.item.pk, done=MARKS[mark], as_of=as_of)
    days: Mapping[str, int] = entry.get("dates", {})
    for dated in asked[ItemKind.DATE]:
        if key in days:
            day = max(timeline.starts, timeline.today + timedelta(days=days[key]))
            yield Row(unit_id=unit.unit.pk, item_id=dated.item.pk, on_date=min(day, as_of), as_of=as_of)


def _values(unit: Unit, asked: Sequence[AskedKey], given: Sequence[str], as_of: date) -> Iterator[Row]:
    for key, text in zip(asked, given, strict=False):
        if text.startswith(NOT_APPLICABLE):
            reason = text.removeprefix(NOT_APPLICABLE).strip()
            yield Row(unit_id=unit.pk, item_id=key.item.pk, state="not-applicable", note=reason, as_of=as_of)
        elif text != UNKNOWN:
            yield Row(unit_id=unit.pk, item_id=key.item.pk, value=Decimal(text), as_of=as_of)
