"""Refusals: what a service raises when an act cannot be done; data first, then one sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault of an input: where it stands and what to do (both in the reader's language)."""

    where: str
    message: str
    code: str = ""


class Refusal(Exception):  # noqa: N818 - the word of the field: an act is refused, nothing broke
    """An act that is refused: nothing was changed.

    Attributes:
        code: stable code for programs and tests.
        message: one sentence in the reader's language: what, why, what to do.
        faults: every fault found, if there are several places to mend.
    """

    status = 422

    def __init__(self, code: str, message: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.faults = faults


class NotAllowed(Refusal):
    """The person may not do this to this object."""

    status = 403


class Stale(Refusal):
    """The page was made from an older state; somebody else changed it since."""

    status = 409


class NotFound(Refusal):
    """No such object, or none that this person may know of."""

    status = 404
