"""Numbers and dates of a draft that people may have edited: what cannot be read is missing, never zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation


def to_decimal(text: str | None) -> Decimal | None:
    """Read an exact decimal; None for nothing and for what is no finite number."""
    if not text:
        return None
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def to_date(text: str | None) -> date | None:
    """Read an ISO date; None for nothing and for what is no date."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def plain(value: Decimal) -> str:
    """Write a decimal without an exponent: ``100``, never ``1E+2``."""
    return format(value, "f")
