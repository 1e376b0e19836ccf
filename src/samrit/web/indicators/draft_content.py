"""The draft as it is kept: the public contract's JSON, with a few fields of our own.

Own fields: `set_title`, `last_key` (the highest key ever given), and for each indicator `key` (stable while
rows come and go), `owner_unit` (id of a group), `cumulative_deeds`, `replaces` (which published indicator an
amendment means: None for the best match, "new", or an id).
A path names a place: `set_title`, `indicators/i3/weight`, `indicators/i3/variants/0/levels`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from samrit.web.common.errors import NotFound

Json = dict[str, Any]
_OWN_OF_DRAFT = ("set_title", "last_key")
_OWN_OF_INDICATOR = ("key", "owner_unit", "cumulative_deeds", "replaces")


def prepared(content: Json, *, set_title: str) -> Json:
    """Give what was just read with our own fields added."""
    made = copy.deepcopy(content)
    made["set_title"] = set_title
    made["last_key"] = len(made["indicators"])
    for number, indicator in enumerate(made["indicators"], start=1):
        indicator["key"] = f"i{number}"
        indicator.setdefault("owner_unit", None)
        indicator.setdefault("cumulative_deeds", None)
        indicator.setdefault("replaces", None)
    return made


def carried(before: Json, after: Json) -> Json:
    """Give `after` (the same draft, compiled again) with our own fields of `before`."""
    for field in _OWN_OF_DRAFT:
        after[field] = before.get(field)
    for old, new in zip(before["indicators"], after["indicators"], strict=True):
        for field in _OWN_OF_INDICATOR:
            new[field] = old.get(field)
    return after


def indicators(content: Json) -> Iterator[Json]:
    """Give the indicators of a draft, in the letter's order."""
    yield from content["indicators"]


def indicator_of(content: Json, key: str) -> Json:
    """Give the indicator with a key.

    Raises:
        NotFound: somebody removed it meanwhile, or it never was.
    """
    for indicator in indicators(content):
        if indicator["key"] == key:
            return indicator
    raise NotFound("no-such-indicator", _("ไม่พบตัวชี้วัดนี้ในร่าง อาจมีผู้อื่นนำออกไปแล้ว ให้เปิดหน้าตรวจร่างใหม่"))


def fresh_key(content: Json) -> str:
    """Give a key that no indicator of the draft has or had."""
    return f"i{content['last_key'] + 1}"


def read_at(content: Json, path: str) -> Any:  # noqa: ANN401 - a place of free JSON
    """Give what stands at a path.

    Raises:
        NotFound: no such place in this draft.
    """
    node, last = _parent(content, path)
    return node.get(last)


def written_at(content: Json, path: str, value: object) -> Json:
    """Give a copy of the draft with another value at a path.

    Raises:
        NotFound: no such place in this draft.
    """
    made = copy.deepcopy(content)
    node, last = _parent(made, path)
    node[last] = value
    return made


def _parent(content: Json, path: str) -> tuple[Json, str]:
    first, *rest = path.split("/")
    node: Any = content
    steps = [first, *rest]
    if first == "indicators" and rest:
        node, steps = indicator_of(content, rest[0]), rest[1:]
    try:
        for step in steps[:-1]:
            node = node[int(step)] if isinstance(node, list) else node[step]
        last = steps[-1]
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise NotFound("no-such-field", _("ไม่พบช่องนี้ในร่าง ให้เปิดหน้าตรวจร่างใหม่")) from error
    return node, last
