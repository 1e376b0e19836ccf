"""Raw material of an indicator ▸ its fields."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from samrit.letters.cutoffs import read_cutoffs
from samrit.letters.draft import Indicator, Parent
from samrit.letters.levels import Ladder, LevelText, Split, count_of_five, level_begun, split_levels
from samrit.letters.owners import read_owners
from samrit.letters.passages import Passage
from samrit.letters.places import read_applies_to
from samrit.letters.sheets import Sections, item_number, read_coordinators, read_formula, read_label
from samrit.letters.weights import owner_after_weight, read_weight, weight_in_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samrit.letters.assembly import Material
    from samrit.letters.headings import Change, Scope

    _Key = tuple[Scope | None, Change | None, str | None]

_PAGE_NUMBER = re.compile(r"^\s*(?:[-–—]\s*)?(?:หน้า(?:ที่)?\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?\s*$")
_NOISE = re.compile(r"^[^\wก-๙]+$")
_INSIDE_DEFINITIONS = {"formula", "collection"}
_EXPLAINING = {"definitions", *_INSIDE_DEFINITIONS}


def finish(materials: Sequence[Material]) -> tuple[Indicator, ...]:
    """Give the indicators; a heading without levels that sub-indicators follow becomes their parent."""
    standing = [material for material in materials if material.stands]
    read = [_read(material) for material in standing]
    children = _last_children(read)
    headings: dict[_Key, Indicator] = {}
    indicators = []
    for index, indicator in enumerate(read):
        if not indicator.ladders:
            headings[_key(indicator, indicator.number)] = indicator
            if children.get(_key(indicator, indicator.number), -1) > index:
                continue
        parent = _parent(indicator, headings)
        indicators.append(replace(indicator, parent=parent) if parent else indicator)
    return tuple(indicators)


def noise_of(materials: Sequence[Material]) -> list[Passage]:
    """Give the passages of indicators that hold no letter and no digit."""
    return [
        passage
        for material in materials
        if material.stands
        for passage in material.body
        if _NOISE.match(passage.text)
    ]


def _key(indicator: Indicator, number: str | None) -> _Key:
    return indicator.scope, indicator.change, number


def _last_children(indicators: Sequence[Indicator]) -> dict[_Key, int]:
    """Give for each number that others stand under where the last of them stands."""
    found: dict[_Key, int] = {}
    for index, indicator in enumerate(indicators):
        above, dot, _ = (indicator.number or "").rpartition(".")
        while dot:
            found[_key(indicator, above)] = index
            above, dot, _ = above.rpartition(".")
    return found


def _parent(indicator: Indicator, headings: Mapping[_Key, Indicator]) -> Parent | None:
    number, dot, _ = (indicator.number or "").rpartition(".")
    heading = headings.get(_key(indicator, number)) if dot else None
    return Parent(number=number, title=heading.title.text, weight=heading.weight) if heading else None


def _read(material: Material) -> Indicator:
    title, weight_text = _title_weight(material.heading.title)
    sections = _sections(title, material)
    split = _split(sections, material.criteria, leveled=bool(material.levels))
    lead = [passage for passage in split.lead if not _PAGE_NUMBER.match(passage.plain)]
    whole_title = Passage.join(lead).squeeze()
    whole_title, late_owner = owner_after_weight(whole_title) or (whole_title, None)
    whole_title, late_weight = _title_weight(whole_title)
    weight_text = material.weight or sections.line("weight") or weight_text or late_weight
    owner_lines = [*material.owners, *sections.get("owners"), *([late_owner] if late_owner else [])]
    source = [*material.source, *sections.get("data_source")]
    return Indicator(
        heading=material.heading.passage,
        scope=material.scope,
        scope_inferred=material.scope_inferred,
        number=material.heading.number,
        title=whole_title,
        weight=_weight(weight_text),
        weight_text=weight_text,
        owners=read_owners(owner_lines),
        assignee=material.assignee,
        change=material.change,
        parent=None,
        applies_to=read_applies_to(whole_title),
        unit=material.unit or sections.line("unit"),
        rationale=sections.line("rationale"),
        data_source=Passage.join(source) if source else None,
        supervisor=sections.line("supervisor"),
        coordinators=read_coordinators(sections.get("coordinators")),
        definitions=sections.text("definitions"),
        formula=read_formula(sections.get("formula")),
        collection=sections.text("collection"),
        evidence=sections.line("evidence"),
        notes=tuple(sections.get("notes")),
        cutoffs=read_cutoffs(sections),
        stepwise=material.stepwise,
        ladders=_ladders(split, material.levels),
    )


def _title_weight(title: Passage) -> tuple[Passage, Passage | None]:
    found = weight_in_title(title)
    return found or (title, None)


def _weight(passage: Passage | None) -> Decimal | None:
    return read_weight(passage.text) if passage else None


def _ladders(split: Split, levels: Sequence[LevelText]) -> tuple[Ladder, ...]:
    """Prefer levels that had cells of their own; else those split from the text."""
    if not levels:
        return split.ladders
    classes = {item.when.text if item.when else None: item.when for item in levels}
    return tuple(
        Ladder(
            when, tuple(sorted((item for item in levels if _is_for(item, name)), key=lambda item: item.level))
        )
        for name, when in classes.items()
    )


def _is_for(item: LevelText, name: str | None) -> bool:
    return (item.when.text if item.when else None) == name


def _split(sections: Sections, criteria: Sequence[Passage], *, leveled: bool) -> Split:
    """Find the levels in a criteria cell, or after the title, or under the label of criteria."""
    lead = sections.get("lead")
    if criteria:
        split = split_levels(criteria, counted=True)
        return Split(tuple(lead), split.ladders)
    split = split_levels(lead, titled=True)
    if split.ladders:
        return split
    under_label = split_levels(sections.get("criteria"), counted=True)
    if under_label.ladders or leveled:
        return Split(tuple(lead), under_label.ladders)
    return count_of_five(lead) or split


def _sections(title: Passage, material: Material) -> Sections:
    """Sort the paragraphs under a heading by the field that the last label began.

    An explanation may speak of levels; they begin there only where the indicator has none so far.
    """
    sheet = material.is_sheet
    leveled = bool(material.levels or material.criteria)
    sections = Sections()
    sections.add("lead", title)
    current = "lead"
    last_number: int | None = None
    for passage in material.body:
        if _NOISE.match(passage.text) or (sheet and _PAGE_NUMBER.match(passage.plain)):
            continue
        label = read_label(passage)
        if label and not (current in _EXPLAINING and label.number and label.field not in _INSIDE_DEFINITIONS):
            if label.field in _INSIDE_DEFINITIONS and current in _EXPLAINING:
                last_number = label.number
            current = label.field
            sections.add(current, label.rest)
            continue
        level = level_begun(passage)
        if level is not None and (current not in _EXPLAINING or (level == 1 and not leveled)):
            leveled = True
            current = "criteria" if current == "criteria" else "lead"
        elif _ends_inner(current, passage, last_number):
            current = "definitions"
        sections.add(current, passage)
    return sections


def _ends_inner(current: str, passage: Passage, last_number: int | None) -> bool:
    """Say whether a numbered item goes back from the formula or the collection of data to the definitions."""
    number = item_number(passage)
    return current in _INSIDE_DEFINITIONS and last_number is not None and number == last_number + 1
