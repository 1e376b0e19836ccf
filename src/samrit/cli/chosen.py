"""The readings given to ``samrit scale --choose``: ``CODE[@LEVEL][:KEY]=OPTION``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samrit.criteria import Choice
from samrit.thai import to_arabic

_CHOICE = re.compile(
    r"(?P<doubt>[a-z0-9-]+)(?:@(?:(?P<level>\d{1,2})(?::(?P<at>\w+))?|(?P<measure>[a-z]+\d+)))?=(?P<option>[a-z0-9-]+)"
)


def read_choices(given: Sequence[str]) -> tuple[Choice, ...]:
    """Read choices such as ``hole@3=begin-lower``, ``over-100@m1=share`` or ``floor=1``.

    Raises:
        ValueError: with every one that is not of this form; its text is one line for people.
    """
    found, wrong = [], []
    for entry in given:
        match = _CHOICE.fullmatch(re.sub(r"\s", "", to_arabic(entry)).lower())
        if match is None:
            wrong.append(f"“{entry}”")
        else:
            level = int(match["level"]) if match["level"] else None
            found.append(Choice(match["doubt"], match["option"], level, match["at"] or match["measure"]))
    if wrong:
        listed = ", ".join(wrong)
        raise ValueError(
            f"--choose {listed} ต้องเป็นแบบ hole@3=begin-lower | "
            f"--choose {listed}: not of the form hole@3=begin-lower"
        )
    return tuple(found)
