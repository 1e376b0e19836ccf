"""Names of what the record of acts speaks of: one query for each kind of object, however many entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from samrit.web.agreements.models import Agreement
from samrit.web.indicators.models import Draft, IndicatorSet, IndicatorVersion
from samrit.web.organisation.models import Unit

Key = tuple[str, str]


def object_names(keys: Iterable[Key]) -> dict[Key, str]:
    """Give the names of objects of the record, as (type, id) ▸ name; unknown ones are left out.

    Named by `settings.AUDIT_NAMES`, because the record stands below everything that it speaks of.
    """
    wanted: dict[str, set[int]] = {}
    for object_type, object_id in keys:
        if object_id.isascii() and object_id.isdigit():
            wanted.setdefault(object_type, set()).add(int(object_id))
    return {
        (object_type, str(pk)): name
        for object_type, ids in wanted.items()
        if object_type in NAMERS
        for pk, name in NAMERS[object_type](ids).items()
    }


def _officers(ids: set[int]) -> dict[int, str]:
    rows = Agreement.objects.filter(pk__in=ids).select_related("officer").only("officer")
    return {row.pk: str(row.officer) for row in rows}


def _sets(ids: set[int]) -> dict[int, str]:
    return dict(IndicatorSet.objects.filter(pk__in=ids).values_list("pk", "title"))


def _drafts(ids: set[int]) -> dict[int, str]:
    return dict(Draft.objects.filter(pk__in=ids).values_list("pk", "letter_file__name"))


def _units(ids: set[int]) -> dict[int, str]:
    return dict(Unit.objects.filter(pk__in=ids).values_list("pk", "name"))


def _indicators(ids: set[int]) -> dict[int, str]:
    rows = IndicatorVersion.objects.filter(indicator_id__in=ids).order_by("set_version__number")
    return dict(rows.values_list("indicator_id", "title"))


NAMERS: dict[str, Callable[[set[int]], dict[int, str]]] = {
    "agreement": _officers,
    "form": _officers,
    "set": _sets,
    "draft": _drafts,
    "unit": _units,
    "indicator": _indicators,
}
