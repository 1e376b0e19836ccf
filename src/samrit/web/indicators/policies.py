"""Who may read letters, correct drafts and publish sets."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from samrit.web.common.policies import policy
from samrit.web.indicators.models import Draft, IndicatorSet
from samrit.web.organisation.choices import Role
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person

_ADMIN_WORDS = _("ผู้ดูแลชุดตัวชี้วัดระดับจังหวัดของหน่วยงานนี้")


@policy("letter.upload", _ADMIN_WORDS)
def may_upload(person: Person, unit: Unit) -> bool:
    return person.agency_id == unit.agency_id and person.has(Role.PROVINCE_ADMIN, unit.pk)


@policy("draft.read", _("ผู้ดูแลชุดตัวชี้วัดระดับจังหวัดของหน่วยงานนี้ และผู้ตรวจสอบ"))
def may_read_draft(person: Person, draft: Draft) -> bool:
    return person.has(Role.PROVINCE_ADMIN, draft.unit_id) or person.has(Role.AUDITOR, draft.unit_id)


@policy("draft.correct", _ADMIN_WORDS)
def may_correct(person: Person, draft: Draft) -> bool:
    return person.has(Role.PROVINCE_ADMIN, draft.unit_id)


@policy("set.publish", _ADMIN_WORDS)
def may_publish(person: Person, draft: Draft) -> bool:
    return person.has(Role.PROVINCE_ADMIN, draft.unit_id)


@policy("set.read", _("เจ้าหน้าที่ทุกคนของส่วนราชการเดียวกัน"))
def may_read_set(person: Person, set_: IndicatorSet) -> bool:
    return person.agency_id == set_.unit.agency_id
