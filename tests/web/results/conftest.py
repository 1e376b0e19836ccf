"""A published set of four kinds of indicator for the cast, compiled from words as publication does."""

from __future__ import annotations

import pytest

from samrit.criteria import compile_scale, to_json
from samrit.web.indicators.models import (
    DataItem,
    Indicator,
    IndicatorSet,
    IndicatorVersion,
    SetVersion,
    Variant,
    VariantKey,
)
from samrit.web.indicators.rules import rule_of
from samrit.web.results.facts import Row

SHARE = "ร้อยละของครัวเรือนที่ผ่านเกณฑ์ ไม่น้อยกว่าร้อยละ {}"
COUNT = "มีกิจกรรมร่วม ไม่น้อยกว่า {} ครั้ง"
DEEDS = ["แต่งตั้งคณะทำงาน", "จัดทำแผนปฏิบัติการ", "ดำเนินการตามแผน", "สรุปผลการดำเนินงาน", "รายงานผลต่อจังหวัด"]
MONTHS = ["มีนาคม 2570", "กุมภาพันธ์ 2570", "มกราคม 2570", "ธันวาคม 2569", "พฤศจิกายน 2569"]

LADDERS = {
    "share": {
        "large": [SHARE.format(n) for n in (50, 60, 70, 80, 90)],
        "medium": [SHARE.format(n) for n in (60, 70, 80, 90, 95)],
        "small": [SHARE.format(n) for n in (70, 80, 90, 95, 99)],
    },
    "count": {"": [COUNT.format(n) for n in (1, 2, 3, 4, 5)]},
    "deeds": {"": DEEDS},
    "dates": {"": [f"จัดทำทะเบียนแล้วเสร็จภายในเดือน{month}" for month in MONTHS]},
}


class Published:
    """The set, with its indicators and items by the names of `LADDERS`."""

    def __init__(self, cast):
        self.cast = cast
        self.set = IndicatorSet.objects.create(round=cast.round, unit=cast.units["province"], title="ชุดทดสอบ")
        self.version = SetVersion.objects.create(
            set=self.set,
            number=1,
            content_hash="1",
            published_by=cast.users["admin"],
            published_at=cast.now,
        )
        self.indicators, self.stated = {}, {}
        for order, (name, scope, weight) in enumerate(
            [
                ("share", "team", 60),
                ("count", "team", 40),
                ("deeds", "individual", 70),
                ("dates", "individual", 30),
            ]
        ):
            self._publish(name, scope, weight, order)

    def _publish(self, name, scope, weight, order):
        indicator = self.indicators[name] = Indicator.objects.create(set=self.set)
        stated = self.stated[name] = IndicatorVersion.objects.create(
            set_version=self.version,
            indicator=indicator,
            scope=scope,
            order=order,
            number=str(order + 1),
            title=f"ตัวชี้วัด {name}",
            weight=weight,
            owner_unit=self.cast.units["coordination"] if name != "dates" else None,
            applies_except=["อำเภอทุ่งสาม"] if name == "count" else [],
            content_hash=name,
        )
        for size, texts in LADDERS[name].items():
            scale = compile_scale(list(enumerate(texts, start=1)))
            rule = rule_of(to_json(scale), cumulative_deeds=True)
            variant = Variant.objects.create(indicator_version=stated, size_class=size, rule=rule.json)
            for asked in {row.key: row for row in rule.reported}.values():
                item, _made = DataItem.objects.get_or_create(
                    indicator=indicator,
                    kind=asked.kind,
                    fingerprint=asked.fingerprint,
                    defaults={"text": asked.text or "วันที่แล้วเสร็จ", "unit": asked.unit},
                )
                VariantKey.objects.create(variant=variant, key=asked.key, item=item)

    def items(self, name, kind=None):
        rows = DataItem.objects.filter(indicator=self.indicators[name]).order_by("pk")
        return list(rows.filter(kind=kind) if kind else rows)

    def row(self, name, district, **answer):
        """A cell of the first (or the `nth`) item of an indicator for a district."""
        nth = answer.pop("nth", 0)
        item = self.items(name, answer.pop("kind", None))[nth]
        if "value" in answer:
            answer.setdefault("as_of", self.cast.today)
        return Row(unit_id=self.cast.units[f"district{district}"].pk, item_id=item.pk, **answer)


@pytest.fixture
def published(cast):
    return Published(cast)
