"""What the tests of doubts and their readings share."""

from __future__ import annotations

from decimal import Decimal

from samrit.criteria import (
    Choice,
    Facts,
    compile_scale,
    doubts,
    evaluate,
    split_levels,
)
from samrit.criteria.readings import name_of


def scale_of(text, **options):
    return compile_scale(split_levels(text), **options)


def names(text, *, but=("floor",), **options):
    return [name_of(doubt) for doubt in doubts(scale_of(text, **options)) if doubt.code not in but]


def doubt_of(text, code, **options):
    return next(doubt for doubt in doubts(scale_of(text, **options)) if doubt.code == code)


def level(scale, value=None, *, deeds=None, **more):
    values = {} if value is None else {"m1": Decimal(value)}
    return evaluate(scale, Facts(values=values | more.pop("values", {}), deeds=deeds or {}, **more)).level


def chosen(text, *choices, **options):
    return scale_of(text, choices=[Choice(*choice) for choice in choices], **options)
