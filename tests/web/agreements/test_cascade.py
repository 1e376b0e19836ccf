from __future__ import annotations

import datetime as dt

import pytest

from samrit.web.agreements.models import Agreement, AgreementLine, AgreementVersion, Cascade
from samrit.web.agreements.planning import cascade_plan
from samrit.web.agreements.selectors import lines_of
from samrit.web.agreements.services import agreement_sign, set_cascade
from samrit.web.audit.selectors import entries_of, first_break
from samrit.web.common.errors import NotAllowed, NotFound, Refusal, Stale
from samrit.web.common.models import content_hash
from samrit.web.organisation.models import Appointment, Officer, Position

PERSONAL_1 = ("individual", "1")


def cascade(cast, version, who="admin", **more):
    return set_cascade(person=cast.person(who), set_version=version, now=cast.now, **more)


def codes(refusal):
    return {fault.code for fault in refusal.value.faults}


def agreement_of(cast, key):
    return Agreement.objects.select_related("current").get(officer=cast.officers[key])


def test_one_act_gives_every_officer_of_every_district_an_agreement(cast, publisher):
    done = cascade(cast, publisher.version())

    assert Agreement.objects.count() == 7
    assert done.outcome["new"] == 7
    assert AgreementLine.objects.count() == 7 * 4
    assert not Agreement.objects.filter(current__isnull=True).exists()


def test_a_district_head_agrees_with_the_head_of_the_province(cast, publisher):
    cascade(cast, publisher.version())

    agreement = agreement_of(cast, "chief1")
    assert agreement.partner == agreement.assessor == cast.officers["head"]
    assert agreement.reviewer is None


def test_an_officer_agrees_with_his_district_head_and_is_reviewed_by_the_province(cast, publisher):
    cascade(cast, publisher.version())

    agreement = agreement_of(cast, "officer2a")
    assert agreement.partner == agreement.assessor == cast.officers["chief2"]
    assert agreement.reviewer == cast.officers["head"]


def test_the_content_hash_is_that_of_the_content_and_names_all_that_is_signed(cast, publisher):
    cascade(cast, publisher.version())

    version = agreement_of(cast, "officer1a").current
    assert content_hash(version.content) == version.content_hash
    assert version.content["assessee"]["name"] == str(cast.officers["officer1a"])
    assert version.content["partner"]["name"] == str(cast.officers["chief1"])
    assert [line["weight"] for line in version.content["lines"]] == ["60", "40", "70", "30"]
    assert [len(line["levels"]) for line in version.content["lines"]] == [5, 5, 5, 5]
    assert all(len(line["rule_hash"]) == 64 for line in version.content["lines"])


def test_each_district_gets_the_variant_of_its_size(cast, publisher):
    version = publisher.version(
        classes={PERSONAL_1: ["large", "medium", "small"]},
        texts={(*PERSONAL_1, "large"): "ใหญ่", (*PERSONAL_1, "medium"): "กลาง", (*PERSONAL_1, "small"): "เล็ก"},
    )
    cascade(cast, version)

    texts = {
        key: agreement_of(cast, key).current.content["lines"][2]["levels"][0]["text"].split()[0]
        for key in ("chief1", "chief2", "chief3")
    }
    assert texts == {"chief1": "ใหญ่", "chief2": "กลาง", "chief3": "เล็ก"}


def test_giving_it_twice_changes_nothing_and_keeps_signatures(cast, publisher):
    version = publisher.version()
    cascade(cast, version)
    agreement = agreement_of(cast, "officer1a")
    sign(cast, "officer1a", agreement)

    again = cascade(cast, version)

    assert again.outcome["same"] == 7
    assert AgreementVersion.objects.count() == 7
    assert agreement_of(cast, "officer1a").state == "signed-by-assessee"


def sign(cast, who, agreement):
    return agreement_sign(
        person=cast.person(who),
        agreement_id=agreement.pk,
        expected_hash=agreement.current.content_hash,
        now=cast.now,
    )


def test_an_amendment_gives_a_new_version_only_to_those_whose_lines_changed(cast, publisher):
    classes = {PERSONAL_1: ["large", "medium", "small"]}
    cascade(cast, publisher.version(classes=classes))
    signed, kept = agreement_of(cast, "chief1"), agreement_of(cast, "chief2")
    sign(cast, "chief1", signed)
    sign(cast, "chief2", kept)

    amended = publisher.version(
        2, classes=classes, texts={(*PERSONAL_1, "large"): "ข้อความใหม่"}, reason="แก้ไขตามหนังสือที่ 2"
    )
    done = cascade(cast, amended)

    assert (done.outcome["changed"], done.outcome["same"]) == (3, 4)
    changed = agreement_of(cast, "chief1")
    assert (changed.state, changed.current.number) == ("proposed", 2)
    assert changed.current.reason == "แก้ไขตามหนังสือที่ 2"
    assert changed.versions.get(number=1).signatures.count() == 1
    assert agreement_of(cast, "chief2").state == "signed-by-assessee"


def test_weights_that_miss_100_for_one_district_refuse_the_whole_act(cast, publisher):
    version = publisher.version(excepts={PERSONAL_1: ["อำเภอทุ่งสาม"]})

    with pytest.raises(Refusal) as refusal:
        cascade(cast, version)

    assert codes(refusal) == {"weights-not-100"}
    assert [fault.where for fault in refusal.value.faults] == ["สำนักงานอำเภอทุ่งสาม"]
    assert not Agreement.objects.exists()


def test_weights_with_a_waiver_are_given_as_they_are(cast, publisher):
    version = publisher.version(
        weights={PERSONAL_1: "60"},
        waivers=[{"id": "weights-not-100/individual", "code": "weights-not-100", "reason": "ตามหนังสือ"}],
    )
    cascade(cast, version)
    assert Agreement.objects.count() == 7


def test_a_district_without_criteria_for_its_size_is_a_fault(cast, publisher):
    with pytest.raises(Refusal) as refusal:
        cascade(cast, publisher.version(classes={PERSONAL_1: ["large", "medium"]}))
    assert "variant-coverage" in codes(refusal)


def test_those_with_a_fault_may_be_left_out_and_are_named(cast, publisher):
    version = publisher.version(excepts={PERSONAL_1: ["อำเภอทุ่งสาม"]})

    done = cascade(cast, version, leave_out=True)

    assert (done.outcome["new"], done.outcome["blocked"]) == (5, 2)
    assert done.outcome["left_out"][0]["where"] == "สำนักงานอำเภอทุ่งสาม"


def ends(cast, key):
    Appointment.objects.filter(officer=cast.officers[key]).update(ends=dt.date(2026, 11, 1))


def test_a_district_without_a_head_is_a_fault(cast, publisher):
    ends(cast, "chief2")
    with pytest.raises(Refusal) as refusal:
        cascade(cast, publisher.version())
    assert codes(refusal) == {"no-head"}


def test_without_a_head_of_the_province_nothing_can_be_given(cast, publisher):
    ends(cast, "head")
    with pytest.raises(Refusal) as refusal:
        cascade(cast, publisher.version(), leave_out=True)
    assert codes(refusal) == {"no-head"}


def test_an_acting_head_of_the_same_district_agrees_with_the_province(cast, publisher):
    ends(cast, "chief1")
    post = Position.objects.get(unit=cast.units["district1"], is_head=True)
    Appointment.objects.create(
        officer=cast.officers["officer1a"], position=post, starts=dt.date(2026, 11, 2), acting=True
    )
    cascade(cast, publisher.version())

    assert agreement_of(cast, "officer1a").partner == cast.officers["head"]
    assert agreement_of(cast, "officer1b").partner == cast.officers["officer1a"]
    assert Agreement.objects.filter(officer=cast.officers["officer1a"]).count() == 1


def test_a_new_head_changes_the_parties_and_both_sign_again(cast, publisher):
    version = publisher.version(reason="หนังสือฉบับแรก")
    cascade(cast, version)
    signed = agreement_of(cast, "officer1b")
    sign(cast, "officer1b", signed)
    post = Position.objects.get(unit=cast.units["district1"], is_head=True)
    ends(cast, "chief1")
    Appointment.objects.create(
        officer=cast.officers["chief2"],
        position=post,
        starts=dt.date(2026, 11, 2),
        acting=True,
    )

    done = cascade(cast, version)

    assert done.outcome["changed"] == 2
    agreement = agreement_of(cast, "officer1b")
    assert agreement.partner == cast.officers["chief2"]
    assert (agreement.state, agreement.current.number) == ("proposed", 2)
    assert agreement.current.reason == "คู่ข้อตกลงหรือตำแหน่งเปลี่ยนไป"
    assert agreement.current.content["partner"]["acting"] is True


def test_two_heads_of_one_district_at_one_time_are_a_fault(cast, publisher):
    officer = Officer.objects.create(agency=cast.agency, number="77", first_name="ซ้อน", last_name="ซ้อน")
    post = Position.objects.create(
        unit=cast.units["district1"], number="x", line="-", level="K3", title="พัฒนาการอำเภอ", is_head=True
    )
    Appointment.objects.create(officer=officer, position=post, starts=dt.date(2026, 1, 1))
    with pytest.raises(Refusal) as refusal:
        cascade(cast, publisher.version())
    assert codes(refusal) == {"two-heads"}


def test_nobody_is_given_an_agreement_with_himself(cast, publisher):
    # The head of district 1 also acts as head of the province.
    ends(cast, "head")
    post = Position.objects.get(unit=cast.units["province"], is_head=True)
    Appointment.objects.create(
        officer=cast.officers["chief1"], position=post, starts=dt.date(2026, 11, 2), acting=True
    )
    with pytest.raises(Refusal) as refusal:
        cascade(cast, publisher.version())
    assert codes(refusal) == {"assesses-himself"}
    assert refusal.value.faults[0].where == str(cast.officers["chief1"])


def test_an_officer_with_an_agreement_of_another_set_of_the_round_is_a_fault(cast, publisher):
    cascade(cast, publisher.version())
    other = type(publisher).__new__(type(publisher))
    other.cast, other.indicators = cast, publisher.indicators
    other.set = type(publisher.set).objects.create(
        round=cast.round, unit=cast.units["province"], title="ชุดที่สอง"
    )
    with pytest.raises(Refusal) as refusal:
        cascade(cast, other.version())
    assert codes(refusal) == {"other-set"}


def test_an_older_version_of_the_set_is_stale(cast, publisher):
    old = publisher.version(1)
    publisher.version(2)
    with pytest.raises(Stale):
        cascade(cast, old)


def test_a_plan_that_changed_since_the_preview_is_stale(cast, publisher):
    version = publisher.version()
    seen = cascade_plan(version, today=cast.today).digest
    ends(cast, "officer1b")
    with pytest.raises(Stale):
        cascade(cast, version, expected=seen)
    assert not Cascade.objects.exists()


def test_the_previewed_plan_is_what_is_done(cast, publisher):
    version = publisher.version()
    cascade(cast, version, expected=cascade_plan(version, today=cast.today).digest)
    assert Agreement.objects.count() == 7


@pytest.mark.parametrize("who", ["head", "owner", "chief1", "officer1a", "hr", "auditor"])
def test_only_the_province_administrator_may_cascade(cast, publisher, who):
    with pytest.raises(NotAllowed):
        cascade(cast, publisher.version(), who)


def test_to_another_agency_the_set_does_not_exist(cast, publisher):
    with pytest.raises(NotFound):
        cascade(cast, publisher.version(), "outsider")


def test_the_act_stands_in_the_record(cast, publisher):
    cascade(cast, publisher.version())
    acts = [e.act for e in entries_of("agreement", agreement_of(cast, "officer1a").pk)]
    assert acts == ["agreement.propose"]
    assert entries_of("set", publisher.set.pk).get().detail["new"] == 7
    assert first_break() is None


def test_planning_and_reading_lines_take_a_constant_number_of_queries(
    cast, publisher, django_assert_max_num_queries
):
    version = publisher.version(classes={PERSONAL_1: ["large", "medium", "small"]})
    with django_assert_max_num_queries(11):
        cascade_plan(version, today=cast.today)
    cascade(cast, version)
    versions = list(AgreementVersion.objects.all())
    with django_assert_max_num_queries(4):
        lines = lines_of(versions)
    assert [line.scope for line in lines[versions[0].pk]] == ["team", "team", "individual", "individual"]
