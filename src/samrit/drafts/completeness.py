"""Checks of what a set must hold: every level, one number once, criteria for every class of units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from samrit.drafts.places import place, scope_words
from samrit.drafts.units import applies, group_persons, named_units
from samrit.findings import Finding

if TYPE_CHECKING:
    from samrit.drafts.shape import DraftJson, IndicatorJson

EXPECTED_LEVELS = (1, 2, 3, 4, 5)


def detect_level_missing(draft: DraftJson) -> Iterator[Finding]:
    """An indicator without levels, or without some of 1 to 5; an amendment may show only some."""
    for indicator in draft["indicators"]:
        if not any(variant["levels"] for variant in indicator["variants"]):
            if not _levels_stay(indicator, draft):
                yield _no_levels(indicator)
            continue
        for variant in indicator["variants"]:
            present = {level["level"] for level in variant["levels"] if level["text"].strip()}
            missing = [str(level) for level in EXPECTED_LEVELS if level not in present]
            if missing and indicator["change"] is None:
                named = f" ({variant['when']})" if variant["when"] else ""
                yield Finding(
                    code="level-missing",
                    severity="warning",
                    where=place(indicator) + named,
                    message=f"ตัวชี้วัด “{indicator['title']}”{named} ไม่มีเกณฑ์ระดับ {', '.join(missing)}"
                    " ให้เพิ่มจากต้นฉบับ",
                    message_en=f"{place(indicator)}{named}: level {', '.join(missing)} is missing",
                    line=indicator["line"],
                    level=int(missing[0]),
                )


def _levels_stay(indicator: IndicatorJson, draft: DraftJson) -> bool:
    """Say whether an amendment changes something else, so that neither side shows levels."""
    pair = [item for item in draft["indicators"] if item["number"] == indicator["number"]]
    return indicator["change"] is not None and not any(item["variants"] for item in pair)


def _no_levels(indicator: IndicatorJson) -> Finding:
    return Finding(
        code="level-missing",
        severity="error",
        where=place(indicator),
        message=f"ตัวชี้วัด “{indicator['title']}” ไม่มีเกณฑ์ระดับ 1 ถึง 5 ให้เพิ่มจากต้นฉบับ",
        message_en=f"{place(indicator)}: no level was found",
        line=indicator["line"],
    )


def detect_duplicate_numbers(draft: DraftJson) -> Iterator[Finding]:
    """Two indicators of one block with one number that both apply to some unit and person."""
    indicators = draft["indicators"]
    persons = group_persons([item["assignee"] for item in indicators if item["assignee"]])
    units = named_units(indicators)
    for index, second in enumerate(indicators):
        for first in indicators[:index]:
            if _same_number(first, second, persons) and any(
                applies(first, u) and applies(second, u) for u in units
            ):
                yield Finding(
                    code="duplicate-number",
                    severity="error",
                    where=place(second),
                    message=f"เลขตัวชี้วัด {second['number']} ซ้ำกันใน{scope_words(second['scope'])}:"
                    f" “{first['title']}” และ “{second['title']}” ให้แก้เลขหรือระบุว่าใช้กับหน่วยใด",
                    message_en=f"number {second['number']} stands twice in {second['scope'] or 'the set'}",
                    line=second["line"],
                )
                break


def _same_number(first: IndicatorJson, second: IndicatorJson, persons: dict[str, str]) -> bool:
    if first["number"] is None or first["number"] != second["number"]:
        return False
    if (first["scope"], first["change"]) != (second["scope"], second["change"]):
        return False
    one, other = first["assignee"], second["assignee"]
    return one is None or other is None or persons[one] == persons[other]


def detect_variant_coverage(draft: DraftJson) -> Iterator[Finding]:
    """An indicator with criteria by class that leaves out a class the letter knows, or names one twice."""
    for indicator in draft["indicators"]:
        named = [variant["when"] for variant in indicator["variants"]]
        if len(named) < 2 and None in named:  # noqa: PLR2004 - one ladder for all
            continue
        present = [name for name in named if name]
        missing = [] if None in named else [name for name in draft["classes"] if name not in present]
        twice = sorted({name for name in present if present.count(name) > 1})
        if missing or twice or named.count(None) > 1:
            yield _coverage(indicator, missing, twice)


def _coverage(indicator: IndicatorJson, missing: Sequence[str], twice: Sequence[str]) -> Finding:
    if missing:
        words, english = f"ไม่มีเกณฑ์สำหรับ {', '.join(missing)}", f"no criteria for {', '.join(missing)}"
    elif twice:
        words, english = f"มีเกณฑ์ซ้ำสำหรับ {', '.join(twice)}", f"criteria for {', '.join(twice)} stand twice"
    else:
        words, english = "มีเกณฑ์หลายชุดโดยไม่บอกว่าใช้กับใคร", "several ladders do not say whom they are for"
    return Finding(
        code="variant-coverage",
        severity="warning",
        where=place(indicator),
        message=f"ตัวชี้วัด “{indicator['title']}” {words} ทุกหน่วยต้องได้เกณฑ์ชุดเดียว ให้เพิ่มหรือแก้ชื่อกลุ่ม",
        message_en=f"{place(indicator)}: {english}; every unit must get exactly one",
        line=indicator["line"],
    )


def detect_two_spellings(draft: DraftJson) -> Iterator[Finding]:
    """A person's name that the letter spells two ways; both are taken as one person."""
    lines = {item["assignee"]: item["line"] for item in reversed(draft["indicators"]) if item["assignee"]}
    names = [item["assignee"] for item in draft["indicators"] if item["assignee"]]
    for name, first in group_persons(names).items():
        if name != first:
            yield Finding(
                code="inferred",
                severity="info",
                where=name,
                message=f"ชื่อ “{name}” และ “{first}” ถือว่าเป็นคนเดียวกัน โปรดยืนยันการสะกด",
                message_en=f"“{name}” and “{first}” are taken as one person; confirm the spelling",
                line=lines[name],
                proposal=first,
            )
