"""What every change of a draft shares: the lock, who came first at one place, the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from samrit.web.audit.services import Act
from samrit.web.common.errors import Fault, NotFound, Stale
from samrit.web.common.policies import require
from samrit.web.indicators.choices import DraftState
from samrit.web.indicators.draft_content import Json
from samrit.web.indicators.models import Draft, DraftEdit
from samrit.web.indicators.policies import may_correct
from samrit.web.indicators.reading import recompiled
from samrit.web.indicators.selectors import edits_of
from samrit.web.organisation.acting import record_act
from samrit.web.organisation.selectors import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One correction: where, what stood there, what stands there now."""

    path: str
    before: object
    after: object


def locked(person: Person, draft_id: int) -> Draft:
    """Give an open draft that the person may correct, its row locked until the act is done."""
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


def saved(draft: Draft, content: Json, change: Change, *, person: Person, now: datetime) -> Draft:
    """Compile and keep the changed content, with its place in the history and the record of acts."""
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
