"""Places in a stacked bar."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def percent(thousandths: int) -> str:
    """Write a place of a bar for SVG: ``305`` is ``30.5%``."""
    return f"{thousandths // 10}.{thousandths % 10}%"
