from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from samrit.web.rounds.models import Phase

URL = "rounds:calendar"


def typed(cast, **changes):
    return {
        "unit": cast.units["district1"].pk,
        "kind": "assess",
        "opens": "1 ธันวาคม 2569",
        "closes": "๑๕ ธ.ค. ๒๕๖๙",
        "reason": "อำเภอนำร่อง",
    } | changes


def test_a_unit_gets_its_own_dates_written_as_the_office_writes_them(cast):
    answer = cast.client("admin").post(reverse(URL), typed(cast), follow=True)
    phase = Phase.objects.get(unit=cast.units["district1"])
    assert (phase.opens, phase.closes) == (dt.date(2026, 12, 1), dt.date(2026, 12, 15))
    assert "อำเภอนำร่อง" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"opens": "เร็ว ๆ นี้"}, "อ่านวันที่นี้ไม่ได้"),
        ({"reason": ""}, "เหตุผล"),
        ({"closes": "1 พฤศจิกายน 2569"}, "วันปิดอยู่ก่อนวันเปิด"),
        ({"kind": "holiday"}, "ขั้นตอน"),
    ],
)
def test_a_fault_is_told_and_what_was_typed_stays(cast, changes, words):
    answer = cast.client("admin").post(reverse(URL), typed(cast, **changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "ธ.ค. ๒๕๖๙" in answer.content.decode() or "closes" in changes
    assert not Phase.objects.filter(unit__isnull=False).exists()


def test_a_unit_of_somebody_else_is_no_choice(cast):
    answer = cast.client("admin").post(reverse(URL), typed(cast, unit=cast.units["other"].pk))
    assert answer.status_code == 422


@pytest.mark.parametrize("key", ["officer1a", "chief1", "head", "auditor", "owner"])
def test_everybody_reads_the_calendar_but_changes_nothing(cast, key):
    page = cast.client(key).get(reverse(URL))
    assert page.status_code == 200
    assert page.context["form"] is None
    assert cast.client(key).post(reverse(URL), typed(cast)).status_code == 403
    assert not Phase.objects.filter(unit__isnull=False).exists()


def test_an_agency_without_a_round_is_told_so(cast):
    assert cast.client("outsider").get(reverse(URL)).status_code == 404
