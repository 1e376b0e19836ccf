"""From a file to a draft: read first, write only if it could be read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samrit.drafts import UnreadableLetter, read_draft
from samrit.web.audit.services import Act
from samrit.web.common.errors import Refusal
from samrit.web.common.policies import require
from samrit.web.indicators.choices import DraftState
from samrit.web.indicators.draft_content import Json, prepared
from samrit.web.indicators.models import Draft, IndicatorSet, LetterFile, SetVersion
from samrit.web.indicators.naming import guess_owner
from samrit.web.indicators.plan import is_amendment
from samrit.web.indicators.policies import may_upload
from samrit.web.indicators.reading import recompiled
from samrit.web.indicators.selectors import groups_of
from samrit.web.organisation.acting import record_act, today_of
from samrit.web.organisation.models import Unit
from samrit.web.organisation.selectors import Person
from samrit.web.rounds.models import Round
from samrit.web.rounds.selectors import current_round

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploaded:
    """The draft of an uploaded letter; `known` where the same file was uploaded before."""

    draft: Draft
    known: bool


@transaction.atomic
def letter_upload(*, person: Person, unit: Unit, name: str, content: bytes, now: datetime) -> Uploaded:
    """Read a letter into a draft of a province.

    Raises:
        NotAllowed: the person does not look after the sets of this province.
        Refusal: the file is no letter that can be read, or the agency has no round; nothing is saved.
    """
    require(may_upload, person, unit)
    size_check(len(content))
    sha256 = hashlib.sha256(content).hexdigest()
    if (known := _known(unit, sha256)) is not None:
        return Uploaded(draft=known, known=True)
    read = _read(content, name)
    round_ = _round_of(read, unit, today_of(now))
    letter = LetterFile.objects.create(
        sha256=sha256,
        name=name[-255:],
        size=len(content),
        content=content,
        uploaded_by_id=person.user_id,
        uploaded_at=now,
    )
    draft = Draft.objects.create(
        round=round_,
        unit=unit,
        letter_file=letter,
        amends=_amended(read, round_, unit),
        content=_with_owners(read, groups_of(unit)),
        created_by_id=person.user_id,
        created_at=now,
    )
    act = Act(
        name="letter.upload",
        object_type="draft",
        object_id=draft.pk,
        unit_id=unit.pk,
        detail={"name": letter.name, "sha256": sha256, "indicators": len(read["indicators"])},
    )
    record_act(person=person, act=act, now=now)
    return Uploaded(draft=draft, known=False)


def size_check(size: int) -> None:
    """Refuse a file over the limit; asked before its bytes are read.

    Raises:
        Refusal: with the limit and what to do.
    """
    if size > settings.LETTER_SIZE_LIMIT:
        limit = settings.LETTER_SIZE_LIMIT // (1024 * 1024)
        message = _("ไฟล์ใหญ่เกิน %d MB ให้แยกเฉพาะหน้าหนังสือและตารางตัวชี้วัด แล้วนำเข้าใหม่") % limit
        raise Refusal("letter-too-big", message)


def _known(unit: Unit, sha256: str) -> Draft | None:
    drafts = Draft.objects.filter(unit=unit, letter_file__sha256=sha256)
    return drafts.exclude(state=DraftState.DISCARDED).order_by("-pk").first()


def _read(content: bytes, name: str) -> Json:
    try:
        read = cast("Json", read_draft(content, name=name).to_json())
    except UnreadableLetter as error:
        english = get_language() == "en"
        raise Refusal(error.code, error.message_en if english else error.message_th) from error
    return recompiled(prepared(read, set_title=_title(read)))


def _title(read: Json) -> str:
    round_, parties = read.get("round") or {}, read.get("parties") or {}
    words = ["ตัวชี้วัด" + (parties.get("assessee") or "")]
    if round_.get("number") and round_.get("fiscal_year"):
        words.append(f"รอบที่ {round_['number']}/{round_['fiscal_year']}")
    return " ".join(words)[:_LONGEST_TITLE]


def _round_of(read: Json, unit: Unit, today: date) -> Round:
    said = read.get("round") or {}
    rounds = Round.objects.filter(agency_id=unit.agency_id)
    year, number = said.get("fiscal_year"), said.get("number")
    found = rounds.filter(fiscal_year=year, number=number).first() if year and number else None
    found = found or current_round(agency_id=unit.agency_id, today=today)
    if found is None:
        raise Refusal("no-round", _("ยังไม่มีรอบการประเมินในระบบ ให้เจ้าหน้าที่บุคคลเปิดรอบการประเมินก่อน"))
    return found


def _amended(read: Json, round_: Round, unit: Unit) -> IndicatorSet | None:
    """Give the set that the letter amends: the one of the letter it names, else the only one there is."""
    named = (read.get("letter") or {}).get("amends")
    if not named and not is_amendment(read):
        return None
    sets = IndicatorSet.objects.filter(round=round_, unit=unit)
    if named and named.get("number"):
        version: SetVersion | None = SetVersion.objects.filter(
            set__in=sets, letter_number=named["number"]
        ).first()
        if version is not None:
            return version.set
    if not is_amendment(read):
        return None
    candidates = list(sets[:2])
    return candidates[0] if len(candidates) == 1 else None


def _with_owners(read: Json, groups: Sequence[Unit]) -> Json:
    for indicator in read["indicators"]:
        guess = guess_owner(indicator.get("owners") or [], groups)
        indicator["owner_unit"] = guess.pk if guess else None
    return read
