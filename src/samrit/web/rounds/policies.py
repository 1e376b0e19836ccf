"""Who may set the rules and the calendar of a round."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from samrit.web.common.policies import policy
from samrit.web.organisation.choices import Role
from samrit.web.organisation.models import Agency, Unit
from samrit.web.organisation.selectors import Person


@policy("rounds.rules", _("เจ้าหน้าที่บุคคลของส่วนกลาง"))
def may_set_rules(person: Person, agency: Agency) -> bool:
    # The rules hold for the whole agency: a grant on one province is not enough.
    roots = Unit.objects.filter(agency=agency, parent__isnull=True).values_list("pk", flat=True)
    return any(person.has(Role.HR, root) for root in roots)


@policy("rounds.calendar-of-unit", _("ผู้ดูแลชุดตัวชี้วัดระดับจังหวัด หรือเจ้าหน้าที่บุคคล ของหน่วยงานนั้น"))
def may_set_dates_of_unit(person: Person, unit: Unit) -> bool:
    return person.has(Role.PROVINCE_ADMIN, unit.pk) or person.has(Role.HR, unit.pk)
