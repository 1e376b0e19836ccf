"""From level texts to one scale: keys for drafts, directions for bare numbers, domains for measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import assert_never

from samrit.criteria.compose import read_drafts, subject_of
from samrit.criteria.composites import Joined, compose, find_total
from samrit.criteria.direction import Doubt, resolve_bare
from samrit.criteria.domain import kind_of, step_of
from samrit.criteria.draft import (
    MASK,
    Amount,
    AnyDraft,
    DateDraft,
    DeedDraft,
    Draft,
    LevelsDraft,
    NumberDraft,
    Sentence,
)
from samrit.criteria.gating import gate_drafts
from samrit.criteria.keys import Keys, Place, Quantity
from samrit.criteria.model import (
    PERCENT,
    AnyOf,
    Band,
    Choice,
    Condition,
    Deadline,
    Deed,
    DeedEntry,
    Level,
    Levels,
    Measure,
    Note,
    Op,
    Scale,
    Threshold,
)
from samrit.criteria.notes import NoteReading, read_notes, unread_points
from samrit.criteria.readings import choose
from samrit.criteria.similarity import SAME_THING, grams
from samrit.criteria.testing import flat
from samrit.thai import fiscal_year as fiscal_year_of
from samrit.thai import fold

_GATE = 0
_DIGITS = re.compile(r"[\d\s.,]+")
_PERCENT_TITLE = re.compile(r"^\s*(?:อัตรา)?ร้อยละ|^\s*(?:percent|percentage|per\s+cent)|%", re.IGNORECASE)
_NONE = re.compile(r"\s*(?:ไม่มี|ไม่พบ|ไม่เกิด|ปราศจาก|no\s|without\s)", re.IGNORECASE)
_NO_UNIT = re.compile(r"^\s*(?:ระดับ(?:ความสำเร็จ)?|จำนวน|คะแนน|level|-)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Read:
    """The drafts of one level, or of the gates, with the quantity of each numeric one by ``id``."""

    level: int
    text: str
    drafts: Sequence[Draft]
    given: dict[int, Quantity]


@dataclass(frozen=True, slots=True)
class _Context:
    level: int
    given: dict[int, Quantity]
    keys: Keys
    ops: dict[int, Op]


def compile_scale(
    levels: Sequence[tuple[int, str]],
    *,
    title: str | None = None,
    unit: str | None = None,
    cumulative_deeds: bool = True,
    round_period: tuple[date, date] | None = None,
    fiscal_year: int | None = None,
    choices: Sequence[Choice] = (),
    notes: Sequence[str] = (),
) -> Scale:
    """Compile the level texts of one indicator into a scale.

    Args:
        levels: pairs of level number and text, in any order.
        title: the indicator's title; tells whether bare numbers are percentages.
        unit: the indicator's unit of measure, if the sheet names one.
        cumulative_deeds: whether level n needs the deeds of the levels below it too, unless a note denies it.
        round_period: first and last day of the round, for dates relative to it.
        fiscal_year: Buddhist-era year for months without one; by default that of the round.
        choices: readings to choose where the texts are in doubt; ValueError for one that is not offered.
        notes: the indicator's notes, definitions and formulas: gates, points tables, how persons count.

    Any text is accepted: what cannot be read as a number or a date is a deed.
    """
    if fiscal_year is None and round_period:
        fiscal_year = fiscal_year_of(round_period[1])
    end = round_period[1] if round_period else None
    ordered = sorted(levels, key=lambda pair: pair[0])
    beside = read_notes(notes)
    keys = Keys()
    read: list[_Read] = []
    varying = _varying(ordered)
    for level, text in ordered:
        sentence = Sentence.of(text, fiscal_year=fiscal_year, round_end=end, counts=text in varying)
        drafts = read_drafts(text, sentence)
        drafts = [_checked(draft, level) for draft in drafts] or [DeedDraft(text.strip())] * bool(
            text.strip()
        )
        drafts = [_none_of(draft, keys.quantities) for draft in drafts]
        read.append(_Read(level, text, drafts, keys.take_level(level, list(_numeric(drafts)))))
    spoken_of = list(keys.quantities)
    _name_by(title, spoken_of)
    total = find_total(beside.table, spoken_of) if beside.table else None
    needed, unread = gate_drafts(
        beside.gates, lambda text: Sentence.of(text, fiscal_year=fiscal_year, round_end=end)
    )
    gates = _Read(_GATE, "", needed, keys.take_level(_GATE, list(_numeric(needed))))
    ops, doubts = resolve_bare(keys.quantities)
    joined = compose(beside.table, total, keys) if beside.table and total else None
    for quantity in spoken_of:
        quantity.unit = quantity.unit or _default_unit(title, unit)
    compiled = tuple(Level(one.level, one.text.strip(), _conditions(one, keys, ops)) for one in read)
    gate_conditions = _conditions(gates, keys, ops)
    scale = Scale(
        tuple(_measure(quantity, title, joined) for quantity in keys.quantities),
        tuple(_deeds(keys, gate_conditions)),
        tuple(keys.deadlines),
        compiled,
        cumulative_deeds and not beside.separate,
        (*(_note(doubt) for doubt in doubts), *beside.doubts, *unread, *_unread_table(beside, joined)),
        gates=gate_conditions,
        composite=joined.composite if joined else None,
        aggregation=beside.aggregation,
        interpolation=beside.interpolation,
    )
    return choose(scale, choices)


def _name_by(title: str | None, quantities: Sequence[Quantity]) -> None:
    """Give quantities that no level names the title's words, so that notes do not take them for any other."""
    name = grams(subject_of(title or "")) or frozenset((MASK,))
    for quantity in quantities:
        quantity.subjects = [subject for subject in quantity.subjects if subject] or [name]


def _conditions(read: _Read, keys: Keys, ops: dict[int, Op]) -> tuple[Condition, ...]:
    context = _Context(read.level, read.given, keys, ops)
    return tuple(_condition(draft, context) for draft in read.drafts)


def _deeds(keys: Keys, gates: Sequence[Condition]) -> Iterator[DeedEntry]:
    """Give the deeds; one that a gate asks for belongs to no level, even where a level names it too."""
    needed = {condition.key for condition in flat(gates) if isinstance(condition, Deed)}
    for entry in keys.deeds.values():
        yield replace(entry, level=_GATE) if entry.key in needed else entry


def _unread_table(beside: NoteReading, joined: Joined | None) -> tuple[Note, ...]:
    return (unread_points(beside.table.text),) if beside.table and joined is None else ()


def _varying(levels: Sequence[tuple[int, str]]) -> frozenset[str]:
    """Give the texts that differ from another's by their numbers only: there every count is a demand."""
    if len(levels) == 1:
        return frozenset()
    alike: dict[str, set[str]] = {}
    for _, text in levels:
        alike.setdefault(_DIGITS.sub("", fold(text)), set()).add(text)
    return frozenset(text for texts in alike.values() if len(texts) > 1 for text in texts)


def _checked(draft: Draft, level: int) -> Draft:
    """Take a reference that does not point below its own level for the words of a deed."""
    if isinstance(draft, LevelsDraft) and draft.last >= level:
        return DeedDraft(draft.text)
    return draft


def _none_of(draft: Draft, known: Sequence[Quantity]) -> Draft:
    """Read `ไม่มี…` as exactly 0 where the levels below count that very thing."""
    none = _NONE.match(draft.text) if isinstance(draft, DeedDraft) else None
    if none is None:
        return draft
    subject = subject_of(draft.text[none.end() :])
    for quantity in known:
        counted = quantity.unit != PERCENT and quantity.plain
        if counted and quantity.names(subject, SAME_THING):
            amount = Amount(0, 0, quantity.unit, Op.EQ, Decimal(0))
            return NumberDraft(draft.text, subject, quantity.label, amount)
    return draft


def _numeric(drafts: Sequence[Draft], options: tuple[tuple[int, int], ...] = ()) -> Iterator[Place]:
    for draft in drafts:
        if isinstance(draft, NumberDraft):
            yield Place(draft, options)
        elif isinstance(draft, AnyDraft):
            for number, option in enumerate(draft.options):
                yield from _numeric(option, (*options, (id(draft), number)))


def _default_unit(title: str | None, unit: str | None) -> str:
    if unit and _PERCENT_TITLE.search(unit):
        return PERCENT
    if unit and not _NO_UNIT.match(unit):
        return unit.strip()
    if title and _PERCENT_TITLE.search(title):
        return PERCENT
    return ""


def _condition(draft: Draft, context: _Context) -> Condition:
    match draft:
        case NumberDraft():
            return _number(draft, context)
        case DateDraft():
            deed = context.keys.deed(context.level, DeedDraft(draft.deed)) if draft.deed else None
            return Deadline(
                draft.text, context.keys.deadline(context.level, draft), draft.by, deed, draft.recurs
            )
        case DeedDraft():
            return Deed(draft.text, context.keys.deed(context.level, draft))
        case LevelsDraft():
            return Levels(draft.text, draft.first, draft.last)
        case AnyDraft():
            options = tuple(tuple(_condition(inner, context) for inner in option) for option in draft.options)
            return AnyOf(draft.text, options)
        case _:
            assert_never(draft)


def _number(draft: NumberDraft, context: _Context) -> Threshold | Band:
    amount = draft.amount
    quantity = context.given[id(draft)]
    restates = context.given[id(draft.restates)].key if draft.restates else None
    if amount.low is not None and amount.high is not None:
        return Band(
            text=draft.text,
            measure=quantity.key,
            low=amount.low,
            high=amount.high,
            low_inclusive=amount.low_inclusive,
            high_inclusive=amount.high_inclusive,
            unit=quantity.unit,
            relative_to=draft.relative_to,
            per=amount.per,
            each=amount.each,
            every=amount.every,
            restates=restates,
            times=amount.times,
        )
    return Threshold(
        text=draft.text,
        measure=quantity.key,
        op=amount.op or context.ops[id(draft)],
        value=amount.value if amount.value is not None else Decimal(0),
        unit=quantity.unit,
        relative_to=draft.relative_to,
        per=amount.per,
        each=amount.each,
        every=amount.every,
        restates=restates,
        bare=amount.op is None,
        times=amount.times,
    )


def _measure(quantity: Quantity, title: str | None, joined: Joined | None) -> Measure:
    values = [
        value
        for _, draft in quantity.uses
        for value in (draft.amount.value, draft.amount.low, draft.amount.high)
        if value is not None
    ]
    if joined and joined.total is quantity:
        # A sum of points is as fine as the points are.
        values += [row.points for part in joined.composite.parts for row in part.rows]
    relatives = [draft.relative_to for _, draft in quantity.uses]
    words = " ".join(f"{draft.label} {draft.text}" for _, draft in quantity.uses)
    if any(
        draft.amount.per and not draft.amount.each and not draft.amount.times for _, draft in quantity.uses
    ):
        # A mean over periods falls between whole numbers, wherever the word for it stands.
        words += " เฉลี่ย"
    kind = kind_of(quantity.unit, values, relatives, f"{words} {title or ''}")
    text = quantity.label or (title or "").strip()
    return Measure(quantity.key, text, quantity.unit, kind, step_of(kind, values))


def _note(doubt: Doubt) -> Note:
    words = {Op.GE: ("อย่างน้อย", "at least"), Op.LE: ("ไม่เกิน", "at most"), Op.EQ: ("เท่ากับ", "exactly")}
    thai, english = words[doubt.op]
    where = f"ระดับ {doubt.level}" if doubt.level else "เงื่อนไขของทุกระดับ"
    where_english = f"level {doubt.level}" if doubt.level else "the condition of all levels"
    return Note(
        f"bare-{english.replace(' ', '-')}",
        f"ตัวเลขที่ไม่มีคำเปรียบเทียบใน{where} อ่านว่า {thai} {doubt.value}",
        f"The bare number of {where_english} is read as {english} {doubt.value}.",
        doubt.level or None,
        doubt.quote,
    )
