"""The level ruler laid out for a page of any width: places in percent, labels that never stand on each other.

The core's picture is true to scale. Here every zone is given room for its level, and every hole room to be
seen, so that 99.41 between two bands is as plain as a gap of ten. Order and bounds stay exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
# How far a zone's number keeps from the marker.
CLEAR = Decimal("3.5")


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnZone:
    """A zone on the page. `x`, `width` and `label_at` in percent; `tones` are the levels of its colours."""

    kind: str
    level: int
    tones: tuple[int, ...]
    interval: Interval
    x: Decimal
    width: Decimal
    label_at: Decimal

    @property
    def label(self) -> str:
        if self.kind == "hole":
            return "?"
        return "/".join(str(tone) for tone in self.tones) if self.kind == "overlap" else str(self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A named number between two zones: which side it belongs to, and where its label stands.

    `value` is empty where the label before names the same number. `left` and `right` say whether the zone on
    that side includes the number; None where no zone is there.
    """

    value: str
    x: Decimal
    left: bool | None
    right: bool | None
    row: int
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Today's value: its place in percent, and its figure."""

    x: Decimal
    value: str

    def anchor(self, letters: int) -> str:
        """Give the side that a text of so many letters grows to without leaving the page."""
        half = LETTER * letters * FULL / NARROW / 2
        return "start" if self.x < half else "end" if self.x > FULL - half else "middle"


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
    marker = None if value is None else _marker(picture, zones, value)
    return Drawing(
        key=key,
        text=picture.measure.text,
        unit=picture.measure.unit,
        zones=zones if marker is None else tuple(_aside(zone, marker) for zone in zones),
        bounds=bounds,
        rows=max((bound.row for bound in bounds), default=-1) + 1,
        marker=marker,
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
                tones=(zone.levels[0], zone.levels[-1]) if zone.kind == "overlap" else (zone.level,),
                interval=zone.interval,
                x=_round(x),
                width=_round(width),
                label_at=_round(x + width / 2),
            )
        )
        x += width
    return tuple(drawn)


def _aside(zone: DrawnZone, marker: Marker) -> DrawnZone:
    """Move a zone's number out from under the marker, where there is room beside it."""
    off = zone.label_at - marker.x
    if abs(off) >= CLEAR or zone.width < 3 * CLEAR:
        return zone
    return replace(zone, label_at=_round(marker.x + (CLEAR if off >= 0 else -CLEAR)))


def _bounds(zones: Sequence[DrawnZone]) -> tuple[Bound, ...]:
    """Give every end of a zone with its label; where neighbours' ends differ both numbers are named."""
    labels = _Labels()
    first, last = zones[0].interval, zones[-1].interval
    if first.low is not None:
        labels.add(first.low, zones[0].x, right=first.low_inclusive, anchor="start")
    for before, after in pairwise(zones):
        high, low = before.interval, after.interval
        if high.high is not None and high.high == low.low:
            labels.add(high.high, after.x, left=high.high_inclusive, right=low.low_inclusive)
            continue
        if high.high is not None:
            labels.add(high.high, after.x, left=high.high_inclusive, anchor="end")
        if low.low is not None:
            labels.add(low.low, after.x, right=low.low_inclusive, anchor="start")
    if last.high is not None:
        labels.add(last.high, FULL, left=last.high_inclusive, anchor="end")
    return tuple(labels.found)


class _Labels:
    """Labels in rows: one that would touch its neighbour goes a row down."""

    def __init__(self) -> None:
        self.found: list[Bound] = []
        self._ends: list[Decimal] = []
        self._last = ""

    def add(
        self,
        number: Decimal,
        x: Decimal,
        *,
        left: bool | None = None,
        right: bool | None = None,
        anchor: str = "middle",
    ) -> None:
        text, row = format_number(number), 0
        if text == self._last:
            text = ""  # a zone of a single number names it once
        else:
            row = self._row(text, x, anchor)
            self._last = text
        self.found.append(Bound(value=text, x=_round(x), left=left, right=right, row=row, anchor=anchor))

    def _row(self, text: str, x: Decimal, anchor: str) -> int:
        width = LETTER * len(text) * FULL / NARROW
        start = x - {"start": Decimal(0), "middle": width / 2, "end": width}[anchor]
        row = next((i for i, end in enumerate(self._ends) if start > end), len(self._ends))
        self._ends[row : row + 1] = [start + width + 1]
        return row


def _marker(picture: Ruler, zones: Sequence[DrawnZone], value: Decimal) -> Marker:
    """Place a value: in its own zone, as far along it as the true scale says."""
    x = _place(picture, zones, value)
    return Marker(x=_round(x), value=format_number(value))


def _place(picture: Ruler, zones: Sequence[DrawnZone], value: Decimal) -> Decimal:
    for true, drawn in zip(picture.zones, zones, strict=True):
        if value not in true.interval:
            continue
        return drawn.x + drawn.width * _along(picture, true, value)
    return _between(zones, value)


def _along(picture: Ruler, zone: Zone, value: Decimal) -> Decimal:
    """Give how far along its zone a value lies, 0 to 1."""
    low, high = zone.interval.low, zone.interval.high
    if low is not None and high is not None:
        return (value - low) / (high - low) if low < high else Decimal("0.5")
    if zone.start == zone.end:
        return Decimal("0.5")
    along = (picture.position(value) - zone.start) / (zone.end - zone.start)
    # An end that goes on for ever is drawn only so far: what lies beyond stands just inside it.
    return max(along, Decimal("0.03")) if low is None else min(along, Decimal("0.97"))


def _between(zones: Sequence[DrawnZone], value: Decimal) -> Decimal:
    """Place a value that is finer than the scale's numbers, or beyond them all."""
    for zone in zones:
        if zone.interval.low is not None and value < zone.interval.low:
            return zone.x
    return FULL
