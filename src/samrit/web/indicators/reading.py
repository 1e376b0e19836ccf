"""A draft read as a whole: compiled rules, what it would publish, and what stands against that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext as _

from samrit.drafts import compile_draft
from samrit.drafts.shape import DraftJson
from samrit.web.indicators.choices import DraftState, Scope
from samrit.web.indicators.coverage import Obstacle, obstacles
from samrit.web.indicators.draft_content import Json, carried
from samrit.web.indicators.letter_lines import indicator_of_finding, stretches
from samrit.web.indicators.models import Draft, IndicatorSet, IndicatorVersion, SetVersion
from samrit.web.indicators.plan import (
    Planned,
    cumulative,
    is_amendment,
    matched,
    merged,
    planned_from_draft,
    stated,
)
from samrit.web.indicators.rules import rule_of
from samrit.web.indicators.selectors import indicators_of, set_in_force, units_below, version_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReading:
    """What a draft means today.

    Attributes:
        changed: the indicators that the draft puts in force, by draft key, as they would be published.
        planned: the whole next version, unchanged indicators included.
        base: the version in force that is amended, with its indicators; None for a new set.
        quoted: what an amendment quotes as the old words, by draft key, with the published one it means.
        obstacles: what stands against publishing, waivable ones last; none once it is published.
    """

    changed: dict[str, Planned]
    quoted: dict[str, Planned]
    planned: tuple[Planned, ...]
    base: SetVersion | None
    base_indicators: tuple[IndicatorVersion, ...]
    obstacles: tuple[Obstacle, ...]


def recompiled(content: Json) -> Json:
    """Give the draft with conditions and findings made anew from its texts; own fields stay."""
    # A draft that was kept as JSON has the same shape as one just read: it only ever comes from there.
    return carried(content, cast("Json", compile_draft(cast("DraftJson", content))))


def draft_reading(draft: Draft) -> DraftReading:
    """Read a draft against the organisation and the set that it amends, in a constant number of queries."""
    content = draft.content
    base = _base(draft)
    base_rows = indicators_of(base) if base else []
    rows = stated(content)
    changed = _planned_all(rows, base_rows)
    planned = merged(list(changed.values()), base_rows) if base else list(changed.values())
    return DraftReading(
        changed=changed,
        quoted=_planned_all([i for i in content["indicators"] if i.get("change") == "before"], base_rows),
        planned=tuple(planned),
        base=base,
        base_indicators=tuple(base_rows),
        obstacles=_obstacles(draft, base, planned) if draft.state == DraftState.OPEN else (),
    )


def _base(draft: Draft) -> SetVersion | None:
    """Give the version that a draft amends: the one in force, or for a published draft the one before it."""
    if draft.amends is None:
        return None
    if draft.state == DraftState.PUBLISHED:
        own = SetVersion.objects.filter(draft=draft).values_list("number", flat=True).first()
        return version_of(draft.amends, (own or 1) - 1)
    return set_in_force(draft.amends)


def _planned_all(rows: Sequence[Json], base: Sequence[IndicatorVersion]) -> dict[str, Planned]:
    pairs = matched(rows, base)
    return {row["key"]: _planned(row, pairs.get(row["key"])) for row in rows}


def _obstacles(draft: Draft, base: SetVersion | None, planned: Sequence[Planned]) -> tuple[Obstacle, ...]:
    found = [
        *_of_round(draft),
        *_of_set(draft, base),
        *obstacles(planned, units_below(draft.unit)),
        *_of_findings(draft.content),
    ]
    if base is None and is_amendment(draft.content):
        # Part of a set has no sum; what is missing is the set it belongs to.
        found = [o for o in found if o.code != "weights-not-100"]
    return tuple(sorted(found, key=lambda o: o.waivable))


def _planned(indicator: Json, base: IndicatorVersion | None) -> Planned:
    deeds = cumulative(indicator, base)
    # A variant without any level has no scale yet; that it lacks is told as an obstacle.
    ready = [v for v in indicator["variants"] if v.get("scale") and v["levels"]]
    rules = [rule_of(variant["scale"], cumulative_deeds=deeds) for variant in ready]
    return planned_from_draft({**indicator, "variants": ready}, rules, base)


def _of_round(draft: Draft) -> Sequence[Obstacle]:
    said = draft.content.get("round") or {}
    mine = (draft.round.fiscal_year, draft.round.number)
    if (said.get("fiscal_year"), said.get("number")) == mine:
        return []
    written = (
        f"{said['number']}/{said['fiscal_year']}" if said.get("number") and said.get("fiscal_year") else ""
    )
    words = (
        _("หนังสือระบุรอบ %(said)s แต่ร่างนี้เปิดไว้ในรอบ %(round)s ให้เลือกรอบการประเมินที่ถูกต้อง")
        if written
        else _("หนังสือไม่ได้ระบุรอบให้ชัด ร่างนี้เปิดไว้ในรอบ %(round)s ให้ยืนยันรอบการประเมิน")
    )
    message = words % {"said": written, "round": draft.round}
    return [Obstacle(id="round-differs", code="round-differs", place="round", message=message)]


def _of_set(draft: Draft, base: SetVersion | None) -> Sequence[Obstacle]:
    if base is None and is_amendment(draft.content):
        return [
            Obstacle(
                id="amends-unpublished",
                code="amends-unpublished",
                place="amends",
                message=_(
                    "หนังสือนี้แก้ไขตัวชี้วัดที่ประกาศไว้เดิม แต่ยังไม่ได้เลือกชุดตัวชี้วัดที่แก้ไข "
                    "ให้เลือกชุดเดิม หรือนำเข้าและประกาศใช้หนังสือฉบับเดิมก่อน"
                ),
            )
        ]
    title = draft.content.get("set_title")
    twin = {"round_id": draft.round_id, "unit_id": draft.unit_id, "title": title}
    if base is None and IndicatorSet.objects.filter(**twin).exists():
        return [
            Obstacle(
                id="set-title-taken",
                code="set-title-taken",
                place="set_title",
                message=_("รอบนี้มีชุดตัวชี้วัดชื่อ “%s” แล้ว ให้เปลี่ยนชื่อ หรือเลือกเป็นการแก้ไขชุดเดิม") % title,
            )
        ]
    return []


# Found again, and more exactly, on the units themselves.
_CHECKED_ELSEWHERE = ("weights-not-100", "weight-missing", "duplicate-number", "variant-coverage")


def _of_findings(content: Json) -> list[Obstacle]:
    """Give one obstacle for each kind of error of an indicator: one written reason answers them together."""
    published = {row["key"] for row in stated(content)} | {""}
    known = stretches(content)
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for finding in content["findings"]:
        key = indicator_of_finding(finding, known)
        if finding["severity"] == "error" and finding["code"] not in _CHECKED_ELSEWHERE and key in published:
            groups[finding["code"], key].append(finding["message"])
    names = {row["key"]: _called(row) for row in content["indicators"]}
    return [
        Obstacle(
            id=f"finding/{code}/{key}",
            code=code,
            place=key,
            message=" ".join(part for part in (names.get(key, ""), _first_of(messages)) if part),
            waivable=True,
        )
        for (code, key), messages in groups.items()
    ]


def _called(row: Json) -> str:
    scope = row.get("scope")
    block = str(Scope(scope).label) if scope in Scope.values else _("ตัวชี้วัด")
    return f"{block} {row.get('number') or ''}".strip() + ":"


def _first_of(messages: Sequence[str]) -> str:
    more = len(messages) - 1
    return messages[0] + (_(" (และอีก %d แห่งในตัวชี้วัดนี้)") % more if more else "")
