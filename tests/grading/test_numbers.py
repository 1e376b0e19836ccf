from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrit.grading import exact, number_text, round_half_up
from samrit.grading.numbers import added


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("89.995", "90.00"),
        ("89.9949999999999999", "89.99"),
        ("89.9949", "89.99"),
        ("2.665", "2.67"),
        ("2.675", "2.68"),
        ("0", "0.00"),
        ("100", "100.00"),
        ("-1.005", "-1.01"),
    ],
)
def test_a_half_goes_up_once_and_zeros_stay(value, rounded):
    assert str(round_half_up(Fraction(value), 2)) == rounded


def test_a_third_is_rounded_without_becoming_a_float():
    assert round_half_up(Fraction(200, 3), 2) == Decimal("66.67")


def test_rounding_to_whole_numbers_keeps_no_point():
    assert str(round_half_up(Fraction(5, 2), 0)) == "3"


def test_numbers_add_without_loss_and_nothing_adds_to_an_exact_0():
    assert added([Decimal("33.33"), Fraction(1, 3)]) == Fraction("33.33") + Fraction(1, 3)
    assert type(added([])) is Fraction
    assert added([]) == 0


@given(st.fractions(), st.integers(0, 6))
def test_rounding_moves_a_number_by_half_a_unit_at_most(value, places):
    assert abs(Fraction(round_half_up(value, places)) - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(2, 5), "0.4"),
        (Fraction(88), "88"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(-7), "-7"),
        (Fraction(268, 3), "268/3"),
        (Decimal("10.0000"), "10"),
        (Decimal("1E+3"), "1000"),
        (Fraction(1, 1000), "0.001"),
        # Beyond what a float can tell apart.
        (Fraction(1, 10**30), f"0.{'0' * 29}1"),
    ],
)
def test_a_number_is_written_in_full(value, text):
    assert number_text(value) == text


@given(st.fractions())
def test_what_is_written_reads_back_to_the_same_number(value):
    assert Fraction(number_text(value)) == value


@pytest.mark.parametrize("value", [0.1, "1", None, True])
def test_what_is_no_exact_number_is_refused(value):
    with pytest.raises(TypeError, match="exact number"):
        exact(value)


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_a_decimal_that_is_not_finite_is_refused(value):
    with pytest.raises(ValueError, match="finite"):
        exact(Decimal(value))


@pytest.mark.parametrize("value", [3, Decimal("0.1"), Fraction(1, 3)])
def test_exact_numbers_come_through_without_loss(value):
    assert exact(value) == value
