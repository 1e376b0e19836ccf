"""Writes docs/rules.md, what criteria may say, from the cases; `--check` asks whether it is new."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from samrit.criteria import (
    AnyOf,
    Band,
    Condition,
    Deadline,
    Deed,
    Levels,
    Scale,
    Threshold,
    compile_scale,
    lint,
    split_levels,
    title_of,
)
from samrit.criteria.model import PERCENT, Op
from samrit.criteria.readings import Doubt, doubts
from samrit.criteria.rendering import render
from samrit.criteria.splitting import split_notes
from samrit.criteria.wording import Lang

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
CASES = ROOT / "tests" / "criteria" / "cases"
# How many of each group are printed; the page says how many more there are.
SENTENCES, SOUND, NOTED, FAULTY, DOUBTS = 12, 5, 2, 2, 2
YEAR = 2567
LANGUAGES: tuple[Lang, ...] = ("th", "en")
_DIGITS = re.compile(r"\d[\d.,]*")
_HEAD = re.compile(r"^\S+ \d+ ")
# A level above all others, so that references to levels stay references.
_TOP = 6

FAMILIES = {
    "alternatives": "ทางเลือก · Alternatives",
    "references": "อ้างถึงระดับที่ต่ำกว่า · References to lower levels",
    "recurring": "กำหนดที่เวียนมาทุกงวด · Dates that come again",
    "deadlines": "กำหนดเวลา · Deadlines",
    "several": "หลายเงื่อนไขในประโยคเดียว · Several conditions at once",
    "notations": "ตัวเลขสองหน่วยของเรื่องเดียว · One figure in two notations",
    "growth": "เทียบกับฐานเดิม · Against an earlier figure",
    "targets": "เทียบกับเป้าหมาย · Against a target",
    "quotas": "โควตารายงวด · Quotas by period",
    "each": "ต่อหนึ่งหน่วย · So many for each thing",
    "bands": "ช่วงค่า · Bands",
    "percentages": "ร้อยละ · Percentages",
    "ceilings": "ไม่เกินเท่าใด · Ceilings",
    "counts": "จำนวน · Counts",
    "deeds": "งานที่ทำหรือไม่ทำ · Deeds",
    "nothing": "อ่านไม่ได้ · Nothing to read",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One case with the file it stands in."""

    file: str
    data: dict[str, object]

    @property
    def text(self) -> str:
        """Give the words of the case."""
        return str(self.data["text"]).strip()


def load(folder: str) -> list[Case]:
    """Give every case of a folder."""
    return [
        Case(path.stem, data)
        for path in sorted((CASES / folder).glob("*.toml"))
        for data in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def spread(cases: Sequence[Case], shapes: Sequence[object], number: int) -> list[Case]:
    """Choose so many cases: each file and shape once before any comes twice."""
    seen: dict[object, int] = {}
    ranked = []
    for index, (case, shape) in enumerate(zip(cases, shapes, strict=True)):
        by_shape, by_file = seen.get(("shape", shape), 0), seen.get(("file", case.file), 0)
        seen["shape", shape], seen["file", case.file] = by_shape + 1, by_file + 1
        ranked.append((by_shape, by_file, index))
    chosen = sorted(index for _, _, index in sorted(ranked)[:number])
    return [cases[index] for index in chosen]


def family_of(conditions: Sequence[Condition]) -> str:
    """Name the family that a reading belongs to, by the most special thing it asks."""
    if not conditions:
        return "nothing"
    kinds = {kind for condition in conditions for kind in _kinds(condition)}
    for name in FAMILIES:
        if name in kinds:
            return name
        if name == "several" and _is_several(conditions):
            return name
    return "counts"


def _is_several(conditions: Sequence[Condition]) -> bool:
    again = any(isinstance(c, Threshold | Band) and c.restates for c in conditions)
    return len(conditions) > 1 and not again


def _kinds(condition: Condition) -> Iterable[str]:
    match condition:
        case AnyOf():
            yield "alternatives"
        case Levels():
            yield "references"
        case Deadline():
            yield "recurring" if condition.recurs else "deadlines"
        case Deed():
            yield "deeds"
        case Threshold() | Band():
            yield from _figure_kinds(condition)


def _figure_kinds(figure: Threshold | Band) -> Iterable[str]:
    if figure.restates:
        yield "notations"
    if figure.relative_to:
        yield "growth" if figure.relative_to.what == "baseline" else "targets"
    if figure.per:
        yield "quotas"
    if figure.every:
        yield "each"
    if isinstance(figure, Band):
        yield "bands"
    elif figure.op in {Op.LE, Op.LT}:
        yield "ceilings"
    elif figure.unit == PERCENT:
        yield "percentages"


def as_read(scale: Scale, lang: Lang) -> str:
    """Give the canonical words of a scale of one sentence."""
    return _HEAD.sub("", render(scale, lang)).strip() or "-"


def sentences() -> list[str]:
    """Give the catalogue of sentences by family."""
    cases = load("sentences")
    scales = {id(case): compile_scale([(_TOP, case.text)], fiscal_year=YEAR) for case in cases}
    groups: dict[str, list[Case]] = {name: [] for name in FAMILIES}
    for case in cases:
        groups[family_of(scales[id(case)].levels[0].conditions)].append(case)
    lines = ["## ประโยค · Sentences", ""]
    for name, title in FAMILIES.items():
        if not groups[name]:
            continue
        shapes = [_DIGITS.sub("0", str(case.data["conditions"])) for case in groups[name]]
        chosen = spread(groups[name], shapes, SENTENCES)
        lines += heading(3, name, title, len(groups[name]), len(chosen))
        for case in chosen:
            scale = scales[id(case)]
            lines.append(f"- {quote(case.text)}")
            lines += [f"  - ▸ {as_read(scale, lang)}" for lang in LANGUAGES]
        lines.append("")
    return lines


def heading(depth: int, anchor: str, title: str, number: int, shown: int) -> list[str]:
    """Give a heading with its anchor and how many cases stand behind it."""
    more = f"; {number - shown} more in the tests" if number > shown else ""
    return [f'<a id="{anchor}"></a>', "", f"{'#' * depth} {title}", "", f"{number} cases{more}.", ""]


def quote(text: str) -> str:
    """Write a case's text on one line."""
    return " / ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def compiled(case: Case) -> Scale:
    """Compile the scale of a case as the tests do."""
    return compile_scale(split_levels(case.text), title=title_of(case.text))


def block(case: Case) -> list[str]:
    """Give a scale's own text as a block."""
    return ["```text", *(line.rstrip() for line in case.text.splitlines()), "```", ""]


def sound() -> list[str]:
    """Give some sound scales with their canonical text."""
    cases = load("good") + load("levels")
    chosen = spread(cases, [len(compiled(case).measures) for case in cases], SOUND)
    lines = heading(2, "sound", "เกณฑ์ที่สมบูรณ์ · Sound scales", len(cases), len(chosen))
    for case in chosen:
        lines += [*block(case), "▸", "", "```text", *render(compiled(case)).splitlines(), "```", ""]
    return lines


def noted() -> list[str]:
    """Give some scales with notes: gates, points, how persons count."""
    cases = [case for case in load("families") if "notes" in case.data or split_notes(case.text)]
    scales = {id(case): with_notes(case) for case in cases}
    shapes = [tuple(bool(part) for part in beside(scales[id(case)])) for case in cases]
    chosen = spread(cases, shapes, NOTED)
    lines = heading(2, "notes", "หมายเหตุของเกณฑ์ · Notes: gates, points, persons", len(cases), len(chosen))
    for case in chosen:
        lines += block(case)
        lines += [f"- {quote(str(note))}" for note in listed(case.data.get("notes", []))]
        lines += ["", "▸", "", "```text", *render(scales[id(case)]).splitlines(), "```", ""]
    return lines


def with_notes(case: Case) -> Scale:
    """Compile a case with all its notes."""
    notes = [str(note) for note in listed(case.data.get("notes", []))]
    return compile_scale(split_levels(case.text), notes=[*notes, *split_notes(case.text)])


def listed(notes: object) -> list[object]:
    """Give the notes of a case, of which there may be one text or several."""
    return list(notes) if isinstance(notes, list) else [notes]


def beside(scale: Scale) -> tuple[object, ...]:
    """Give what a scale has beside its levels."""
    return scale.gates, scale.composite, scale.aggregation


def faulty() -> list[str]:
    """Give scales with their findings, by the first finding's code."""
    groups: dict[str, list[Case]] = {}
    cases = load("bad")
    for case in cases:
        for code in dict.fromkeys(finding.code for finding in lint(compiled(case))):
            groups.setdefault(code, []).append(case)
    lines = heading(2, "faulty", "เกณฑ์ที่มีข้อบกพร่อง · Faulty scales", len(cases), len(cases))
    for code, group in sorted(groups.items()):
        shapes = [len(compiled(case).measures) for case in group]
        chosen = spread(group, shapes, FAULTY)
        lines += heading(3, code, f"`{code}`", len(group), len(chosen))
        for case in chosen:
            lines += block(case)
            for finding in lint(compiled(case)):
                lines += [
                    f"- `{finding.code}` {finding.where} ({finding.severity}): {finding.message}",
                    f"  - {finding.message_en}",
                ]
            lines.append("")
    return lines


def doubtful() -> list[str]:
    """Give the doubts with their readings, by code."""
    groups: dict[str, list[tuple[Case, Doubt]]] = {}
    for case in load("good") + load("bad"):
        met: set[str] = set()
        for doubt in doubts(compiled(case)):
            if doubt.code not in met:
                met.add(doubt.code)
                groups.setdefault(doubt.code, []).append((case, doubt))
    number = sum(len(group) for group in groups.values())
    lines = heading(2, "doubts", "ข้อสงสัยและการอ่าน · Doubts and their readings", number, number)
    for code, group in sorted(groups.items()):
        chosen = spread([case for case, _ in group], [case.file for case, _ in group], DOUBTS)
        lines += heading(3, f"doubt-{code}", f"`{code}`", len(group), len(chosen))
        for case, doubt in group:
            if case in chosen:
                lines += [*block(case), f"{doubt.question}", "", f"{doubt.question_en}", ""]
                lines += [option_line(doubt, option.code) for option in doubt.options] + [""]
    return lines


def option_line(doubt: Doubt, code: str) -> str:
    """Write one reading; the default is marked."""
    option = next(option for option in doubt.options if option.code == code)
    mark = " (default)" if code == doubt.default else ""
    return f"- `{code}`{mark}: {option.text} · {option.text_en}"


def page() -> str:
    """Give the whole page."""
    parts = [
        "# What criteria may say, and how it is read",
        "",
        "Written by `make rules` from the cases of the tests (`tests/criteria/cases`). Behind ▸ stands what",
        "was read, in the canonical words of `criteria/rendering.py`, Thai and English; names that plain",
        "reading would take apart stand in “quotes”. All sample texts are fictional.",
        "",
        "- Sentences: " + ", ".join(f"[{name}](#{name})" for name in FAMILIES if name != "nothing"),
        "- Whole scales: [sound](#sound), [with notes](#notes), [faulty](#faulty), [doubts](#doubts)",
        "",
        *sentences(),
        *sound(),
        *noted(),
        *faulty(),
        *doubtful(),
    ]
    return "\n".join(parts).rstrip() + "\n"


def main() -> int:
    new = page()
    if "--check" in sys.argv[1:]:
        return int(not PAGE.exists() or PAGE.read_text(encoding="utf-8") != new)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
