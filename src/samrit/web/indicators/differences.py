"""What changed, word by word: between two texts, two indicators, two versions of a set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from django.utils.translation import gettext as _

from samrit.web.common.templatetags.thai import thaidate
from samrit.web.indicators.choices import Scope
from samrit.web.indicators.coverage import called, size_label
from samrit.web.indicators.plan import Planned, PlannedVariant

# Numbers are one word with their decimals: 14.99 for 14.00 is one change, not three.
_THAI_RUN = re.compile(r"[ก-ฺเ-๎]+|[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*|\s+|[^\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, came or went."""

    kind: Literal["same", "ins", "del"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field of an indicator on both sides."""

    label: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return word_diff(self.before, self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One indicator before and after; `before` or `after` None where it came or went."""

    before: Planned | None
    after: Planned | None
    rows: tuple[Row, ...]

    @property
    def state(self) -> Literal["added", "removed", "changed", "same"]:
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "changed" if any(row.changed for row in self.rows) else "same"

    @property
    def called(self) -> str:
        """Give the block and number of the indicator, as it stands after."""
        planned = self.after or self.before
        return called(planned) if planned else ""

    @property
    def changes(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.changed)


def words_of(text: str) -> list[str]:
    """Split a text into words; Thai runs by dictionary, numbers and signs by themselves."""
    found: list[str] = []
    for run in _THAI_RUN.findall(text):
        found += _thai_words(run) if "ก" <= run[0] <= "๎" else [run]
    return found


@lru_cache(maxsize=20_000)
def _thai_words(run: str) -> tuple[str, ...]:
    # Loaded when the first difference is drawn: the dictionary takes its time.
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415

    return tuple(word_tokenize(run, engine="newmm"))


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Give the difference of two texts in runs of whole words."""
    if before == after:
        return (Piece("same", before),) if before else ()
    left, right = words_of(before), words_of(after)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(left[a:b])))
            continue
        if b > a:
            pieces.append(Piece("del", "".join(left[a:b])))
        if d > c:
            pieces.append(Piece("ins", "".join(right[c:d])))
    return tuple(pieces)


def compared(before: Planned | None, after: Planned | None) -> Comparison:
    """Compare what an indicator said with what it says."""
    old, new = dict(_flat(before)), dict(_flat(after))
    labels = [*new, *(label for label in old if label not in new)]
    rows = [Row(label=label, before=old.get(label, ""), after=new.get(label, "")) for label in labels]
    return Comparison(before=before, after=after, rows=(*rows, *_level_rows(before, after)))


def compared_sets(before: Sequence[Planned], after: Sequence[Planned]) -> list[Comparison]:
    """Compare two versions of a set, indicator by indicator, in the order of the later one."""
    old = {p.base.indicator_id: p for p in before if p.base is not None}
    found = [compared(old.pop(p.base.indicator_id, None) if p.base else None, p) for p in after]
    return [*found, *(compared(left, None) for left in old.values())]


def _flat(planned: Planned | None) -> Iterator[tuple[str, str]]:
    if planned is None:
        return
    yield _("ประเภท"), str(Scope(planned.scope).label)
    yield _("ลำดับ"), planned.number
    yield _("ชื่อตัวชี้วัด"), planned.title
    yield _("น้ำหนัก"), "" if planned.weight is None else format(planned.weight.normalize(), "f")
    yield _("หน่วยงานรับผิดชอบ"), " · ".join(planned.owners)
    yield _("ใช้เฉพาะหน่วยงาน"), " · ".join(planned.applies_only)
    yield _("ยกเว้นหน่วยงาน"), " · ".join(planned.applies_except)
    yield _("วันที่ตัดยอด"), thaidate(planned.cutoff) if planned.cutoff else ""
    yield _("การดำเนินการของระดับล่าง"), _("นับสะสม") if planned.cumulative_deeds else _("ไม่นับสะสม")


def _level_rows(before: Planned | None, after: Planned | None) -> Iterator[Row]:
    sides = [{v.size_class or "": v for v in side.variants} if side else {} for side in (before, after)]
    named = [c for c in dict.fromkeys([*sides[1], *sides[0]]) if c]
    for size_class in named or [""]:
        old, new = (_levels(side.get(size_class) or side.get("")) for side in sides)
        for level in sorted({*old, *new}):
            label = _("ระดับ %d") % level
            if size_class:
                label = f"{size_label(size_class)} {label}"
            yield Row(label=label, before=old.get(level, ""), after=new.get(level, ""))


def _levels(variant: PlannedVariant | None) -> dict[int, str]:
    if variant is None:
        return {}
    return {int(row["level"]): str(row["text"]) for row in variant.rule["levels"]}
