"""What people do with letters and sets: upload, correct, publish."""

from __future__ import annotations

from samrit.web.indicators.services.correcting import (
    draft_correct,
    draft_proposals_choose,
    draft_round_choose,
    draft_set_choose,
)
from samrit.web.indicators.services.publishing import draft_discard, set_publish
from samrit.web.indicators.services.restructuring import (
    draft_indicator_add,
    draft_indicator_remove,
    draft_variant_add,
    draft_variant_remove,
)
from samrit.web.indicators.services.uploading import letter_upload

__all__ = [
    "draft_correct",
    "draft_discard",
    "draft_indicator_add",
    "draft_indicator_remove",
    "draft_proposals_choose",
    "draft_round_choose",
    "draft_set_choose",
    "draft_variant_add",
    "draft_variant_remove",
    "letter_upload",
    "set_publish",
]
