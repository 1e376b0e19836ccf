"""Texts of levels ▸ rules: conditions and findings made anew from the texts as they are now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from samrit.criteria import compile_scale, lint, to_json
from samrit.drafts.checks import check_set
from samrit.drafts.choices import chosen, offered
from samrit.drafts.numbers import to_date
from samrit.drafts.places import place
from samrit.drafts.translation import finding_json
from samrit.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from samrit.drafts.shape import DraftJson, FindingJson, IndicatorJson, LevelJson, VariantJson

_ORDER = {"error": 0, "warning": 1, "info": 2}
_CHECKED_HERE = {"level-missing"}


def compile_draft(draft: DraftJson) -> DraftJson:
    """Give the draft with conditions, measures, scales and findings made anew from its texts.

    A pure function: the draft given stays as it is. What reading the file found (``reading``) is kept.
    """
    period = _period(draft)
    compiled = [_indicator(item, period) for item in draft["indicators"]]
    fresh = cast("DraftJson", {**draft, "indicators": [item for item, _ in compiled]})
    found = [finding for _, findings in compiled for finding in findings]
    findings = [*draft["reading"], *map(finding_json, [*check_set(fresh), *found])]
    fresh["findings"] = sorted(_distinct(findings), key=_weight)
    return fresh


def recheck(draft: DraftJson) -> tuple[FindingJson, ...]:
    """Give the findings of an edited draft."""
    return tuple(compile_draft(draft)["findings"])


def _period(draft: DraftJson) -> tuple[date, date] | None:
    start, end = to_date(draft["round"]["start"]), to_date(draft["round"]["end"])
    return (start, end) if start and end else None


def _indicator(item: IndicatorJson, period: tuple[date, date] | None) -> tuple[IndicatorJson, list[Finding]]:
    variants: list[VariantJson] = []
    measures: list[dict[str, Any]] = []
    findings: list[Finding] = []
    for variant in item["variants"]:
        fresh, found = _variant(item, variant, period)
        fresh = _with_shared_keys(fresh, measures)
        variants.append(fresh)
        findings += found
    scales = [variant["scale"] for variant in variants if variant["scale"]]
    gates: list[dict[str, Any]] = next((scale["gates"] for scale in scales if scale["gates"]), [])
    composite: dict[str, Any] | None = next((s["composite"] for s in scales if s["composite"]), None)
    fresh_item = {
        **item,
        "variants": variants,
        "measures": measures,
        "gates": gates,
        "composite": composite,
    }
    return cast("IndicatorJson", fresh_item), findings


def _notes(item: IndicatorJson) -> list[str]:
    """Give the texts of an indicator that may hold gates, points tables, and how persons count."""
    return [text for text in (*item["notes"], item["definitions"], item["formula"]) if text]


def _variant(
    item: IndicatorJson, variant: VariantJson, period: tuple[date, date] | None
) -> tuple[VariantJson, list[Finding]]:
    levels = variant["levels"]
    if not levels:
        return variant, []
    read = compile_scale(
        [(level["level"], level["text"]) for level in levels],
        title=item["title"],
        unit=item["unit"],
        round_period=period,
        notes=_notes(item),
    )
    where = place(item) + (f" ({variant['when']})" if variant["when"] else "")
    choices = {name: option for name, option in (variant.get("choices") or {}).items() if option}
    scale, stale = chosen(read, choices)
    stored = to_json(scale)
    fresh: VariantJson = {
        "when": variant["when"],
        "levels": _levels(levels, stored),
        "scale": stored,
        "choices": {**choices},
        "doubts": offered(scale),
    }
    found = [*lint(scale, where=where, round_period=period), *(_stale(name, where) for name in stale)]
    return fresh, [_placed(finding, item, levels) for finding in found if finding.code not in _CHECKED_HERE]


def _stale(name: str, where: str) -> Finding:
    return Finding(
        code="reading-not-offered",
        severity="warning",
        where=where,
        message=f"วิธีอ่านที่เลือกไว้ ({name}) ใช้กับข้อความปัจจุบันไม่ได้แล้ว จึงไม่มีผล ให้เลือกใหม่หรือนำออก",
        message_en=f"{where}: the reading chosen for {name} does not fit the text any more and has no effect",
    )


def _levels(levels: Sequence[LevelJson], stored: dict[str, Any]) -> list[LevelJson]:
    conditions = {entry["level"]: entry["conditions"] for entry in stored["levels"]}
    return [
        cast("LevelJson", {**level, "conditions": conditions.get(level["level"], [])}) for level in levels
    ]


def _placed(finding: Finding, item: IndicatorJson, levels: Sequence[LevelJson]) -> Finding:
    """Add the line of the level, or of the indicator, that a finding is about."""
    lines = {level["level"]: level["line"] for level in levels}
    line = lines.get(finding.level) if finding.level is not None else None
    return replace(finding, line=finding.line or line or item["line"])


def _with_shared_keys(variant: VariantJson, measures: list[dict[str, Any]]) -> VariantJson:
    """Keep one key for one quantity across the variants of an indicator; a clash gets the next free key."""
    renamed: dict[str, str] = {}
    for measure in (variant["scale"] or {}).get("measures", []):
        same = next((other for other in measures if _same_measure(other, measure)), None)
        if same:
            renamed[measure["key"]] = same["key"]
            continue
        taken = {other["key"] for other in measures}
        key = measure["key"]
        number = len(measures) + 1
        while key in taken:
            key, number = f"m{number}", number + 1
        renamed[measure["key"]] = key
        measures.append({**measure, "key": key})
    if all(old == new for old, new in renamed.items()):
        return variant
    return cast("VariantJson", _rename(variant, renamed))


def _same_measure(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one.get(name) == other.get(name) for name in ("text", "unit", "kind"))


def _rename(value: Any, renamed: dict[str, str]) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, list):
        return [_rename(item, renamed) for item in value]
    if isinstance(value, dict):
        return {
            name: renamed.get(item, item)
            if name in {"measure", "restates", "key"} and isinstance(item, str)
            else _rename(item, renamed)
            for name, item in value.items()
        }
    return value


def _distinct(findings: Iterable[FindingJson]) -> list[FindingJson]:
    kept: dict[tuple[object, ...], FindingJson] = {}
    for finding in findings:
        key = (finding["code"], finding["where"], finding["level"], finding["message"])
        kept.setdefault(key, finding)
    return list(kept.values())


def _weight(finding: FindingJson) -> tuple[int, int]:
    return _ORDER[finding["severity"]], finding["line"] or 0
