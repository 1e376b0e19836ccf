"""What a stored scale must look like, field by field: every fault is named with its place, all at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import get_args

from samrit.criteria.model import Change, Joining, Kind, Op, Period

# Gives what is wrong with a value at a place, nothing where it is right.
Check = Callable[[object, str], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an object; one that need not be there may be left out but not be of a wrong kind."""

    check: Check
    needed: bool = True


def faults_of(document: Mapping[str, object]) -> list[str]:
    """Give every fault of a scale's document (its version apart), each with the path of its place."""
    faults = list(_SCALE(document, "$"))
    return faults or list(_unknown_measures(document))


def _plain(value: object, place: str, wanted: str, *kinds: type) -> Iterator[str]:
    # JSON's true is Python's 1 as well.
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        yield f"{place}: {wanted} is needed, not {_shown(value)}"


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "an object"
    return "a list" if isinstance(value, list) else repr(value)[:40]


def _text(value: object, place: str) -> Iterator[str]:
    yield from _plain(value, place, "a text", str)


def _flag(value: object, place: str) -> Iterator[str]:
    yield from _plain(value, place, "true or false", bool)


def _whole(value: object, place: str) -> Iterator[str]:
    yield from _plain(value, place, "a whole number", int)


def _number(value: object, place: str) -> Iterator[str]:
    try:
        exact = isinstance(value, str) and Decimal(value).is_finite()
    except InvalidOperation:
        exact = False
    if not exact:
        yield f'{place}: an exact number as text such as "85.5" is needed, not {_shown(value)}'


def _day(value: object, place: str) -> Iterator[str]:
    try:
        date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        yield f"{place}: a date such as 2024-06-30 is needed, not {_shown(value)}"


def _one_of(choices: Collection[str]) -> Check:
    def check(value: object, place: str) -> Iterator[str]:
        if value not in choices:
            yield f"{place}: one of {', '.join(choices)} is needed, not {_shown(value)}"

    return check


def _or_none(inner: Check) -> Check:
    def check(value: object, place: str) -> Iterator[str]:
        if value is not None:
            yield from inner(value, place)

    return check


def _list(inner: Check) -> Check:
    def check(value: object, place: str) -> Iterator[str]:
        if not isinstance(value, list | tuple):
            yield f"{place}: a list is needed, not {_shown(value)}"
            return
        for index, item in enumerate(value):
            yield from inner(item, f"{place}[{index}]")

    return check


def _object(fields: Mapping[str, Field]) -> Check:
    def check(value: object, place: str) -> Iterator[str]:
        if not isinstance(value, Mapping):
            yield f"{place}: an object is needed, not {_shown(value)}"
            return
        for name, field in fields.items():
            if name in value:
                yield from field.check(value[name], f"{place}.{name}")
            elif field.needed:
                yield f"{place}.{name}: missing"

    return check


def _condition(value: object, place: str) -> Iterator[str]:
    kind = value.get("kind") if isinstance(value, Mapping) else None
    yield from _object({"kind": Field(_one_of(tuple(_CONDITIONS)))})(value, place)
    if isinstance(kind, str) and kind in _CONDITIONS:
        yield from _object(_CONDITIONS[kind])(value, place)


def _whole_scale(value: object, place: str) -> Iterator[str]:
    yield from _SCALE(value, place)


def _may(check: Check) -> Field:
    return Field(_or_none(check), needed=False)


_TEXT, _LEVEL, _FLAG, _NUMBER = Field(_text), Field(_whole), Field(_flag), Field(_number)
_RELATIVE = _object(
    {
        "what": Field(_one_of(("baseline", "target"))),
        "year": Field(_or_none(_whole)),
        "text": _TEXT,
        "change": _may(_one_of(get_args(Change))),
    }
)
_FIGURE = {
    "text": _TEXT,
    "measure": _TEXT,
    "unit": _TEXT,
    "relative_to": _may(_RELATIVE),
    "per": _may(_one_of(get_args(Period))),
    "each": Field(_flag, needed=False),
    "every": _may(_text),
    "restates": _may(_text),
    "times": _may(_whole),
}
_RECURS = _object(
    {"per": Field(_one_of(("month", "quarter"))), "day": _LEVEL, "later": Field(_whole, needed=False)}
)
_CONDITIONS: dict[str, dict[str, Field]] = {
    "threshold": {
        **_FIGURE,
        "op": Field(_one_of([op.value for op in Op])),
        "value": _NUMBER,
        "bare": Field(_flag, needed=False),
    },
    "band": {
        **_FIGURE,
        "low": _NUMBER,
        "high": _NUMBER,
        "low_inclusive": _FLAG,
        "high_inclusive": _FLAG,
    },
    "deadline": {
        "text": _TEXT,
        "key": _TEXT,
        "by": Field(_or_none(_day)),
        "deed": _may(_text),
        "recurs": _may(_RECURS),
    },
    "deed": {"text": _TEXT, "key": _TEXT},
    "any": {"text": _TEXT, "options": Field(_list(_list(_condition)))},
    "levels": {"text": _TEXT, "from": _LEVEL, "to": _LEVEL},
}
_ROW = _object(
    {
        "low": Field(_or_none(_number)),
        "high": Field(_or_none(_number)),
        "low_inclusive": _FLAG,
        "high_inclusive": _FLAG,
        "points": _NUMBER,
        "text": Field(_text, needed=False),
    }
)
_PART = _object(
    {
        "measure": _TEXT,
        "points": Field(_list(_ROW)),
        "text": Field(_text, needed=False),
        "otherwise": Field(_number, needed=False),
    }
)
_SCALE = _object(
    {
        "measures": Field(
            _list(
                _object(
                    {
                        "key": _TEXT,
                        "text": _TEXT,
                        "unit": _TEXT,
                        "kind": Field(_one_of(get_args(Kind))),
                        "step": Field(_or_none(_number)),
                    }
                )
            )
        ),
        "deeds": Field(_list(_object({"key": _TEXT, "level": _LEVEL, "text": _TEXT}))),
        "deadlines": Field(
            _list(_object({"key": _TEXT, "level": _LEVEL, "by": Field(_or_none(_day)), "text": _TEXT}))
        ),
        "levels": Field(
            _list(_object({"level": _LEVEL, "text": _TEXT, "conditions": Field(_list(_condition))}))
        ),
        "cumulative_deeds": _FLAG,
        "notes": Field(
            _list(
                _object(
                    {
                        "code": _TEXT,
                        "message": _TEXT,
                        "message_en": _TEXT,
                        "level": _may(_whole),
                        "quote": _may(_text),
                    }
                )
            )
        ),
        "gates": Field(_list(_condition), needed=False),
        "composite": _may(
            _object({"measure": _TEXT, "parts": Field(_list(_PART)), "text": Field(_text, needed=False)})
        ),
        "aggregation": _may(
            _object(
                {
                    "how": Field(_one_of(get_args(Joining))),
                    "text": _TEXT,
                    "noun": Field(_text, needed=False),
                    "least": _may(_number),
                }
            )
        ),
        "choices": Field(
            _list(_object({"doubt": _TEXT, "option": _TEXT, "level": _may(_whole), "measure": _may(_text)})),
            needed=False,
        ),
        "interpolation": _may(_object({"text": _TEXT, "places": _LEVEL})),
        "as_read": _may(_whole_scale),
    }
)


def _unknown_measures(value: object, place: str = "$", known: frozenset[str] | None = None) -> Iterator[str]:
    """Give the conditions and points that speak of a measure which the scale does not have."""
    if isinstance(value, Mapping):
        if "measures" in value:
            known = frozenset(measure["key"] for measure in value["measures"])
        for name in ("measure", "restates"):
            key = value.get(name)
            if key is not None and known is not None and "doubt" not in value and key not in known:
                yield f"{place}.{name}: the scale has no measure {key!r}"
        for name, inner in value.items():
            yield from _unknown_measures(inner, f"{place}.{name}", known)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _unknown_measures(inner, f"{place}[{index}]", known)
