"""From documents to PDF: one Typst compilation for one officer or for a whole district."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path

import typst

from samrit.web.printing.documents import FormDocument
from samrit.web.printing.fonts import checked_fonts, font_folder
from samrit.web.printing.glyphs import showable
from samrit.web.printing.repetition import hold_repetition

TEMPLATES = Path(__file__).parent / "typst"
_one_at_a_time = threading.Lock()


class TypesetError(RuntimeError):
    """The template could not be set; the message is Typst's own."""


def typeset(
    documents: Sequence[FormDocument], *, title: str, created: datetime, thai_digits: bool = True
) -> bytes:
    """Set the three forms of each officer, one after the other.

    The same documents, title and `created` give the same bytes. Pages are numbered afresh for every officer,
    and the outline has one entry for each. PDF/A-2a and PDF/UA-1, fonts embedded.

    Args:
        documents: at least one officer's papers.
        title: title of the file, for the reader's window and for screen readers.
        created: date of the document (aware), written into the file instead of the clock's.
        thai_digits: digits of the printed form's own words and page numbers; the documents bring their own.

    Raises:
        ValueError: if there is no document.
        TypesetError: if Typst refuses.
    """
    if not documents:
        raise ValueError("there is nothing to print: no document")
    data = {
        "title": showable(title),
        "thai_digits": thai_digits,
        "officers": [_prepared(asdict(one)) for one in documents],
    }
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    with _one_at_a_time:
        try:
            made = _compiler().compile(
                input=TEMPLATES / "forms.typ",
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["a-2a", "ua-1"],
                timestamp=int(created.timestamp()),
            )
        except typst.TypstError as error:
            raise TypesetError(error.diagnostic) from error
    if not isinstance(made, bytes):
        raise TypesetError("Typst gave no file")
    return made


def _prepared(content: object) -> object:
    """Keep to what the font can show, and hold every ๆ to its word (but in bookmarks, which are no lines)."""
    if isinstance(content, str):
        return hold_repetition(showable(content))
    if isinstance(content, dict):
        return {
            key: showable(one) if key == "bookmark" and isinstance(one, str) else _prepared(one)
            for key, one in content.items()
        }
    if isinstance(content, list | tuple):
        return [_prepared(one) for one in content]
    return content


@cache
def _compiler() -> typst.Compiler:
    """Give the one compiler of this process: fonts and templates are parsed once."""
    checked_fonts(font_folder())
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])
    return typst.Compiler(root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)
