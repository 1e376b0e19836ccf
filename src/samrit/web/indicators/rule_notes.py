"""What a rule says beside its levels, in words: gates, points, persons, and the readings that were chosen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samrit.criteria import Composite, Scale, from_json, words
from samrit.criteria.readings import doubts
from samrit.criteria.wording import Lang, words_aggregation, words_interval
from samrit.thai import format_number
from samrit.web.common.language import in_words, is_english
from samrit.web.common.models import canonical_json


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleNote:
    """One heading and the lines under it."""

    title: str
    lines: tuple[str, ...]


def rule_notes(rule: Mapping[str, Any]) -> tuple[RuleNote, ...]:
    """Give the notes of a stored rule in the reader's language; most rules have none."""
    if not any(rule.get(part) for part in ("gates", "composite", "aggregation", "interpolation", "choices")):
        return ()
    return _made(canonical_json(rule), get_language() or "")


# A rule never changes, and a page shows a dozen.
@lru_cache(maxsize=1024)
def _made(rule: str, _language: str) -> tuple[RuleNote, ...]:
    return notes_of(from_json(json.loads(rule)))


def notes_of(scale: Scale) -> tuple[RuleNote, ...]:
    """Give the notes of a scale in the reader's language."""
    lang: Lang = "en" if is_english() else "th"
    return tuple(note for note in _notes(scale, lang) if note.lines)


def _notes(scale: Scale, lang: Lang) -> Iterator[RuleNote]:
    yield RuleNote(title=_("ทุกระดับต้อง"), lines=tuple(words(gate, lang) for gate in scale.gates))
    if scale.composite:
        yield from _points(scale, scale.composite, lang)
    if scale.aggregation:
        lines = (words_aggregation(scale.aggregation, lang),)
        yield RuleNote(title=_("ผลงานของเจ้าหน้าที่"), lines=lines)
    if scale.interpolation:
        line = _("เทียบบัญญัติไตรยางศ์ระหว่างระดับ ทศนิยม %d ตำแหน่ง") % scale.interpolation.places
        yield RuleNote(title=_("คะแนนระหว่างระดับ"), lines=(line,))
    yield RuleNote(title=_("วิธีอ่านที่เลือกไว้"), lines=tuple(_chosen(scale)))


def _points(scale: Scale, composite: Composite, lang: Lang) -> Iterator[RuleNote]:
    for part in composite.parts:
        measure = scale.measure(part.measure)
        rows = [
            _("%(figure)s ได้ %(points)s คะแนน")
            % {
                "figure": words_interval(row.interval, measure, lang).strip(),
                "points": format_number(row.points),
            }
            for row in part.rows
        ]
        rows.append(_("นอกจากนี้ ได้ %s คะแนน") % format_number(part.otherwise))
        yield RuleNote(title=_("คะแนนจาก %s") % (measure.text or part.text), lines=tuple(rows))


def _chosen(scale: Scale) -> Iterator[str]:
    for doubt in doubts(scale) if scale.choices else ():
        if doubt.chosen is not None:
            option = next((o for o in doubt.options if o.takes(doubt.chosen)), doubt.options[0])
            yield f"{in_words(doubt.question, doubt.question_en)}: {in_words(option.text, option.text_en)}"
