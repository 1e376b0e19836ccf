from __future__ import annotations

import pytest

from samrit.web.assessment.models import FormStep
from samrit.web.audit.models import Entry
from samrit.web.common.errors import NotAllowed, NotFound, Refusal


def test_one_act_releases_all_confirmed_results_and_names_those_that_wait(confirmed):
    world = confirmed
    world.report("district2")
    world.finish("chief2", "officer2a")
    done = world.release()
    assert sorted(str(form.agreement.officer) for form in done.released) == sorted(
        str(world.cast.officers[key]) for key in ("officer1a", "officer2a")
    )
    waiting = {agreement.officer_id for agreement in done.waiting}
    expected = ("chief1", "chief2", "chief3", "officer1b", "officer3a")
    assert waiting == {world.cast.officers[key].pk for key in expected}
    assert world.form("officer1b").stage == "open"
    entry = Entry.objects.get(act="unit.release")
    assert entry.detail == {"released": 2, "waiting": 5}


def test_a_district_is_released_without_the_others(confirmed):
    world = confirmed
    world.report("district2")
    world.finish("chief2", "officer2a")
    done = world.release("district1")
    assert [form.agreement.officer_id for form in done.released] == [world.cast.officers["officer1a"].pk]
    assert world.form("officer2a").stage == "confirmed"


def test_releasing_twice_does_nothing_twice(confirmed):
    confirmed.release()
    with pytest.raises(Refusal) as refusal:
        confirmed.release()
    assert refusal.value.code == "nothing-confirmed"
    assert FormStep.objects.filter(step="released").count() == 1


def test_nothing_is_released_before_its_dates(confirmed):
    with pytest.raises(Refusal) as refusal:
        confirmed.release(now=confirmed.now.replace(day=20))
    assert refusal.value.code == "too-early"
    assert confirmed.form("officer1a").stage == "confirmed"


@pytest.mark.parametrize(
    ("key", "error"),
    [
        ("chief1", NotAllowed),
        ("admin", NotAllowed),
        ("hr", NotAllowed),
        ("auditor", NotAllowed),
        ("outsider", NotFound),
    ],
)
def test_only_the_head_of_the_province_releases(confirmed, key, error):
    with pytest.raises(error):
        confirmed.release(by=key)
    assert confirmed.form("officer1a").stage == "confirmed"


def test_releasing_a_province_costs_a_constant_number_of_queries(confirmed, django_assert_max_num_queries):
    confirmed.report("district2")
    confirmed.finish("chief2", "officer2a")
    with django_assert_max_num_queries(30):
        confirmed.release()
