"""What a person must do now: one short function for each kind of work, all from what was read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samrit.web.agreements.choices import AgreementState
from samrit.web.agreements.models import Agreement, Cascade
from samrit.web.agreements.selectors import agreements_seen_by
from samrit.web.assessment.choices import Stage
from samrit.web.assessment.models import Form
from samrit.web.assessment.selectors import forms_of
from samrit.web.dashboards.desk import Desk, Task
from samrit.web.indicators.choices import DraftState, ItemKind
from samrit.web.indicators.models import SetVersion
from samrit.web.indicators.selectors import drafts_for
from samrit.web.organisation.choices import Role
from samrit.web.results.facts import Cell, facts_in_force
from samrit.web.results.selectors import indicator_progress, own_units, unit_sheets
from samrit.web.results.sheets import Sheet
from samrit.web.rounds.choices import PhaseKind

VALUE = ItemKind.VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The agreements of the round that lie on a desk, with the form of each by agreement id."""

    agreements: Sequence[Agreement]
    forms: dict[int, Form]

    def of(self, officer_id: int) -> list[Agreement]:
        return [agreement for agreement in self.agreements if agreement.officer_id == officer_id]


def files_of(desk: Desk) -> Files:
    """Read the agreements of the round that the person may see, and their forms: two queries."""
    rows = list(agreements_seen_by(desk.person).filter(round=desk.round, current__isnull=False))
    return Files(agreements=rows, forms=forms_of(rows))


def by_deadline(tasks: Sequence[Task]) -> list[Task]:
    """Order by the last day; what has none comes last."""
    return sorted(tasks, key=lambda task: (task.due is None, task.due or date.max))


def _copies(count: int) -> str:
    return ngettext("%(n)d ฉบับ", "%(n)d ฉบับ", count) % {"n": count}


def _people(count: int) -> str:
    return ngettext("%(n)d คน", "%(n)d คน", count) % {"n": count}


def letter_work(desk: Desk) -> Iterator[Task]:
    """For those who keep the sets of a province: a letter to read in, to check, to hand on. Three queries."""
    units = desk.person.units_of(Role.PROVINCE_ADMIN)
    if not units:
        return
    drafts = [d for d in drafts_for(desk.person).filter(round=desk.round) if d.state == DraftState.OPEN]
    rows = SetVersion.objects.filter(set__round=desk.round, set__unit_id__in=units).select_related("set")
    newest = {version.set_id: version for version in rows.order_by("number")}
    given = set(
        Cascade.objects.filter(set_version__in=newest.values()).values_list("set_version_id", flat=True)
    )
    due = desk.closes(PhaseKind.AGREEMENT)
    if not drafts and not newest:
        yield desk.task(
            what=_("อัปโหลดหนังสือแจ้งตัวชี้วัดของรอบนี้"),
            count=_copies(1),
            url=reverse("indicators:letters"),
            due=due,
            why=_("ระบบจะอ่านเป็นร่างให้ตรวจก่อนประกาศใช้"),
        )
    if drafts:
        one = reverse("indicators:review", args=[drafts[0].pk])
        yield desk.task(
            what=_("ตรวจร่างที่อ่านจากหนังสือแล้วประกาศใช้"),
            count=_copies(len(drafts)),
            url=one if len(drafts) == 1 else reverse("indicators:letters"),
            due=due,
            why=drafts[0].letter_file.name if len(drafts) == 1 else "",
        )
    for version in newest.values():
        if version.pk not in given:
            yield desk.task(
                what=_("ถ่ายทอดตัวชี้วัดถึงข้าราชการ"),
                count=_("ฉบับที่ %(number)s") % {"number": version.number},
                url=reverse("agreements:cascade", args=[version.set_id]),
                due=due,
                why=version.set.title,
            )


def signing_work(desk: Desk, files: Files) -> Iterator[Task]:
    """For both parties of an agreement, in turn."""
    me, due = desk.person.officer_id, desk.closes(PhaseKind.AGREEMENT)
    for agreement in files.of(me):
        if agreement.state == AgreementState.PROPOSED:
            amended = agreement.current is not None and agreement.current.number > 1
            yield desk.task(
                what=_("ลงนามข้อตกลงฉบับแก้ไขของท่าน") if amended else _("ลงนามข้อตกลงของท่าน"),
                count=_copies(1),
                url=reverse("agreements:detail", args=[agreement.pk]),
                due=due,
                why=_("เนื้อหาเปลี่ยนหลังจากลงนามครั้งก่อน ส่วนที่เปลี่ยนแสดงไว้ให้เทียบ") if amended else "",
            )
    waiting = [
        a for a in files.agreements if a.partner_id == me and a.state == AgreementState.SIGNED_BY_ASSESSEE
    ]
    if waiting:
        only = len(waiting) == 1
        yield desk.task(
            what=_("ลงนามข้อตกลงในฐานะผู้ทำข้อตกลง"),
            count=_copies(len(waiting)),
            url=reverse("agreements:detail", args=[waiting[0].pk]) if only else reverse("agreements:list"),
            due=due,
            why=str(waiting[0].officer) if only else "",
        )


def follow_up_work(desk: Desk, files: Files) -> Iterator[Task]:
    """For those who answer for a whole province: agreements that still wait for a signature."""
    units = desk.person.units_of(Role.PROVINCE_ADMIN, Role.HR)
    open_ = [a for a in files.agreements if a.unit_id in units and a.state != AgreementState.AGREED]
    if open_:
        yield desk.task(
            what=_("ติดตามข้อตกลงที่ยังลงนามไม่ครบ"),
            count=_copies(len(open_)),
            url=reverse("agreements:list"),
            due=desk.closes(PhaseKind.AGREEMENT),
            why=_("จาก %(all)d ฉบับทั้งจังหวัด") % {"all": len(files.agreements)},
        )


def figure_work(desk: Desk) -> Iterator[Task]:
    """For owners of indicators: one task for each indicator that some districts have no figure of yet.

    Deeds and dates of the same indicator are the districts' own work and do not count here.
    """
    if not desk.person.has(Role.INDICATOR_OWNER):
        return
    rows = [r for r in indicator_progress(desk.person, desk.round, today=desk.today) if r.may_report]
    wanted = {row.sheet.indicator.pk: _figure_cells(row.sheet) for row in rows}
    cells = [cell for cells in wanted.values() for cell in cells]
    known = facts_in_force(item_ids={item for _unit, item in cells}, unit_ids={unit for unit, _item in cells})
    for row in rows:
        stated = row.sheet.stated
        missing = {unit for unit, item in wanted[row.sheet.indicator.pk] if (unit, item) not in known}
        if missing:
            yield desk.task(
                what=_("กรอกผล%(scope)s %(number)s")
                % {"scope": stated.get_scope_display(), "number": stated.number},
                count=_("%(n)d อำเภอ") % {"n": len(missing)},
                url=reverse("results:grid", args=[row.sheet.indicator.pk]),
                due=row.due,
                why=stated.title,
            )


def _figure_cells(sheet: Sheet) -> list[Cell]:
    return [(row.unit.pk, item.pk) for row in sheet.rows for item in row.items.values() if item.kind == VALUE]


def deed_work(desk: Desk) -> Iterator[Task]:
    """For the people of a district: deeds and dates of their office that nobody has reported."""
    for unit in own_units(desk.person, today=desk.today):
        waiting = [
            (sheet.outcome.due, missing)
            for sheet in unit_sheets(unit, desk.round, today=desk.today)
            if sheet.outcome is not None
            for missing in sheet.outcome.missing
            if missing.kind != VALUE
        ]
        if waiting:
            yield desk.task(
                what=_("รายงานการดำเนินการของ%(unit)s") % {"unit": unit.name},
                count=_("%(n)d รายการ") % {"n": len({missing.item_id for _due, missing in waiting})},
                url=reverse("results:unit", args=[unit.pk]),
                due=min(due for due, _missing in waiting),
                why=_("สิ่งที่ทำแล้วและวันที่แล้วเสร็จ ส่วนตัวเลขเจ้าภาพเป็นผู้กรอก"),
            )


def assessing_work(desk: Desk, files: Files) -> Iterator[Task]:
    """For assessors, once the time to assess has come."""
    opens = desk.opens(PhaseKind.ASSESS)
    if opens is None or desk.today < opens:
        return
    me = desk.person.officer_id
    waiting = [a for a in files.agreements if a.assessor_id == me and files.forms[a.pk].stage == Stage.OPEN]
    if waiting:
        yield desk.task(
            what=_("ประเมินสมรรถนะและยืนยันผล"),
            count=_people(len(waiting)),
            url=reverse("assessment:queue"),
            due=desk.closes(PhaseKind.ASSESS),
        )


def release_work(desk: Desk, files: Files) -> Iterator[Task]:
    """For the head of a province: results that are confirmed and wait to be told."""
    units = desk.person.units_of(Role.PROVINCE_HEAD)
    ready = [a for a in files.agreements if a.unit_id in units and files.forms[a.pk].stage == Stage.CONFIRMED]
    if ready:
        yield desk.task(
            what=_("แจ้งผลการประเมินที่ยืนยันแล้ว"),
            count=_people(len(ready)),
            url=reverse("assessment:queue"),
            due=desk.closes(PhaseKind.RELEASE),
        )


def acknowledging_work(desk: Desk, files: Files) -> Iterator[Task]:
    """For everybody: a result that was told and not yet acknowledged."""
    for agreement in files.of(desk.person.officer_id):
        if files.forms[agreement.pk].stage == Stage.RELEASED:
            yield desk.task(
                what=_("รับทราบผลการประเมินของท่าน"),
                count=_copies(1),
                url=reverse("assessment:mine"),
                due=desk.closes(PhaseKind.RELEASE),
            )
