"""A scanned PDF or a picture ▸ pictures of its pages ▸ a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from samrit.letters.errors import UnreadableLetter
from samrit.letters.isolation.patience import one_more_page
from samrit.letters.scans.pictures import check_picture, check_size
from samrit.letters.scans.reader import read_pages
from samrit.letters.scans.tesseract import as_pdf, require_tesseract

if TYPE_CHECKING:
    from samrit.letters.document import Document
    from samrit.letters.scans.rasters import Grey

MOST_PAGES = 60
_POINTS = 72
_DPI = 200
# A picture without its dots per inch is taken for a page so high, in inches.
_A4 = 11.7
_LEAST_SHARE = 0.5

# The library has no types: what comes from it is Any.
_Pdf = Any


def open_picture(data: bytes, *, name: str) -> Document:
    """Open a picture of a page, or of several.

    Raises:
        UnreadableLetter: ``too-large``, ``damaged``, ``too-long``, ``no-ocr``, ``too-slow``, ``empty``.
    """
    check_picture(data, name=name)
    require_tesseract(name)
    document = pypdfium2.PdfDocument(as_pdf(data, name=name))
    try:
        return read_scan(document, name=name)
    finally:
        document.close()


def read_scan(document: _Pdf, *, name: str) -> Document:
    """Read a PDF whose pages are pictures.

    Raises:
        UnreadableLetter: ``too-large``, ``too-long``, ``no-ocr``, ``too-slow``, or ``scan`` where nothing is
            written on its pages.
    """
    require_tesseract(name)
    if len(document) > MOST_PAGES:
        raise UnreadableLetter(
            "too-long",
            f"ไฟล์สแกน “{name}” มี {len(document)} หน้า เกิน {MOST_PAGES} หน้า ให้ส่งเฉพาะหนังสือและเอกสารแนบตัวชี้วัด",
            f"the scan {name} has {len(document)} pages, more than {MOST_PAGES};"
            " send only the letter and its annex",
        )
    for page in document:
        _check_page(page, name)
    found = read_pages(_pictures(document), dpi=_DPI, name=name)
    if not found.text.strip():
        raise UnreadableLetter(
            "scan",
            f"ไม่พบข้อความในภาพของไฟล์ “{name}” ให้สแกนใหม่ให้ชัดที่ 200-300 จุดต่อนิ้ว หรือส่งไฟล์ .docx",
            f"nothing could be read in the pictures of {name};"
            " scan it again at 200 to 300 dpi, or send a .docx",
        )
    return found


def _check_page(page: _Pdf, name: str) -> None:
    """Weigh the pictures of a page by what they claim, before any is unpacked."""
    width, height = page.get_size()
    scale = _scale(height)
    check_size(round(width * scale), round(height * scale), name=name)
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        check_size(*picture.get_px_size(), name=name)


def _pictures(document: _Pdf) -> Iterator[Grey]:
    """Give each page in grey, all at the same dots per inch."""
    for page in document:
        one_more_page()
        grey: Grey = page.render(scale=_scale(page.get_height()), grayscale=True).to_numpy().copy()
        page.close()
        yield grey


def _scale(height: float) -> float:
    """Give pixels a point: a page of odd size, as of a picture without dots per inch, is brought to A4."""
    usual = _LEAST_SHARE < height / (_A4 * _POINTS) < 1 / _LEAST_SHARE
    return _DPI / _POINTS if usual else _A4 * _DPI / height
