"""Doubts about ladders, percentages, notations, quotas, points, years and deeds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from criteria_doubts import chosen, doubt_of, level, names, scale_of

from samrit.criteria import (
    Choice,
    Composite,
    Facts,
    Interval,
    Measure,
    PointsPart,
    PointsRow,
    choose,
    doubts,
    evaluate,
    lint,
    words,
)
from samrit.criteria.points import earned

# Ladders.

LADDER = """\
น้อยกว่า 1,001 คะแนน
1,001 - 1,500 คะแนน
1,501 - 2,000 คะแนน
2,001 - 2,500 คะแนน
ตั้งแต่ 2,501 คะแนนขึ้นไป และได้รับการคัดเลือกให้เผยแพร่"""


def test_a_ladder_is_proposed_where_a_better_figure_falls_for_want_of_a_deed():
    doubt = doubt_of(LADDER, "ladder")
    assert (doubt.level, doubt.default, doubt.proposal, doubt.finding) == (
        5,
        "literal",
        "ladder",
        "not-monotone",
    )
    assert "ได้รับการคัดเลือกให้เผยแพร่" in doubt.question


def test_the_highest_lower_bound_counts_on_a_ladder():
    literal, ladder = chosen(LADDER, ("ladder", "literal")), chosen(LADDER, ("ladder", "ladder"))
    undone, done = {"d1": False}, {"d1": True}
    assert level(scale_of(LADDER), "2600", deeds=undone) == 0
    assert level(literal, "2600", deeds=undone) == 0
    assert level(ladder, "2600", deeds=undone) == 4
    assert [level(ladder, value, deeds=done) for value in ("900", "1300", "1600", "2600")] == [1, 2, 3, 5]
    assert lint(scale_of(LADDER)) != ()
    assert lint(ladder) == ()
    # The author has decided: nothing more is asked.
    assert lint(literal) == ()


def test_a_falling_ladder_opens_downwards():
    text = "หนี้ร้อยละ 20.00 - 29.99\nหนี้ร้อยละ 10.00 - 19.99\nหนี้น้อยกว่าร้อยละ 10.00 และมีผู้ตรวจรับรอง"
    scale = chosen(text, ("ladder", "ladder"))
    assert level(scale, "5", deeds={"d1": False}) == 2
    assert level(scale, "25", deeds={"d1": True}) == 1


# Percentages beyond 100.


@pytest.mark.parametrize(
    ("text", "default", "codes"),
    [
        ("ผลงานตามเป้าหมายร้อยละ 90\nผลงานตามเป้าหมายร้อยละ 95", "share", ["share", "of-target"]),
        ("ผู้รับบริการไม่น้อยกว่าร้อยละ 95\nผู้รับบริการไม่น้อยกว่าร้อยละ 105", "share", ["share", "of-target"]),
        (
            "จัดเก็บภาษีร้อยละ 80.0 - 89.9\nจัดเก็บภาษีร้อยละ 90.0 - 100.0",
            "of-target",
            ["of-target", "share", "open-top"],
        ),
    ],
)
def test_a_percentage_may_go_beyond_one_hundred(text, default, codes):
    doubt = doubt_of(text, "over-100")
    assert (doubt.default, [option.code for option in doubt.options]) == (default, codes)


@pytest.mark.parametrize(
    "text",
    [
        "ร้อยละ 80 ของหมู่บ้านตามเป้าหมาย",
        "จัดเก็บภาษีได้ร้อยละ 90 ขึ้นไป",
        "หนี้เสียลดลง\nรายได้ต่ำกว่าร้อยละ 100\nรายได้ต่ำกว่าร้อยละ 90",
    ],
)
def test_a_percentage_of_a_named_whole_or_without_a_top_is_plain(text):
    assert "over-100" not in [doubt.code for doubt in doubts(scale_of(text))]


def test_a_target_makes_more_than_all_reachable():
    text = "ผู้รับบริการไม่น้อยกว่าร้อยละ 95\nผู้รับบริการไม่น้อยกว่าร้อยละ 105"
    assert [finding.code for finding in lint(scale_of(text))] == ["unreachable-level"]
    assert lint(chosen(text, ("over-100", "of-target"))) == ()


def test_an_open_top_gives_more_than_one_hundred_the_level_of_one_hundred():
    text = "จัดเก็บภาษีร้อยละ 80.0 - 89.9\nจัดเก็บภาษีร้อยละ 90.0 - 100.0"
    assert level(scale_of(text), "105") == 0
    scale = chosen(text, ("over-100", "open-top"))
    assert (level(scale, "105"), level(scale, "85")) == (2, 1)
    assert chosen(text, ("over-100", "share")).measures[0].kind == "share"


# Count and percentage.

TWICE = "40 หมู่บ้าน (ร้อยละ 80)\n45 หมู่บ้าน (ร้อยละ 90)"


def test_a_count_and_its_percentage_may_be_one_demand_or_two():
    doubt = doubt_of(TWICE, "count-and-percent")
    assert (doubt.measure, doubt.default) == ("m2", "same")
    assert [option.code for option in doubt.options] == ["same", "either", "both"]
    assert [name for name in names(TWICE) if name.startswith("count")] == ["count-and-percent@m2"]


@pytest.mark.parametrize(("option", "one", "mixed"), [("same", 2, 1), ("either", 2, 2), ("both", None, 1)])
def test_one_figure_or_both_decide(option, one, mixed):
    scale = chosen(TWICE, ("count-and-percent", option))
    assert level(scale, "45") == one
    assert level(scale, "45", values={"m2": Decimal(85)}) == mixed


def test_a_pair_within_alternatives_is_found_and_joined_there():
    text = "40 หมู่บ้าน (ร้อยละ 80) หรือได้รับรางวัลระดับชาติ"
    scale = chosen(text, ("count-and-percent", "either"))
    assert level(scale, "45", values={"m2": Decimal(10)}, deeds={"d1": False}) == 1
    assert level(scale, "10", values={"m2": Decimal(10)}, deeds={"d1": True}) == 1


def test_one_of_two_pairs_is_joined_by_itself():
    text = "40 หมู่บ้าน (ร้อยละ 80) และ 30 โรงเรียน (ร้อยละ 60)"
    scale = scale_of(text)
    pairs = [doubt.measure for doubt in doubts(scale) if doubt.code == "count-and-percent"]
    assert len(pairs) == 2
    joined = choose(scale, [Choice("count-and-percent", "either", measure=pairs[1])])
    assert [words(condition) for condition in joined.levels[0].conditions] == [
        "ไม่น้อยกว่า 40 หมู่บ้าน",
        "ไม่น้อยกว่าร้อยละ 80",
        "ไม่น้อยกว่า 30 โรงเรียน หรือ ไม่น้อยกว่าร้อยละ 60",
    ]


# Quotas by period.

QUOTA = "เผยแพร่ข่าวเดือนละ 6 ข่าว\nเผยแพร่ข่าวเดือนละ 8 ข่าว"
MONTHS = {"2024-04": Decimal(10), "2024-05": Decimal(7), "2024-06": Decimal(10)}


def test_a_quota_is_for_each_period_or_on_average_or_for_so_many():
    doubt = doubt_of(QUOTA, "quota-joined")
    assert (doubt.measure, doubt.default, doubt.quote) == ("m1", "each", "เผยแพร่ข่าวเดือนละ 6 ข่าว")
    assert [(option.code, option.open) for option in doubt.options] == [
        ("each", False),
        ("mean", False),
        ("times-", True),
    ]


@pytest.mark.parametrize(("option", "reached"), [("each", 1), ("mean", 2), ("times-2", 2), ("times-3", 1)])
def test_the_periods_are_joined_as_chosen(option, reached):
    assert level(chosen(QUOTA, ("quota-joined", option)), periods={"m1": MONTHS}) == reached


@pytest.mark.parametrize(
    "text", ["ข่าวเดือนละ 8 ข่าว ทุกเดือน", "เฉลี่ยเดือนละ 8 ข่าว", "at least 8 posts in every month"]
)
def test_words_that_say_how_periods_are_joined_leave_no_doubt(text):
    assert "quota-joined" not in [doubt.code for doubt in doubts(scale_of(text))]


def test_a_level_that_says_it_plainly_keeps_its_own_way():
    text = "เผยแพร่ข่าวเดือนละ 6 ข่าว\nเผยแพร่ข่าวเฉลี่ยเดือนละ 8 ข่าว"
    scale = chosen(text, ("quota-joined", "times-2"))
    plain = [condition for entry in scale.levels for condition in entry.conditions]
    assert [(test.times, test.each) for test in plain] == [(2, False), (None, False)]


# Tables of points.


def with_table(rows, *, step=None):
    base = scale_of("คะแนนรวมไม่น้อยกว่า 20 คะแนน\nคะแนนรวมไม่น้อยกว่า 30 คะแนน")
    part = Measure("m2", "เบิกจ่าย", "percent", "share", step)
    made = tuple(
        PointsRow(
            f"{low} - {high}",
            Interval(Decimal(low), Decimal(high), low_inclusive=True, high_inclusive=True),
            Decimal(points),
        )
        for low, high, points in rows
    )
    other = PointsPart("m1", ())
    return replace(
        base, measures=(*base.measures, part), composite=Composite("m1", (PointsPart("m2", made), other))
    )


ROWS = [("60", "69", "10"), ("70", "79", "20"), ("80", "100", "30")]


def test_figures_between_the_rows_of_a_table_are_in_doubt():
    doubt = next(doubt for doubt in doubts(with_table(ROWS)) if doubt.code == "points-hole")
    assert (doubt.measure, doubt.default, doubt.proposal, doubt.quote) == (
        "m2",
        "leave",
        "begin-lower",
        "เบิกจ่าย",
    )
    assert "มากกว่าร้อยละ 69 แต่น้อยกว่าร้อยละ 70, มากกว่าร้อยละ 79 แต่น้อยกว่าร้อยละ 80" in doubt.question
    assert "0 points" in doubt.options[0].text_en


@pytest.mark.parametrize(
    ("option", "points"), [("leave", ["0", "0"]), ("reach-up", ["10", "20"]), ("begin-lower", ["20", "30"])]
)
def test_the_figures_between_earn_what_was_chosen(option, points):
    scale = choose(with_table(ROWS), [Choice("points-hole", option)])
    part = scale.composite.parts[0]
    assert [str(earned(part, Decimal(value)).points) for value in ("69.5", "79.5")] == points
    assert [str(earned(part, Decimal(value)).points) for value in ("69", "70", "80")] == ["10", "20", "30"]
    assert [row.text for row in part.rows] == ["60 - 69", "70 - 79", "80 - 100"]


def test_a_table_that_takes_every_printed_figure_leaves_no_doubt():
    rows = [("60.00", "69.99", "10"), ("70.00", "100", "20")]
    assert "points-hole" not in [doubt.code for doubt in doubts(with_table(rows, step=Decimal("0.01")))]


# Years.


def test_a_date_without_a_year_asks_for_it():
    doubt = doubt_of("ส่งรายงานภายในวันที่ 30 พฤศจิกายน", "year-missing")
    assert (doubt.level, doubt.measure, doubt.default) == (1, "by1", "unknown")
    assert [option.code for option in doubt.options] == ["unknown", "fiscal-", "calendar-"]


@pytest.mark.parametrize(
    ("option", "day"),
    [("fiscal-2567", "2023-11-30"), ("calendar-2567", "2024-11-30"), ("unknown", None), ("fiscal-12", None)],
)
def test_a_year_is_that_of_the_fiscal_or_the_calendar_year(option, day):
    scale = chosen("ส่งรายงานภายในวันที่ 30 พฤศจิกายน", ("year-missing", option))
    known = [str(entry.by) if entry.by else None for entry in scale.deadlines]
    assert known == [day]
    assert [str(c.by) for c in scale.levels[0].conditions[1:]] == [str(day)]


def test_the_years_of_other_dates_are_offered():
    text = "ส่งแผนภายในวันที่ 15 มกราคม 2567\nส่งรายงานภายในเดือนมิถุนายน"
    doubt = doubt_of(text, "year-missing")
    assert [option.code for option in doubt.options] == ["unknown", "fiscal-2567", "fiscal-"]
    assert doubt.options[1].text == "ปีงบประมาณ 2567 คือ 30 มิถุนายน 2567"
    scale = chosen(text, ("year-missing", "fiscal-2567"))
    assert [str(entry.by) for entry in scale.deadlines] == ["2024-01-15", "2024-06-30"]


def test_a_day_that_a_year_does_not_have_is_offered_without_a_date():
    text = "ส่งแผนภายในวันที่ 15 มกราคม 2566\nส่งรายงานภายในวันที่ 29 กุมภาพันธ์"
    doubt = doubt_of(text, "year-missing")
    assert (doubt.options[1].code, doubt.options[1].text) == ("fiscal-2566", "ปีงบประมาณ 2566")


def test_a_year_taken_from_the_round_is_in_doubt_from_october_to_december_only():
    text = "ส่งรายงานภายในเดือนพฤศจิกายน\nส่งสรุปภายในเดือนมีนาคม\nส่งแผนภายในไตรมาสที่ 1"
    (doubt,) = [d for d in doubts(scale_of(text, fiscal_year=2567)) if d.code == "year-missing"]
    assert (doubt.level, doubt.default) == (1, "fiscal-year")
    scale = chosen(text, ("year-missing", "calendar-year"), fiscal_year=2567)
    assert [str(entry.by) for entry in scale.deadlines] == ["2024-11-30", "2024-03-31", "2023-12-31"]


# Deeds and the floor.

DEEDS = "มีคำสั่งแต่งตั้ง\nมีแผนปฏิบัติการ\nผ่านเกณฑ์ระดับ 1-2 และมีรายงาน"


def test_deeds_of_lower_levels_may_be_needed_or_not():
    doubt = doubt_of(DEEDS, "cumulative-deeds")
    assert (doubt.level, doubt.default, doubt.quote) == (None, "cumulative", "มีคำสั่งแต่งตั้ง")
    assert doubt_of(DEEDS, "cumulative-deeds", cumulative_deeds=False).default == "by-level"
    deeds = {"d1": False, "d2": True, "d3": False}
    assert level(scale_of(DEEDS), deeds=deeds) == 0
    assert level(chosen(DEEDS, ("cumulative-deeds", "by-level")), deeds=deeds) == 2
    assert level(chosen(DEEDS, ("cumulative-deeds", "cumulative"), cumulative_deeds=False), deeds=deeds) == 0


@pytest.mark.parametrize(
    "text",
    [
        "มีแผนปฏิบัติการ\nผ่านเกณฑ์ระดับ 1 และมีรายงาน",
        "มีแผนปฏิบัติการ\nมีแผนปฏิบัติการ และเบิกจ่ายไม่น้อยกว่าร้อยละ 80",
        "ไม่น้อยกว่าร้อยละ 80\nไม่น้อยกว่าร้อยละ 90 และมีรายงาน",
    ],
)
def test_deeds_that_are_asked_for_anyway_leave_no_doubt(text):
    assert "cumulative-deeds" not in names(text)


def test_the_chosen_floor_is_the_score_unless_the_caller_gives_one():
    text = "ไม่น้อยกว่าร้อยละ 80"
    facts = Facts(values={"m1": Decimal(10)})
    assert evaluate(scale_of(text), facts).score == 0
    scale = chosen(text, ("floor", "1"))
    assert evaluate(scale, facts).score == 1
    assert evaluate(scale, facts, floor=0).score == 0
    assert choose(scale, [Choice("floor", "0")]).choices == (Choice("floor", "0"),)
