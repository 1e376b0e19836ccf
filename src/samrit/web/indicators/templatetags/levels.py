"""The colour step of a level."""

from __future__ import annotations

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def step(level: Decimal | int | str | None) -> str:
    """Give the step 0 to 5 that a level is coloured by (between levels: the lower one), or ``none``."""
    if level is None or level == "":
        return "none"
    return str(max(0, min(5, int(Decimal(str(level))))))
