"""Whatever the form: the order of lines never matters, nothing is rounded before the last step."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from samrit.grading import FormState, number_text, score_form

from .forms import line, ratings, two_blocks


@st.composite
def weights(draw):
    """Weights of up to six lines that add to 100, with up to two decimals."""
    cuts = draw(st.sets(st.integers(1, 9_999), max_size=5))
    ends = [0, *sorted(cuts), 10_000]
    return [Decimal(high - low) / 100 for low, high in pairwise(ends)]


@st.composite
def forms(draw, *, complete=False):
    levels = st.integers(0, 5) if complete else st.none() | st.integers(0, 5)
    own = [
        line(f"{scope[0]}{at}", scope, weight, draw(levels))
        for scope in draw(st.sampled_from([("team",), ("individual",), ("team", "individual")]))
        for at, weight in enumerate(draw(weights()))
    ]
    scores = draw(st.lists(st.integers(0, 5) if complete else levels, min_size=1, max_size=5))
    share = draw(st.integers(1, 99))
    return {
        "scheme": two_blocks(str(share), str(100 - share)),
        "lines": own,
        "ratings": ratings(*scores) if len(scores) in {1, 2, 4, 5} else ratings(scores[0]),
        "probation": draw(st.booleans()),
    }


def totals(result):
    return (result.state, result.total_exact, result.grade, result.so_far, result.if_nothing_more)


def expected_total(form):
    """The formula of the form written once more, in one piece."""
    scheme = form["scheme"]
    blocks = [part for part in scheme.blocks if any(one.scope == part.code for one in form["lines"])]
    whole = sum(Fraction(part.share) for part in blocks)
    results = sum(
        Fraction(one.level or 0) * Fraction(one.weight) * Fraction(part.share) / whole / 5
        for part in blocks
        for one in form["lines"]
        if one.scope == part.code
    )
    conduct = sum(Fraction(one.score or 0) * Fraction(one.weight) / 5 for one in form["ratings"])
    first, second = scheme.components_for(probation=form["probation"])
    return (results * Fraction(first.share) + conduct * Fraction(second.share)) / 100


@given(forms(), st.randoms())
def test_the_order_of_lines_and_ratings_never_matters(form, random):
    mixed = form | {"lines": form["lines"][:], "ratings": form["ratings"][:]}
    random.shuffle(mixed["lines"])
    random.shuffle(mixed["ratings"])
    assert totals(score_form(**mixed)) == totals(score_form(**form))


@given(forms(complete=True))
def test_a_total_equals_the_exact_fraction_and_is_rounded_once(form):
    result = score_form(**form)
    exact = expected_total(form)
    assert result.state is FormState.COMPLETE
    assert result.total_exact == exact
    assert result.so_far.exact == exact
    assert Fraction(result.total) == Fraction(int(exact * 100 + Fraction(1, 2)), 100)


@given(forms())
def test_if_nothing_more_counts_what_is_missing_as_0(form):
    assert score_form(**form).if_nothing_more.exact == expected_total(form)


@given(forms())
def test_shares_of_the_whole_add_to_the_results_share(form):
    result = score_form(**form)
    assert sum(item.share_of_total for item in result.lines) == result.components[0].share.share


@given(forms())
def test_only_complete_forms_have_a_grade(form):
    result = score_form(**form)
    assert (result.grade is None) == (result.state is not FormState.COMPLETE) == bool(result.missing)


@given(forms())
def test_every_step_states_its_exact_value(form):
    for step in score_form(**form).steps:
        assert Fraction(number_text(step.value)) == step.value
        assert step.label_th
        assert step.label_en
