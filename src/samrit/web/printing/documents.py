"""The papers of one officer as data: every string is decided before typesetting begins."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place to sign: left blank for a pen, or showing the record of an electronic signature.

    Attributes:
        role: who signs, in words of the form.
        record: lines that prove an electronic signature: time and method, then the short hash of the content.
        date: the date written beside the signature; empty leaves dots.
    """

    role: str
    name: str = ""
    position: str = ""
    date: str = ""
    record: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A box of the form with its words."""

    words: str
    ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Who is assessed, by whom, in which round (part 1 of the summary; repeated in short on each form)."""

    fiscal_year: str
    rounds: tuple[Choice, ...]
    round_words: str
    name: str
    position: str
    position_number: str
    position_type: str
    position_level: str
    title: str
    unit: str
    salary: str
    assessor_name: str
    assessor_position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRow:
    """One row of part 2: score (ก), weight (ข), product."""

    name: str
    score: str
    weight: str
    product: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One row of the individual development plan."""

    topic: str = ""
    method: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """How the officer was told of the result (part 4)."""

    assessee_choice: Choice
    assessee: Mark
    told_and_signed: Choice
    told_not_signed: Choice
    told_date: str
    witness_name: str
    witness: Mark
    assessor: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a supervisor above says (part 5)."""

    title: str
    agrees: Choice
    differs: Choice
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """แบบสรุปการประเมินผลการปฏิบัติราชการ, parts 2 to 5."""

    components: tuple[ComponentRow, ...]
    other: ComponentRow
    total: ComponentRow
    grades: tuple[Choice, ...]
    state: str
    rule: str
    plan: tuple[PlanRow, ...]
    opinion_on_work: str
    opinion_on_competency: str
    opinion_mark: Mark
    notice: Notice
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """One indicator: title, the level ticked (0: below level 1, None: no result), ก, ข, ค, state in words."""

    title: str
    level: int | None
    score: str
    weight: str
    points: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultBlock:
    """The indicators of a block with its sums."""

    title: str
    rows: tuple[ResultRow, ...]
    weight: str
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRow:
    """A row below the blocks: words, weight if any, points."""

    words: str
    weight: str
    points: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """แบบประเมินผลสัมฤทธิ์ของงาน."""

    levels: tuple[str, ...]
    blocks: tuple[ResultBlock, ...]
    sums: tuple[SumRow, ...]
    assessee: Mark
    assessor: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyRow:
    """One competency: expected level, ก, ข, ค, what the assessor noted."""

    name: str
    expected: str
    score: str
    weight: str
    points: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Competencies:
    """แบบประเมินพฤติกรรมการปฏิบัติราชการ (สมรรถนะ)."""

    rows: tuple[CompetencyRow, ...]
    weight: str
    points: str
    base: SumRow
    scale: tuple[str, ...]
    assessee: Mark
    assessor: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class RulerZone:
    """A stretch of a ruler: `x` and `width` in percent, `tones` the levels it shows (two: an overlap)."""

    kind: str
    x: str
    width: str
    tones: tuple[int, ...]
    label: str
    label_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulerBound:
    """An end between zones: whether each side includes the number (None: no zone there), and its label."""

    x: str
    words: str
    row: int
    anchor: str
    left: bool | None
    right: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RulerPicture:
    """One measure drawn as a line of levels; `marker` is the value's place in percent, empty without one."""

    title: str
    zones: tuple[RulerZone, ...]
    bounds: tuple[RulerBound, ...]
    rows: int
    marker: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBox:
    """One level as a step: its words, whether it is done (a tick), open, late or not reported."""

    level: str
    words: str
    state: str
    state_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One indicator of the annex: its level, what was reported from where, what the next level needs.

    `notes` say what the rule has beside its levels: gates, points, the readings that were chosen.
    """

    title: str
    level: str
    facts: tuple[str, ...]
    rulers: tuple[RulerPicture, ...]
    steps: tuple[StepBox, ...]
    following: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDocument:
    """The three forms of one officer, in the order they are printed.

    Attributes:
        bookmark: title in the outline of the file.
        foot: form version and scheme, printed at the foot of every page.
        standing: a line above the title while the result is not final; empty on a final form.
        details: the annex that shows every indicator's result; empty to leave it out.
    """

    bookmark: str
    foot: str
    standing: str
    head: Head
    summary: Summary
    results: Results
    competencies: Competencies
    details: tuple[Detail, ...] = ()
