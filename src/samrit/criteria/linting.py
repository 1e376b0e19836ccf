"""Findings on a scale: one ``detect_*`` function for each code of the public contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from samrit.criteria.faults.counts import mismatches
from samrit.criteria.faults.coverage import Gap, Overlap, drops, gaps, overlaps
from samrit.criteria.faults.order import easier_levels, misplaced, mixed_operators, odd_steps, turns
from samrit.criteria.faults.reach import out_of_reach
from samrit.criteria.interval import Interval
from samrit.criteria.model import PERCENT, Measure, Scale
from samrit.findings import Finding
from samrit.thai import format_number

Detector = Callable[[Scale], Iterator[Finding]]


def lint(scale: Scale, *, where: str = "") -> tuple[Finding, ...]:
    """Give every finding on a scale, in order of level; none on a sound one.

    Args:
        scale: the compiled rule.
        where: the indicator in words of the document, put before the level in each finding's place.
    """
    found = [finding for detect in DETECTORS for finding in detect(scale)]
    placed = [replace(finding, where=f"{where} {finding.where}".strip()) for finding in found]
    return tuple(sorted(placed, key=lambda finding: (finding.level or 0, finding.code)))


def detect_levels_gap(scale: Scale) -> Iterator[Finding]:
    """Numbers that no level takes although numbers on both sides are taken."""
    for gap in gaps(scale):
        unit = _unit(gap.measure)
        thai, english = _describe(gap.interval, gap.measure, unit)
        lower, upper = sorted((gap.below, gap.above))
        yield Finding(
            code="levels-gap",
            severity="error",
            where=f"level {lower}-{upper}" if lower < upper else f"level {upper}",
            message=f"{thai} ไม่เข้าระดับใด อยู่ระหว่างระดับ {gap.below} กับระดับ {gap.above} "
            f"โปรดแก้เกณฑ์ให้ต่อเนื่องกัน เช่น {_closing(gap, thai=True)}",
            message_en=f"No level takes {english}, between levels {gap.below} and {gap.above}; "
            f"close the criteria, for example {_closing(gap, thai=False)}",
            level=upper,
            quote=_quote(scale, upper),
            proposal=_closing(gap, thai=True),
        )


def _closing(gap: Gap, *, thai: bool) -> str:
    """Propose that the level above the hole begins where the level below it ends."""
    exact = gap.interval.on_lattice(gap.measure.step)
    value = format_number(exact.ends[0])
    before, behind = _unit(gap.measure)
    if thai:
        word = "ตั้งแต่" if exact.low_inclusive else "มากกว่า"
        return f"ระดับ {gap.above} เริ่ม{word}{before or ' '}{value}{behind}"
    word = "from" if exact.low_inclusive else "more than"
    return f"level {gap.above}: {word} {value}{' %' if before else behind}"


def detect_levels_overlap(scale: Scale) -> Iterator[Finding]:
    """Numbers that two levels claim: one finding for each lower level and measure."""
    grouped: dict[tuple[str, int], list[Overlap]] = {}
    for overlap in overlaps(scale):
        grouped.setdefault((overlap.measure.key, overlap.lower), []).append(overlap)
    for (_, lower), group in grouped.items():
        measure = group[0].measure
        highers = sorted({overlap.higher for overlap in group})
        parts = [_describe(overlap.interval, measure, _unit(measure)) for overlap in group]
        yield Finding(
            code="levels-overlap",
            severity="warning",
            where=f"level {lower}",
            message=f"{_list(thai for thai, _ in parts)} "
            f"เข้าทั้งระดับ {lower} และระดับ {_list(map(str, highers))} "
            "ระบบให้ระดับที่สูงกว่า โปรดกำหนดขอบเขตให้ไม่ทับกัน",
            message_en=f"Level {lower} and level {_list(map(str, highers))} both claim "
            f"{_list(english for _, english in parts)}; the higher level is given. "
            "Set ends that do not overlap.",
            level=lower,
            quote=_quote(scale, lower),
        )


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
            where=f"level {min(turn.levels)}-{max(turn.levels)}",
            message=f"เมื่อค่าเพิ่มขึ้น ระดับที่ได้เป็น {path} คือค่าที่ดีกว่ากลับได้ระดับต่ำกว่า โปรดตรวจตัวเลขของแต่ละระดับ",
            message_en=f"As the value grows the level goes {path}: a better value reaches a lower level. "
            "Check the numbers.",
            level=max(turn.levels),
            quote=_quote(scale, max(turn.levels)),
        )
    yield from _dropped(scale)


def _disorder(scale: Scale, level: int, ways: Sequence[tuple[str, str, Sequence[int]]]) -> Finding:
    """Say that a level is the same as, easier or harder than levels that it should not be."""
    thai = " และ".join(f"{words}ระดับ {_list(map(str, others))}" for words, _, others in ways)
    english = " and ".join(f"{words} level {_list(map(str, others))}" for _, words, others in ways)
    return Finding(
        code="not-monotone",
        severity="error",
        where=f"level {level}",
        message=f"เกณฑ์ระดับ {level} {thai} โปรดตรวจว่าสลับหรือพิมพ์ตัวเลขผิด",
        message_en=f"Level {level} is {english}. Check for swapped or mistyped numbers.",
        level=level,
        quote=_quote(scale, level),
    )


def _dropped(scale: Scale) -> Iterator[Finding]:
    """Say where a better value falls for want of a deed, and propose the ladder reading."""
    for drop in drops(scale):
        thai, english = _describe(drop.interval, drop.measure, _unit(drop.measure))
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
            quote=_quote(scale, drop.above),
            proposal=f"อ่านเป็นขั้นบันได: ค่าที่พ้นช่วงของระดับ {drop.below} "
            f"แต่ยังไม่ครบเงื่อนไขของระดับ {drop.above} ได้ระดับ {drop.below}",
        )


def detect_irregular_step(scale: Scale) -> Iterator[Finding]:
    """One threshold that breaks the even steps of the others."""
    for odd in odd_steps(scale):
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
            quote=_quote(scale, odd.level),
            proposal=expected,
        )


def detect_mixed_operators(scale: Scale) -> Iterator[Finding]:
    """Strict and inclusive operators for one measure."""
    for mixed in mixed_operators(scale):
        few = min(mixed.strict, mixed.inclusive, key=len)
        strict, inclusive = _list(map(str, mixed.strict)), _list(map(str, mixed.inclusive))
        yield Finding(
            code="mixed-operators",
            severity="warning",
            where=f"level {few[0]}",
            message=f"“{mixed.measure.text}” ใช้คำที่ไม่รวมค่าขอบ (เช่น มากกว่า) ในระดับ {strict} แต่ใช้คำที่รวมค่าขอบ "
            f"(เช่น ไม่น้อยกว่า) ในระดับ {inclusive} โปรดใช้คำเดียวกัน",
            message_en=f"Levels {strict} exclude the bound and levels {inclusive} include it. "
            "Use one wording.",
            level=few[0],
            quote=_quote(scale, few[0]),
        )


def detect_unreachable_level(scale: Scale) -> Iterator[Finding]:
    """Levels that no figure can reach."""
    why = {
        "swapped": ("ปลายช่วงสลับกัน", "its ends are swapped"),
        "outside": ("เป็นค่าที่เกิดขึ้นไม่ได้ เช่น เกินร้อยละ 100 ของทั้งหมด", "no such value can occur"),
        "contradiction": ("เงื่อนไขในระดับเดียวกันขัดกัน", "its conditions exclude each other"),
    }
    for found in out_of_reach(scale):
        thai, english = why[found.why]
        yield Finding(
            code="unreachable-level",
            severity="error",
            where=f"level {found.level}",
            message=f"ระดับ {found.level} ไม่มีใครทำได้ เพราะ “{found.condition.text}” {thai} โปรดแก้ตัวเลข",
            message_en=f"Level {found.level} cannot be reached: {english}. Mend the numbers.",
            level=found.level,
            quote=found.condition.text,
        )


def detect_count_percent_mismatch(scale: Scale) -> Iterator[Finding]:
    """A count and a percentage of one line that disagree with the other lines."""
    for found in mismatches(scale):
        count, percent = format_number(found.count), format_number(found.percent)
        fits = None
        if found.whole is not None:
            exact = (
                found.whole * found.percent.as_integer_ratio()[0] / found.percent.as_integer_ratio()[1] / 100
            )
            fits = format_number(Decimal(round(exact)))
        yield Finding(
            code="count-percent-mismatch",
            severity="warning",
            where=f"level {found.level}",
            message=f"จำนวน {count} {found.unit} กับร้อยละ {percent} ของระดับ {found.level} "
            "ไม่ตรงกับสัดส่วนของระดับอื่น" + (f" ที่ควรเป็น {fits}" if fits else "") + " โปรดตรวจกับต้นฉบับ",
            message_en=f"{count} and {percent} % of level {found.level} do not agree with the other levels"
            + (f"; {fits} would" if fits else "")
            + ". Check the original.",
            level=found.level,
            quote=_quote(scale, found.level),
            proposal=fits,
        )


def detect_level_missing(scale: Scale) -> Iterator[Finding]:
    """Levels that are left out below the highest one, or that have no words."""
    present = {level.level for level in scale.levels}
    empty = {level.level for level in scale.levels if not level.conditions}
    for number in sorted((set(range(1, max(present, default=0) + 1)) - present) | empty):
        yield Finding(
            code="level-missing",
            severity="error",
            where=f"level {number}",
            message=f"ไม่พบเกณฑ์ของระดับ {number} โปรดเพิ่มให้ครบทุกระดับ",
            message_en=f"Level {number} has no criterion. Add it.",
            level=number,
        )


def detect_duplicate_number(scale: Scale) -> Iterator[Finding]:
    """A level that stands twice."""
    for number, times in sorted(Counter(level.level for level in scale.levels).items()):
        if times > 1:
            yield Finding(
                code="duplicate-number",
                severity="error",
                where=f"level {number}",
                message=f"ระดับ {number} มี {times} เกณฑ์ โปรดเหลือเพียงเกณฑ์เดียว",
                message_en=f"Level {number} has {times} criteria. Keep one.",
                level=number,
            )


DETECTORS: tuple[Detector, ...] = (
    detect_level_missing,
    detect_duplicate_number,
    detect_unreachable_level,
    detect_levels_gap,
    detect_levels_overlap,
    detect_not_monotone,
    detect_irregular_step,
    detect_mixed_operators,
    detect_count_percent_mismatch,
)


def _unit(measure: Measure) -> tuple[str, str]:
    """Give what stands before and behind a number of the measure in Thai."""
    if measure.unit == PERCENT:
        return "ร้อยละ ", ""
    return "", f" {measure.unit}" if measure.unit else ""


def _describe(interval: Interval, measure: Measure, unit: tuple[str, str]) -> tuple[str, str]:
    """Say an interval in Thai and in English; an infinite end is left out."""
    exact = interval.on_lattice(measure.step)
    sign = " %" if measure.unit == PERCENT else unit[1]
    before = unit[0] or " "
    if exact.low is not None and exact.low == exact.high:
        value = format_number(exact.low)
        return f"ค่า{before}{value}{unit[1]}", f"{value}{sign}"
    first = ("ตั้งแต่", "from") if exact.low_inclusive else ("มากกว่า", "more than")
    last = ("ถึง", "to") if exact.high_inclusive else ("น้อยกว่า", "less than")
    if exact.low is not None and not exact.high_inclusive:
        last = (f"แต่{last[0]}", f"but {last[1]}")
    parts = [
        (f"{words[0]}{before}{format_number(end)}", f"{words[1]} {format_number(end)}")
        for words, end in ((first, exact.low), (last, exact.high))
        if end is not None
    ]
    if not parts:
        return "ทุกค่า", "every value"
    return f"ค่า{' '.join(p[0] for p in parts)}{unit[1]}", f"{' '.join(p[1] for p in parts)}{sign}"


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)


def _quote(scale: Scale, number: int) -> str | None:
    return next((level.text for level in scale.levels if level.level == number), None)
