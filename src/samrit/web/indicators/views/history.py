"""The corrections of a draft, as its page tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrit.web.indicators.differences import Piece, word_diff
from samrit.web.indicators.draft_fields import field_at
from samrit.web.indicators.models import Draft
from samrit.web.indicators.selectors import edits_of
from samrit.web.indicators.services.drafts import shown

_OTHER_PLACES = {
    "round": gettext_lazy("รอบการประเมิน"),
    "amends": gettext_lazy("ชุดตัวชี้วัดที่แก้ไข"),
    "variants": gettext_lazy("เกณฑ์ตามขนาดอำเภอ"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditView:
    """One correction of the draft: whose, when, of what, and the words that changed."""

    who: str
    at: datetime
    what: str
    pieces: tuple[Piece, ...]


def history_of(draft: Draft) -> Iterator[EditView]:
    """Give the corrections, the newest first."""
    numbers = {row["key"]: row.get("number") or "" for row in draft.content["indicators"]}
    for edit in reversed(edits_of(draft)):
        field = field_at(edit.path)
        parts = edit.path.split("/")
        of = numbers.get(parts[1], "") if len(parts) > 1 else ""
        what = str(field.label) if field else _OTHER_PLACES.get(parts[-1], _("รายการตัวชี้วัด"))
        yield EditView(
            who=str(edit.by.officer or edit.by),
            at=edit.at,
            what=f"{what} ({of})" if of else str(what),
            pieces=word_diff(shown(edit.before), shown(edit.after)),
        )
