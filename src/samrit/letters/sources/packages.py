"""Guards for files that are packages: what a ZIP claims is weighed before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

from samrit.letters.errors import UnreadableLetter

_UNPACKED_LIMIT = 200 * 1024 * 1024
_MOST_PARTS = 5_000


def damaged(name: str) -> UnreadableLetter:
    """Say that a file cannot be opened as the kind it claims to be."""
    return UnreadableLetter(
        "damaged",
        f"เปิดไฟล์ “{name}” ไม่ได้ ไฟล์อาจเสียหายหรือถูกตัด ให้บันทึกใหม่จากโปรแกรมต้นทางแล้วส่งอีกครั้ง",
        f"{name} cannot be opened; it may be damaged or cut short: save it again and resend",
    )


def check_package(data: bytes, *, name: str) -> list[str]:
    """Give the names of a package's parts.

    Raises:
        UnreadableLetter: ``damaged``; ``too-large`` where it would unpack to more than any letter needs.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except Exception as error:  # a damaged archive raises anything
        raise damaged(name) from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _UNPACKED_LIMIT:
        raise UnreadableLetter(
            "too-large",
            f"ไฟล์ “{name}” คลายออกแล้วใหญ่ผิดปกติ จึงไม่เปิด ให้บันทึกใหม่โดยไม่มีภาพขนาดใหญ่",
            f"{name} would unpack to an unusual size and is not opened; save it without large pictures",
        )
    return [part.filename for part in parts]
