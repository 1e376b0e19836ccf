"""Who may print the papers of a whole unit; one officer's papers go by the agreement's own rule."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from samrit.web.agreements.policies import OVERSEERS
from samrit.web.common.policies import policy
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person


@policy("printing.unit", _("หัวหน้าหน่วยงาน ผู้ดูแลระดับจังหวัด หัวหน้าส่วนราชการ เจ้าหน้าที่บุคคล และผู้ตรวจสอบ ของหน่วยงานนั้น"))
def may_print_unit(person: Person, unit: Unit) -> bool:
    return unit.pk in person.units_of(*OVERSEERS)
