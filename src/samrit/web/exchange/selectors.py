"""Reading what goes into the data files of a unit, each form as the person may see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from samrit.grading import FormResult, LineResult, round_half_up
from samrit.thai import format_date, format_number
from samrit.web.agreements.models import Agreement
from samrit.web.assessment.choices import Step
from samrit.web.assessment.content import FactRow, LineRow
from samrit.web.assessment.selectors import FormView, form_views, forms_of
from samrit.web.exchange.rows import DistrictData, LineData, OfficerData
from samrit.web.indicators.choices import Scope
from samrit.web.organisation.acting import today_of
from samrit.web.organisation.choices import PositionLevel
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person
from samrit.web.results.choices import FactState, LineState
from samrit.web.rounds.models import Round

# Places of a number that the arithmetic leaves without an end (a third): a cell of a file cannot hold it.
PLACES = 6


def views_of(person: Person, agreements: Sequence[Agreement], *, now: datetime) -> list[FormView]:
    """Give the forms of agreements as the person may see them, in their order."""
    forms = forms_of(agreements)
    return form_views(person, [forms[agreement.pk] for agreement in agreements], today=today_of(now))


def district_data(unit: Unit, round_: Round, views: Sequence[FormView]) -> DistrictData:
    """Give the rows of the data files: no score that the reader of the views may not see."""
    words = {"number": round_.number, "year": round_.fiscal_year}
    return DistrictData(
        unit=unit.name,
        round_words=_("รอบที่ %(number)s ปีงบประมาณ พ.ศ. %(year)s") % words,
        scheme=", ".join(sorted({view.scheme.name for view in views})),
        officers=tuple(_officer(view) for view in views),
    )


def _officer(view: FormView) -> OfficerData:
    agreement, score = view.agreement, view.score
    post = agreement.position
    return OfficerData(
        number=agreement.officer.number,
        name=str(agreement.officer),
        position=post.line,
        position_number=post.number,
        position_level=str(PositionLevel(post.level).label),
        unit=agreement.unit.name,
        assessor=str(agreement.assessor),
        agreement_version=view.version.number,
        standing=str(view.form.get_stage_display()),
        results=_component(view, "results"),
        competency=_component(view, "competency"),
        total=score.total if view.sees_score else None,
        grade=score.grade.name_th if view.sees_score and score.grade else "",
        released=_day_of(view, Step.RELEASED),
        acknowledged=_day_of(view, Step.ACKNOWLEDGED),
        scheme=view.scheme.name,
        content_hash=view.result.content_hash if view.result else "",
        lines=tuple(_line(row, line) for row, line in zip(view.content["lines"], score.lines, strict=True)),
    )


def _component(view: FormView, code: str) -> Decimal | None:
    """Give a component out of 100 once it is complete and may be seen."""
    score: FormResult = view.score
    for part in score.components:
        if part.share.code == code and part.is_complete and view.sees_score:
            return _decimal(part.out_of_100)
    return None


def _day_of(view: FormView, name: Step) -> date | None:
    found = [step.at for step in view.steps if step.step == name]
    return timezone.localdate(found[-1]) if found else None


def _line(row: LineRow, line: LineResult) -> LineData:
    reported = [fact for fact in row["facts"] if fact["state"] == FactState.REPORTED]
    days = [date.fromisoformat(fact["as_of"]) for fact in reported]
    return LineData(
        block=str(_scopes().get(row["scope"], row["scope"])),
        number=row["number"],
        title=row["title"],
        weight=Decimal(row["weight"]),
        state=str(LineState(row["state"]).label),
        measured=" · ".join(_measured(fact, named=len(reported) > 1) for fact in reported),
        as_of=max(days, default=None),
        source=" · ".join(dict.fromkeys(fact["source"] for fact in reported if fact["source"])),
        level=None if line.score is None else _decimal(line.score),
        points=None if line.points is None else _decimal(line.points),
    )


def _scopes() -> Mapping[str, object]:
    return dict(Scope.choices)


def _measured(fact: FactRow, *, named: bool) -> str:
    """Say what was reported: the figure with its unit (named among several), the deed or its date."""
    if fact["value"] is not None:
        unit = "%" if fact["unit"] == "percent" else f" {fact['unit']}"
        figure = f"{format_number(Decimal(fact['value']))}{unit}".strip()
        return f"{fact['text']}: {figure}" if named else figure
    if fact["on_date"] is not None:
        day = format_date(date.fromisoformat(fact["on_date"]), style="short", thai_digits=False)
        return f"{fact['text']}: {day}"
    done = _("ดำเนินการแล้ว") if fact["done"] else _("ยังไม่ดำเนินการ")
    return f"{fact['text']}: {done}"


def _decimal(value: Fraction) -> Decimal:
    rounded = round_half_up(value, PLACES)
    text = format(rounded, "f")
    return Decimal(text.rstrip("0").rstrip("."))
