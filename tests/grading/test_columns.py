"""Forms in columns: for any rows the same state, totals and grade as form by form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.grading import FormState, Line, LineState, Rating, Rounding, score_form
from samrit.grading.columns import NO_LEVEL, LineColumn, RatingColumn, score_columns
from samrit.grading.columns.scoring import STATES

from .forms import SCHEME, two_blocks

ROWS = 5
SCOPES = ("team", "individual", "province")


@st.composite
def schemes(draw):
    share = draw(st.sampled_from(["50", "33.3", "1"]))
    scheme = two_blocks(share, str(100 - Decimal(share)))
    return replace(
        scheme,
        single_block=draw(st.sampled_from(["whole", "whole", "refuse"])),
        exempt_lines=draw(st.sampled_from(["refuse", "spread"])),
        floor_level=draw(st.sampled_from([0, 1])),
        interpolation=draw(st.sampled_from(["off", "linear"])),
        rounding=Rounding(places=draw(st.sampled_from([2, 3]))),
        full_level=draw(st.sampled_from([5, 5, 3])),
        components=SCHEME.components
        if draw(st.booleans())
        else (replace(SCHEME.components[0], share=Decimal(100)),),
    )


def levels(places, most=5):
    inside = st.integers(0, most * 10**places)
    whole = st.integers(0, most).map(lambda level: level * 10**places)
    return st.lists(whole | inside | st.just(NO_LEVEL), min_size=ROWS, max_size=ROWS).map(np.array)


masks = st.none() | st.lists(st.booleans(), min_size=ROWS, max_size=ROWS).map(np.array)


@st.composite
def weights(draw, count):
    """Weights of so many lines that mostly add to 100: one for all rows, or row by row in hundredths."""
    if draw(st.booleans()):
        part = Decimal(10_000 // count) / 100
        return [part] * (count - 1) + [100 - part * (count - 1)]
    table = []
    for _ in range(ROWS):
        cuts = sorted(draw(st.lists(st.integers(1, 9_999), min_size=count - 1, max_size=count - 1)))
        table.append([high - low for low, high in zip([0, *cuts], [*cuts, 10_000], strict=True)])
    return list(np.array(table).T)


@st.composite
def columns(draw):
    lines = []
    for scope in draw(st.sets(st.sampled_from(SCOPES[:2]), max_size=2)) | draw(
        st.sampled_from([set()] * 9 + [{"province"}])
    ):
        count = draw(st.integers(1, 3))
        present, outside = draw(st.none() | masks), draw(masks)
        for at, weight in enumerate(draw(weights(count))):
            places = draw(st.sampled_from([0, 0, 1]))
            own = draw(levels(places))
            if outside is not None and draw(st.integers(0, 4)):
                own = np.where(outside, NO_LEVEL, own)
            lines.append(
                LineColumn(
                    key=f"{scope}{at}",
                    scope=scope,
                    levels=own,
                    places=places,
                    weight=weight,
                    weight_places=2,
                    outside=outside if draw(st.booleans()) else None,
                    present=present,
                )
            )
    if lines and draw(st.integers(0, 9)) == 0:
        lines.append(replace(lines[0], present=draw(masks)))
    count = draw(st.integers(0, 3))
    own = draw(weights(count)) if count else []
    present = draw(st.none() | masks)
    ratings = [
        RatingColumn(
            key=f"c{at}", scores=draw(levels(1)), places=1, weight=weight, weight_places=2, present=present
        )
        for at, weight in enumerate(own)
    ]
    return lines, ratings


def at(column, row):
    """Give what a column says of one row: present, level, weight."""
    present = column.present is None or bool(column.present[row])
    weight = column.weight
    if not isinstance(weight, Decimal):
        weight = Decimal(int(weight[row])).scaleb(-column.weight_places)
    figures = column.levels if isinstance(column, LineColumn) else column.scores
    level = None if figures[row] == NO_LEVEL else Decimal(int(figures[row])).scaleb(-column.places)
    return present, level, weight


def form(lines, ratings, row):
    own = []
    for column in lines:
        present, level, weight = at(column, row)
        outside = column.outside is not None and column.outside[row]
        state = (
            LineState.EXEMPT if outside else LineState.NOT_REPORTED if level is None else LineState.REPORTED
        )
        if present:
            own.append(
                Line(key=column.key, scope=column.scope, title="ก", weight=weight, level=level, state=state)
            )
    rated = [
        Rating(key=column.key, name="ก", expected=None, score=level, weight=weight)
        for column in ratings
        for present, level, weight in [at(column, row)]
        if present
    ]
    return own, rated


def exact(value, places):
    return None if value == -1 else Decimal(int(value)).scaleb(-places)


def rounded(partial):
    return None if partial is None else partial.rounded


def agrees(scheme, lines, ratings, rows, probation):
    found = score_columns(scheme, lines=lines, ratings=ratings, rows=rows, probation=probation)
    for row in range(rows):
        own, rated = form(lines, ratings, row)
        one = score_form(scheme, lines=own, ratings=rated, probation=probation)
        assert STATES[found.states[row]] is one.state
        assert exact(found.totals[row], found.places) == one.total
        assert exact(found.if_nothing_more[row], found.places) == rounded(one.if_nothing_more)
        assert exact(found.so_far[row], found.places) == rounded(one.so_far)
        assert (None if found.grades[row] < 0 else scheme.bands[found.grades[row]]) == one.grade
    return found


@settings(max_examples=60, deadline=None)
@given(schemes(), columns(), st.booleans())
def test_columns_of_forms_equal_form_by_form(scheme, drawn, probation):
    lines, ratings = drawn
    agrees(scheme, lines, ratings, ROWS, probation)


def test_wide_numbers_stay_exact():
    weight = np.array([10**20], dtype=object)
    lines = [LineColumn(key="t1", scope="team", levels=np.array([4]), weight=weight, weight_places=18)]
    ratings = [RatingColumn(key="c1", scores=np.array([3]), weight=Decimal(100))]
    found = score_columns(SCHEME, lines=lines, ratings=ratings, rows=1)
    assert (found.totals.tolist(), found.grades.tolist()) == ([7400], [2])


def test_one_wide_row_among_groups_stays_exact():
    weights = np.array([10**20, 10**20], dtype=object)
    present = np.array([True, False])
    lines = [
        LineColumn(key="t1", scope="team", levels=np.array([4, 4]), weight=weights, weight_places=18),
        LineColumn(
            key="i1", scope="individual", levels=np.array([5, 5]), weight=Decimal(100), present=present
        ),
    ]
    ratings = [RatingColumn(key="c1", scores=np.array([3, 3]), weight=Decimal(100))]
    agrees(SCHEME, lines, ratings, 2, probation=False)


def test_a_faulty_scheme_refuses_every_form():
    lines = [LineColumn(key="t1", scope="team", levels=np.array([4, 5]), weight=Decimal(100))]
    found = score_columns(replace(SCHEME, bands=()), lines=lines, ratings=[], rows=2)
    assert [STATES[state] for state in found.states] == [FormState.REFUSED] * 2
    assert found.totals.tolist() == found.grades.tolist() == found.so_far.tolist() == [-1, -1]


def test_no_form_gives_empty_columns():
    found = score_columns(SCHEME, lines=[], ratings=[], rows=0)
    assert [len(column) for column in (found.states, found.totals, found.grades)] == [0, 0, 0]


def test_a_line_of_an_unknown_block_is_refused_where_it_stands():
    lines = [
        LineColumn(key="t1", scope="team", levels=np.array([4, 4]), weight=Decimal(100)),
        LineColumn(
            key="p1",
            scope="province",
            levels=np.array([4, 4]),
            weight=Decimal(100),
            present=np.array([True, False]),
        ),
    ]
    found = agrees(SCHEME, lines, [], 2, probation=False)
    assert [STATES[state] for state in found.states] == [FormState.REFUSED, FormState.INCOMPLETE]


def test_a_narrow_column_of_fine_levels_is_scored():
    scheme = replace(SCHEME, interpolation="linear", floor_level=1)
    lines = [
        LineColumn(key="t1", scope="team", levels=np.array([120, -1], np.int8), places=3, weight=Decimal(100))
    ]
    agrees(scheme, lines, [], 2, probation=False)


def test_an_empty_agreement_is_incomplete():
    agrees(SCHEME, [], [], 3, probation=False)


def test_many_forms_are_scored_stretch_by_stretch():
    levels = np.arange(70_000) % 6
    lines = [LineColumn(key="t1", scope="team", levels=levels, weight=Decimal(100))]
    ratings = [RatingColumn(key="c1", scores=levels, weight=Decimal(100))]
    found = score_columns(SCHEME, lines=lines, ratings=ratings, rows=len(levels))
    assert found.totals.tolist() == (levels * 2000).tolist()
    assert found.so_far is found.totals
    missing = np.where(levels == 0, NO_LEVEL, levels)
    part = score_columns(SCHEME, lines=[replace(lines[0], levels=missing)], ratings=ratings, rows=len(levels))
    assert part.totals.tolist() == np.where(levels == 0, -1, levels * 2000).tolist()


def test_a_line_refused_for_its_weight_row_by_row():
    lines = [
        LineColumn(key="t1", scope="team", levels=np.array([4, 4, 4]), weight=np.array([100, 110, 0])),
        LineColumn(key="t2", scope="team", levels=np.array([4, 4, 4]), weight=np.array([0, -10, 100])),
    ]
    agrees(SCHEME, lines, [], 3, probation=False)


@pytest.mark.parametrize(
    "wrong", [{"levels": np.array([4.0])}, {"weight": np.array([100.0])}, {"weight": 100.0}]
)
def test_floats_cannot_enter_a_column(wrong):
    fields = {"key": "1", "scope": "team", "levels": np.array([4]), "weight": Decimal(100)}
    with pytest.raises((TypeError, AttributeError)):
        LineColumn(**fields | wrong)


def test_floats_cannot_enter_a_column_of_ratings():
    with pytest.raises(TypeError, match="whole"):
        RatingColumn(key="c", scores=np.array([0.5]), weight=Decimal(100))
