"""Checks of the lines and ratings of one form: one `detect_*` function per kind of fault."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from samrit.findings import Finding
from samrit.grading.numbers import added, number_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samrit.findings import Severity
    from samrit.grading.facts import Line, Rating
    from samrit.grading.scheme import Scheme

WHOLE = Decimal(100)
COMPETENCY = "competency"


def check_form(scheme: Scheme, lines: Sequence[Line], ratings: Sequence[Rating]) -> tuple[Finding, ...]:
    """Give the findings on a form; any of severity `error` means that no total may be computed."""
    return tuple(
        chain(
            detect_unknown_blocks(scheme, lines),
            detect_repeated_keys(lines, ratings),
            detect_invalid_weights(lines, ratings),
            detect_weights_not_100(scheme, lines, ratings),
            detect_empty_blocks(scheme, lines),
            detect_levels_out_of_range(scheme, lines, ratings),
            detect_levels_between(scheme, lines),
            detect_levels_without_report(lines),
            detect_exempt_weight(scheme, lines),
        )
    )


def detect_unknown_blocks(scheme: Scheme, lines: Sequence[Line]) -> Iterator[Finding]:
    known = {part.code for part in scheme.blocks}
    for line in lines:
        if line.scope not in known:
            yield _finding(
                "block-unknown",
                f"{line.scope} {line.key}",
                f"ตัวชี้วัดที่ {line.key} อยู่ในส่วน “{line.scope}” ซึ่งหลักเกณฑ์ไม่มี โปรดย้ายไปส่วนที่หลักเกณฑ์กำหนด",
                f"line {line.key} is in the block {line.scope}, which the scheme does not have",
            )


def detect_repeated_keys(lines: Sequence[Line], ratings: Sequence[Rating]) -> Iterator[Finding]:
    counted = (
        ("lines", Counter(line.key for line in lines)),
        (COMPETENCY, Counter(rating.key for rating in ratings)),
    )
    for where, keys in counted:
        for key in sorted(key for key, times in keys.items() if times > 1):
            yield _finding(
                "duplicate-number",
                f"{where} {key}",
                f"มี “{key}” ซ้ำกันในแบบเดียวกัน โปรดเหลือไว้รายการเดียว",
                f"{key} stands more than once in one form",
            )


def detect_invalid_weights(lines: Sequence[Line], ratings: Sequence[Rating]) -> Iterator[Finding]:
    weighted = (
        *((line.scope, line.key, line.weight) for line in lines),
        *((COMPETENCY, rating.key, rating.weight) for rating in ratings),
    )
    for where, key, weight in weighted:
        if weight <= 0:
            yield _finding(
                "weight-invalid",
                f"{where} {key}",
                f"น้ำหนักของ “{key}” ต้องมากกว่า 0 แต่กำหนดไว้ {weight}",
                f"the weight of {key} must be above 0, not {weight}",
            )


def detect_weights_not_100(
    scheme: Scheme, lines: Sequence[Line], ratings: Sequence[Rating]
) -> Iterator[Finding]:
    sums = [
        (part.code, part.name_th, [line.weight for line in lines if line.scope == part.code])
        for part in scheme.blocks
    ]
    sums.append((COMPETENCY, "สมรรถนะ", [rating.weight for rating in ratings]))
    for where, name_th, weights in sums:
        total = added(weights)
        if weights and total != WHOLE:
            yield _finding(
                "weights-not-100",
                where,
                f"น้ำหนักของส่วน{name_th}รวมได้ {number_text(total)} ไม่ใช่ 100 จึงยังคิดคะแนนรวมไม่ได้ "
                "โปรดแก้น้ำหนักในข้อตกลงให้รวมกันเป็น 100 (ระบบไม่ปรับน้ำหนักเอง)",
                f"the weights of {where} add to {number_text(total)}, not 100; nothing was rescaled",
            )


def detect_empty_blocks(scheme: Scheme, lines: Sequence[Line]) -> Iterator[Finding]:
    if scheme.single_block == "whole" or not lines:
        return
    used = {line.scope for line in lines}
    for part in scheme.blocks:
        if part.code not in used:
            yield _finding(
                "block-empty",
                part.code,
                f"ข้อตกลงไม่มี{part.name_th} แต่หลักเกณฑ์กำหนดให้มีทุกส่วน โปรดเพิ่มตัวชี้วัด",
                f"the agreement has no line in {part.code}, and the scheme wants every block",
            )


def detect_levels_out_of_range(
    scheme: Scheme, lines: Sequence[Line], ratings: Sequence[Rating]
) -> Iterator[Finding]:
    levels = (
        *((line.scope, line.key, line.level) for line in lines),
        *((COMPETENCY, rating.key, rating.score) for rating in ratings),
    )
    for where, key, level in levels:
        if level is not None and not 0 <= level <= scheme.full_level:
            yield _finding(
                "level-out-of-range",
                f"{where} {key}",
                f"คะแนนของ “{key}” เป็น {level} แต่ต้องอยู่ระหว่าง 0 ถึง {scheme.full_level}",
                f"the score of {key} is {level}, outside 0 to {scheme.full_level}",
            )


def detect_levels_between(scheme: Scheme, lines: Sequence[Line]) -> Iterator[Finding]:
    if scheme.interpolation != "off":
        return
    for line in lines:
        if line.level is not None and line.level != line.level.to_integral_value():
            yield _finding(
                "level-not-whole",
                f"{line.scope} {line.key}",
                f"คะแนนของตัวชี้วัดที่ {line.key} เป็น {line.level} แต่หลักเกณฑ์ให้ใช้ระดับเป็นจำนวนเต็ม",
                f"the level of line {line.key} is {line.level}; the scheme takes whole levels only",
            )


def detect_levels_without_report(lines: Sequence[Line]) -> Iterator[Finding]:
    for line in lines:
        if line.level is not None and not line.state.may_carry_level:
            yield _finding(
                "level-without-report",
                f"{line.scope} {line.key}",
                f"ตัวชี้วัดที่ {line.key} มีคะแนน {line.level} ทั้งที่สถานะคือ {line.state} โปรดแก้ให้ตรงกัน",
                f"line {line.key} has the level {line.level} although its state is {line.state}",
            )


def detect_exempt_weight(scheme: Scheme, lines: Sequence[Line]) -> Iterator[Finding]:
    if scheme.exempt_lines == "spread":
        return
    for line in lines:
        if line.state.is_outside:
            yield _finding(
                "exempt-carries-weight",
                f"{line.scope} {line.key}",
                f"ตัวชี้วัดที่ {line.key} ไม่ใช้กับผู้รับการประเมิน แต่ยังมีน้ำหนัก {line.weight} "
                "โปรดแก้ไขข้อตกลงเพื่อย้ายน้ำหนักก่อนสรุปผล",
                f"line {line.key} does not apply but still carries the weight {line.weight}",
                severity="warning",
            )


def _finding(
    code: str, where: str, message: str, message_en: str, *, severity: Severity = "error"
) -> Finding:
    return Finding(code=code, severity=severity, where=where, message=message, message_en=message_en)
