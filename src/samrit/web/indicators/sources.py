"""Where a published indicator comes from: the letter, the line, the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samrit.web.indicators.letter_lines import plain_line, source_lines
from samrit.web.indicators.models import Draft, IndicatorVersion, SetVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The letter that put an indicator's present words in force, and where in it they stand.

    Attributes:
        version: number of the set version that brought these words.
        line: 1-based line of the letter's text; None where a person added the indicator by hand.
        sentence: the words of that line.
    """

    version: int
    draft_id: int | None
    letter_number: str
    letter_date: date | None
    file_name: str
    line: int | None
    sentence: str


def sources_of(version: SetVersion, indicators: Sequence[IndicatorVersion]) -> dict[int, Source]:
    """Give the source of each indicator of a version, by its id; in two queries for the whole set."""
    versions = list(
        SetVersion.objects.filter(set_id=version.set_id, number__lte=version.number)
        .select_related("draft", "draft__letter_file")
        .defer("draft__letter_file__content")
        .order_by("-number")
    )
    ids = {v.pk: v.number for v in versions}
    hashes = {
        (indicator_id, ids[set_version_id]): content_hash
        for indicator_id, set_version_id, content_hash in IndicatorVersion.objects.filter(
            set_version__in=ids
        ).values_list("indicator_id", "set_version_id", "content_hash")
    }
    by_number = {v.number: v for v in versions}
    return {row.pk: _source(by_number[_brought(row, version.number, hashes)], row) for row in indicators}


def _brought(row: IndicatorVersion, number: int, hashes: dict[tuple[int, int], str]) -> int:
    """Go back to the version that first said what the indicator says now."""
    while hashes.get((row.indicator_id, number - 1)) == row.content_hash:
        number -= 1
    return number


def _source(version: SetVersion, row: IndicatorVersion) -> Source:
    draft = version.draft
    return Source(
        version=version.number,
        draft_id=version.draft_id,
        letter_number=version.letter_number,
        letter_date=version.letter_date,
        file_name=draft.letter_file.name if draft else "",
        line=row.source_line,
        sentence=_sentence(draft, row.source_line),
    )


def _sentence(draft: Draft | None, line: int | None) -> str:
    lines = source_lines(draft.content) if draft else []
    return plain_line(str(lines[line - 1]["text"])) if line and line <= len(lines) else ""
