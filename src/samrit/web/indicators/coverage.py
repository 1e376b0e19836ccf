"""What stands against a publication: weights per unit, variants per unit, names that fit no unit.

Checked on the units that the set is for, not on the letter's words alone: the sum of a block is taken for
every unit with the indicators that apply to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from samrit.drafts.units import group_persons
from samrit.web.indicators.choices import Scope
from samrit.web.indicators.naming import covers, names_unit
from samrit.web.indicators.plan import Planned
from samrit.web.organisation.choices import SizeClass
from samrit.web.organisation.models import Unit

FULL = Decimal(100)
_NAMED_UNITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One thing that keeps a set from being published.

    Attributes:
        id: stable within a draft; a waiver names it.
        place: key of the draft's indicator (or its block), for a link.
        waivable: a person may accept it with a written reason, which is kept with the version.
    """

    id: str
    code: str
    place: str
    message: str
    waivable: bool = False


def obstacles(planned: Sequence[Planned], units: Sequence[Unit]) -> list[Obstacle]:
    """Give everything that stands against publishing these indicators for these units."""
    return [
        *_unfinished(planned),
        *_twins(planned, units),
        *_variants(planned, units),
        *_unknown_names(planned, units),
        *_weights(planned, units),
    ]


def called(planned: Planned) -> str:
    """Give the short name of an indicator: its block and number."""
    block = Scope(planned.scope).label if planned.scope in Scope.values else _("ตัวชี้วัด")
    return f"{block} {planned.number or planned.title[:60]}"


def _unfinished(planned: Sequence[Planned]) -> Iterator[Obstacle]:
    if not planned:
        yield Obstacle(
            id="no-indicators",
            code="no-indicators",
            place="",
            message=_("ร่างนี้ไม่มีตัวชี้วัด ให้เพิ่มตัวชี้วัดหรือนำเข้าหนังสือใหม่"),
        )
    for row in planned:
        for code, lacking, words in (
            ("scope-missing", not row.scope, _("ไม่ทราบว่าเป็นรายทีมหรือรายบุคคล")),
            ("title-missing", not row.title, _("ไม่มีชื่อ")),
            ("number-missing", not row.number, _("ไม่มีลำดับ")),
            ("weight-missing", row.weight is None, _("ไม่มีน้ำหนัก")),
            ("levels-missing", not row.variants, _("ไม่มีเกณฑ์การให้คะแนน")),
        ):
            if lacking:
                yield Obstacle(
                    id=f"{code}/{row.draft_key}",
                    code=code,
                    place=row.draft_key,
                    message=_("%(who)s %(what)s ให้เติมตามหนังสือ") % {"who": called(row), "what": words},
                )


def _twins(planned: Sequence[Planned], units: Sequence[Unit]) -> Iterator[Obstacle]:
    """Two indicators of one number for one unit cannot be told apart on the agreement."""
    groups: dict[tuple[str, str, str], list[Planned]] = defaultdict(list)
    for row in planned:
        groups[row.scope, row.number, str(row.sheet.get("assignee") or "")].append(row)
    for rows in groups.values():
        both = [u for u in units if sum(_applies(row, u) for row in rows) > 1]
        if len(rows) > 1 and (both or not units):
            yield Obstacle(
                id=f"duplicate-number/{rows[-1].draft_key}",
                code="duplicate-number",
                place=rows[-1].draft_key,
                message=_("%(who)s มีมากกว่าหนึ่งตัวสำหรับ%(units)s ให้แก้ลำดับ หรือระบุหน่วยงานที่ใช้ให้ต่างกัน")
                % {"who": called(rows[-1]), "units": named(both) or _("ทุกหน่วยงาน")},
            )


def _variants(planned: Sequence[Planned], units: Sequence[Unit]) -> Iterator[Obstacle]:
    for row in planned:
        classes = [v.size_class for v in row.variants]
        if None in classes:
            heading = next(v.label for v in row.variants if v.size_class is None)
            yield _variant_fault(row, "heading", _("หัวข้อ “%s” ไม่ตรงกับขนาดอำเภอใด ให้เลือกขนาดอำเภอ") % heading)
        elif len(set(classes)) < len(classes):
            yield _variant_fault(row, "twice", _("มีเกณฑ์สองชุดสำหรับขนาดอำเภอเดียวกัน ให้นำออกหนึ่งชุด"))
        elif "" not in classes:
            without = [u for u in units if _applies(row, u) and u.size_class not in classes]
            if without:
                words = _("ไม่มีเกณฑ์สำหรับ%(units)s (%(class)s) ให้เพิ่มเกณฑ์ของขนาดนั้น") % {
                    "units": named(without),
                    "class": size_label(without[0].size_class),
                }
                yield _variant_fault(row, "uncovered", words)


def _variant_fault(row: Planned, kind: str, words: str) -> Obstacle:
    return Obstacle(
        id=f"variant-coverage/{row.draft_key or row.number}/{kind}",
        code="variant-coverage",
        place=row.draft_key,
        message=f"{called(row)} {words}",
    )


def _unknown_names(planned: Sequence[Planned], units: Sequence[Unit]) -> Iterator[Obstacle]:
    """Give each name that means no unit once, with the indicators that use it."""
    users: dict[str, list[Planned]] = defaultdict(list)
    for row in planned:
        for name in [*row.applies_only, *row.applies_except]:
            if units and not any(names_unit(name, unit) for unit in units):
                users[name].append(row)
    for name, rows in users.items():
        words = _("%(who)s อ้างถึง “%(name)s” ซึ่งไม่ตรงกับหน่วยงานใดในสังกัด ให้แก้ชื่อให้ตรงกับหน่วยงาน หรือระบุเหตุผลที่ยอมรับ")
        who = ", ".join(dict.fromkeys(called(row) for row in rows))
        yield Obstacle(
            id=f"unknown-unit/{name}",
            code="unknown-unit",
            place=rows[0].draft_key,
            message=words % {"who": who, "name": name},
            waivable=True,
        )


def _weights(planned: Sequence[Planned], units: Sequence[Unit]) -> Iterator[Obstacle]:
    for scope in Scope:
        block = [row for row in planned if row.scope == scope and row.weight is not None]
        if not block:
            continue
        off = {total: of for total, of in _sums(block, units).items() if total != FULL}
        if off:
            sums = " · ".join(_sum_words(total, of, len(units)) for total, of in sorted(off.items()))
            words = _("น้ำหนักของ%(block)sรวมไม่เท่ากับ 100: %(sums)s ให้แก้น้ำหนัก หรือระบุเหตุผลที่ยอมรับ")
            yield Obstacle(
                id=f"weights-not-100/{scope}",
                code="weights-not-100",
                place=scope,
                message=words % {"block": scope.label, "sums": sums},
                waivable=True,
            )


def _sums(block: Sequence[Planned], units: Sequence[Unit]) -> dict[Decimal, list[Unit]]:
    """Give the sums of a block and the units that get each; what is for one person counts for him only."""
    sums: dict[Decimal, list[Unit]] = defaultdict(list)
    for rows in _of_each_person(block):
        if not units:
            sums[_sum(row for row in rows if not row.applies_only)] += []
        for unit in units:
            total = _sum(row for row in rows if _applies(row, unit))
            if unit not in sums[total]:
                sums[total].append(unit)
    return sums


def _of_each_person(block: Sequence[Planned]) -> list[Sequence[Planned]]:
    persons = group_persons([row.sheet["assignee"] for row in block if row.sheet.get("assignee")])
    return [
        [row for row in block if persons.get(row.sheet.get("assignee", ""), person) == person]
        for person in dict.fromkeys(persons.values())
    ] or [block]


def _sum(rows: Iterable[Planned]) -> Decimal:
    return sum((row.weight for row in rows if row.weight is not None), Decimal(0))


def _sum_words(total: Decimal, of: Sequence[Unit], all_units: int) -> str:
    number = format(total.normalize(), "f")
    return number if len(of) == all_units else f"{number} ({named(of)})"


def _applies(row: Planned, unit: Unit) -> bool:
    return covers(row.applies_only, row.applies_except, unit)


def named(units: Sequence[Unit]) -> str:
    """Name some units for people: the first three, then how many more."""
    words = ", ".join(unit.place or unit.name for unit in units[:_NAMED_UNITS])
    more = len(units) - _NAMED_UNITS
    return words + (_(" และอีก %d แห่ง") % more if more > 0 else "")


def size_label(size_class: str) -> str:
    """Give the words of a size class; a unit may have none."""
    return str(SizeClass(size_class).label) if size_class else _("ยังไม่ระบุขนาด")
