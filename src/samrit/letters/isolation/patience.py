"""Asking for time: a page that must be read from a picture takes longer than one that holds its text."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar


def _nobody() -> None:
    """Nobody waits with a clock where a file is opened in the process that asked for it."""


_ask: ContextVar[Callable[[], None]] = ContextVar("samrit_one_more_page", default=_nobody)


def one_more_page() -> None:
    """Say that a page is about to be read from a picture."""
    _ask.get()()


def when_asked(answer: Callable[[], None]) -> None:
    """Say what is done for each such page from now on."""
    _ask.set(answer)
