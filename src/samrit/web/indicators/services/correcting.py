"""Correcting a draft: one field at a time, by several people at once, nothing lost.

Two people may correct different places of one draft at the same time; who comes second to the same place
is told what the first wrote and decides.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from samrit.web.audit.services import Act
from samrit.web.common.errors import Fault, NotFound, Refusal, Stale
from samrit.web.common.policies import require
from samrit.web.indicators.choices import DraftState, Scope
from samrit.web.indicators.draft_content import Json, fresh_key, indicator_of, read_at, written_at
from samrit.web.indicators.draft_fields import FieldError, Typed, field_at
from samrit.web.indicators.models import Draft, DraftEdit, IndicatorSet
from samrit.web.indicators.naming import size_class_of
from samrit.web.indicators.policies import may_correct
from samrit.web.indicators.reading import recompiled
from samrit.web.indicators.selectors import edits_of, groups_of
from samrit.web.organisation.acting import record_act
from samrit.web.organisation.choices import SizeClass
from samrit.web.organisation.selectors import Person
from samrit.web.rounds.models import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One correction: where, what stood there, what stands there now."""

    path: str
    before: object
    after: object


@transaction.atomic
def draft_correct(
    *, person: Person, draft_id: int, revision: int, path: str, typed: Typed, now: datetime
) -> Draft:
    """Write what a person typed at one place of a draft.

    `revision` is that of the draft as the person saw it, `path` a place of `draft_fields.FIELDS`, `typed` the
    words as typed, one for each input of the field.

    Raises:
        Refusal: the words cannot be kept; `faults` names the place.
        Stale: somebody corrected the same place since.
    """
    draft = _locked(person, draft_id)
    field = field_at(path)
    if field is None:
        raise NotFound("no-such-field", _("ไม่พบช่องนี้ในร่าง ให้เปิดหน้าตรวจร่างใหม่"))
    before = read_at(draft.content, path)
    check_fresh(draft, revision, path)
    try:
        after = field.parse(typed)
    except FieldError as error:
        raise Refusal(
            "bad-field", str(error), (Fault(where=str(field.label), message=str(error)),)
        ) from error
    if path.endswith("/owner_unit"):
        _check_group(draft, after)
    if path.endswith("/levels"):
        after = _in_place(before, after)
    if after == before:
        return draft
    change = Change(path=path, before=before, after=after)
    return _saved(draft, written_at(draft.content, path, after), change, person=person, now=now)


@transaction.atomic
def draft_indicator_remove(*, person: Person, draft_id: int, revision: int, key: str, now: datetime) -> Draft:
    """Take an indicator out of a draft; the history keeps it whole."""
    draft = _locked(person, draft_id)
    path = f"indicators/{key}"
    check_fresh(draft, revision, path)
    before = indicator_of(draft.content, key)
    content = copy.deepcopy(draft.content)
    content["indicators"] = [i for i in content["indicators"] if i["key"] != key]
    change = Change(path=path, before=before, after=None)
    return _saved(draft, content, change, person=person, now=now)


@transaction.atomic
def draft_indicator_add(*, person: Person, draft_id: int, revision: int, scope: str, now: datetime) -> Draft:
    """Add an empty indicator that the reading missed, at the end of its block."""
    draft = _locked(person, draft_id)
    check_fresh(draft, revision, "indicators")
    if scope not in Scope.values:
        raise Refusal("bad-field", _("ให้เลือกว่าเป็นตัวชี้วัดรายทีมหรือรายบุคคล"))
    content = copy.deepcopy(draft.content)
    added = _empty(fresh_key(content), scope)
    content["last_key"] += 1
    places = [n for n, i in enumerate(content["indicators"]) if i["scope"] == scope]
    content["indicators"].insert(places[-1] + 1 if places else len(content["indicators"]), added)
    change = Change(path=f"indicators/{added['key']}", before=None, after=added)
    return _saved(draft, content, change, person=person, now=now)


@transaction.atomic
def draft_variant_add(
    *, person: Person, draft_id: int, revision: int, key: str, size_class: str, now: datetime
) -> Draft:
    """Add criteria for one more class of districts, copied from the last ones of the indicator."""
    draft = _locked(person, draft_id)
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
    return _saved(draft, written_at(draft.content, path, after), change, person=person, now=now)


@transaction.atomic
def draft_variant_remove(
    *, person: Person, draft_id: int, revision: int, key: str, number: int, now: datetime
) -> Draft:
    """Take the criteria of one class out of an indicator."""
    draft = _locked(person, draft_id)
    path = f"indicators/{key}/variants"
    check_fresh(draft, revision, path)
    before = read_at(draft.content, path)
    if not 0 <= number < len(before) or len(before) == 1:
        raise Refusal("last-variant", _("ตัวชี้วัดต้องมีเกณฑ์อย่างน้อยหนึ่งชุด ให้แก้เกณฑ์แทนการนำออก"))
    after = [v for n, v in enumerate(before) if n != number]
    change = Change(path=path, before=before, after=after)
    return _saved(draft, written_at(draft.content, path, after), change, person=person, now=now)


@transaction.atomic
def draft_round_choose(
    *, person: Person, draft_id: int, revision: int, round_id: int | None, now: datetime
) -> Draft:
    """Say which round a letter is for, where it was read wrongly or not at all."""
    draft = _locked(person, draft_id)
    check_fresh(draft, revision, "round")
    rounds = Round.objects.filter(agency_id=draft.unit.agency_id)
    round_ = rounds.filter(pk=round_id).first() if round_id else None
    if round_ is None:
        raise Refusal("bad-field", _("ให้เลือกรอบการประเมินจากรายการ"))
    before = draft.content.get("round")
    after = {
        "fiscal_year": round_.fiscal_year,
        "number": round_.number,
        "start": round_.starts.isoformat(),
        "end": round_.ends.isoformat(),
    }
    if draft.amends is not None and draft.amends.round_id != round_.pk:
        draft.amends = None
    draft.round = round_
    change = Change(path="round", before=before, after=after)
    return _saved(draft, {**draft.content, "round": after}, change, person=person, now=now)


@transaction.atomic
def draft_set_choose(
    *, person: Person, draft_id: int, revision: int, set_id: int | None, now: datetime
) -> Draft:
    """Say which published set a letter amends; None makes it a new set."""
    draft = _locked(person, draft_id)
    check_fresh(draft, revision, "amends")
    sets = IndicatorSet.objects.filter(round_id=draft.round_id, unit_id=draft.unit_id)
    chosen = sets.filter(pk=set_id).first() if set_id else None
    if set_id and chosen is None:
        raise Refusal("bad-field", _("ให้เลือกชุดตัวชี้วัดของรอบและหน่วยงานเดียวกันจากรายการ"))
    before, draft.amends = draft.amends_id, chosen
    change = Change(path="amends", before=before, after=draft.amends_id)
    return _saved(draft, draft.content, change, person=person, now=now)


def _locked(person: Person, draft_id: int) -> Draft:
    drafts = Draft.objects.select_for_update(of=("self",)).select_related("unit", "round", "amends")
    draft = drafts.filter(pk=draft_id, unit__agency_id=person.agency_id).first()
    if draft is None:
        raise NotFound("no-such-draft", _("ไม่พบร่างนี้ ให้เลือกจากรายการหนังสือ"))
    require(may_correct, person, draft)
    if draft.state != DraftState.OPEN:
        raise Stale("draft-closed", _("ร่างนี้ประกาศใช้หรือยกเลิกแล้ว จึงแก้ไขไม่ได้ ให้นำเข้าหนังสือแก้ไขแทน"))
    return draft


def check_fresh(draft: Draft, revision: int, path: str) -> None:
    """Refuse where somebody corrected the same place since the page was made.

    Raises:
        Stale: names who, and what now stands there.
    """
    if revision == draft.revision:
        return
    for edit in edits_of(draft, since=revision):
        if _same_place(edit.path, path):
            who = edit.by.officer or edit.by
            message = _("%(who)s แก้ช่องนี้ไปก่อนแล้ว ข้อความของท่านยังอยู่ในแบบฟอร์ม ให้ตรวจแล้วกดบันทึกอีกครั้ง")
            now = Fault(where=str(who), message=shown(edit.after), code=edit.path)
            raise Stale("edited-meanwhile", message % {"who": who}, (now,))


def _same_place(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def shown(value: object) -> str:
    """Give a value of a draft in words, for the history and for who came second."""
    if value is None or value in ("", []):
        return _("(ว่าง)")
    if isinstance(value, bool):
        return _("ใช่") if value else _("ไม่ใช่")
    if isinstance(value, list):
        return " · ".join(shown(row) for row in value)
    if isinstance(value, dict):
        return str(value.get("text") or value.get("title") or value.get("when") or _("(ทั้งรายการ)"))
    return str(value)


def _check_group(draft: Draft, group_id: object) -> None:
    if group_id is not None and group_id not in {group.pk for group in groups_of(draft.unit)}:
        raise Refusal("bad-field", _("ให้เลือกกลุ่มงานของจังหวัดจากรายการ"))


def _in_place(before: list[Json], after: object) -> list[Json]:
    """Keep where in the letter each level stands; a level that says the same stays as it is."""
    old = {row["level"]: row for row in before}
    rows = []
    for row in cast("list[Json]", after):
        known = old.get(row["level"], {})
        same = known.get("text") == row["text"]
        rows.append(known if same else {**row, "line": known.get("line"), "span": known.get("span")})
    return rows


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


def _saved(draft: Draft, content: Json, change: Change, *, person: Person, now: datetime) -> Draft:
    draft.content = recompiled(content)
    draft.revision += 1
    draft.save()
    DraftEdit.objects.create(
        draft=draft,
        revision=draft.revision,
        path=change.path,
        before=change.before,
        after=change.after,
        by_id=person.user_id,
        at=now,
    )
    act = Act(
        name="draft.correct",
        object_type="draft",
        object_id=draft.pk,
        unit_id=draft.unit_id,
        detail={"path": change.path, "revision": draft.revision},
    )
    record_act(person=person, act=act, now=now)
    return draft
