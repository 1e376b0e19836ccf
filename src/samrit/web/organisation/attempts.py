"""Counting failed sign-ins: a short pause after a few, so that passwords cannot be guessed by the thousand.

The counts live in the cache that all processes of an installation share. They are lost with it and may
miss an attempt made in the same instant: a brake, not a proof. An account is never locked for its owner
elsewhere, because the count belongs to the account *and* the address the attempt came from.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.core.cache import cache

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 5
PER_ADDRESS = 60


def _key(kind: str, *parts: str) -> str:
    # Hashed: what people type as an account may be anything, also their password.
    return f"sign-in:{kind}:{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()}"


def _keys(account: str, address: str) -> tuple[tuple[str, int], tuple[str, int]]:
    pair = _key("account", account.casefold().strip(), address)
    return (pair, PER_ACCOUNT), (_key("address", address), PER_ADDRESS)


def _recent(key: str, now: datetime) -> list[datetime]:
    stored = cache.get(key)
    return [at for at in stored if now - WINDOW < at <= now] if isinstance(stored, list) else []


def pause_left(*, account: str, address: str, now: datetime) -> timedelta:
    """Give how long this account must wait at this address; zero where it may try now."""
    left = timedelta(0)
    for key, limit in _keys(account, address):
        recent = _recent(key, now)
        if len(recent) >= limit:
            left = max(left, recent[-limit] + WINDOW - now)
    return left


def note_failure(*, account: str, address: str, now: datetime) -> None:
    """Count one failed sign-in."""
    for key, limit in _keys(account, address):
        kept = [*_recent(key, now), now][-limit:]
        cache.set(key, kept, timeout=int(WINDOW.total_seconds()))


def forget(*, account: str, address: str) -> None:
    """Start anew for an account whose owner has come in."""
    (pair, _limit), _address = _keys(account, address)
    cache.delete(pair)
