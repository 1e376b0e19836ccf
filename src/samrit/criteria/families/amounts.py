"""Number tests: an operator with a number, a bare number, or both ends of a band.

Reading goes from number to number. Around each one stand, in this order and all optional: words for
percent or count, an operator, a rate, the number itself, a multiplier, a percent sign, a unit, and a
word that sets
the direction. Two such numbers joined by "-", "to" or "but" are one band.
"""

from __future__ import annotations

import re
from dataclasses import replace

from samrit.criteria.draft import Amount, Sentence
from samrit.criteria.families.rates import AGAIN, EACH_BEFORE, EACH_FIRST, averaged, rate_after, rate_before
from samrit.criteria.model import PERCENT, Op
from samrit.criteria.parts import (
    BEGINS,
    DIGITS,
    DOWNWARD,
    EXACTLY,
    FILLER,
    JOINER,
    MULTIPLIER,
    NUMERAL,
    OPERATOR,
    PERCENT_AFTER,
    PERCENT_BEFORE,
    UPWARD,
    number_of,
    operator_of,
    phrases,
)
from samrit.criteria.quoting import name_at
from samrit.thai import unit_at
from samrit.thai.units import KNOWN

_BETWEEN = r"(?:อยู่)?(?:ใน)?(?:ระหว่าง|ช่วง)|\bbetween\b"
_ALL = phrases("ครบ ทั้ง", "ครบ จำนวน", "ครบ ถ้วน ทั้ง", "ครบ", "ทั้ง", "all")
# What is not to be passed, by its name: "ไม่เกินวงเงิน 200,000 บาท".
_LIMIT = r"(?:(?:กรอบ)?วงเงิน(?:งบประมาณ)?|เพดาน|ราคา(?:กลาง)?|มูลค่า|ค่ามาตรฐาน|เกณฑ์มาตรฐาน)"
_FILL = rf"(?:(?:{FILLER}|{_ALL})\s*)"


def _amount(first: str, before: str) -> re.Pattern[str]:
    """Make the pattern of one amount from the patterns of its rate, before the operator and behind it."""
    return re.compile(
        rf"{BEGINS}(?:(?P<between>{_BETWEEN})\s*)?"
        rf"(?:{first}\s*)?"
        rf"(?P<fill1>{_FILL}{{0,3}})"
        rf"(?:(?P<op>{OPERATOR})\s*(?:{_LIMIT}\s*(?=\d))?)?"
        rf"(?:{before}\s*)?"
        rf"(?P<fill2>{_FILL}{{0,3}})"
        rf"(?:(?P<digits>{DIGITS})|(?P<word>{NUMERAL})(?:\s*\(\s*\d[\d,.]*\s*\))?|(?P<once>(?=ครั้ง)))"
        rf"(?:\s*(?P<times>{MULTIPLIER}))?"
        rf"(?:\s*(?P<sign>{PERCENT_AFTER}))?",
        re.IGNORECASE,
    )


_AMOUNT = _amount(EACH_FIRST, EACH_BEFORE)
# Every noun may be a rate (`ตำบลละ`), which is costly to try at every letter; most texts have no such word.
_NEVER = "(?P<{}>(?!))"
_AMOUNT_PLAIN = _amount(_NEVER.format("first_rate"), _NEVER.format("rate"))
_RATE_SIGN = re.compile("(?<![แ])(?<!ร้อย)(?<!แต่)ละ")
_NUMBER = re.compile(rf"\d|{BEGINS}(?:{NUMERAL}|ละ\s?ครั้ง)", re.IGNORECASE)
_INEQUALITY = re.compile(
    rf"(?P<low>{DIGITS})\s*%?\s*(?P<left>≤|<=|=<|<)\s*[A-Za-zก-์]{{1,12}}\s*(?P<right>≤|<=|=<|<)\s*(?P<high>{DIGITS})\s*(?P<sign>%)?"
)
# The longest way from the first word of an amount to its number.
_REACH = 120
_PERCENT_WORD = re.compile(PERCENT_BEFORE)
# The same number in another notation follows.
_AGAIN = re.compile(r"คิด\s?เป็น|equivalent\s+to", re.IGNORECASE)
_AGAIN_BETWEEN = re.compile(rf"(?:{_AGAIN.pattern})\s*$", re.IGNORECASE)
_NEAR = 20
_MARKER = re.compile(r"จำนวน|ได้|เฉลี่ย|รวม|ครบ|ทั้ง|total|all", re.IGNORECASE)
_JOIN_RANGE = re.compile(rf"\s*{JOINER}\s*", re.IGNORECASE)
_JOIN_TESTS = re.compile(r"[\s,]*(?:แต่|และ|ถึง|หาก|จนถึง|but|and|to|-)?(?:\s*ต้อง)?\s*", re.IGNORECASE)
_JOIN_AND = re.compile(r"\s*(?:และ|กับ|and)\s*", re.IGNORECASE)
_UP, _DOWN, _EXACT = (re.compile(rf"\s*{words}", re.IGNORECASE) for words in (UPWARD, DOWNWARD, EXACTLY))
_START = re.compile(r"ตั้ง\s?แต่|from", re.IGNORECASE)
# "A maximum delay of 5 days".
_MOST_OF = re.compile(r"\bmaximum\s(?:[a-z]+\s){1,3}of\s$", re.IGNORECASE)
_LEAST_OF = re.compile(r"\bminimum\s(?:[a-z]+\s){1,3}of\s$", re.IGNORECASE)
# What is cut to a figure is to be no more than it.
_DOWN_TO = re.compile(r"ลด[^()]{0,45}เหลือ\s?$|\b(?:reduced?|cut|down)\s(?:[a-z]+\s){0,4}to\s$", re.IGNORECASE)
_OPPOSITE = {Op.GT: Op.LE, Op.LT: Op.GE}
_NEGATED = re.compile(
    r"(?:ไม่|มิ|ห้าม)(?:เคย|พบ|มี|ควร|พึง|อาจ|ต้อง|ให้|ได้|เป็น|สามารถ|\s){0,3}$"
    r"|\b(?:not|never|no|cannot)\s(?:(?:be|been|to|fall|drop|go|rise|get|take)\s)*$",
    re.IGNORECASE,
)
# "Does not wait more than 30 minutes": the verb is denied, and with it the excess.
_NOT_LONG = re.compile(r"(?<!ที่)(?<!ซึ่ง)ไม่(?!มี|พบ|ผ่าน)[ก-์]{2,14}\s?$")
_NONE_OVER = re.compile(r"(?<!ที่)(?<!ซึ่ง)(?:ไม่(?:ให้)?|มิให้|ห้าม)(?:มี|พบ|เกิด)[ก-์]{2,24}\s?$")
# "No ward has more than 5", "none of the patients waits over 30 minutes": what exceeds is denied.
# Harm of which there is none is counted by itself.
_HARM = (
    r"complaints?|deaths?|accidents?|incidents?|errors?|arrears|injur\w+|fatalit\w+|violations?|infections?"
)
_NO_ONE = re.compile(
    rf"\b(?:none\sof|neither\sof|no)\s(?!(?:and|or|but|with|{_HARM})\b)(?:(?!(?:and|or|but|by)\b)[a-z-]+\s){{1,4}}$",
    re.IGNORECASE,
)
_LOWER, _UPPER = frozenset({Op.GE, Op.GT}), frozenset({Op.LE, Op.LT})
# Nouns that a bare number names rather than counts: "the 5 virtues", "4 aspects", "7 steps".
_NAMING = frozenset("ประการ หลัก เสา มิติ ห่วง เงื่อนไข ยุทธศาสตร์ นโยบาย ขั้นตอน ด้าน ฝ่าย ระดับ งาน ปี เดือน เท่า".split())  # noqa: SIM905 - words
_ENDS = re.compile(
    "\\s*(?:$|[,;.)(\u25a0]|และ|พร้อม|รวมทั้ง|ตลอดจน|โดย|ภายใน|ต่อ|ทุก|ก่อน|จาก|ในรอบ|ในปี|ในแต่ละ|ของ|หรือ|or\\b|and\\b|by\\b|within\\b|per\\b|in\\b)"
    # A noun of two parts that the list of nouns knows the first of: "18 ชนิดกีฬา".
    r"|(?!เป็น|ที่|ของ|ซึ่ง|ผ่าน|ได้|มี|แก่|กับ|อย่าง|ไม่|ตั้ง|เกิน|ให้|ใน|จาก|ถูก|สำเร็จ|แล้ว|เข้า|เพื่อ|ตาม|ละ|นี้|นั้น|ขึ้น|แรก)[ก-ฮเ-ไ][ก-์]{1,11}\s*$"
    # So many in each of them: "5 กลุ่ม ๆ ละ 10 คน".
    r"|\s?ๆ\s?ละ"
    # What they must have come to: "12 โรงงานผ่านเกณฑ์".
    r"|(?:ผ่าน(?=เกณฑ์|การ|มาตรฐาน)|ได้รับ(?=การ|รางวัล|มาตรฐาน)|เข้าร่วม|สำเร็จ|แล้วเสร็จ)"
    # The next thing of a list: "1 เล่ม วีดิทัศน์ 2 เรื่อง".
    r"|\s+(?!เป็น|ที่|ของ|ซึ่ง|ผ่าน|ได้|มี|แก่|กับ|อย่าง|ไม่|ตั้ง|เกิน|มาก|น้อย|[ก-๙]*ละ\s?\d)(?:[ก-๙]{2,25}\s*)?"
    r"(?:จำนวน\s*)?\d[\d,.]*\s*[ก-๙]"
    # The same in English: "50 farms registered".
    r"|\s+(?:[a-z]{3,}ed|held|built|sold|done)(?=\s*(?:$|[,;.]|and\b|or\b|within\b|per\b))"
    # Another quantity, whatever is asked of it.
    r"|\s+(?:อัตรา|ความพึง|คะแนน|มูลค่า|รายได้|ผลผลิต|ค่าใช้จ่าย|ต้นทุน)"
)
# "3 of 5 items": the second number is the whole.
_OUT_OF = re.compile(r"\s*(?:ใน|จาก(?:ทั้งหมด)?|out\s+of|of)\s*(?P<whole>\d+)(?![\d.,]*\d)\s*", re.IGNORECASE)
# Number words written on to others are read before these nouns only; many words begin like a numeral.
_COUNTED = frozenset(KNOWN) - _NAMING
_DIGIT_WORD = re.compile("หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่สิบ")
_WORKING = re.compile(r"(?:working|business|calendar|office)\s+", re.IGNORECASE)
_DURATION = re.compile(r"(?:ภาย\s?ใน|\bwithin)\s*(?:ระยะ\s?เวลา|เวลา|กำหนด)?\s*$", re.IGNORECASE)
_AGES = frozenset(("ปี", "years"))
_TIMES = (
    "วัน วันทำการ วันทำ วันราชการ สัปดาห์ เดือน ปี ชั่วโมง ชั่วโมงทำการ นาที วินาที seconds minutes hours days weeks "
    "months years"
)
_TIME = frozenset(_TIMES.split())


def find_amounts(sentence: Sentence) -> list[Amount]:
    """Find the number tests of a text from left to right and mask them."""
    found = _inequalities(sentence)
    text = sentence.work
    position = 0
    # Looking for the next number first is cheap; the whole pattern is tried only where there is one.
    pattern = _AMOUNT if _RATE_SIGN.search(text) else _AMOUNT_PLAIN
    while (number := _NUMBER.search(text, position)) and (
        match := pattern.search(text, max(position, number.start() - _REACH))
    ):
        amount = _read(match, text, counts=sentence.counts)
        if amount is None:
            position = max(match.end(), position + 1)
            continue
        amount = _band(amount, match, text)
        if amount.every == AGAIN:
            amount = replace(amount, every=found[-1].unit if found else None)
        if amount.is_band and amount.bare_count and not _ENDS.match(text, amount.end):
            # Ages tell whom a share counts: "people 15 - 59 years screened".
            position = amount.end
            continue
        found.append(replace(amount, bracketed=True) if _in_brackets(text, amount.start) else amount)
        position = amount.end
    for amount in found:
        sentence.mask(amount.start, amount.end)
    return found


def _inequalities(sentence: Sentence) -> list[Amount]:
    """Find bands written as in mathematics: `60 ≤ x < 70`."""
    found: list[Amount] = []
    if "<" not in sentence.work and "≤" not in sentence.work:
        return found
    for match in _INEQUALITY.finditer(sentence.work):
        low, high = number_of(match["low"]), number_of(match["high"])
        if low is not None and high is not None:
            unit = PERCENT if match["sign"] else ""
            strict_low, strict_high = match["left"] == "<", match["right"] == "<"
            found.append(
                Amount(
                    *match.span(),
                    unit,
                    low=low,
                    high=high,
                    low_inclusive=not strict_low,
                    high_inclusive=not strict_high,
                )
            )
            sentence.mask(*match.span())
    return found


def _in_brackets(text: str, position: int) -> bool:
    return "(" in text and text.count("(", 0, position) > text.count(")", 0, position)


def _read(match: re.Match[str], text: str, *, counts: bool = False) -> Amount | None:
    """Read one amount with what follows it, or None where the number is no test."""
    word = match["word"]
    rate = match["rate"] or match["first_rate"]
    if match["once"] is not None and not rate:
        return None
    fill = match["fill1"] + match["fill2"]
    op = _operator(match, text)
    if word and not (op or fill or rate or word[0].isascii() or _counts_in_words(match, text)):
        return None
    value = number_of(match["digits"] or word or "1", match["times"])
    if value is None:
        return None
    percent = bool(match["sign"] or _PERCENT_WORD.search(fill))
    out_of = None if percent else _OUT_OF.match(text, match.end())
    end = out_of.end() if out_of else match.end()
    unit = PERCENT if percent else ""
    if not percent and (noun := name_at(text, end) or unit_at(text, end)):
        unit, end = noun
    elif out_of and value % 1 == 0:
        unit = f"ส่วนใน {out_of['whole']}"
    amount = Amount(match.start(), end, unit, op, value)
    amount = rate_before(amount, rate, text[max(0, match.start() - 20) : match.end()])
    timed = _duration(rate_after(amount, text), text)
    if timed is None:
        return None
    amount = timed
    marked = bool(amount.op or percent or _MARKER.search(fill) or amount.per or amount.every)
    marked = marked or bool(out_of and value % 1)
    amount = _direction(
        replace(amount, bare_count=amount.bare_count or not marked, again=_said_again(match, fill, text)),
        text,
        start=bool(match["op"] and _START.fullmatch(match["op"])),
    )
    if counts and amount.unit:
        return amount
    return _plausible(amount, match, text)


def _operator(match: re.Match[str], text: str) -> Op | None:
    """Give the comparison, turned round where a "not" stands a word before it: `ไม่ควรเกิน`, "not be below"."""
    if not match["op"]:
        start = match.start()
        if _LEAST_OF.search(text, 0, start):
            return Op.GE
        return Op.LE if _DOWN_TO.search(text, 0, start) or _MOST_OF.search(text, 0, start) else None
    op = operator_of(match["op"])
    start = match.start("op")
    negated = op in _OPPOSITE and (_NEGATED.search(text, 0, start) or _NO_ONE.search(text, 0, start))
    return _OPPOSITE[op] if negated else op


def _counts_in_words(match: re.Match[str], text: str) -> bool:
    """Tell whether number words written on to other words count a known noun: `ประชาคมสองครั้ง`."""
    noun = unit_at(text, match.end())
    return bool(
        noun and noun[0] in _COUNTED and _DIGIT_WORD.match(match["word"]) and _ENDS.match(text, noun[1])
    )


def _said_again(match: re.Match[str], fill: str, text: str) -> bool:
    """Tell whether a number says the one before it again; `ระหว่าง` stands behind the words for that."""
    if match["between"]:
        return _AGAIN_BETWEEN.search(text, max(0, match.start() - _NEAR), match.start()) is not None
    return _AGAIN.search(fill) is not None


def _duration(amount: Amount, text: str) -> Amount | None:
    """Read `ภายใน 30 วัน` as at most 30 days; within anything but time is no demand."""
    before = _DURATION.search(text, 0, amount.start)
    timed = _WORKING.sub("", amount.unit) in _TIME
    denied = _NOT_LONG if timed else _NONE_OVER
    if amount.op is Op.GT and amount.unit != PERCENT and denied.search(text, 0, amount.start):
        return replace(amount, op=Op.LE)
    if amount.op is None and before:
        if not timed:
            return None
        return replace(amount, start=before.start(), op=Op.LE)
    return amount


def _direction(amount: Amount, text: str, *, start: bool) -> Amount:
    """Apply the word behind the number; an operator before it is never weakened.

    `ตั้งแต่` and `เท่ากับ` only say that the number itself counts: "from 90 down" and "equal to 90 or lower" are
    at most 90.
    """
    for pattern, op in ((_UP, Op.GE), (_DOWN, Op.LE), (_EXACT, Op.EQ)):
        match = pattern.match(text, amount.end)
        if match:
            amount = _noun_behind(amount, match.end(), text)
            chosen = op if amount.op in {None, Op.EQ} or (start and op is Op.LE) else amount.op
            return replace(amount, end=max(amount.end, match.end()), op=chosen, bare_count=False)
    return amount


def _noun_behind(amount: Amount, start: int, text: str) -> Amount:
    """Give a number its English noun from behind the direction: "30 or more volunteers per village"."""
    noun = None if amount.unit else unit_at(text, start)
    if noun is None or not noun[0][0].isascii():
        return amount
    return rate_after(replace(amount, unit=noun[0], end=noun[1]), text)


def _plausible(amount: Amount, match: re.Match[str], text: str) -> Amount | None:
    """Drop a bare number unless it can be a demand: the whole text, or a count that ends its clause."""
    if not amount.bare_count or (match["between"] and _JOIN_AND.match(text, amount.end)):
        return amount
    if (
        not text[: amount.start].strip(" (")
        and not text[amount.end :].strip(" ).-")
        and amount.unit not in _NAMING
    ):
        return amount
    joiner = _JOIN_RANGE.match(text, amount.end)
    if joiner and _AMOUNT.match(text, joiner.end()):
        return amount
    if amount.unit and amount.unit not in _NAMING and _ENDS.match(text, amount.end):
        return amount
    return None


def _band(first: Amount, match: re.Match[str], text: str) -> Amount:
    """Join a second number to the first where both are the ends of one band."""
    for join, allowed in ((_JOIN_RANGE, _is_range), (_JOIN_TESTS, _is_two_tests), (_JOIN_AND, _is_between)):
        joiner = join.match(text, first.end)
        following = _AMOUNT.match(text, joiner.end()) if joiner else None
        if not following or not (following["digits"] or following["word"]):
            continue
        second = _read_end(following, text)
        if second is None or not allowed(first, second, match):
            continue
        if not text[first.end : following.start()].strip() and _swapped(first, second):
            # Two tests with nothing between them and no figure that passes both are of two things.
            continue
        if first.unit and second.unit and first.unit != second.unit:
            if first.unit != PERCENT or second.unit == PERCENT or second.unit in KNOWN or second.per:
                continue
            # Behind a percentage, unknown words are whatever goes on in the sentence.
            second = replace(second, unit="", end=following.end())
        return averaged(_both(_scaled(first, match, following), second), text)
    return first


def _swapped(first: Amount, second: Amount) -> bool:
    low, high = _ends(first, second)
    return low.value is not None and high.value is not None and low.value > high.value


def _ends(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Give the lower and the upper end as their operators say."""
    return (second, first) if first.op in _UPPER else (first, second)


def _scaled(first: Amount, match: re.Match[str], second: re.Match[str]) -> Amount:
    """Give the first end the multiplier that stands behind the second only: `1 - 2 ล้านบาท`."""
    if match["times"] or not second["times"] or first.unit:
        return first
    return replace(first, value=number_of(match["digits"] or match["word"] or "1", second["times"]))


def _read_end(match: re.Match[str], text: str) -> Amount | None:
    """Read the second end of a band, for which a bare number is enough."""
    amount = _read(match, text)
    if amount is not None:
        return amount
    value = number_of(match["digits"], match["times"]) if match["digits"] else None
    if value is None:
        return None
    noun = name_at(text, match.end()) or unit_at(text, match.end())
    unit, end = noun or ("", match.end())
    return rate_after(Amount(match.start(), end, unit, None, value), text)


def _is_range(first: Amount, second: Amount, match: re.Match[str]) -> bool:  # noqa: ARG001 - one shape for three rules
    return first.op in {None, Op.GE, Op.GT} and second.op in {None, Op.LE, Op.LT}


def _is_two_tests(first: Amount, second: Amount, match: re.Match[str]) -> bool:  # noqa: ARG001 - the same
    if first.op is None:
        return second.op in _UPPER and not first.bare_count
    return (first.op in _LOWER and second.op in _UPPER) or (first.op in _UPPER and second.op in _LOWER)


def _is_between(first: Amount, second: Amount, match: re.Match[str]) -> bool:
    return match["between"] is not None and first.op is None and second.op is None


def _both(first: Amount, second: Amount) -> Amount:
    low, high = _ends(first, second)
    return Amount(
        first.start,
        max(first.end, second.end),
        first.unit or second.unit,
        low=low.value,
        high=high.value,
        low_inclusive=low.op is not Op.GT,
        high_inclusive=high.op is not Op.LT,
        per=first.per or second.per,
        each=first.each or second.each,
        every=first.every or second.every,
        bare_count=first.bare_count and (second.unit or first.unit) in _AGES,
        again=first.again,
    )
