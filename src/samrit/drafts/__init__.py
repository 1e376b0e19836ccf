"""Letters, rules and checks: a file ▸ the public JSON of a draft; an edited draft ▸ checked again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from samrit.drafts.checks import check_set
from samrit.drafts.compilation import compile_draft, recheck
from samrit.drafts.translation import to_json
from samrit.letters import SIZE_LIMIT, UnreadableLetter, read_letter

if TYPE_CHECKING:
    from samrit.drafts.shape import DraftJson, FindingJson
    from samrit.letters import LetterDraft

__all__ = ["CheckedDraft", "UnreadableLetter", "check_set", "compile_draft", "read_draft", "recheck"]


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A letter as read, and its public JSON with rules and findings."""

    letter: LetterDraft
    data: DraftJson

    @property
    def findings(self) -> list[FindingJson]:
        """Give the findings, the gravest first."""
        return self.data["findings"]

    @property
    def has_errors(self) -> bool:
        """Say whether something in the draft cannot stand."""
        return any(finding["severity"] == "error" for finding in self.findings)

    def to_json(self) -> DraftJson:
        """Give the contract's JSON document."""
        return self.data


def read_draft(
    source: Path | bytes, *, name: str | None = None, size_limit: int = SIZE_LIMIT
) -> CheckedDraft:
    """Read a letter's file or bytes, compile its criteria and check the set.

    Raises:
        UnreadableLetter: where the file gives no draft.
    """
    name = name or (source.name if isinstance(source, Path) else "letter.txt")
    letter = read_letter(source, name=name, size_limit=size_limit)
    return CheckedDraft(letter, compile_draft(to_json(letter)))
