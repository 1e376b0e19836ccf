"""Where in a letter's text things stand: the lines of an indicator, the indicator of a finding."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import cast

from samrit.drafts.checks import place
from samrit.drafts.shape import IndicatorJson
from samrit.web.indicators.draft_content import Json

_PARAGRAPH_END = re.compile(r"</p>|<br\s*/?>|\t", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The lines that an indicator was read from; `first` 0 for one added by hand."""

    key: str
    place: str
    first: int
    last: int

    @property
    def lines(self) -> str:
        """Give `first-last` for the page, empty where the letter has no such lines."""
        return f"{self.first}-{self.last}" if self.first else ""


def stretches(content: Json) -> list[Stretch]:
    """Give the lines of every indicator of a draft, levels included."""
    starts = [line["start"] for line in source_lines(content)]
    return [_stretch(indicator, starts) for indicator in content["indicators"]]


def source_lines(content: Json) -> list[Json]:
    """Give the lines of the letter's text; empty for a draft that came from no letter."""
    return (content.get("source") or {}).get("lines") or []


def plain_line(text: str) -> str:
    """Give a line without the marks of its file: one paragraph of a cell a row."""
    rows = _TAG.sub("", _PARAGRAPH_END.sub("\n", text)).split("\n")
    return unescape("\n".join(row.strip() for row in rows if row.strip()))


def _stretch(indicator: Json, starts: Sequence[int]) -> Stretch:
    levels = [level for variant in indicator["variants"] for level in variant["levels"]]
    spans = [
        indicator.get("span"),
        *(indicator.get("spans") or {}).values(),
        *(level.get("span") for level in levels),
    ]
    lines = [line for line in (indicator.get("line"), *(level.get("line") for level in levels)) if line]
    if starts:
        lines += [bisect.bisect_right(starts, p) for s in spans if s for p in (s[0], max(s[0], s[1] - 1))]
    first, last = (min(lines), max(lines)) if lines else (0, 0)
    return Stretch(key=indicator["key"], place=place(_named(indicator)), first=first, last=last)


def _named(indicator: Json) -> IndicatorJson:
    return cast("IndicatorJson", {**indicator, "title": indicator.get("title") or ""})


def indicator_of_finding(finding: Json, known: Sequence[Stretch]) -> str:
    """Give the key of the indicator that a finding is about; empty where it is about the whole set."""
    line, where = finding.get("line"), finding.get("where") or ""
    fits = [s for s in known if where == s.place or where.startswith(f"{s.place} ")]
    inside = [s for s in fits if line and s.first <= line <= s.last]
    # `individual 1` also begins `individual 1 after`: the longest name is the one that is meant.
    best = max(inside or fits, key=lambda s: len(s.place), default=None)
    return best.key if best else ""
