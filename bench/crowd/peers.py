"""The same work by public tools, each in its own way; None where the tool is not installed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from crowd import SHARES, Crowd

Graded = tuple[NDArray[np.int64], NDArray[np.int8]]
LOWS = (90, 80, 70, 60)
YEAR = "2024"


def installed(module: str) -> bool:
    """Tell whether a peer is there, and say so where it is not."""
    if find_spec(module):
        return True
    print(f"{module} is not installed here (`make bench` installs it): left out", file=sys.stderr)
    return False


def polars(crowd: Crowd) -> Callable[[], Graded] | None:
    """Give the work in polars on one thread: whole numbers for levels, its own `round` for the total."""
    if not installed("polars"):
        return None
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    import polars as pl

    frame = pl.DataFrame({f"f{place}": figures for place, figures in enumerate(crowd.figures)}).with_columns(
        variant=pl.Series(crowd.variant)
    )

    def level(place: int) -> pl.Expr:
        own = [
            sum((figure(place) >= cut).cast(pl.Int8) for cut in cuts) for cuts in crowd.cuts[place].tolist()
        ]
        variant = pl.col("variant")
        return pl.when(variant == 0).then(own[0]).when(variant == 1).then(own[1]).otherwise(own[2])

    def figure(place: int) -> pl.Expr:
        return pl.col(f"f{place}")

    parts = [
        level(place).cast(pl.Float64) * (weight * SHARES[block] / 50_000)
        for place, (block, weight) in enumerate(crowd.weights())
    ]
    total = sum(parts[1:], parts[0]).round(2)
    grade = 4 - sum((pl.col("total") >= low).cast(pl.Int8) for low in LOWS)
    query = frame.lazy().select(total=total).with_columns(grade=grade)

    def work() -> Graded:
        found = query.collect()
        hundredths = np.rint(found["total"].to_numpy() * 100).astype(np.int64)
        return hundredths, found["grade"].to_numpy().astype(np.int8)

    return work


def openfisca(crowd: Crowd) -> Callable[[], Graded] | None:
    """Give the work in openfisca-core: one variable per indicator, its total and its grade."""
    if not installed("openfisca_core"):
        return None
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = build_entity(key="person", plural="people", label="an officer", is_person=True)
    system = TaxBenefitSystem([person])

    def add(name: str, value_type: type, formula: Callable[..., object] | None = None) -> None:
        body = {"value_type": value_type, "entity": person, "definition_period": DateUnit.YEAR, "label": name}
        system.add_variable(type(name, (Variable,), body | ({"formula": formula} if formula else {})))

    # openfisca counts a formula's parameters, so each has a function of exactly two.
    def level_of(place: int) -> Callable[..., object]:
        def level(people, period):  # noqa: ANN001, ANN202 - openfisca's own call
            figures, variant = people(f"figure{place}", period), people("variant", period)
            own = [sum(figures >= cut / 100 for cut in cuts) for cuts in crowd.cuts[place].tolist()]
            return np.select([variant == 0, variant == 1], own[:2], own[2])

        return level

    def total(people, period):  # noqa: ANN001, ANN202
        parts = (
            people(f"level{place}", period) * (weight * SHARES[block] / 50_000)
            for place, (block, weight) in enumerate(crowd.weights())
        )
        return np.round(sum(parts), 2)

    def grade(people, period):  # noqa: ANN001, ANN202
        return 4 - sum(people("total", period) >= low for low in LOWS)

    add("variant", int)
    for place in range(len(crowd.figures)):
        add(f"figure{place}", float)
        add(f"level{place}", int, level_of(place))
    add("total", float, total)
    add("grade", int, grade)

    def work() -> Graded:
        simulation = SimulationBuilder().build_default_simulation(system, crowd.people)
        simulation.set_input("variant", YEAR, crowd.variant)
        for place, figures in enumerate(crowd.figures):
            simulation.set_input(f"figure{place}", YEAR, figures / 100)
        grades = simulation.calculate("grade", YEAR).astype(np.int8)
        totals = simulation.calculate("total", YEAR)
        return np.rint(totals.astype(np.float64) * 100).astype(np.int64), grades

    return work
