"""Prints a document as an office would: Sarabun on A4, tables ruled, wide tables on pages laid sideways."""

from __future__ import annotations

from pathlib import Path

import fontpkg_sarabun
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


def to_pdf(document, *, tight: bool = False) -> bytes:
    parts = [_PAGE, _TIGHT if tight else ""]
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
