"""A crowd to measure on: people with ten indicators, three variants each, many figures right on a bound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from samrit.criteria import Level, Measure, Op, Scale, Threshold
from samrit.grading import Scheme, Share, default_scheme

INDICATORS, VARIANTS, LEVELS = 10, 3, 5
PLACES = 2
HIGHEST = 120 * 10**PLACES
# Hundredths of a percent of the block; each block adds to 100.
WEIGHTS = {"team": (1235, 1765, 2000, 2480, 2520), "individual": (1115, 1885, 2000, 2390, 2610)}
SHARES = {"team": 55, "individual": 45}


@dataclass(frozen=True, slots=True)
class Crowd:
    """Figures in hundredths (indicator × people), and the size class of each person's unit."""

    figures: tuple[NDArray[np.int64], ...]
    variant: NDArray[np.int8]
    cuts: NDArray[np.int64]

    @property
    def people(self) -> int:
        return len(self.variant)

    def weights(self) -> list[tuple[str, int]]:
        """Give block and weight (in hundredths) of each indicator."""
        return [(block, weight) for block, own in WEIGHTS.items() for weight in own]


def crowd(people: int, *, seed: int = 2567) -> Crowd:
    """Draw people: a fifth of the figures stand on a bound of any variant or one hundredth beside it."""
    random = np.random.default_rng(seed)
    cuts = np.sort(
        random.choice(np.arange(2_000, 10_000), (INDICATORS, VARIANTS, LEVELS), replace=False), axis=2
    )
    figures = []
    for own in cuts:
        drawn = random.integers(0, HIGHEST + 1, people)
        planted = random.choice(own.ravel(), people) + random.integers(-1, 2, people)
        figures.append(np.where(random.random(people) < 0.2, planted, drawn))
    return Crowd(tuple(figures), random.integers(0, VARIANTS, people).astype(np.int8), cuts)


def scales(made: Crowd) -> list[list[Scale]]:
    """Give the scales of every indicator, one for each variant: five levels of at least so many percent."""
    measure = Measure("m1", "share", "percent", "percent", Decimal("0.01"))
    found = []
    for own in made.cuts.tolist():
        variants = []
        for cuts in own:
            levels = tuple(
                Level(number, "", (Threshold("", "m1", Op.GE, Decimal(cut) / 100, "percent"),))
                for number, cut in enumerate(cuts, 1)
            )
            variants.append(Scale((measure,), (), (), levels))
        found.append(variants)
    return found


def scheme() -> Scheme:
    """Give the rules: two blocks of unequal shares that make up the whole total."""
    own = default_scheme()
    blocks = tuple(Share(code, code, code, Decimal(share)) for code, share in SHARES.items())
    return replace(own, blocks=blocks, components=(Share("results", "", "", Decimal(100)),))
