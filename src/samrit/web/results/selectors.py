"""Reading results: levels of agreements, of one indicator for all units, and what is still to report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samrit.criteria import Outcome
from samrit.web.agreements.models import Agreement, AgreementLine, AgreementVersion
from samrit.web.agreements.selectors import lines_of
from samrit.web.organisation.choices import Role, UnitKind
from samrit.web.organisation.models import Appointment, Unit
from samrit.web.organisation.selectors import Person, active_on
from samrit.web.results.facts import Cell, facts_in_force
from samrit.web.results.models import Fact
from samrit.web.results.outcomes import (
    KnownFact,
    MissingItem,
    Rules,
    State,
    UnitOutcome,
    unit_outcome,
)
from samrit.web.results.policies import may_report, may_view_figures
from samrit.web.results.sheets import Calendar, Sheet, UnitRow, sheets_of_round
from samrit.web.rounds.models import Round
from samrit.web.rounds.selectors import grading_scheme, phases_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOutcome:
    """The outcome of one line of an agreement; fields as in `UnitOutcome`."""

    line: AgreementLine
    state: State
    level: Decimal | None
    outcome: Outcome | None
    facts: tuple[KnownFact, ...]
    missing: tuple[MissingItem, ...]
    due: date


def line_outcomes(versions: Sequence[AgreementVersion], *, today: date) -> dict[int, LineOutcome]:
    """Give the outcome of every line of these versions, as line id ▸ outcome.

    The number of queries does not depend on how many officers, units or indicators there are. Officers of
    one unit share its figures, so a variant is evaluated once a unit.
    """
    lines = lines_of(versions)
    agreements = _agreements_of(versions)
    units = {version.pk: agreements[version.agreement_id].unit_id for version in versions}
    calendars = _calendars({a.round_id for a in agreements.values()})
    rules = Rules()
    variants = {line.variant_id: line.variant for rows in lines.values() for line in rows}
    items = {key.item.pk for variant in variants.values() for key in rules.asked(variant)}
    facts = _by_unit(facts_in_force(item_ids=items, unit_ids=set(units.values())))
    schemes = {pk: grading_scheme(calendar.round) for pk, calendar in calendars.items()}
    known, found = dict[tuple[int, int, date], UnitOutcome](), dict[int, LineOutcome]()
    for version in versions:
        round_id, unit_id = agreements[version.agreement_id].round_id, units[version.pk]
        calendar, scheme = calendars[round_id], schemes[round_id]
        for line in lines[version.pk]:
            due = calendar.due(line.indicator_version, unit_id)
            key = (line.variant_id, unit_id, due)
            if key not in known:
                known[key] = unit_outcome(
                    line.variant, facts.get(unit_id, {}), rules=rules, scheme=scheme, due=due, today=today
                )
            found[line.pk] = _line_outcome(line, known[key])
    return found


def _agreements_of(versions: Sequence[AgreementVersion]) -> dict[int, Agreement]:
    wanted = {version.agreement_id for version in versions}
    return {row.pk: row for row in Agreement.objects.filter(pk__in=wanted)}


def _calendars(round_ids: Collection[int]) -> dict[int, Calendar]:
    rounds = Round.objects.filter(pk__in=round_ids).select_related("scheme")
    return {round_.pk: Calendar(round=round_, phases=phases_of(round_)) for round_ in rounds}


def _by_unit(facts: Mapping[Cell, Fact]) -> dict[int, dict[int, Fact]]:
    found: dict[int, dict[int, Fact]] = {}
    for (unit_id, item_id), fact in facts.items():
        found.setdefault(unit_id, {})[item_id] = fact
    return found


def _line_outcome(line: AgreementLine, found: UnitOutcome) -> LineOutcome:
    return LineOutcome(
        line=line,
        state=found.state,
        level=found.level,
        outcome=found.outcome,
        facts=found.facts,
        missing=found.missing,
        due=found.due,
    )


def sheet_outcomes(sheet: Sheet, facts: Mapping[Cell, Fact], *, today: date) -> dict[int, UnitOutcome]:
    """Give the outcome of an indicator for every unit that has criteria, by unit id: no queries."""
    return _sheet_outcomes(sheet, _by_unit(facts), today=today)


def _sheet_outcomes(
    sheet: Sheet, by_unit: Mapping[int, Mapping[int, Fact]], *, today: date
) -> dict[int, UnitOutcome]:
    rules, scheme = Rules(), grading_scheme(sheet.round)
    return {
        row.unit.pk: unit_outcome(
            row.variant,
            by_unit.get(row.unit.pk, {}),
            rules=rules,
            scheme=scheme,
            due=sheet.calendar.due(sheet.stated, row.unit.pk),
            today=today,
        )
        for row in sheet.rows
        if row.variant is not None
    }


def own_units(person: Person, *, today: date) -> list[Unit]:
    """Give the district offices whose deeds and dates the person may report, by code: two queries."""
    posts = Appointment.objects.filter(active_on(today), officer=person.officer_id)
    ids = set(posts.values_list("position__unit_id", flat=True)) | person.units_of(Role.DISTRICT_HEAD)
    rows = Unit.objects.filter(pk__in=ids, kind=UnitKind.DISTRICT, agency_id=person.agency_id)
    return list(rows.order_by("code"))


SETTLED = ("reported", "not-applicable", "exempt")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorProgress:
    """One indicator in force and how far its reporting is: units whose level is settled, of units asked."""

    sheet: Sheet
    complete: int
    asked: int
    due: date
    late: bool
    may_report: bool


def indicator_progress(person: Person, round_: Round, *, today: date) -> list[IndicatorProgress]:
    """Give the indicators of a round whose figures the person may see, those that he reports first.

    The number of queries does not depend on how many sets, indicators and units there are.
    """
    sheets = [s for s in sheets_of_round(round_) if may_view_figures.allows(person, s.stated)]
    items = [pk for sheet in sheets for pk in sheet.asked_ids]
    units = {row.unit.pk for sheet in sheets for row in sheet.rows}
    facts = _by_unit(facts_in_force(item_ids=items, unit_ids=units))
    found = [_progress(person, sheet, facts, today=today) for sheet in sheets]
    return sorted(found, key=lambda p: not p.may_report)


def _progress(
    person: Person, sheet: Sheet, facts: Mapping[int, Mapping[int, Fact]], *, today: date
) -> IndicatorProgress:
    outcomes = _sheet_outcomes(sheet, facts, today=today)
    settled = {pk for pk, found in outcomes.items() if found.state in SETTLED}
    complete = [row.unit.pk in settled for row in sheet.rows]
    days = [sheet.calendar.due(sheet.stated, row.unit.pk) for row in sheet.rows]
    due = min(days, default=sheet.round.ends)
    open_days = [day for day, done in zip(days, complete, strict=True) if not done]
    return IndicatorProgress(
        sheet=sheet,
        complete=sum(complete),
        asked=len(complete),
        due=due,
        late=any(today > day for day in open_days),
        may_report=may_report.allows(person, sheet.stated),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSheet:
    """One indicator as one unit sees it: its own row, facts in force, and the level as it stands."""

    sheet: Sheet
    row: UnitRow
    facts: Mapping[Cell, Fact]
    outcome: UnitOutcome | None


def unit_sheets(unit: Unit, round_: Round, *, today: date) -> list[UnitSheet]:
    """Give every indicator of a round that asks something of a unit: a constant number of queries."""
    sheets = [s for s in sheets_of_round(round_, unit=unit) if s.rows]
    items = [pk for sheet in sheets for pk in sheet.asked_ids]
    facts = facts_in_force(item_ids=items, unit_ids=[unit.pk])
    return [
        UnitSheet(
            sheet=sheet,
            row=sheet.rows[0],
            facts=facts,
            outcome=sheet_outcomes(sheet, facts, today=today).get(unit.pk),
        )
        for sheet in sheets
    ]
