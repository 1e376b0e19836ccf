"""Writing the record of acts: one entry a act, chained by hash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from samrit.web.audit.models import ChainHead, Entry
from samrit.web.common.models import content_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done to which object, inside which unit; `detail` is plain JSON data."""

    name: str
    object_type: str
    object_id: object
    unit_id: int | None = None
    detail: dict[str, object] | None = None


def entry_content(entry: Entry) -> dict[str, object]:
    """Give the content of an entry that its hash covers."""
    return {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_id": entry.actor_id,
        "actor_name": entry.actor_name,
        "act": entry.act,
        "object_type": entry.object_type,
        "object_id": entry.object_id,
        "unit_id": entry.unit_id,
        "detail": entry.detail,
        "previous_hash": entry.previous_hash,
    }


def record(*, actor_id: int | None, actor_name: str, act: Act, now: datetime) -> Entry:
    """Add one entry to the chain, inside the caller's transaction."""
    return record_many(actor_id=actor_id, actor_name=actor_name, acts=[act], now=now)[0]


@transaction.atomic
def record_many(*, actor_id: int | None, actor_name: str, acts: list[Act], now: datetime) -> list[Entry]:
    """Add entries in one write. The head's row is locked, so two writers follow one another."""
    ChainHead.objects.get_or_create(pk=1)
    head = ChainHead.objects.select_for_update().get(pk=1)
    entries = []
    for act in acts:
        head.last_number += 1
        entry = Entry(
            number=head.last_number,
            at=now,
            actor_id=actor_id,
            actor_name=actor_name,
            act=act.name,
            object_type=act.object_type,
            object_id=str(act.object_id),
            unit_id=act.unit_id,
            detail=act.detail or {},
            previous_hash=head.last_hash,
        )
        entry.hash = content_hash(entry_content(entry))
        head.last_hash = entry.hash
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=500)
    head.save()
    return entries
