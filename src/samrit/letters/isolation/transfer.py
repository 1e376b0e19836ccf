"""A document ⇄ plain data: what the process that opened a file hands back is data, never code."""

from __future__ import annotations

from typing import Any

from samrit.findings import Finding
from samrit.letters.document import Block, Cell, Document, Mark, Paragraph, Table
from samrit.letters.passages import Passage

# What comes from JSON may be anything until it has been taken apart.
_Json = Any


def to_data(document: Document) -> dict[str, _Json]:
    """Give a document as data; each of its passages stands unbroken in its text, as builders write them."""
    return {
        "text": document.text,
        "blocks": [_block_data(block) for block in document.blocks],
        "page_starts": list(document.page_starts),
        "notes": list(document.notes),
        "marks": [_mark_data(mark) for mark in document.marks],
        "numbers": [_mark_data(mark) for mark in document.numbers],
        "remarks": [remark.to_json() for remark in document.remarks],
    }


def from_data(name: str, data: _Json) -> Document:
    """Give the document again.

    Raises:
        Exception: of any kind, where the data is not what ``to_data`` gives.
    """
    text = str(data["text"])
    return Document(
        name,
        text,
        tuple(_block(text, block) for block in data["blocks"]),
        tuple(map(int, data["page_starts"])),
        tuple(map(str, data["notes"])),
        tuple(map(_mark, data["marks"])),
        tuple(map(_mark, data["numbers"])),
        tuple(Finding(**remark) for remark in data["remarks"]),
    )


def _block_data(block: Block) -> list[_Json]:
    if isinstance(block, Paragraph):
        return [*_span(block.passage), block.gap]
    return [[[_span(passage) for passage in cell.paragraphs] for cell in row] for row in block.rows]


def _span(passage: Passage) -> list[int]:
    return [passage.start, passage.end]


def _block(text: str, data: _Json) -> Block:
    if data and isinstance(data[0], int):
        start, end, gap = data
        return Paragraph(_passage(text, start, end), bool(gap))
    return Table(
        tuple(tuple(Cell(tuple(_passage(text, *span) for span in cell)) for cell in row) for row in data)
    )


def _passage(text: str, start: int, end: int) -> Passage:
    return Passage.at(text[start:end], start)


def _mark_data(mark: Mark) -> list[_Json]:
    return [mark.start, mark.end, mark.page, list(mark.box), mark.confidence]


def _mark(data: _Json) -> Mark:
    start, end, page, box, confidence = data
    left, bottom, right, top = map(float, box)
    sure = None if confidence is None else int(confidence)
    return Mark(int(start), int(end), int(page), (left, bottom, right, top), sure)
