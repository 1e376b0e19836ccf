"""A file or its bytes ▸ a document, by the kind of file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from samrit.letters.errors import UnreadableLetter

if TYPE_CHECKING:
    from samrit.letters.document import Document

SIZE_LIMIT = 20 * 1024 * 1024
_PLAIN = {".txt", ".md", ".text", ".markdown", ""}
_HTML = {".html", ".htm", ".xhtml"}
_MARKS = {b"%PDF-": "pdf", b"PK\x03\x04": "package", b"\xd0\xcf\x11\xe0": "old"}
_PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp"}
_PICTURE_MARKS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
# A text may begin with these letters; what is no text holds a zero soon.
_PICTURE_LETTERS = (b"GIF8", b"BM", b"RIFF")
_SOON = 64


def open_document(source: Path | bytes, *, name: str, size_limit: int = SIZE_LIMIT) -> Document:
    """Open a file or its bytes.

    The kind is seen from the first bytes, then from the name. A file over the limit is not read at all.

    Raises:
        UnreadableLetter: ``no-file``, ``too-large``, ``too-long``, ``empty``, ``unknown-kind``, ``not-text``,
            ``damaged``, ``locked``, and for pictures ``scan``, ``no-ocr``, ``too-slow``.
    """
    data = read_bytes(source, name=name, size_limit=size_limit)
    if not data.strip():
        raise UnreadableLetter("empty", f"ไฟล์ “{name}” ว่าง ไม่มีข้อความ ให้เลือกไฟล์หนังสือใหม่", f"{name} is empty")
    # Each reader is imported when needed: a text file must not wait for the libraries of Word and PDF.
    match kind_of(data, name=name):
        case "picture":
            from samrit.letters.scans.opening import open_picture  # noqa: PLC0415

            return open_picture(data, name=name)
        case "pdf":
            from samrit.letters.sources.pdf import open_pdf  # noqa: PLC0415
            from samrit.letters.sources.scripts import with_scripts_said  # noqa: PLC0415

            return with_scripts_said(open_pdf(data, name=name), data)
        case "package":
            from samrit.letters.sources.packages import open_package  # noqa: PLC0415

            return open_package(data, name=name)
        case "old":
            from samrit.letters.sources.packages import refuse_old  # noqa: PLC0415

            raise refuse_old(data, name=name)
        case "html":
            from samrit.letters.sources.html import open_html  # noqa: PLC0415

            return open_html(data, name=name)
        case "plain":
            from samrit.letters.sources.plain import open_plain  # noqa: PLC0415

            return open_plain(data, name=name)
        case _:
            raise UnreadableLetter(
                "unknown-kind",
                f"ไฟล์ “{name}” เป็นชนิดที่อ่านไม่ได้ ให้ส่งไฟล์ .txt .md .html .docx .xlsx .pdf หรือภาพ .png .jpg .tiff",
                f"{name} is of a kind that cannot be read; send .txt, .html, .docx, .xlsx, .pdf or a picture",
            )


def is_plain(data: bytes, *, name: str) -> bool:
    """Say whether a file is opened by reading its text alone, with no library for what programs write."""
    return kind_of(data, name=name) in {"plain", "html", "unknown"}


def kind_of(data: bytes, *, name: str) -> str:
    """Give the kind of a file from its first bytes, then from its name."""
    suffix = Path(name).suffix.lower()
    lettered = data.startswith(_PICTURE_LETTERS) and b"\x00" in data[:_SOON]
    if suffix in _PICTURES or data.startswith(_PICTURE_MARKS) or lettered:
        return "picture"
    for mark, kind in _MARKS.items():
        if data.startswith(mark):
            return kind
    if suffix in _HTML:
        return "html"
    return "plain" if suffix in _PLAIN else "unknown"


def read_bytes(source: Path | bytes, *, name: str, size_limit: int) -> bytes:
    """Give the bytes of a file, of which no more than the limit are ever read.

    Raises:
        UnreadableLetter: ``no-file``, ``too-large``.
    """
    if isinstance(source, bytes):
        if len(source) > size_limit:
            raise _too_large(name, size_limit)
        return source
    try:
        if source.stat().st_size > size_limit:
            raise _too_large(name, size_limit)
        with source.open("rb") as file:
            # A pipe or a device tells no size before it is read.
            data = file.read(size_limit + 1)
    except OSError as error:
        raise UnreadableLetter(
            "no-file",
            f"เปิดไฟล์ “{name}” ไม่ได้ {_reason(error)}",
            f"cannot open {name}: {error.strerror}",
        ) from error
    if len(data) > size_limit:
        raise _too_large(name, size_limit)
    return data


def _reason(error: OSError) -> str:
    """Say in Thai why a file cannot be opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "เพราะไม่มีไฟล์นี้ ให้ตรวจชื่อและที่เก็บไฟล์"
    if isinstance(error, IsADirectoryError):
        return "เพราะเป็นโฟลเดอร์ ให้ระบุไฟล์หนังสือในโฟลเดอร์นั้น"
    if isinstance(error, PermissionError):
        return "เพราะไม่มีสิทธิ์อ่าน ให้ขอสิทธิ์หรือคัดลอกไฟล์มาไว้ในที่ของท่าน"
    return "ให้ตรวจชื่อไฟล์และสิทธิ์การอ่าน"


def _too_large(name: str, size_limit: int) -> UnreadableLetter:
    limit = size_limit // (1024 * 1024)
    return UnreadableLetter(
        "too-large",
        f"ไฟล์ “{name}” ใหญ่เกิน {limit} MB ให้ส่งเฉพาะหนังสือและเอกสารแนบตัวชี้วัด หรือบันทึกให้เล็กลง",
        f"{name} is larger than {limit} MB; send only the letter and its annex",
    )
