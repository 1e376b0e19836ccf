from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from samrit.web.assessment.selectors import live_form
from samrit.web.organisation.models import Appointment


@pytest.mark.parametrize(
    ("until", "probation"),
    [
        (None, False),
        (dt.date(2026, 9, 30), False),
        (dt.date(2026, 10, 1), True),
        (dt.date(2027, 6, 1), True),
    ],
)
def test_one_day_of_probation_in_the_round_weighs_both_components_alike(world, until, probation):
    Appointment.objects.filter(officer=world.cast.officers["officer1a"]).update(probation_until=until)
    world.report("district1")
    world.sign("officer1a")
    world.rate("chief1", "officer1a")
    live = live_form(world.form("officer1a"), today=world.today)
    assert live.content["probation"] is probation
    # Results 64, ratings 84: 70 to 30, or 50 to 50.
    assert live.score.total == (Decimal("74.00") if probation else Decimal("70.00"))


def test_the_expected_level_follows_the_post_and_the_gap_is_told(world):
    world.rate("chief1", "officer1a")
    world.rate("chief1", "officer1b")
    expected = {}
    for key in ("officer1a", "officer1b"):
        live = live_form(world.form(key), today=world.today)
        expected[key] = {row["expected"] for row in live.content["ratings"]}
        assert all(item.gap == item.rating.score - item.rating.expected for item in live.score.ratings)
    assert expected == {"officer1a": {2}, "officer1b": {1}}
