"""Checks of a whole set, on plain data: a letter's draft, an edited draft, or a set before publication."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samrit.drafts.numbers import plain, to_date, to_decimal
from samrit.drafts.units import OTHERS, applies, group_persons, named_units
from samrit.findings import Finding

if TYPE_CHECKING:
    from samrit.drafts.shape import DeadlineJson, DraftJson, IndicatorJson

WHOLE = Decimal(100)
EXPECTED_LEVELS = (1, 2, 3, 4, 5)
SCOPE_WORDS = {"team": "ตัวชี้วัดรายทีม", "individual": "ตัวชี้วัดรายบุคคล", None: "ตัวชี้วัดทั้งชุด"}
# Results and papers of a round are usually asked for soon after it ends, meetings held soon before it begins.
_AFTERWARDS = timedelta(days=62)
_MONTHS = 12


def place(indicator: IndicatorJson) -> str:
    """Name an indicator: block, number, before or after, whose."""
    parts = (indicator["scope"], indicator["number"] or indicator["title"][:40], indicator["change"])
    words = " ".join(part for part in parts if part)
    return f"{words} ({indicator['assignee']})" if indicator["assignee"] else words


def check_set(draft: DraftJson) -> tuple[Finding, ...]:
    """Check what concerns the whole set; each indicator's own levels are checked by criteria."""
    detectors = (
        detect_weight_missing,
        detect_weights_not_100,
        detect_total_mismatch,
        detect_level_missing,
        detect_duplicate_numbers,
        detect_variant_coverage,
        detect_dates_outside_round,
        detect_late_targets,
        detect_two_spellings,
    )
    return tuple(finding for detect in detectors for finding in detect(draft))


def is_amendment(draft: DraftJson) -> bool:
    """Say whether the draft shows only what changes, so that its weights are no whole."""
    return draft["letter"]["amends"] is not None or any(item["change"] for item in draft["indicators"])


def detect_weight_missing(draft: DraftJson) -> Iterator[Finding]:
    """An indicator whose weight is not printed, or printed so that it cannot be read."""
    for indicator in draft["indicators"]:
        if to_decimal(indicator["weight"]) is not None or _has_parents_weight(indicator):
            continue
        quote = indicator["weight_text"]
        if is_amendment(draft) and not quote:
            continue
        read = f"อ่าน “{quote}” เป็นตัวเลขไม่ได้" if quote else "ไม่มีน้ำหนัก"
        yield Finding(
            code="weight-missing",
            severity="error",
            where=place(indicator),
            message=f"ตัวชี้วัด “{indicator['title']}” {read} ให้กรอกน้ำหนักเป็นตัวเลข",
            message_en=f"{place(indicator)}: the weight is {'unreadable' if quote else 'missing'}; give it as a number",
            line=indicator["line"],
            quote=quote,
        )


def _has_parents_weight(indicator: IndicatorJson) -> bool:
    parent = indicator["parent"]
    return parent is not None and to_decimal(parent["weight"]) is not None


def detect_weights_not_100(draft: DraftJson) -> Iterator[Finding]:
    """A block whose weights do not add up to 100 for some unit or person that it applies to."""
    indicators = [item for item in draft["indicators"] if item["change"] is None]
    if is_amendment(draft) or not indicators or _adds_up(indicators):
        return
    for scope in dict.fromkeys(item["scope"] for item in indicators):
        block = [item for item in indicators if item["scope"] == scope]
        yield from _block_sums(scope, block)


def _adds_up(indicators: Sequence[IndicatorJson]) -> bool:
    """Say whether all blocks together are one whole of 100, as some offices print them."""
    groups = [group for _, group in _groups(indicators)]
    return all(_sum(group) == WHOLE for group in groups)


def _groups(block: Sequence[IndicatorJson]) -> list[tuple[str, list[IndicatorJson]]]:
    """Split a block into what applies to each unit and each person; names are empty where only one group is."""
    persons = group_persons([item["assignee"] for item in block if item["assignee"]])
    everyone: list[str | None] = list(dict.fromkeys(persons.values())) or [None]
    units = named_units(block)
    found = []
    for person in everyone:
        for unit in units:
            group = [
                item
                for item in block
                if applies(item, unit) and (not item["assignee"] or persons[item["assignee"]] == person)
            ]
            words = [word for word in (person, unit or ("อื่น ๆ" if len(units) > 1 else "")) if word]
            if group:
                found.append((", ".join(words), group))
    return found


def _sum(group: Iterable[IndicatorJson]) -> Decimal | None:
    """Add the weights; sub-indicators without their own share their parent's; None where one is missing."""
    total = Decimal(0)
    parents: set[tuple[str, str]] = set()
    for item in group:
        weight = to_decimal(item["weight"])
        parent = item["parent"]
        if weight is None and parent is not None:
            key = (parent["number"], parent["title"])
            weight = Decimal(0) if key in parents else to_decimal(parent["weight"])
            parents.add(key)
        if weight is None:
            return None
        total += weight
    return total


def _block_sums(scope: str | None, block: Sequence[IndicatorJson]) -> Iterator[Finding]:
    sums = [(name, group, _sum(group)) for name, group in _groups(block)]
    wrong = [(name, group, total) for name, group, total in sums if total is not None and total != WHOLE]
    totals = {total for _, _, total in wrong}
    if len(wrong) == len(sums) and len(totals) == 1:
        wrong = [("", wrong[0][1], wrong[0][2])]
    for name, group, total in wrong:
        parts = " + ".join(plain(to_decimal(item["weight"]) or Decimal(0)) for item in group)
        label = SCOPE_WORDS.get(scope, SCOPE_WORDS[None])
        words = f"{label} ({name})" if name else label
        difference = WHOLE - total
        short = f"ขาด {plain(difference)}" if difference > 0 else f"เกิน {plain(-difference)}"
        yield Finding(
            code="weights-not-100",
            severity="warning",
            where=" ".join(part for part in (scope or "set", f"({name})" if name else "") if part),
            message=f"น้ำหนักของ{words}รวมได้ {plain(total)} ไม่ใช่ 100 ({short}): {parts} ให้ตรวจน้ำหนักกับต้นฉบับก่อนเผยแพร่",
            message_en=f"the weights of {scope or 'the set'} add up to {plain(total)}, not 100: {parts}",
            line=group[0]["line"],
        )


def detect_total_mismatch(draft: DraftJson) -> Iterator[Finding]:
    """A printed sum of weights that the weights above it do not give."""
    for total in draft["totals"]:
        block = [item for item in draft["indicators"] if item["scope"] == total["scope"]]
        sums = {_sum(group) for _, group in _groups(block)} | {
            _sum(group) for _, group in _groups(draft["indicators"])
        }
        value = to_decimal(total["value"])
        if block and value is not None and value not in sums and None not in sums:
            yield Finding(
                code="total-mismatch",
                severity="warning",
                where=total["scope"] or "set",
                message=f"ผลรวมน้ำหนักที่พิมพ์ไว้คือ {plain(value)} แต่น้ำหนักที่อ่านได้รวมกันไม่ได้เท่านั้น ให้ตรวจน้ำหนักทีละตัว",
                message_en=f"the printed total of weights is {plain(value)}, which the weights read do not give",
                line=total["line"],
            )


def detect_level_missing(draft: DraftJson) -> Iterator[Finding]:
    """An indicator without levels, or with some of the levels 1 to 5 missing; an amendment may show only some."""
    for indicator in draft["indicators"]:
        if not any(variant["levels"] for variant in indicator["variants"]):
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
                    message=f"ตัวชี้วัด “{indicator['title']}”{named} ไม่มีเกณฑ์ระดับ {', '.join(missing)} ให้เพิ่มจากต้นฉบับ",
                    message_en=f"{place(indicator)}{named}: level {', '.join(missing)} is missing",
                    line=indicator["line"],
                    level=int(missing[0]),
                )


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
                    message=f"เลขตัวชี้วัด {second['number']} ซ้ำกันใน{SCOPE_WORDS.get(second['scope'], SCOPE_WORDS[None])}: “{first['title']}” และ “{second['title']}” ให้แก้เลขหรือระบุว่าใช้กับหน่วยใด",
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


def detect_dates_outside_round(draft: DraftJson) -> Iterator[Finding]:
    """A date of the letter, of a sheet, or of a level's deadline that does not fit the round."""
    start, end = to_date(draft["round"]["start"]), to_date(draft["round"]["end"])
    if start is None or end is None:
        return
    for deadline in draft["deadlines"]:
        day = to_date(deadline["date"])
        if day and not _fits(deadline, day, start, end):
            yield _outside(deadline["what"], day, deadline["line"], deadline["text"])
    for indicator in draft["indicators"]:
        for variant in indicator["variants"]:
            for level in variant["levels"]:
                for day in _days(level["conditions"]):
                    if not start <= day <= end:
                        where = f"{place(indicator)} level {level['level']}"
                        yield _outside(where, day, level["line"], level["text"], level["level"])


def _fits(deadline: DeadlineJson, day: date, start: date, end: date) -> bool:
    if deadline["what"] == "cutoff":
        return start <= day <= end
    return start - _AFTERWARDS <= day <= end + _AFTERWARDS


def _days(conditions: Iterable[dict[str, object]]) -> Iterator[date]:
    for condition in conditions:
        by = condition.get("by")
        day = to_date(by) if isinstance(by, str) else None
        if day:
            yield day
        options = condition.get("options")
        if isinstance(options, list):
            for option in options:
                yield from _days(option)


def _outside(where: str, day: date, line: int | None, quote: str, level: int | None = None) -> Finding:
    return Finding(
        code="date-outside-round",
        severity="warning",
        where=where,
        message=f"วันที่ {day.isoformat()} ไม่อยู่ในรอบการประเมิน ให้ตรวจปีและเดือนกับต้นฉบับ",
        message_en=f"{where}: {day.isoformat()} does not fit the round",
        line=line,
        level=level,
        quote=quote,
    )


def detect_late_targets(draft: DraftJson) -> Iterator[Finding]:
    """Targets that are to be recorded later than one month into the round."""
    start, end = to_date(draft["round"]["start"]), to_date(draft["round"]["end"])
    if start is None or end is None:
        return
    for deadline in draft["deadlines"]:
        day = to_date(deadline["date"])
        if deadline["what"] == "record-targets" and day and _month_later(start) < day <= end + _AFTERWARDS:
            yield Finding(
                code="deadline-after-round-start",
                severity="warning",
                where="record-targets",
                message=f"ให้บันทึกตัวชี้วัดและค่าเป้าหมายภายใน {day.isoformat()} ซึ่งช้ากว่าหนึ่งเดือนหลังเริ่มรอบ ({start.isoformat()}) ให้ยืนยันกำหนดวัน",
                message_en=f"targets are due on {day.isoformat()}, more than a month after the round began on {start.isoformat()}",
                line=deadline["line"],
                quote=deadline["text"],
            )


def _month_later(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == _MONTHS else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


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


__all__ = ["OTHERS", "check_set", "is_amendment", "place"]
