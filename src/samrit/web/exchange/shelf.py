"""Which papers and files a person may take: one row for each unit he oversees, the province's own first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samrit.web.agreements.models import Agreement
from samrit.web.agreements.policies import OVERSEERS
from samrit.web.agreements.selectors import agreements_seen_by
from samrit.web.assessment.choices import Stage
from samrit.web.assessment.models import Form
from samrit.web.assessment.selectors import forms_of
from samrit.web.organisation.choices import UnitKind
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person
from samrit.web.rounds.models import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfRow:
    """A unit with what its file would hold; `is_whole` is a province with all its districts."""

    unit: Unit
    is_whole: bool
    officers: int
    confirmed: int
    released: int


def shelf_of(person: Person, round_: Round) -> list[ShelfRow]:
    """Give the rows in the order of the units' codes: three queries, however many officers."""
    units = person.units_of(*OVERSEERS)
    rows = agreements_seen_by(person).filter(unit_id__in=units, round=round_, current__isnull=False)
    agreements = list(rows)
    forms = forms_of(agreements)
    own: dict[int, list[Agreement]] = {}
    for agreement in agreements:
        own.setdefault(agreement.unit_id, []).append(agreement)
    found = [_row(mine[0].unit, mine, forms) for mine in own.values()]
    below = Unit.objects.filter(pk__in=units, kind=UnitKind.PROVINCE).order_by("code")
    whole = [_row(unit, agreements, forms, is_whole=True) for unit in below] if agreements else []
    return [*whole, *(row for row in found if row.unit.pk not in {one.unit.pk for one in whole})]


def _row(
    unit: Unit, agreements: Iterable[Agreement], forms: dict[int, Form], *, is_whole: bool = False
) -> ShelfRow:
    mine = [a for a in agreements if not is_whole or unit.pk in {a.unit_id, a.unit.parent_id}]
    stages = [forms[agreement.pk].stage for agreement in mine]
    return ShelfRow(
        unit=unit,
        is_whole=is_whole,
        officers=len(mine),
        confirmed=stages.count(Stage.CONFIRMED),
        released=stages.count(Stage.RELEASED) + stages.count(Stage.ACKNOWLEDGED),
    )
