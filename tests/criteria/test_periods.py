"""The months, quarters, weeks, days and years of a round, and the days on which something is due again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.criteria import due_date, periods_of
from samrit.criteria.model import Recurrence
from samrit.criteria.periods import label_of

DAYS = st.dates(date(2019, 1, 1), date(2031, 12, 31))
KINDS = ("day", "week", "month", "quarter", "year")


@pytest.mark.parametrize(
    ("start", "end", "per", "labels"),
    [
        ("2024-12-30", "2025-01-02", "day", ("2024-12-30", "2024-12-31", "2025-01-01", "2025-01-02")),
        ("2024-12-27", "2025-01-06", "week", ("2024-W52", "2025-W01", "2025-W02")),
        ("2024-11-30", "2025-01-01", "month", ("2024-11", "2024-12", "2025-01")),
        ("2024-03-31", "2024-10-01", "quarter", ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")),
        ("2024-12-31", "2026-01-01", "year", ("2024", "2025", "2026")),
        ("2024-10-01", "2025-03-31", "quarter", ("2024-Q4", "2025-Q1")),
        ("2024-04-01", "2024-04-01", "month", ("2024-04",)),
        ("2024-04-02", "2024-04-01", "month", ()),
        ("2024-04-02", "2024-04-01", "day", ()),
    ],
)
def test_a_round_has_every_period_that_it_touches(start, end, per, labels):
    assert periods_of(date.fromisoformat(start), date.fromisoformat(end), per) == labels


@given(DAYS, st.integers(0, 900), st.sampled_from(KINDS))
def test_the_periods_of_a_span_are_those_of_its_days_in_order(start, length, per):
    days = [start + timedelta(days=n) for n in range(length + 1)]
    labels = periods_of(start, days[-1], per)
    assert labels == tuple(dict.fromkeys(label_of(day, per) for day in days))
    assert list(labels) == sorted(labels)


@pytest.mark.parametrize(
    ("day", "per", "label"),
    [
        ("2024-03-09", "day", "2024-03-09"),
        ("2024-12-30", "week", "2025-W01"),
        ("2021-01-03", "week", "2020-W53"),
        ("2024-03-09", "month", "2024-03"),
        ("2024-03-31", "quarter", "2024-Q1"),
        ("2024-04-01", "quarter", "2024-Q2"),
        ("2024-12-31", "quarter", "2024-Q4"),
        ("2024-12-31", "year", "2024"),
    ],
)
def test_a_day_lies_in_one_period_of_each_kind(day, per, label):
    assert label_of(date.fromisoformat(day), per) == label


@pytest.mark.parametrize(
    ("label", "per", "day", "later", "due"),
    [
        ("2024-04", "month", 25, 0, "2024-04-25"),
        ("2024-04", "month", 5, 1, "2024-05-05"),
        ("2024-12", "month", 5, 1, "2025-01-05"),
        ("2024-11", "month", 31, 0, "2024-11-30"),
        ("2024-01", "month", 31, 1, "2024-02-29"),
        ("2023-01", "month", 31, 1, "2023-02-28"),
        ("2024-01", "month", 1, 0, "2024-01-01"),
        ("2024-12", "month", 31, 0, "2024-12-31"),
        ("2024-Q1", "quarter", 31, 0, "2024-03-31"),
        ("2024-Q2", "quarter", 15, 0, "2024-06-15"),
        ("2024-Q4", "quarter", 10, 1, "2025-03-10"),
        ("2024-Q4", "quarter", 31, 0, "2024-12-31"),
    ],
)
def test_a_date_that_comes_again_is_due_in_its_own_period_or_a_later_one(label, per, day, later, due):
    assert due_date(label, Recurrence(per, day, later)) == date.fromisoformat(due)


@pytest.mark.parametrize("label", ["2024-04", "2024-W14", "2024"])
def test_a_label_that_is_no_quarter_has_no_date_of_a_quarter(label):
    with pytest.raises(ValueError, match=f"not a quarter: '{label}'"):
        due_date(label, Recurrence("quarter", 15))


@pytest.mark.parametrize("label", ["2024", "2024-Q2"])
def test_a_label_that_is_no_month_has_no_date_of_a_month(label):
    with pytest.raises(ValueError, match="invalid literal"):
        due_date(label, Recurrence("month", 15))
