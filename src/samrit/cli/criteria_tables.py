"""Criteria, scales and outcomes as tables in the terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from samrit.criteria import NextLevel, Outcome, Reading, Ruler, Scale, ruler, words, words_short
from samrit.criteria.outcome import Reason
from samrit.criteria.model import PERCENT, AnyOf, Band, Condition, Deadline, Deed, Measure, Note, Threshold
from samrit.findings import Finding
from samrit.thai import format_number

_KINDS = {
    Threshold: "ตัวเลข",
    Band: "ช่วง",
    Deadline: "กำหนดเวลา",
    Deed: "งาน",
    AnyOf: "อย่างใดอย่างหนึ่ง",
}
_SEVERITY = {"error": ("ต้องแก้", "bold red"), "warning": ("ควรตรวจ", "yellow"), "info": ("ทราบ", "cyan")}
_MARKS = {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "yellow")}
_HOLE, _OVERLAP, _OUTSIDE = "·", "▓", " "
_WIDTH = 60


def print_reading(reading: Reading) -> None:
    """Print one sentence's conditions."""
    console = Console()
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("ชนิด")
    table.add_column("เงื่อนไข", overflow="fold")
    table.add_column("วัดอะไร", overflow="fold")
    table.add_column("จากข้อความ", overflow="fold")
    labels = {measure.key: measure.text for measure in reading.measures}
    for condition in reading.conditions:
        table.add_row(
            *map(Text, (_kind(condition), words(condition), _about(condition, labels), condition.text))
        )
    console.print(table)
    _print_notes(console, reading.notes)
    _print_findings(console, reading.findings)


def print_scale(scale: Scale, findings: Sequence[Finding]) -> None:
    """Print a compiled scale with the line of each measure."""
    console = Console()
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("ระดับ", justify="right")
    table.add_column("รหัส")
    table.add_column("เงื่อนไข", overflow="fold")
    table.add_column("จากข้อความ", overflow="fold")
    for level in scale.levels:
        for index, condition in enumerate(level.conditions):
            first = str(level.level) if index == 0 else ""
            table.add_row(*map(Text, (first, _keys(condition), words(condition), condition.text)))
    console.print(table)
    for measure in scale.measures:
        picture = ruler(scale, measure.key)
        if picture:
            console.print(Text(f"{measure.key} {measure.text}".strip(), style="bold"))
            console.print(Text(draw(picture)))
    _print_notes(console, scale.notes)
    _print_findings(console, findings)


def print_outcome(
    scale: Scale, outcome: Outcome, following: NextLevel | None, findings: Sequence[Finding]
) -> None:
    """Print the level reached, the reasons, and what the next level needs."""
    console = Console()
    if outcome.level is None:
        console.print(Text("ยังบอกระดับไม่ได้ เพราะข้อมูลไม่ครบ (?)", style="bold yellow"))
    else:
        score = format_number(outcome.score) if outcome.score is not None else "-"
        console.print(Text(f"ระดับ {outcome.level}  คะแนน {score}", style="bold green"))
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("ระดับ", justify="right")
    table.add_column("ผล", justify="center")
    table.add_column("รหัส")
    table.add_column("เงื่อนไข", overflow="fold")
    table.add_column("ค่า", justify="right")
    table.add_column("ยังขาด", overflow="fold")
    for reason in outcome.reasons:
        table.add_row(*_reason(reason))
    console.print(table)
    if following:
        console.print(Text(f"ระดับต่อไป คือระดับ {following.level}", style="bold"))
        for reason in following.missing:
            console.print(Text(f"  - {words_short(reason)}"))
    _print_notes(console, scale.notes)
    _print_findings(console, findings)


def draw(picture: Ruler, width: int = _WIDTH) -> str:
    """Draw a ruler in three lines: the zones, the numbers, and what the signs mean."""
    cells = [_OUTSIDE] * width
    for zone in picture.zones:
        sign = {"hole": _HOLE, "overlap": _OVERLAP, "outside": _OUTSIDE}.get(zone.kind, str(zone.level))
        start, end = int(zone.start * width), int(zone.end * width)
        # A hole or overlap of a single number still takes one place, or it would not be seen.
        end = max(end, start + 1) if zone.kind in {"hole", "overlap"} else end
        for place in range(min(start, width - 1), min(end, width)):
            if cells[place] not in {_HOLE, _OVERLAP}:
                cells[place] = sign
    numbers = [" "] * (width + 12)
    free = 0
    for tick in picture.ticks:
        place, shown = int(tick.position * width), format_number(tick.value)
        if place >= free:
            numbers[place : place + len(shown)] = shown
            free = place + len(shown) + 1
    legend = [
        words
        for sign, words in ((_HOLE, f"{_HOLE} ไม่มีระดับใด"), (_OVERLAP, f"{_OVERLAP} สองระดับทับกัน"))
        if sign in cells
    ]
    lines = [f"|{''.join(cells)}|{_unit(picture.measure)}", f" {''.join(numbers).rstrip()}"]
    return "\n".join([*lines, *([f" {'   '.join(legend)}"] if legend else [])])


def _unit(measure: Measure) -> str:
    unit = "ร้อยละ" if measure.unit == PERCENT else measure.unit
    return f" {unit}" if unit else ""


def _kind(condition: Condition) -> str:
    return _KINDS.get(type(condition), "ระดับล่าง")


def _about(condition: Condition, labels: dict[str, str]) -> str:
    return labels.get(condition.measure, "") if isinstance(condition, Threshold | Band) else ""


def _keys(condition: Condition) -> str:
    match condition:
        case Threshold() | Band():
            return condition.measure
        case Deed() | Deadline():
            return condition.key
        case AnyOf():
            found = [_keys(inner) for option in condition.options for inner in option]
            return " | ".join(found)
        case _:
            return ""


def _reason(reason: Reason) -> list[Text]:
    mark, style = _MARKS[reason.holds]
    inherited = f" (จากระดับ {reason.from_level})" if reason.from_level else ""
    return [
        Text(str(reason.level)),
        Text(mark, style=style),
        Text(_keys(reason.condition)),
        Text(words(reason.condition) + inherited),
        Text(reason.value or ""),
        Text(words_short(reason)),
    ]


def _print_notes(console: Console, notes: Sequence[Note]) -> None:
    for note in notes:
        console.print(Text(f"อ่านว่า: {note.message}", style="dim"))


def _print_findings(console: Console, findings: Sequence[Finding]) -> None:
    for finding in findings:
        label, style = _SEVERITY[finding.severity]
        line = Text()
        line.append(f"{label} ", style=style)
        line.append(f"[{finding.code}] ", style="dim")
        line.append(re.sub(r"\s+", " ", finding.message))
        console.print(line)
