"""Total, state and grade of many forms: sums of whole numbers, one rounding at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from samrit.grading.checks import COMPETENCY
from samrit.grading.columns.inputs import (
    Footing,
    LineColumn,
    Mask,
    Part,
    RatingColumn,
    Whole,
    footing_of,
    parts_of,
)
from samrit.grading.columns.refusing import refused
from samrit.grading.columns.sums import Group, Sums, added, groups_of, sums_of
from samrit.grading.faults import find_faults
from samrit.grading.result import FormState
from samrit.grading.scheme import Scheme

RESULTS = "results"
STATES = (FormState.REFUSED, FormState.INCOMPLETE, FormState.COMPLETE)
_REFUSED, _INCOMPLETE, _COMPLETE = range(3)
_NONE = -1
_ROWS_AT_ONCE = 1 << 15


@dataclass(frozen=True, slots=True)
class FormColumns:
    """The scored forms; totals are whole numbers in units of ``10 ** -places``, -1 where there is none.

    Attributes:
        states: place in ``STATES`` (refused, incomplete, complete).
        totals: rounded once; only of complete forms.
        grades: place in the scheme's bands; only of complete forms, else -1.
        if_nothing_more: the rounded total with every missing result counted as 0.
        so_far: the rounded total of what has a result; -1 also where nothing has.
    """

    places: int
    states: NDArray[np.int8]
    totals: Whole
    grades: NDArray[np.int8]
    if_nothing_more: Whole
    so_far: Whole


def score_columns(
    scheme: Scheme,
    *,
    lines: Sequence[LineColumn],
    ratings: Sequence[RatingColumn],
    rows: int,
    probation: bool = False,
) -> FormColumns:
    """Score many forms under a scheme, each as ``score_form`` would.

    Args:
        scheme: the rules.
        lines: the indicators of all agreements.
        ratings: the competencies of all forms.
        rows: the number of forms.
        probation: use the scheme's shares for officers who were on probation in the round.
    """
    footing = footing_of(lines, ratings)
    parts = parts_of(lines, ratings, footing, scheme.floor_level)
    found = _empty(rows, scheme.rounding.places)
    if any(fault.severity == "error" for fault in find_faults(scheme)):
        return found
    calculation = _Calculation(scheme, footing, probation=probation)
    pieces = []
    for start in range(0, rows, _ROWS_AT_ONCE):
        stretch = slice(start, min(start + _ROWS_AT_ONCE, rows))
        pieces.append(calculation.score([part.rows(stretch) for part in parts], stretch.stop - start))
    return _joined(pieces) if pieces else found


def _empty(rows: int, places: int) -> FormColumns:
    none = np.full(rows, _NONE, dtype=np.int64)
    return FormColumns(places, np.zeros(rows, dtype=np.int8), none, none.astype(np.int8), none, none)


def _joined(pieces: Sequence[FormColumns]) -> FormColumns:
    totals = _whole([piece.totals for piece in pieces])
    if all(piece.totals is piece.so_far for piece in pieces):
        nothing_more = so_far = totals
    else:
        nothing_more = _whole([piece.if_nothing_more for piece in pieces])
        so_far = _whole([piece.so_far for piece in pieces])
    return FormColumns(
        pieces[0].places,
        np.concatenate([piece.states for piece in pieces]),
        totals,
        np.concatenate([piece.grades for piece in pieces]),
        nothing_more,
        so_far,
    )


def _whole(pieces: Sequence[Whole]) -> Whole:
    wide = any(piece.dtype == object for piece in pieces)
    return np.concatenate(pieces, dtype=object if wide else np.int64)


class _Calculation:
    """The numbers of one scheme, ready for any stretch of rows."""

    def __init__(self, scheme: Scheme, footing: Footing, *, probation: bool) -> None:
        self.scheme = scheme
        self.footing = footing
        self.blocks = {block.code: Fraction(block.share) for block in scheme.blocks}
        self.shares = {part.code: Fraction(part.share) for part in scheme.components_for(probation=probation)}
        self.scale = 10**scheme.rounding.places
        order = sorted(range(len(scheme.bands)), key=lambda place: scheme.bands[place].low)
        # At each lower end the place of the grade changes by so much.
        self.ends = [
            (int(Fraction(scheme.bands[place].low) * self.scale), place - before)
            for before, place in pairwise([_NONE, *order])
        ]

    def score(self, parts: Sequence[Part], rows: int) -> FormColumns:
        """Score a stretch of rows."""
        spread = self.scheme.exempt_lines == "spread"
        sums = {
            code: sums_of([part for part in parts if part.scope == code], rows, spread=spread)
            for code in (*self.blocks, COMPETENCY)
        }
        complete = self._complete(sums, rows)
        total = so_far = np.empty(0, dtype=np.int64)
        for group, weights in groups_of({code: sums[code].weight for code in self.blocks}):
            own = {code: found.of(group) for code, found in sums.items()}
            above = added(self._worth(weights), {code: found.points for code, found in own.items()})
            total = _placed(total, group, above.half_up(self.scale), rows)
            if not complete.all():
                present = added(self._share(weights), {code: found.reported for code, found in own.items()})
                so_far = _placed(so_far, group, above.against(present, self.scale), rows)
        states = np.where(complete, np.int8(_COMPLETE), np.int8(_INCOMPLETE))
        states[refused(self.scheme, parts, self.footing, rows)] = _REFUSED
        return self._form(states, total, so_far)

    def _complete(self, sums: Mapping[str, Sums], rows: int) -> Mask:
        """Tell which forms lack no result in any component of the total."""
        found = np.ones(rows, dtype=np.bool_)
        for code in self.shares:
            own = [sums[COMPETENCY]] if code == COMPETENCY else [sums[block] for block in self.blocks]
            some = np.zeros(rows, dtype=np.bool_)
            for one in own:
                some |= np.asarray(one.weight) > 0
                found &= one.complete
            found &= some
        return found

    def _worth(self, weights: Mapping[str, int]) -> dict[str, Fraction]:
        """Give what each unit of Σ level × weight adds to the total, block by block."""
        level = self.scheme.full_level * 10**self.footing.level_places
        return {code: share / level for code, share in self._share(weights).items()}

    def _share(self, weights: Mapping[str, int]) -> dict[str, Fraction]:
        """Give the percentage of the form that each unit of weight decides, block by block."""
        present = {code: weight for code, weight in weights.items() if weight > 0}
        whole = sum((self.blocks[code] for code in present), Fraction(0))
        results = self.shares.get(RESULTS, Fraction(0))
        found = {code: results * self.blocks[code] / whole / weight for code, weight in present.items()}
        competency = self.shares.get(COMPETENCY, Fraction(0))
        return found | {COMPETENCY: competency / (100 * 10**self.footing.weight_places)}

    def _form(self, states: NDArray[np.int8], total: Whole, so_far: Whole) -> FormColumns:
        complete, refusal = states == _COMPLETE, states == _REFUSED
        grades = np.full(len(total), _NONE, dtype=np.int8)
        for low, change in self.ends:
            grades += np.asarray(total >= low, dtype=np.bool_).view(np.int8) * np.int8(change)
        if complete.all():
            return FormColumns(self.scheme.rounding.places, states, total, grades, total, total)
        return FormColumns(
            self.scheme.rounding.places,
            states,
            np.where(complete, total, _NONE),
            np.where(complete, grades, np.int8(_NONE)),
            np.where(refusal, _NONE, total),
            np.where(refusal, _NONE, so_far if len(so_far) else total),
        )


def _placed(whole: Whole, group: Group, found: Whole, rows: int) -> Whole:
    """Put the results of a group of rows into their places."""
    if isinstance(group, slice):
        return found
    if not len(whole):
        whole = np.full(rows, _NONE, dtype=np.int64)
    if found.dtype == object:
        whole = whole.astype(object)
    whole[group] = found
    return whole
