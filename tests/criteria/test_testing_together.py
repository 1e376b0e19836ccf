"""Conditions joined: alternatives, references, what persons did, gates and the next level."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from criteria_testing import DONE, at_least, at_most, band, dated, monthly, one, scale_of, told, values

from samrit.criteria import (
    AnyOf,
    Deed,
    Facts,
    Levels,
    evaluate,
    next_level,
)
from samrit.criteria.model import Aggregation

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
