"""A document ▸ the draft of a letter."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from samrit.findings import Finding
from samrit.letters.agenda import read_agenda
from samrit.letters.amendments import find_amended
from samrit.letters.assembly import Assembler
from samrit.letters.blocks import inferred_blocks, with_block_of_text
from samrit.letters.deadlines import read_deadlines
from samrit.letters.document import Block, Document, Line, Paragraph, Table
from samrit.letters.draft import LetterDraft
from samrit.letters.errors import UnreadableLetter
from samrit.letters.head import join_lines, read_head
from samrit.letters.headings import read_heading
from samrit.letters.indicators import finish, noise_of
from samrit.letters.levels import level_begun
from samrit.letters.parties import read_parties
from samrit.letters.passages import Passage
from samrit.letters.rounds import read_round
from samrit.letters.scans.doubts import doubtful_numbers
from samrit.letters.sentences import read_sentences
from samrit.letters.sources.encoding import BROKEN
from samrit.letters.tables import TableReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samrit.letters.assembly import Material
    from samrit.letters.draft import Indicator

_SIZE_CLASS = re.compile(
    r"(?:อำเภอ|จังหวัด|ตำบล|โรงเรียน|โรงพยาบาล|เทศบาล|สำนักงาน|หน่วยงาน)ขนาด(?:ใหญ่พิเศษ|ใหญ่|กลาง|เล็ก)"
)
_CELL_REMAINS = re.compile(r"^(?=.*\d)[\d.,/()\s]*[.,/()][\d.,/()\s]*$|^[^\wก-๙]+$")
_PAGE_NUMBER = re.compile(r"^\s*[-–—(]?\s*(?:หน้า(?:ที่)?\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—)]?\s*$")
_LINES_OF_A_HEADING = 4
_LONGEST_QUOTE = 200
_RULE = re.compile(r"^[\s_=\-–—~.…*#]+$")


def read_document(document: Document) -> LetterDraft:
    """Read a document.

    Raises:
        UnreadableLetter: ``empty`` or ``no-indicators``.
    """
    if not document.text.strip():
        raise UnreadableLetter(
            "empty", f"ไฟล์ “{document.name}” ว่าง ไม่มีข้อความ ให้เลือกไฟล์หนังสือใหม่", f"{document.name} is empty"
        )
    assembler, outside = _assemble(document)
    joined = join_lines(outside)
    indicators = finish(assembler.materials) or finish(read_sentences(join_lines(document.paragraphs)))
    if not indicators:
        raise UnreadableLetter(
            "no-indicators",
            f"ไม่พบตารางตัวชี้วัดในไฟล์ “{document.name}” ให้ส่งหนังสือพร้อมเอกสารแนบที่มีตัวชี้วัดและเกณฑ์ระดับ ๑-๕",
            f"no indicators in {document.name}; send the letter with its annex of indicators and levels",
        )
    first = min(indicator.heading.start for indicator in indicators)
    headers = _headers(document)
    indicators = with_block_of_text(indicators, [passage for passage in joined if passage.start < first])
    round_, findings = read_round([*joined, *headers], first_indicator=first)
    head = read_head(
        [paragraph for paragraph in outside if paragraph.passage.start < first],
        after=[paragraph for paragraph in outside if paragraph.passage.start > first],
    )
    amended = find_amended(head.references, indicators, joined)
    return LetterDraft(
        document=document,
        head=replace(head, amends=amended, references=tuple(r for r in head.references if r is not amended)),
        round=round_,
        parties=read_parties([*(paragraph.passage for paragraph in outside), *headers]),
        deadlines=read_deadlines(joined, indicators, round_number=round_.number),
        agenda=read_agenda(document.blocks),
        indicators=indicators,
        totals=tuple(assembler.totals),
        classes=_classes(indicators, document),
        findings=(
            *findings,
            *inferred_blocks(document, indicators),
            *_noise(document, assembler),
            *doubtful_numbers(document, indicators),
            *document.remarks,
        ),
    )


def _assemble(document: Document) -> tuple[Assembler, list[Paragraph]]:
    """Run the blocks through the assembler; give also the lines that no indicator took.

    Running text that only mentions an indicator goes back to these lines.
    """
    assembler = Assembler()
    tables = TableReader(assembler)
    lines: list[tuple[Paragraph, Material | None]] = []
    numbered = not any(read_heading(paragraph.passage) for paragraph in document.paragraphs)
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            if not tables.read(block):
                lines += [(line, None) for line in _as_lines(block)]
            continue
        before = _taken(assembler)
        leads = _leads_to_levels(document.blocks[index + 1 :])
        assembler.line(block, bare_numbers=numbered and leads, before_levels=leads)
        lines.append((block, None if _taken(assembler) == before else assembler.materials[-1]))
    standing = {id(material) for material in assembler.materials if material.stands}
    return assembler, [line for line, material in lines if id(material) not in standing]


def _leads_to_levels(blocks: Sequence[Block]) -> bool:
    """Say whether the first level begins within the next lines, so that a bare number heads an indicator."""
    for block in blocks[:_LINES_OF_A_HEADING]:
        if isinstance(block, Table) or read_heading(block.passage, bare_numbers=True):
            return False
        if level_begun(block.passage) == 1:
            return True
    return False


def _taken(assembler: Assembler) -> tuple[int, int]:
    """Count what the assembler has taken, to see whether a line was one of an indicator's."""
    last = assembler.materials[-1:]
    return len(assembler.materials), sum(len(material.body) for material in last)


def _as_lines(table: Table) -> list[Paragraph]:
    """A table of no known kind is text that was set with tabs."""
    rows = (Passage.join(cell.passage for cell in row) for row in table.rows)
    return [Paragraph(row, gap=index == 0) for index, row in enumerate(rows) if row]


def _headers(document: Document) -> list[Passage]:
    """Give the first rows of tables: they often repeat the round."""
    first = (block.rows[:1] for block in document.blocks if isinstance(block, Table))
    return [cell.passage for rows in first for row in rows for cell in row]


def _classes(indicators: Sequence[Indicator], document: Document) -> tuple[str, ...]:
    """Give the classes of units that the letter knows, in the order they are named."""
    named = [ladder.when.text for indicator in indicators for ladder in indicator.ladders if ladder.when]
    if named:
        known = " ".join(" ".join(named).split())
        named += [name for name in _SIZE_CLASS.findall(document.text) if name not in known]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in named))


def _noise(document: Document, assembler: Assembler) -> list[Finding]:
    """List what was dropped: remains of cells beside the tables, and marks without a letter or digit."""
    texts = Counter(passage.text for passage in assembler.strays)
    remains = [
        passage
        for passage in assembler.strays
        if texts[passage.text] == 1 and _CELL_REMAINS.match(passage.plain) and not _is_furniture(passage)
    ]
    dropped = [*remains, *assembler.noise, *noise_of(assembler.materials)]
    found = [_unreadable(document, passage) for passage in sorted(dropped, key=lambda passage: passage.start)]
    return found + [_broken(line) for line in document.lines if BROKEN in line.text]


def _broken(line: Line) -> Finding:
    return Finding(
        code="unreadable-text",
        severity="warning",
        where=f"line {line.number}",
        message=f"บรรทัดที่ {line.number} มีอักขระเสีย (แสดงเป็น {BROKEN}) ให้เทียบกับต้นฉบับและแก้คำที่ขาด",
        message_en=f"line {line.number} holds broken characters; compare it with the original",
        line=line.number,
        quote=line.text.strip()[:_LONGEST_QUOTE],
    )


def _is_furniture(passage: Passage) -> bool:
    return bool(_PAGE_NUMBER.match(passage.plain) or _RULE.match(passage.text))


def _unreadable(document: Document, passage: Passage) -> Finding:
    line = document.line_at(passage.start)
    return Finding(
        code="unreadable-text",
        severity="info",
        where=f"line {line}",
        message=f"ข้อความ “{passage.text}” ที่บรรทัด {line} ไม่อยู่ในช่องใดของตาราง จึงไม่ได้นำมาใช้"
        " ให้เพิ่มเองหากเป็นส่วนของตัวชี้วัด",
        message_en=f"“{passage.text}” at line {line} stands in no cell and was left out;"
        " add it by hand if it belongs to an indicator",
        line=line,
        quote=passage.text,
    )
