"""Files that are packages of parts: what a ZIP claims is weighed before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from samrit.letters.errors import UnreadableLetter

if TYPE_CHECKING:
    from lxml.etree import _Element

    from samrit.letters.document import Document

_UNPACKED_LIMIT = 200 * 1024 * 1024
# A part is read as a tree that takes ten times its size.
_PART_LIMIT = 30 * 1024 * 1024
_MOST_PARTS = 5_000
# Text packs to a twentieth; what packs to less than a hundredth says the same over and over.
_TIGHTEST = 100
_SMALL = 5 * 1024 * 1024
_LOCKED = 0x1
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Files saved as "strict" name the same things otherwise.
_STRICT, _NAMES = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_USUAL = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"spreadsheetml/main": b"spreadsheetml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
}
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def open_package(data: bytes, *, name: str) -> Document:
    """Open a Word or Excel file.

    Raises:
        UnreadableLetter: ``damaged``, ``too-large``, ``locked``, ``unsafe``, or ``unknown-kind`` for another
            kind of package.
    """
    package = Package(data, name=name)
    try:
        if "word/document.xml" in package:
            from samrit.letters.sources.word import read_word  # noqa: PLC0415 - one of the two is needed

            return read_word(package)
        if "xl/workbook.xml" in package:
            from samrit.letters.sources.excel import read_excel  # noqa: PLC0415

            return read_excel(package)
    except (
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        LookupError,
        ValueError,
        RecursionError,
    ) as error:
        raise damaged(name) from error
    raise UnreadableLetter(
        "unknown-kind",
        f"ไฟล์ “{name}” ไม่ใช่เอกสาร Word (.docx) หรือ Excel (.xlsx) ให้ส่งไฟล์ .docx .xlsx หรือ .pdf ของหนังสือ",
        f"{name} is neither a Word nor an Excel file; send the letter as .docx, .xlsx or .pdf",
    )


class Package:
    """The parts of a Word or Excel file, each read only when it is asked for."""

    def __init__(self, data: bytes, *, name: str) -> None:
        self.name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # a damaged archive raises anything
            raise damaged(name) from error
        parts = self._archive.infolist()
        self._parts = {part.filename: part for part in parts}
        self._weigh(parts, len(data))

    def _weigh(self, parts: list[zipfile.ZipInfo], packed: int) -> None:
        if any(part.flag_bits & _LOCKED for part in parts):
            raise locked(self.name)
        # Other ways of packing cannot be unpacked piece by piece; Word and Excel use none.
        if any(part.compress_type not in _PACKINGS for part in parts):
            raise damaged(self.name)
        unpacked = sum(part.file_size for part in parts)
        bomb = unpacked > _SMALL and unpacked > packed * _TIGHTEST
        if len(parts) > _MOST_PARTS or unpacked > _UNPACKED_LIMIT or bomb:
            raise too_large(self.name)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def xml(self, part: str) -> _Element | None:
        """Give the root of a part, None where there is none; nothing that it refers to is ever fetched.

        Raises:
            UnreadableLetter: ``too-large``; ``unsafe`` where it declares entities.
        """
        if part not in self:
            return None
        if self._parts[part].file_size > _PART_LIMIT:
            raise too_large(self.name)
        # Asked for one byte more than it claims to be, it is unpacked no further; a lie is then damage.
        with self._archive.open(part) as file:
            data = file.read(self._parts[part].file_size + 1)
        if _STRICT in data:
            for strict, usual in _USUAL.items():
                data = data.replace(_STRICT + strict, _NAMES + usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        root = etree.fromstring(data, parser)
        info: Any = root.getroottree().docinfo
        if info.doctype:
            raise _unsafe(self.name)
        return root

    def related(self, part: str) -> dict[str, str]:
        """Give the parts that a part refers to by their keys; what stands outside the package is none."""
        folder, _, file = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels")
        found = _relations(root) if root is not None else ()
        return {key: _placed(folder, target) for key, target in found}

    def named(self, start: str) -> list[str]:
        """Give the parts whose names begin so, in order."""
        return sorted(part for part in self._parts if part.startswith(start))


def _relations(root: _Element) -> Iterator[tuple[str, str]]:
    for relation in root.iter(_RELATION):
        if relation.get("TargetMode") != "External":
            yield relation.get("Id", ""), relation.get("Target", "")


def _placed(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")


def refuse_old(data: bytes, *, name: str) -> UnreadableLetter:
    """Say what to do with a file of the old formats, or with one that a password locks."""
    if _ENCRYPTED in data:
        return locked(name)
    return UnreadableLetter(
        "old-format",
        f"ไฟล์ “{name}” เป็นรูปแบบเก่าของ Word หรือ Excel (.doc .xls) ให้เปิดแล้วบันทึกเป็น .docx .xlsx หรือ .pdf",
        f"{name} is of the old format of Word or Excel; save it as .docx, .xlsx or .pdf",
    )


def damaged(name: str) -> UnreadableLetter:
    """Say that a file cannot be opened as the kind it claims to be."""
    return UnreadableLetter(
        "damaged",
        f"เปิดไฟล์ “{name}” ไม่ได้ ไฟล์อาจเสียหายหรือถูกตัด ให้บันทึกใหม่จากโปรแกรมต้นทางแล้วส่งอีกครั้ง",
        f"{name} cannot be opened; it may be damaged or cut short: save it again and resend",
    )


def too_large(name: str) -> UnreadableLetter:
    """Say that a file would take more room than any letter needs."""
    return UnreadableLetter(
        "too-large",
        f"ไฟล์ “{name}” คลายออกแล้วใหญ่ผิดปกติ จึงไม่เปิด ให้บันทึกใหม่โดยไม่มีภาพขนาดใหญ่",
        f"{name} would unpack to an unusual size and is not opened; save it without large pictures",
    )


def locked(name: str) -> UnreadableLetter:
    """Say that a password stands before a file."""
    return UnreadableLetter(
        "locked",
        f"ไฟล์ “{name}” ใส่รหัสผ่านไว้ ให้เอารหัสออกแล้วส่งใหม่",
        f"{name} is protected by a password; remove it and resend",
    )


def _unsafe(name: str) -> UnreadableLetter:
    return UnreadableLetter(
        "unsafe",
        f"ไฟล์ “{name}” มีส่วนที่อ้างถึงข้อมูลภายนอก (DTD) ซึ่งเอกสารปกติไม่มี จึงไม่อ่าน ให้บันทึกใหม่จากโปรแกรมต้นทาง",
        f"{name} declares outside entities (DTD), which no usual document does; save it again",
    )
