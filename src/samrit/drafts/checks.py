"""Checks of a whole set, on plain data: a letter's draft, an edited draft, or a set before publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samrit.drafts.calendar import detect_dates_outside_round, detect_late_targets
from samrit.drafts.completeness import (
    detect_duplicate_numbers,
    detect_level_missing,
    detect_two_spellings,
    detect_variant_coverage,
)
from samrit.drafts.places import is_amendment, place
from samrit.drafts.weights import detect_total_mismatch, detect_weight_missing, detect_weights_not_100

if TYPE_CHECKING:
    from samrit.drafts.shape import DraftJson
    from samrit.findings import Finding

__all__ = ["check_set", "is_amendment", "place"]

_DETECTORS = (
    detect_weight_missing,
    detect_weights_not_100,
    detect_total_mismatch,
    detect_level_missing,
    detect_duplicate_numbers,
    detect_variant_coverage,
    detect_dates_outside_round,
    detect_late_targets,
    detect_two_spellings,
)


def check_set(draft: DraftJson) -> tuple[Finding, ...]:
    """Check what concerns the whole set; each indicator's own levels are checked by criteria."""
    return tuple(finding for detect in _DETECTORS for finding in detect(draft))
