"""A published set for the cast: two blocks; indicators by size class or with exceptions on demand."""

from __future__ import annotations

import pytest

from samrit.criteria import compile_scale, to_json
from samrit.web.indicators.models import Indicator, IndicatorSet, IndicatorVersion, SetVersion, Variant

TEAM = [("1", "60", "ร้อยละของแผนงานที่เสร็จ"), ("2", "40", "จำนวนกิจกรรมร่วม")]
PERSONAL = [("1", "70", "ร้อยละของครัวเรือนที่ผ่านเกณฑ์"), ("2", "30", "การจัดทำทะเบียน")]


def rule(words: str, ends: tuple[int, ...] = (60, 70, 80, 90, 95)) -> dict:
    """The stored form of a rule: five thresholds of one share."""
    return to_json(
        compile_scale([(n, f"{words} ไม่น้อยกว่าร้อยละ {end}") for n, end in enumerate(ends, start=1)])
    )


class Publisher:
    """Writes set versions as publication would; each call of `version` is one published version."""

    def __init__(self, cast):
        self.cast = cast
        self.set = IndicatorSet.objects.create(
            round=cast.round, unit=cast.units["province"], title="ตัวชี้วัดพัฒนาการอำเภอ"
        )
        self.indicators = {
            (scope, number): Indicator.objects.create(set=self.set)
            for scope, rows in (("team", TEAM), ("individual", PERSONAL))
            for number, _weight, _title in rows
        }

    def version(
        self, number=1, *, weights=None, classes=None, texts=None, reason="", waivers=(), excepts=None
    ):
        version = SetVersion.objects.create(
            set=self.set,
            number=number,
            reason=reason,
            waivers=list(waivers),
            content_hash=str(number),
            published_by=self.cast.users["admin"],
            published_at=self.cast.now,
        )
        for scope, rows in (("team", TEAM), ("individual", PERSONAL)):
            for order, (name, weight, title) in enumerate(rows, start=1):
                key = (scope, name)
                stated = IndicatorVersion.objects.create(
                    set_version=version,
                    indicator=self.indicators[key],
                    scope=scope,
                    order=order,
                    number=name,
                    title=title,
                    weight=(weights or {}).get(key, weight),
                    applies_except=(excepts or {}).get(key, []),
                    content_hash="",
                )
                for size in (classes or {}).get(key, [""]):
                    words = (texts or {}).get((*key, size), (texts or {}).get(key, title))
                    Variant.objects.create(
                        indicator_version=stated, size_class=size, label=size, rule=rule(words)
                    )
        return version


@pytest.fixture
def publisher(cast):
    return Publisher(cast)
