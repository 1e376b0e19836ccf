"""The cells of an Excel sheet as printed: formats applied, hidden rows left out, merged cells once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from samrit.letters.markup import lines_of_cell
from samrit.letters.sources.encoding import canonical
from samrit.letters.sources.formats import BUILT_IN, GENERAL, written
from samrit.letters.sources.remarks import hidden, no_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from samrit.findings import Finding
    from samrit.letters.sources.packages import Package

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_YES = {"1", "true"}
_MOST_NAMED = 12

Place = tuple[int, int]


@dataclass(slots=True)
class Row:
    """The cells of a row that hold text, by column; ``ruled`` names the columns with lines beside them."""

    number: int
    cells: dict[int, list[str]] = field(default_factory=dict)
    ruled: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Sheet:
    """The visible rows of a sheet in order, and what is to be said of the others."""

    rows: list[Row] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a file share: texts, and for each style its format and whether it is ruled."""

    texts: tuple[str, ...]
    formats: tuple[str, ...]
    ruled: tuple[bool, ...]
    epoch_1904: bool

    @classmethod
    def of(cls, package: Package, workbook: _Element) -> Book:
        """Read the shared parts of a file; any of them may be missing."""
        strings, styles = package.xml("xl/sharedStrings.xml"), package.xml("xl/styles.xml")
        texts = tuple(_text(item) for item in strings.iter(f"{_S}si")) if strings is not None else ()
        formats, ruled = _styles(styles) if styles is not None else ((), ())
        properties = workbook.find(f"{_S}workbookPr")
        epoch = properties is not None and properties.get("date1904") in _YES
        return cls(texts, formats, ruled, epoch)


def _styles(root: _Element) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    codes = dict(BUILT_IN)
    for element in root.iter(f"{_S}numFmt"):
        codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", GENERAL)
    borders = [
        any(side.get("style", "none") != "none" for side in border if side.tag in {f"{_S}left", f"{_S}right"})
        for border in root.iter(f"{_S}border")
    ]
    formats, ruled = [], []
    for style in root.iterfind(f"{_S}cellXfs/{_S}xf"):
        formats.append(codes.get(int(style.get("numFmtId", "0")), GENERAL))
        border = int(style.get("borderId", "0"))
        ruled.append(border < len(borders) and borders[border])
    return tuple(formats), tuple(ruled)


def _text(item: _Element) -> str:
    """Give a text without the reading aids that may hang on it."""
    parts = (part.text or "" for path in (f"{_S}t", f"{_S}r/{_S}t") for part in item.iterfind(path))
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), "".join(parts))


def read_sheet(root: _Element, name: str, book: Book) -> Sheet:
    """Read the cells of a sheet that a reader of the paper sees."""
    columns = _hidden_columns(root)
    rows: dict[int, Row] = {}
    hidden_rows: set[int] = set()
    remarks: list[Finding] = []
    for number, element in _numbered(root.iterfind(f"{_S}sheetData/{_S}row")):
        row = rows.setdefault(number, Row(number))
        if element.get("hidden") in _YES:
            hidden_rows.add(number)
        for column, cell in _placed(element, number):
            style = int(cell.get("s", "0"))
            if style < len(book.ruled) and book.ruled[style]:
                row.ruled.add(column)
            lines = _lines(_shown(cell, style, book))
            if lines:
                row.cells[column] = lines
            if _lacks_value(cell) and number not in hidden_rows and column not in columns:
                formula = cell.findtext(f"{_S}f") or ""
                remarks.append(no_value(f"{name}!{_letters(column)}{number}", f"={formula}"))
    for merged in root.iterfind(f"{_S}mergeCells/{_S}mergeCell"):
        _merge(rows, merged.get("ref", ""), hidden_rows, columns)
    remarks += _hidden_remarks(rows, hidden_rows, columns, name)
    seen = [rows[number] for number in sorted(rows) if number not in hidden_rows]
    for row in seen:
        row.cells = {column: lines for column, lines in row.cells.items() if column not in columns}
        row.ruled -= columns
    return Sheet([row for row in seen if row.cells or row.ruled], remarks)


def _numbered(rows: Iterable[_Element]) -> Iterable[tuple[int, _Element]]:
    number = 0
    for row in rows:
        number = int(row.get("r", number + 1))
        yield number, row


def _placed(row: _Element, number: int) -> Iterable[tuple[int, _Element]]:
    column = 0
    for cell in row.iterfind(f"{_S}c"):
        column = _place(cell.get("r", f"{_letters(column + 1)}{number}"))[1]
        yield column, cell


def _place(reference: str) -> Place:
    match = _PLACE.fullmatch(reference.replace("$", ""))
    if not match:
        raise ValueError(f"{reference} is no place of a sheet")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _letters(column: int) -> str:
    found = ""
    while column:
        column, place = divmod(column - 1, 26)
        found = chr(65 + place) + found
    return found


def _shown(cell: _Element, style: int, book: Book) -> str:
    value = cell.findtext(f"{_S}v") or ""
    match cell.get("t", "n"):
        case "s":
            return book.texts[int(value)] if value else ""
        case "inlineStr":
            inline = cell.find(f"{_S}is")
            return _text(inline) if inline is not None else ""
        case "b":
            return "TRUE" if value in _YES else "FALSE"
        case "n" if value:
            code = book.formats[style] if style < len(book.formats) else GENERAL
            return written(value, code, epoch_1904=book.epoch_1904)
    return value


def _lines(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in lines_of_cell(canonical(text)))
    return [line for line in lines if line]


def _lacks_value(cell: _Element) -> bool:
    """Say whether a cell holds a formula and nothing that came of it; an empty text came of one."""
    if cell.find(f"{_S}f") is None:
        return False
    return not cell.findtext(f"{_S}v") and cell.get("t") != "str"


def _hidden_columns(root: _Element) -> set[int]:
    found: set[int] = set()
    for element in root.iterfind(f"{_S}cols/{_S}col"):
        if element.get("hidden") in _YES:
            found.update(range(int(element.get("min", "1")), min(int(element.get("max", "1")), 16_384) + 1))
    return found


def _merge(rows: dict[int, Row], reference: str, hidden_rows: set[int], columns: set[int]) -> None:
    """Leave one text in a merged range, where its first visible cell stands."""
    first, _, last = reference.partition(":")
    top, left = _place(first)
    bottom, right = _place(last or first)
    owner = rows.get(top)
    text = owner.cells.get(left) if owner else None
    numbers = sorted(rows)
    inside = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
    for number in inside:
        row = rows[number]
        row.cells = {place: lines for place, lines in row.cells.items() if not left <= place <= right}
    row_seen = next((number for number in inside if number not in hidden_rows), None)
    column_seen = next((place for place in range(left, right + 1) if place not in columns), None)
    if text and row_seen is not None and column_seen is not None:
        rows[row_seen].cells[column_seen] = text
    elif text and owner:
        owner.cells[left] = text


def _hidden_remarks(
    rows: dict[int, Row], hidden_rows: set[int], columns: set[int], name: str
) -> Iterable[Finding]:
    """Name hidden rows and columns that hold text."""
    lost = [str(number) for number in sorted(hidden_rows) if rows[number].cells]
    if lost:
        yield hidden(_named(name, lost), what="แถว", what_en="rows")
    used = {place for row in rows.values() if row.number not in hidden_rows for place in row.cells}
    gone = [_letters(place) for place in sorted(columns & used)]
    if gone:
        yield hidden(_named(name, gone), what="คอลัมน์", what_en="columns")


def _named(name: str, places: list[str]) -> str:
    rest = "…" if len(places) > _MOST_NAMED else ""
    return f"{name}: {', '.join(places[:_MOST_NAMED])}{rest}"
