"""Names in “quotes”: their digits and joining words are no demands, so the families must not see them.

A quoted run is moved, letter by letter, to a plane of Unicode that no pattern knows. Offsets stay as they
are, and the words come back with ``reveal``. Only typographic quotes count: a straight one may be an inch.
"""

from __future__ import annotations

import re

from samrit.thai import Clean

_PLANE = 0xF0000
_LAST = 0xFFFD
_SURROGATES = range(0xD800, 0xE000)
_OPEN, _CLOSE = "\U000f201c", "\U000f201d"
HIDDEN = "\U000f0000-\U000ffffd"
_HIDDEN = re.compile(f"[{HIDDEN}]")
_RUN = re.compile(f"{_OPEN}(?P<name>[^{_OPEN}{_CLOSE}]*){_CLOSE}")
_QUOTES = re.compile("[“„](?P<name>[^“”„]*)”")
_SIGNS = frozenset('“„"')


def hide(text: str, cleaned: Clean) -> str:
    """Hide the quoted runs of a text as long as the cleaned one, whose source tells the kinds of quotes."""
    if "”" not in cleaned.source:
        return text
    signs = [(i, cleaned.source[cleaned.at(i)]) for i, sign in enumerate(cleaned.text) if sign in _SIGNS]
    opened: int | None = None
    for index, sign in signs:
        if sign in "“„":
            opened = index
        elif sign == "”" and opened is not None and index > opened + 1:
            inner = "".join(_moved(letter) for letter in text[opened + 1 : index])
            text = f"{text[:opened]}{_OPEN}{inner}{_CLOSE}{text[index + 1 :]}"
            opened = None
    return text


def hide_names(text: str) -> str:
    """Hide the quoted runs of a text that is no cleaned one."""
    return _QUOTES.sub(lambda match: _OPEN + "".join(map(_moved, match["name"])) + _CLOSE, text)


def _moved(letter: str) -> str:
    return chr(ord(letter) + _PLANE) if ord(letter) <= _LAST else letter


def reveal(text: str) -> str:
    """Bring the hidden runs back, in typographic quotes."""
    return _HIDDEN.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0]) - _PLANE
    return match[0] if code in _SURROGATES else chr(code)


def names_in(text: str) -> tuple[list[str], str]:
    """Give the hidden names of a text, and the text without them."""
    return [reveal(match["name"]) for match in _RUN.finditer(text)], _RUN.sub(" ", text)


def name_at(text: str, start: int) -> tuple[str, int] | None:
    """Read the hidden name that begins here (spaces skipped): the name and its end, or None."""
    while start < len(text) and text[start] == " ":
        start += 1
    match = _RUN.match(text, start)
    return (reveal(match["name"]), match.end()) if match else None


def unquoted(words: str) -> str:
    """Give the name where some words are one quoted run, else the words."""
    match = _QUOTES.fullmatch(words.strip())
    return match["name"].strip() if match else words


def quoted(name: str) -> str:
    """Write a name in quotes; those within it become single ones."""
    return f"“{' '.join(name.translate({0x201C: 0x2018, 0x201E: 0x2018, 0x201D: 0x2019}).split())}”"
