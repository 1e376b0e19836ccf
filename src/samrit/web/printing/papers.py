"""The three forms of one officer, put together from what the reader may see."""

from __future__ import annotations

from django.utils import timezone

from samrit.grading import FormState
from samrit.web.assessment.choices import Stage
from samrit.web.printing.competency_paper import competency_paper
from samrit.web.printing.details_paper import details_paper
from samrit.web.printing.documents import FormDocument
from samrit.web.printing.results_paper import results_paper
from samrit.web.printing.sources import HASH_SHOWN, PaperSource
from samrit.web.printing.summary_paper import head_paper, summary_paper

FORM_VERSION = 1


def form_document(source: PaperSource, *, details: bool = False) -> FormDocument:
    """Decide every word and number of the papers; `details` adds the annex of every indicator's result."""
    agreement = source.view.agreement
    head = head_paper(source)
    return FormDocument(
        bookmark=f"{head.name} ({agreement.unit.name})",
        foot=_foot(source),
        standing=_standing(source),
        head=head,
        summary=summary_paper(source),
        results=results_paper(source),
        competencies=competency_paper(source),
        details=details_paper(source) if details else (),
    )


def _foot(source: PaperSource) -> str:
    view, hand = source.view, source.hand
    parts = [
        hand.words(f"แบบพิมพ์รุ่น {FORM_VERSION}"),
        f"หลักเกณฑ์ {view.scheme.name}",
        hand.words(f"ข้อตกลงฉบับที่ {view.version.number}"),
    ]
    if view.result is not None:
        parts.append(f"{hand.words(f'ผลครั้งที่ {view.result.number}')} {view.result.content_hash[:HASH_SHOWN]}")
    parts.append(f"พิมพ์ {hand.short_day(timezone.localdate(source.printed))}")
    return " · ".join(parts)


def _standing(source: PaperSource) -> str:
    """Say above the title that a paper is not the final one."""
    view = source.view
    if view.form.stage in (Stage.RELEASED, Stage.ACKNOWLEDGED) and view.sees_score:
        return ""
    if view.form.stage == Stage.CONFIRMED and view.sees_score:
        return "ผู้ประเมินยืนยันแล้ว ยังไม่แจ้งผล"
    if view.score.state is FormState.REFUSED:
        return "ยังคิดคะแนนไม่ได้"
    return "ระหว่างรอบการประเมิน ยังไม่ใช่ผลการประเมิน"
