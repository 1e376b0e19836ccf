"""Dates and numbers as people of the office write them: Buddhist era, commas, no rounding by accident."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from samrit.thai import format_date, format_number, to_thai
from samrit.web.common.language import finding_words

register = template.Library()

MISSING = "–"

register.filter("finding", finding_words)


def _day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return value


def _english(day: date, month: str) -> str:
    return f"{day.day} {day:{month}} {day.year}"


@register.filter
def thaidate(value: date | datetime | None, digits: str = "") -> str:
    """Write ``16 พฤษภาคม 2567``; with ``"thai"`` in Thai digits; a dash where there is no date."""
    if value is None:
        return MISSING
    if get_language() == "en":
        return _english(_day(value), "%B")
    return format_date(_day(value), thai_digits=digits == "thai")


@register.filter
def thaishort(value: date | datetime | None, digits: str = "") -> str:
    """Write ``16 พ.ค. 67``; with ``"thai"`` in Thai digits."""
    if value is None:
        return MISSING
    if get_language() == "en":
        return _english(_day(value), "%b")
    return format_date(_day(value), style="short", thai_digits=digits == "thai")


@register.filter
def thaitime(value: datetime | None, digits: str = "") -> str:
    """Write the day and the Bangkok time: ``16 พฤษภาคม 2567 เวลา 09.30 น.``."""
    if value is None:
        return MISSING
    moment = timezone.localtime(value)
    if get_language() == "en":
        return f"{_english(moment.date(), '%B')}, {moment:%H:%M}"
    text = f"{format_date(moment.date(), thai_digits=False)} เวลา {moment:%H.%M} น."
    return to_thai(text) if digits == "thai" else text


@register.filter
def number(value: Decimal | int | str | None, places: int | None = None) -> str:
    """Write ``1,204.5`` with the decimals that count; with places, exactly so many (half up).

    None is a dash and never 0.
    """
    if value is None or value == "":
        return MISSING
    exact = Decimal(str(value))
    if places is not None:
        return format_number(exact.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP))
    text = format_number(exact)
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def thaidigits(value: object) -> str:
    """Write any text or number in Thai digits."""
    return to_thai(str(value))
