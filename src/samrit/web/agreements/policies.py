"""Who may give a set to officers, see an agreement, and sign it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from samrit.web.agreements.models import Agreement
from samrit.web.common.policies import policy
from samrit.web.indicators.models import IndicatorSet
from samrit.web.organisation.choices import Role
from samrit.web.organisation.selectors import Person

# Roles that see the agreements of all officers of the units they cover: states and contents, never scores.
OVERSEERS = (Role.PROVINCE_ADMIN, Role.PROVINCE_HEAD, Role.DISTRICT_HEAD, Role.HR, Role.AUDITOR)


@policy("agreement.cascade", _("ผู้ดูแลชุดตัวชี้วัดระดับจังหวัด ของจังหวัดที่ประกาศชุดตัวชี้วัด"))
def may_cascade(person: Person, set_: IndicatorSet) -> bool:
    return person.has(Role.PROVINCE_ADMIN, set_.unit_id)


@policy(
    "agreement.view",
    _("คู่ข้อตกลง ผู้ประเมิน ผู้บังคับบัญชาเหนือขึ้นไป หัวหน้าหน่วยงาน ผู้ดูแลระดับจังหวัด เจ้าหน้าที่บุคคล และผู้ตรวจสอบ"),
)
def may_view(person: Person, agreement: Agreement) -> bool:
    named = (agreement.officer_id, agreement.partner_id, agreement.assessor_id, agreement.reviewer_id)
    return person.officer_id in named or agreement.unit_id in person.units_of(*OVERSEERS)


@policy("agreement.sign", _("ผู้รับการประเมินและผู้ทำข้อตกลงที่มีชื่อในข้อตกลงฉบับนี้"))
def may_sign(person: Person, agreement: Agreement) -> bool:
    return person.officer_id in (agreement.officer_id, agreement.partner_id)
