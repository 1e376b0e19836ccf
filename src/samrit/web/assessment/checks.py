"""What keeps a form from being confirmed, and a rating from being kept: all of it at once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from samrit.grading import FormState, LineState, Missing, Scheme
from samrit.web.assessment.content import key_words
from samrit.web.assessment.selectors import ScoredForm
from samrit.web.common.errors import Fault
from samrit.web.common.language import finding_words, name_of


def missing_faults(scored: ScoredForm) -> tuple[Fault, ...]:
    """Name everything that a complete form still needs; empty for a complete one."""
    score = scored.score
    if score.state == FormState.COMPLETE:
        return ()
    if score.state == FormState.REFUSED:
        found = (finding for finding in score.findings if finding.severity == "error")
        return tuple(Fault(where=f.where, message=finding_words(f), code=f.code) for f in found)
    return tuple(_missing_fault(score.scheme, missing) for missing in score.missing)


def _missing_fault(scheme: Scheme, missing: Missing) -> Fault:
    if missing.kind == "rating":
        names = {item.key: name_of(item) for item in scheme.competencies}
        return Fault(
            where=names.get(missing.key, missing.name),
            message=_("ยังไม่ได้ให้คะแนนสมรรถนะ"),
            code="rating-missing",
        )
    where = _("ตัวชี้วัด%(key)s %(title)s") % {"key": key_words(missing.key), "title": missing.name}
    if missing.state is not None and missing.state.is_outside:
        message = _("ไม่ใช้กับผู้รับการประเมิน ให้แก้ข้อตกลงเพื่อย้ายน้ำหนักก่อน ระบบไม่ปรับน้ำหนักเอง")
        return Fault(where=where, message=message, code="weight-to-move")
    if missing.state == LineState.NOT_DUE:
        message = _("ยังไม่ถึงกำหนดรายงานผล รอผล หรือระบุเหตุผลที่นับเป็นระดับต่ำสุด")
    else:
        message = _("ยังไม่มีผล ให้เจ้าภาพรายงาน หรือระบุเหตุผลที่นับเป็นระดับต่ำสุด")
    return Fault(where=where, message=message, code="result-missing")


def rating_faults(scheme: Scheme, scores: Mapping[str, Decimal | None]) -> tuple[Fault, ...]:
    """Name the ratings that do not fit the scheme's scale: whole numbers from 1 to its full level."""
    names = {item.key: name_of(item) for item in scheme.competencies}
    faults = []
    for key, score in scores.items():
        if key not in names:
            message = _("ไม่มีสมรรถนะนี้ในหลักเกณฑ์ของรอบ")
            faults.append(Fault(where=key, message=message, code="competency-unknown"))
        elif score is not None and not (
            score == score.to_integral_value() and 1 <= score <= scheme.full_level
        ):
            message = _("คะแนนต้องเป็นจำนวนเต็ม 1 ถึง %(full)s") % {"full": scheme.full_level}
            faults.append(Fault(where=names[key], message=message, code="rating-out-of-scale"))
    return tuple(faults)
