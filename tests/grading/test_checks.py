from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from samrit.grading import FormState, Line, LineState, Rating, score_form

from .forms import SCHEME, line, lines, rating, ratings

TEAM = lines("team", (60, 5), (40, 4))
INDIVIDUAL = lines("individual", (50, 3), (50, 4))
RATED = ratings(4, 4, 4, 4, 4)

REFUSED = {
    "a block of 90": (
        {"lines": [*TEAM, *lines("individual", (50, 3), (40, 4))]},
        "weights-not-100",
        "individual",
    ),
    "a block of 99.99": ({"lines": [*lines("team", (60, 5), ("39.99", 4))]}, "weights-not-100", "team"),
    "three thirds of 100": (
        {"lines": lines("team", *[("33." + "3" * 30, 5)] * 3)},
        "weights-not-100",
        "team",
    ),
    "a block of 110": ({"lines": [*lines("team", (60, 5), (50, 4))]}, "weights-not-100", "team"),
    "competencies of 80": ({"ratings": RATED[:4]}, "weights-not-100", "competency"),
    "an unknown block": ({"lines": [*TEAM, line("x", "province", 100, 5)]}, "block-unknown", "province x"),
    "a number twice": (
        {"lines": [line("1", "team", 100, 5), line("1", "individual", 100, 5)]},
        "duplicate-number",
        "lines 1",
    ),
    "a competency twice": (
        {"ratings": [rating("c", 3, "50"), rating("c", 3, "50")]},
        "duplicate-number",
        "competency c",
    ),
    "a weight of nothing": ({"lines": lines("team", (100, 5), (0, 4))}, "weight-invalid", "team t2"),
    "a negative competency weight": (
        {"ratings": [rating("a", 3, "110"), rating("b", 3, "-10")]},
        "weight-invalid",
        "competency b",
    ),
    "level 6": ({"lines": lines("team", (100, 6))}, "level-out-of-range", "team t1"),
    "a level below nothing": ({"lines": lines("team", (100, -1))}, "level-out-of-range", "team t1"),
    "a rating of 5.5": ({"ratings": ratings("5.5")}, "level-out-of-range", "competency c1"),
    "a level between levels": ({"lines": lines("team", (100, "3.57"))}, "level-not-whole", "team t1"),
    "a level before the report": (
        {"lines": [line("t1", "team", 100, 3, LineState.NOT_DUE)]},
        "level-without-report",
        "team t1",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_form_with_a_fault_is_refused_with_its_place_and_has_no_totals(name):
    changes, code, where = REFUSED[name]
    result = score_form(SCHEME, **{"lines": [*TEAM, *INDIVIDUAL], "ratings": RATED} | changes)
    assert result.state is FormState.REFUSED
    assert [(finding.code, finding.where, finding.severity) for finding in result.findings] == [
        (code, where, "error")
    ]
    assert (result.total, result.total_exact, result.grade, result.so_far, result.if_nothing_more) == (
        None,
    ) * 5
    assert (result.steps, result.blocks, result.components) == ((), (), ())


def test_a_refused_form_still_shows_the_points_of_its_lines():
    result = score_form(SCHEME, lines=lines("team", (60, 5), (50, None)), ratings=RATED)
    assert [(item.line.key, item.score, item.points, item.share_of_total) for item in result.lines] == [
        ("t1", 5, 3, None),
        ("t2", None, None, None),
    ]
    assert [(item.rating.key, item.points) for item in result.ratings] == [
        (f"c{n}", Decimal("0.8")) for n in range(1, 6)
    ]
    assert [(gone.kind, gone.key) for gone in result.missing] == [("line", "t2")]


def test_a_faulty_scheme_refuses_every_form_and_says_why():
    faulty = replace(SCHEME, bands=())
    result = score_form(faulty, lines=[*TEAM, *INDIVIDUAL], ratings=RATED)
    assert result.state is FormState.REFUSED
    assert [finding.code for finding in result.findings] == ["bands-hole"]


def test_a_refused_form_keeps_what_it_was_to_be_scored_by():
    for probation in (True, False):
        result = score_form(SCHEME, lines=lines("team", (90, 5)), ratings=RATED, probation=probation)
        assert (result.scheme, result.probation) == (SCHEME, probation)


def test_all_faults_of_a_form_are_named_at_once():
    result = score_form(SCHEME, lines=lines("team", (60, 6), (50, "1.5")), ratings=RATED[:4])
    assert sorted(finding.code for finding in result.findings) == [
        "level-not-whole",
        "level-out-of-range",
        "weights-not-100",
        "weights-not-100",
    ]


def test_the_refusal_of_weights_names_the_sum():
    result = score_form(SCHEME, lines=lines("team", (60, 5), (30, 5)), ratings=[])
    assert "90" in result.findings[0].message


def test_an_agreement_of_one_block_is_refused_where_the_scheme_wants_every_block():
    strict = replace(SCHEME, single_block="refuse")
    result = score_form(strict, lines=TEAM, ratings=RATED)
    assert [(finding.code, finding.where) for finding in result.findings] == [("block-empty", "individual")]
    assert score_form(strict, lines=[*TEAM, *INDIVIDUAL], ratings=RATED).state is FormState.COMPLETE


def test_levels_between_levels_count_where_the_scheme_interpolates():
    linear = replace(SCHEME, interpolation="linear")
    assert score_form(linear, lines=lines("team", (100, "3.57")), ratings=RATED).findings == ()


@pytest.mark.parametrize("state", LineState)
def test_only_a_reported_or_certified_result_carries_a_level(state):
    result = score_form(SCHEME, lines=[line("t1", "team", 100, 3, state)], ratings=RATED)
    carries = state in {LineState.REPORTED, LineState.CERTIFIED}
    assert ("level-without-report" not in {finding.code for finding in result.findings}) is carries


def test_a_sound_form_has_no_finding():
    assert score_form(SCHEME, lines=[*TEAM, *INDIVIDUAL], ratings=RATED).findings == ()


@pytest.mark.parametrize("wrong", [{"weight": 10.0}, {"level": 4.0}])
def test_a_float_cannot_enter_a_line(wrong):
    fields = {"key": "1", "scope": "team", "title": "ก", "weight": Decimal(100), "level": Decimal(4)}
    with pytest.raises(TypeError, match="float"):
        Line(**fields | wrong, state=LineState.REPORTED)


def test_a_float_cannot_enter_a_rating():
    with pytest.raises(TypeError, match="float"):
        Rating(key="c", name="ก", expected=1, score=3.5, weight=Decimal(100))
