"""An official letter ▸ a draft of its indicators, every field with its place and every doubt said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samrit.letters.draft import LetterDraft
from samrit.letters.errors import UnreadableLetter
from samrit.letters.opening import open_document
from samrit.letters.reading import read_document
from samrit.letters.sources import SIZE_LIMIT

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SIZE_LIMIT", "LetterDraft", "UnreadableLetter", "open_document", "read_document", "read_letter"]


def read_letter(
    source: Path | bytes, *, name: str, size_limit: int = SIZE_LIMIT, isolated: bool | None = None
) -> LetterDraft:
    """Read a file or its bytes into a draft.

    What programs wrote (Word, Excel, PDF, pictures) is opened in a limited process of its own, unless
    ``isolated`` is False or, where it is None, ``SAMRIT_OPEN_IN_PROCESS`` is set.

    Raises:
        UnreadableLetter: with a code and one line that says what, where and what to do.
    """
    return read_document(open_document(source, name=name, size_limit=size_limit, isolated=isolated))
