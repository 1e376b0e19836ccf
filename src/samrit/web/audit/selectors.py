"""Reading and proving the record of acts."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from samrit.web.audit.models import ChainHead, Entry
from samrit.web.audit.services import entry_content
from samrit.web.common.models import content_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first place where the chain does not hold: number of the entry and what is wrong with it."""

    number: int
    fault: str


def first_break() -> Break | None:
    """Walk the whole chain; None where every hash and number holds."""
    previous, expected = "0" * 64, 1
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2000):
        if entry.number != expected:
            return Break(number=expected, fault="missing")
        if entry.previous_hash != previous:
            return Break(number=entry.number, fault="not-chained")
        if content_hash(entry_content(entry)) != entry.hash:
            return Break(number=entry.number, fault="changed")
        previous, expected = entry.hash, expected + 1
    head = ChainHead.objects.filter(pk=1).first()
    if head is not None and head.last_hash != previous:
        return Break(number=expected, fault="missing")
    return None


def entries_of(object_type: str, object_id: object) -> QuerySet[Entry]:
    """Give the acts on one object, oldest first."""
    return Entry.objects.filter(object_type=object_type, object_id=str(object_id)).order_by("number")
