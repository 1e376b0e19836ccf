"""Criteria as pasted text: `ระดับ N …` lines, or plain lines in order."""

from __future__ import annotations

import re

from samrit.thai import clean, to_arabic

_NOT_A_RANGE = r"(?![\d.,%]*\d|\s*(?:-|ถึง|,|และ|%))"
_HEAD = re.compile(
    r"^\s*(?:[-*•◆]\s*)?(?:(?:ค่าคะแนน|ระดับคะแนน|ระดับ|levels?)\s*(?:ที่\s*)?(?:เท่ากับ\s*)?"
    rf"(?P<level>\d{{1,2}}){_NOT_A_RANGE}\s*[:=.)\-–—]?"
    rf"|(?:คะแนน|score)\s*(?P<score>\d){_NOT_A_RANGE}\s*[:=])\s*(?P<text>.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*(?P<level>[1-9])\s*(?:[:.)\t]|\s-\s)\s*(?P<text>\D.*|.*[^\d\s].*)$")
_TITLE = re.compile(r"^(?:ตัวชี้วัด|(?:key\s+performance\s+)?indicator\b)", re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]{1,80}>")
_WORDS = re.compile(r"[ก-๙A-Za-z0-9]")
_INLINE = re.compile(r"(?<!\S)(?=(?:ระดับคะแนน|ระดับ)\s*(?:ที่\s*)?[1-5]\s+\S)")


def split_levels(text: str) -> list[tuple[int, str]]:
    """Divide a pasted text into pairs of level and text.

    Lines before the first head are a title and are left out; a line without a head continues the level above
    it. Where no line has a head, each line that holds a word or number is one level, from 1.
    """
    lines = [_MARKUP.sub(" ", line).strip() for line in text.splitlines()]
    lines = [line for line in lines if _WORDS.search(to_arabic(line))]
    heads = [_head(line) for line in lines]
    if not any(heads):
        lines = [line for line in lines if not _TITLE.match(line)]
        numbered = [(line, m) for line in lines if (m := _NUMBERED.match(to_arabic(clean(line).text)))]
        found = [(int(match["level"]), _tail(line, match)) for line, match in numbered]
        if len(lines) > 1 and [level for level, _ in found] == list(range(1, len(lines) + 1)):
            return found
        return [(number, line) for number, line in enumerate(lines, 1)]
    found = []
    for line, head in zip(lines, heads, strict=True):
        if head:
            found.append(head)
        elif found:
            level, before = found[-1]
            found[-1] = (level, f"{before} {line}".strip())
    return found


def title_of(text: str) -> str | None:
    """Give the words above the first `ระดับ N` line, or the line that calls itself an indicator, if any."""
    lines = [_MARKUP.sub(" ", line).strip() for line in text.splitlines()]
    above: list[str] = []
    for line in lines:
        if _head(line):
            return " ".join(above).strip() or None
        above.append(line)
    return next((line for line in lines if _TITLE.match(line)), None)


def _head(line: str) -> tuple[int, str] | None:
    match = _HEAD.match(to_arabic(clean(line).text))
    return (int(match["level"] or match["score"]), _tail(line, match)) if match else None


def _tail(line: str, match: re.Match[str]) -> str:
    cleaned = clean(line)
    return cleaned.words(match.start("text"), len(cleaned.text)).strip()
