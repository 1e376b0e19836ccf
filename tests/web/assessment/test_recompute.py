"""A stored result proves itself: its own content gives the same digits again."""

from __future__ import annotations

import copy

import pytest

from samrit.web.assessment.models import Result
from samrit.web.assessment.selectors import live_forms
from samrit.web.assessment.services import result_recompute
from samrit.web.common.errors import Refusal
from samrit.web.common.models import content_hash


def test_a_stored_result_gives_the_same_digits_whatever_changed_since(confirmed):
    confirmed.report("district1", budget="10")
    confirmed.publish(2, weights={"budget": "50", "plan": "50"})
    confirmed.cascade()
    result = Result.objects.get()
    again = result_recompute(result)
    assert again.is_same
    assert again.again == again.stored == result.total
    assert again.grade == result.grade


def test_a_result_with_floors_and_deeds_gives_the_same_digits(world):
    world.report("district1", leave_out=["plan"])
    world.sign("officer1a")
    world.rate("chief1", "officer1a")
    form = live_forms([world.form("officer1a")], today=world.today)
    lines = [row for row in form[world.agreement("officer1a").pk].content["lines"] if row["level"] is None]
    result = world.confirm("chief1", "officer1a", floors={lines[0]["line"]: "ไม่มีผลแล้ว"})
    result.refresh_from_db()
    assert result_recompute(result).is_same


def value(content):
    content["lines"][0]["facts"][0]["value"] = "69"


def level(content):
    content["lines"][0]["level"] = "4"


def weight(content):
    content["lines"][0]["weight"] = "61"


def rating(content):
    content["ratings"][0]["score"] = "5"


def bound(content):
    content["lines"][0]["rule"]["levels"][4]["conditions"][0]["value"] = "97"


@pytest.mark.parametrize("change", [value, level, weight, rating, bound])
def test_a_result_that_was_tampered_with_does_not_prove_itself(confirmed, change):
    result = Result.objects.get()
    content = copy.deepcopy(result.content)
    change(content)
    result.content = content
    assert not result_recompute(result).is_same
    # Nor where the tamperer wrote a fitting hash: the arithmetic tells.
    result.content_hash = content_hash(content)
    assert not result_recompute(result).is_same


def test_a_result_is_not_recomputed_by_other_rules_than_its_own(confirmed):
    result = Result.objects.get()
    scheme = result.scheme
    scheme.content = {**scheme.content, "floor_level": 1}
    with pytest.raises(Refusal) as refusal:
        result_recompute(result)
    assert refusal.value.code == "scheme-changed"


def test_forms_of_a_whole_province_cost_a_constant_number_of_queries(world, django_assert_max_num_queries):
    for district in ("district1", "district2", "district3"):
        world.report(district)
    keys = ["chief1", "chief2", "chief3", "officer1a", "officer1b", "officer2a", "officer3a"]
    forms = [world.form(key) for key in keys]
    with django_assert_max_num_queries(12):
        assert len(live_forms(forms, today=world.today)) == len(keys)
