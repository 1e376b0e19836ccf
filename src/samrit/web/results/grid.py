"""The grid of one indicator × its units: read from a form, and laid out for a page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from samrit.thai import parse_date
from samrit.web.common.errors import Fault
from samrit.web.common.whole import whole
from samrit.web.indicators.choices import ItemKind
from samrit.web.indicators.models import DataItem
from samrit.web.organisation.models import Unit
from samrit.web.results.choices import FactState
from samrit.web.results.facts import Cell, Row, deliverer, says_the_same
from samrit.web.results.models import Fact
from samrit.web.results.outcomes import UnitOutcome
from samrit.web.results.reading import completed, row_of_text, text_of
from samrit.web.results.sheets import Sheet, UnitRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a form held: its rows, the facts it was made from, and dates that could not be read."""

    rows: tuple[Row, ...]
    expected: Mapping[Cell, int | None]
    texts: Mapping[str, str]
    faults: tuple[Fault, ...]
    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One cell of the page; not `asked` where the unit's criteria do not use the item."""

    item: DataItem
    asked: bool
    name: str
    text: str
    seen: int | None
    fact: Fact | None

    @property
    def deliverer(self) -> str:
        return deliverer(self.fact) if self.fact else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One unit of the page with its cells, its state, and the level as it stands."""

    unit: Unit
    cells: tuple[GridCell, ...]
    state: str
    note: str
    as_of: str
    fact: Fact | None
    outcome: UnitOutcome | None

    @property
    def deliverer(self) -> str:
        return deliverer(self.fact) if self.fact else ""


def cell_name(cell: Cell) -> str:
    return f"v-{cell[0]}-{cell[1]}"


def read_form(
    data: Mapping[str, str],
    sheet: Sheet,
    seen_facts: Mapping[int, Fact],
    *,
    kinds: Collection[str] = ItemKind.values,
) -> Typed:
    """Read the cells of a posted grid. Cells that the form did not carry are left out.

    Args:
        data: the posted fields.
        sheet: the indicator and its units.
        seen_facts: the facts that the page was made from, by id.
        kinds: the kinds of items that this form may carry.
    """
    faults: list[Fault] = []
    on = _day(data, "as_of", _("ข้อมูล ณ วันที่"), faults)
    rows, expected, texts = [], dict[Cell, int | None](), dict[str, str]()
    for unit_row in sheet.rows:
        pk, name = unit_row.unit.pk, unit_row.unit.name
        state = data.get(f"state-{pk}") or FactState.REPORTED
        note, as_of = data.get(f"note-{pk}", "").strip(), _day(data, f"asof-{pk}", name, faults)
        texts |= {key: data.get(key, "") for key in (f"state-{pk}", f"note-{pk}", f"asof-{pk}")}
        for item in unit_row.items.values():
            cell = (pk, item.pk)
            name_of = cell_name(cell)
            if name_of not in data or item.kind not in kinds:
                continue
            seen = whole(data.get(f"seen-{name_of}", ""))
            shown = seen_facts.get(seen) if seen is not None else None
            texts[name_of] = data[name_of]
            expected[cell] = seen
            typed = row_of_text(cell, item, data[name_of])
            own_note = data.get(f"note-{name_of}", note).strip()
            rows.append(completed(typed, shown, state=state, note=own_note, as_of=as_of, on=on))
    return Typed(
        rows=tuple(rows),
        expected=expected,
        texts=texts | {"as_of": data.get("as_of", "")},
        faults=tuple(faults),
        source=data.get("source", "").strip(),
        reason=data.get("reason", "").strip(),
    )


def seen_ids(data: Mapping[str, str]) -> set[int]:
    """Give the ids of the facts that a posted page was made from."""
    found = (whole(value) for key, value in data.items() if key.startswith("seen-"))
    return {pk for pk in found if pk is not None}


def _day(data: Mapping[str, str], field: str, where: str, faults: list[Fault]) -> date | None:
    text = data.get(field, "").strip()
    day = parse_date(text) if text else None
    if text and day is None:
        message = _("อ่านวันที่ “%(text)s” ไม่ได้ ให้พิมพ์ เช่น 15 มี.ค. 2570") % {"text": text[:40]}
        faults.append(Fault(where=where, code="unreadable", message=message))
    return day


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the cells of a page are made from; `typed` and `seen_facts` after a refusal only."""

    sheet: Sheet
    facts: Mapping[Cell, Fact]
    outcomes: Mapping[int, UnitOutcome]
    typed: Typed | None = None
    seen_facts: Mapping[int, Fact] = field(default_factory=dict)


def grid_rows(layout: Layout) -> tuple[GridRow, ...]:
    """Lay out the grid; after a refusal, cells that a person changed keep what he typed."""
    typed = {row.cell: row for row in layout.typed.rows} if layout.typed else {}
    return tuple(_grid_row(unit_row, layout, typed) for unit_row in layout.sheet.rows)


def _grid_row(unit_row: UnitRow, layout: Layout, typed: Mapping[Cell, Row]) -> GridRow:
    unit, asked = unit_row.unit, unit_row.items
    cells = []
    for item in layout.sheet.items:
        cell = (unit.pk, item.pk)
        fact = layout.facts.get(cell)
        cells.append(
            GridCell(
                item=item,
                asked=item.pk in asked,
                name=cell_name(cell),
                text=_text(cell, item, layout, typed.get(cell)),
                seen=fact.pk if fact else None,
                fact=fact,
            )
        )
    first = next((c.fact for c in cells if c.fact is not None), None)
    texts = layout.typed.texts if layout.typed else {}
    return GridRow(
        unit=unit,
        cells=tuple(cells),
        state=texts.get(f"state-{unit.pk}") or (first.state if first else FactState.REPORTED),
        note=texts.get(f"note-{unit.pk}", ""),
        as_of=texts.get(f"asof-{unit.pk}", ""),
        fact=first,
        outcome=layout.outcomes.get(unit.pk),
    )


def _text(cell: Cell, item: DataItem, layout: Layout, row: Row | None) -> str:
    """Give the text of a cell: what was typed now where it was changed, else what is in force."""
    known = text_of(layout.facts.get(cell), item.kind)
    if layout.typed is None or row is None:
        return known
    seen = layout.typed.expected.get(cell)
    shown = layout.seen_facts.get(seen) if seen is not None else None
    return known if says_the_same(row, shown) else layout.typed.texts.get(cell_name(cell), known)
