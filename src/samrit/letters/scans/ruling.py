"""Ruled lines of a picture: long straight runs of ink, taken out of it."""

from __future__ import annotations

import numpy as np

from samrit.letters.scans.rasters import Ink
from samrit.letters.sources.grids import Rule

# Inches: letters are lower than the shortest rule is long; a rule is thinner than this.
_SHORTEST = 0.35
_GAP = 0.02
_THICKEST = 0.045
_POINTS = 72


def take_rules(ink: Ink, dpi: float) -> tuple[Ink, list[Rule], list[Rule]]:
    """Give the ink without its ruled lines, and the upright and level lines in points from the lower left."""
    level = _long_runs(ink, dpi)
    upright = _long_runs(ink.T, dpi).T
    rest = ink & ~_grown(level) & ~_grown(upright)
    scale = _POINTS / dpi
    height = ink.shape[0]
    across = [Rule((height - at) * scale, low * scale, high * scale) for at, low, high in _lines(level, dpi)]
    down = [
        Rule(at * scale, (height - high) * scale, (height - low) * scale)
        for at, low, high in _lines(upright.T, dpi)
    ]
    return rest, down, across


def _long_runs(ink: Ink, dpi: float) -> Ink:
    """Mark the runs of ink along rows that are longer than any letter is wide; small breaks are bridged."""
    found = np.zeros_like(ink)
    shortest, gap = int(_SHORTEST * dpi), max(1, int(_GAP * dpi))
    counts = ink.sum(axis=1)
    for row in np.flatnonzero(counts >= shortest * 0.8):
        places = np.flatnonzero(ink[row])
        breaks = np.flatnonzero(np.diff(places) > gap)
        begins = places[np.concatenate(([0], breaks + 1))]
        ends = places[np.concatenate((breaks, [places.size - 1]))] + 1
        for begin, end in zip(begins, ends, strict=True):
            if end - begin >= shortest and ink[row, begin:end].mean() > 0.85:  # noqa: PLR2004 - nearly all of it
                found[row, begin:end] = True
    return found


def _grown(marked: Ink) -> Ink:
    """Give the marked pixels with those that touch them: a rule's soft edge."""
    grown = marked.copy()
    for axis in (0, 1):
        for step in (-1, 1):
            grown |= np.roll(marked, step, axis=axis)
    return grown


def _lines(marked: Ink, dpi: float) -> list[tuple[float, float, float]]:
    """Gather marked runs of neighbouring rows into lines: place, from, to; thick bars are none."""
    found: list[tuple[float, float, float]] = []
    rows = np.flatnonzero(marked.any(axis=1))
    thickest = _THICKEST * dpi
    for group in np.split(rows, np.flatnonzero(np.diff(rows) > 2) + 1) if rows.size else []:  # noqa: PLR2004
        if group[-1] - group[0] > thickest:
            continue
        columns = np.flatnonzero(marked[group[0] : group[-1] + 1].any(axis=0))
        parts = np.split(columns, np.flatnonzero(np.diff(columns) > _GAP * 2 * dpi) + 1)
        found += [(float(group.mean()), float(part[0]), float(part[-1])) for part in parts]
    return found
