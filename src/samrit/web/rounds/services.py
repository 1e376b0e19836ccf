"""Writing rounds: schemes that are sound, rounds with a whole calendar, dates of single units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samrit.grading import Scheme as GradingScheme
from samrit.grading import SchemeUnreadable
from samrit.thai import round_period
from samrit.web.audit.services import Act
from samrit.web.common.errors import Fault, Refusal
from samrit.web.common.language import finding_words
from samrit.web.common.models import content_hash
from samrit.web.common.policies import require
from samrit.web.common.templatetags.thai import thaishort
from samrit.web.organisation.acting import record_act
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person
from samrit.web.rounds.choices import PhaseKind
from samrit.web.rounds.models import Phase, Round, Scheme
from samrit.web.rounds.policies import may_set_dates_of_unit, may_set_rules
from samrit.web.rounds.selectors import scheme_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """First and last day of one step of a round."""

    kind: str
    opens: date
    closes: date


@transaction.atomic
def scheme_save(*, person: Person, content: Mapping[str, object], now: datetime) -> Scheme:
    """Keep a scheme for the person's agency; the same rules are kept once, changed rules are a new row.

    Raises:
        Refusal: the document is no scheme, or the scheme has faults; all of them are named.
    """
    agency = person.officer.agency
    require(may_set_rules, person, agency)
    scheme = _sound_scheme(content)
    kept = scheme.to_json()
    for row in Scheme.objects.filter(agency=agency, valid_from=scheme.valid_from):
        if content_hash(row.content) == content_hash(kept):
            return row
    saved = Scheme.objects.create(
        agency=agency,
        name=scheme.title_th,
        valid_from=scheme.valid_from,
        valid_until=scheme.valid_until,
        content=kept,
    )
    detail: dict[str, object] = {"name": scheme.name, "hash": content_hash(kept)}
    record_act(person=person, act=_act("scheme.save", "scheme", saved.pk, detail=detail), now=now)
    return saved


def _sound_scheme(content: Mapping[str, object]) -> GradingScheme:
    try:
        scheme = GradingScheme.from_json(content)
    except SchemeUnreadable as error:
        raise Refusal(
            "scheme-unreadable",
            _("อ่านหลักเกณฑ์นี้ไม่ได้ โปรดแก้ตามรายการแล้วบันทึกใหม่"),
            tuple(Fault(where=_("หลักเกณฑ์"), message=fault) for fault in error.faults),
        ) from None
    faults = tuple(
        Fault(where=f.where, message=finding_words(f), code=f.code)
        for f in scheme.faults()
        if f.severity == "error"
    )
    if faults:
        message = _("หลักเกณฑ์นี้ยังใช้ไม่ได้ โปรดแก้ตามรายการแล้วบันทึกใหม่")
        raise Refusal("scheme-faults", message, faults)
    return scheme


@transaction.atomic
def round_open(
    *,
    person: Person,
    fiscal_year: int,
    number: int,
    scheme: Scheme,
    phases: Sequence[Dates],
    now: datetime,
) -> Round:
    """Open a round of a fiscal year (Buddhist era) under a scheme, with the dates of every step.

    Raises:
        Refusal: it is open already, the scheme does not hold on its first day, or the calendar has faults.
    """
    agency = person.officer.agency
    require(may_set_rules, person, agency)
    if number not in (1, 2):
        raise Refusal("round-number", _("รอบการประเมินมีเพียงรอบที่ 1 และ 2 โปรดเลือกใหม่"))
    starts, ends = round_period(fiscal_year, number)
    if Round.objects.filter(agency=agency, fiscal_year=fiscal_year, number=number).exists():
        raise Refusal("round-exists", _("เปิดรอบการประเมินนี้ไว้แล้ว ไม่ต้องเปิดซ้ำ"))
    if scheme.agency_id != agency.pk or not scheme_of(scheme).is_valid_on(starts):
        raise Refusal(
            "scheme-not-valid",
            _("หลักเกณฑ์ “%(name)s” ไม่มีผลในวันเริ่มรอบ %(day)s โปรดเลือกหลักเกณฑ์อื่น")
            % {"name": scheme.name, "day": thaishort(starts)},
        )
    faults = tuple(_calendar_faults(phases))
    if faults:
        raise Refusal("calendar", _("ปฏิทินของรอบยังไม่ครบถ้วน โปรดแก้ตามรายการ"), faults)
    opened = Round.objects.create(
        agency=agency, fiscal_year=fiscal_year, number=number, starts=starts, ends=ends, scheme=scheme
    )
    Phase.objects.bulk_create(
        Phase(round=opened, kind=p.kind, opens=p.opens, closes=p.closes) for p in phases
    )
    detail: dict[str, object] = {"round": str(opened), "scheme": scheme.pk}
    record_act(person=person, act=_act("round.open", "round", opened.pk, detail=detail), now=now)
    return opened


def _calendar_faults(phases: Sequence[Dates]) -> Iterator[Fault]:
    given = [p.kind for p in phases]
    for kind in PhaseKind:
        if given.count(kind) != 1:
            yield Fault(where=str(kind.label), message=_("ต้องกำหนดช่วงวันหนึ่งช่วง"), code="phase-missing")
    for phase in phases:
        if phase.closes < phase.opens:
            yield Fault(
                where=str(PhaseKind(phase.kind).label),
                message=_("วันปิด %(closes)s อยู่ก่อนวันเปิด %(opens)s")
                % {"closes": thaishort(phase.closes), "opens": thaishort(phase.opens)},
                code="phase-reversed",
            )


@transaction.atomic
def unit_dates_set(
    *, person: Person, round_: Round, unit: Unit, dates: Dates, reason: str, now: datetime
) -> Phase:
    """Give one unit its own dates for a step (an extension, a pilot), with the reason.

    Raises:
        Refusal: no reason, the dates run backward, or the unit is of another agency.
    """
    require(may_set_dates_of_unit, person, unit)
    if unit.agency_id != round_.agency_id:
        raise Refusal("other-agency", _("หน่วยงานนี้ไม่อยู่ในส่วนราชการของรอบนี้ โปรดเลือกหน่วยงานใหม่"))
    if not reason.strip():
        raise Refusal("reason-missing", _("โปรดเขียนเหตุผลที่หน่วยงานนี้ใช้วันต่างจากหน่วยงานอื่น"))
    if dates.closes < dates.opens:
        raise Refusal("phase-reversed", _("วันปิดอยู่ก่อนวันเปิด โปรดแก้วันใดวันหนึ่ง"))
    before = Phase.objects.filter(round=round_, kind=dates.kind, unit=unit).first()
    phase, _created = Phase.objects.update_or_create(
        round=round_,
        kind=dates.kind,
        unit=unit,
        defaults={"opens": dates.opens, "closes": dates.closes, "reason": reason.strip()},
    )
    detail: dict[str, object] = {
        "kind": dates.kind,
        "before": None if before is None else [before.opens.isoformat(), before.closes.isoformat()],
        "after": [dates.opens.isoformat(), dates.closes.isoformat()],
        "reason": reason.strip(),
    }
    act = _act("round.dates-of-unit", "round", round_.pk, unit_id=unit.pk, detail=detail)
    record_act(person=person, act=act, now=now)
    return phase


def _act(
    name: str, object_type: str, object_id: int, *, detail: dict[str, object], unit_id: int | None = None
) -> Act:
    return Act(name=name, object_type=object_type, object_id=object_id, unit_id=unit_id, detail=detail)
