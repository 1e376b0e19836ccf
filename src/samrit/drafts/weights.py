"""Checks of weights: each block adds up to 100 for every unit and person that it applies to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from samrit.drafts.numbers import plain, to_decimal
from samrit.drafts.places import is_amendment, place, scope_words
from samrit.drafts.units import applies, group_persons, named_units
from samrit.findings import Finding

if TYPE_CHECKING:
    from samrit.drafts.shape import DraftJson, IndicatorJson

WHOLE = Decimal(100)


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
            message_en=f"{place(indicator)}: the weight is {'unreadable' if quote else 'missing'}; type it",
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
    """Split a block into what applies to each unit and person; a lone group has no name."""
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
        label = scope_words(scope)
        words = f"{label} ({name})" if name else label
        difference = WHOLE - total
        short = f"ขาด {plain(difference)}" if difference > 0 else f"เกิน {plain(-difference)}"
        yield Finding(
            code="weights-not-100",
            severity="warning",
            where=" ".join(part for part in (scope or "set", f"({name})" if name else "") if part),
            message=f"น้ำหนักของ{words} รวมได้ {plain(total)} ไม่ใช่ 100 ({short}): {parts}"
            " ให้ตรวจน้ำหนักกับต้นฉบับก่อนประกาศใช้",
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
                message_en=f"the printed total of weights is {plain(value)}, but the weights do not give it",
                line=total["line"],
            )
