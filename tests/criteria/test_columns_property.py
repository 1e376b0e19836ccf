"""Whatever the rule and the rows: columns and one by one agree to the digit."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samrit.criteria import Facts, compile_scale, evaluate, split_levels, title_of
from samrit.criteria.columns import UNKNOWN_LEVEL, Program, table_of
from samrit.criteria.regions import interval_of, numeric_conditions

from .conftest import load
from .drawn import changed, changes, facts, figures_and_deeds, joint, ladders, scales, teams

THOROUGH = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def one_by_one(scale, rows):
    levels = [evaluate(scale, row).level for row in rows]
    return [UNKNOWN_LEVEL if level is None else level for level in levels]


@THOROUGH
@given(scales(), st.lists(facts(), min_size=1, max_size=8))
def test_columns_give_the_levels_that_one_by_one_gives(scale, rows):
    assert Program(scale).levels(table_of(rows)).levels.tolist() == one_by_one(scale, rows)


@THOROUGH
@given(scales(), st.lists(figures_and_deeds(), min_size=1, max_size=8))
def test_a_decision_table_gives_the_levels_that_one_by_one_gives(scale, rows):
    table = table_of(rows)
    decision = Program(scale).decision(table)
    if decision is not None:
        assert decision.look_up(table, None).tolist() == one_by_one(scale, rows)


@THOROUGH
@given(st.lists(facts(), min_size=1, max_size=8))
def test_a_table_says_the_same_row_by_row(rows):
    table = table_of(rows)
    again = table_of([table.row(index) for index in range(len(rows))])
    assert [again.row(index) for index in range(len(rows))] == rows


def agrees(scale, rows):
    table, expected = table_of(rows), one_by_one(scale, rows)
    program = Program(scale)
    assert program.by_rule(table).tolist() == expected
    decision = program.decision(table)
    if decision is not None:
        assert decision.look_up(table, None).tolist() == expected


@THOROUGH
@given(ladders(), st.sampled_from(["m1", "m2"]))
def test_settled_figures_agree(scale, key):
    step = scale.measures[0].step
    ends = [end for level in scale.levels for band in level.conditions for end in (band.low, band.high)]
    parts = [Decimal(n) / 4 for n in range(-9, 10)]
    rows = [Facts(values={key: end + part * step}) for end in ends for part in parts]
    agrees(scale, [*rows, Facts()])


@THOROUGH
@given(changes(), st.lists(changed(), min_size=8, max_size=20))
def test_changes_against_a_base_agree(scale, rows):
    agrees(scale, rows)


@THOROUGH
@given(joint(), st.lists(teams(), min_size=1, max_size=6))
def test_what_persons_did_agrees(scale, rows):
    agrees(scale, rows)


@THOROUGH
@given(
    st.lists(scales() | ladders(), min_size=2, max_size=3),
    st.lists(st.tuples(figures_and_deeds(), st.integers(-1, 1)), min_size=1, max_size=8),
)
def test_each_row_is_judged_by_its_own_variant(variants, rows):
    table = table_of([facts for facts, _ in rows])
    variant = np.array([place for _, place in rows], dtype=np.int8)
    expected = [
        UNKNOWN_LEVEL if place < 0 else one_by_one(variants[place], [facts])[0] for facts, place in rows
    ]
    program = Program(*variants)
    assert program.levels(table, variant).levels.tolist() == expected
    if program.decision(table):
        # Now that cells are decided, the same call looks them up.
        assert program.levels(table, variant).levels.tolist() == expected


CASES = [case for folder in ("good", "bad", "levels") for case in load(folder) if "text" in case]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}: {case['name']}")
def test_scales_of_the_cases_agree_on_and_next_to_every_bound(case):
    scale = compile_scale(split_levels(case["text"]), title=title_of(case["text"]))
    deeds = [{}, {deed.key: True for deed in scale.deeds}, {deed.key: False for deed in scale.deeds[-1:]}]
    rows = [Facts(deeds=done) for done in deeds]
    for measure in scale.measures:
        planted = [
            end + nudge
            for level in scale.levels
            for condition in numeric_conditions(level.conditions)
            if condition.measure == measure.key
            for end in (interval_of(condition).low, interval_of(condition).high)
            if end is not None
            for nudge in map(Decimal, ("0", "0.001", "-0.001", "0.01", "-1"))
        ]
        for done in deeds[:2]:
            rows += [
                Facts(values={other.key: figure for other in scale.measures}, deeds=done)
                for figure in planted
            ]
            rows += [Facts(values={measure.key: figure}, deeds=done) for figure in planted]
            rows += [
                Facts(
                    values={measure.key: figure + 200},
                    deeds=done,
                    baselines={measure.key: Decimal(200)},
                    targets={measure.key: Decimal(300)},
                )
                for figure in planted
            ]
    agrees(scale, rows)
