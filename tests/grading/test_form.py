from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from samrit.grading import FormState, LineState, Rounding, Share, blank_ratings, number_text, score_form

from .forms import SCHEME, line, lines, ratings, two_blocks

TEAM = lines("team", (60, 5), (40, 4))
INDIVIDUAL = lines("individual", (50, 3), (50, 4))
RATED = ratings(4, 4, 4, 4, 4)


def steps_of(result):
    return {step.key: (step.formula, step.text) for step in result.steps}


def test_a_complete_form_shows_every_calculation():
    result = score_form(SCHEME, lines=[*TEAM, *INDIVIDUAL], ratings=RATED)
    assert steps_of(result) == {
        "line:t1": ("5 × 60 ÷ 100", "3"),
        "line:t2": ("4 × 40 ÷ 100", "1.6"),
        "line:i1": ("3 × 50 ÷ 100", "1.5"),
        "line:i2": ("4 × 50 ÷ 100", "2"),
        "block:team:sum": ("3 + 1.6", "4.6"),
        "block:team:base": ("4.6 × 20", "92"),
        "block:individual:sum": ("1.5 + 2", "3.5"),
        "block:individual:base": ("3.5 × 20", "70"),
        "results": ("(92 + 70) ÷ 2", "81"),
        **{f"rating:c{n}": ("4 × 20 ÷ 100", "0.8") for n in range(1, 6)},
        "competency:sum": ("0.8 + 0.8 + 0.8 + 0.8 + 0.8", "4"),
        "competency": ("4 × 20", "80"),
        "component:results": ("81 × 70 ÷ 100", "56.7"),
        "component:competency": ("80 × 30 ÷ 100", "24"),
        "total:exact": ("56.7 + 24", "80.7"),
        "total": ("80.7 ≈ 80.70", "80.7"),
        "grade": ("80 ≤ 80.70 < 90", "80.7"),
    }


def test_a_complete_form_has_a_total_a_grade_and_nothing_missing():
    result = score_form(SCHEME, lines=[*TEAM, *INDIVIDUAL], ratings=RATED)
    assert (result.state, result.scheme) == (FormState.COMPLETE, SCHEME)
    assert (result.total, result.total_exact, result.grade.code) == (
        Decimal("80.70"),
        Fraction("80.7"),
        "very-good",
    )
    assert str(result.total) == "80.70"
    assert result.so_far == result.if_nothing_more
    assert (result.missing, result.provisional_grade) == ((), None)


def test_each_line_decides_its_part_of_the_whole_form():
    result = score_form(SCHEME, lines=[*TEAM, *INDIVIDUAL], ratings=RATED)
    assert [(item.line.key, item.share_of_total) for item in result.lines] == [
        ("t1", 21),
        ("t2", 14),
        ("i1", Fraction("17.5")),
        ("i2", Fraction("17.5")),
    ]


def test_probation_uses_its_own_shares():
    result = score_form(SCHEME, lines=[*TEAM, *INDIVIDUAL], ratings=RATED, probation=True)
    assert [(part.share.share, part.weighted) for part in result.components] == [
        (50, Fraction("40.5")),
        (50, 40),
    ]
    assert result.total == Decimal("80.50")
    assert result.probation


def test_unequal_blocks_are_put_together_by_their_shares():
    result = score_form(two_blocks("60", "40"), lines=[*TEAM, *INDIVIDUAL], ratings=RATED)
    assert steps_of(result)["results"] == ("92 × 60 ÷ 100 + 70 × 40 ÷ 100", "83.2")


@pytest.mark.parametrize(("own", "name"), [(TEAM, "team"), (INDIVIDUAL, "individual")])
def test_one_block_alone_carries_the_whole_and_the_step_says_so(own, name):
    result = score_form(SCHEME, lines=own, ratings=RATED)
    (block,) = result.blocks
    step = next(step for step in result.steps if step.key == "results")
    assert (block.share.code, block.factor) == (name, 1)
    assert step.value == block.out_of_100
    assert step.formula == number_text(block.out_of_100)
    assert "มีเฉพาะ" in step.label_th
    assert "by the scheme" in step.label_en


def test_a_block_missing_out_of_three_leaves_the_others_their_proportion():
    third = Share("province", "ตัวชี้วัดระดับจังหวัด", "Provincial indicators", Decimal(40))
    scheme = two_blocks("20", "40")
    scheme = replace(scheme, blocks=(*scheme.blocks, third))
    result = score_form(scheme, lines=[*TEAM, *INDIVIDUAL], ratings=RATED)
    assert steps_of(result)["results"] == ("92 × 20 ÷ 60 + 70 × 40 ÷ 60", "232/3")


def test_a_line_without_a_result_has_no_step_and_the_lines_behind_it_have():
    result = score_form(SCHEME, lines=lines("team", (40, None), (60, 5)), ratings=ratings(None, 3))
    assert [key for key in steps_of(result) if key.startswith(("line", "rating"))] == ["line:t2", "rating:c2"]


@pytest.mark.parametrize(("floor", "points", "told"), [(0, 0, False), (1, 1, True)])
def test_a_result_below_level_1_counts_what_the_scheme_says(floor, points, told):
    scheme = replace(SCHEME, floor_level=floor)
    result = score_form(scheme, lines=lines("team", (100, 0)), ratings=RATED)
    assert result.lines[0].points == points
    assert ("ต่ำกว่าเกณฑ์ระดับ 1" in result.steps[0].label_th) is told


def test_a_missing_result_counts_0_even_where_the_floor_is_1():
    scheme = replace(SCHEME, floor_level=1)
    result = score_form(scheme, lines=lines("team", (50, 5), (50, None)), ratings=RATED)
    assert result.blocks[0].points == Fraction("2.5")


def test_an_incomplete_form_has_two_totals_and_no_grade():
    result = score_form(SCHEME, lines=[*TEAM, *lines("individual", (50, 3), (50, None))], ratings=RATED)
    assert result.state is FormState.INCOMPLETE
    assert (result.total, result.total_exact, result.grade, result.provisional_grade) == (None,) * 4
    # 92 and 30 of 100: (92 + 30) ÷ 2 × 70 % + 80 × 30 % = 66.7
    assert result.if_nothing_more.rounded == Decimal("66.70")
    assert result.if_nothing_more.weight_present == 100
    # 66.7 points of the 82.5 that have results
    assert result.so_far.weight_present == Fraction("82.5")
    assert result.so_far.exact == Fraction("66.7") / Fraction("82.5") * 100
    assert str(result.so_far.rounded) == "80.85"


def test_the_steps_of_an_incomplete_form_lead_to_both_totals():
    result = score_form(SCHEME, lines=[*TEAM, *lines("individual", (50, 3), (50, None))], ratings=RATED)
    steps = steps_of(result)
    assert steps["if-nothing-more"] == ("66.7 ≈ 66.70", "66.7")
    assert steps["so-far"] == ("66.7 ÷ 82.5 × 100", "2668/33")
    assert "grade" not in steps
    assert "นับผลที่ยังขาดเป็น 0" in next(s.label_th for s in result.steps if s.key == "block:individual:sum")


def test_a_grade_of_incomplete_data_is_given_only_when_asked_and_named_provisional():
    result = score_form(
        SCHEME, lines=[*TEAM, *lines("individual", (100, None))], ratings=RATED, provisional=True
    )
    assert result.grade is None
    assert result.provisional_grade.code == "improve"
    assert "grade" in steps_of(result)


def test_asking_for_a_provisional_grade_changes_nothing_on_a_complete_form():
    asked = score_form(SCHEME, lines=[*TEAM, *INDIVIDUAL], ratings=RATED, provisional=True)
    assert asked == score_form(SCHEME, lines=[*TEAM, *INDIVIDUAL], ratings=RATED)


def test_missing_results_are_named_with_their_state():
    result = score_form(
        SCHEME,
        lines=[line("1", "team", 50, None, LineState.NOT_DUE), line("2", "team", 50, None)],
        ratings=ratings(4, None),
    )
    assert [(gone.kind, gone.key, gone.name, gone.state) for gone in result.missing] == [
        ("line", "1", "ตัวชี้วัด 1", LineState.NOT_DUE),
        ("line", "2", "ตัวชี้วัด 2", LineState.NOT_REPORTED),
        ("rating", "c2", "สมรรถนะ c2", None),
    ]


def test_0_is_a_result_and_not_a_missing_one():
    result = score_form(SCHEME, lines=lines("team", (100, 0)), ratings=ratings(0))
    assert result.state is FormState.COMPLETE
    assert (result.total, result.missing, result.grade.code) == (Decimal("0.00"), (), "improve")


def test_a_form_with_nothing_at_all_has_no_total_so_far():
    result = score_form(SCHEME, lines=[], ratings=[])
    assert (result.state, result.so_far, result.blocks) == (FormState.INCOMPLETE, None, ())
    assert result.if_nothing_more.rounded == Decimal("0.00")
    assert list(steps_of(result)) == [
        "component:results",
        "component:competency",
        "if-nothing-more:exact",
        "if-nothing-more",
    ]


def test_unrated_competencies_keep_a_form_incomplete():
    blank = blank_ratings(SCHEME, position_level="K2")
    result = score_form(SCHEME, lines=[*TEAM, *INDIVIDUAL], ratings=blank)
    assert result.state is FormState.INCOMPLETE
    assert result.so_far.weight_present == 70
    assert steps_of(result)["competency:sum"] == ("0", "0")
    assert "นับที่ยังไม่ประเมินเป็น 0" in next(s.label_th for s in result.steps if s.key == "competency:sum")


def test_blank_ratings_carry_the_names_weights_and_expected_levels_of_the_scheme():
    blank = blank_ratings(SCHEME, position_level="K3")
    assert [(item.key, item.name, item.weight) for item in blank] == [
        (one.key, one.name_th, 20) for one in SCHEME.competencies
    ]
    assert {(item.expected, item.score) for item in blank} == {(3, None)}


@pytest.mark.parametrize(("expected", "gap"), [(2, 2), (5, -1), (None, None)])
def test_a_rating_shows_its_gap_to_the_expected_level(expected, gap):
    (rated,) = ratings(4)
    result = score_form(SCHEME, lines=[], ratings=[replace(rated, expected=expected)])
    assert result.ratings[0].gap == gap


@pytest.mark.parametrize("state", [LineState.EXEMPT, LineState.NOT_APPLICABLE])
def test_exempt_weight_keeps_a_form_incomplete_until_it_is_moved(state):
    own = [line("1", "team", 80, 5), line("2", "team", 20, None, state)]
    result = score_form(SCHEME, lines=own, ratings=RATED)
    assert result.state is FormState.INCOMPLETE
    assert [(one.code, one.severity, one.where) for one in result.findings] == [
        ("exempt-carries-weight", "warning", "team 2")
    ]
    assert [gone.state for gone in result.missing] == [state]


def test_exempt_weight_is_spread_where_the_scheme_says_so_and_the_step_tells():
    scheme = replace(SCHEME, exempt_lines="spread")
    own = [line("1", "team", 60, 5), line("2", "team", 20, 3), line("3", "team", 20, None, LineState.EXEMPT)]
    result = score_form(scheme, lines=own, ratings=RATED)
    assert (result.state, result.findings, result.missing) == (FormState.COMPLETE, (), ())
    assert steps_of(result)["block:team:sum"] == ("(3 + 0.6) × 100 ÷ 80", "4.5")
    assert "เกลี่ยน้ำหนัก" in next(s.label_th for s in result.steps if s.key == "block:team:sum")
    assert [item.share_of_total for item in result.lines] == [Fraction("52.5"), Fraction("17.5"), 0]


def test_a_block_of_exempt_lines_only_is_left_out_where_weight_is_spread():
    scheme = replace(SCHEME, exempt_lines="spread")
    own = [*TEAM, line("x", "individual", 100, None, LineState.NOT_APPLICABLE)]
    result = score_form(scheme, lines=own, ratings=RATED)
    assert [block.share.code for block in result.blocks] == ["team"]
    assert result.state is FormState.COMPLETE


def test_a_full_level_that_does_not_divide_100_is_shown_as_a_division():
    scheme = replace(SCHEME, full_level=3)
    result = score_form(scheme, lines=lines("team", (100, 2)), ratings=ratings(3))
    assert steps_of(result)["block:team:base"] == ("2 × 100 ÷ 3", "200/3")
    assert result.total == Decimal("76.67")


def test_a_scheme_of_results_alone_needs_no_ratings():
    scheme = replace(SCHEME, components=(Share("results", "ผลสัมฤทธิ์ของงาน", "Results", Decimal(100)),))
    result = score_form(scheme, lines=TEAM, ratings=[])
    assert (result.state, result.total) == (FormState.COMPLETE, Decimal("92.00"))


def test_a_scheme_of_competencies_alone_takes_nothing_from_the_lines():
    alone = (Share("competency", "สมรรถนะ", "Competency", Decimal(100)),)
    result = score_form(replace(SCHEME, components=alone), lines=TEAM, ratings=ratings(4, None))
    assert [item.share_of_total for item in result.lines] == [0, 0]
    assert (result.so_far.exact, result.so_far.weight_present) == (80, 50)


def test_the_best_grade_has_no_upper_limit_in_its_step():
    result = score_form(SCHEME, lines=lines("team", (100, 5)), ratings=ratings(5))
    assert steps_of(result)["grade"] == ("90 ≤ 100.00", "100")


@pytest.mark.parametrize(
    ("rating", "total", "grade"),
    [
        # results 100 × 70 % = 70; competency share 30 % of rating × 20
        ("3.3325", "90.00", "excellent"),  # exactly 89.995: a half goes up
        (
            "3.3324999",
            "89.99",
            "very-good",
        ),  # 89.9949994: rounding to 3 and then to 2 places would make 90.00
        ("3.33325", "90.00", "excellent"),
        ("3.3315", "89.99", "very-good"),
    ],
)
def test_the_grade_at_a_border_follows_from_one_rounding(rating, total, grade):
    result = score_form(SCHEME, lines=lines("team", (100, 5)), ratings=ratings(rating))
    assert (str(result.total), result.grade.code) == (total, grade)


def test_the_scheme_says_how_many_decimals_are_kept():
    open_bands = tuple(replace(band, high=None) for band in SCHEME.bands)
    scheme = replace(SCHEME, rounding=Rounding(places=4), bands=open_bands)
    assert (
        str(score_form(scheme, lines=lines("team", (100, 5)), ratings=ratings("3.33251")).total) == "89.9951"
    )
