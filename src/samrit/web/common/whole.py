"""A whole number as an address or a form carries it."""

from __future__ import annotations

# Longer than any number of a row: databases and Python itself refuse to read on.
LONGEST = 18


def whole(text: str) -> int | None:
    """Give the number that a text says in plain digits; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None
