"""Lines and rows in reading order ▸ the raw material of each indicator.

The assembler keeps what holds until something else is said: the block, the person, before or after, and the
indicator that is being read. It decides where an indicator begins and ends, not what its parts mean.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from samrit.letters.draft import Total
from samrit.letters.headings import (
    Change,
    Heading,
    Scope,
    is_divider,
    is_end,
    read_block,
    read_change,
    read_class,
    read_heading,
    read_personal_goal,
    read_shared_goal,
    read_sub_heading,
    split_at_indicators,
)
from samrit.letters.levels import LevelText, count_of_five, has_levels, starts_level
from samrit.letters.sheets import read_label
from samrit.letters.weights import read_total

if TYPE_CHECKING:
    from samrit.letters.document import Paragraph
    from samrit.letters.passages import Passage

_SHEET_LABELS = 2


@dataclass(slots=True)
class Material:
    """What was read under one heading."""

    heading: Heading
    scope: Scope | None
    scope_inferred: bool
    assignee: Passage | None
    change: Change | None
    in_table: bool
    body: list[Passage] = field(default_factory=list)
    criteria: list[Passage] = field(default_factory=list)
    levels: list[LevelText] = field(default_factory=list)
    weight: Passage | None = None
    owners: list[Passage] = field(default_factory=list)
    source: list[Passage] = field(default_factory=list)
    unit: Passage | None = None
    when: Passage | None = None
    stepwise: bool = False

    @property
    def is_sheet(self) -> bool:
        """Say whether labelled lines were read, as on an indicator sheet."""
        return sum(1 for passage in self.body if read_label(passage)) >= _SHEET_LABELS

    @property
    def has_criteria(self) -> bool:
        """Say whether levels were read."""
        texts = [self.heading.title, *self.body, *self.criteria]
        return bool(self.levels) or has_levels(texts) or count_of_five(texts) is not None

    @property
    def stands(self) -> bool:
        """Say whether this is an indicator and not only a mention of one in running text."""
        return self.in_table or self.has_criteria or self.is_sheet


@dataclass(slots=True)
class Assembler:
    """The state of reading."""

    scope: Scope | None = None
    scope_inferred: bool = False
    assignee: Passage | None = None
    change: Change | None = None
    current: Material | None = None
    materials: list[Material] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    strays: list[Passage] = field(default_factory=list)
    noise: list[Passage] = field(default_factory=list)
    used: list[Passage] = field(default_factory=list)

    def line(self, paragraph: Paragraph, *, bare_numbers: bool = False, before_levels: bool = False) -> None:
        """Take a line outside tables.

        ``before_levels`` says that the first level begins soon after it, so that ``๒.๑`` may be an indicator;
        ``bare_numbers`` that any number may be.
        """
        for passage in split_at_indicators(paragraph.passage):
            self._line(passage, gap=paragraph.gap, bare_numbers=bare_numbers, before_levels=before_levels)

    def _line(self, passage: Passage, *, gap: bool, bare_numbers: bool, before_levels: bool) -> None:
        if is_divider(passage) or is_end(passage):
            self.close()
            return
        total = read_total(passage)
        if total and self.materials:
            self.total(*total)
            self.close()
            return
        rest = self._order(passage)
        if rest is None:
            return
        heading = read_heading(rest, bare_numbers=bare_numbers) or self._below(
            rest, sub_numbers=before_levels
        )
        if heading:
            self.begin(heading, in_table=False)
        elif self.current is None:
            return
        elif self.current.in_table:
            self._after_row(rest)
        elif self._belongs(rest, gap=gap):
            self.current.body.append(rest)
        else:
            self.close()

    def _after_row(self, passage: Passage) -> None:
        """A line under a table either goes on with the last cell's levels or stands astray."""
        if self.current and starts_level(passage):
            self.current.body.append(passage)
        else:
            self.strays.append(passage)

    def _belongs(self, passage: Passage, *, gap: bool) -> bool:
        """Say whether a line goes on with the indicator being read."""
        if not gap or self.current is None:
            return True
        if read_label(passage) or starts_level(passage) or read_class(passage):
            return True
        return self.current.is_sheet or not self.current.has_criteria

    def _order(self, passage: Passage) -> Passage | None:
        """Take what orders the indicators; give the rest of the line, or None where nothing is left."""
        block = read_block(passage)
        if block:
            self.block(block)
            return None
        person = read_personal_goal(passage)
        if person:
            self.block("individual")
            self.assignee = person
            return None
        shared = read_shared_goal(passage)
        if shared is not None:
            self.block("team", inferred=True)
            return shared or None
        changed = read_change(passage)
        if changed:
            self.close()
            self.change, rest = changed
            return rest or None
        return passage

    def block(self, scope: Scope, *, inferred: bool = False) -> None:
        """Begin a block; one that is only named again, as on top of the next page, ends no indicator."""
        if (scope, inferred, None) != (self.scope, self.scope_inferred, self.assignee):
            self.close()
        self.scope, self.scope_inferred = scope, inferred
        self.assignee = None

    def begin(self, heading: Heading, *, in_table: bool) -> Material:
        """Begin an indicator."""
        self.current = Material(
            heading, self.scope, self.scope_inferred, self.assignee, self.change, in_table
        )
        self.materials.append(self.current)
        return self.current

    def close(self) -> None:
        """Finish the indicator that is being read."""
        self.current = None

    def _below(self, passage: Passage, *, sub_numbers: bool) -> Heading | None:
        number = self.current.heading.number if self.current and sub_numbers else None
        return read_sub_heading(passage, number)

    def cell_paragraph(
        self, passage: Passage, *, bare_numbers: bool, sub_numbers: bool = False
    ) -> Material | None:
        """Take a paragraph of a table's title cell; give the indicator that it begins, if one.

        ``sub_numbers`` says that ``๒.๑`` may begin one below or beside indicator 2.
        """
        begun = None
        for part in split_at_indicators(passage):
            rest = self._order(part)
            if rest is None:
                continue
            heading = read_heading(rest, bare_numbers=bare_numbers) or self._below(
                rest, sub_numbers=sub_numbers
            )
            if heading:
                begun = self.begin(heading, in_table=True)
            elif self.current:
                self.current.body.append(rest)
            else:
                self.noise.append(rest)
        return begun

    def total(self, value: Decimal, passage: Passage) -> None:
        """Take a printed sum of weights."""
        self.totals.append(Total(scope=self.scope, value=value, passage=passage))
