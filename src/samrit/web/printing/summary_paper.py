"""The five-part summary of an officer as data for the page."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

from samrit.grading import FormResult, FormState, Scheme
from samrit.thai import round_period
from samrit.web.assessment.choices import Step
from samrit.web.organisation.choices import PositionLevel
from samrit.web.printing.documents import (
    Choice,
    ComponentRow,
    Head,
    Notice,
    Opinion,
    PlanRow,
    Summary,
)
from samrit.web.printing.hand import Hand
from samrit.web.printing.sources import PaperSource

PLAN_ROWS = 4
TYPES = {"O": "ทั่วไป", "K": "วิชาการ", "D": "อำนวยการ", "M": "บริหาร"}


def head_paper(source: PaperSource) -> Head:
    """Give part 1: who is assessed by whom, on which post, in which round."""
    hand, agreement = source.hand, source.view.agreement
    round_, post = agreement.round, agreement.position
    assessor = source.party_mark("assessor")
    title = f" ({post.title})" if post.title != post.line else ""
    return Head(
        fiscal_year=hand.words(round_.fiscal_year),
        rounds=tuple(_round(hand, round_.fiscal_year, number, current=round_.number) for number in (1, 2)),
        round_words=hand.words(f"รอบที่ {round_.number} ปีงบประมาณ พ.ศ. {round_.fiscal_year}"),
        name=source.party_mark("assessee").name or str(agreement.officer),
        position=f"{post.line}{title}",
        position_number=hand.words(post.number),
        position_type=TYPES.get(post.level[:1], ""),
        position_level=str(PositionLevel(post.level).label),
        title=post.title,
        unit=agreement.unit.name,
        salary="",
        assessor_name=assessor.name or str(agreement.assessor),
        assessor_position=assessor.position,
    )


def summary_paper(source: PaperSource) -> Summary:
    """Give parts 2 to 5; what has not happened yet is left to be filled in by hand."""
    hand, view = source.hand, source.view
    score, scheme = view.score, view.scheme
    shown = view.sees_score and score.state is not FormState.REFUSED
    weights = scheme.components_for(probation=view.content["probation"])
    results = {part.share.code: part for part in score.components} if shown else {}
    grade = score.grade if view.sees_score else None
    return Summary(
        components=tuple(
            ComponentRow(
                name=hand.words(f"องค์ประกอบที่ {at}: ") + part.name_th,
                score=hand.score(results[part.code].out_of_100) if part.code in results else "",
                weight=hand.percent(part.share),
                product=hand.score(results[part.code].weighted) if part.code in results else "",
            )
            for at, part in enumerate(weights, start=1)
        ),
        other=ComponentRow(name="องค์ประกอบอื่น ๆ (ถ้ามี)", score="", weight="", product=""),
        total=ComponentRow(
            name="รวม",
            score="",
            weight=hand.percent(Decimal(100)),
            product=hand.score(score.total) if view.sees_score else "",
        ),
        grades=tuple(
            Choice(words=band.name_th, ticked=grade is not None and band.code == grade.code)
            for band in scheme.bands
        ),
        state=_state(source),
        rule=_rule(scheme, hand, probation=view.content["probation"]),
        plan=(PlanRow(),) * PLAN_ROWS,
        opinion_on_work="",
        opinion_on_competency="",
        opinion_mark=source.party_mark("assessor"),
        notice=_notice(source),
        opinions=_opinions(source),
    )


def _round(hand: Hand, fiscal_year: int, number: int, *, current: int) -> Choice:
    starts, ends = round_period(fiscal_year, number)
    words = f"{hand.words(f'รอบที่ {number}')}  {hand.day(starts)} ถึง {hand.day(ends)}"
    return Choice(words=words, ticked=number == current)


def _rule(scheme: Scheme, hand: Hand, *, probation: bool) -> str:
    bands = []
    above: Decimal | None = None
    unit = Decimal(1).scaleb(-scheme.rounding.places)
    for band in scheme.bands:
        high = band.high if band.high is not None else (Decimal(100) if above is None else above - unit)
        bands.append(f"{band.name_th} {hand.number(band.low)}–{hand.number(high)}")
        above = band.low
    rounding = f"คะแนนรวมปัดครั้งเดียวเป็นทศนิยม {scheme.rounding.places} ตำแหน่ง (ครึ่งปัดขึ้น)"
    trial = "น้ำหนักองค์ประกอบสำหรับผู้ทดลองปฏิบัติหน้าที่ราชการ · " if probation else ""
    return f"{trial}{hand.words(rounding)} · {' · '.join(bands)}"


def _state(source: PaperSource) -> str:
    """Say what stands between the paper and a final result; empty where nothing does."""
    view, hand = source.view, source.hand
    score = view.score
    if score.state is FormState.REFUSED:
        return " ".join(
            hand.words(finding.message) for finding in score.findings if finding.severity == "error"
        )
    if not view.sees_score:
        return "คะแนนและระดับผลการประเมินจะปรากฏเมื่อแจ้งผลแล้ว"
    if score.state is FormState.COMPLETE:
        return ""
    return _incomplete(score, hand)


def _incomplete(score: FormResult, hand: Hand) -> str:
    lines = sum(1 for gone in score.missing if gone.kind == "line")
    ratings = len(score.missing) - lines
    gone = [f"ตัวชี้วัด {lines} ตัว"] * bool(lines) + [f"สมรรถนะ {ratings} ด้าน"] * bool(ratings)
    words = [hand.words(f"ผลยังไม่ครบ{': ขาด' + ' และ'.join(gone) if gone else ''} จึงยังไม่มีคะแนนรวมและระดับผล")]
    if score.so_far is not None and score.if_nothing_more is not None:
        present = hand.number(Fraction(score.so_far.weight_present))
        words.append(f"คะแนนเท่าที่มีผล {hand.score(score.so_far.rounded)} (จากน้ำหนักที่มีผลแล้วร้อยละ {present})")
        words.append(
            f"คะแนนถ้าไม่มีผลเพิ่ม {hand.score(score.if_nothing_more.rounded)} (นับที่ขาดเป็น {hand.words(0)})"
        )
    return " · ".join(words)


def _notice(source: PaperSource) -> Notice:
    released, acknowledged = source.step(Step.RELEASED), source.step(Step.ACKNOWLEDGED)
    told = source.hand.day(timezone.localdate(released.at)) if released else ""
    return Notice(
        assessee_choice=Choice(
            words="ได้รับทราบผลการประเมินและแผนพัฒนาผลการปฏิบัติราชการรายบุคคลแล้ว", ticked=acknowledged is not None
        ),
        assessee=source.step_mark("assessee", Step.ACKNOWLEDGED),
        told_and_signed=Choice(
            words="ได้แจ้งผลการประเมินและผู้รับการประเมินได้ลงนามรับทราบ", ticked=acknowledged is not None
        ),
        told_not_signed=Choice(words="ได้แจ้งผลการประเมิน แต่ผู้รับการประเมินไม่ลงนามรับทราบ"),
        told_date=told,
        witness_name="",
        witness=source.party_mark("witness"),
        assessor=source.step_mark("assessor", Step.RELEASED),
    )


def _opinions(source: PaperSource) -> tuple[Opinion, ...]:
    titles = ("ผู้บังคับบัญชาเหนือขึ้นไป", "ผู้บังคับบัญชาเหนือขึ้นไปอีกชั้นหนึ่ง (ถ้ามี)")
    marks = (source.party_mark("reviewer"), source.party_mark("second-reviewer"))
    return tuple(
        Opinion(
            title=title,
            agrees=Choice(words="เห็นด้วยกับผลการประเมิน"),
            differs=Choice(words="มีความเห็นแตกต่าง ดังนี้"),
            text="",
            mark=mark,
        )
        for title, mark in zip(titles, marks, strict=True)
    )
