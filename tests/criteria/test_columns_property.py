"""Whatever the rule and the rows: columns and one by one agree to the digit."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samrit.criteria import evaluate
from samrit.criteria.columns import UNKNOWN_LEVEL, Program, table_of

from .drawn import facts, figures_and_deeds, scales

THOROUGH = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))


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
