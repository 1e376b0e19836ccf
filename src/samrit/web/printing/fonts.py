"""The font of all papers: Sarabun from its package, accepted only byte for byte."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import fontpkg_sarabun

# Another release of the font would move lines between pages and change every printed file.
SHA256 = {
    "Sarabun-Regular.ttf": "226d4f368fbc0457990ddef2692679badfd2c1a4e89e5ac4d43c10ba7743b2f1",
    "Sarabun-Bold.ttf": "d38308ca27d067b9a1b79006337c1f9a66c29aa016d96a9d88d3801da7fa83b9",
    "Sarabun-Italic.ttf": "595a968e97a8b8179a6bde2d74d4f91b11475dcfb6cf270037d76d8ed71160ea",
    "Sarabun-BoldItalic.ttf": "5ef1b930f9a3afed5ec83374b5617cad3a89d91a8fc5e372dc028c2aa2950f8d",
}


class FontMismatch(RuntimeError):  # noqa: N818 - it says what it is
    """A font file is absent or not the one that the papers were laid out with."""


def font_folder() -> Path:
    """Give the folder of the font package."""
    return Path(str(fontpkg_sarabun.ROOT)) / "files"


@cache
def checked_fonts(folder: Path) -> tuple[bytes, ...]:
    """Read the font files, checked.

    Raises:
        FontMismatch: naming the file that is absent or differs.
    """
    return tuple(_checked(folder / name, digest) for name, digest in SHA256.items())


def _checked(path: Path, digest: str) -> bytes:
    if not path.is_file():
        raise FontMismatch(f"the font file {path.name} is absent: install fontpkg-sarabun")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise FontMismatch(f"the font file {path.name} is not the one that the papers were laid out with")
    return content
