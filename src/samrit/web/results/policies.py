"""Who may report figures, see them, and correct them after the cut-off."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from samrit.web.common.policies import policy
from samrit.web.indicators.models import IndicatorVersion
from samrit.web.organisation.choices import Role
from samrit.web.organisation.selectors import Person

READERS = (Role.PROVINCE_ADMIN, Role.PROVINCE_HEAD, Role.AUDITOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffedUnit:
    """A unit with the officers who are appointed there on the day."""

    unit_id: int
    officer_ids: frozenset[int]


def owns(person: Person, stated: IndicatorVersion) -> bool:
    """Say whether the person enters the figures of an indicator for its owner."""
    owner = stated.owner_unit_id or stated.set_version.set.unit_id
    return person.has(Role.INDICATOR_OWNER, owner)


@policy("result.report", _("เจ้าภาพของตัวชี้วัดนี้ และผู้ดูแลชุดตัวชี้วัดระดับจังหวัด"))
def may_report(person: Person, stated: IndicatorVersion) -> bool:
    return owns(person, stated) or person.has(Role.PROVINCE_ADMIN, stated.set_version.set.unit_id)


@policy("result.report-late", _("ผู้ดูแลชุดตัวชี้วัดระดับจังหวัด โดยระบุเหตุผล"))
def may_report_late(person: Person, stated: IndicatorVersion) -> bool:
    return person.has(Role.PROVINCE_ADMIN, stated.set_version.set.unit_id)


@policy("result.view", _("เจ้าภาพของตัวชี้วัดนี้ ผู้ดูแลระดับจังหวัด หัวหน้าส่วนราชการ และผู้ตรวจสอบ"))
def may_view_figures(person: Person, stated: IndicatorVersion) -> bool:
    return owns(person, stated) or stated.set_version.set.unit_id in person.units_of(*READERS)


@policy("result.self-report", _("หัวหน้าและเจ้าหน้าที่ของหน่วยงานนี้"))
def may_self_report(person: Person, unit: StaffedUnit) -> bool:
    return person.officer_id in unit.officer_ids or person.has(Role.DISTRICT_HEAD, unit.unit_id)


@policy("result.view-unit", _("หัวหน้าและเจ้าหน้าที่ของหน่วยงานนี้ ผู้ดูแลระดับจังหวัด หัวหน้าส่วนราชการ และผู้ตรวจสอบ"))
def may_view_unit(person: Person, unit: StaffedUnit) -> bool:
    return may_self_report.allows(person, unit) or unit.unit_id in person.units_of(*READERS)
