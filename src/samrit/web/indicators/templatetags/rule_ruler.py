"""`{% rule_ruler rule %}`: the ruler of a rule alone, where no unit is in view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from samrit.web.indicators.templatetags.ruler import ruler

register = template.Library()


@register.inclusion_tag("indicators/_ruler.html")
def rule_ruler(rule: Mapping[str, Any], size: str = "full") -> dict[str, object]:
    """Draw the zones of a rule; its deeds stand in the list of levels beside it."""
    return {**ruler(rule, size=size), "steps": (), "bare": True, "next": None, "top": False}
