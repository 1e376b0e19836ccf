"""The steps of a form: the right person, in order, once, on the very numbers he saw."""

from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.web.assessment.models import CompetencyRating, Form, FormStep, Result
from samrit.web.assessment.selectors import live_form
from samrit.web.assessment.services import (
    Given,
    competency_rate,
    form_confirm,
    form_return,
    result_acknowledge,
)
from samrit.web.audit.models import Entry
from samrit.web.audit.selectors import first_break
from samrit.web.common.errors import NotAllowed, NotFound, Refusal, Stale
from samrit.web.results.facts import Row
from samrit.web.rounds.models import Phase

STRANGERS = ["officer1a", "officer1b", "chief2", "head", "admin", "owner", "hr", "auditor"]


def counts():
    return CompetencyRating.objects.count(), FormStep.objects.count(), Result.objects.count()


def test_a_form_goes_from_rating_to_acknowledgement(confirmed):
    world = confirmed
    world.release("district1")
    form = world.form("officer1a")
    result = Result.objects.get(form=form)
    result_acknowledge(
        person=world.person("officer1a"),
        form=form,
        seen_hash=result.content_hash,
        revision=form.revision,
        now=world.now,
    )
    steps = FormStep.objects.filter(form=form).values_list("step", flat=True)
    assert list(steps) == ["rated", "confirmed", "released", "acknowledged"]
    assert world.form("officer1a").stage == "acknowledged"
    acts = Entry.objects.filter(object_type="form").values_list("act", flat=True)
    assert list(acts) == ["form.rated", "form.confirmed", "form.released", "form.acknowledged"]
    assert first_break() is None


def test_the_total_is_the_arithmetic_of_the_form(confirmed):
    result = Result.objects.get()
    # team (5×60 + 3×40)/5 = 84, individual (1×70 + 5×30)/5 = 44; halves: 64; ratings 21/25 = 84.
    assert result.total == Decimal("70.00")
    assert result.grade == "good"


@pytest.mark.parametrize("key", STRANGERS)
def test_only_the_assessor_rates_and_confirms(world, key):
    world.report("district1")
    world.sign("officer1a")
    before = counts()
    for act in (world.rate, world.confirm):
        with pytest.raises(NotAllowed):
            act(key, "officer1a")
    assert counts() == before


def test_a_form_of_another_agency_does_not_exist_for_a_stranger(world):
    for act in (world.rate, world.confirm):
        with pytest.raises(NotFound):
            act("outsider", "officer1a")


@pytest.mark.parametrize(
    ("scores", "code"),
    [
        ({"achievement": "6"}, "rating-out-of-scale"),
        ({"achievement": "0"}, "rating-out-of-scale"),
        ({"achievement": "3.5"}, "rating-out-of-scale"),
        ({"charm": "5"}, "competency-unknown"),
    ],
)
def test_a_rating_outside_the_scale_is_refused_with_its_place(world, scores, code):
    before = counts()
    with pytest.raises(Refusal) as refusal:
        world.rate("chief1", "officer1a", {"service": 5, **scores})
    assert [fault.code for fault in refusal.value.faults] == [code]
    assert counts() == before


def test_a_rating_is_added_only_where_it_changed(world):
    world.rate("chief1", "officer1a")
    world.rate("chief1", "officer1a")
    assert CompetencyRating.objects.count() == 5
    world.rate("chief1", "officer1a", {"achievement": 5, "service": 5})
    assert CompetencyRating.objects.count() == 6
    assert FormStep.objects.count() == 2


def test_a_competency_left_blank_stays_as_it_was(world):
    world.rate("chief1", "officer1a")
    form = world.form("officer1a")
    competency_rate(
        person=world.person("chief1"),
        form=form,
        ratings={"achievement": Given(score=None)},
        revision=form.revision,
        now=world.now,
    )
    assert CompetencyRating.objects.count() == 5


def test_a_rating_on_an_old_page_is_stale_and_names_who_changed_it(world):
    world.rate("chief1", "officer1a")
    with pytest.raises(Stale, match="chief1"):
        world.rate("chief1", "officer1a", {"achievement": 1}, revision=1)
    assert CompetencyRating.objects.count() == 5


def test_missing_results_are_never_silently_zero(world):
    world.report("district1", leave_out=["plan", "work"])
    world.sign("officer1a")
    world.rate("chief1", "officer1a", {"achievement": 4})
    with pytest.raises(Refusal) as refusal:
        world.confirm("chief1", "officer1a")
    faults = [(fault.code, fault.where) for fault in refusal.value.faults]
    assert [code for code, _where in faults] == ["result-missing"] * 2 + ["rating-missing"] * 4
    assert "ตัวชี้วัดเรื่อง plan" in faults[0][1]
    assert "ตัวชี้วัดเรื่อง work" in faults[1][1]
    assert Result.objects.count() == 0


def test_a_missing_result_counts_as_the_floor_only_with_a_reason_for_that_very_line(world):
    world.report("district1", leave_out=["plan", "work"])
    world.sign("officer1a")
    world.rate("chief1", "officer1a")
    rows = live_form(world.form("officer1a"), today=world.today).content["lines"]
    lines = {row["title"].rsplit(" ", 1)[-1]: row["line"] for row in rows}
    with pytest.raises(Refusal):
        world.confirm("chief1", "officer1a", floors={lines["plan"]: "ไม่มีผลแล้ว", lines["work"]: "  "})
    result = world.confirm(
        "chief1",
        "officer1a",
        floors={
            lines["plan"]: "ไม่มีผลแล้ว",
            lines["work"]: "อำเภอไม่ดำเนินการ",
            lines["budget"]: "มีผลอยู่แล้ว",
        },
    )
    kept = {row["line"]: row for row in result.content["lines"]}
    assert kept[lines["plan"]]["level"] == "0"
    assert kept[lines["plan"]]["state"] == "not-reported"
    assert kept[lines["plan"]]["floor_reason"] == "ไม่มีผลแล้ว"
    assert kept[lines["budget"]]["level"] == "5"
    assert kept[lines["budget"]]["floor_reason"] == ""
    # team 5×60/5 = 60, individual 5×30/5 = 30; (60 + 30) / 2 × 0.7 = 31.5; ratings 84 × 0.3 = 25.2.
    assert result.total == Decimal("56.70")


def test_confirming_waits_for_both_signatures(world):
    world.report("district1")
    world.rate("chief1", "officer1a")
    with pytest.raises(Refusal) as refusal:
        world.confirm("chief1", "officer1a")
    assert refusal.value.code == "not-agreed"


def test_an_amendment_opens_the_agreement_again_and_confirming_waits(world):
    world.report("district1")
    world.sign("officer1a")
    world.rate("chief1", "officer1a")
    world.publish(2, weights={"budget": "50", "plan": "50"})
    world.cascade()
    with pytest.raises(Refusal) as refusal:
        world.confirm("chief1", "officer1a")
    assert refusal.value.code == "not-agreed"


def test_figures_that_change_after_the_page_was_made_are_stale(world):
    world.report("district1")
    world.sign("officer1a")
    world.rate("chief1", "officer1a")
    seen = live_form(world.form("officer1a"), today=world.today).content_hash
    world.report("district1", budget="70")
    with pytest.raises(Stale):
        world.confirm("chief1", "officer1a", seen_hash=seen)
    assert Result.objects.count() == 0


def test_a_confirmed_form_is_not_rated_or_confirmed_again(confirmed):
    before = counts()
    for act in (confirmed.rate, confirmed.confirm):
        with pytest.raises(Refusal) as refusal:
            act("chief1", "officer1a")
        assert refusal.value.code == "wrong-stage"
    assert counts() == before


@pytest.mark.parametrize("key", ["chief1", "head"])
def test_a_confirmed_form_is_returned_with_a_reason_and_its_result_stays_on_record(confirmed, key):
    world = confirmed
    form = world.form("officer1a")
    with pytest.raises(Refusal) as refusal:
        form_return(person=world.person(key), form=form, reason=" ", revision=form.revision, now=world.now)
    assert refusal.value.code == "reason-missing"
    form_return(
        person=world.person(key),
        form=form,
        reason="คะแนนสมรรถนะข้อ 3 ไม่ตรงกับหลักฐาน",
        revision=form.revision,
        now=world.now,
    )
    world.rate("chief1", "officer1a", {"expertise": 5})
    world.confirm("chief1", "officer1a")
    totals = Result.objects.order_by("number").values_list("number", "total")
    assert list(totals) == [(1, Decimal("70.0000")), (2, Decimal("72.4000"))]
    assert FormStep.objects.get(step="returned").note == "คะแนนสมรรถนะข้อ 3 ไม่ตรงกับหลักฐาน"


@pytest.mark.parametrize("key", ["officer1a", "chief2", "admin", "hr", "auditor"])
def test_nobody_else_returns_a_form(confirmed, key):
    form = confirmed.form("officer1a")
    with pytest.raises(NotAllowed):
        form_return(
            person=confirmed.person(key), form=form, reason="x", revision=form.revision, now=confirmed.now
        )


@pytest.mark.parametrize("step", ["rate", "confirm"])
def test_assessing_outside_its_dates_is_refused_with_the_dates(world, step):
    world.report("district1")
    world.sign("officer1a")
    with pytest.raises(Refusal, match=r"16 มี\.ค\. 70") as refusal:
        getattr(world, step)("chief1", "officer1a", now=world.cast.now)
    assert refusal.value.code == "too-early"
    after = world.now.replace(month=4, day=2)
    with pytest.raises(Refusal, match=r"31 มี\.ค\. 70") as refusal:
        getattr(world, step)("chief1", "officer1a", now=after)
    assert refusal.value.code == "too-late"


def test_a_weight_that_belongs_to_nobody_is_not_counted_as_zero(world):
    world.report("district1", leave_out=["work"])
    world.sign("officer1a")
    world.rate("chief1", "officer1a")
    unit, item = world.cast.units["district1"].pk, world.items("work")[0].pk
    row = Row(
        unit_id=unit, item_id=item, state="not-applicable", note="ไม่มีพื้นที่เป้าหมาย", as_of=world.cast.today
    )
    world.deliver("work", [row])
    line = next(
        row["line"]
        for row in live_form(world.form("officer1a"), today=world.today).content["lines"]
        if row["state"] == "not-applicable"
    )
    with pytest.raises(Refusal) as refusal:
        world.confirm("chief1", "officer1a", floors={line: "นับเป็นศูนย์"})
    assert [fault.code for fault in refusal.value.faults] == ["weight-to-move"]


@pytest.mark.parametrize(
    ("key", "error"), [("officer1b", NotAllowed), ("chief1", NotAllowed), ("outsider", NotFound)]
)
def test_only_the_owner_acknowledges(confirmed, key, error):
    confirmed.release("district1")
    form = confirmed.form("officer1a")
    with pytest.raises(error):
        result_acknowledge(
            person=confirmed.person(key), form=form, seen_hash="x", revision=form.revision, now=confirmed.now
        )


def test_a_result_is_acknowledged_once_and_only_after_its_release(confirmed):
    world = confirmed
    result = Result.objects.get()

    def acknowledge(seen_hash=result.content_hash):
        form = world.form("officer1a")
        return result_acknowledge(
            person=world.person("officer1a"),
            form=form,
            seen_hash=seen_hash,
            revision=form.revision,
            now=world.now,
        )

    with pytest.raises(Refusal) as refusal:
        acknowledge()
    assert refusal.value.code == "wrong-stage"
    world.release("district1")
    with pytest.raises(Stale):
        acknowledge("another hash")
    acknowledge()
    with pytest.raises(Refusal) as refusal:
        acknowledge()
    assert refusal.value.code == "wrong-stage"


def test_two_assessors_at_once_leave_one_form(world):
    world.rate("chief1", "officer1a")
    form = world.form("officer1a")
    with pytest.raises(Stale):
        form_confirm(person=world.person("chief1"), form=form, revision=99, seen_hash="", now=world.now)
    assert Form.objects.count() == 1


def test_a_result_that_is_not_due_yet_is_named_as_such(world):
    world.report("district1", leave_out=["work"])
    world.sign("officer1a")
    world.rate("chief1", "officer1a")
    Phase.objects.filter(kind="report").update(closes=world.today)
    with pytest.raises(Refusal) as refusal:
        world.confirm("chief1", "officer1a")
    assert "ยังไม่ถึงกำหนด" in refusal.value.faults[0].message


def test_weights_that_are_not_whole_are_never_rescaled(world):
    waiver = {
        "id": "weights-not-100/team",
        "code": "weights-not-100",
        "message": "",
        "reason": "หนังสือกำหนดไว้เท่านี้",
    }
    world.publish(2, weights={"budget": "50"}, waivers=[waiver])
    world.cascade()
    world.report("district1")
    world.sign("officer1a")
    world.rate("chief1", "officer1a")
    with pytest.raises(Refusal) as refusal:
        world.confirm("chief1", "officer1a")
    assert [fault.code for fault in refusal.value.faults] == ["weights-not-100"]
    assert Result.objects.count() == 0
