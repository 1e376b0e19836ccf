"""The fixed words of the canonical text, Thai and English; the reader's own families read them back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samrit.criteria.families.growth import exceeds_whole, is_target
from samrit.criteria.model import PERCENT, Change, Op, Period, Recurrence, Relative
from samrit.criteria.quoting import quoted
from samrit.criteria.wording import Lang
from samrit.thai import fold, format_date, format_number
from samrit.thai.dates import ERA

_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words; what has holes is filled with ``str.format``."""

    level: str
    ops: dict[Op, str]
    periods: dict[Period, str]
    changes: dict[Change, str]
    one_of: str
    each: str
    per: str
    in_each: str
    mean: str
    times: str
    again: str
    but: str
    between: str
    through: str
    by: str
    some_day: str
    named_date: str
    one_level: str
    levels: str
    done: str


THAI = Vocabulary(
    level="ระดับ {}",
    ops={
        Op.GE: "ไม่น้อยกว่า",
        Op.GT: "มากกว่า",
        Op.LE: "ไม่เกิน",
        Op.LT: "น้อยกว่า",
        Op.EQ: "เท่ากับ",
    },
    periods={"day": "วัน", "week": "สัปดาห์", "month": "เดือน", "quarter": "ไตรมาส", "year": "ปี"},
    changes={"increase": "เพิ่มขึ้น", "decrease": "ลดลง"},
    one_of="ข้อใดข้อหนึ่งดังนี้",
    each="แต่ละ{}",
    per="ต่อ{}",
    in_each="ในแต่ละ{}",
    mean="เฉลี่ย",
    times="เป็นจำนวนไม่น้อยกว่า {} {}",
    again="คิดเป็น",
    but="แต่",
    between="ระหว่าง",
    through="{} - {}",
    by="ภายในวันที่ {}",
    some_day="ภายในรอบการประเมิน",
    named_date="กำหนดเวลา {}",
    one_level="ผ่านระดับ {}",
    levels="ผ่านระดับ {} - {}",
    done="แล้วเสร็จ",
)
ENGLISH = Vocabulary(
    level="Level {}",
    ops={
        Op.GE: "at least",
        Op.GT: "more than",
        Op.LE: "at most",
        Op.LT: "less than",
        Op.EQ: "exactly",
    },
    periods={"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"},
    changes={"increase": "up by", "decrease": "down by"},
    one_of="one of the following:",
    each="each {}",
    per="per {}",
    in_each="in each {}",
    mean="average",
    times="in at least {} {}s",
    again="equivalent to",
    but="but",
    between="between",
    through="{} and {}",
    by="by {}",
    some_day="by the assessment round",
    named_date="deadline {}",
    one_level="passed level {}",
    levels="passed levels {} - {}",
    done="completed",
)
WORDS: dict[Lang, Vocabulary] = {"th": THAI, "en": ENGLISH}


def amount(value: Decimal, unit: str, lang: Lang) -> str:
    """Write a figure with its unit: ``ร้อยละ 85``, ``12 เรื่อง``, ``85 percent``."""
    shown = format_number(value)
    if unit == PERCENT:
        return f"ร้อยละ {shown}" if lang == "th" else f"{shown} percent"
    return f"{shown} {unit}".rstrip()


def joined(operator: str, figure: str, lang: Lang) -> str:
    """Write an operator before a figure; Thai has no space before a letter."""
    return f"{operator}{figure}" if lang == "th" and not figure[0].isdigit() else f"{operator} {figure}"


def day_words(by: date, lang: Lang) -> str:
    """Write a date by which something must be done."""
    if lang == "th":
        return THAI.by.format(format_date(by, thai_digits=False))
    return ENGLISH.by.format(f"{by.day} {_ENGLISH_MONTHS[by.month - 1]} {by.year}")


def recurring_words(recurs: Recurrence, lang: Lang) -> str:
    """Write a date that comes again."""
    if lang == "th":
        period = "เดือน" if recurs.per == "month" else "ไตรมาส"
        within = "" if recurs.per == "month" else "เดือนสุดท้ายของ"
        of = f"{period}ถัดไป" if recurs.later else f"ทุก{period}"
        return f"ภายในวันที่ {recurs.day} ของ{within}{of}"
    within = "" if recurs.per == "month" else "the last month of "
    of = f"the following {recurs.per}" if recurs.later else f"every {recurs.per}"
    return f"by the {_ordinal(recurs.day)} of {within}{of}"


def _ordinal(day: int) -> str:
    ending = "th" if day in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def base_words(relative: Relative, lang: Lang, *, share: bool) -> str:
    """Write what a figure is measured against, behind the figure; empty where nothing need be said."""
    year = "" if relative.year is None else str(relative.year if lang == "th" else relative.year - ERA)
    of_year = year and (f"ปี {year}" if lang == "th" else f" of {year}")
    if relative.change is not None:
        told = relative.what == "baseline" and year
        return (f"จาก{of_year}" if lang == "th" else f"from {year}") if told else ""
    if relative.what == "baseline":
        return f"ของค่าฐาน{of_year}" if lang == "th" else f"of the baseline{of_year}"
    if is_target(relative.text) and exceeds_whole(relative) != share:
        return relative.text
    if lang == "th":
        return f"ของ{'กลุ่ม' if share else ''}เป้าหมาย{of_year}"
    return f"of the target{' group' if share else of_year}"


def change_words(relative: Relative, lang: Lang) -> str:
    """Write the change before the figure; an empty text where none is asked for."""
    if relative.change is None:
        return ""
    if relative.what == "baseline":
        return WORDS[lang].changes[relative.change]
    above = relative.change == "increase"
    if lang == "th":
        return "เกินเป้าหมาย" if above else "ต่ำกว่าเป้าหมาย"
    return "above the target" if above else "below the target"


_ANY_QUOTE = str.maketrans("‘’", '""')
_TEENS = (11, 12, 13)
# What a label holds beside the name, because the reader keeps the words around the figure.
_AROUND = tuple(
    re.compile(rf"\s*(?:{words})\s*$")
    for words in (
        r"เฉลี่ย|\baverage",
        r"เพิ่มขึ้น|ลดลง|เกินเป้าหมาย|ต่ำกว่าเป้าหมาย|จากปี \d{4}",
        r"ของค่าฐาน(?:ปี \d{4})?|ของ(?:กลุ่ม)?เป้าหมาย(?:ปี \d{4})?",
        r"\b(?:up by|down by|(?:above|below) the target|from \d{4})",
        r"\bof the (?:baseline|target(?: group)?)(?: of \d{4})?",
    )
)


def name_of(label: str, every: str | None, relative: Relative | None = None) -> str:
    """Give the name of a quantity from its label, without what the canonical text says apart."""
    words = " ".join(label.split())
    for head in (f"แต่ละ{every} ", f"แต่ละ“{every}” ", f"each {every} ", f"each “{every}” ") if every else ():
        words = f"{words} ".removeprefix(head).strip()
    # Words of change that belong to no base are a part of the name.
    around = _AROUND if relative else _AROUND[:1]
    if relative and is_target(relative.text):
        words = words.removesuffix(" ".join(relative.text.split())).rstrip()
    while True:
        shorter = min((pattern.sub("", words) for pattern in around), key=len)
        if shorter == words:
            return _inside(words)
        words = shorter


def _inside(words: str) -> str:
    name = words[1:-1] if words[:1] == "“" and words[-1:] == "”" and words.count("“") == 1 else words
    return name.strip()


def named(name: str, *, plain: bool) -> str:
    """Write a name as it is, or in quotes."""
    return name if plain or not name else quoted(name)


def same_words(left: str, right: str) -> bool:
    """Tell whether two names differ only in what reading does not keep: spaces, digits, kinds of quotes."""
    return fold(left).translate(_ANY_QUOTE) == fold(right).translate(_ANY_QUOTE)
