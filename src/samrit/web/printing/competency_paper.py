"""The competency form of an officer as data for the page."""

from __future__ import annotations

from fractions import Fraction

from samrit.grading import FormState
from samrit.web.agreements.choices import SignerRole
from samrit.web.printing.documents import Competencies, CompetencyRow, SumRow
from samrit.web.printing.sources import PaperSource

# The rating scale that the form prints (domain notes, section 2.3).
SCALE = (
    "1 ไม่สังเกตเห็น",
    "2 กำลังพัฒนา ต้องใช้เวลาอีกมาก",
    "3 กำลังพัฒนา",
    "4 อยู่ในระดับที่ใช้งานได้",
    "5 เป็นแบบอย่างที่ดีให้กับผู้อื่น",
)


def competency_paper(source: PaperSource) -> Competencies:
    """Give the form; it is signed at its head by the agreement, whose scheme names the competencies."""
    hand, view = source.hand, source.view
    score = view.score
    notes = {row["key"]: row["note"] for row in view.content["ratings"]}
    rated = [item.points for item in score.ratings if item.points is not None]
    shown = bool(rated) and score.state is not FormState.REFUSED
    points = sum(rated, Fraction(0))
    component = next((part for part in score.components if part.share.code == "competency"), None)
    factor = hand.number(Fraction(100, score.scheme.full_level))
    weight = sum((Fraction(item.rating.weight) for item in score.ratings), Fraction(0))
    return Competencies(
        rows=tuple(
            CompetencyRow(
                name=item.rating.name,
                expected="" if item.rating.expected is None else hand.words(item.rating.expected),
                score=hand.number(item.rating.score),
                weight=hand.number(item.rating.weight),
                points=hand.score(item.points),
                note=notes.get(item.rating.key, ""),
            )
            for item in score.ratings
        ),
        weight=hand.percent(weight),
        points=hand.score(points) if shown else "",
        base=SumRow(
            words=hand.words("แปลงคะแนนรวม (ค) ข้างต้น เป็นคะแนนเต็ม 100 คะแนน") + f" (โดยนำ {factor} มาคูณ)",
            weight="",
            points=hand.score(component.out_of_100) if component and shown else "",
        ),
        scale=tuple(hand.words(line) for line in SCALE),
        assessee=source.agreement_mark("assessee", SignerRole.ASSESSEE),
        assessor=source.agreement_mark("assessor", SignerRole.PARTNER),
    )
