"""One condition and the facts of one unit: what holds, what is unknown, and what its reason says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from criteria_testing import (
    BY,
    DONE,
    MEASURES,
    MONTHS,
    at_least,
    at_most,
    band,
    dated,
    monthly,
    one,
    scale_of,
    told,
    values,
)

from samrit.criteria import (
    AnyOf,
    Band,
    Deed,
    Facts,
    Measure,
    evaluate,
)
from samrit.criteria.interval import Interval
from samrit.criteria.model import Composite, PointsPart, PointsRow, Recurrence, Relative

# Numbers.


def test_the_reason_of_a_number_shows_the_figure_the_distance_and_the_unit():
    assert told(one(at_least(80), values=values(m1="1E+2"))) == (True, "100", None, None, "percent")
    assert told(one(at_least(80), values=values(m1="77.50"))) == (
        False,
        "77.50",
        Decimal("2.5"),
        "more",
        "percent",
    )
    assert told(one(at_most(5, unit="คน"), values=values(m1="7"))) == (False, "7", 2, "less", "คน")
    assert told(one(at_least(80))) == (None, None, None, None, None)


def test_a_figure_compared_through_its_base_has_no_unit_of_its_own():
    grown = at_least(6, relative_to=Relative("baseline", 2568, "", "increase"))
    base = {"baselines": values(m1="100")}
    assert told(one(grown, values=values(m1="106"), **base)) == (True, "106", None, None, "")
    assert told(one(grown, values=values(m1="105"), **base)) == (False, "105", 1, "more", "")
    assert told(one(grown, values=values(m1="5"), baselines=values(m1="0"))) == (None, "5", None, None, "")


def test_either_notation_of_a_number_decides_for_both_within_its_level():
    percent, count = at_least(80, "m1"), at_least(40, "m2", "หมู่บ้าน", restates="m1")
    ladder = scale_of([percent, count], [at_least(90, "m1"), at_least(45, "m2", "หมู่บ้าน", restates="m1")])
    by_count = evaluate(ladder, Facts(values=values(m2="42")))
    assert [reason.holds for reason in by_count.reasons] == [True, True, False, False]
    assert told(by_count.reasons[0]) == (True, None, None, None, None)
    assert [(reason.level, reason.condition.unit) for reason in by_count.reasons] == [
        (1, "percent"),
        (1, "หมู่บ้าน"),
        (2, "percent"),
        (2, "หมู่บ้าน"),
    ]
    by_percent = evaluate(ladder, Facts(values=values(m1="95")))
    assert [reason.holds for reason in by_percent.reasons] == [True] * 4
    assert evaluate(ladder, Facts(values=values(m3="95"))).level is None


def test_another_measure_or_another_level_is_no_other_notation():
    apart = scale_of([at_least(80, "m1"), at_least(40, "m2")], [at_least(45, "m3", restates="m1")])
    reasons = evaluate(apart, Facts(values=values(m2="42", m3="50"))).reasons
    assert [reason.holds for reason in reasons] == [None, True, True]


PRINTED = (Measure("m1", "", "percent", "share", Decimal("0.01")), *MEASURES[1:])


@pytest.mark.parametrize(
    ("value", "level"), [("69.995", 1), ("69.99", 1), ("70.00", 2), ("79.995", 0), ("79.99", 2)]
)
def test_a_figure_finer_than_the_scale_prints_is_tested_as_its_lower_neighbour(value, level):
    ladder = scale_of([band("60.00", "69.99")], [band("70.00", "79.99")], measures=PRINTED)
    assert evaluate(ladder, Facts(values=values(m1=value))).level == level


def test_a_gate_takes_a_figure_between_its_levels_and_is_worth_the_least():
    ladder = scale_of([band("70.00", "79.99")], measures=PRINTED, gates=(band("60.00", "69.99"),))
    reasons = evaluate(ladder, Facts(values=values(m1="69.995"))).reasons
    assert [(reason.level, reason.holds) for reason in reasons] == [(0, True), (1, False)]


def test_an_absolute_figure_is_tested_as_it_is():
    grown = Relative("baseline", None, "", "increase")
    ladder = scale_of(
        [Band("t", "m1", Decimal(6), Decimal("6.99"), True, True, "percent", grown)],
        [Band("t", "m1", Decimal(7), Decimal("7.99"), True, True, "percent", grown)],
        measures=PRINTED,
    )
    # 6.995 % more than 100: between the two levels, and no figure of the scale's own steps.
    facts = Facts(values=values(m1="106.995"), baselines=values(m1="100"))
    assert evaluate(ladder, facts).level == 0


# Points.


def table(measure, *rows, otherwise=0):
    made = (
        PointsRow("t", Interval(Decimal(low), None, low_inclusive=True), Decimal(points))
        for low, points in rows
    )
    return PointsPart(measure, tuple(made), otherwise=Decimal(otherwise))


COMPOSITE = Composite("m3", (table("m1", (60, 10), (80, 40)), table("m2", (1, 30), otherwise=5)))
SCORED = scale_of([at_least(15, "m3", "คะแนน")], [at_least(40, "m3", "คะแนน")], composite=COMPOSITE)


@pytest.mark.parametrize(
    ("first", "second", "points", "level"),
    [("60", "1", (10, 30), 2), ("80", "0", (40, 5), 2), ("60", "0", (10, 5), 1), ("59", "0", (0, 5), 0)],
)
def test_the_points_of_the_parts_add_up_to_the_measure(first, second, points, level):
    outcome = evaluate(SCORED, Facts(values=values(m1=first, m2=second)))
    assert outcome.level == level
    assert tuple(part.points for part in outcome.points) == points
    assert outcome.reasons[0].value == str(sum(points))


def test_points_are_unknown_while_one_part_is():
    outcome = evaluate(SCORED, Facts(values=values(m1="60")))
    assert outcome.level is None
    assert [(part.part.measure, part.points) for part in outcome.points] == [("m1", 10), ("m2", None)]


def test_a_part_of_printed_figures_is_unknown_until_it_is_reported():
    scored = scale_of([at_least(10, "m3", "คะแนน")], measures=PRINTED, composite=COMPOSITE)
    outcome = evaluate(scored, Facts(values=values(m2="1")))
    assert (outcome.level, [part.points for part in outcome.points]) == (None, [None, 30])


def test_no_parts_add_up_to_nothing():
    (reason,) = evaluate(scale_of([at_least(0, "m3")], composite=Composite("m3", ())), Facts()).reasons
    assert (reason.holds, reason.value) == (True, "0")


def test_a_total_that_was_reported_itself_is_taken():
    outcome = evaluate(SCORED, Facts(values=values(m1="80", m2="1", m3="15")))
    assert (outcome.level, outcome.points) == (1, ())


def test_a_part_between_two_rows_of_its_table_earns_the_fewer_points():
    rows = tuple(
        PointsRow(
            "t",
            Interval(Decimal(low), Decimal(high), low_inclusive=True, high_inclusive=True),
            Decimal(points),
        )
        for low, high, points in [("60", "69.99", 10), ("70", "79.99", 20)]
    )
    scored = scale_of(
        [at_least(10, "m3", "คะแนน")], measures=PRINTED, composite=Composite("m3", (PointsPart("m1", rows),))
    )
    (part,) = evaluate(scored, Facts(values=values(m1="69.995"))).points
    assert (part.value, part.points) == (Decimal("69.99"), 10)


# Periods.


@pytest.mark.parametrize(
    ("figures", "holds", "value", "short", "lacking"),
    [
        ((8, 9, 8), True, "3", None, ()),
        ((8, 7, 6), False, "1", 2, ("2024-11", "2024-12")),
        ((8, None, 8), None, "2", 1, ("2024-11",)),
        ((7, None, 8), False, "1", 2, ("2024-10", "2024-11")),
    ],
)
def test_a_quota_of_each_period_must_hold_in_all(figures, holds, value, short, lacking):
    quota = at_least(8, unit="ข่าว", per="month", each=True)
    reason = one(quota, periods=monthly(*figures))
    side = None if holds else "more"
    assert told(reason) == (holds, value, short, side, "month")
    assert (reason.of, reason.lacking) == (3, lacking)
    assert (reason.level, reason.condition) == (1, quota)


@pytest.mark.parametrize(
    ("figures", "holds"), [((8, 8, 0), True), ((8, 0, 0), False), ((8, None, 0), None), ((8, 8, None), True)]
)
def test_a_quota_of_some_periods_must_hold_in_so_many(figures, holds):
    quota = at_least(8, unit="ข่าว", per="month", times=2)
    assert one(quota, periods=monthly(*figures)).holds is holds


@pytest.mark.parametrize(
    ("figures", "told_of"),
    [
        ((8, 8, 8), (True, "8", None, None, "ข่าว")),
        ((9, 9, 8), (True, "8.666666", None, None, "ข่าว")),
        ((8, 8, 6), (False, "7.333333", Decimal("0.666667"), "more", "ข่าว")),
        ((8, "7.5", "7.9"), (False, "7.8", Decimal("0.2"), "more", "ข่าว")),
        (("8.0000001", "8.0000001", "8.0000001"), (True, "8.000000", None, None, "ข่าว")),
        (("1E+2", "1E+2", "1E+2"), (True, "100", None, None, "ข่าว")),
        ((10**27 + 1, 0, 0), (True, f"{'3' * 27}.666666", None, None, "ข่าว")),
        ((8, None, 8), (None, None, None, None, None)),
    ],
)
def test_a_quota_on_average_is_the_mean_of_all_periods(figures, told_of):
    reason = one(at_least(8, unit="ข่าว", per="month"), periods=monthly(*figures))
    assert told(reason) == told_of
    assert (reason.level, reason.of) == (1, 3)
    assert reason.lacking == (("2024-11",) if None in figures else ())


def test_a_mean_above_its_ceiling_goes_down():
    reason = one(at_most(5, unit="วัน", per="month"), periods=monthly(5, 5, 6))
    assert told(reason) == (False, "5.333333", Decimal("0.333334"), "less", "วัน")


def test_a_mean_is_compared_exactly_and_not_as_it_is_shown():
    third = at_least("5.333333333", unit="วัน", per="month")
    assert one(third, periods=monthly(5, 5, 6)).holds
    assert not one(at_least("5.3333333334", unit="วัน", per="month"), periods=monthly(5, 5, 6)).holds


def test_without_any_period_a_quota_is_unknown():
    for quota in (
        at_least(8, per="month", each=True),
        at_least(8, per="month"),
        at_least(0, per="month", times=0),
    ):
        reason = one(quota, periods={"m1": {}})
        assert (reason.holds, reason.of) == (None, 0)


def test_a_quota_without_figures_by_period_takes_the_one_figure():
    assert told(one(at_least(8, per="month", each=True), values=values(m1="9"))) == (
        True,
        "9",
        None,
        None,
        "percent",
    )
    assert one(at_least(8), values=values(m1="7"), periods=monthly(9, 9, 9)).holds is False


def test_each_period_of_a_unit_with_a_target_is_compared_with_it():
    quota = at_least(50, per="month", each=True)
    reason = one(quota, periods=monthly(10, 11, 9), targets=values(m1="20"))
    assert (reason.holds, reason.lacking) == (False, ("2024-12",))
    mean = one(at_least(50, per="month"), periods=monthly(10, 11, 9), targets=values(m1="20"))
    assert told(mean) == (True, "10", None, None, "")
    unfit = one(at_least(50, per="month"), periods=monthly(10, 11, 9), targets=values(m1="0"))
    assert (unfit.holds, unfit.of, unfit.lacking) == (None, 3, ())


# Deeds and dates.


@pytest.mark.parametrize(
    ("day", "told_of"),
    [
        (date(2024, 6, 30), (True, "2024-06-30", None, None, "day")),
        (date(2024, 6, 1), (True, "2024-06-01", None, None, "day")),
        (date(2024, 7, 2), (False, "2024-07-02", 2, "earlier", "day")),
    ],
)
def test_a_date_is_kept_up_to_its_last_day(day, told_of):
    assert told(one(dated(), dates={"by1": day})) == told_of


@pytest.mark.parametrize(("key", "deed"), [("by1", None), ("d7", "d7")])
def test_what_was_not_done_has_missed_its_date(key, deed):
    assert one(dated(deed=deed), deeds={key: False}).holds is False
    assert one(dated(deed=deed), deeds={key: True}).holds is None
    assert one(dated(deed=deed)).holds is None


def test_a_day_without_a_known_last_day_is_shown_and_not_judged():
    assert told(one(dated(by=None), dates={"by1": BY})) == (None, "2024-06-30", None, None, None)


MONTHLY = Recurrence("month", 25)


def reports(*days):
    return {"by1": {month: day and date.fromisoformat(day) for month, day in zip(MONTHS, days, strict=True)}}


@pytest.mark.parametrize(
    ("days", "holds", "value", "short", "lacking"),
    [
        (("2024-10-25", "2024-11-01", "2024-12-25"), True, "3", None, ()),
        (("2024-10-26", "2024-11-01", "2024-12-25"), False, "2", 1, ("2024-10",)),
        (("2024-10-25", None, "2024-12-25"), None, "2", 1, ("2024-11",)),
        (("2024-10-26", None, "2024-12-25"), False, "1", 2, ("2024-10", "2024-11")),
    ],
)
def test_a_date_that_comes_again_must_be_kept_each_time(days, holds, value, short, lacking):
    again = dated(by=None, recurs=MONTHLY)
    reason = one(again, reports=reports(*days))
    assert told(reason) == (holds, value, short, None if holds else "more", "month")
    assert (reason.level, reason.condition, reason.of, reason.lacking) == (1, again, 3, lacking)


@pytest.mark.parametrize("done", [True, False, None])
@pytest.mark.parametrize(("key", "deed"), [("by1", None), ("d7", "d7")])
def test_without_reports_a_date_that_comes_again_is_as_done_as_its_deed(done, key, deed):
    deeds = {} if done is None else {key: done}
    reason = one(dated(by=None, recurs=MONTHLY, deed=deed), deeds=deeds)
    assert told(reason) == (done, None, None, None, None)
    assert reason.level == 1


@pytest.mark.parametrize(
    ("facts", "done"),
    [
        ({"dates": {"by1": date(2024, 6, 30)}}, True),
        ({"reports": reports("2024-10-25", None, None)}, True),
        ({"dates": {"by2": date(2024, 6, 30)}}, None),
        ({"dates": {"by1": date(2024, 6, 30)}, "deeds": {"d1": False}}, False),
        ({}, None),
    ],
)
def test_a_known_date_says_that_its_deed_is_done_unless_it_is_denied(facts, done):
    ladder = scale_of([DONE, AnyOf("t", ((dated(deed="d1"),), (Deed("t", "d2"),)))])
    assert evaluate(ladder, Facts(**facts)).reasons[0].holds is done
    gated = scale_of([DONE], gates=(dated(deed="d1"),))
    assert evaluate(gated, Facts(**facts)).reasons[1].holds is done
