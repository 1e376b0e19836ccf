"""Which numbers of a clause are demands, and which only explain or govern another."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from samrit.criteria.draft import Amount
from samrit.criteria.model import PERCENT, Op

_QUALIFYING = frozenset(
    (
        "วัน",
        "วันทำการ",
        "ชั่วโมง",
        "นาที",
        "วินาที",
        "ปี",
        "เดือน",
        "สัปดาห์",
        "คะแนน",
        "days",
        "hours",
        "minutes",
        "working days",
        "years",
    )
)
_WHO = re.compile(
    r"ที่มี(?:รายได้|อายุ|น้ำหนัก|คะแนน|พื้นที่|หนี้|ค่า|ระดับ|ผล|เกรด|นักเรียน|สมาชิก|ประชากร|เตียง|ขนาด|\s?(?=[A-Z]))[^\s\d]{0,20}\s?(?:[A-Za-z][A-Za-z0-9]{0,9}\s?)?$|\bwith\s+(?:an?\s+)?(?:income|age|weight|score)s?\s*$"
)
# Last year's figure, or the target, told in brackets.
_PAST = re.compile(
    r"\(\s*(?:ปี|เดิม|ค่าฐาน|ฐาน|ผลงาน|ค่าเป้าหมาย|เป้าหมาย|baseline|last|was|previous|target)[^()]{0,40}$",
    re.IGNORECASE,
)
_TARGET_IS = re.compile(r"ค่า\s?เป้าหมาย\s*(?:คือ|เท่ากับ|=|:)?\s*$")
# "Eight visits as prescribed": how often by the book, no demand of its own beside a share.
_BY_THE_BOOK = re.compile(r"\s*(?:ขึ้นไป\s*)?ตาม(?:เกณฑ์|กำหนด|มาตรฐาน|คุณภาพ)")
# Stars are a grade: "12 places of five stars" asks for the places.
_STARS = "ดาว"
_ALL = Decimal(100)
# Words of one run from "there is none" to the number, with a verb or "any" between.
_NONE_SUCH = re.compile(
    r"(?:ไม่มี|ไม่พบ)(?=\S*(?:ใด|ที่|ได้|มี|รอ|ค้าง|ใช้|เกิน|ล่าช้า))(?:(?!และ|หรือ|โดย|แต่|พร้อม)[^\s\d]){2,60}\s?$"
)
_FROM_WHOLE = re.compile(r"\s*จาก(?!เดิม|ปี)[ก-๙]{0,25}\s*")
_JOINS = re.compile(r"และ|หรือ|โดย|แต่|พร้อม|รวมทั้ง|[,;]|\b(?:and|or|but|with)\b")
_OVER = re.compile(r"เกิน|มากกว่า")
_WITHIN = re.compile(r"ภาย\s?ใน|within", re.IGNORECASE)
_OF_ALL = re.compile(r"\s*(?:ของ|of)\s*(?:จำนวน|the)?\s*", re.IGNORECASE)
_OF = re.compile(r"\s*(?:ของ|of\b)", re.IGNORECASE)
_BRACKET = re.compile(r"[^()\d,;]{0,40}\(\s*(?:จำนวน|คิดเป็น)?\s*")


def demands(amounts: list[Amount], text: str) -> list[Amount]:
    """Leave out numbers that explain another word, and apply `ทุก…` to the number it governs."""
    plain = [amount for amount in amounts if not amount.bracketed]
    kept: list[Amount] = []
    for amount in amounts:
        named = amount.bare_count and not (kept and _counted_share(kept[-1], amount, text))
        explains = amount.bracketed and (
            _PAST.search(text, 0, amount.start) is not None
            or named
            or amount.is_band
            or _same_share(amount, plain)
        )
        if not explains:
            kept.append(amount)
    kept = _without_qualifiers(kept, text)
    return _governed(kept, text)


def _governed(kept: list[Amount], text: str) -> list[Amount]:
    """Apply `ทุก…` to the number it governs, once; "all districts, two in each district" asks one thing."""
    for amount, following in pairwise(kept):
        if (
            amount.unit == PERCENT
            and following.whole
            and _OF_ALL.fullmatch(text, amount.end, following.start)
        ):
            # "80 per cent of all villages": all is what the share is taken of.
            return [other for other in kept if other is not following]
        if amount.every and following.whole == amount.every:
            return [other for other in kept if other is not following]
        if following.whole and _in_each(amount, following, text):
            each = replace(amount, every=following.whole)
            return [each if other is amount else other for other in kept if other is not following]
        if not amount.whole or following.whole:
            continue
        if following.unit == PERCENT:
            if following.value == _ALL and following.op in {None, Op.GE, Op.EQ}:
                # "All of them, 100 per cent" says one thing twice.
                return [other for other in kept if other is not amount]
        elif following.every in {None, amount.whole}:
            every = replace(following, every=amount.whole)
            return [every if other is following else other for other in kept if other is not amount]
    return kept


def _in_each(amount: Amount, following: Amount, text: str) -> bool:
    """Tell whether the words for all say in which of them the test before it must hold: `80 คะแนน ทุกด้าน`."""
    tested = amount.op is not None and not amount.is_band and amount.whole is None and amount.every is None
    return (
        tested and not text[amount.end : following.start].strip() and text.startswith("ทุก", following.start)
    )


def _without_qualifiers(amounts: list[Amount], text: str) -> list[Amount]:
    """Leave out a number that only tells whom or what a number beside it counts.

    "Served within 60 minutes, 90 per cent" demands the 90 only.
    """
    if any(amount.unit == PERCENT for amount in amounts):
        amounts = [amount for amount in amounts if not (amount.bare_count and amount.unit in _QUALIFYING)]
    kept: list[Amount] = []
    for amount in amounts:
        if (
            kept
            and kept[-1].unit == _STARS != amount.unit
            and not _JOINS.search(text, kept[-1].end, amount.start)
        ):
            kept.pop()
        if amount.unit in {*_QUALIFYING, PERCENT} and _of_none(amount, text):
            continue
        while kept and _told_by(kept[-1], amount, text):
            kept.pop()
        if not (kept and _tells_of(kept[-1], amount, text)):
            kept.append(amount)
    return kept


def _of_none(amount: Amount, text: str) -> bool:
    """Tell whether a number says what there is to be none of: `ไม่มีหน่วยงานใดได้ต่ำกว่า 85 คะแนน`."""
    none = _NONE_SUCH.search(text, 0, amount.start)
    return none is not None and amount.op in {Op.LT, Op.GT, Op.LE, Op.GE}


def _told_by(amount: Amount, following: Amount, text: str) -> bool:
    """Tell whether a number only says whom the percentage behind it counts."""
    if amount.value == 0 and not amount.unit and following.op is Op.LE:
        # "No complaints over three" asks for three at most.
        return _OVER.match(text, following.start) is not None and not _JOINS.search(
            text, amount.end, following.start
        )
    if amount.op is None and amount.unit == following.unit and _TARGET_IS.search(text, 0, amount.start):
        return True
    if following.unit != PERCENT or following.bracketed or following.whole:
        return False
    between = text[amount.end : following.start]
    adjacent = not between.strip(" ,ได้")
    if amount.unit == PERCENT:
        return adjacent and amount.op is not None and _WHO.search(text, 0, amount.start) is not None
    if _WHO.search(text, 0, amount.start):
        return True
    counted = amount.op is None and amount.unit and _BY_THE_BOOK.match(between) is not None
    return bool(counted) or (adjacent and amount.unit in _QUALIFYING)


def _tells_of(amount: Amount, following: Amount, text: str) -> bool:
    """Tell whether a number only says what the one before it counts.

    That is the whole of a count (`30 คน จากผู้เข้าสอบ 35 คน`), the age of what there must be none of
    (`ไม่มีเรื่องค้างเกิน 30 วัน`), and the time in which the counted share was served.
    """
    between = text[amount.end : following.start]
    if following.op is None:
        same = following.unit == amount.unit != PERCENT and not following.is_band
        return same and following.bare_count and _FROM_WHOLE.fullmatch(between) is not None
    if following.unit not in _QUALIFYING or _JOINS.search(between):
        return False
    if amount.value == 0:
        return amount.op is Op.EQ and not amount.unit and following.op in {Op.GT, Op.GE}
    within = following.op is Op.LE and _WITHIN.match(text, following.start) is not None
    return within and amount.unit == PERCENT and amount.whole is None and _OF.match(between) is not None


def _counted_share(share: Amount, count: Amount, text: str) -> bool:
    """Tell whether a count in brackets says a percentage again: "80 per cent (40 villages)"."""
    between = text[share.end : count.start]
    close = _BRACKET.fullmatch(between) is not None and not share.is_band
    return close and share.unit == PERCENT and count.unit not in _QUALIFYING


def _same_share(amount: Amount, plain: list[Amount]) -> bool:
    return any(other.unit == amount.unit == PERCENT and other.value == amount.value for other in plain)
