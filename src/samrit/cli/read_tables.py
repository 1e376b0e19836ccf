"""Drafts as tables in the terminal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from samrit.drafts.places import scope_words, where_words
from samrit.thai import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from samrit.drafts import CheckedDraft
    from samrit.drafts.shape import DraftJson, IndicatorJson

_SEVERITY = {"error": ("✗ ต้องแก้", "bold red"), "warning": ("! ให้ตรวจ", "yellow"), "info": ("· ทราบ", "cyan")}
_WHAT = {
    "record-targets": "บันทึกค่าเป้าหมาย",
    "report-results": "รายงานผล",
    "submit-documents": "ส่งเอกสาร",
    "cutoff": "ตัดยอดข้อมูล",
    "meeting": "ประชุม",
    "other": "อื่น ๆ",
}
_CHANGE = {"before": "เดิม", "after": "แก้ไข"}


def print_drafts(
    drafts: Sequence[CheckedDraft],
    *,
    summary: bool,
    unread: Sequence[tuple[str, str]] = (),
    console: Console | None = None,
) -> None:
    """Print each draft, then for several files one line each, also for those that could not be read."""
    console = console or Console()
    for draft in drafts:
        console.print(_head(draft.data))
        for scope in dict.fromkeys(item["scope"] for item in draft.data["indicators"]):
            console.print(
                _block(scope, [item for item in draft.data["indicators"] if item["scope"] == scope])
            )
        console.print(_findings(draft.data))
    if summary:
        console.print(_summary(drafts, unread))


def _head(data: DraftJson) -> RenderableType:
    letter, period = data["letter"], data["round"]
    span = f"{_day(period['start'])} – {_day(period['end'])}"
    amends = letter["amends"]
    rows = [
        ("เลขที่", letter["number"]),
        ("ลงวันที่", _day(letter["date"])),
        ("เรื่อง", letter["subject"] or letter["title"]),
        ("จาก", letter["issuer"]),
        ("ถึง", ", ".join(letter["recipients"])),
        ("แก้ไขหนังสือ", f"{amends['number']} ลงวันที่ {_day(amends['date'])}" if amends else ""),
        ("รอบ", f"{_period(data)} ({span})"),
        ("ผู้ประเมิน", data["parties"]["assessor"]),
        ("ผู้รับการประเมิน", data["parties"]["assessee"]),
        *(
            (_WHAT[item["what"]], _deadline(_day(item["date"]), item["indicator"]))
            for item in data["deadlines"]
        ),
        *((f"{item['start'] or ''}–{item['end'] or ''} น.", item["text"]) for item in data["agenda"]),
    ]
    table = Table(
        box=None,
        show_header=False,
        title=escape(data["source"]["name"]),
        title_style="bold",
        title_justify="left",
    )
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in rows:
        if value:
            table.add_row(label, Text(value))
    return Padding(table, (1, 0, 0, 0))


def _deadline(day: str, indicator: str | None) -> str:
    return f"{day} ({where_words(indicator)})" if indicator else day


def _block(scope: str | None, indicators: Sequence[IndicatorJson]) -> RenderableType:
    title = f"{scope_words(scope)} · {len(indicators)} ตัว{_sum(indicators)}"
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", expand=True)
    table.add_column("ที่", no_wrap=True)
    table.add_column("ตัวชี้วัดและเกณฑ์", ratio=1, overflow="fold")
    table.add_column("น้ำหนัก", justify="right", no_wrap=True)
    table.add_column("ผู้รับผิดชอบ", overflow="fold", max_width=24)
    for item in indicators:
        weight = Text(item["weight"]) if item["weight"] else Text("ไม่ทราบ", style="bold red")
        table.add_row(Text(item["number"] or "–"), _indicator(item), weight, Text("\n".join(item["owners"])))
    return table


def _sum(indicators: Sequence[IndicatorJson]) -> str:
    """Add up a block that applies to all alike; other sums are said in findings, unit by unit."""
    for item in indicators:
        if item["change"] or item["assignee"] or item["applies_to"]["only"] or item["applies_to"]["except"]:
            return ""
    total = sum((Decimal(item["weight"]) for item in indicators if item["weight"]), Decimal(0))
    return f" · น้ำหนักรวมตามที่พิมพ์ {total}"


def _indicator(item: IndicatorJson) -> RenderableType:
    notes = [_CHANGE.get(item["change"] or ""), item["assignee"]]
    mark = " · ".join(note for note in notes if note)
    title = item["title"] or "(หนังสือไม่ได้พิมพ์ชื่อตัวชี้วัด)"
    lines: list[RenderableType] = [Text(f"[{mark}] {title}" if mark else title, style="bold")]
    if item["parent"]:
        lines.append(Text(f"อยู่ใต้ตัวชี้วัดที่ {item['parent']['number']} {item['parent']['title']}", style="dim"))
    for variant in item["variants"]:
        if variant["when"]:
            lines.append(Text(variant["when"], style="italic"))
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for level in variant["levels"]:
            grid.add_row(str(level["level"]), Text(level["text"]))
        lines.append(grid)
    return Group(*lines)


def _findings(data: DraftJson) -> RenderableType:
    if not data["findings"]:
        return Text("ไม่พบข้อสงสัย", style="green")
    table = Table(box=box.SIMPLE_HEAD, title=f"ข้อสงสัย {len(data['findings'])} ข้อ", title_justify="left")
    table.add_column("ความสำคัญ", no_wrap=True)
    table.add_column("ที่", overflow="fold", max_width=24)
    for name in ("บรรทัด", "รหัส"):
        table.add_column(name, no_wrap=True)
    table.add_column("ข้อความ", ratio=1, overflow="fold")
    for finding in data["findings"]:
        words, style = _SEVERITY[finding["severity"]]
        line = str(finding["line"] or "")
        where = Text(where_words(finding["where"]))
        table.add_row(Text(words, style=style), where, line, finding["code"], Text(finding["message"]))
    return table


def _summary(drafts: Sequence[CheckedDraft], unread: Sequence[tuple[str, str]]) -> RenderableType:
    title = f"สรุป {len(drafts) + len(unread)} ไฟล์"
    if unread:
        title += f" · อ่านไม่ได้ {len(unread)} ไฟล์"
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left")
    for name in ("ไฟล์", "เลขที่", "รอบ"):
        table.add_column(name, overflow="fold")
    for name in ("ตัวชี้วัด", "ต้องแก้", "ให้ตรวจ", "ทราบ"):
        table.add_column(name, justify="right")
    for draft in drafts:
        data = draft.data
        counts = [sum(1 for finding in data["findings"] if finding["severity"] == name) for name in _SEVERITY]
        names = (data["source"]["name"], data["letter"]["number"] or "–", _period(data))
        table.add_row(*map(Text, names), str(len(data["indicators"])), *map(str, counts))
    for name, code in unread:
        table.add_row(Text(name), Text(f"อ่านไม่ได้ ({code})", style="bold red"))
    return table


def _period(data: DraftJson) -> str:
    return f"{data['round']['number'] or '?'}/{data['round']['fiscal_year'] or '?'}"


def _day(text: str | None) -> str:
    return format_date(date.fromisoformat(text)) if text else "?"
