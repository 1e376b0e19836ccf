"""The results form of an officer as data for the page."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from samrit.grading import BlockResult, FormResult, FormState, LineResult
from samrit.web.assessment.choices import Step
from samrit.web.assessment.content import LineRow
from samrit.web.printing.documents import ResultBlock, ResultRow, Results, SumRow
from samrit.web.printing.hand import Hand
from samrit.web.printing.sources import PaperSource
from samrit.web.results.choices import LineState

BASE_WORDS = (
    "แปลงคะแนนรวม (ค) ข้างต้น เป็นคะแนนการประเมินผลสัมฤทธิ์ของงานที่มีฐานคะแนนเต็มเป็น 100 คะแนน (โดยนำ {factor} มาคูณ)"
)


def results_paper(source: PaperSource) -> Results:
    """Give the form: indicators by block with the level ticked, sums, and the blocks put together."""
    hand, score = source.hand, source.view.score
    return Results(
        levels=tuple(hand.words(level) for level in range(1, score.scheme.full_level + 1)),
        blocks=_blocks(source),
        sums=_sums(score, hand),
        assessee=source.step_mark("assessee", Step.ACKNOWLEDGED),
        assessor=source.step_mark("assessor", Step.CONFIRMED),
    )


def _blocks(source: PaperSource) -> tuple[ResultBlock, ...]:
    hand, score = source.hand, source.view.score
    pairs = list(zip(source.view.content["lines"], score.lines, strict=True))
    sums = {block.share.code: block for block in score.blocks}
    blocks = []
    for part in score.scheme.blocks:
        own = [(row, line) for row, line in pairs if row["scope"] == part.code]
        if own:
            block = sums.get(part.code)
            weight = sum((Fraction(line.line.weight) for _row, line in own), Fraction(0))
            blocks.append(
                ResultBlock(
                    title=part.name_th,
                    rows=tuple(_row(row, line, hand) for row, line in own),
                    weight=hand.percent(weight),
                    points=hand.score(block.points) if block else "",
                )
            )
    return tuple(blocks)


def _row(row: LineRow, line: LineResult, hand: Hand) -> ResultRow:
    level = None if line.score is None else int(line.score)
    return ResultRow(
        title=f"{hand.words(row['number'])} {row['title']}".strip(),
        level=level,
        score=hand.number(line.score),
        weight=hand.number(line.line.weight),
        points=hand.score(line.points),
        note=_note(row, line, hand),
    )


def _note(row: LineRow, line: LineResult, hand: Hand) -> str:
    notes = []
    if row["floor_reason"]:
        notes.append(f"ผู้ประเมินกำหนดระดับขั้นต่ำ: {row['floor_reason']}")
    elif line.score is None:
        notes.append(str(LineState(row["state"]).label))
    elif line.score == 0:
        notes.append(hand.words("ต่ำกว่าเกณฑ์ระดับ 1"))
    if line.line.level is not None and line.score is not None and line.score != line.line.level:
        notes.append(hand.words(f"ต่ำกว่าเกณฑ์ระดับ 1 ได้ {int(line.score)} ตามหลักเกณฑ์"))
    return " · ".join(notes)


def _sums(score: FormResult, hand: Hand) -> tuple[SumRow, ...]:
    if score.state is FormState.REFUSED or not score.blocks:
        return ()
    results = next(
        (part.out_of_100 for part in score.components if part.share.code == "results"), Fraction(0)
    )
    factor = Fraction(100, score.scheme.full_level)
    base = SumRow(
        words=hand.words(BASE_WORDS).replace("{factor}", hand.number(factor)),
        weight="",
        points=hand.score(results),
    )
    if len(score.blocks) == 1:
        return (_alone(score, hand), base) if len(score.scheme.blocks) > 1 else (base,)
    return (*_together(score, results / factor, hand), base)


def _alone(score: FormResult, hand: Hand) -> SumRow:
    (block,) = score.blocks
    words = f"มีเฉพาะ{block.share.name_th} จึงใช้เป็นผลสัมฤทธิ์ของงานทั้งหมดตามหลักเกณฑ์"
    return SumRow(words=words, weight=hand.percent(Decimal(100)), points=hand.score(block.points))


def _together(score: FormResult, combined: Fraction, hand: Hand) -> tuple[SumRow, ...]:
    """Add two blocks of 100 to 200 and halve, as offices print it; by shares where they are unequal."""
    blocks: tuple[BlockResult, ...] = score.blocks
    shares = " : ".join(hand.number(block.share.share) for block in blocks)
    if len({block.factor for block in blocks}) > 1:
        words = f"รวมตามสัดส่วน {shares} ของหลักเกณฑ์"
        return (SumRow(words=words, weight=hand.percent(Decimal(100)), points=hand.score(combined)),)
    count = len(blocks)
    total = sum((block.points for block in blocks), Fraction(0))
    return (
        SumRow(
            words=hand.words(f"รวมคะแนน (ค) ทั้ง {count} ส่วน"),
            weight=hand.percent(Decimal(100 * count)),
            points=hand.score(total),
        ),
        SumRow(
            words=f"เฉลี่ยตามสัดส่วน {shares} ของหลักเกณฑ์ ({hand.words(f'หารด้วย {count}')})",
            weight=hand.percent(Decimal(100)),
            points=hand.score(combined),
        ),
    )
