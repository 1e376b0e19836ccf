"""A file or its bytes ▸ a document: text here, what programs wrote in a limited process of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from samrit.letters import sources

if TYPE_CHECKING:
    from pathlib import Path

    from samrit.letters.document import Document

IN_PROCESS = "SAMRIT_OPEN_IN_PROCESS"


def open_document(
    source: Path | bytes, *, name: str, size_limit: int = sources.SIZE_LIMIT, isolated: bool | None = None
) -> Document:
    """Open a file or its bytes.

    Args:
        source: the file, or its bytes.
        name: the file's name; it is named in what is said, and its ending tells the kind of plain text.
        size_limit: bytes; a larger file is not read at all.
        isolated: open it in this process where False; None asks the environment (SAMRIT_OPEN_IN_PROCESS).

    Raises:
        UnreadableLetter: with a code and one line that says what, where and what to do.
    """
    data = sources.read_bytes(source, name=name, size_limit=size_limit)
    if isolated is None:
        isolated = IN_PROCESS not in os.environ
    if not isolated or sources.is_plain(data, name=name):
        return sources.open_document(data, name=name, size_limit=size_limit)
    # Imported when needed: a text file must not wait for what it does not use.
    from samrit.letters.isolation import open_isolated  # noqa: PLC0415

    return open_isolated(data, name=name)
