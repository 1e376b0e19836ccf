"""One measure of a scale as a line of characters: levels, holes, double claims, and the ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.cells import cell_len

from samrit.criteria import Ruler, Zone
from samrit.thai import format_number

HOLE, DOUBLE, BODY, EDGE = "·", "x", "─", " "
_FURTHER = {"left": "◂", "right": "▸"}
_ROWS = 3
_WIDEST = 100
# Outside all levels that speak of a measure: level 0, unless some level is reached without it.
_OUTSIDE = {False: "0", True: "-"}
_NOT_REACHED = {False: "ไม่ถึงระดับใด", True: "ไม่ถึงระดับที่ดูค่านี้"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A drawn zone: where it stands, and how wide it is."""

    zone: Zone
    start: int
    width: int

    @property
    def end(self) -> int:
        """Give the place of its last character."""
        return self.start + self.width - 1


def draw(picture: Ruler, width: int = _WIDEST, *, partial: bool = False) -> list[str]:
    """Draw a ruler as a line with numbers below it; as a list of zones where the line has no room.

    Args:
        picture: the exact geometry.
        width: characters that a line may take.
        partial: whether some levels do not speak of the measure, so that they are reached without it.
    """
    width = min(width, _WIDEST)
    for generous in (True, False):
        pieces = _laid_out(picture.zones, width, generous=generous)
        if pieces:
            line = "".join(_drawn(piece, partial=partial) for piece in pieces)
            return [line, *_numbers(pieces, len(line))]
    return [f"{_interval(zone)}  {_named(zone, partial=partial)}" for zone in picture.zones]


def legend(pictures: Iterable[tuple[Ruler, bool]], width: int = _WIDEST) -> list[str]:
    """Say in lines what the signs of drawings mean; each comes with whether it is ``partial``."""
    drawn = [(zone, partial) for picture, partial in pictures for zone in picture.zones]
    zones = [zone for zone, _ in drawn]
    kinds = {zone.kind for zone in zones}
    said = ["[ ] รวมค่าปลาย", "( ) ไม่รวมค่าปลาย"]
    if any(zone.interval.low is None or zone.interval.high is None for zone in zones):
        said.append("◂ ▸ ไม่มีที่สิ้นสุด")
    outside = {partial for zone, partial in drawn if zone.kind == "outside"}
    said += [f"{_OUTSIDE[partial]} {_NOT_REACHED[partial]}" for partial in sorted(outside)]
    if "hole" in kinds:
        said.append(f"{HOLE} ช่องว่าง ไม่มีระดับใดรับ")
    if "overlap" in kinds:
        said.append(f"{DOUBLE} สองระดับรับซ้ำกัน")
    lines = [said[0]]
    for words in said[1:]:
        longer = f"{lines[-1]}   {words}"
        lines = [*lines[:-1], longer] if cell_len(longer) <= width else [*lines, words]
    return lines


def _laid_out(zones: Sequence[Zone], width: int, *, generous: bool) -> list[_Piece] | None:
    """Give each zone its place: the least that shows it, and a share of what is left by its length."""
    least = [_least(zone, generous=generous) for zone in zones]
    free = width - sum(least)
    if free < 0:
        return None
    total = sum((zone.end - zone.start for zone in zones), Decimal(0)) or Decimal(1)
    pieces: list[_Piece] = []
    start = 0
    for zone, small in zip(zones, least, strict=True):
        own = small if _point(zone) else small + int(free * (zone.end - zone.start) / total)
        pieces.append(_Piece(zone, start, own))
        start += own
    return pieces


def _least(zone: Zone, *, generous: bool) -> int:
    """Give the fewest characters that show a zone: its ends and its level, or one sign for one number.

    ``generous`` leaves room for the number of its first end too.
    """
    bare = len(_sign(zone)) + (0 if _single(zone) else 2)
    if not generous or zone.interval.low is None or _single(zone):
        return bare
    return max(bare, len(format_number(zone.interval.low)) + 1)


def _single(zone: Zone) -> bool:
    """Tell whether a zone is one number that its sign alone shows: a hole or a double claim."""
    return _point(zone) and zone.kind in {"hole", "overlap"}


def _point(zone: Zone) -> bool:
    return zone.interval.low is not None and zone.interval.low == zone.interval.high


def _sign(zone: Zone) -> str:
    return {"hole": HOLE, "overlap": DOUBLE}.get(zone.kind, str(zone.level))


def _drawn(piece: _Piece, *, partial: bool) -> str:
    zone, sign = piece.zone, _sign(piece.zone)
    if zone.kind == "outside":
        sign = _OUTSIDE[partial]
    if _single(zone):
        return sign
    interval = zone.interval
    left = _FURTHER["left"] if interval.low is None else "[" if interval.low_inclusive else "("
    right = _FURTHER["right"] if interval.high is None else "]" if interval.high_inclusive else ")"
    body = {"hole": HOLE, "overlap": DOUBLE, "outside": EDGE}.get(zone.kind, BODY)
    return f"{left}{sign.center(piece.width - 2, body)}{right}"


def _numbers(pieces: Sequence[_Piece], width: int) -> list[str]:
    """Write the number of every end under it, in as few rows as hold them."""
    rows = [" " * width for _ in range(_ROWS)]
    for place, value in _ends(pieces):
        shown = format_number(value)
        start = max(0, min(place, width - len(shown)))
        for index, row in enumerate(rows):
            around = row[max(0, start - 1) : start + len(shown) + 1]
            if not around.strip():
                rows[index] = row[:start] + shown + row[start + len(shown) :]
                break
    return [row.rstrip() for row in rows if row.strip()]


def _ends(pieces: Sequence[_Piece]) -> list[tuple[int, Decimal]]:
    """Give the places of all ends with their numbers; a shared end stands under the zone that takes it."""
    found: dict[int, Decimal] = {}
    last: Decimal | None = None
    for index, piece in enumerate(pieces):
        low, high = piece.zone.interval.low, piece.zone.interval.high
        if low is not None and low != last:
            found[piece.start] = low
        following = pieces[index + 1].zone.interval.low if index + 1 < len(pieces) else None
        own = high != following or piece.zone.interval.high_inclusive
        if high is not None and high != low and own:
            found[piece.end] = high
        last = high if own else low
    return sorted(found.items())


def _interval(zone: Zone) -> str:
    interval = zone.interval
    if _point(zone) and interval.low is not None:
        return format_number(interval.low)
    left = "[" if interval.low_inclusive else "("
    right = "]" if interval.high_inclusive else ")"
    low = _FURTHER["left"] if interval.low is None else format_number(interval.low)
    high = _FURTHER["right"] if interval.high is None else format_number(interval.high)
    return f"{left}{low}, {high}{right}"


def _named(zone: Zone, *, partial: bool) -> str:
    if zone.kind == "overlap":
        return f"{DOUBLE} ระดับ {', '.join(map(str, zone.levels))}"
    if zone.kind == "hole":
        return f"{HOLE} ไม่มีระดับใด"
    return _NOT_REACHED[partial] if zone.kind == "outside" else f"ระดับ {zone.level}"
