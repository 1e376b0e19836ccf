"""Findings on the order of levels: what is easier above, odd steps, and mixed words for a bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samrit.criteria.faults.counts import mismatches
from samrit.criteria.faults.holes import falls_behind, lone_drops
from samrit.criteria.faults.order import easier_levels, misplaced, mixed_operators, odd_steps, turns
from samrit.criteria.lint_words import describe, levels_place, listed, quote_of, region_words, unit_of
from samrit.criteria.model import Scale
from samrit.findings import Finding
from samrit.thai import format_number


def detect_not_monotone(scale: Scale) -> Iterator[Finding]:
    """A better value that reaches a lower level, or a higher level that is easier."""
    found = list(easier_levels(scale))
    for higher in sorted({pair.higher for pair in found if pair.equal}):
        lowers = [pair.lower for pair in found if pair.equal and pair.higher == higher]
        yield _disorder(scale, higher, [("เหมือนกับ", "the same as", lowers)])
    for odd in misplaced((pair.lower, pair.higher) for pair in found if not pair.equal):
        ways = [("ง่ายกว่า", "easier than", odd.easier_than), ("ยากกว่า", "harder than", odd.harder_than)]
        yield _disorder(scale, odd.level, [way for way in ways if way[2]])
    for turn in turns(scale):
        path = " ▸ ".join(map(str, turn.levels))
        yield Finding(
            code="not-monotone",
            severity="error",
            where=levels_place(min(turn.levels), max(turn.levels)),
            message=f"เมื่อค่าเพิ่มขึ้น ระดับที่ได้เป็น {path} คือค่าที่ดีกว่ากลับได้ระดับต่ำกว่า โปรดตรวจตัวเลขของแต่ละระดับ",
            message_en=f"As the value grows the level goes {path}: a better value reaches a lower level. "
            "Check the numbers.",
            level=max(turn.levels),
            quote=quote_of(scale, max(turn.levels)),
        )
    yield from _dropped(scale)
    yield from _behind(scale)


def _disorder(scale: Scale, level: int, ways: Sequence[tuple[str, str, Sequence[int]]]) -> Finding:
    """Say that a level is the same as, easier or harder than levels that it should not be."""
    thai = " และ".join(f"{words}ระดับ {listed(map(str, others))}" for words, _, others in ways)
    english = " and ".join(f"{words} level {listed(map(str, others))}" for _, words, others in ways)
    return Finding(
        code="not-monotone",
        severity="error",
        where=f"level {level}",
        message=f"เกณฑ์ระดับ {level} {thai} โปรดตรวจว่าสลับหรือพิมพ์ตัวเลขผิด",
        message_en=f"Level {level} is {english}. Check for swapped or mistyped numbers.",
        level=level,
        quote=quote_of(scale, level),
    )


def _dropped(scale: Scale) -> Iterator[Finding]:
    """Say where a better value falls for want of a deed, and propose the ladder reading."""
    for drop in lone_drops(scale):
        thai, english = describe(drop.interval, drop.measure, unit_of(drop.measure))
        deed = drop.condition.text
        yield Finding(
            code="not-monotone",
            severity="warning",
            where=f"level {drop.above}",
            message=f"{thai} แต่ไม่มี “{deed}” ได้ต่ำกว่าระดับ {drop.below} ทั้งที่ค่าดีกว่า เพราะระดับ {drop.below} "
            f"กำหนดเพดานไว้ โปรดให้ระดับ {drop.below} รับค่าที่ดีกว่านั้นด้วย",
            message_en=f"A value {english} without “{deed}” gets less than level {drop.below}, which ends "
            f"before it, although it is better. Let level {drop.below} take better values too.",
            level=drop.above,
            quote=quote_of(scale, drop.above),
            proposal=f"อ่านเป็นขั้นบันได: ค่าที่พ้นช่วงของระดับ {drop.below} "
            f"แต่ยังไม่ครบเงื่อนไขของระดับ {drop.above} ได้ระดับ {drop.below}",
        )


def _behind(scale: Scale) -> Iterator[Finding]:
    """Say which figures reach a lower level than figures that are no better in any measure."""
    for region in falls_behind(scale):
        thai, english = region_words(region.boxes)
        yield Finding(
            code="not-monotone",
            severity="error",
            where=levels_place(region.level, region.below),
            message=f"{thai} ได้ระดับ {region.level} ทั้งที่ค่าที่ไม่ดีกว่าได้ถึงระดับ {region.below} "
            f"โปรดให้ระดับ {region.below} รับค่าที่ดีกว่านั้นด้วย",
            message_en=f"{english} reaches level {region.level}, although no better figures reach level "
            f"{region.below}. Let level {region.below} take better figures too.",
            level=region.below,
            quote=quote_of(scale, region.below),
            proposal=f"อ่านเป็นขั้นบันได: ค่าที่ดีกว่าระดับ {region.below} ได้ไม่ต่ำกว่าระดับ {region.below}",
        )


def detect_irregular_step(scale: Scale) -> Iterator[Finding]:
    """One threshold that breaks the even steps of the others.

    Where a count contradicts its percentage at another level, that level is the one to mend.
    """
    wrong = {(key, found.level) for found in mismatches(scale) for key in found.measures}
    keys = {key for key, _ in wrong}
    for odd in odd_steps(scale):
        if odd.measure.key in keys and (odd.measure.key, odd.level) not in wrong:
            continue
        value, expected = format_number(odd.value), format_number(odd.expected)
        yield Finding(
            code="irregular-step",
            severity="warning",
            where=f"level {odd.level}",
            message=f"ตัวเลข {value} ของระดับ {odd.level} ไม่เข้าช่วงห่าง {format_number(odd.step)} ของระดับอื่น "
            f"ที่คาดคือ {expected} โปรดตรวจกับต้นฉบับ",
            message_en=f"{value} at level {odd.level} breaks the even steps of {format_number(odd.step)}; "
            f"{expected} would fit. Check the original.",
            level=odd.level,
            quote=quote_of(scale, odd.level),
            proposal=expected,
        )


def detect_mixed_operators(scale: Scale) -> Iterator[Finding]:
    """Strict and inclusive operators for one measure."""
    for mixed in mixed_operators(scale):
        few = min(mixed.strict, mixed.inclusive, key=len)
        strict, inclusive = listed(map(str, mixed.strict)), listed(map(str, mixed.inclusive))
        yield Finding(
            code="mixed-operators",
            severity="warning",
            where=f"level {few[0]}",
            message=f"“{mixed.measure.text}” ใช้คำที่ไม่รวมค่าขอบ (เช่น มากกว่า) ในระดับ {strict} แต่ใช้คำที่รวมค่าขอบ "
            f"(เช่น ไม่น้อยกว่า) ในระดับ {inclusive} โปรดใช้คำเดียวกัน",
            message_en=f"Levels {strict} exclude the bound and levels {inclusive} include it. "
            "Use one wording.",
            level=few[0],
            quote=quote_of(scale, few[0]),
        )
