"""One condition and the facts of one unit: what holds, what is unknown, and what its reason says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from samrit.criteria import (
    AnyOf,
    Band,
    Deadline,
    Deed,
    Facts,
    Level,
    Levels,
    Measure,
    Op,
    Scale,
    Threshold,
    evaluate,
    next_level,
)
from samrit.criteria.interval import Interval
from samrit.criteria.model import Aggregation, Composite, PointsPart, PointsRow, Recurrence, Relative

MEASURES = tuple(Measure(f"m{n}", "", "percent", "percent", None) for n in (1, 2, 3))
DONE = Deed("จัดทำแผน", "d1")


def at_least(value, measure="m1", unit="percent", **more):
    return Threshold("t", measure, Op.GE, Decimal(value), unit, **more)


def at_most(value, measure="m1", unit="percent", **more):
    return Threshold("t", measure, Op.LE, Decimal(value), unit, **more)


def scale_of(*levels, measures=MEASURES, **more):
    entries = (Level(number, "t", tuple(conditions)) for number, conditions in enumerate(levels, 1))
    return Scale(measures, (), (), tuple(entries), **more)


def values(**figures):
    return {key: Decimal(figure) for key, figure in figures.items()}


def one(condition, **facts):
    """Evaluate a scale of one condition and give its reason."""
    options = {key: facts.pop(key) for key in ("aggregation", "measures") if key in facts}
    (reason,) = evaluate(scale_of([condition], **options), Facts(**facts)).reasons
    assert (reason.level, reason.condition, reason.text) == (1, condition, condition.text)
    return reason


def told(reason):
    return (reason.holds, reason.value, reason.short_by, reason.side, reason.unit)


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


def band(low, high, measure="m1"):
    return Band(
        "t", measure, Decimal(low), Decimal(high), low_inclusive=True, high_inclusive=True, unit="percent"
    )


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

MONTHS = ("2024-10", "2024-11", "2024-12")


def monthly(*figures):
    return {
        "m1": {
            month: None if figure is None else Decimal(figure)
            for month, figure in zip(MONTHS, figures, strict=True)
        }
    }


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

BY = date(2024, 6, 30)


def dated(**more):
    return Deadline("t", "by1", **({"by": BY} | more))


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


# Alternatives and references.


def test_alternatives_keep_the_reasons_of_each():
    either = AnyOf("t", ((at_least(80), DONE), (at_least(90, "m2"),)))
    reason = one(either, values=values(m1="85", m2="80"), deeds={"d1": False})
    assert [(part.condition, part.holds, part.level) for part in reason.parts] == [
        (at_least(80), True, 1),
        (DONE, False, 1),
        (at_least(90, "m2"), False, 1),
    ]
    assert (reason.level, reason.condition, reason.holds) == (1, either, False)


@pytest.mark.parametrize(
    ("first", "last", "holds"), [(1, 2, False), (1, 1, True), (2, 2, False), (3, 9, True), (1, 9, False)]
)
def test_a_reference_looks_at_the_levels_that_it_names_below_its_own(first, last, holds):
    reference = Levels("t", first, last)
    ladder = scale_of([at_least(50)], [at_least(60)], [at_least(10)], [reference, at_least(99)])
    reason = next(
        r for r in evaluate(ladder, Facts(values=values(m1="55"))).reasons if r.condition == reference
    )
    assert (reason.level, reason.holds) == (4, holds)


# What persons did for their unit.


def persons(**done):
    return {name: Facts(deeds={} if outcome is None else {"d1": outcome}) for name, outcome in done.items()}


def joined(how, least=None, noun="คน"):
    return Aggregation(how, "t", noun, None if least is None else Decimal(least))


@pytest.mark.parametrize(
    ("how", "least", "needed"),
    [
        ("all", None, 3),
        ("any", None, 1),
        ("count", 2, 2),
        ("count", "1.2", 2),
        ("share", 50, 2),
        ("share", 100, 3),
        ("share", 34, 2),
        ("share", 33, 1),
        ("sum", None, 3),
        ("mean", None, 3),
        ("count", None, 3),
        ("share", None, 3),
    ],
)
@pytest.mark.parametrize("number", range(4))
def test_as_many_persons_as_the_rule_says_must_have_done_it(how, least, needed, number):
    members = persons(**{name: at < number for at, name in enumerate(("ก", "ข", "ค"))})
    reason = one(DONE, members=members, aggregation=joined(how, least))
    holds = number >= needed
    assert told(reason) == (
        holds,
        str(number),
        None if holds else needed - number,
        None if holds else "more",
        "คน",
    )
    assert (reason.level, reason.condition, reason.of) == (1, DONE, 3)
    assert reason.lacking == ("ก", "ข", "ค")[number:]


def test_a_person_of_whom_nothing_is_known_leaves_it_open_until_enough_have_done_it():
    members = persons(ก=True, ข=None, ค=False)
    assert [one(DONE, members=members, aggregation=joined("count", n)).holds for n in (1, 2, 3)] == [
        True,
        None,
        False,
    ]


def test_a_deed_that_a_level_inherits_is_asked_of_the_persons_too():
    ladder = scale_of([DONE], [at_least(0)], aggregation=joined("all"))
    members = {"ก": Facts(deeds={"d1": True}, values=values(m1="1")), "ข": Facts(values=values(m1="1"))}
    inherited = evaluate(ladder, Facts(members=members)).reasons[2]
    assert (inherited.level, inherited.condition, inherited.from_level) == (2, DONE, 1)
    assert (inherited.holds, inherited.of, inherited.lacking) == (None, 2, ("ข",))


def test_each_person_is_tested_with_figures_and_targets_of_their_own():
    members = {
        "ก": Facts(values=values(m1="8"), targets=values(m1="10")),
        "ข": Facts(values=values(m1="8"), targets=values(m1="20")),
    }
    reason = one(at_least(80), members=members, aggregation=joined("all"), values=values(m1="100"))
    assert (reason.holds, reason.lacking) == (False, ("ข",))


def test_a_rule_without_persons_or_a_unit_without_any_is_tested_by_its_own_facts():
    members = persons(ก=False)
    assert one(DONE, members=members, deeds={"d1": True}).holds is True
    assert told(one(DONE, aggregation=joined("all"), deeds={"d1": True})) == (True, None, None, None, None)


def test_a_reference_to_lower_levels_is_no_matter_of_persons():
    ladder = scale_of([DONE], [Levels("t", 1, 1)], aggregation=joined("any"), cumulative_deeds=False)
    outcome = evaluate(ladder, Facts(members=persons(ก=True, ข=False)))
    assert outcome.level == 2
    assert outcome.reasons[1].of is None


def test_a_reference_among_the_alternatives_of_a_person_is_to_the_level_of_the_unit():
    ladder = scale_of(
        [DONE],
        [AnyOf("t", ((Levels("t", 1, 1),), (Deed("t", "d2"),)))],
        aggregation=joined("all"),
        cumulative_deeds=False,
    )
    assert evaluate(ladder, Facts(members=persons(ก=True, ข=True))).level == 2


@pytest.mark.parametrize(
    ("how", "figures", "told_of"),
    [
        ("sum", ("30", "50"), (True, "80", None, None, "บาท")),
        ("sum", ("30", "49.5"), (False, "79.5", Decimal("0.5"), "more", "บาท")),
        ("mean", ("70", "90"), (True, "80", None, None, "บาท")),
        ("mean", ("70", "89"), (False, "79.5", Decimal("0.5"), "more", "บาท")),
        ("sum", ("90", None), (None, None, None, None, None)),
    ],
)
def test_the_figures_of_persons_are_added_or_averaged(how, figures, told_of):
    members = {
        name: Facts(values={} if figure is None else values(m1=figure))
        for name, figure in zip(("ก", "ข"), figures, strict=True)
    }
    reason = one(at_least(80, unit="บาท"), members=members, aggregation=joined(how))
    assert told(reason) == told_of
    assert (reason.of, reason.lacking) == (2, ("ข",) if None in figures else ())


def test_the_target_of_figures_that_are_added_is_the_unit_s_own():
    members = {"ก": Facts(values=values(m1="8")), "ข": Facts(values=values(m1="7"))}
    facts = {"members": members, "aggregation": joined("sum"), "targets": values(m1="20")}
    assert told(one(at_least(75), **facts)) == (True, "15", None, None, "")
    assert told(one(at_least(80), **facts)) == (False, "15", 1, "more", "")


# Gates and the next level.

GATED = scale_of([at_least(60)], [at_least(70)], gates=(DONE,))


@pytest.mark.parametrize(
    ("done", "value", "level"),
    [(True, "75", 2), (True, "65", 1), (False, "75", 0), (None, "75", None), (None, "50", 0)],
)
def test_every_level_needs_the_gates(done, value, level):
    outcome = evaluate(GATED, Facts(values=values(m1=value), deeds={} if done is None else {"d1": done}))
    assert outcome.level == level
    assert (outcome.reasons[0].level, outcome.reasons[0].condition) == (0, DONE)


def test_the_next_level_names_an_unmet_gate_first():
    following = next_level(GATED, Facts(values=values(m1="50"), deeds={"d1": False}))
    assert following.level == 1
    assert [reason.condition for reason in following.missing] == [DONE, at_least(60)]


def test_more_periods_are_no_worse_figure_on_a_falling_ladder():
    ladder = scale_of([at_most(20, per="month", each=True)], [at_most(10, per="month", each=True)])
    following = next_level(ladder, Facts(periods=monthly(15, 15, 5)))
    assert (following.level, following.missing[0].side) == (2, "more")


def test_a_level_that_asks_for_a_worse_figure_is_passed_over_on_a_falling_ladder():
    ladder = scale_of([band("12", "14")], [band("8", "10")], [at_most(5)])
    following = next_level(ladder, Facts(values=values(m1="7")))
    assert (following.level, following.missing[0].side) == (3, "less")


def test_a_date_and_a_deed_are_no_worse_figure():
    ladder = scale_of([at_most(20)], [at_most(20), dated()], [at_most(10)])
    following = next_level(ladder, Facts(values=values(m1="15"), dates={"by1": date(2024, 7, 1)}))
    assert (following.level, following.missing[0].side) == (2, "earlier")


def test_a_level_that_holds_above_an_unknown_one_is_known():
    ladder = scale_of([DONE], [at_least(50)], [Deed("t", "d2")], cumulative_deeds=False)
    assert evaluate(ladder, Facts(values=values(m1="60"), deeds={"d2": False})).level == 2
    assert evaluate(ladder, Facts(values=values(m1="60"))).level is None


def test_a_deed_that_two_levels_name_is_inherited_once_and_from_the_lower_one():
    second, third = Deed("t", "d2"), Deed("t", "d3")
    ladder = scale_of([DONE], [DONE, second], [third], [DONE, at_least(50)])
    reasons = evaluate(
        ladder, Facts(deeds={"d1": True, "d2": True, "d3": True}, values=values(m1="50"))
    ).reasons
    assert [(r.level, r.condition.text, r.condition, r.from_level) for r in reasons if r.level >= 2] == [
        (2, DONE.text, DONE, None),
        (2, "t", second, None),
        (3, "t", third, None),
        (3, DONE.text, DONE, 1),
        (3, "t", second, 2),
        (4, DONE.text, DONE, None),
        (4, "t", at_least(50), None),
        (4, "t", second, 2),
        (4, "t", third, 3),
    ]
