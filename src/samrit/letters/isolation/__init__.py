"""Files that programs wrote are opened in a process of their own, with little memory and little time."""

from __future__ import annotations

from samrit.letters.isolation.limits import Limits
from samrit.letters.isolation.running import open_isolated

__all__ = ["Limits", "open_isolated"]
