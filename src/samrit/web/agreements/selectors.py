"""Reading agreements: one that a person may see, lists of many, and their lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from samrit.web.agreements.choices import AgreementState
from samrit.web.agreements.models import Agreement, AgreementLine, AgreementVersion
from samrit.web.agreements.policies import OVERSEERS, may_view
from samrit.web.common.errors import NotFound
from samrit.web.common.policies import require
from samrit.web.indicators.models import IndicatorVersion, Variant, VariantKey
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person, children_map, covered
from samrit.web.rounds.models import Round

_PEOPLE = ("officer", "partner", "assessor", "reviewer", "unit", "position", "set", "round", "current")


def agreement_for(person: Person, pk: int) -> Agreement:
    """Give an agreement that the person may see, with its people, unit, set, round and current version.

    Raises:
        NotFound: none of this number in the person's agency.
        NotAllowed: it is of people that he has nothing to do with.
    """
    rows = Agreement.objects.select_related(*_PEOPLE, "round__scheme", "current__set_version")
    agreement = rows.filter(pk=pk, officer__agency_id=person.agency_id).first()
    if agreement is None:
        raise NotFound("no-agreement", _("ไม่พบข้อตกลงนี้"))
    require(may_view, person, agreement)
    return agreement


def agreements_seen_by(person: Person) -> QuerySet[Agreement]:
    """Give the agreements that the person may see, of all rounds, by unit and post."""
    named = Q(officer=person.officer_id) | Q(partner=person.officer_id)
    named |= Q(assessor=person.officer_id) | Q(reviewer=person.officer_id)
    overseen = Q(unit_id__in=person.units_of(*OVERSEERS))
    rows = Agreement.objects.filter(named | overseen, officer__agency_id=person.agency_id)
    return (
        rows.select_related(*_PEOPLE)
        .defer("current__content")
        .order_by("unit__code", "-position__is_head", "position__number", "pk")
    )


def agreements_below(person: Person, unit: Unit, *, round_: Round) -> list[Agreement]:
    """Give the agreements with content of a unit and below in a round that the person may see."""
    units = covered(children_map(unit.agency_id), unit.pk)
    rows = agreements_seen_by(person).filter(unit_id__in=units, round=round_, current__isnull=False)
    return list(rows.select_related("round__scheme"))


def own_agreements(person: Person, *, round_id: int) -> list[Agreement]:
    """Give the person's own agreements in a round (several after a transfer), newest first."""
    rows = Agreement.objects.filter(officer=person.officer_id, round_id=round_id)
    return list(rows.select_related(*_PEOPLE, "current__set_version").order_by("-pk"))


def agreements_to_sign(person: Person, *, round_id: int) -> list[Agreement]:
    """Give the agreements that wait for the signature of this person now."""
    mine = Q(officer=person.officer_id, state=AgreementState.PROPOSED)
    partner = Q(partner=person.officer_id, state=AgreementState.SIGNED_BY_ASSESSEE)
    rows = agreements_seen_by(person).filter(mine | partner, round_id=round_id, current__isnull=False)
    return list(rows)


def lines_of(versions: Iterable[AgreementVersion]) -> dict[int, list[AgreementLine]]:
    """Give the lines of versions in the order of the paper, as version id ▸ lines.

    Indicator versions, variants and the data items of the variants' keys come with them in four queries,
    however many versions. Lines that share a variant share one object, so that a rule is read once.
    """
    ids = [version.pk for version in versions]
    found: dict[int, list[AgreementLine]] = {pk: [] for pk in ids}
    rows = list(
        AgreementLine.objects.filter(version_id__in=ids).order_by("version_id", "-scope", "order", "pk")
    )
    stated = IndicatorVersion.objects.select_related("indicator").in_bulk(
        {r.indicator_version_id for r in rows}
    )
    keys = Prefetch("keys", queryset=VariantKey.objects.select_related("item").order_by("pk"))
    variants = Variant.objects.prefetch_related(keys).in_bulk({r.variant_id for r in rows})
    for row in rows:
        row.indicator_version = stated[row.indicator_version_id]
        row.variant = variants[row.variant_id]
        found[row.version_id].append(row)
    return found


def versions_of(agreement: Agreement) -> Sequence[AgreementVersion]:
    """Give all versions of an agreement with their signatures, newest first."""
    rows = AgreementVersion.objects.filter(agreement=agreement).select_related("set_version")
    return list(rows.prefetch_related("signatures__officer").order_by("-number"))


def units_seen(person: Person, *, round_id: int) -> list[tuple[int, str]]:
    """Give the units of the agreements that the person may see in a round, as (id, name) by code."""
    rows = agreements_seen_by(person).filter(round_id=round_id).order_by("unit__code")
    return list(rows.values_list("unit_id", "unit__name").distinct())
