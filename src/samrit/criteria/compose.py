"""From pieces and clauses to drafts of conditions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from samrit.criteria.clauses import Span, bullets, inner_items, items, split_and, split_or
from samrit.criteria.draft import (
    Amount,
    AnyDraft,
    DateDraft,
    DatePiece,
    DeedDraft,
    Draft,
    LevelsDraft,
    NumberDraft,
    Piece,
    RefPiece,
    Sentence,
)
from samrit.criteria.families import find_pieces
from samrit.criteria.families.growth import TARGETS, relative_of, rises_but
from samrit.criteria.families.rates import PERIOD, PERIODS
from samrit.criteria.governing import demands
from samrit.criteria.model import PERCENT
from samrit.criteria.quoting import HIDDEN, name_at, names_in, reveal, unquoted
from samrit.thai import fold, unit_at
from samrit.thai.units import KNOWN

_LETTERS = re.compile(rf"[ก-๙A-Za-z{HIDDEN}]")
_SHORTEST = 2
_CLAUSE_START = re.compile(
    r"\s(?=(?:มี|ได้|ปลูก|ผ่าน|เข้า|ต้อง|ที่มี|that\b|have\b|has\b))|(?<!ที่)(?<!ซึ่ง)(?<!ผู้)(?=มีรายได้|มีคะแนน|มีผลผลิต|มีความพึง)"
)
_ENGLISH_WHOLE = re.compile(
    rf"\s*of\s+(?:the|its|their|all)\s+(?:\d{{4}}\s+)?[^\s,]+(?:(?<=target)\s+{TARGETS}\b)?(?:\s+of\s+\d{{4}}(?!\d))?",
    re.IGNORECASE,
)
_EACH = re.compile(rf"(?:แต่ละ\s?|\beach\s+)(?=[ก-ฮเ-ไ{HIDDEN}])|\beach\s+(?P<latin>[a-z]+)", re.IGNORECASE)
# An unknown noun ends where the words for doing something begin.
_DOING = re.compile(r"จัด|ดำเนิน|เข้าร่วม|ร่วม|ผ่าน|ต้อง|ส่ง|ผลิต|ปลูก|เบิก|รายงาน|เผยแพร่|พัฒนา|อบรม|สามารถ")
_ALL_OF_LIST = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|:|as\s+follows)\s*:?\s*$", re.IGNORECASE)
_ONE_OF_LIST = re.compile(r"(?:ข้อใดข้อหนึ่ง|อย่างใดอย่างหนึ่ง|รายการใดรายการหนึ่ง|one\s+of|any\s+of)", re.IGNORECASE)
_LISTED = frozenset(
    ("ข้อ", "รายการ", "ประการ", "อย่าง", "กิจกรรม", "ด้าน", "ขั้นตอน", "เรื่อง", "items", "points", "")
)
_SHARE_OF = re.compile(
    r"\s*(?:อัตรา)?ร้อย\s?ละ\s?(?:ของ|ที่|การ|ความ)|\s*(?:the\s+)?percentage\s+of\b", re.IGNORECASE
)
_IN_EACH = re.compile(
    rf"\s*(?:(?:ใน)?(?:ทุก|แต่ละ)\s?(?:ๆ\s?)?|(?:in\s+)?(?:each|every)\s+)(?P<period>{PERIOD})(?![ก-ูa-z]{{0,2}}ที่)",
    re.IGNORECASE,
)
# Words that only say that something is finished, and not what.
_ONLY_DONE = re.compile(
    r"(?:ให้)?(?:แล้ว)?เสร็จ(?:สิ้น)?|ส่ง|completed?|done|submitted|(?:to\s+be\s+)?finished", re.IGNORECASE
)
# A date that has a name of its own and is no deed: "กำหนดส่ง “งวดที่ 1” ภายใน…".
_NAMED_DATE = re.compile(
    r"(?:ก(?:ำ|ํา)หนด(?:เวลา|การ|ส่ง)?|(?:the\s+)?(?:due\s+date|deadline))\s*(?P<name>“[^“”]+”)", re.IGNORECASE
)
# Words around a quantity that do not tell what it is.
_NOISE = re.compile(
    r"\b(?:of|the|has|have|a|an|is|are|in|its|at)\b|ของ|มีการ|มีผลการ|มีผล|มี|ได้|จำนวน|ร้อยละ|แล้ว|การ|โดย|ที่|คิดเป็น|equivalent\s+to|\u25a0|[\s\W_]",
    re.IGNORECASE,
)


def read_drafts(text: str, sentence: Sentence) -> list[Draft]:
    """Read one text into drafts: an enumeration item by item, else clause by clause."""
    listed = items(sentence.text)
    if listed is None:
        drafts: list[Draft] = []
        for span in bullets(sentence.text):
            drafts += _read_part(sentence, span)
        return drafts
    intro, spans = listed
    return _read_list(text, sentence, intro, spans)


def _part(sentence: Sentence, span: Span) -> Sentence:
    if span == Span(0, len(sentence.text)):
        return sentence
    return Sentence.of(
        sentence.clean.words(span.start, span.end),
        fiscal_year=sentence.fiscal_year,
        round_end=sentence.round_end,
        counts=sentence.counts,
    )


def _read_part(sentence: Sentence, span: Span) -> list[Draft]:
    part = _part(sentence, span)
    if not _LETTERS.search(part.text) and not any(c.isdigit() for c in part.text):
        return []
    inner = inner_items(part.text)
    if inner is not None:
        return _read_list(part.clean.source, part, *inner)
    pieces = find_pieces(part)
    return _clauses(part, Span(0, len(part.text)), pieces)


def _read_list(text: str, sentence: Sentence, intro: Span, spans: list[Span]) -> list[Draft]:
    options = [drafts for span in spans if (drafts := _read_part(sentence, span))]
    heading = sentence.text[intro.start : intro.end]
    before = _read_part(sentence, intro)
    if _ONE_OF_LIST.search(heading):
        return [AnyDraft(text, tuple(tuple(option) for option in options))]
    if _ALL_OF_LIST.search(heading) and before:
        last = before[-1]
        if isinstance(last, NumberDraft) and last.amount.unit in _LISTED:
            # "At least 2 of the following": the list names what is counted.
            return before
        before = before[:-1] if isinstance(last, DeedDraft) else before
    return [*before, *(draft for option in options for draft in option)]


def _clauses(sentence: Sentence, whole: Span, pieces: Sequence[Piece]) -> list[Draft]:
    drafts: list[Draft] = []
    for clause in split_and(sentence.text, whole, pieces):
        options = split_or(sentence.text, clause, pieces)
        if len(options) == 1:
            drafts += _clause(sentence, clause, pieces)
            continue
        read = tuple(tuple(_clauses(sentence, option, pieces)) for option in options)
        drafts.append(AnyDraft(sentence.source(clause.start, clause.end), read))
    return drafts


def _clause(sentence: Sentence, clause: Span, pieces: Sequence[Piece]) -> list[Draft]:
    """Read one clause: its references, its numbers, its dates, and the deed that is left."""
    own = [piece for piece in pieces if clause.start <= piece.start and piece.end <= clause.end]
    drafts: list[Draft] = [
        LevelsDraft(sentence.source(piece.start, piece.end), piece.first, piece.last)
        for piece in own
        if isinstance(piece, RefPiece)
    ]
    amounts = demands([piece for piece in own if isinstance(piece, Amount)], sentence.text)
    dates = [piece for piece in own if isinstance(piece, DatePiece)]
    numbers = _numbers(sentence, clause, amounts, own)
    drafts += numbers
    # A number that only explains a deed is a part of its words.
    rest = _rest(sentence, clause, own if numbers else [p for p in own if not isinstance(p, Amount)])
    # Beside a date, words that only say "finished" name no deed of their own.
    named = _NAMED_DATE.fullmatch(rest) if dates else None
    deed = "" if numbers or named or (dates and _ONLY_DONE.fullmatch(rest)) else unquoted(rest)
    if deed:
        drafts.append(DeedDraft(deed))
    subject = "" if _ONLY_DONE.fullmatch(rest) else _dated(named["name"] if named else rest)
    drafts += [
        DateDraft(
            sentence.source(date.start, date.end),
            _reported(sentence, amounts, date) or subject,
            date.by,
            deed or None,
            date.recurs,
        )
        for date in dates
    ]
    return drafts


def _reported(sentence: Sentence, amounts: Sequence[Amount], date: DatePiece) -> str:
    """Give what recurs behind a number: "8 items a month, reported by the 25th" dates the reporting."""
    ends = [amount.end for amount in amounts if amount.end <= date.start]
    return fold(sentence.source(ends[-1], date.start)) if ends and date.recurs else ""


def _dated(words: str) -> str:
    """Give the folded words that tell what is dated; a quoted name stays one."""
    name = unquoted(words)
    return fold(words) if name == words else f"“{fold(name)}”"


def _numbers(
    sentence: Sentence, clause: Span, amounts: list[Amount], own: Sequence[Piece]
) -> list[NumberDraft]:
    drafts: list[NumberDraft] = []
    others = [piece for piece in own if not isinstance(piece, Amount)]
    left = clause.start
    lead = ""
    for index, amount in enumerate(amounts):
        left = max([left, *(piece.end for piece in others if piece.end <= amount.start)])
        stop = min([clause.end, *(piece.start for piece in others if piece.start >= amount.end)])
        following = amounts[index + 1].start if index + 1 < len(amounts) else clause.end
        tail_end = stop if following >= stop else _tail_end(sentence.text, amount.end, following)
        before, after = sentence.text[left : amount.start], sentence.text[amount.end : tail_end]
        amount = _completed(amount, before, sentence.text, clause.start)  # noqa: PLW2901 - the same number
        before, amount = rises_but(before, amount)  # noqa: PLW2901 - the same number
        own_words = _subject(sentence, left, amount.start, own) + _subject(
            sentence, amount.end, tail_end, own
        )
        label = _label(before, after)
        if not own_words and drafts:
            own_words, label = lead, drafts[-1].label
        elif not label and others:
            # The words stand on the other side of a date or reference.
            own_words = _subject(sentence, clause.start, clause.end, own)
            label = _rest(sentence, clause, own)
        lead = lead or own_words
        drafts.append(
            NumberDraft(
                text=sentence.source(left, tail_end),
                subject=own_words,
                label=label,
                amount=_each_of(amount, before),
                relative_to=relative_of(before, after),
                restates=_restated(drafts, amount),
            )
        )
        left = tail_end
    return drafts


def _completed(amount: Amount, before: str, text: str, start: int) -> Amount:
    """Give a number the unit or period that stands at the head of its clause."""
    if not amount.unit and _SHARE_OF.match(before):
        return replace(amount, unit=PERCENT)
    period = _IN_EACH.match(text, start)
    if period and amount.per is None and amount.unit != PERCENT:
        return replace(amount, per=PERIODS[period["period"].lower()], each=True)
    return amount


def _tail_end(text: str, start: int, following: int) -> int:
    """Give the end of the words that belong to a number before another number follows."""
    rest = text[start:following]
    if not rest.lstrip().startswith(("ของ", "of ", "จาก")):
        bracket = rest.find(")")
        return start + bracket + 1 if not rest[: bracket + 1].strip(" )") and bracket >= 0 else start
    clause = _CLAUSE_START.search(rest, len(rest) - len(rest.lstrip()) + 1)
    if clause:
        return start + clause.start()
    whole = _ENGLISH_WHOLE.match(rest)
    if whole:
        return start + whole.end()
    space = rest.find(" ", len(rest) - len(rest.lstrip()) + 1)
    return start + (space if space >= 0 else len(rest))


def _each_of(amount: Amount, before: str) -> Amount:
    each = _EACH.search(before)
    if amount.every is not None or each is None:
        return amount
    noun = each["latin"] or _noun_at(before, each.end())
    if noun in PERIODS:
        return amount if amount.per else replace(amount, per=PERIODS[noun], each=True)
    return replace(amount, every=noun)


def _noun_at(text: str, start: int) -> str | None:
    """Give the noun that begins here, without the verb written on to it."""
    found = name_at(text, start)
    if found:
        return found[0]
    found = unit_at(text, start)
    if found is None or found[0] in KNOWN:
        return found[0] if found else None
    verb = _DOING.search(found[0], _SHORTEST)
    return found[0][: verb.start()] if verb else found[0]


def _restated(drafts: list[NumberDraft], amount: Amount) -> NumberDraft | None:
    """Find the number that one in brackets, or behind `คิดเป็น`, says again: a count and its percentage."""
    said_again = amount.again or (amount.bracketed and amount.op is None)
    if not drafts or not said_again:
        return None
    previous = drafts[-1].restates or drafts[-1]
    return previous if (previous.amount.unit == PERCENT) != (amount.unit == PERCENT) else None


def _subject(sentence: Sentence, start: int, end: int, own: Sequence[Piece]) -> str:
    """Give the letters that tell what is measured, for comparison between levels."""
    words = sentence.text[start:end]
    for piece in own:
        if start <= piece.start and piece.end <= end:
            words = words.replace(sentence.text[piece.start : piece.end], " ")
    return subject_of(words)


def subject_of(words: str) -> str:
    """Give the letters of some cleaned words that tell what is measured."""
    names, rest = names_in(words)
    subject = _NOISE.sub("", rest.casefold())
    return subject + "".join(f"“{fold(name)}”" for name in names) if names else subject


def _label(before: str, after: str) -> str:
    """Give the words that name the quantity for people."""
    return unquoted(balanced(" ".join(reveal(f"{before} {after}").split())))


def balanced(words: str) -> str:
    """Strip signs and brackets without a partner from the ends of some words."""
    words = words.replace(" )", ")").strip(" ,;:-")
    while words.startswith(")") or (words.startswith("(") and words.count("(") > words.count(")")):
        words = words[1:].strip(" ,;:-")
    while words.endswith("(") or (words.endswith(")") and words.count(")") > words.count("(")):
        words = words[:-1].strip(" ,;:-")
    return words


def _rest(sentence: Sentence, clause: Span, own: Sequence[Piece]) -> str:
    """Give the words of a clause without its references and dates; an empty text where too little is left."""
    parts: list[str] = []
    position = clause.start
    for piece in own:
        parts.append(sentence.source(position, piece.start))
        position = piece.end
    parts.append(sentence.source(position, clause.end))
    words = balanced(" ".join(part for part in parts if part))
    words = re.sub(r"^(?:และ|โดย|พร้อมทั้ง|รวมทั้ง|แล้ว(?!เสร็จ)|and\b)\s*|\s*(?:และ|โดย)$", "", words).strip()
    named = words.startswith("“") and words.endswith("”")
    return words if named or len(_LETTERS.findall(words)) >= _SHORTEST else ""
