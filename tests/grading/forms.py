"""Short ways to write lines, ratings and schemes in tests."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from samrit.grading import Line, LineState, Rating, Scheme, Share, default_scheme

SCHEME = default_scheme()


def line(key, scope, weight, level, state=None):
    if state is None:
        state = LineState.NOT_REPORTED if level is None else LineState.REPORTED
    return Line(
        key=key,
        scope=scope,
        title=f"ตัวชี้วัด {key}",
        weight=Decimal(weight),
        level=None if level is None else Decimal(level),
        state=state,
    )


def lines(scope, *pairs):
    return [line(f"{scope[0]}{at}", scope, weight, level) for at, (weight, level) in enumerate(pairs, 1)]


def rating(key, score, weight="20", expected=2):
    return Rating(
        key=key,
        name=f"สมรรถนะ {key}",
        expected=expected,
        score=None if score is None else Decimal(score),
        weight=Decimal(weight),
    )


def ratings(*scores):
    weight = Decimal(100) / len(scores)
    return [rating(f"c{at}", score, weight) for at, score in enumerate(scores, 1)]


def two_blocks(team, individual, **changes) -> Scheme:
    blocks = (
        Share("team", "ตัวชี้วัดรายทีม", "Team indicators", Decimal(team)),
        Share("individual", "ตัวชี้วัดรายบุคคล", "Individual indicators", Decimal(individual)),
    )
    return replace(SCHEME, blocks=blocks, **changes)
