"""Rules of access: every rule of every app is registered here by name, asked in one way, listed in one table.

An app's `policies.py` declares its rules with `@policy(...)`; its services ask them with `require(...)`.
The registry is what the permission matrix is made from.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samrit.web.common.errors import NotAllowed

P = TypeVar("P")
O = TypeVar("O")  # noqa: E741 - an object, by the custom of the field


@dataclass(frozen=True, slots=True)
class Policy(Generic[P, O]):
    """One named rule: may this person do this to this object?"""

    name: str
    words: str | Promise
    test: Callable[[P, O], bool]

    def allows(self, person: P, target: O) -> bool:
        return self.test(person, target)


REGISTRY: dict[str, Policy[Any, Any]] = {}


def policy(name: str, words: str | Promise) -> Callable[[Callable[[P, O], bool]], Policy[P, O]]:
    """Register a rule. `words` says who may, for the refusal and the published matrix."""

    def register(test: Callable[[P, O], bool]) -> Policy[P, O]:
        if name in REGISTRY:
            raise ValueError(f"two rules of access are called {name}")
        REGISTRY[name] = made = Policy(name, words, test)
        return made

    return register


def require(rule: Policy[P, O], person: P, target: O) -> None:
    """Refuse unless the rule allows it.

    Raises:
        NotAllowed: with the words of the rule, so that the person knows whom to ask.
    """
    if not rule.allows(person, target):
        message = _("ท่านไม่มีสิทธิ์ทำรายการนี้ ผู้มีสิทธิ์คือ %(who)s") % {"who": rule.words}
        raise NotAllowed(rule.name, message)
