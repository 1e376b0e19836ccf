"""Picture files: how large one is, seen from its first bytes before anything is unpacked."""

from __future__ import annotations

import struct
from itertools import pairwise

from samrit.letters.errors import UnreadableLetter

MOST_PIXELS = 60_000_000
_INCH = 72
# JPEG's frame headers; the others of that range are tables.
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_STANDALONE = {0x01, *range(0xD0, 0xDA)}
_TIFF_WIDTH, _TIFF_HEIGHT = 256, 257
_MOST_TIFF_PAGES = 1000

Size = tuple[int, int]


def check_picture(data: bytes, *, name: str) -> None:
    """Make sure that a picture is no larger than a scanned page can be.

    Raises:
        UnreadableLetter: ``too-large``; ``damaged`` where its size cannot be seen.
    """
    sizes = sizes_of(data)
    if not sizes or any(0 in size for size in sizes):
        raise UnreadableLetter(
            "damaged",
            f"เปิดภาพ “{name}” ไม่ได้ ไฟล์อาจเสียหายหรือถูกตัด หรือเป็นภาพชนิดที่ไม่อ่าน ให้ส่งเป็น .png .jpg .tiff หรือ .pdf",
            f"the picture {name} cannot be opened; send a .png, .jpg, .tiff or .pdf",
        )
    for width, height in sizes:
        check_size(width, height, name=name)


def check_size(width: int, height: int, *, name: str) -> None:
    """Refuse more pixels than an A3 page at 600 dpi has.

    Raises:
        UnreadableLetter: ``too-large``.
    """
    if width * height > MOST_PIXELS:
        millions = width * height // 1_000_000
        raise UnreadableLetter(
            "too-large",
            f"ภาพใน “{name}” มี {millions} ล้านจุด เกิน {MOST_PIXELS // 1_000_000} ล้านจุด"
            " ให้สแกนใหม่ที่ 200-300 จุดต่อนิ้ว",
            f"a picture in {name} has {millions} megapixels; scan it again at 200 to 300 dpi",
        )


def sizes_of(data: bytes) -> list[Size]:
    """Give width and height of each picture in a PNG, JPEG, TIFF, GIF, BMP or WebP; empty where not seen."""
    for mark, read in _KINDS:
        if data.startswith(mark):
            try:
                return read(data)
            except (struct.error, IndexError):
                return []
    return []


def _png(data: bytes) -> list[Size]:
    return [struct.unpack(">II", data[16:24])]


def _gif(data: bytes) -> list[Size]:
    return [struct.unpack("<HH", data[6:10])]


def _bmp(data: bytes) -> list[Size]:
    width, height = struct.unpack("<ii", data[18:26])
    return [(abs(width), abs(height))]


def _jpeg(data: bytes) -> list[Size]:
    place = 2
    while data[place] == 0xFF:  # noqa: PLR2004 - JPEG's mark
        mark = data[place + 1]
        if mark in _FRAMES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return [(width, height)]
        length = 0 if mark in _STANDALONE else struct.unpack(">H", data[place + 2 : place + 4])[0]
        place += 2 + length
    return []


def _webp(data: bytes) -> list[Size]:
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
        return [(width, height)]
    if kind == b"VP8L":
        bits = struct.unpack("<I", data[21:25])[0]
        return [((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)]
    width, height = struct.unpack("<HH", data[26:30])
    return [(width & 0x3FFF, height & 0x3FFF)]


def _tiff(data: bytes) -> list[Size]:
    order = "<" if data.startswith(b"II") else ">"
    sizes: list[Size] = []
    place = struct.unpack(f"{order}I", data[4:8])[0]
    seen: set[int] = set()
    while place and place not in seen and len(sizes) < _MOST_TIFF_PAGES:
        seen.add(place)
        count = struct.unpack(f"{order}H", data[place : place + 2])[0]
        edges = range(place + 2, place + 3 + count * 12, 12)
        tags = dict(_tiff_tag(data[begin:end], order) for begin, end in pairwise(edges))
        sizes.append((tags.get(_TIFF_WIDTH, 0), tags.get(_TIFF_HEIGHT, 0)))
        following = edges[-1]
        place = struct.unpack(f"{order}I", data[following : following + 4])[0]
    return sizes


def _tiff_tag(entry: bytes, order: str) -> tuple[int, int]:
    tag, kind = struct.unpack(f"{order}HH", entry[:4])
    short = kind == 3  # noqa: PLR2004 - TIFF's 16-bit number
    return tag, struct.unpack(f"{order}{'H' if short else 'I'}", entry[8 : 10 if short else 12])[0]


_KINDS = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"GIF8", _gif),
    (b"BM", _bmp),
    (b"\xff\xd8", _jpeg),
    (b"II*\x00", _tiff),
    (b"MM\x00*", _tiff),
    (b"RIFF", _webp),
)
