"""Tests that hold, fail or are unknown, put together: what is unknown decides only where it must."""

from __future__ import annotations

from itertools import product

import pytest

from samrit.criteria.outcome import all_hold, any_holds, enough

OUTCOMES = [parts for length in range(4) for parts in product([True, False, None], repeat=length)]


def settled(parts, rule):
    """Try both outcomes for each unknown part: the one answer that all tries give, else None."""
    tries = {rule(tried) for tried in product(*([True, False] if part is None else [part] for part in parts))}
    return tries.pop() if len(tries) == 1 else None


@pytest.mark.parametrize("parts", OUTCOMES)
def test_whatever_the_unknown_turn_out_to_be_the_answer_stands(parts):
    assert all_hold(iter(parts)) is settled(parts, all)
    assert any_holds(iter(parts)) is settled(parts, any)
    for least in range(-1, 5):
        assert enough(iter(parts), least) is settled(parts, lambda tried: sum(tried) >= least)  # noqa: B023
