"""Prints a document as an office would: Sarabun on A4, tables ruled, wide tables on pages laid sideways."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import fontpkg_sarabun
import numpy as np
import pypdfium2
import typst

from samrit.letters.document import Table

FONTS = [str(Path(fontpkg_sarabun.__file__).parent / "files")]
_PAGE = """#set page(paper: "a4", margin: (left: 2.5cm, right: 2cm, y: 2cm))
#set text(font: "Sarabun", size: 13pt, lang: "th", top-edge: "ascender", bottom-edge: "descender")
#set table(inset: 4pt)
"""
# As Word sets it: nothing stands between paragraphs but the first line's indent.
_TIGHT = "#set par(spacing: 0.65em)\n"
# Points that a page gives to the cells of a table, upright and sideways.
_UPRIGHT, _SIDEWAYS = 455.0, 700.0
_WIDE = 6
_LETTER = 7.5
_INSET = 9.0
_NO_WIDTH = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"


def to_pdf(document, *, tight: bool = False, more: str = "") -> bytes:
    """Print a document; ``more`` sets other fonts or sizes."""
    parts = [_PAGE, _TIGHT if tight else "", more]
    sideways = False
    for block in document.blocks:
        if isinstance(block, Table):
            wide = block.width > _WIDE
            if wide != sideways:
                parts.append(f"#set page(flipped: {str(wide).lower()})")
                sideways = wide
            parts.append(_table(block, _SIDEWAYS if wide else _UPRIGHT))
        elif block.gap:
            parts.append(f"#v(1em)\n{words(block.passage.text)}\n")
        else:
            parts.append(f" {words(block.passage.text)}\n")
    return typst.compile("\n".join(parts).encode(), font_paths=FONTS)


def _table(block, room) -> str:
    widths = ", ".join(f"{width:.0f}pt" for width in _widths(block, room))
    cells = []
    for row in block.rows:
        padded = [*row, *[None] * (block.width - len(row))]
        for cell in padded:
            inner = "\n\n".join(words(paragraph.text) for paragraph in cell.paragraphs) if cell else ""
            cells.append(f"[{inner}]")
    return f"#table(columns: ({widths},), {', '.join(cells)})"


def _widths(block, room) -> list[float]:
    """Give each column room for its longest piece between blanks, and share the rest by length."""
    texts = [
        [row[place].text for row in block.rows if place < len(row)] or [""] for place in range(block.width)
    ]
    least = [
        _INSET + _LETTER * max(min(_length(piece), 10) for text in column for piece in (text.split() or [""]))
        for column in texts
    ]
    wanted = [max(_length(text) for text in column) ** 0.75 for column in texts]
    rest = max(room - sum(least), 0.0)
    share = rest / (sum(wanted) or 1.0)
    scale = min(1.0, room / sum(least))
    return [low * scale + want * share for low, want in zip(least, wanted, strict=True)]


def _length(text) -> int:
    return sum(1 for letter in text if letter not in _NO_WIDTH)


def words(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{escaped}"'


def to_scan(pdf: bytes, *, dpi: int = 200, tilt: float = 0.0, noise: float = 8.0) -> list:
    """Give each page as a scanner would: grey, a little grainy, and askew by ``tilt`` (a slope)."""
    grain = np.random.default_rng(7)
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        grey = page.render(scale=dpi / 72, grayscale=True).to_numpy().astype(float)
        if tilt:
            height, width = grey.shape
            rows, columns = np.mgrid[0:height, 0:width]
            down = np.clip(np.rint(rows + (columns - width / 2) * tilt), 0, height - 1).astype(int)
            across = np.clip(np.rint(columns - (rows - height / 2) * tilt), 0, width - 1).astype(int)
            grey = grey[down, across]
        grey += grain.normal(0, noise, grey.shape)
        pages.append(np.clip(grey, 0, 255).astype(np.uint8))
    document.close()
    return pages


def to_png(grey) -> bytes:
    """Give a page as a picture file."""
    height, width = grey.shape
    rows = b"".join(b"\0" + row.tobytes() for row in grey)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows, 1)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def to_tiff(pages) -> bytes:
    """Give pages as one picture file of several pictures, as scanners save them."""
    data = b"II*\0\x08\0\0\0"
    for index, grey in enumerate(pages):
        height, width = grey.shape
        pixels = len(data) + 2 + 8 * 12 + 4
        end = pixels + grey.size
        values = [
            (256, width),
            (257, height),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, pixels),
            (278, height),
            (279, grey.size),
        ]
        data += struct.pack("<H", len(values))
        data += b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in values)
        data += struct.pack("<I", 0 if index + 1 == len(pages) else end) + grey.tobytes()
    return data


def to_scanned_pdf(pages, *, dpi: int = 200) -> bytes:
    """Give a PDF whose pages are pictures, without any text."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for grey in pages:
        height, width = grey.shape
        pixels = zlib.compress(grey.tobytes(), 1)
        box = f"{width * 72 / dpi:.2f} 0 0 {height * 72 / dpi:.2f}"
        content = f"q {box} 0 0 cm /I Do Q".encode()
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width * 72 / dpi:.2f} {height * 72 / dpi:.2f}]"
            f"/Contents {number + 1} 0 R/Resources<</XObject<</I {number + 2} 0 R>>>>>>".encode(),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (width, height, len(pixels), pixels),
        ]
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, text) for number, text in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"
