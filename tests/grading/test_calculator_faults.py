"""A fault of a form seen in use: weights of 1/n rounded to two places give 99, 102, 98 or 96 at best."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.grading import score_form

from .forms import SCHEME, lines, rating

LINES = [*lines("team", (100, 5)), *lines("individual", (100, 5))]


def best(weights):
    return [rating(f"c{at}", 5, weight) for at, weight in enumerate(weights, 1)]


@pytest.mark.parametrize("number", [3, 6, 7, 8])
def test_the_best_ratings_of_any_number_of_competencies_give_100(number):
    whole = Decimal(100 // number)
    weights = [whole] * (number - 1) + [100 - whole * (number - 1)]
    result = score_form(SCHEME, lines=LINES, ratings=best(weights))
    assert {step.key: step.text for step in result.steps}["competency"] == "100"


@pytest.mark.parametrize("number", [3, 6, 7, 8])
def test_rounded_shares_that_do_not_add_to_100_are_said(number):
    rounded = (Decimal(1) / number).quantize(Decimal("0.01")) * 100
    found = score_form(SCHEME, lines=LINES, ratings=best([rounded] * number)).findings
    assert ("weights-not-100", "competency") in {(finding.code, finding.where) for finding in found}
