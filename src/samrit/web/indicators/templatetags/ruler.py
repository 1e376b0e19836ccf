"""`{% ruler rule facts=… %}`: the sign of Samrit, one indicator drawn as its ruler and its steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Protocol

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samrit.criteria import Facts, Interval, NextLevel, Scale, evaluate, from_json, next_level, words_short
from samrit.criteria.model import PERCENT
from samrit.thai import format_number
from samrit.web.common.language import is_english
from samrit.web.indicators.drawing import Drawing, DrawnZone, drawing_of
from samrit.web.indicators.steps import Step, levels_naming, only_restates, steps_of

register = template.Library()

# Geometry in pixels: height of the band, of one row of labels, and of what stands above the band.
FULL_SIZE = {"band": 26, "above": 30, "row": 19}
SMALL_SIZE = {"band": 16, "above": 9, "row": 0}
# Above a band without a marker.
MARGIN = 6


class KnownFact(Protocol):
    """A reported fact, as the results app gives it."""

    key: str
    state: str
    value: Decimal | None
    done: bool | None
    on_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One measure with the numbers that its SVG is written from."""

    drawing: Drawing
    unit: str
    value: str
    anchor: str
    band_y: int
    band: int
    middle_y: int
    foot_y: int
    height: int
    words: tuple[str, ...]


@register.simple_tag(name="ruler")
def drawn_ruler(
    rule: Mapping[str, Any] | Scale,
    facts: Facts | Iterable[KnownFact] | None = None,
    values: Mapping[str, Decimal] | None = None,
    size: str = "full",
) -> SafeString:
    """Draw a rule with what is known of a unit; the arguments are those of `ruler`."""
    scale = rule if isinstance(rule, Scale) else from_json(dict(rule))
    known = Facts(values=values) if values is not None else _facts(facts)
    return _drawn(scale, tuple(tuple(sorted(asked.items())) for asked in _parts(known)), size, is_english())


# The officers of a unit share its figures, and a page draws a dozen rules: equal drawings are made once.
@lru_cache(maxsize=2048)
def _drawn(scale: Scale, known: tuple[tuple[Any, ...], ...], size: str, _english: bool) -> SafeString:  # noqa: FBT001 - part of the key
    values, deeds, dates, baselines, targets = (dict(part) for part in known)
    facts = Facts(values=values, deeds=deeds, dates=dates, baselines=baselines, targets=targets)
    return render_to_string("indicators/_ruler.html", ruler(scale, facts, size=size))


def _parts(facts: Facts) -> tuple[Mapping[str, Any], ...]:
    return facts.values, facts.deeds, facts.dates, facts.baselines, facts.targets


def ruler(
    rule: Mapping[str, Any] | Scale,
    facts: Facts | Iterable[KnownFact] | None = None,
    values: Mapping[str, Decimal] | None = None,
    size: str = "full",
) -> dict[str, object]:
    """Draw a rule with what is known of a unit.

    Args:
        rule: a scale, or its stored JSON.
        facts: of the core, or reported facts of the results app; nothing is drawn of what is unknown.
        values: figures by measure key, where there are no facts.
        size: ``full``, or ``small`` for lists: no bounds in figures, the words for screen readers only.
    """
    scale = rule if isinstance(rule, Scale) else from_json(dict(rule))
    known = Facts(values=values) if values is not None else _facts(facts)
    outcome = evaluate(scale, known)
    steps = steps_of(scale, outcome)
    # A number that one step alone asks for is told by the step; a line of one zone would say less.
    keys = [m.key for m in scale.measures if not steps or levels_naming(scale, m.key) > 1]
    if size == "small":
        keys = [key for key in keys if not only_restates(scale, key)] or keys
    drawn = [drawing_of(scale, key, value=known.values.get(key)) for key in keys]
    return {
        "small": size == "small",
        "pictures": [_picture(one, small=size == "small") for one in drawn if one],
        "many": sum(one is not None for one in drawn) > 1,
        "steps": steps,
        "level": outcome.level,
        "next": _next(scale, known),
        "top": outcome.level is not None and outcome.level == max((r.level for r in scale.levels), default=0),
    }


@register.filter
def step_words(step: Step) -> str:
    """Say how a step stands."""
    return {
        "done": _("ทำแล้ว"),
        "open": _("ยังไม่ครบ"),
        "late": _("ช้ากว่ากำหนด"),
        "unknown": _("ยังไม่รายงาน"),
    }[step.state]


def _facts(facts: Facts | Iterable[KnownFact] | None) -> Facts:
    if isinstance(facts, Facts):
        return facts
    reported = [fact for fact in facts or () if fact.state == "reported"]
    return Facts(
        values={fact.key: fact.value for fact in reported if fact.value is not None},
        deeds={fact.key: fact.done for fact in reported if fact.done is not None},
        dates={fact.key: fact.on_date for fact in reported if fact.on_date is not None},
    )


def _next(scale: Scale, facts: Facts) -> dict[str, object] | None:
    """Say what the next level still needs, in the reader's language."""
    found: NextLevel | None = next_level(scale, facts)
    if found is None:
        return None
    needs = [words_short(reason, "en" if get_language() == "en" else "th") for reason in found.missing]
    return {"level": found.level, "needs": list(dict.fromkeys(need for need in needs if need))}


def _picture(drawing: Drawing, *, small: bool) -> Picture:
    size = SMALL_SIZE if small else FULL_SIZE
    band_y, band = (size["above"] if drawing.marker else MARGIN), size["band"]
    foot = band_y + band
    unit = _("ร้อยละ") if drawing.unit == PERCENT else drawing.unit
    value = _with_unit(drawing.marker.value, drawing.unit) if drawing.marker else ""
    return Picture(
        drawing=drawing,
        unit=unit,
        value=value,
        anchor=drawing.marker.anchor(len(value)) if drawing.marker else "",
        band_y=band_y,
        band=band,
        middle_y=band_y + band // 2,
        foot_y=foot,
        height=foot + (4 if small else 10 + size["row"] * drawing.rows),
        words=tuple(_zone_words(zone, drawing.unit) for zone in drawing.zones),
    )


def _with_unit(figure: str, unit: str) -> str:
    return _("ร้อยละ %(figure)s") % {"figure": figure} if unit == PERCENT else f"{figure} {unit}".strip()


def _zone_words(zone: DrawnZone, unit: str) -> str:
    text = _with_unit(_span(zone.interval), unit)
    match zone.kind:
        case "hole":
            return _("%(span)s ไม่อยู่ในระดับใด") % {"span": text}
        case "overlap":
            return _("%(span)s ตรงกับหลายระดับ (%(levels)s)") % {"span": text, "levels": zone.label}
        case "outside":
            return _("%(span)s ไม่ถึงระดับ 1") % {"span": text}
    return _("ระดับ %(level)s: %(span)s") % {"level": zone.level, "span": text}


def _span(interval: Interval) -> str:
    """Say an interval with its open and closed ends."""
    low = None if interval.low is None else format_number(interval.low)
    high = None if interval.high is None else format_number(interval.high)
    if low is None or high is None:
        return _one_sided(interval, low, high)
    if low == high:
        return low
    sides = (interval.low_inclusive, interval.high_inclusive)
    text = {
        (True, True): _("%(low)s ถึง %(high)s"),
        (True, False): _("%(low)s ถึงน้อยกว่า %(high)s"),
        (False, True): _("มากกว่า %(low)s ถึง %(high)s"),
        (False, False): _("มากกว่า %(low)s แต่น้อยกว่า %(high)s"),
    }[sides]
    return text % {"low": low, "high": high}


def _one_sided(interval: Interval, low: str | None, high: str | None) -> str:
    if low is not None:
        text = _("ตั้งแต่ %(low)s ขึ้นไป") if interval.low_inclusive else _("มากกว่า %(low)s")
        return text % {"low": low}
    if high is not None:
        text = _("ไม่เกิน %(high)s") if interval.high_inclusive else _("น้อยกว่า %(high)s")
        return text % {"high": high}
    return _("ทุกค่า")
