"""The story lives on the first day of a round, late in it, and on its last evening."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from samrit.web.assessment.models import Form
from samrit.web.audit.models import Entry
from samrit.web.demonstration.personas import personas
from samrit.web.demonstration.story import demonstration_load
from samrit.web.rounds.selectors import current_round, phase_of

BANGKOK = timezone.get_fixed_timezone(7 * 60)


@pytest.mark.parametrize(
    "now",
    [
        dt.datetime(2026, 10, 1, 0, 5, tzinfo=BANGKOK),
        dt.datetime(2027, 2, 27, 16, 0, tzinfo=BANGKOK),
        dt.datetime(2027, 9, 30, 23, 55, tzinfo=BANGKOK),
    ],
)
def test_it_is_alive_on_whatever_day_it_is_loaded(db, monkeypatch, now):
    monkeypatch.setattr(timezone, "now", lambda: now)
    loaded = demonstration_load(now=now)
    today = now.date()
    assert loaded.round == current_round(agency_id=loaded.round.agency_id, today=today)
    assert phase_of(loaded.round, "agreement").closes > today
    assess = phase_of(loaded.round, "assess")
    assert assess.opens <= today <= assess.closes
    assert Form.objects.filter(stage="released").exists()
    moments = list(Entry.objects.order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= now


def test_without_a_demonstration_there_are_no_personas(db):
    assert personas() == ()
