"""Shapes of printed characters: which character of the official letter's font a piece of ink is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from samrit.letters.scans.rasters import Grey, Piece, ink_of, merged, painted, pieces_of

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
DIGITS = THAI_DIGITS + "0123456789"
# What may stand between the digits of a number, or around it; each is one piece of ink.
SIGNS = ".,-–/()%:="
# Signs of several pieces of ink.
_COMPOSED = {"%": 3, ":": 2, "=": 2}
_OTHERS = (
    "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮาเโใไฤๆฯ"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghklmnopqrstuvwxyz"
    "$&@#+=*<>[]{}\\_×"
    "\u0e48\u0e49\u0e34\u0e35\u0e36\u0e37\u0e31\u0e38\u0e39\u0e4c"
)
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghklmnopqrstuvwxyz"
# Whether these are digits or letters is told by what stands beside them, not by their shapes.
_LOOK_ALIKE = {"0": "Oo", "๐": "o", "1": "lI", "2": "Z", "5": "S", "8": "B"}
_ESCAPES = {"\\": "\\\\"}
_SIDE = 24
_SIZE = 24
_PITCH = 48
_ACROSS = 12
_DPI = 144
_POINTS = 72
# Characters that touch, in heights of ก: how wide their piece is, and where it may be cut.
_UNLIKE, _LIKE = 0.55, 0.7
_WIDE_FROM, _WIDE_TO = 1.2, 8.0
_NARROWEST, _WIDEST, _TOUCH = 0.3, 1.5, 0.3
# How much a difference in height, in place above the base line and in width counts beside the likeness.
_HEIGHT, _PLACE, _WIDTH = 0.45, 0.45, 0.25

_ALL_ALIKE = 0.02

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shapes:
    """The characters by their pictures: one row each in ``pictures``, the measures in heights of ก."""

    characters: tuple[str, ...]
    pictures: Vector
    heights: Vector
    places: Vector
    widths: Vector
    before: Vector
    after: Vector


@dataclass(frozen=True, slots=True)
class Guess:
    """A character, how like it the ink is (1 is the same), and the next best.

    ``lead`` says where the ink stands between the two where their pictures differ: 1 is wholly the first, 0
    half way, below 0 nearer to the second; ``alike`` the same beside letters that look like a digit.
    ``before`` and ``after`` are the room that the font leaves beside the character, in heights of ก.
    """

    character: str
    likeness: float
    lead: float
    alike: float = 1.0
    before: float = 0.0
    after: float = 0.0


def guess(page: Grey, piece: Piece, *, base: float, unit: float) -> Guess:
    """Say which character a piece is, from its line's base line and the height of ก there, in pixels."""
    shapes = known_shapes()
    vector = _picture(page, piece)
    score = (
        shapes.pictures @ vector
        - _HEIGHT * np.abs(shapes.heights - piece.height / unit)
        - _PLACE * np.abs(shapes.places - (base - piece.bottom) / unit)
        - _WIDTH * np.abs(np.log(shapes.widths / (piece.width / unit)))
    )
    best = int(score.argmax())
    character = shapes.characters[best]
    same = _LOOK_ALIKE.get(character, "")
    return Guess(
        character,
        float(score[best]),
        _lead(shapes, score, vector, best, same),
        _lead(shapes, score, vector, best, ""),
        float(shapes.before[best]),
        float(shapes.after[best]),
    )


def _lead(shapes: Shapes, score: Vector, vector: Vector, best: int, left_out: str) -> float:
    """Give where ink stands between the best character and the next, some left out."""
    same = shapes.characters[best] + left_out
    others = np.array([other not in same for other in shapes.characters])
    second = int(np.where(others, score, -np.inf).argmax())
    one, other = shapes.pictures[best], shapes.pictures[second]
    return float(vector @ (one - other)) / max(1.0 - float(one @ other), _ALL_ALIKE)


def parted(page: Grey, piece: Piece, *, base: float, unit: float) -> list[tuple[Piece, Guess]]:
    """Give a piece with its character; characters that touch are parted where that makes known ones."""
    whole = guess(page, piece, base=base, unit=unit)
    if whole.likeness >= _UNLIKE or not _WIDE_FROM * unit <= piece.width <= _WIDE_TO * unit:
        return [(piece, whole)]
    best: list[tuple[Piece, Guess]] = []
    for column in _thin_columns(piece, unit):
        left, right = cut(piece, column)
        first = guess(page, left, base=base, unit=unit)
        if first.likeness < _LIKE:
            continue
        rest = parted(page, right, base=base, unit=unit)
        found = [(left, first), *rest]
        if _worst(rest) >= _LIKE and (not best or _worst(found) > _worst(best)):
            best = found
    return best or [(piece, whole)]


def _worst(parts: list[tuple[Piece, Guess]]) -> float:
    return min(guessed.likeness for _, guessed in parts)


def _thin_columns(piece: Piece, unit: float) -> list[int]:
    """Give the columns where two characters may touch: little ink, and room for one on the left."""
    ink = np.zeros(piece.width, np.int32)
    for _, begin, end in piece.runs:
        ink[begin - piece.left : end - piece.left] += 1
    low, high = int(unit * _NARROWEST), int(min(piece.width - unit * _NARROWEST, unit * _WIDEST))
    return [piece.left + place for place in range(low, high) if ink[place] <= unit * _TOUCH]


def cut(piece: Piece, column: int) -> tuple[Piece, Piece]:
    """Cut a piece at a column into what is left of it and what is right."""
    left = [(row, begin, min(end, column)) for row, begin, end in piece.runs if begin < column]
    right = [(row, max(begin, column), end) for row, begin, end in piece.runs if end > column]
    return _of_runs(left), _of_runs(right)


def _of_runs(runs: list[tuple[int, int, int]]) -> Piece:
    begins, ends = [begin for _, begin, _ in runs], [end for _, _, end in runs]
    rows = [row for row, _, _ in runs]
    return Piece(min(begins), min(rows), max(ends), max(rows) + 1, runs)


@cache
def known_shapes() -> Shapes:
    """Draw every character in the fonts of official letters, regular and bold."""
    characters: list[str] = []
    rows: list[tuple[Vector, float, float, float, float, float]] = []
    for weight in ("regular", "bold"):
        page, twice = _sheet(weight, 1), _sheet(weight, 2)
        found, pairs = _by_place(page), _by_place(twice)
        unit = float(found[_place("ก")][0].height)
        for character in DIGITS + SIGNS + _OTHERS:
            pieces = found.get(_place(character), [])
            if len(pieces) != 1:
                continue
            piece, (x, base) = pieces[0], _corner(character)
            both = pairs[_place(character)]
            room = max(both[-1].left - both[0].left, piece.width) - piece.width
            before = (piece.left - x) / unit
            characters.append(character)
            place = (base - piece.bottom) / unit
            height, width = piece.height / unit, piece.width / unit
            rows.append((_picture(page, piece), height, place, width, before, room / unit - before))
    pictures, *measured = zip(*rows, strict=True)
    return Shapes(
        tuple(characters), np.stack(pictures), *(np.array(values, np.float32) for values in measured)
    )


def _place(character: str) -> tuple[int, int]:
    return divmod((DIGITS + SIGNS + _OTHERS).index(character), _ACROSS)


def _corner(character: str) -> tuple[float, float]:
    """Give the pixel where a character's base line begins on the sheet."""
    row, column = _place(character)
    scale = _DPI / _POINTS
    return (column + 0.25) * _PITCH * scale, (row + 0.75) * _PITCH * scale


def _by_place(page: Grey) -> dict[tuple[int, int], list[Piece]]:
    """Give the pieces of the sheet by row and column from left to right, those of a composed sign as one."""
    found: dict[tuple[int, int], list[Piece]] = {}
    step = _PITCH * _DPI / _POINTS
    for piece in pieces_of(ink_of(page)):
        middle = (piece.left + piece.right) / 2
        found.setdefault((int(piece.middle // step), int(middle // step)), []).append(piece)
    for sign, count in _COMPOSED.items():
        found[_place(sign)] = _as_signs(found[_place(sign)], count)
    return {place: sorted(pieces, key=lambda piece: piece.left) for place, pieces in found.items()}


def _as_signs(pieces: list[Piece], count: int) -> list[Piece]:
    """Put the pieces of a composed sign together, which may stand twice."""
    pieces = sorted(pieces, key=lambda piece: piece.left + piece.right)
    return [merged(pieces[begin : begin + count]) for begin in range(0, len(pieces), count)]


def _sheet(weight: str, times: int) -> Grey:
    """Draw the characters on a grid, each on its base line, once or twice in a row."""
    import fontpkg_sarabun  # noqa: PLC0415 - scans only
    import pypdfium2  # noqa: PLC0415
    import typst  # noqa: PLC0415

    every = DIGITS + SIGNS + _OTHERS
    rows = -(-len(every) // _ACROSS)
    lines = [
        f"#set page(width: {_ACROSS * _PITCH}pt, height: {rows * _PITCH}pt, margin: 0pt)",
        f'#set text(font: "Sarabun", weight: "{weight}", size: {_SIZE}pt)',
        '#set text(top-edge: "baseline", bottom-edge: "baseline")',
    ]
    for character in every:
        x, y = (value * _POINTS / _DPI for value in _corner(character))
        lines.append(f'#place(dx: {x}pt, dy: {y}pt, text("{_ESCAPES.get(character, character) * times}"))')
    fonts = str(Path(fontpkg_sarabun.__file__).parent / "files")
    compiler = typst.Compiler(font_paths=[fonts], ignore_system_fonts=True)
    document = pypdfium2.PdfDocument(compiler.compile("\n".join(lines).encode(), format="pdf"))
    page: Grey = document[0].render(scale=_DPI / _POINTS, grayscale=True).to_numpy().copy()
    document.close()
    return page


def _picture(page: Grey, piece: Piece) -> Vector:
    """Give a piece's ink on a square of one size, as a vector of length 1 around 0."""
    grey = 255 - painted(page, [piece], margin=0).astype(np.float32)
    square = _mean_over(_mean_over(grey, _SIDE).T, _SIDE).T.ravel()
    square -= square.mean()
    length = float(np.linalg.norm(square))
    vector: Vector = (square / length if length else square).astype(np.float32)
    return vector


def _mean_over(grey: Vector, count: int) -> Vector:
    """Give a picture with ``count`` rows, each the mean of the rows it covers."""
    sums = np.vstack([np.zeros((1, grey.shape[1]), np.float32), np.cumsum(grey, axis=0)])
    edges = np.linspace(0, grey.shape[0], count + 1)
    low = edges.astype(int).clip(0, grey.shape[0] - 1)
    part = (edges - low)[:, None]
    at_edges = sums[low] * (1 - part) + sums[low + 1] * part
    means: Vector = np.diff(at_edges, axis=0) * (count / grey.shape[0])
    return means
