"""The days that an indicator's data are taken as of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samrit.letters.draft import Cutoff
from samrit.thai import find_dates, to_arabic

if TYPE_CHECKING:
    from samrit.letters.passages import Passage
    from samrit.letters.sheets import Sections

_CUE = re.compile(r"ตัดยอด|ใช้ข้อมูล|ข้อมูล\s*ณ|ยอด\s*ณ|ณ\s*วันที่|cut-?off|as of", re.IGNORECASE)
_ROUND = re.compile(r"รอบ(?:การประเมิน)?\s*(?:ที่)?\s*(?P<number>[12])(?!\d)")
_WHERE = ("cutoffs", "definitions", "collection", "data_source", "notes", "formula")


def read_cutoffs(sections: Sections) -> tuple[Cutoff, ...]:
    """Find the dates that the sheet calls the cut-off of its data, with the round each is for."""
    found: list[Cutoff] = []
    for name in _WHERE:
        for passage in sections.get(name):
            found += _in(passage, labelled=name == "cutoffs")
    seen = set()
    return tuple(cut for cut in found if not (cut.date in seen or seen.add(cut.date)))  # type: ignore[func-returns-value]


def _in(passage: Passage, *, labelled: bool) -> list[Cutoff]:
    cutoffs = []
    for found in find_dates(passage.text):
        before = to_arabic(passage.text[: found.start])
        if labelled or _CUE.search(before):
            rounds = _ROUND.findall(before)
            number = int(rounds[-1]) if rounds else None
            cutoffs.append(
                Cutoff(date=found.date, round_number=number, passage=passage.cut(found.start, found.end))
            )
    return cutoffs
