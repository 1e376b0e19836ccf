"""Number formats of Excel: a stored number ▸ the text that stands on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from samrit.letters.sources.timing import is_time, written_time
from samrit.thai import to_thai

GENERAL = "General"
_DATE_OF_MACHINE = "[$-F800]"
# Excel's own numbers for formats that a file does not spell out; 59 to 81 are those of Thai Excel.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 22), _DATE_OF_MACHINE),
    16: "d mmm",
    17: "mmmm yyyy",
    20: "h:mm",
    21: "h:mm:ss",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '#,##0;-#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '#,##0.00;-#,##0.00;"-"',
    59: "t0",
    60: "t0.00",
    61: "t#,##0",
    62: "t#,##0.00",
    67: "t0%",
    68: "t0.00%",
    71: "[$-107041E]d/m/yyyy",
    72: "[$-107041E]d-mmm-yy",
    73: "[$-107041E]d-mmm",
    74: "[$-107041E]mmm-yy",
    75: "h:mm",
    76: "h:mm:ss",
    77: "[$-107041E]d/m/yyyy h:mm",
    81: "[$-107041E]d/m/bb",
}
# A number is stored in binary: what stands behind its 15th digit was never typed.
_EXACT = Context(prec=15, rounding=ROUND_HALF_UP)
_LONGEST = 11
_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<one>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<sign>.)', re.DOTALL)
_DIGIT_PLACES = "0#?"
_NEGATIVE, _ZERO = 1, 2
_FARTHEST = 40

_Token = tuple[str, bool]


def written(raw: str, code: str, *, epoch_1904: bool = False) -> str:
    """Give a stored number as a format prints it; what is no number stays as it is stored."""
    try:
        value = _EXACT.create_decimal(raw)
    except InvalidOperation:
        return raw
    if not value.is_finite() or abs(value.adjusted()) > _FARTHEST:
        return raw
    if is_time(code):
        return written_time(value, code, epoch_1904=epoch_1904) or _general(value)
    sections = _sections(code)
    place = _section(value, len(sections))
    tokens = sections[place]
    shown = abs(value) if place == _NEGATIVE else value
    text = _numbered(shown, tokens)
    thai = any(sign and text in {"t", "\u0e5b"} for text, sign in tokens) or "[$-D" in code.upper()
    return to_thai(text) if thai else text


def _sections(code: str) -> list[list[_Token]]:
    """Cut a format into its sections, each as pieces: text printed as it is (False), signs (True)."""
    found: list[list[_Token]] = [[]]
    for match in _TOKEN.finditer(code):
        if match["sign"] == ";":
            found.append([])
        elif match["sign"]:
            found[-1].append((match["sign"], True))
        elif match["bracket"] is not None:
            found[-1].append((_currency(match["bracket"]), False))
        else:
            found[-1].append((match["quoted"] or match["one"] or "", False))
    return found


def _currency(bracket: str) -> str:
    """Give the sign of money that a bracket holds; colours and languages print nothing."""
    return bracket[1:].partition("-")[0] if bracket.startswith("$") else ""


def _section(value: Decimal, sections: int) -> int:
    if value < 0 and sections > _NEGATIVE:
        return _NEGATIVE
    return _ZERO if value == 0 and sections > _ZERO else 0


def _numbered(value: Decimal, tokens: Sequence[_Token]) -> str:
    signs = "".join(text for text, sign in tokens if sign)
    lowered = signs.lower()
    if "general" in lowered or "e+" in lowered or "e-" in lowered or "/" in signs or "@" in signs:
        return _general(value)
    places = [index for index, (text, sign) in enumerate(tokens) if sign and text in _DIGIT_PLACES]
    if not places:
        return "".join(text for text, sign in tokens if not sign or text in " -()+%").strip()
    first, last = places[0], places[-1]
    inner = tokens[first : last + 1]
    scaled = _scaled(value, tokens, last)
    body = _digits(abs(scaled), inner)
    sign = "-" if scaled < 0 and any(letter in "123456789" for letter in body) else ""
    return f"{_plain(tokens[:first])}{sign}{body}{_plain(tokens[last + 1 :])}".strip()


def _plain(tokens: Sequence[_Token]) -> str:
    return "".join(text for text, sign in tokens if not sign or text not in ",.t")


def _scaled(value: Decimal, tokens: Sequence[_Token], last: int) -> Decimal:
    """Bring a share to per cent, and thousands to what a format prints of them."""
    percents = sum(1 for token in tokens if token == ("%", True))
    thousands = 0
    for token in tokens[last + 1 :]:
        if token != (",", True):
            break
        thousands += 1
    return value.scaleb(2 * percents - 3 * thousands)


def _digits(value: Decimal, tokens: Sequence[_Token]) -> str:
    point = next((index for index, token in enumerate(tokens) if token == (".", True)), len(tokens))
    whole, fraction = tokens[:point], tokens[point + 1 :]
    places = [text for text, sign in fraction if sign and text in _DIGIT_PLACES]
    rounded = value.quantize(Decimal(1).scaleb(-len(places)), rounding=ROUND_HALF_UP)
    integer, _, decimals = f"{rounded:f}".partition(".")
    least = len(places) - next((n for n, text in enumerate(reversed(places)) if text == "0"), len(places))
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    body = _whole("" if integer == "0" else integer, whole)
    return f"{body}.{decimals}" if decimals else body


def _whole(integer: str, tokens: Sequence[_Token]) -> str:
    """Put the digits before the point into their places; what stands between places is printed between."""
    if (",", True) in tokens:
        least = sum(1 for token in tokens if token == ("0", True))
        integer = integer.rjust(least, "0")
        return f"{int(integer):,}".rjust(least, "0") if integer else ""
    found: list[str] = []
    left = list(integer)
    places = sum(1 for text, sign in tokens if sign and text in _DIGIT_PLACES)
    for text, sign in reversed(tokens):
        if not sign or text not in _DIGIT_PLACES:
            found.append(text)
            continue
        places -= 1
        if left:
            found.append(left.pop())
        elif text == "0":
            found.append("0")
        if not places:
            found += reversed(left)
    return "".join(reversed(found))


def _general(value: Decimal) -> str:
    """Give a number as Excel prints it where no format is set: no more than eleven digits."""
    if value == value.to_integral_value():
        return f"{value:f}".partition(".")[0]
    decimals = max(0, _LONGEST - 1 - max(1, value.adjusted() + 1))
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".") or "0"
