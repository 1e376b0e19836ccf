"""Correcting a draft: one field at a time, by several people at once, nothing lost.

Two people may correct different places of one draft at the same time; who comes second to the same place
is told what the first wrote and decides.
"""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from samrit.web.common.errors import Fault, NotFound, Refusal
from samrit.web.indicators.draft_content import Json, read_at, written_at
from samrit.web.indicators.draft_fields import FieldError, Typed, field_at
from samrit.web.indicators.models import Draft, IndicatorSet
from samrit.web.indicators.selectors import groups_of
from samrit.web.indicators.services.drafts import Change, check_fresh, locked, saved
from samrit.web.organisation.selectors import Person
from samrit.web.rounds.models import Round


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
    draft = locked(person, draft_id)
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
    return saved(draft, written_at(draft.content, path, after), change, person=person, now=now)


@transaction.atomic
def draft_proposals_choose(
    *, person: Person, draft_id: int, revision: int, path: str, now: datetime
) -> Draft:
    """Choose what is proposed for every doubt of one variant that nobody has settled yet.

    `path` is the place of the variant, `indicators/i3/variants/0`.
    """
    draft = locked(person, draft_id)
    if field_at(f"{path}/levels") is None:
        raise NotFound("no-such-field", _("ไม่พบช่องนี้ในร่าง ให้เปิดหน้าตรวจร่างใหม่"))
    before = read_at(draft.content, f"{path}/choices")
    check_fresh(draft, revision, f"{path}/choices")
    open_ones = [
        d for d in read_at(draft.content, f"{path}/doubts") or [] if d["proposal"] and not d["chosen"]
    ]
    if not open_ones:
        return draft
    after = {**(before or {}), **{doubt["name"]: doubt["proposal"] for doubt in open_ones}}
    change = Change(path=f"{path}/choices", before=before, after=after)
    return saved(draft, written_at(draft.content, f"{path}/choices", after), change, person=person, now=now)


@transaction.atomic
def draft_round_choose(
    *, person: Person, draft_id: int, revision: int, round_id: int | None, now: datetime
) -> Draft:
    """Say which round a letter is for, where it was read wrongly or not at all."""
    draft = locked(person, draft_id)
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
    return saved(draft, {**draft.content, "round": after}, change, person=person, now=now)


@transaction.atomic
def draft_set_choose(
    *, person: Person, draft_id: int, revision: int, set_id: int | None, now: datetime
) -> Draft:
    """Say which published set a letter amends; None makes it a new set."""
    draft = locked(person, draft_id)
    check_fresh(draft, revision, "amends")
    sets = IndicatorSet.objects.filter(round_id=draft.round_id, unit_id=draft.unit_id)
    chosen = sets.filter(pk=set_id).first() if set_id else None
    if set_id and chosen is None:
        raise Refusal("bad-field", _("ให้เลือกชุดตัวชี้วัดของรอบและหน่วยงานเดียวกันจากรายการ"))
    before, draft.amends = draft.amends_id, chosen
    change = Change(path="amends", before=before, after=draft.amends_id)
    return saved(draft, draft.content, change, person=person, now=now)


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
