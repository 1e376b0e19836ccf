from __future__ import annotations

from decimal import Decimal

import pytest

from samrit.web.audit.selectors import entries_of, first_break
from samrit.web.common.errors import NotAllowed, NotFound, Refusal, Stale
from samrit.web.indicators.choices import DraftState, ItemKind
from samrit.web.indicators.models import DataItem, IndicatorSet, IndicatorVersion, SetVersion
from samrit.web.indicators.reading import draft_reading
from samrit.web.indicators.selectors import applies_to, indicators_of, set_in_force, variant_for
from samrit.web.indicators.services import (
    draft_correct,
    draft_indicator_remove,
    draft_variant_remove,
    set_publish,
)


def test_a_sound_draft_is_published_whole(cast, upload, publish):
    draft = upload()
    version = publish(draft)
    draft.refresh_from_db()
    assert draft.state == DraftState.PUBLISHED
    assert (version.number, version.letter_number, version.waivers) == (1, "ทส 0019/ว 101", [])
    assert version.set.title == "ตัวชี้วัดพัฒนาการอำเภอ รอบที่ 1/2570"
    assert (version.set.assessor_title, version.set.assessee_title) == ("พัฒนาการจังหวัด", "พัฒนาการอำเภอ")
    rows = indicators_of(version)
    assert [(r.scope, r.number, r.weight, r.order) for r in rows] == [
        ("team", "1", Decimal(60), 1),
        ("team", "2", Decimal(40), 2),
        ("individual", "1", Decimal(50), 3),
        ("individual", "2", Decimal(50), 4),
    ]
    assert [[v.size_class for v in r.variants.all()] for r in rows] == [
        [""],
        [""],
        [""],
        ["large", "medium", "small"],
    ]
    assert set_in_force(version.set) == version
    assert [e.act for e in entries_of("set", version.set_id)] == ["set.publish"]
    assert first_break() is None


def test_every_key_of_every_rule_has_its_item_and_variants_of_one_measure_share_it(publish):
    rows = indicators_of(publish())
    for row in rows:
        for variant in row.variants.all():
            asked = {m["key"] for m in variant.rule["measures"]} | {d["key"] for d in variant.rule["deeds"]}
            assert {k.key for k in variant.keys.all()} == asked
    percent, deeds, _, news = rows
    assert [k.item.kind for v in percent.variants.all() for k in v.keys.all()] == [ItemKind.VALUE]
    assert [k.item.kind for v in deeds.variants.all() for k in v.keys.all()] == [ItemKind.DEED] * 5
    assert len({k.item_id for v in news.variants.all() for k in v.keys.all()}) == 1


def test_a_unit_gets_the_criteria_of_its_size_class(cast, publish):
    rows = indicators_of(publish())
    news = rows[-1]
    for key, size in [("district1", "large"), ("district2", "medium"), ("district3", "small")]:
        assert variant_for(news, cast.units[key]).size_class == size
        assert variant_for(rows[0], cast.units[key]).size_class == ""
    assert variant_for(news, cast.units["coordination"]) is None
    assert all(applies_to(row, cast.units["district1"]) for row in rows)


def test_weights_that_miss_100_are_refused_and_a_written_reason_is_kept_with_the_version(
    cast, upload, publish, letters
):
    draft = upload(letters.letter(weights=("60", "30", "50", "50")))
    with pytest.raises(Refusal) as caught:
        publish(draft)
    assert [f.code for f in caught.value.faults] == ["weights-not-100"]
    assert not IndicatorSet.objects.exists()
    with pytest.raises(Refusal):
        publish(draft, waivers={"weights-not-100/team": "   "})
    version = publish(draft, waivers={"weights-not-100/team": "คณะกรรมการเห็นชอบตามบันทึก"})
    assert [(w["code"], w["reason"]) for w in version.waivers] == [
        ("weights-not-100", "คณะกรรมการเห็นชอบตามบันทึก")
    ]


def test_criteria_that_leave_out_a_size_class_are_refused_by_name_and_cannot_be_waived(
    upload, publish, letters
):
    sized = {k: v for k, v in letters.NEWS.items() if k != "อำเภอขนาดเล็ก"}
    draft = upload(letters.letter(sized=sized))
    with pytest.raises(Refusal) as caught:
        publish(draft, waivers={"variant-coverage/i4/uncovered": "ยอมรับ"})
    assert [f.code for f in caught.value.faults] == ["variant-coverage"]
    assert "อำเภอทุ่งสาม" in caught.value.faults[0].message


def test_a_heading_that_names_no_size_class_is_refused_until_a_person_chooses(cast, upload, publish, letters):
    sized = {**letters.NEWS, "อำเภอขนาดใหญ่พิเศษ": letters.NEWS["อำเภอขนาดใหญ่"]}
    draft = upload(letters.letter(sized=sized))
    with pytest.raises(Refusal) as caught:
        publish(draft)
    [fault] = caught.value.faults
    assert fault.code == "variant-coverage"
    assert "อำเภอขนาดใหญ่พิเศษ" in fault.message
    known = {"person": cast.person("admin"), "draft_id": draft.pk, "now": cast.now}
    draft_correct(revision=1, path="indicators/i4/variants/3/when", typed=("large",), **known)
    with pytest.raises(Refusal) as caught:
        publish(draft)
    assert "สองชุด" in caught.value.faults[0].message
    draft_variant_remove(revision=2, key="i4", number=3, **known)
    assert publish(draft).number == 1


def test_a_draft_without_indicators_is_refused(cast, upload, publish):
    draft = upload()
    for revision, key in enumerate(("i1", "i2", "i3", "i4"), start=1):
        draft_indicator_remove(
            person=cast.person("admin"), draft_id=draft.pk, revision=revision, key=key, now=cast.now
        )
    with pytest.raises(Refusal) as caught:
        publish(draft)
    assert [f.code for f in caught.value.faults] == ["no-indicators"]


def test_an_indicator_without_weight_is_named_and_all_faults_come_at_once(upload, publish, letters):
    draft = upload(letters.letter(weights=("หกสิบกว่า", "ไม่ทราบ", "50", "50")))
    with pytest.raises(Refusal) as caught:
        publish(draft)
    codes = [f.code for f in caught.value.faults]
    assert codes.count("weight-missing") == 2


def test_a_second_set_of_the_same_title_is_refused(upload, publish, letters):
    publish()
    draft = upload(letters.letter() + b"\n")
    with pytest.raises(Refusal) as caught:
        publish(draft)
    assert [f.code for f in caught.value.faults] == ["set-title-taken"]


def test_a_draft_that_changed_since_the_page_was_made_is_not_published(cast, upload):
    draft = upload()
    admin = cast.person("admin")
    draft_correct(
        person=admin, draft_id=draft.pk, revision=1, path="set_title", typed=("ชื่อใหม่",), now=cast.now
    )
    with pytest.raises(Stale):
        set_publish(person=admin, draft_id=draft.pk, revision=1, now=cast.now)


def test_a_draft_is_published_once(cast, upload, publish):
    draft = upload()
    publish(draft)
    with pytest.raises(Stale, match="draft-closed"):
        publish(draft)
    assert SetVersion.objects.count() == 1


@pytest.mark.parametrize("who", ["head", "owner", "chief1", "officer1a", "hr", "auditor"])
def test_nobody_else_of_the_agency_may_publish(cast, upload, who):
    draft = upload()
    with pytest.raises(NotAllowed):
        set_publish(person=cast.person(who), draft_id=draft.pk, revision=1, now=cast.now)


def test_another_agency_is_not_told_that_the_draft_exists(cast, upload):
    draft = upload()
    with pytest.raises(NotFound):
        set_publish(person=cast.person("outsider"), draft_id=draft.pk, revision=1, now=cast.now)


def test_an_amendment_changes_what_it_shows_and_carries_the_rest(cast, upload, publish, letters):
    first = publish()
    draft = upload(letters.amendment())
    assert draft.amends == first.set
    second = publish(draft, reason="ปรับเกณฑ์ตามข้อหารือ", base_number=1)
    assert (second.number, second.set, second.reason) == (2, first.set, "ปรับเกณฑ์ตามข้อหารือ")
    old, new = indicators_of(first), indicators_of(second)
    assert [r.indicator_id for r in old] == [r.indicator_id for r in new]
    assert [a.content_hash == b.content_hash for a, b in zip(old, new, strict=True)] == [
        True,
        False,
        True,
        True,
    ]
    assert [e.act for e in entries_of("set", first.set_id)] == ["set.publish", "set.amend"]


def test_what_was_to_be_reported_keeps_its_item_through_an_amendment(upload, publish, letters):
    first = publish()
    before = DataItem.objects.count()
    second = publish(upload(letters.amendment()))

    def items(version):
        return [
            {k.item_id for v in row.variants.all() for k in v.keys.all()} for row in indicators_of(version)
        ]

    old, new = items(first), items(second)
    assert [a == b for a, b in zip(old, new, strict=True)] == [True, False, True, True]
    assert len(old[1] & new[1]) == 4
    assert DataItem.objects.count() == before + 1


def test_an_amendment_of_nothing_published_is_refused_with_the_way_out(upload, publish, letters):
    draft = upload(letters.amendment())
    with pytest.raises(Refusal) as caught:
        publish(draft)
    assert [f.code for f in caught.value.faults] == ["amends-unpublished"]


def test_an_amendment_that_was_compared_with_an_older_version_is_stale(cast, upload, publish, letters):
    publish()
    draft = upload(letters.amendment())
    other = upload(letters.amendment() + b"\n")
    publish(other)
    with pytest.raises(Stale, match="base-changed"):
        publish(draft, base_number=1)


def test_an_amendment_that_changes_nothing_is_refused(upload, publish, letters):
    publish()
    publish(upload(letters.amendment()))
    with pytest.raises(Refusal, match="nothing-changes"):
        publish(upload(letters.amendment() + b"\n"))


def test_published_rows_are_never_changed(publish):
    version = publish()
    row = IndicatorVersion.objects.filter(set_version=version).first()
    row.title = "อื่น"
    with pytest.raises(TypeError):
        row.save()


def test_publishing_takes_the_same_number_of_queries_for_any_number_of_indicators(
    cast, upload, letters, django_assert_max_num_queries
):
    draft = upload()
    person = cast.person("admin")
    with django_assert_max_num_queries(25):
        set_publish(person=person, draft_id=draft.pk, revision=1, now=cast.now)


def test_an_amendment_that_leaves_its_block_unsaid_finds_its_indicator_by_number(upload, publish, letters):
    first = publish()
    draft = upload(letters.amendment().replace("ตัวชี้วัดรายทีม\t\t\n".encode(), b""))
    for row in draft.content["indicators"]:
        row["scope"] = None
    draft.save()
    rows = indicators_of(publish(draft))
    assert [r.indicator_id for r in rows] == [r.indicator_id for r in indicators_of(first)]
    assert [r.scope for r in rows] == ["team", "team", "individual", "individual"]


def test_a_person_may_say_which_indicator_an_amendment_replaces_or_that_it_is_new(
    cast, upload, publish, letters
):
    rows = indicators_of(publish())
    draft = upload(letters.amendment())
    admin = cast.person("admin")
    known = {"person": admin, "draft_id": draft.pk, "path": "indicators/i2/replaces", "now": cast.now}
    draft_correct(revision=1, typed=(str(rows[0].indicator_id),), **known)
    draft.refresh_from_db()
    assert [p.base.pk for p in draft_reading(draft).changed.values()] == [rows[0].pk]
    draft_correct(revision=2, typed=("new",), **known)
    with pytest.raises(Refusal) as caught:
        publish(draft)
    assert [f.code for f in caught.value.faults] == ["duplicate-number", "weights-not-100"]
