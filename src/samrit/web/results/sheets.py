"""What an indicator asks of whom: its units, the variant of each, and the things to report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from samrit.web.common.errors import NotFound, Refusal
from samrit.web.indicators.models import (
    DataItem,
    Indicator,
    IndicatorSet,
    IndicatorVersion,
    SetVersion,
    Variant,
    VariantKey,
)
from samrit.web.indicators.selectors import (
    applies_to,
    indicators_of,
    set_in_force,
    units_below,
    variant_for,
)
from samrit.web.organisation.choices import UnitKind
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person, children_map, covered
from samrit.web.rounds.choices import PhaseKind
from samrit.web.rounds.models import Phase, Round
from samrit.web.rounds.selectors import phase_among, phases_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedKey:
    """A key of a variant's rule and the data item that it reads; several keys may read one item.

    A deed is `implied` where the rule also asks when it was done: its date, or that it is not done, tells it.
    """

    key: str
    item: DataItem
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """One unit of a sheet: the criteria that fit it (None where none do) and what it must report."""

    unit: Unit
    variant: Variant | None
    keys: tuple[AskedKey, ...]

    @property
    def items(self) -> dict[int, DataItem]:
        """Give what the unit must report, by id."""
        return {asked.item.pk: asked.item for asked in self.keys if not asked.implied}


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The dates of a round that reporting goes by."""

    round: Round
    phases: Sequence[Phase]

    def due(self, stated: IndicatorVersion, unit_id: int) -> date:
        """Give the last day to report: the indicator's own cut-off, else the end of the report phase."""
        if stated.cutoff is not None:
            return stated.cutoff
        phase = phase_among(self.phases, PhaseKind.REPORT, unit_id)
        return phase.closes if phase else self.frozen_after(unit_id)

    def frozen_after(self, unit_id: int) -> date:
        """Give the last day on which figures of a unit may change without a special right."""
        phase = phase_among(self.phases, PhaseKind.CUTOFF, unit_id)
        return phase.closes if phase else self.round.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One indicator in force × the units that it applies to; `items` are the columns."""

    indicator: Indicator
    stated: IndicatorVersion
    round: Round
    rows: tuple[UnitRow, ...]
    items: tuple[DataItem, ...]
    calendar: Calendar

    @property
    def asked_ids(self) -> frozenset[int]:
        """Give the ids of all items that a rule of the sheet reads, also of deeds that a date implies."""
        return frozenset(asked.item.pk for row in self.rows for asked in row.keys)

    @property
    def by_unit(self) -> dict[int, UnitRow]:
        return {row.unit.pk: row for row in self.rows}


def asked_keys(variant: Variant) -> tuple[AskedKey, ...]:
    """Give the keys of a variant in the order of its rule (its `keys` are prefetched with their items)."""
    implied = set(dated_deeds(variant.rule).values())
    return tuple(
        AskedKey(key=row.key, item=row.item, implied=row.key in implied) for row in variant.keys.all()
    )


def dated_deeds(rule: Mapping[str, Any]) -> dict[str, str]:
    """Give the deeds of a stored rule that have a date, as key of the date ▸ key of the deed."""
    lists = (rule.get("gates", []), *(level["conditions"] for level in rule["levels"]))
    return {
        deadline["key"]: deadline["deed"]
        for conditions in lists
        for deadline in _deadlines(conditions)
        if deadline.get("deed")
    }


def _deadlines(conditions: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for condition in conditions:
        if condition["kind"] == "deadline":
            yield condition
        elif condition["kind"] == "any":
            for option in condition["options"]:
                yield from _deadlines(option)


def units_asked(stated: IndicatorVersion, units: Iterable[Unit]) -> list[Unit]:
    """Give those of the units that the indicator applies to."""
    return [unit for unit in units if applies_to(stated, unit)]


def indicator_in_agency(person: Person, pk: int) -> Indicator:
    """Give an indicator of the person's agency.

    Raises:
        NotFound: none of this number that the person may know of.
    """
    rows = Indicator.objects.select_related("set__unit", "set__round__scheme")
    indicator = rows.filter(pk=pk, set__unit__agency_id=person.agency_id).first()
    if indicator is None:
        raise NotFound("no-indicator", _("ไม่พบตัวชี้วัดนี้"))
    return indicator


def sheet_of(indicator: Indicator) -> Sheet:
    """Give the sheet of an indicator as the version in force states it.

    Raises:
        Refusal: the version in force no longer has the indicator.
    """
    set_ = indicator.set
    version = set_in_force(set_)
    stated = next((i for i in indicators_of(version) if i.indicator_id == indicator.pk), None)
    if stated is None:
        raise Refusal("indicator-withdrawn", _("ตัวชี้วัดนี้ถูกยกเลิกในชุดตัวชี้วัดฉบับล่าสุด จึงรายงานผลไม่ได้"))
    stated.set_version = version
    units = units_below(set_.unit)
    calendar = Calendar(round=set_.round, phases=phases_of(set_.round))
    return sheet_from(indicator, stated, units=units, calendar=calendar)


def sheet_from(
    indicator: Indicator, stated: IndicatorVersion, *, units: Sequence[Unit], calendar: Calendar
) -> Sheet:
    """Build a sheet from what has been read already: no queries."""
    rows = []
    items: dict[int, DataItem] = {}
    for unit in units_asked(stated, units):
        variant = variant_for(stated, unit)
        keys = asked_keys(variant) if variant else ()
        rows.append(UnitRow(unit=unit, variant=variant, keys=keys))
        items |= rows[-1].items
    return Sheet(
        indicator=indicator,
        stated=stated,
        round=calendar.round,
        rows=tuple(rows),
        items=tuple(items.values()),
        calendar=calendar,
    )


def sheets_of_round(round_: Round, *, unit: Unit | None = None) -> list[Sheet]:
    """Give the sheet of every indicator in force in a round, for all units or for one.

    The number of queries does not depend on how many sets there are.
    """
    sets = IndicatorSet.objects.filter(round=round_).select_related("unit")
    versions = {v.set_id: v for v in SetVersion.objects.filter(set__in=sets).order_by("number")}
    by_set = {set_.pk: set_ for set_ in sets}
    tree = children_map(round_.agency_id)
    districts = list(Unit.objects.filter(agency_id=round_.agency_id, kind=UnitKind.DISTRICT).order_by("code"))
    calendar = Calendar(round=round_, phases=phases_of(round_))
    stated = _stated_in([version.pk for version in versions.values()])
    sheets = []
    for set_id, version in sorted(versions.items()):
        version.set = by_set[set_id]
        below = covered(tree, version.set.unit_id)
        units = [u for u in districts if u.pk in below and (unit is None or u.pk == unit.pk)]
        for row in stated.get(version.pk, []):
            row.set_version = version
            sheets.append(sheet_from(row.indicator, row, units=units, calendar=calendar))
    return sheets


def _stated_in(version_ids: Sequence[int]) -> dict[int, list[IndicatorVersion]]:
    keys = VariantKey.objects.select_related("item").order_by("pk")
    variants = Variant.objects.prefetch_related(Prefetch("keys", queryset=keys)).order_by("pk")
    rows = (
        IndicatorVersion.objects.filter(set_version_id__in=version_ids)
        .select_related("owner_unit", "indicator")
        .prefetch_related(Prefetch("variants", queryset=variants))
        .order_by("set_version_id", "-scope", "order")
    )
    found: dict[int, list[IndicatorVersion]] = {}
    for row in rows:
        found.setdefault(row.set_version_id, []).append(row)
    return found
