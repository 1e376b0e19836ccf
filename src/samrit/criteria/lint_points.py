"""Findings on the tables of points of a composite measure: each table is a small scale of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samrit.criteria.faults.tables import (
    Table,
    easier_rows,
    impossible_rows,
    odd_points,
    odd_rows,
    row_gaps,
    row_overlaps,
    row_turns,
    tables,
)
from samrit.criteria.lint_words import describe, unit_of
from samrit.criteria.model import Scale
from samrit.findings import Finding, Severity
from samrit.thai import format_number


def detect_points_tables(scale: Scale) -> Iterator[Finding]:
    """Every fault of every table, under the codes of scales."""
    for table in tables(scale):
        for detect in _DETECTORS:
            yield from detect(table)


def _finding(
    table: Table,
    code: str,
    severity: Severity,
    *,
    thai: str,
    english: str,
    row: int,
    proposal: str | None = None,
) -> Finding:
    name = table.measure.text or table.measure.key
    return Finding(
        code=code,
        severity=severity,
        where=f"points {table.measure.key} row {row}",
        message=f"ตารางคะแนนของ “{name}”: {thai}",
        message_en=f"Table of points of “{name}”: {english}",
        quote=table.part.rows[row - 1].text or None,
        proposal=proposal,
    )


def _points(table: Table, *levels: int) -> str:
    return ", ".join(format_number(table.points(level)) for level in levels)


def _impossible(table: Table) -> Iterator[Finding]:
    for number, row, swapped in impossible_rows(table):
        points = format_number(row.points)
        thai = "ปลายช่วงสลับกัน" if swapped else "ค่านี้เกิดขึ้นไม่ได้"
        english = "its ends are swapped" if swapped else "no such value can occur"
        yield _finding(
            table,
            "unreachable-level",
            "error",
            thai=f"แถวที่ {number} ({points} คะแนน) {thai} โปรดแก้ตัวเลข",
            english=f"row {number} ({points} points): {english}. Mend the numbers.",
            row=number,
        )


def _gap(table: Table) -> Iterator[Finding]:
    for gap in row_gaps(table):
        thai, english = describe(gap.interval, table.measure, unit_of(table.measure))
        first, last = _points(table, gap.below), _points(table, gap.above)
        fewer = _points(table, min(gap.below, gap.above))
        yield _finding(
            table,
            "levels-gap",
            "error",
            thai=f"{thai} ไม่เข้าแถวใด อยู่ระหว่างแถวที่ให้ {first} กับ {last} คะแนน โปรดแก้ให้ต่อเนื่องกัน",
            english=f"no row takes {english}, between those of {first} and {last} points. Close the rows.",
            row=table.row(max(gap.below, gap.above)),
            proposal=f"ค่าในช่องว่างได้ {fewer} คะแนน",
        )


def _overlap(table: Table) -> Iterator[Finding]:
    for overlap in row_overlaps(table):
        thai, english = describe(overlap.interval, table.measure, unit_of(table.measure))
        low, high = _points(table, overlap.lower), _points(table, overlap.higher)
        yield _finding(
            table,
            "levels-overlap",
            "warning",
            thai=f"{thai} เข้าทั้งแถวที่ให้ {low} และ {high} คะแนน ระบบให้คะแนนที่มากกว่า โปรดกำหนดขอบเขตให้ไม่ทับกัน",
            english=f"the rows of {low} and {high} points both claim {english}; the more points are given. "
            "Set ends that do not overlap.",
            row=table.row(overlap.lower),
        )


def _order(table: Table) -> Iterator[Finding]:
    blamed = list(easier_rows(table))
    for level, others in blamed:
        mine, theirs = _points(table, level), _points(table, *others)
        yield _finding(
            table,
            "not-monotone",
            "error",
            thai=f"แถวที่ให้ {mine} คะแนน สลับลำดับกับแถวที่ให้ {theirs} คะแนน โปรดตรวจว่าสลับหรือพิมพ์ตัวเลขผิด",
            english=f"the row of {mine} points is out of order with {theirs} points. "
            "Check for swapped or mistyped numbers.",
            row=table.row(level),
        )
    for turn in row_turns(table) if not blamed else ():
        path = " ▸ ".join(_points(table, level) for level in turn.levels)
        yield _finding(
            table,
            "not-monotone",
            "error",
            thai=f"เมื่อค่าเพิ่มขึ้น คะแนนเป็น {path} คือค่าที่ดีกว่ากลับได้คะแนนน้อยกว่า โปรดตรวจตัวเลข",
            english=f"as the value grows the points go {path}: a better value earns fewer. Check them.",
            row=table.row(max(turn.levels)),
        )


def _steps(table: Table) -> Iterator[Finding]:
    for odd in odd_rows(table):
        points, value, expected = (
            _points(table, odd.level),
            format_number(odd.value),
            format_number(odd.expected),
        )
        yield _finding(
            table,
            "irregular-step",
            "warning",
            thai=f"ตัวเลข {value} ของแถวที่ให้ {points} คะแนน ไม่เข้าช่วงห่างของแถวอื่น ที่คาดคือ {expected} "
            "โปรดตรวจกับต้นฉบับ",
            english=f"{value} for {points} points breaks the even steps of the other rows; "
            f"{expected} would fit. Check the original.",
            row=table.row(odd.level),
            proposal=expected,
        )
    for uneven in odd_points(table):
        points, expected = _points(table, uneven.level), format_number(uneven.expected)
        yield _finding(
            table,
            "irregular-step",
            "warning",
            thai=f"{points} คะแนน ไม่เข้าช่วงห่างของแถวอื่น ที่คาดคือ {expected} โปรดตรวจกับต้นฉบับ",
            english=f"{points} points break the even steps of the other rows; "
            f"{expected} would fit. Check the original.",
            row=table.row(uneven.level),
            proposal=expected,
        )


_DETECTORS: tuple[Callable[[Table], Iterator[Finding]], ...] = (_impossible, _gap, _overlap, _order, _steps)
