"""The fictional letters, dated for the round that runs: in Thai digits and the Buddhist era."""

from __future__ import annotations

from importlib.resources import files

from samrit.thai import format_date, to_thai
from samrit.web.demonstration.timeline import Timeline

LETTER_DAYS_AGO, AMENDMENT_DAYS_AGO, DRAFT_DAYS_AGO = 44, 14, 1
LETTER_NUMBER, AMENDMENT_NUMBER, DRAFT_NUMBER = "๔๐๑", "๔๘๗", "๕๑๒"
FIRST_NAME = "หนังสือแจ้งตัวชี้วัด.txt"
AMENDMENT_NAME = "หนังสือแก้ไขตัวชี้วัด.txt"
DRAFT_NAME = "หนังสืองานเร่งด่วน.txt"


def first_letter(timeline: Timeline) -> bytes:
    """Give the letter that announces the indicators of the round."""
    return _rendered("indicators.txt", timeline)


def amending_letter(timeline: Timeline) -> bytes:
    """Give the letter that amends two of them."""
    return _rendered("amendment.txt", timeline)


def open_letter(timeline: Timeline) -> bytes:
    """Give a letter with faults, which is still under review."""
    return _rendered("open_draft.txt", timeline)


def _rendered(name: str, timeline: Timeline) -> bytes:
    text = (files("samrit.web.demonstration") / "letters" / name).read_text(encoding="utf-8")
    months = {f"month{n}": format_date(timeline.month(n), style="month") for n in range(1, 7)}
    return text.format(
        letter_no=LETTER_NUMBER,
        amendment_no=AMENDMENT_NUMBER,
        draft_no=DRAFT_NUMBER,
        draft_date=format_date(timeline.ago(DRAFT_DAYS_AGO).date()),
        letter_date=format_date(timeline.ago(LETTER_DAYS_AGO).date()),
        amendment_date=format_date(timeline.ago(AMENDMENT_DAYS_AGO).date()),
        year=to_thai(str(timeline.fiscal_year)),
        previous_year=to_thai(str(timeline.fiscal_year - 1)),
        round=to_thai(str(timeline.number)),
        starts=format_date(timeline.starts),
        ends=format_date(timeline.ends),
        agree_by=format_date(timeline.day(5)),
        report_by=format_date(timeline.day(12)),
        **months,
    ).encode()
