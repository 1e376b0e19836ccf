"""A file or its bytes ▸ a document, by the kind of file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from samrit.letters.errors import UnreadableLetter

if TYPE_CHECKING:
    from samrit.letters.document import Document

SIZE_LIMIT = 20 * 1024 * 1024
_PLAIN = {".txt", ".md", ".text", ".markdown", ""}
_PICTURES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp"}
_PICTURE_MARKS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def open_document(source: Path | bytes, *, name: str, size_limit: int = SIZE_LIMIT) -> Document:
    """Open a file or its bytes.

    The kind is seen from the first bytes, then from the name. A file over the limit is not read at all.

    Raises:
        UnreadableLetter: ``no-file``, ``too-large``, ``empty``, ``picture``, ``unknown-kind``, ``not-text``,
            ``damaged``, ``scan``.
    """
    data = _read(source, name=name, size_limit=size_limit)
    if not data.strip():
        raise UnreadableLetter("empty", f"ไฟล์ “{name}” ว่าง ไม่มีข้อความ ให้เลือกไฟล์หนังสือใหม่", f"{name} is empty")
    suffix = Path(name).suffix.lower()
    if suffix in _PICTURES or data.startswith(_PICTURE_MARKS):
        raise UnreadableLetter(
            "picture",
            f"ไฟล์ “{name}” เป็นภาพ รุ่นนี้ยังไม่อ่านภาพ ให้ส่งไฟล์ .docx หรือ .pdf ที่เลือกข้อความได้",
            f"{name} is a picture, which this version does not read; send a .docx or a text .pdf",
        )
    return _open(data, name=name, suffix=suffix)


def _open(data: bytes, *, name: str, suffix: str) -> Document:
    # Each reader is imported when needed: a text file must not wait for the libraries of Word and PDF.
    if data.startswith(b"%PDF-"):
        from samrit.letters.sources.pdf import open_pdf  # noqa: PLC0415

        return open_pdf(data, name=name)
    if data.startswith(b"PK\x03\x04"):
        from samrit.letters.sources.word import open_word  # noqa: PLC0415

        return open_word(data, name=name)
    if suffix in {".html", ".htm", ".xhtml"}:
        from samrit.letters.sources.html import open_html  # noqa: PLC0415

        return open_html(data, name=name)
    if suffix in _PLAIN:
        from samrit.letters.sources.plain import open_plain  # noqa: PLC0415

        return open_plain(data, name=name)
    raise UnreadableLetter(
        "unknown-kind",
        f"ไฟล์ “{name}” เป็นชนิดที่อ่านไม่ได้ ให้ส่งไฟล์ .txt .md .html .docx หรือ .pdf ที่เป็นข้อความ",
        f"{name} is of a kind that cannot be read; send .txt, .md, .html, .docx or a text .pdf",
    )


def _read(source: Path | bytes, *, name: str, size_limit: int) -> bytes:
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
