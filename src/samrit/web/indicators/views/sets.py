"""Published sets: the list, one set as it is in force, two versions side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from samrit.web.common.whole import whole
from samrit.web.indicators.bars import Row, bars
from samrit.web.indicators.choices import Scope
from samrit.web.indicators.differences import compared_sets
from samrit.web.indicators.models import IndicatorSet, IndicatorVersion, SetVersion
from samrit.web.indicators.plan import planned_from_base
from samrit.web.indicators.selectors import (
    indicators_of,
    set_for,
    sets_for,
    units_below,
    version_of,
    versions_of,
)
from samrit.web.indicators.sources import Source, sources_of
from samrit.web.organisation.acting import acting_person
from samrit.web.organisation.choices import Role
from samrit.web.organisation.selectors import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRow:
    """An indicator with where it comes from."""

    indicator: IndicatorVersion
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBlock:
    """The indicators of one block."""

    label: str
    rows: tuple[SetRow, ...]


@require_GET
def sets(request: HttpRequest) -> HttpResponse:
    """List the sets of my agency."""
    person = acting_person(request)
    context = {"sets": list(sets_for(person)), "may_upload": person.has(Role.PROVINCE_ADMIN)}
    return render(request, "indicators/sets.html", context)


@require_GET
def set_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a set as one version states it; `?version=` chooses an older one."""
    person = acting_person(request)
    set_ = set_for(person, pk)
    version = version_of(set_, _whole(request, "version"))
    rows = indicators_of(version)
    versions = versions_of(set_)
    context = {
        "set": set_,
        "edition": version,
        "versions": versions,
        "in_force": versions[-1].number == version.number,
        "previous": version.number - 1,
        "bars": bars([Row(r, r.applies_only, r.applies_except) for r in rows], units_below(set_.unit)),
        "blocks": list(_blocks(version, rows)),
        "may_read_letters": person.has(Role.PROVINCE_ADMIN, set_.unit_id)
        or person.has(Role.AUDITOR, set_.unit_id),
        "cascade_url": _cascade_url(person, set_),
    }
    return render(request, "indicators/set.html", context)


@require_GET
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare any two versions of a set, word by word; by default the last two."""
    person = acting_person(request)
    set_ = set_for(person, pk)
    versions = versions_of(set_)
    newest = versions[-1].number if versions else 1
    after = version_of(set_, _whole(request, "b") or newest)
    before = version_of(set_, _whole(request, "a") or max(1, after.number - 1))
    rows = compared_sets(
        [planned_from_base(r) for r in indicators_of(before)],
        [planned_from_base(r) for r in indicators_of(after)],
    )
    context = {
        "set": set_,
        "versions": versions,
        "before": before,
        "after": after,
        "changed": [row for row in rows if row.state != "same"],
        "unchanged": [row for row in rows if row.state == "same"],
    }
    return render(request, "indicators/compare.html", context)


def _blocks(version: SetVersion, rows: Sequence[IndicatorVersion]) -> Iterator[SetBlock]:
    sources = sources_of(version, rows)
    for scope in Scope:
        mine = tuple(SetRow(indicator=r, source=sources[r.pk]) for r in rows if r.scope == scope)
        if mine:
            yield SetBlock(label=str(scope.label), rows=mine)


def _cascade_url(person: Person, set_: IndicatorSet) -> str:
    """Give the way to the cascade, for who may give the set to the districts."""
    if not person.has(Role.PROVINCE_ADMIN, set_.unit_id):
        return ""
    return reverse("agreements:cascade", args=[set_.pk])


def _whole(request: HttpRequest, name: str) -> int | None:
    return whole(request.GET.get(name, ""))
