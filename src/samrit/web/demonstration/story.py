"""The demonstration round, told through the real services: from the letter to the acknowledged result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from samrit.grading import default_scheme
from samrit.thai import format_date
from samrit.web.agreements.choices import AgreementState
from samrit.web.agreements.models import Agreement
from samrit.web.agreements.services import agreement_sign, set_cascade
from samrit.web.assessment.selectors import form_of, live_form
from samrit.web.assessment.services import (
    Given,
    competency_rate,
    form_confirm,
    result_acknowledge,
    unit_release,
)
from samrit.web.demonstration.official_letters import (
    AMENDMENT_DAYS_AGO,
    AMENDMENT_NAME,
    DRAFT_DAYS_AGO,
    DRAFT_NAME,
    FIRST_NAME,
    LETTER_DAYS_AGO,
    amending_letter,
    first_letter,
    open_letter,
)
from samrit.web.demonstration.organisation import Province, organisation_import
from samrit.web.demonstration.reporting import figures_correct, figures_report
from samrit.web.demonstration.timeline import Timeline, timeline_of
from samrit.web.indicators.models import Draft, SetVersion
from samrit.web.indicators.services import draft_correct, letter_upload, set_publish
from samrit.web.organisation.selectors import Person
from samrit.web.rounds.choices import PhaseKind
from samrit.web.rounds.models import Round
from samrit.web.rounds.services import Dates, round_open, scheme_save, unit_dates_set

PILOT = "mueang"
# Who has not signed the first letter's agreement yet, and whose partner has not.
UNSIGNED = ("bang2", "ko3")
HALF_SIGNED = ("khao3", "nong2")
# Who has not signed again after the amendment, and whose partner has not.
UNSIGNED_AGAIN = (
    *("thung5", "don5", "huai-head", "huai1", "nong3", "khao3", "khao4"),
    *("bang1", "bang2", "ko1", "ko3"),
)
HALF_SIGNED_AGAIN = ("huai4", "don2", "nong-head", "khao-head")
# Ratings in the order of the scheme's competencies, whole or begun.
RATINGS: dict[str, tuple[int, ...]] = {
    "mueang-head": (5, 5, 4, 5, 5),
    "mueang1": (4, 5, 4, 5, 4),
    "mueang2": (4, 4, 3, 5, 4),
    "mueang3": (3, 4, 3, 4, 4),
    "mueang4": (3, 4, 2, 4, 3),
    "mueang5": (4, 4, 4, 5, 5),
    "thung1": (4, 4, 4, 4, 5),
    "thung2": (3, 4, 3, 4, 4),
    "thung3": (2, 3, 2, 4, 3),
    "thung4": (4, 5),
    "huai2": (4, 4, 3, 5, 4),
}
CONFIRMED_ELSEWHERE = ("thung1", "thung2")
ACKNOWLEDGED = ("mueang2",)
NOTES = {"mueang4": "อยู่ระหว่างเรียนรู้งานใหม่ มีพี่เลี้ยงดูแล", "thung3": "ควรเข้าอบรมการวิเคราะห์ข้อมูล"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did: the round, and whether it was there before."""

    round: Round
    is_new: bool


@transaction.atomic
def demonstration_load(*, now: datetime) -> Loaded:
    """Load the round that runs today, whole or not at all; a round that is loaded is left as it is."""
    timeline = timeline_of(now)
    province = organisation_import(round_starts=timeline.starts, today=timeline.today)
    known = Round.objects.filter(
        agency=province.agency, fiscal_year=timeline.fiscal_year, number=timeline.number
    ).first()
    if known is not None:
        return Loaded(round=known, is_new=False)
    story = Story(province, timeline)
    return Loaded(round=story.told(), is_new=True)


class Story:
    """The chapters of the round, each a few acts of named people."""

    def __init__(self, province: Province, timeline: Timeline) -> None:
        self.province = province
        self.timeline = timeline
        self.day, self.minute, self.act = 0, 0, 0

    def told(self) -> Round:
        """Tell all chapters in order."""
        round_ = self.open_round()
        version = self.publish_letter()
        self.cascade(version, days_ago=LETTER_DAYS_AGO - 3)
        self.sign(self.officers(but=(*UNSIGNED, *HALF_SIGNED)), days_ago=30)
        self.sign(HALF_SIGNED, days_ago=28, partner=False)
        amended = self.publish_amendment()
        self.cascade(amended, days_ago=AMENDMENT_DAYS_AGO - 1)
        self.sign(self.officers(but=(*UNSIGNED_AGAIN, *HALF_SIGNED_AGAIN)), days_ago=11)
        self.sign(HALF_SIGNED_AGAIN, days_ago=10, partner=False)
        self.pilot_dates(round_)
        figures_report(province=self.province, version=amended, timeline=self.timeline, at=lambda: self.at(9))
        figures_correct(province=self.province, version=amended, at=lambda: self.at(9))
        self.assess()
        self.upload(DRAFT_NAME, open_letter(self.timeline), days_ago=DRAFT_DAYS_AGO)
        return round_

    def at(self, days_ago: int) -> datetime:
        """Give the next moment of the story; acts of one day follow one another."""
        if days_ago != self.day:
            self.day, self.minute = days_ago, 0
        self.minute += 1
        self.act += 1
        return self.timeline.ago(days_ago, minute=self.minute, act=self.act)

    def person(self, account: str) -> Person:
        return self.province.person(account)

    def open_round(self) -> Round:
        hr = self.person("central-hr")
        scheme = scheme_save(person=hr, content=default_scheme().to_json(), now=self.at(48))
        return round_open(
            person=hr,
            fiscal_year=self.timeline.fiscal_year,
            number=self.timeline.number,
            scheme=scheme,
            phases=self.timeline.calendar(),
            now=self.at(48),
        )

    def upload(self, name: str, content: bytes, *, days_ago: int) -> Draft:
        province = self.province.unit("province")
        uploaded = letter_upload(
            person=self.person("planner"), unit=province, name=name, content=content, now=self.at(days_ago)
        )
        return uploaded.draft

    def publish_letter(self) -> SetVersion:
        """Upload, correct a cut-off and publish."""
        draft = self.upload(FIRST_NAME, first_letter(self.timeline), days_ago=LETTER_DAYS_AGO)
        cutoff = format_date(self.timeline.day(-2))
        for key in ("i3", "i4"):
            draft = draft_correct(
                person=self.person("planner"),
                draft_id=draft.pk,
                revision=draft.revision,
                path=f"indicators/{key}/cutoffs",
                typed=(cutoff,),
                now=self.at(LETTER_DAYS_AGO - 1),
            )
        return self.publish(draft, days_ago=LETTER_DAYS_AGO - 2)

    def publish_amendment(self) -> SetVersion:
        draft = self.upload(AMENDMENT_NAME, amending_letter(self.timeline), days_ago=AMENDMENT_DAYS_AGO)
        reason = "ลดจำนวนข่าวต่อเดือนตามกำลังของสำนักงานอำเภอ และเพิ่มการรับฟังความเห็นของประชาชน"
        return self.publish(draft, days_ago=AMENDMENT_DAYS_AGO - 1, reason=reason)

    def publish(self, draft: Draft, *, days_ago: int, reason: str = "") -> SetVersion:
        return set_publish(
            person=self.person("planner"),
            draft_id=draft.pk,
            revision=draft.revision,
            reason=reason,
            now=self.at(days_ago),
        )

    def cascade(self, version: SetVersion, *, days_ago: int) -> None:
        set_cascade(person=self.person("planner"), set_version=version, now=self.at(days_ago))

    def officers(self, *, but: Iterable[str] = ()) -> list[str]:
        """Give the accounts of all district officers, heads included."""
        left_out = set(but)
        found = [a for key in self.province.districts for a in self.province.accounts_of(key)]
        return [account for account in found if account not in left_out]

    def agreement(self, account: str) -> Agreement:
        rows = Agreement.objects.select_related(
            "officer", "unit", "position", "round__scheme", "current", "assessor", "partner__user"
        )
        return rows.get(
            officer=self.province.users[account].officer,
            round__fiscal_year=self.timeline.fiscal_year,
            round__number=self.timeline.number,
        )

    def sign(self, accounts: Iterable[str], *, days_ago: int, partner: bool = True) -> None:
        """Sign the content in force: the officer, and his partner too unless he is to wait."""
        for account in accounts:
            agreement = self.agreement(account)
            if agreement.state == AgreementState.AGREED or agreement.current is None:
                continue
            signers = [account, agreement.partner.user.username] if partner else [account]
            for signer in signers:
                agreement_sign(
                    person=self.person(signer),
                    agreement_id=agreement.pk,
                    expected_hash=agreement.current.content_hash,
                    now=self.at(days_ago),
                )

    def pilot_dates(self, round_: Round) -> None:
        """Let the pilot district be assessed and released before the others."""
        for kind, opens in ((PhaseKind.ASSESS, -9), (PhaseKind.RELEASE, -6)):
            unit_dates_set(
                person=self.person("planner"),
                round_=round_,
                unit=self.province.unit(PILOT),
                dates=Dates(kind=kind, opens=self.timeline.day(opens), closes=self.timeline.day(20)),
                reason="อำเภอนำร่อง ประเมินก่อนเพื่อทดลองขั้นตอน",
                now=self.at(10),
            )

    def assess(self) -> None:
        """Assess the pilot district to its end, others in part."""
        pilot = self.province.accounts_of(PILOT)
        for account in pilot:
            self.rate(account, days_ago=8)
        for account in pilot:
            self.confirm(account, days_ago=7)
        unit_release(person=self.person("head"), unit=self.province.unit(PILOT), now=self.at(5))
        for account in RATINGS:
            if account not in pilot:
                self.rate(account, days_ago=4)
        for account in CONFIRMED_ELSEWHERE:
            self.confirm(account, days_ago=3)
        for account in ACKNOWLEDGED:
            self.acknowledge(account, days_ago=2)

    def rate(self, account: str, *, days_ago: int) -> None:
        agreement = self.agreement(account)
        keys = [item.key for item in default_scheme().competencies]
        scores = dict(zip(keys, RATINGS[account], strict=False))
        note = NOTES.get(account, "")
        form = form_of(agreement)
        competency_rate(
            person=self._assessor(agreement),
            form=form,
            ratings={
                key: Given(score=Decimal(score), note=note if place == 0 else "")
                for place, (key, score) in enumerate(scores.items())
            },
            revision=form.revision,
            now=self.at(days_ago),
        )

    def confirm(self, account: str, *, days_ago: int) -> None:
        agreement, now = self.agreement(account), self.at(days_ago)
        form = form_of(agreement)
        form_confirm(
            person=self._assessor(agreement),
            form=form,
            revision=form.revision,
            seen_hash=live_form(form, today=now.date()).content_hash,
            now=now,
        )

    def acknowledge(self, account: str, *, days_ago: int) -> None:
        form = form_of(self.agreement(account))
        result = form.results.order_by("number").last()
        if result is None:
            raise LookupError(f"{account} has no result to acknowledge")
        result_acknowledge(
            person=self.person(account),
            form=form,
            seen_hash=result.content_hash,
            revision=form.revision,
            now=self.at(days_ago),
        )

    def _assessor(self, agreement: Agreement) -> Person:
        accounts = {user.officer_id: name for name, user in self.province.users.items()}
        return self.person(accounts[agreement.assessor_id])
