"""Criteria, scales and outcomes as tables in the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from samrit.cli.readings_list import print_readings
from samrit.cli.ruler_line import draw, legend
from samrit.cli.thai_text import ThaiText as Text
from samrit.criteria import (
    AnyOf,
    Band,
    Composite,
    Condition,
    Deadline,
    Deed,
    Measure,
    NextLevel,
    Note,
    Outcome,
    Reading,
    Scale,
    Threshold,
    ruler,
    words,
    words_short,
)
from samrit.criteria.model import PERCENT
from samrit.criteria.outcome import Reason
from samrit.criteria.regions import region_of
from samrit.criteria.wording import PERIODS, words_aggregation, words_earned, words_interval
from samrit.findings import Finding
from samrit.thai import format_date, format_number

_KINDS = {
    Threshold: "ตัวเลข",
    Band: "ช่วง",
    Deadline: "กำหนดเวลา",
    Deed: "งาน",
    AnyOf: "อย่างใดอย่างหนึ่ง",
}
_SEVERITY = {"error": ("ต้องแก้", "bold red"), "warning": ("ควรตรวจ", "yellow"), "info": ("ทราบ", "cyan")}
_MARKS = {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "yellow")}
_EVERY_LEVEL = "ทุกระดับ"
_NARROW = 72


def print_reading(reading: Reading) -> None:
    """Print one sentence's conditions."""
    console = Console()
    table = _table("ชนิด", "เงื่อนไข", "วัดอะไร", "จากข้อความ")
    labels = {measure.key: measure.text for measure in reading.measures}
    for condition in reading.conditions:
        _row(table, _kind(condition), words(condition), _about(condition, labels), condition.text)
    console.print(table)
    _print_notes(console, reading.notes)
    _print_findings(console, reading.findings)


def print_scale(scale: Scale, findings: Sequence[Finding]) -> None:
    """Print a compiled scale with the line of each measure, its findings, and what is in doubt."""
    console = Console()
    console.print(_conditions(scale, console.width))
    if scale.composite:
        _print_composite(console, scale, scale.composite)
    if scale.aggregation:
        console.print(Text(f"ผลงานรายบุคคล: {words_aggregation(scale.aggregation)}"))
    _print_rulers(console, scale)
    _print_findings(console, findings)
    # A bare number is among the doubts already, with what else it may mean.
    _print_notes(console, [note for note in scale.notes if not note.code.startswith("bare-")])
    print_readings(console, scale)


def _conditions(scale: Scale, width: int) -> Table:
    """Give the table of all conditions; without the source's words where there is no room for them."""
    narrow = width < _NARROW
    table = _table("ระดับ", "รหัส", "เงื่อนไข", *([] if narrow else ["จากข้อความ"]))
    for name, conditions in _levels(scale):
        for index, condition in enumerate(conditions):
            source = [] if narrow else [condition.text]
            _row(table, name if index == 0 else "", _keys(condition), words(condition), *source)
    return table


def _levels(scale: Scale) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    yield _EVERY_LEVEL, scale.gates
    for level in scale.levels:
        yield str(level.level), level.conditions


def _print_composite(console: Console, scale: Scale, composite: Composite) -> None:
    """Print the points of each part of a measure that is their sum."""
    added = " + ".join(part.measure for part in composite.parts)
    console.print(Text(f"{composite.measure} = คะแนนรวมของ {added}", style="bold"))
    table = _table("รหัส", "วัดอะไร", "ช่วงของค่า", "คะแนน")
    for part in composite.parts:
        measure = scale.measure(part.measure)
        for index, row in enumerate(part.rows):
            first = (part.measure, part.text or measure.text) if index == 0 else ("", "")
            _row(table, *first, words_interval(row.interval, measure), format_number(row.points))
        _row(table, "", "", "นอกจากนี้", format_number(part.otherwise))
    console.print(table)


def _print_rulers(console: Console, scale: Scale) -> None:
    pictures = [
        (picture, any(region_of(level, measure.key) is None for level in scale.levels))
        for measure in scale.measures
        if (picture := ruler(scale, measure.key))
    ]
    for picture, partial in pictures:
        console.print(Text(_title(picture.measure), style="bold"))
        for line in draw(picture, console.width - 4, partial=partial):
            console.print(Padding(Text(line, no_wrap=True, overflow="crop"), (0, 0, 0, 2), expand=False))
    if pictures:
        signs = "\n".join(legend(pictures, console.width - 4))
        console.print(Padding(Text(signs, style="dim"), (0, 0, 1, 2), expand=False))


def _title(measure: Measure) -> str:
    unit = "ร้อยละ" if measure.unit == PERCENT else measure.unit
    return " ".join(filter(None, (measure.key, measure.text, f"({unit})" if unit else "")))


def print_outcome(
    scale: Scale, outcome: Outcome, following: NextLevel | None, findings: Sequence[Finding]
) -> None:
    """Print the level reached, the reasons, the points, and what the next level needs."""
    console = Console()
    if outcome.level is None:
        console.print(Text("ยังบอกระดับไม่ได้ เพราะข้อมูลไม่ครบ (?)", style="bold yellow"))
    else:
        score = format_number(outcome.score) if outcome.score is not None else "-"
        console.print(Text(f"ระดับ {outcome.level}  คะแนน {score}", style="bold green"))
    table = _table("ระดับ", "ผล", "รหัส", "เงื่อนไข", "ค่า", "ยังขาด")
    before = -1
    for reason in outcome.reasons:
        if reason.from_level and reason.holds:
            continue
        table.add_row(*_reason(reason, first=reason.level != before))
        before = reason.level
    console.print(table)
    _print_points(console, scale, outcome)
    if following:
        console.print(Text(f"ระดับต่อไป คือระดับ {following.level}", style="bold"))
        for reason in following.missing:
            named = f"{_keys(reason.condition)} {words_short(reason)}".strip()
            console.print(Padding(Text(f"- {named}"), (0, 0, 0, 2), expand=False))
    _print_findings(console, findings)


def _print_points(console: Console, scale: Scale, outcome: Outcome) -> None:
    if not outcome.points or scale.composite is None:
        return
    console.print(Text("คะแนนแต่ละส่วน", style="bold"))
    table = _table("รหัส", "วัดอะไร", "ค่า", "คะแนน")
    for earned in outcome.points:
        value = format_number(earned.value) if earned.value is not None else "?"
        name = earned.part.text or scale.measure(earned.part.measure).text
        _row(table, earned.part.measure, name, value, words_earned(earned))
    known = [earned.points for earned in outcome.points if earned.points is not None]
    total = format_number(sum(known, Decimal(0))) if len(known) == len(outcome.points) else "?"
    _row(table, scale.composite.measure, "รวม", "", total)
    console.print(table)


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for name in columns:
        table.add_column(
            name,
            justify="right" if name in {"ค่า", "คะแนน"} else "left",
            no_wrap=name in {"ระดับ", "ผล"},
            overflow="fold",
        )
    return table


def _row(table: Table, *cells: str) -> None:
    table.add_row(*map(Text, cells))


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


def _reason(reason: Reason, *, first: bool) -> list[Text]:
    mark, style = _MARKS[reason.holds]
    inherited = f" (จากระดับ {reason.from_level})" if reason.from_level else ""
    level = str(reason.level) if reason.level else _EVERY_LEVEL
    return [
        Text(level if first else ""),
        Text(mark, style=style),
        Text(_keys(reason.condition)),
        Text(words(reason.condition) + inherited),
        Text(_value(reason)),
        Text(_lacking(reason)),
    ]


def _lacking(reason: Reason) -> str:
    """Say what is missing; of a deed only whether it is known, for its words stand beside it."""
    short = words_short(reason)
    return short.removesuffix(f": {reason.text}") if isinstance(reason.condition, Deed) else short


def _value(reason: Reason) -> str:
    """Give the figure of a reason, or how many of all persons or periods."""
    if reason.value is None:
        return ""
    if reason.of is not None and (reason.unit in PERIODS or reason.lacking):
        return f"{reason.value}/{reason.of}"
    if re.search(r"\d-\d", reason.value):
        return format_date(date.fromisoformat(reason.value), style="short", thai_digits=False)
    return format_number(Decimal(reason.value))


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
