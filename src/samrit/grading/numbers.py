"""Exact numbers: what may come in, how they are rounded once, how they are written in full."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction


def exact(value: object) -> Fraction:
    """Take a number without any loss.

    Raises:
        TypeError: for a float (it already lost digits) and for anything that is no number.
        ValueError: for a Decimal that is not finite.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise TypeError(f"an exact number is needed (Decimal, Fraction or int), not {type(value).__name__}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"a finite number is needed, not {value}")
    return Fraction(value)


def added(values: Iterable[Fraction | Decimal]) -> Fraction:
    """Add numbers without any loss; nothing adds to 0."""
    return sum((Fraction(value) for value in values), Fraction(0))


def round_half_up(value: Fraction, places: int) -> Decimal:
    """Round to `places` decimals; a half goes away from zero. The result keeps its zeros (`90.00`)."""
    scale = 10**places
    scaled = abs(value) * scale
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if 2 * rest >= scaled.denominator:
        whole += 1
    # From its digits, because Decimal arithmetic would round to the precision of its context.
    return Decimal((int(value < 0), tuple(map(int, str(whole))), -places))


def number_text(value: Fraction | Decimal) -> str:
    """Write a number in full: a plain decimal where it ends (`0.4`, `88`), else a fraction (`268/3`)."""
    fraction = Fraction(value)
    places = _decimal_places(fraction.denominator)
    if places is None:
        return f"{fraction.numerator}/{fraction.denominator}"
    digits = str(abs(fraction.numerator) * 10**places // fraction.denominator).rjust(places + 1, "0")
    sign = "-" if fraction < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _decimal_places(denominator: int) -> int | None:
    """Tell how many decimals this denominator (in lowest terms) needs; None if they never end."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator //= 2
        twos += 1
    while denominator % 5 == 0:
        denominator //= 5
        fives += 1
    return max(twos, fives) if denominator == 1 else None
