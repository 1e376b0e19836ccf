from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from samrit.criteria import (
    Aggregation,
    Choice,
    Facts,
    Level,
    Measure,
    Op,
    Relative,
    Scale,
    Threshold,
    evaluate,
)
from samrit.criteria.columns import (
    UNKNOWN_LEVEL,
    Members,
    Numbers,
    PeriodDates,
    PeriodNumbers,
    Program,
    Table,
    arrow,
    table_of,
)
from samrit.criteria.columns.numbers import magnitude, plus, row_sums, running, times

PERCENT = Measure("m1", "", "percent", "share")


def ladder(*cuts, measure=PERCENT):
    levels = [
        Level(number, "", (Threshold("", measure.key, Op.GE, Decimal(cut), measure.unit),))
        for number, cut in enumerate(cuts, 1)
    ]
    return Scale((measure,), (), (), tuple(levels))


def levels(scale, numbers, **others):
    rows = len(numbers.values)
    return Program(scale).levels(Table(rows=rows, values={"m1": numbers}, **others)).levels.tolist()


def test_a_column_gives_each_row_its_level_and_score():
    found = Program(ladder(60, 70)).levels(
        table_of([Facts(values={"m1": Decimal(n)}) for n in ("59.9", "60", "99")] + [Facts()])
    )
    assert found.levels.tolist() == [0, 1, 2, UNKNOWN_LEVEL]
    assert found.known.tolist() == [True, True, True, False]
    assert found.scores().tolist() == [0, 1, 2, UNKNOWN_LEVEL]
    assert found.scores(floor=1).tolist() == [1, 1, 2, UNKNOWN_LEVEL]


@pytest.mark.parametrize("dtype", [np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint64, object])
def test_any_type_of_whole_numbers_is_taken(dtype):
    assert levels(ladder(60, 70), Numbers(np.array([59, 60, 100], dtype=dtype))) == [0, 1, 2]


def test_a_bound_beyond_the_type_of_a_column_is_never_reached():
    assert levels(ladder(60, 1000), Numbers(np.array([59, 60, 127], dtype=np.int8))) == [0, 1, 1]
    beyond = ladder(-(10**30), 10**30)
    table = Table(rows=1, values={"m1": Numbers(np.array([0], dtype=np.int64))})
    assert Program(beyond).by_rule(table).tolist() == [1]
    assert Program(beyond).decision(table).look_up(table, None).tolist() == [1]


def test_a_long_column_is_looked_up_and_a_short_one_tested_alike():
    values = np.arange(-5, 200_000) % 10_100
    many = Numbers(values, 2, values % 7 == 0)
    program = Program(ladder("60.00", "70.005", "99.99"))
    table = Table(rows=len(values), values={"m1": many})
    expected = np.where(
        many.missing, UNKNOWN_LEVEL, (values >= 6000).astype(int) + (values >= 7001) + (values >= 9999)
    )
    assert program.by_rule(table).tolist() == expected.tolist()
    assert program.levels(table).levels.tolist() == expected.tolist()


@pytest.mark.parametrize("far", [1, 10**7, 2**61])
def test_bounds_far_apart_are_counted_and_close_ones_spread_out(far):
    scale = ladder(0, *(far * step for step in range(1, 4)))
    values = np.array([-far, -1, 0, 1, far - 1, far, far + 1, 3 * far if far < 2**61 else far, 2 * far])
    numbers = Numbers(values.astype(np.int64) if far < 2**61 else values)
    table = Table(rows=len(values), values={"m1": numbers})
    decision = Program(scale).decision(table)
    assert decision is None or decision.spread == (far == 1)
    expected = [int(sum(int(v) >= far * step for step in range(4))) for v in values]
    assert levels(scale, numbers) == expected
    if decision:
        assert decision.look_up(table, None).tolist() == expected


def test_many_steps_are_searched():
    scale = ladder(*(10**6 * step for step in range(40)))
    values = np.array([-1, 0, 10**6 - 1, 39 * 10**6, 10**9])
    table = Table(rows=5, values={"m1": Numbers(values)})
    assert Program(scale).decision(table).look_up(table, None).tolist() == [0, 1, 1, 40, 40]


def test_too_many_cells_are_not_decided_beforehand():
    measures = [Measure(f"m{n}", "", "", "amount") for n in range(1, 9)]
    tests = tuple(Threshold("", measure.key, Op.GE, Decimal(1), "") for measure in measures)
    scale = Scale(tuple(measures), (), (), (Level(1, "", tests),))
    values = {measure.key: Numbers(np.array([0, 1]), 0, np.array([False, False])) for measure in measures}
    table = Table(rows=2, values=values)
    program = Program(scale, scale, *[scale] * 30)
    assert program.decision(table) is None
    assert program.levels(table, np.array([0, 31], dtype=np.int8)).levels.tolist() == [0, 1]


def test_a_scale_without_levels_reaches_none():
    assert levels(Scale((), (), (), ()), Numbers(np.array([1, 2]))) == [0, 0]


def test_rows_of_no_variant_have_no_level():
    table = Table(rows=3, values={"m1": Numbers(np.array([65, 65, 65]))})
    program = Program(ladder(60), ladder(70))
    variant = np.array([0, 1, -1], dtype=np.int8)
    for _ in range(2):
        assert program.levels(table, variant).levels.tolist() == [1, 0, UNKNOWN_LEVEL]
        program.decision(table)


@pytest.mark.parametrize("options", [{}, {"floor": 1}, {"places": 2}, {"places": 2, "floor": 1}])
def test_scores_equal_those_given_one_by_one(options):
    scale = replace(ladder(60, 70, 85), choices=(Choice("floor", "1"),))
    facts = [Facts(values={"m1": Decimal(n)}) for n in (59, 60, 64, 70, 75, 100)] + [Facts()]
    scores = Program(scale).scores(table_of(facts), **options)
    expected = [evaluate(scale, one, **options).score for one in facts]
    assert [scores.at(row) for row in range(len(facts))] == expected
    assert Program(scale).scores(table_of(facts[:-1])).missing is None


@pytest.mark.parametrize("variant", [None, np.array([0]), np.array([0, 2]), np.array([0, -2])])
def test_a_variant_that_cannot_be_is_refused(variant):
    with pytest.raises(ValueError, match="variant"):
        Program(ladder(60), ladder(70)).levels(Table(rows=2), variant)


def test_a_program_needs_a_scale_and_levels_of_one_byte():
    with pytest.raises(ValueError, match="one to 127"):
        Program()
    with pytest.raises(ValueError, match="0 to 127"):
        Program(Scale((), (), (), (Level(128, "", ()),)))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda: Numbers(np.array([0.5])), TypeError),
        (lambda: Numbers(np.array([1]), -1), ValueError),
        (lambda: Numbers(np.array([1]), 0, np.array([True, False])), ValueError),
        (lambda: Numbers.of([Decimal("NaN")]), ValueError),
        (lambda: Table(rows=2, values={"m1": Numbers(np.array([1]))}), ValueError),
        (lambda: Table(rows=2, deeds={"d1": np.array([1], dtype=np.int8)}), ValueError),
        (lambda: Table(rows=1, members=Members(np.array([0]), Table(rows=0))), ValueError),
    ],
)
def test_columns_that_are_not_exact_or_do_not_fit_are_refused(make, error):
    with pytest.raises(error):
        make()


def test_periods_without_masks_count_in_full_for_every_row():
    scale = Scale(
        (Measure("m1", "", "", "count"),), (), (),
        (Level(1, "", (Threshold("", "m1", Op.GE, Decimal(2), "", per="month", each=True),)),),
    )  # fmt: skip
    numbers = Numbers(
        np.array([[2, 2], [2, 1], [2, 0]]), 0, np.array([[False, False], [False, False], [False, True]])
    )
    table = Table(rows=3, periods={"m1": PeriodNumbers(("2024-04", "2024-05"), numbers)})
    assert Program(scale).levels(table).levels.tolist() == [1, 0, UNKNOWN_LEVEL]
    assert table.row(2).periods == {"m1": {"2024-04": Decimal(2), "2024-05": None}}
    assert Program(scale).levels(table.take(np.array([1]))).levels.tolist() == [0]


def monthly(**qualities):
    test = Threshold("", "m1", Op.GE, Decimal(2), "", per="month", **qualities)
    return Scale((Measure("m1", "", "", "count"),), (), (), (Level(1, "", (test,)),))


MONTHS = [[3, 1, 2], [3, 1, 1], [9, 9, None]]


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        (monthly(), [1, 0, UNKNOWN_LEVEL]),
        (monthly(times=2), [1, 0, 1]),
        (monthly(each=True), [0, 0, UNKNOWN_LEVEL]),
    ],
    ids=["on average", "twice", "each"],
)
@pytest.mark.parametrize("values", [{}, {"m1": Decimal(0)}], ids=["alone", "beside a total"])
def test_a_quota_is_tested_by_its_periods(scale, expected, values):
    labels = ("2024-04", "2024-05", "2024-06")
    facts = [
        Facts(
            values=values,
            periods={"m1": {k: None if n is None else Decimal(n) for k, n in zip(labels, own, strict=True)}},
        )
        for own in MONTHS
    ]
    assert [evaluate(scale, one).level for one in facts] == [
        None if n == UNKNOWN_LEVEL else n for n in expected
    ]
    assert Program(scale).levels(table_of(facts)).levels.tolist() == expected


def test_a_mean_is_taken_against_the_base_of_its_row():
    relative = Relative("baseline", None, "", "increase")
    test = Threshold("", "m1", Op.GE, Decimal(50), "percent", relative, per="month")
    scale = Scale((Measure("m1", "", "percent", "growth"),), (), (), (Level(1, "", (test,)),))
    facts = [
        Facts(periods={"m1": {"2024-04": Decimal(2), "2024-05": Decimal(n)}}, baselines=base)
        for n in (4, 3)
        for base in ({"m1": Decimal(2)}, {"m1": Decimal(0)}, {})
    ]
    expected = [1, UNKNOWN_LEVEL, 0, 0, UNKNOWN_LEVEL, 0]
    assert Program(scale).levels(table_of(facts)).levels.tolist() == expected


@pytest.mark.parametrize(
    ("how", "expected"), [("sum", [1, 0, UNKNOWN_LEVEL]), ("mean", [0, 0, UNKNOWN_LEVEL])]
)
def test_the_figures_of_persons_are_joined(how, expected):
    scale = replace(ladder(60), aggregation=Aggregation(how, ""))
    teams = [[Decimal(30), Decimal(30)], [Decimal(30), Decimal(29)], [Decimal(90), None]]
    facts = [
        Facts(members={str(n): Facts(values={} if v is None else {"m1": v}) for n, v in enumerate(team)})
        for team in teams
    ]
    assert Program(scale).levels(table_of(facts)).levels.tolist() == expected
    nobody = table_of([Facts(members={"1": Facts(deeds={"d1": True})})])
    assert Program(scale).levels(nobody).levels.tolist() == [UNKNOWN_LEVEL]


def test_another_notation_of_a_number_serves_where_only_that_is_reported():
    count = Threshold("", "m1", Op.GE, Decimal(12), "x")
    percent = Threshold("", "m2", Op.GE, Decimal(80), "percent", restates="m1")
    measures = (Measure("m1", "", "x", "count"), Measure("m2", "", "percent", "share"))
    scale = Scale(measures, (), (), (Level(1, "", (count, percent)),))
    figures = [{"m1": 12}, {"m1": 11}, {"m2": 80}, {"m2": 79}, {"m1": 12, "m2": 79}, {}]
    facts = [Facts(values={key: Decimal(n) for key, n in own.items()}) for own in figures]
    expected = [1, 0, 1, 0, 0, UNKNOWN_LEVEL]
    assert Program(scale).levels(table_of(facts)).levels.tolist() == expected
    for one, level in zip(facts, expected, strict=True):
        assert Program(scale).levels(table_of([one])).levels.tolist() == [level]


def test_reports_without_masks_are_expected_of_every_row():
    days = np.array([["2024-04-25", "NaT"]], dtype="datetime64[D]")
    reports = PeriodDates(("2024-04", "2024-05"), days)
    assert reports.at(0) == {"2024-04": date(2024, 4, 25), "2024-05": None}
    assert reports.take(np.array([0, 0])).days.shape == (2, 2)


def test_persons_follow_their_units_when_rows_are_taken():
    people = Table(rows=3, values={"m1": Numbers(np.array([1, 2, 3]))})
    units = Table(rows=2, members=Members(np.array([0, 1, 3]), people))
    assert [one.values["m1"] for one in units.take(np.array([1])).row(0).members.values()] == [2, 3]


HUGE = np.array([2**61, -(2**61)])


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (times(HUGE, 10), [2**61 * 10, -(2**61) * 10]),
        (times(HUGE, HUGE), [2**122, 2**122]),
        (plus(HUGE, 2**61), [2**62, 0]),
        (plus(HUGE, HUGE), [2**62, -(2**62)]),
        (running(np.array([2**61] * 4)), [0, 2**61, 2**62, 2**61 * 3, 2**63]),
        (row_sums(np.array([[2**61] * 4])), [2**63]),
        (times(np.array([3]), 4), [12]),
    ],
)
def test_sums_and_products_never_overflow(found, expected):
    assert found.tolist() == expected


def test_nothing_has_no_magnitude():
    assert magnitude(np.array([], dtype=np.int64)) == 0


class Streamed:
    """Another library's column: it hands over its Arrow data and nothing else."""

    def __init__(self, column):
        self.column = column

    def __arrow_c_stream__(self, requested_schema=None):
        return self.column.__arrow_c_stream__(requested_schema)


class Handed:
    def __init__(self, column):
        self.column = column

    def __arrow_c_array__(self, requested_schema=None):
        return self.column.__arrow_c_array__(requested_schema)


FIGURES = [Decimal("59.99"), None, Decimal("-0.01"), Decimal("60.00")]


@pytest.mark.parametrize(
    "column",
    [
        pa.array(FIGURES, pa.decimal128(10, 2)),
        pa.array([Decimal(1), *FIGURES], pa.decimal128(10, 2))[1:],
        pa.array(FIGURES, pa.decimal256(60, 2)),
        pa.chunked_array(
            [pa.array(FIGURES[:1], pa.decimal128(9, 2)), pa.array(FIGURES[1:], pa.decimal128(9, 2))]
        ),
        Streamed(pa.chunked_array([pa.array(FIGURES, pa.decimal128(10, 2))])),
        Handed(pa.array(FIGURES, pa.decimal128(10, 2))),
    ],
    ids=["plain", "sliced", "wide", "chunks", "stream", "array"],
)
def test_decimals_come_from_arrow_to_the_digit(column):
    numbers = arrow.numbers_of(column)
    assert [numbers.at(place) for place in range(4)] == FIGURES
    assert numbers.values.dtype == np.int64


def test_decimals_wider_than_64_bits_stay_exact():
    figures = [Decimal(2**64), Decimal(-(2**64) - 1), None, Decimal(2**63)]
    numbers = arrow.numbers_of(pa.array(figures, pa.decimal128(30, 0)))
    assert [numbers.at(place) for place in range(4)] == figures


def test_whole_numbers_deeds_and_days_come_from_arrow():
    assert arrow.numbers_of(pa.array([1, None], pa.int16())).missing.tolist() == [False, True]
    assert arrow.numbers_of(pa.array([1, 2])).missing is None
    assert arrow.deeds_of(pa.array([True, None, False])).tolist() == [1, -1, 0]
    days = arrow.days_of(pa.array([date(2024, 9, 30), None]))
    assert days[0] == np.datetime64("2024-09-30")
    assert np.isnat(days[1])
    assert arrow.days_of(pa.array([date(2024, 9, 30)], pa.date64())).tolist() == [date(2024, 9, 30)]


def test_an_empty_column_comes_from_arrow():
    assert len(arrow.numbers_of(pa.chunked_array([], pa.decimal128(5, 2))).values) == 0


@pytest.mark.parametrize(
    ("take", "column"),
    [
        (arrow.numbers_of, pa.array([0.5])),
        (arrow.numbers_of, [1, 2]),
        (arrow.deeds_of, pa.array([1])),
        (arrow.days_of, pa.array(["2024-09-30"])),
    ],
)
def test_what_is_not_exact_or_of_another_kind_is_refused(take, column):
    with pytest.raises(TypeError):
        take(column)


@pytest.mark.parametrize("arguments", [["--version"], ["scale", "-"], ["criterion", "ร้อยละ 80"]])
def test_commands_that_judge_one_unit_do_not_load_numpy(arguments):
    code = (
        "import sys\nfrom samrit.cli import main\n"
        f"sys.argv = ['samrit', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('numpy' in sys.modules, 'pyarrow' in sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="ระดับ 1 ร้อยละ 60\nระดับ 2 ร้อยละ 70\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.split()[-2:] == ["False", "False"]
