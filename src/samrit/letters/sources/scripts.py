"""Programs inside a PDF: never run, and said to be there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from samrit.letters.sources.remarks import not_run

if TYPE_CHECKING:
    from samrit.letters.document import Document

_NAMES = (b"/JavaScript", b"/Launch")


def with_scripts_said(document: Document, data: bytes) -> Document:
    """Add a remark to a document where the PDF it was read from holds programs."""
    if not _holds_scripts(data):
        return document
    return replace(document, remarks=(*document.remarks, not_run("สคริปต์")))


def _holds_scripts(data: bytes) -> bool:
    """Look for the names as written, and for those that only the library unpacks."""
    if any(name in data for name in _NAMES):
        return True
    pdf = pypdfium2.PdfDocument(data)
    try:
        return int(pdfium.FPDFDoc_GetJavaScriptActionCount(pdf)) > 0
    finally:
        pdf.close()
