"""Reading letters, drafts and published sets. Everything is read for a set at once, never row by row."""

from __future__ import annotations

from django.db.models import Count, Max, Prefetch, QuerySet
from django.utils.translation import gettext as _

from samrit.web.common.errors import NotFound
from samrit.web.common.policies import require
from samrit.web.indicators.choices import DraftState
from samrit.web.indicators.models import (
    Draft,
    DraftEdit,
    IndicatorSet,
    IndicatorVersion,
    SetVersion,
    Variant,
    VariantKey,
)
from samrit.web.indicators.naming import covers
from samrit.web.indicators.policies import may_read_draft, may_read_set
from samrit.web.organisation.choices import Role, UnitKind
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person, children_map, covered
from samrit.web.rounds.models import Round


def set_in_force(set_: IndicatorSet) -> SetVersion:
    """Give the newest version of a set.

    Raises:
        NotFound: nothing of it was ever published.
    """
    version: SetVersion | None = set_.versions.order_by("-number").first()
    if version is None:
        raise NotFound("no-version", _("ชุดตัวชี้วัดนี้ยังไม่มีฉบับที่ประกาศใช้"))
    version.set = set_
    return version


def indicators_of(version: SetVersion) -> list[IndicatorVersion]:
    """Give the indicators of a version in order (team first), with variants, keys and items prefetched."""
    return list(_with_criteria(IndicatorVersion.objects.filter(set_version=version)))


def _with_criteria(rows: QuerySet[IndicatorVersion]) -> QuerySet[IndicatorVersion]:
    keys = VariantKey.objects.select_related("item").order_by("pk")
    variants = Variant.objects.prefetch_related(Prefetch("keys", queryset=keys)).order_by("pk")
    return (
        rows.select_related("owner_unit", "indicator")
        .prefetch_related(Prefetch("variants", queryset=variants))
        .order_by("-scope", "order")
    )


def variant_for(indicator_version: IndicatorVersion, unit: Unit) -> Variant | None:
    """Give the criteria that a unit is judged by: those of its size class, else those for all.

    None where the indicator has criteria of classes only and none of them is the unit's.
    """
    by_class: dict[str, Variant] = {
        variant.size_class: variant for variant in indicator_version.variants.all()
    }
    if unit.size_class and unit.size_class in by_class:
        return by_class[unit.size_class]
    return by_class.get("")


def applies_to(indicator_version: IndicatorVersion, unit: Unit) -> bool:
    """Say whether an indicator applies to a unit, by the names that its letter gives."""
    return covers(indicator_version.applies_only, indicator_version.applies_except, unit)


def units_below(unit: Unit) -> list[Unit]:
    """Give the district offices that a set of this unit is for, by code."""
    ids = covered(children_map(unit.agency_id), unit.pk)
    return list(Unit.objects.filter(pk__in=ids, kind=UnitKind.DISTRICT).order_by("code"))


def groups_of(unit: Unit) -> list[Unit]:
    """Give the groups of a unit, who may own indicators."""
    return list(Unit.objects.filter(parent=unit, kind=UnitKind.GROUP).order_by("code"))


def sets_for(person: Person) -> QuerySet[IndicatorSet]:
    """Give the sets of the person's agency, newest round first, with the number of their newest version."""
    return (
        IndicatorSet.objects.filter(unit__agency_id=person.agency_id)
        .select_related("round", "unit")
        .annotate(newest=Max("versions__number"), changed_at=Max("versions__published_at"))
        .order_by("-round__fiscal_year", "-round__number", "unit__code", "title")
    )


def set_for(person: Person, pk: int) -> IndicatorSet:
    """Give a set that the person may read.

    Raises:
        NotFound: no such set, or of another agency.
    """
    set_ = IndicatorSet.objects.select_related("round", "unit", "unit__agency").filter(pk=pk).first()
    if set_ is None or not may_read_set.allows(person, set_):
        raise NotFound("no-such-set", _("ไม่พบชุดตัวชี้วัดนี้ ให้เลือกจากรายการชุดตัวชี้วัด"))
    return set_


def versions_of(set_: IndicatorSet) -> list[SetVersion]:
    """Give the versions of a set, oldest first, with the letter each came from."""
    return list(
        set_.versions.select_related("draft", "draft__letter_file", "published_by", "published_by__officer")
        .annotate(indicator_count=Count("indicators"))
        .order_by("number")
    )


def version_of(set_: IndicatorSet, number: int | None) -> SetVersion:
    """Give a version by its number, or the one in force.

    Raises:
        NotFound: no such version.
    """
    if number is None:
        return set_in_force(set_)
    version: SetVersion | None = set_.versions.filter(number=number).first()
    if version is None:
        raise NotFound("no-version", _("ชุดตัวชี้วัดนี้ไม่มีฉบับที่ %d") % number)
    version.set = set_
    return version


def rivals_of(draft: Draft) -> list[IndicatorSet]:
    """Give the published sets that an amendment of this round and unit may mean."""
    return list(
        IndicatorSet.objects.filter(round_id=draft.round_id, unit_id=draft.unit_id).order_by("title", "pk")
    )


def drafts_for(person: Person) -> QuerySet[Draft]:
    """Give the drafts that the person may read, newest first; the letters' bytes and contents stay unread."""
    units = person.units_of(Role.PROVINCE_ADMIN, Role.AUDITOR)
    return (
        Draft.objects.filter(unit_id__in=units)
        .exclude(state=DraftState.DISCARDED)
        .select_related("round", "unit", "letter_file", "amends")
        .defer("content", "letter_file__content")
        .order_by("-created_at", "-pk")
    )


def draft_for(person: Person, pk: int) -> Draft:
    """Give a draft that the person may read.

    Raises:
        NotFound: no such draft, or of another agency.
        NotAllowed: one of the agency, but not his to see.
    """
    draft = (
        Draft.objects.select_related("round", "unit", "letter_file", "amends", "amends__unit")
        .defer("letter_file__content")
        .filter(pk=pk, unit__agency_id=person.agency_id)
        .first()
    )
    if draft is None:
        raise NotFound("no-such-draft", _("ไม่พบร่างนี้ ให้เลือกจากรายการหนังสือ"))
    require(may_read_draft, person, draft)
    return draft


def edits_of(draft: Draft, *, since: int = 0) -> list[DraftEdit]:
    """Give the corrections of a draft after a revision, oldest first, with who made them."""
    rows = draft.edits.filter(revision__gt=since)
    return list(rows.select_related("by", "by__officer").order_by("pk"))


def version_of_draft(draft: Draft) -> SetVersion | None:
    """Give the version that a draft was published as."""
    version: SetVersion | None = SetVersion.objects.filter(draft=draft).select_related("set").first()
    return version


def rounds_of(agency_id: int) -> list[Round]:
    """Give the rounds of an agency, newest first."""
    return list(Round.objects.filter(agency_id=agency_id))


def units_to_upload_for(person: Person) -> list[Unit]:
    """Give the provinces whose letters the person may upload."""
    units = person.units_of(Role.PROVINCE_ADMIN)
    return list(Unit.objects.filter(pk__in=units, kind=UnitKind.PROVINCE).order_by("code"))
