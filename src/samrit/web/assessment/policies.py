"""Who may assess, release, acknowledge, and who may see a score.

A score is the competency ratings, the total and the grade. The levels of a unit's own indicators are no
secret to the officer: they come from his unit's figures.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from samrit.web.agreements.models import Agreement
from samrit.web.assessment.choices import Stage
from samrit.web.assessment.models import Form
from samrit.web.common.policies import policy
from samrit.web.organisation.choices import Role
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person

# Roles that see the scores of the units they cover once they are released.
AFTER_RELEASE = (Role.PROVINCE_HEAD, Role.PROVINCE_ADMIN, Role.HR)
RELEASED = (Stage.RELEASED, Stage.ACKNOWLEDGED)


@policy("assessment.assess", _("ผู้ประเมินที่มีชื่อในข้อตกลง"))
def may_assess(person: Person, agreement: Agreement) -> bool:
    return person.officer_id == agreement.assessor_id


@policy("assessment.return", _("ผู้ประเมินหรือผู้บังคับบัญชาเหนือขึ้นไปที่มีชื่อในข้อตกลง"))
def may_return(person: Person, agreement: Agreement) -> bool:
    return person.officer_id in (agreement.assessor_id, agreement.reviewer_id)


@policy("assessment.release", _("หัวหน้าส่วนราชการประจำจังหวัดของหน่วยงานนั้น"))
def may_release(person: Person, unit: Unit) -> bool:
    return person.has(Role.PROVINCE_HEAD, unit.pk)


@policy("assessment.acknowledge", _("ผู้รับการประเมินเจ้าของแบบประเมิน"))
def may_acknowledge(person: Person, agreement: Agreement) -> bool:
    return person.officer_id == agreement.officer_id


@policy(
    "assessment.see-score",
    _(
        "ผู้ประเมิน ผู้บังคับบัญชาเหนือขึ้นไป และผู้ตรวจสอบ; หลังแจ้งผลแล้วรวมถึงเจ้าของแบบประเมิน "
        "หัวหน้าส่วนราชการ ผู้ดูแลระดับจังหวัด และเจ้าหน้าที่บุคคล"
    ),
)
def may_see_score(person: Person, form: Form) -> bool:
    agreement = form.agreement
    if person.officer_id in (agreement.assessor_id, agreement.reviewer_id):
        return True
    if person.officer_id == agreement.officer_id:
        return form.stage in RELEASED
    if person.has(Role.AUDITOR, agreement.unit_id):
        return True
    return form.stage in RELEASED and agreement.unit_id in person.units_of(*AFTER_RELEASE)
