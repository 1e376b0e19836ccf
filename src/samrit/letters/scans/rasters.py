"""Grey pictures of pages: made from PDF pages, set upright, and parted into connected pieces of ink."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Ink = NDArray[np.bool_]

_MOST_TILT = 0.05
_TILTS = 81
_SAMPLE = 20_000
_LEAST_INK = 6
_WHITE = 255
# The share of a page in per cent that is surely ink, and how much darker than paper ink is at the least.
_DARKEST = 0.05
_LEAST_CONTRAST = 50


@dataclass(slots=True)
class Piece:
    """A connected piece of ink: its box in pixels, half open, and its runs as (row, from, to)."""

    left: int
    top: int
    right: int
    bottom: int
    runs: list[tuple[int, int, int]]

    @property
    def width(self) -> int:
        """Give the width in pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Give the height in pixels."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Give the height of the middle."""
        return (self.top + self.bottom) / 2


def ink_of(page: Grey) -> Ink:
    """Tell ink from paper: by the darkness half way between the page's usual paper and its darkest ink."""
    paper = float(np.median(page))
    dark = float(np.percentile(page, _DARKEST))
    return page < min((paper + dark) / 2, paper - _LEAST_CONTRAST)


def straightened(page: Grey) -> Grey:
    """Give the page with its lines level, where it lay a little askew on the glass."""
    tilt = _tilt(ink_of(page))
    if not tilt:
        return page
    height, width = page.shape
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    down = rows + (columns - width / 2) * tilt
    across = columns - (rows - height / 2) * tilt
    return _at(page, down, across)


def _at(page: Grey, down: NDArray[np.float32], across: NDArray[np.float32]) -> Grey:
    """Read a picture between its pixels."""
    height, width = page.shape
    row = np.clip(down.astype(np.int32), 0, height - 2)
    column = np.clip(across.astype(np.int32), 0, width - 2)
    part_down = np.clip(down - row, 0, 1)
    part_across = np.clip(across - column, 0, 1)
    upper = page[row, column] * (1 - part_across) + page[row, column + 1] * part_across
    lower = page[row + 1, column] * (1 - part_across) + page[row + 1, column + 1] * part_across
    level: Grey = np.rint(upper * (1 - part_down) + lower * part_down).astype(np.uint8)
    return level


def _tilt(ink: Ink) -> float:
    """Give the slope of the lines: the one along which the ink of rows gathers most."""
    rows, columns = np.nonzero(ink)
    if not rows.size:
        return 0.0
    step = max(1, rows.size // _SAMPLE)
    rows, columns = rows[::step].astype(float), columns[::step] - ink.shape[1] / 2
    best, most = 0.0, 0.0
    for tilt in np.linspace(-_MOST_TILT, _MOST_TILT, _TILTS):
        places = (rows - columns * tilt).astype(np.int64)
        gathered = float((np.bincount(places - places.min()).astype(float) ** 2).sum())
        if gathered > most:
            best, most = float(tilt), gathered
    return best if abs(best) > _MOST_TILT / _TILTS else 0.0


def pieces_of(ink: Ink) -> list[Piece]:
    """Part the ink into pieces that touch, also at corners; specks are left out."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), np.int8)
    padded[:, 1:-1] = ink
    change = np.diff(padded, axis=1)
    row_of, begins = np.nonzero(change == 1)
    ends = np.nonzero(change == -1)[1]
    runs = list(zip(row_of.tolist(), begins.tolist(), ends.tolist(), strict=True))
    parents = _joined(runs)
    pieces: dict[int, Piece] = {}
    for index, run in enumerate(runs):
        row, begin, end = run
        piece = pieces.setdefault(_root(parents, index), Piece(begin, row, end, row + 1, []))
        piece.left, piece.right = min(piece.left, begin), max(piece.right, end)
        piece.bottom = row + 1
        piece.runs.append(run)
    return [piece for piece in pieces.values() if _area(piece) >= _LEAST_INK]


def _area(piece: Piece) -> int:
    return sum(end - begin for _, begin, end in piece.runs)


def _joined(runs: list[tuple[int, int, int]]) -> list[int]:
    """Give for each run a run of the same piece: runs that touch those of the row above."""
    parents = list(range(len(runs)))
    above = 0
    for index, (row, begin, end) in enumerate(runs):
        while runs[above][0] < row - 1 or (runs[above][0] == row - 1 and runs[above][2] < begin):
            above += 1
        other = above
        while runs[other][0] == row - 1 and runs[other][1] <= end:
            parents[_root(parents, index)] = _root(parents, other)
            other += 1
    return parents


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def merged(pieces: list[Piece]) -> Piece:
    """Give several pieces as one."""
    runs = sorted(run for piece in pieces for run in piece.runs)
    return Piece(
        min(piece.left for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
        runs,
    )


def painted(page: Grey, pieces: list[Piece], *, margin: int) -> Grey:
    """Give a picture of some pieces alone on white paper, with a margin around."""
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    top, bottom = min(piece.top for piece in pieces), max(piece.bottom for piece in pieces)
    picture = np.full((bottom - top + 2 * margin, right - left + 2 * margin), _WHITE, np.uint8)
    for piece in pieces:
        for row, begin, end in piece.runs:
            first, last = max(begin - 1, left), min(end + 1, right)
            target = picture[row - top + margin]
            target[first - left + margin : last - left + margin] = np.minimum(
                page[row, first:last], target[first - left + margin : last - left + margin]
            )
    return picture
