"""The doubts of a scale in the terminal: what can be chosen, what is in force, what a choice would change."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding

from samrit.cli.thai_text import ThaiText as Text
from samrit.criteria import Doubt, Option, Scale, doubts, words
from samrit.criteria.readings import effects, name_of

_MOST = 2
_TOGETHER = {"bare-number", "year-missing"}


def print_readings(console: Console, scale: Scale) -> None:
    """Print every doubt with its options; alike ones of several levels once."""
    found = doubts(scale)
    if not found:
        return
    console.print(Text("ข้อความที่อ่านได้หลายแบบ", style="bold"))
    together: dict[tuple[object, ...], list[Doubt]] = {}
    for doubt in found:
        together.setdefault(_likeness(doubt), []).append(doubt)
    for alike in together.values():
        _print(console, scale, alike)
    console.print(Text("เลือกด้วย --choose รหัส=ทางเลือก", style="dim"))


def _likeness(doubt: Doubt) -> tuple[object, ...]:
    """Give what doubts shown together have in common; what is said of one hole fits no other."""
    if doubt.code not in _TOGETHER:
        return doubt.place
    codes = tuple(option.code for option in doubt.options)
    return doubt.code, doubt.measure, codes, doubt.in_force, doubt.chosen


def _print(console: Console, scale: Scale, alike: Sequence[Doubt]) -> None:
    first = alike[0]
    heading = Text(name_of(first) if len(alike) == 1 else f"{first.code}@{first.measure}", style="cyan")
    heading.append(f"  {first.question}", style="default")
    if len(alike) > 1:
        heading.append(f" (และระดับ {', '.join(str(doubt.level) for doubt in alike[1:])})", style="default")
    console.print(Padding(heading, (0, 0, 0, 1), expand=False))
    for option in first.options:
        # Of a bare number the option itself says it all.
        changes = [] if first.code in _TOGETHER else _changes(scale, first, option)
        _print_option(console, first, option, changes)


def _print_option(console: Console, doubt: Doubt, option: Option, changes: Sequence[str]) -> None:
    current = option.takes(doubt.in_force)
    line = Text("● " if current else "○ ", style="green" if current else "dim")
    shown = f"{option.code}N" if option.open else option.code
    line.append(shown, style="bold" if current else "default")
    line.append(f"  {option.text}", style="default")
    if current:
        line.append(" (เลือกไว้)" if doubt.chosen else " (ค่าตั้งต้น)", style="green")
    elif option.code == doubt.proposal:
        line.append(" (แนะนำ)", style="yellow")
    console.print(Padding(line, (0, 0, 0, 3), expand=False))
    for change in changes:
        console.print(Padding(Text(change, style="dim"), (0, 0, 0, 7), expand=False))


def _changes(scale: Scale, doubt: Doubt, option: Option) -> list[str]:
    """Say what a reading would change, where that is little enough to be read."""
    found = effects(scale, doubt, option)
    if not 0 < len(found) <= _MOST:
        return []
    return [
        f"→ {'ทุกระดับ' if effect.level == 0 else f'ระดับ {effect.level}'}: {words(effect.after)}"
        for effect in found
        if effect.after
    ]
