"""Findings on what the levels take: holes and double claims, of one measure and of several at once."""

from __future__ import annotations

from collections.abc import Iterator

from samrit.criteria.faults.coverage import Gap, Overlap, gaps, overlaps
from samrit.criteria.faults.holes import holes
from samrit.criteria.lint_words import describe, levels_place, listed, quote_of, region_words, unit_of
from samrit.criteria.model import Scale
from samrit.findings import Finding
from samrit.thai import format_number


def detect_levels_gap(scale: Scale) -> Iterator[Finding]:
    """Numbers that no level takes although numbers on both sides are taken."""
    for gap in gaps(scale):
        unit = unit_of(gap.measure)
        thai, english = describe(gap.interval, gap.measure, unit)
        lower, upper = sorted((gap.below, gap.above))
        yield Finding(
            code="levels-gap",
            severity="error",
            where=levels_place(lower, upper),
            message=f"{thai} ไม่เข้าระดับใด อยู่ระหว่างระดับ {gap.below} กับระดับ {gap.above} "
            f"โปรดแก้เกณฑ์ให้ต่อเนื่องกัน เช่น {_closing(gap, thai=True)}",
            message_en=f"No level takes {english}, between levels {gap.below} and {gap.above}; "
            f"close the criteria, for example {_closing(gap, thai=False)}",
            level=upper,
            quote=quote_of(scale, upper),
            proposal=_closing(gap, thai=True),
        )
    yield from _regions(scale)


def _regions(scale: Scale) -> Iterator[Finding]:
    """Say the regions of several measures that no level takes, and propose the ladder reading."""
    for hole in holes(scale):
        thai, english = region_words(hole.boxes)
        upper = max(hole.below, hole.above)
        yield Finding(
            code="levels-gap",
            severity="error",
            where=levels_place(hole.below, hole.above),
            message=f"{thai} ไม่เข้าระดับใด ทั้งที่ค่าที่ไม่ดีกว่าได้ระดับ {hole.below} "
            f"โปรดให้ระดับ {hole.below} รับค่าที่ดีกว่านั้นด้วย",
            message_en=f"No level takes {english}, although no better figures reach level {hole.below}. "
            f"Let level {hole.below} take better figures too.",
            level=upper,
            quote=quote_of(scale, upper),
            proposal=f"อ่านเป็นขั้นบันได: ค่าที่พ้นระดับ {hole.below} แต่ยังไม่ครบเงื่อนไขของระดับ {hole.above} "
            f"ได้ระดับ {hole.below}",
        )


def _closing(gap: Gap, *, thai: bool) -> str:
    """Propose that the level above the hole begins where the level below it ends."""
    exact = gap.interval.on_lattice(gap.measure.step)
    value = format_number(exact.ends[0])
    before, behind = unit_of(gap.measure)
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
        parts = [describe(overlap.interval, measure, unit_of(measure)) for overlap in group]
        yield Finding(
            code="levels-overlap",
            severity="warning",
            where=f"level {lower}",
            message=f"{listed(thai for thai, _ in parts)} "
            f"เข้าทั้งระดับ {lower} และระดับ {listed(map(str, highers))} "
            "ระบบให้ระดับที่สูงกว่า โปรดกำหนดขอบเขตให้ไม่ทับกัน",
            message_en=f"Level {lower} and level {listed(map(str, highers))} both claim "
            f"{listed(english for _, english in parts)}; the higher level is given. "
            "Set ends that do not overlap.",
            level=lower,
            quote=quote_of(scale, lower),
        )
