"""A count and its percentage in one line must tell of the same whole in every line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samrit.criteria.model import PERCENT, Scale, Threshold

_FEWEST, _GATE = 2, 0


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A line whose count and percentage do not fit the whole that the others tell of; level 0 for a gate."""

    level: int
    count: Decimal
    percent: Decimal
    whole: Fraction | None
    unit: str
    measures: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Pair:
    level: int
    count: Decimal
    percent: Decimal
    unit: str
    measures: tuple[str, str]

    @property
    def whole(self) -> Fraction:
        return Fraction(self.count) * 100 / Fraction(self.percent)

    def fits(self, whole: Fraction) -> bool:
        """Tell whether the count is that share of a whole, to within one thing of rounding."""
        return abs(Fraction(self.count) - whole * Fraction(self.percent) / 100) <= 1

    def may_fit(self, whole: Fraction) -> bool:
        """Tell the same for a percentage that was itself rounded to its printed places."""
        exponent = self.percent.as_tuple().exponent
        half = Fraction(Decimal(5).scaleb(int(exponent) - 1))
        low, high = Fraction(self.percent) - half, Fraction(self.percent) + half
        return whole * low / 100 - 1 <= Fraction(self.count) <= whole * high / 100 + 1


def mismatches(scale: Scale) -> Iterator[Mismatch]:
    """Find the lines that disagree with the whole that most lines agree on; all lines where none do."""
    for group in _groups(scale):
        if len(group) < _FEWEST:
            continue
        exact = max((pair.whole for pair in group), key=lambda whole: _agree(group, whole))
        agreeing = _agree(group, exact)
        if agreeing == len(group):
            continue
        if agreeing < _FEWEST and any(all(pair.may_fit(other.whole) for pair in group) for other in group):
            # Percentages that were rounded themselves fit some whole without any two lines agreeing exactly.
            continue
        whole = exact if agreeing >= _FEWEST else None
        for pair in group:
            if whole is None or not pair.fits(whole):
                yield Mismatch(pair.level, pair.count, pair.percent, whole, pair.unit, pair.measures)


def _agree(group: Sequence[_Pair], whole: Fraction) -> int:
    return sum(pair.fits(whole) for pair in group)


def _groups(scale: Scale) -> Iterator[list[_Pair]]:
    pairs: dict[tuple[str, str], list[_Pair]] = {}
    lines = ((_GATE, scale.gates), *((level.level, level.conditions) for level in scale.levels))
    for number, conditions in lines:
        tests = [c for c in conditions if isinstance(c, Threshold)]
        for again in tests:
            for said in tests:
                if again.restates != said.measure:
                    continue
                percent, count = (again, said) if again.unit == PERCENT else (said, again)
                if percent.value > 0:
                    measures = (count.measure, percent.measure)
                    pair = _Pair(number, count.value, percent.value, count.unit, measures)
                    pairs.setdefault(measures, []).append(pair)
    yield from pairs.values()
