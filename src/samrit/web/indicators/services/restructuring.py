"""Indicators and classes of criteria that come into a draft or go out of it."""

from __future__ import annotations

import copy
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samrit.web.common.errors import Refusal
from samrit.web.indicators.choices import Scope
from samrit.web.indicators.draft_content import Json, fresh_key, indicator_of, read_at, written_at
from samrit.web.indicators.models import Draft
from samrit.web.indicators.naming import size_class_of
from samrit.web.indicators.services.drafts import Change, check_fresh, locked, saved
from samrit.web.organisation.choices import SizeClass
from samrit.web.organisation.selectors import Person


@transaction.atomic
def draft_indicator_remove(*, person: Person, draft_id: int, revision: int, key: str, now: datetime) -> Draft:
    """Take an indicator out of a draft; the history keeps it whole."""
    draft = locked(person, draft_id)
    path = f"indicators/{key}"
    check_fresh(draft, revision, path)
    before = indicator_of(draft.content, key)
    content = copy.deepcopy(draft.content)
    content["indicators"] = [i for i in content["indicators"] if i["key"] != key]
    change = Change(path=path, before=before, after=None)
    return saved(draft, content, change, person=person, now=now)


@transaction.atomic
def draft_indicator_add(*, person: Person, draft_id: int, revision: int, scope: str, now: datetime) -> Draft:
    """Add an empty indicator that the reading missed, at the end of its block."""
    draft = locked(person, draft_id)
    check_fresh(draft, revision, "indicators")
    if scope not in Scope.values:
        raise Refusal("bad-field", _("ให้เลือกว่าเป็นตัวชี้วัดรายทีมหรือรายบุคคล"))
    content = copy.deepcopy(draft.content)
    added = _empty(fresh_key(content), scope)
    content["last_key"] += 1
    places = [n for n, i in enumerate(content["indicators"]) if i["scope"] == scope]
    content["indicators"].insert(places[-1] + 1 if places else len(content["indicators"]), added)
    change = Change(path=f"indicators/{added['key']}", before=None, after=added)
    return saved(draft, content, change, person=person, now=now)


@transaction.atomic
def draft_variant_add(
    *, person: Person, draft_id: int, revision: int, key: str, size_class: str, now: datetime
) -> Draft:
    """Add criteria for one more class of districts, copied from the last ones of the indicator."""
    draft = locked(person, draft_id)
    path = f"indicators/{key}/variants"
    check_fresh(draft, revision, path)
    before = read_at(draft.content, path)
    if size_class not in SizeClass.values:
        raise Refusal("bad-field", _("ให้เลือกขนาดของอำเภอจากรายการ"))
    if size_class in [size_class_of(v.get("when")) for v in before]:
        raise Refusal("variant-twice", _("ตัวชี้วัดนี้มีเกณฑ์ของขนาดอำเภอนี้แล้ว ให้แก้เกณฑ์เดิม"))
    last = copy.deepcopy(before[-1]) if before else {"levels": []}
    after = [*before, {**last, "when": str(SizeClass(size_class).label)}]
    change = Change(path=path, before=before, after=after)
    return saved(draft, written_at(draft.content, path, after), change, person=person, now=now)


@transaction.atomic
def draft_variant_remove(
    *, person: Person, draft_id: int, revision: int, key: str, number: int, now: datetime
) -> Draft:
    """Take the criteria of one class out of an indicator."""
    draft = locked(person, draft_id)
    path = f"indicators/{key}/variants"
    check_fresh(draft, revision, path)
    before = read_at(draft.content, path)
    if not 0 <= number < len(before) or len(before) == 1:
        raise Refusal("last-variant", _("ตัวชี้วัดต้องมีเกณฑ์อย่างน้อยหนึ่งชุด ให้แก้เกณฑ์แทนการนำออก"))
    after = [v for n, v in enumerate(before) if n != number]
    change = Change(path=path, before=before, after=after)
    return saved(draft, written_at(draft.content, path, after), change, person=person, now=now)


def _empty(key: str, scope: str) -> Json:
    texts = (
        "weight",
        "weight_text",
        "assignee",
        "change",
        "parent",
        "unit",
        "rationale",
        "data_source",
        "supervisor",
        "definitions",
        "formula",
        "collection",
        "evidence",
        "evidence_text",
        "line",
        "span",
        "owner_unit",
        "cumulative_deeds",
        "replaces",
    )
    lists = (
        "owners",
        "owner_kinds",
        "coordinators",
        "notes",
        "cutoffs",
        "cutoffs_other_rounds",
        "gates",
        "measures",
    )
    return {
        **dict.fromkeys(texts),
        **{name: [] for name in lists},
        "key": key,
        "scope": scope,
        "number": "",
        "title": "",
        "applies_to": {"only": [], "except": []},
        "stepwise": False,
        "spans": {},
        "variants": [{"when": None, "levels": [], "scale": None}],
    }
