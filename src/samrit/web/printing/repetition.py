"""The repetition mark ๆ and the word it repeats are never parted at the end of a line.

Typst's line breaker parts them whatever joiner stands between, so each pair is bracketed here with two
characters of the private use area, and the template sets what they enclose in one box.
"""

from __future__ import annotations

import re

OPEN, CLOSE = "\ue000", "\ue001"
_STRAY = re.compile(f"[{OPEN}{CLOSE}]")
# A run of Thai letters and marks (ๆ and ฯ stand apart), an optional space, and the mark.
_PAIR = re.compile(r"(?P<run>[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+)(?P<gap>[ \u00a0]?)ๆ")
# The longest words of a dictionary are shorter; more text would only cost time.
_WINDOW = 40


def hold_repetition(text: str) -> str:
    """Bracket every ๆ with the word before it."""
    text = _STRAY.sub("", text)
    return _PAIR.sub(_bracketed, text) if "ๆ" in text else text


def _bracketed(match: re.Match[str]) -> str:
    run = match["run"]
    word = _last_word(run[-_WINDOW:])
    return f"{run[: len(run) - len(word)]}{OPEN}{word}{match['gap']}ๆ{CLOSE}"


def _last_word(run: str) -> str:
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415 - its dictionary takes most of a second to load

    return str(word_tokenize(run, engine="newmm")[-1])
