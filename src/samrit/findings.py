"""What a reading or a check has found: one shape for every core."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding of the public contract.

    Attributes:
        code: stable code that other programs rely on, such as `levels-gap`.
        severity: `error` (cannot stand), `warning` (a person must decide) or `info`.
        where: the place in words of the document, such as `individual 3 level 4`.
        message: one Thai sentence: what, why and what to do.
        message_en: the same in English.
        line: 1-based line of the source, if known.
        level: the level concerned, if one.
        quote: the words of the source, if the finding is about some.
        proposal: a repair that a person may accept; never applied by itself.
    """

    code: str
    severity: Severity
    where: str
    message: str
    message_en: str = ""
    line: int | None = None
    level: int | None = None
    quote: str | None = None
    proposal: str | None = None

    def to_json(self) -> dict[str, object]:
        """Give the contract's JSON object; optional fields are kept as null."""
        return {
            "code": self.code,
            "severity": self.severity,
            "where": self.where,
            "message": self.message,
            "message_en": self.message_en,
            "line": self.line,
            "level": self.level,
            "quote": self.quote,
            "proposal": self.proposal,
        }
