"""What a publication would write: the indicators of the next version, from a draft and those in force."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from samrit.thai.text import fold
from samrit.web.common.models import content_hash
from samrit.web.indicators.draft_content import Json
from samrit.web.indicators.models import IndicatorVersion
from samrit.web.indicators.naming import size_class_of
from samrit.web.indicators.rules import Reported, Rule

_SHEET_FIELDS = (
    "unit",
    "rationale",
    "data_source",
    "supervisor",
    "coordinators",
    "definitions",
    "formula",
    "cutoffs",
    "assignee",
    "gates",
    "evidence",
    "reviewers",
    "composite",
    "group",
    "parent_title",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVariant:
    """The criteria for one class of units; `size_class` None where the heading names no known class."""

    size_class: str | None
    label: str
    rule: dict[str, Any]
    reported: tuple[Reported, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One indicator of the version to come. `carried` is the published one that it repeats unchanged."""

    scope: str
    number: str
    title: str
    weight: Decimal | None
    owners: tuple[str, ...]
    owner_unit_id: int | None
    applies_only: tuple[str, ...]
    applies_except: tuple[str, ...]
    cutoff: date | None
    cumulative_deeds: bool
    sheet: dict[str, Any]
    source_line: int | None
    variants: tuple[PlannedVariant, ...]
    draft_key: str = ""
    base: IndicatorVersion | None = field(default=None, compare=False)
    carried: bool = False

    @property
    def hash(self) -> str:
        """Give the hash of what the indicator says (not of where it stands)."""
        if self.carried and self.base is not None:
            return self.base.content_hash
        return content_hash(said(self))


def said(planned: Planned) -> dict[str, object]:
    """Give what an indicator says, as canonical data: two of one hash say the same."""
    return {
        "scope": planned.scope,
        "number": planned.number,
        "title": planned.title,
        "weight": None if planned.weight is None else format(planned.weight.normalize(), "f"),
        "owners": list(planned.owners),
        "applies_only": list(planned.applies_only),
        "applies_except": list(planned.applies_except),
        "cutoff": planned.cutoff.isoformat() if planned.cutoff else None,
        "cumulative_deeds": planned.cumulative_deeds,
        "sheet": planned.sheet,
        "variants": [
            {"size_class": v.size_class, "label": v.label, "rule": v.rule} for v in planned.variants
        ],
    }


def is_amendment(content: Json) -> bool:
    """Say whether a letter shows indicators as changed ones of an earlier letter."""
    return any(i.get("change") == "after" for i in content["indicators"])


def stated(content: Json) -> list[Json]:
    """Give the indicators that a letter puts in force: all but those it quotes as they were before."""
    return [i for i in content["indicators"] if i.get("change") != "before"]


def cumulative(indicator: Json, base: IndicatorVersion | None) -> bool:
    """Say whether lower deeds count for higher levels: as a person set it, else as published, else yes."""
    if (chosen := indicator.get("cumulative_deeds")) is not None:
        return bool(chosen)
    return base.cumulative_deeds if base else True


def planned_from_draft(indicator: Json, rules: Sequence[Rule], base: IndicatorVersion | None) -> Planned:
    """Give the plan of one indicator of a draft; `rules` are its compiled variants in order.

    An amendment shows what changes: a block, weight, cut-off, owner unit or sheet field that it leaves out
    stays as published.
    """
    applies = indicator.get("applies_to") or {}
    sheet = {name: indicator[name] for name in _SHEET_FIELDS if indicator.get(name)}
    return Planned(
        scope=indicator.get("scope") or (base.scope if base else ""),
        number=indicator.get("number") or "",
        title=indicator.get("title") or "",
        weight=_weight(indicator, base),
        owners=tuple(indicator.get("owners") or ()),
        owner_unit_id=indicator.get("owner_unit") or (base.owner_unit_id if base else None),
        applies_only=tuple(applies.get("only") or ()),
        applies_except=tuple(applies.get("except") or ()),
        cutoff=_cutoff(indicator, base),
        cumulative_deeds=cumulative(indicator, base),
        sheet={**base.sheet, **sheet} if base else sheet,
        source_line=indicator.get("line"),
        variants=tuple(
            PlannedVariant(
                size_class=size_class_of(variant.get("when")),
                label=variant.get("when") or "",
                rule=rule.json,
                reported=rule.reported,
            )
            for variant, rule in zip(indicator["variants"], rules, strict=True)
        ),
        draft_key=indicator["key"],
        base=base,
    )


def _weight(indicator: Json, base: IndicatorVersion | None) -> Decimal | None:
    weight = indicator.get("weight")
    if weight is None:
        return base.weight if base else None
    return Decimal(weight)


def _cutoff(indicator: Json, base: IndicatorVersion | None) -> date | None:
    cutoffs = indicator.get("cutoffs") or []
    if not cutoffs:
        return base.cutoff if base else None
    return date.fromisoformat(cutoffs[0])


def planned_from_base(base: IndicatorVersion) -> Planned:
    """Give the plan of a published indicator that stays as it is."""
    return Planned(
        scope=base.scope,
        number=base.number,
        title=base.title,
        weight=base.weight,
        owners=tuple(base.owners),
        owner_unit_id=base.owner_unit_id,
        applies_only=tuple(base.applies_only),
        applies_except=tuple(base.applies_except),
        cutoff=base.cutoff,
        cumulative_deeds=base.cumulative_deeds,
        sheet=base.sheet,
        source_line=base.source_line,
        variants=tuple(
            PlannedVariant(size_class=v.size_class, label=v.label, rule=v.rule) for v in base.variants.all()
        ),
        base=base,
        carried=True,
    )


def similarity(left: str, right: str) -> Decimal:
    """Give how alike two titles are, 0 to 1 in hundredths: shown to people, deciding only between equals."""
    ratio = SequenceMatcher(None, fold(left), fold(right), autojunk=False).ratio()
    return Decimal(round(ratio * 100)) / 100


def matched(changed: Sequence[Json], base: Sequence[IndicatorVersion]) -> dict[str, IndicatorVersion]:
    """Give which published indicator each changed one replaces, by draft key.

    A person's choice (`replaces`) goes first; then scope and number, and among alternatives of one number
    the nearest title. One published indicator is replaced by one changed one at most.
    """
    by_id = {str(b.indicator_id): b for b in base}
    found = {i["key"]: by_id[i["replaces"]] for i in changed if i.get("replaces") in by_id}
    free = [b for b in base if b not in found.values()]
    for indicator in changed:
        if indicator["key"] in found or indicator.get("replaces") == "new":
            continue
        # A letter that shows one indicator alone may leave its block unsaid.
        scope = indicator.get("scope")
        fits = [b for b in free if b.number == indicator.get("number") and scope in (b.scope, None)]
        if fits:
            best = max(fits, key=lambda b: similarity(b.title, indicator.get("title") or ""))
            found[indicator["key"]] = best
            free.remove(best)
    return found


def merged(changed: Sequence[Planned], base: Sequence[IndicatorVersion]) -> list[Planned]:
    """Give the next version: each replaced in its published place, new ones at the end of their block."""
    by_base = {planned.base.pk: planned for planned in changed if planned.base is not None}
    rows = [by_base.get(b.pk) or planned_from_base(b) for b in base]
    for planned in changed:
        if planned.base is None:
            last = max((n for n, row in enumerate(rows) if row.scope == planned.scope), default=len(rows) - 1)
            rows.insert(last + 1, planned)
    return rows
