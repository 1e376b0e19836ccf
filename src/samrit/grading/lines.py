"""Lines and blocks: ค = ก × ข ÷ 100, sums, the base of 100, and the blocks put together."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from samrit.grading.numbers import added, number_text
from samrit.grading.result import BlockResult, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samrit.grading.facts import Line
    from samrit.grading.scheme import Scheme, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredLine:
    """A line with the level counted (ก) and its points (ค); None without a result."""

    line: Line
    score: Fraction | None
    points: Fraction | None


def score_line(scheme: Scheme, line: Line) -> ScoredLine:
    """Score one line, raising a result below the floor to the floor."""
    if line.level is None:
        return ScoredLine(line=line, score=None, points=None)
    score = max(Fraction(line.level), Fraction(scheme.floor_level))
    return ScoredLine(line=line, score=score, points=score * Fraction(line.weight) / 100)


def score_blocks(scheme: Scheme, lines: Sequence[ScoredLine]) -> tuple[BlockResult, ...]:
    """Score the blocks that have lines which apply, in the order of the scheme."""
    applying = [(part, _applying(scheme, part, lines)) for part in scheme.blocks]
    present = [(part, own) for part, own in applying if own]
    whole = added(part.share for part, _ in present)
    return tuple(_score_block(scheme, part, own, whole) for part, own in present)


def counted_lines(scheme: Scheme, lines: Sequence[ScoredLine]) -> list[ScoredLine]:
    """Leave out the lines whose weight the scheme spreads over the others."""
    if scheme.exempt_lines == "spread":
        return [item for item in lines if not item.line.state.is_outside]
    return list(lines)


def results_out_of_100(blocks: Sequence[BlockResult]) -> Fraction:
    """Put the blocks together by their factors."""
    return added(block.factor * block.out_of_100 for block in blocks)


def line_steps(scheme: Scheme, lines: Sequence[ScoredLine]) -> list[Step]:
    """Show ค of every line that has a result, and the floor where it was applied."""
    steps = []
    for item in lines:
        if item.score is None or item.points is None:
            continue
        raised = item.score != item.line.level
        note_th = f" (ต่ำกว่าเกณฑ์ระดับ 1 ได้ {scheme.floor_level} ตามหลักเกณฑ์)" if raised else ""
        note_en = f" (below level 1 counts {scheme.floor_level} by the scheme)" if raised else ""
        steps.append(
            Step(
                key=f"line:{item.line.key}",
                label_th=f"ตัวชี้วัดที่ {item.line.key} {item.line.title}: ค = ก × ข{note_th}",
                label_en=f"Line {item.line.key} {item.line.title}: points{note_en}",
                formula=f"{number_text(item.score)} × {number_text(item.line.weight)} ÷ 100",
                value=item.points,
            )
        )
    return steps


def block_steps(scheme: Scheme, lines: Sequence[ScoredLine], blocks: Sequence[BlockResult]) -> list[Step]:
    """Show the sum of each block, its base of 100, and the blocks put together."""
    steps = []
    for block in blocks:
        own = [item.points for item in _applying(scheme, block.share, lines) if item.points is not None]
        steps += [_sum_step(block, own), _base_step(scheme, block)]
    if blocks:
        steps.append(_together_step(scheme, blocks))
    return steps


def base_text(scheme: Scheme) -> str:
    """Write the factor to the base of 100: `× 20` where the full level is 5."""
    factor, rest = divmod(100, scheme.full_level)
    return f"× 100 ÷ {scheme.full_level}" if rest else f"× {factor}"


def sum_text(values: Sequence[Fraction]) -> str:
    return " + ".join(number_text(value) for value in values) or "0"


def _applying(scheme: Scheme, part: Share, lines: Sequence[ScoredLine]) -> list[ScoredLine]:
    return [item for item in counted_lines(scheme, lines) if item.line.scope == part.code]


def _score_block(scheme: Scheme, part: Share, own: Sequence[ScoredLine], whole: Fraction) -> BlockResult:
    weight = added(item.line.weight for item in own)
    points = added(item.points for item in own if item.points is not None) * 100 / weight
    return BlockResult(
        share=part,
        weight=weight,
        points=points,
        out_of_100=points * 100 / scheme.full_level,
        factor=Fraction(part.share) / whole,
        is_complete=all(item.points is not None for item in own),
    )


def _sum_step(block: BlockResult, own: Sequence[Fraction]) -> Step:
    formula, note_th, note_en = sum_text(own), "", ""
    if block.weight != 100:  # noqa: PLR2004  (a percentage: the rest was spread)
        formula = f"({formula}) × 100 ÷ {number_text(block.weight)}"
        note_th, note_en = " เกลี่ยน้ำหนักของตัวชี้วัดที่ยกเว้นตามหลักเกณฑ์", ", exempt weight spread by the scheme"
    if not block.is_complete:
        note_th, note_en = f"{note_th} นับผลที่ยังขาดเป็น 0", f"{note_en}, missing results counted 0"
    return Step(
        key=f"block:{block.share.code}:sum",
        label_th=f"รวมคะแนน (ค) ของ{block.share.name_th}{note_th}",
        label_en=f"Sum of points of {block.share.name_en}{note_en}",
        formula=formula,
        value=block.points,
    )


def _base_step(scheme: Scheme, block: BlockResult) -> Step:
    return Step(
        key=f"block:{block.share.code}:base",
        label_th=f"แปลงคะแนนของ{block.share.name_th}เป็นฐาน 100",
        label_en=f"{block.share.name_en} on a base of 100",
        formula=f"{number_text(block.points)} {base_text(scheme)}",
        value=block.out_of_100,
    )


def _together_step(scheme: Scheme, blocks: Sequence[BlockResult]) -> Step:
    shares = {block.share.share for block in blocks}
    whole = number_text(added(block.share.share for block in blocks))
    note_th = note_en = ""
    if len(blocks) < len(scheme.blocks):
        names_th = " ".join(block.share.name_th for block in blocks)
        names_en = ", ".join(block.share.name_en for block in blocks)
        note_th = f" (มีเฉพาะ{names_th} จึงใช้เป็นผลทั้งหมดตามหลักเกณฑ์)"
        note_en = f" (only {names_en} in the agreement: it carries the whole, by the scheme)"
    if len(blocks) == 1:
        formula = number_text(blocks[0].out_of_100)
    elif len(shares) == 1:
        formula = f"({sum_text([block.out_of_100 for block in blocks])}) ÷ {len(blocks)}"
    else:
        formula = " + ".join(
            f"{number_text(block.out_of_100)} × {number_text(block.share.share)} ÷ {whole}"
            for block in blocks
        )
    return Step(
        key="results",
        label_th=f"คะแนนผลสัมฤทธิ์ของงาน{note_th}",
        label_en=f"Results of work{note_en}",
        formula=formula,
        value=results_out_of_100(blocks),
    )
