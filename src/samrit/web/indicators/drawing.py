"""The level ruler laid out for a page of any width: places in percent, labels that never stand on each other.

The core's picture is true to scale. Here every zone is given room for its level, and every hole room to be
seen, so that 99.41 between two bands is as plain as a gap of ten. Order and bounds stay exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from samrit.criteria import Interval, Ruler, Scale, Zone, ruler
from samrit.thai import format_number

FULL = Decimal(100)
# The least width of a zone in percent, by what it is.
ROOM = {"level": Decimal(11), "outside": Decimal(7), "overlap": Decimal(6), "hole": Decimal(4)}
# A narrow phone: labels that are apart there are apart everywhere.
NARROW = Decimal(330)
LETTER = Decimal("7.2")
EDGE = Decimal(6)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnZone:
    """A zone on the page. `x`, `width` and `middle` in percent; `tones` are the levels of its colours."""

    kind: str
    level: int
    tones: tuple[int, ...]
    interval: Interval
    x: Decimal
    width: Decimal

    @property
    def middle(self) -> Decimal:
        return _round(self.x + self.width / 2)

    @property
    def label(self) -> str:
        if self.kind == "hole":
            return "?"
        return "/".join(str(tone) for tone in self.tones) if self.kind == "overlap" else str(self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A named number between two zones: which side it belongs to, and where its label stands.

    `left` and `right` say whether the zone on that side includes the number; None where no zone is there.
    """

    value: str
    x: Decimal
    left: bool | None
    right: bool | None
    row: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Today's value: its place, its text, and the side its text grows to."""

    x: Decimal
    value: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One measure as it is drawn."""

    key: str
    text: str
    unit: str
    zones: tuple[DrawnZone, ...]
    bounds: tuple[Bound, ...]
    rows: int
    marker: Marker | None


def drawing_of(scale: Scale, key: str, *, value: Decimal | None = None) -> Drawing | None:
    """Lay out one measure of a scale; None where no level names a number of it."""
    picture = ruler(scale, key)
    if picture is None or not picture.zones:
        return None
    zones = _roomy(picture.zones)
    bounds = _bounds(zones)
    return Drawing(
        key=key,
        text=picture.measure.text,
        unit=picture.measure.unit,
        zones=zones,
        bounds=bounds,
        rows=max((bound.row for bound in bounds), default=-1) + 1,
        marker=None if value is None else _marker(picture, zones, value),
    )


def _round(place: Decimal) -> Decimal:
    return place.quantize(Decimal("0.01"))


def _roomy(zones: Sequence[Zone]) -> tuple[DrawnZone, ...]:
    """Share the width: first the least that each zone needs, the rest by true length."""
    least = [ROOM[zone.kind] for zone in zones]
    if sum(least) > FULL:
        least = [room * FULL / sum(least) for room in least]
    lengths = [zone.end - zone.start for zone in zones]
    rest, total = FULL - sum(least), sum(lengths) or Decimal(1)
    drawn, x = [], Decimal(0)
    for zone, room, length in zip(zones, least, lengths, strict=True):
        width = room + rest * length / total
        drawn.append(
            DrawnZone(
                kind=zone.kind,
                level=zone.level,
                tones=zone.levels if zone.kind == "overlap" else (zone.level,),
                interval=zone.interval,
                x=_round(x),
                width=_round(width),
            )
        )
        x += width
    return tuple(drawn)


def _bounds(zones: Sequence[DrawnZone]) -> tuple[Bound, ...]:
    """Give every end of a zone with its label; on a lattice both neighbours' numbers stand side by side."""
    found: list[Bound] = []
    ends: list[Decimal] = []

    def add(number: Decimal, x: Decimal, *, left: bool | None, right: bool | None, anchor: str) -> None:
        text = format_number(number)
        width = LETTER * len(text) * FULL / NARROW
        start = x - {"start": Decimal(0), "middle": width / 2, "end": width}[anchor]
        row = next((i for i, end in enumerate(ends) if start > end), len(ends))
        ends[row:] = [*([start + width + 1]), *ends[row + 1 :]]
        found.append(Bound(value=text, x=_round(x), left=left, right=right, row=row, anchor=anchor))

    first, last = zones[0].interval, zones[-1].interval
    if first.low is not None:
        add(first.low, zones[0].x, left=None, right=first.low_inclusive, anchor="start")
    for before, after in pairwise(zones):
        high, low = before.interval.high, after.interval.low
        if high is not None and high == low:
            sides = (before.interval.high_inclusive, after.interval.low_inclusive)
            add(high, after.x, left=sides[0], right=sides[1], anchor="middle")
            continue
        if high is not None:
            add(high, after.x, left=before.interval.high_inclusive, right=None, anchor="end")
        if low is not None:
            add(low, after.x, left=None, right=after.interval.low_inclusive, anchor="start")
    if last.high is not None:
        add(last.high, FULL, left=last.high_inclusive, right=None, anchor="end")
    return tuple(found)


def _marker(picture: Ruler, zones: Sequence[DrawnZone], value: Decimal) -> Marker:
    """Place a value: in its own zone, as far along it as the true scale says."""
    x = _place(picture, zones, value)
    anchor = "start" if x < EDGE else "end" if x > FULL - EDGE else "middle"
    return Marker(x=_round(x), value=format_number(value), anchor=anchor)


def _place(picture: Ruler, zones: Sequence[DrawnZone], value: Decimal) -> Decimal:
    for true, drawn in zip(picture.zones, zones, strict=True):
        if value not in true.interval:
            continue
        if true.start == true.end:
            return drawn.x + drawn.width / 2
        along = (picture.position(value) - true.start) / (true.end - true.start)
        # Open ends go on for ever: what lies beyond the drawn end stands just inside it.
        return drawn.x + drawn.width * min(max(along, Decimal(0)), Decimal("0.97"))
    return _between(zones, value)


def _between(zones: Sequence[DrawnZone], value: Decimal) -> Decimal:
    """Place a value that is finer than the scale's numbers, or beyond them all."""
    for zone in zones:
        if zone.interval.low is not None and value < zone.interval.low:
            return zone.x
    return FULL
