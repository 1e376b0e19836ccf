"""Markup inside lines and cells of text: HTML fragments and Markdown marks, dropped with places kept."""

from __future__ import annotations

import html
import re

from samrit.letters.passages import Passage

_BREAKING = "p|br|div|li|ul|ol|tr|h[1-6]|table|tbody|thead"
_INLINE = "td|th|u|b|i|em|strong|span|font|sup|sub|a|center|small|mark|s|ins|del|img|input"
_BREAK_TAG = re.compile(rf"</?(?:{_BREAKING})\b[^<>]*/?>", re.IGNORECASE)
# Only known tags: `< 80` and `<http://…>` are text.
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})\b[^<>]*/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_ESCAPE = re.compile(r"\\(?=[*_#|.\-()\[\]>])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")


def split_fragments(cell: Passage) -> list[Passage]:
    """Give the paragraphs of a cell or line that may hold an HTML fragment."""
    parts = cell.replace(_COMMENT).split(_BREAK_TAG) if "<" in cell.text else [cell]
    cleaned = (_without_marks(part) for part in parts)
    return [part for part in cleaned if part]


def _without_marks(part: Passage) -> Passage:
    part = part.replace(_INLINE_TAG)
    if "&" in part.text:
        part = _decode(part)
    part = part.replace(_IMAGE).replace(_HEADING).replace(_EMPHASIS).replace(_ESCAPE)
    return part.squeeze()


def _decode(part: Passage) -> Passage:
    texts: list[str] = []
    places: list[int] = []
    last = 0
    for match in _ENTITY.finditer(part.text):
        new = html.unescape(match[0])
        texts += [part.text[last : match.start()], new]
        places.extend(part.places[last : match.start()])
        places.extend([part.places[match.start()]] * len(new))
        last = match.end()
    texts.append(part.text[last:])
    places.extend(part.places[last:])
    return Passage("".join(texts), tuple(places))


def lines_of_cell(text: str) -> list[str]:
    """Give the lines of a cell; one that holds an HTML fragment, as systems export it, is read as such."""
    if not (_BREAK_TAG.search(text) or _INLINE_TAG.search(text)):
        return text.split("\n")
    return [part.text for line in text.split("\n") for part in split_fragments(Passage.at(line, 0))]
