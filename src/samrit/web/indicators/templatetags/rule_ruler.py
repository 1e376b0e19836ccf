"""`{% rule_ruler rule %}`: the ruler of a rule alone, where no unit is in view."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samrit.web.common.models import canonical_json
from samrit.web.indicators.rule_notes import RuleNote, rule_notes
from samrit.web.indicators.templatetags.ruler import ruler

register = template.Library()


@register.simple_tag
def rule_ruler(rule: Mapping[str, Any], size: str = "full") -> SafeString:
    """Draw the zones of a rule; its deeds stand in the list of levels beside it."""
    return _drawn(canonical_json(rule), size, get_language() or "")


@register.simple_tag
def notes_of_rule(rule: Mapping[str, Any]) -> tuple[RuleNote, ...]:
    """Give what a rule says beside its levels: gates, points, persons, readings chosen."""
    return rule_notes(rule)


# A rule never changes and a set page draws a dozen: the drawing is kept by content, size and language.
@lru_cache(maxsize=1024)
def _drawn(rule: str, size: str, _language: str) -> SafeString:
    bare: dict[str, object] = {"steps": (), "bare": True, "next": None, "top": False}
    return render_to_string("indicators/_ruler.html", {**ruler(json.loads(rule), size=size), **bare})
