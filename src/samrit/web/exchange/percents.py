"""Which cells of a workbook are shown as percentages: their stored number is a hundredth of what is read."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
BUILT_IN_PERCENTS = {"9", "10"}
_QUOTED = re.compile(r'"[^"]*"|\\.')
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]+)")


def percent_cells(workbook: bytes) -> dict[str, frozenset[tuple[int, int]]]:
    """Give the cells with a percent format, by sheet name, as (row, column) counted from 0."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        names = set(package.namelist())
        if "xl/styles.xml" not in names or "xl/workbook.xml" not in names:
            return {}
        styles = _percent_styles(package.read("xl/styles.xml"))
        if not styles:
            return {}
        return {
            title: frozenset(_cells(package, part, styles))
            for title, part in _sheet_parts(package)
            if part in names
        }


def _percent_styles(content: bytes) -> frozenset[str]:
    root = _parse(content)
    custom = {
        str(one.get("numFmtId"))
        for one in root.iter(f"{MAIN}numFmt")
        if "%" in _QUOTED.sub("", str(one.get("formatCode")))
    }
    formats = root.find(f"{MAIN}cellXfs")
    found = [] if formats is None else formats.findall(f"{MAIN}xf")
    percents = BUILT_IN_PERCENTS | custom
    return frozenset(str(at) for at, one in enumerate(found) if str(one.get("numFmtId")) in percents)


def _sheet_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = {
        str(one.get("Id")): str(one.get("Target"))
        for one in _parse(package.read("xl/_rels/workbook.xml.rels")).iter(f"{PACKAGE}Relationship")
    }
    for sheet in _parse(package.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
        target = relations.get(str(sheet.get(RELATION)), "")
        yield str(sheet.get("name")), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _cells(package: zipfile.ZipFile, part: str, styles: frozenset[str]) -> Iterator[tuple[int, int]]:
    with package.open(part) as stream:
        for _event, cell in etree.iterparse(stream, tag=f"{MAIN}c", resolve_entities=False, no_network=True):
            place = _REFERENCE.fullmatch(str(cell.get("r")))
            if place and str(cell.get("s")) in styles:
                yield int(place[2]) - 1, column_index(place[1])
            cell.clear()


def column_index(letters: str) -> int:
    """Give the number from 0 of a column: A is 0, AA is 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _parse(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
