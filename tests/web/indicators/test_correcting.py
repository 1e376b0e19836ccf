from __future__ import annotations

import pytest

from samrit.web.common.errors import NotAllowed, NotFound, Refusal, Stale
from samrit.web.indicators import services
from samrit.web.indicators.models import DraftEdit
from samrit.web.indicators.selectors import edits_of


@pytest.fixture
def correct(cast, upload):
    draft = upload()

    def make(path, *typed, revision=None, by="admin"):
        draft.refresh_from_db()
        return services.draft_correct(
            person=cast.person(by),
            draft_id=draft.pk,
            revision=draft.revision if revision is None else revision,
            path=path,
            typed=typed,
            now=cast.now,
        )

    make.draft = draft
    return make


GOOD = [
    ("set_title", ("  ชุดใหม่  ของเรา ",), "ชุดใหม่ ของเรา"),
    ("letter/number", ("ทส 0019/ว 102",), "ทส 0019/ว 102"),
    ("letter/date", ("๖ ตุลาคม ๒๕๖๙",), "2026-10-06"),
    ("letter/date", ("",), None),
    ("indicators/i1/title", ("ชื่อใหม่",), "ชื่อใหม่"),
    ("indicators/i1/number", ("๓.๑",), "3.1"),
    ("indicators/i1/scope", ("individual",), "individual"),
    ("indicators/i1/weight", ("ร้อยละ ๑๒.๕๐",), "12.5"),
    ("indicators/i1/weight", ("100%",), "100"),
    ("indicators/i1/owners", ("กลุ่ม ก\n\n กลุ่ม  ข ",), ["กลุ่ม ก", "กลุ่ม ข"]),
    ("indicators/i1/owner_unit", ("",), None),
    ("indicators/i1/applies_to/only", ("อำเภอทุ่งหนึ่ง",), ["อำเภอทุ่งหนึ่ง"]),
    ("indicators/i1/applies_to/except", ("อำเภอทุ่งสาม",), ["อำเภอทุ่งสาม"]),
    ("indicators/i1/cutoffs", ("๑๕ มีนาคม ๒๕๗๐",), ["2027-03-15"]),
    ("indicators/i1/cumulative_deeds", ("no",), False),
    ("indicators/i1/cumulative_deeds", ("yes",), True),
    ("indicators/i1/replaces", ("new",), "new"),
    ("indicators/i4/variants/0/when", ("",), None),
    ("indicators/i4/variants/0/when", ("small",), "อำเภอขนาดเล็ก"),
]


@pytest.mark.parametrize(("path", "typed", "kept"), GOOD)
def test_what_people_type_is_kept_as_data(correct, path, typed, kept):
    node = correct(path, *typed).content
    *steps, last = path.split("/")
    for step in steps:
        if isinstance(node, list):
            node = next(i for i in node if i["key"] == step) if step.startswith("i") else node[int(step)]
        else:
            node = node[step]
    assert node[last] == kept


BAD = [
    ("set_title", ("   ",), "ว่าง"),
    ("letter/date", ("วันที่สี่สิบ",), "วันที่"),
    ("indicators/i1/title", ("",), "ว่าง"),
    ("indicators/i1/number", ("ก" * 30,), "ยาว"),
    ("indicators/i1/scope", ("both",), "เลือก"),
    ("indicators/i1/weight", ("หกสิบ",), "ตัวเลข"),
    ("indicators/i1/weight", ("",), "ตัวเลข"),
    ("indicators/i1/weight", ("0",), "มากกว่า 0"),
    ("indicators/i1/weight", ("-5",), "มากกว่า 0"),
    ("indicators/i1/weight", ("100.01",), "ไม่เกิน 100"),
    ("indicators/i1/weight", ("NaN",), "มากกว่า 0"),
    ("indicators/i1/weight", ("1.00001",), "4 ตำแหน่ง"),
    ("indicators/i1/owner_unit", ("x",), "เลือก"),
    ("indicators/i1/owner_unit", ("999999",), "กลุ่มงาน"),
    ("indicators/i1/cutoffs", ("เร็ว ๆ นี้",), "วันที่"),
    ("indicators/i1/replaces", ("old",), "เลือก"),
    ("indicators/i4/variants/0/when", ("huge",), "ขนาด"),
    ("indicators/i1/variants/0/levels", ("", "", "", "", ""), "อย่างน้อยหนึ่งระดับ"),
]


@pytest.mark.parametrize(("path", "typed", "words"), BAD)
def test_what_cannot_be_kept_is_refused_with_what_to_do_and_nothing_changes(correct, path, typed, words):
    with pytest.raises(Refusal) as caught:
        correct(path, *typed)
    assert words in caught.value.message
    correct.draft.refresh_from_db()
    assert correct.draft.revision == 1
    assert not DraftEdit.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "findings",
        "indicators",
        "indicators/i9/title",
        "indicators/i1/conditions",
        "indicators/i1/variants/7/levels",
        "../title",
        "",
    ],
)
def test_a_place_that_may_not_be_corrected_is_not_found(correct, path):
    with pytest.raises(NotFound):
        correct(path, "x")


def test_corrected_levels_are_compiled_again_and_keep_their_line(correct):
    levels = ["ไม่น้อยกว่าร้อยละ 50", "ไม่น้อยกว่าร้อยละ 70", "ไม่น้อยกว่าร้อยละ 80", "ไม่น้อยกว่าร้อยละ 90", ""]
    draft = correct("indicators/i1/variants/0/levels", *levels)
    rows = draft.content["indicators"][0]["variants"][0]["levels"]
    assert [row["level"] for row in rows] == [1, 2, 3, 4]
    assert rows[0]["conditions"][0]["value"] == "50"
    assert all(row["line"] == 17 for row in rows)
    assert [f["code"] for f in draft.content["findings"]] == ["level-missing"]


def test_a_correction_is_kept_in_the_history_with_both_words(cast, correct):
    correct("indicators/i1/weight", "50")
    [edit] = edits_of(correct.draft)
    assert (edit.path, edit.before, edit.after, edit.revision) == ("indicators/i1/weight", "60", "50", 2)
    assert edit.by == cast.users["admin"]


def test_typing_what_stands_there_already_is_no_correction(correct):
    assert correct("indicators/i1/weight", "60.0").revision == 1
    assert not DraftEdit.objects.exists()


def test_two_people_may_correct_different_places_from_the_same_page(correct):
    correct("indicators/i1/weight", "50", revision=1)
    draft = correct("indicators/i2/weight", "50", revision=1)
    assert [i["weight"] for i in draft.content["indicators"][:2]] == ["50", "50"]


def test_the_second_at_one_place_is_told_who_wrote_what_and_loses_nothing(correct):
    correct("indicators/i1/weight", "50", revision=1)
    with pytest.raises(Stale) as caught:
        correct("indicators/i1/weight", "55", revision=1)
    assert "ทดสอบ1" in caught.value.message
    assert caught.value.faults[0].message == "50"
    assert correct("indicators/i1/weight", "55", revision=2).content["indicators"][0]["weight"] == "55"


def test_a_field_of_an_indicator_that_was_taken_out_meanwhile_is_not_found(cast, correct):
    services.draft_indicator_remove(
        person=cast.person("admin"), draft_id=correct.draft.pk, revision=1, key="i1", now=cast.now
    )
    with pytest.raises(NotFound):
        correct("indicators/i1/weight", "50", revision=1)
    assert correct("indicators/i2/weight", "100", revision=1).content["indicators"][0]["weight"] == "100"


def test_an_added_indicator_never_takes_the_key_of_one_that_was_removed(cast, correct):
    known = {"person": cast.person("admin"), "draft_id": correct.draft.pk, "now": cast.now}
    services.draft_indicator_remove(key="i4", revision=1, **known)
    draft = services.draft_indicator_add(scope="team", revision=2, **known)
    assert [i["key"] for i in draft.content["indicators"]] == ["i1", "i2", "i5", "i3"]
    with pytest.raises(Refusal):
        services.draft_indicator_add(scope="nobody", revision=3, **known)


def test_an_indicator_added_by_hand_can_be_filled_and_published(cast, correct, publish):
    known = {"person": cast.person("admin"), "draft_id": correct.draft.pk, "now": cast.now}
    services.draft_indicator_add(scope="team", revision=1, **known)
    correct("indicators/i5/title", "ร้อยละของรายงานที่ส่งทันเวลา")
    correct("indicators/i5/number", "3")
    correct("indicators/i5/weight", "10")
    correct("indicators/i1/weight", "50")
    correct("indicators/i5/variants/0/levels", *[f"ไม่น้อยกว่าร้อยละ {n}" for n in (50, 60, 70, 80, 90)])
    version = publish(correct.draft)
    assert version.indicators.count() == 5


def test_criteria_of_one_more_size_class_are_added_as_a_copy_and_taken_out_again(cast, correct):
    known = {"person": cast.person("admin"), "draft_id": correct.draft.pk, "key": "i1", "now": cast.now}
    draft = services.draft_variant_add(size_class="large", revision=1, **known)
    assert [v["when"] for v in draft.content["indicators"][0]["variants"]] == [None, "อำเภอขนาดใหญ่"]
    for size_class in ("large", "huge"):
        with pytest.raises(Refusal):
            services.draft_variant_add(size_class=size_class, revision=2, **known)
    draft = services.draft_variant_remove(number=1, revision=2, **known)
    assert [v["when"] for v in draft.content["indicators"][0]["variants"]] == [None]
    for number in (0, 5):
        with pytest.raises(Refusal, match="last-variant"):
            services.draft_variant_remove(number=number, revision=3, **known)


def test_the_round_of_a_letter_is_chosen_by_a_person_where_it_was_read_wrongly(cast, correct, publish):
    draft = correct.draft
    draft.content["round"]["number"] = 2
    draft.save()
    with pytest.raises(Refusal) as caught:
        publish(draft)
    assert [f.code for f in caught.value.faults] == ["round-differs"]
    known = {"person": cast.person("admin"), "draft_id": draft.pk, "revision": 1, "now": cast.now}
    for wrong in (None, 999_999):
        with pytest.raises(Refusal):
            services.draft_round_choose(round_id=wrong, **known)
    services.draft_round_choose(round_id=cast.round.pk, **known)
    assert publish(draft).number == 1


def test_the_set_that_a_letter_amends_can_be_chosen_and_unchosen(cast, publish, upload, letters):
    first = publish()
    draft = upload(letters.amendment())
    known = {"person": cast.person("admin"), "draft_id": draft.pk, "now": cast.now}
    assert services.draft_set_choose(set_id=None, revision=1, **known).amends is None
    with pytest.raises(Refusal):
        services.draft_set_choose(set_id=999_999, revision=2, **known)
    assert services.draft_set_choose(set_id=first.set_id, revision=2, **known).amends == first.set


def test_a_published_draft_is_corrected_no_more(correct, publish):
    publish(correct.draft)
    with pytest.raises(Stale, match="draft-closed"):
        correct("set_title", "ใหม่")


@pytest.mark.parametrize("who", ["head", "owner", "chief1", "officer1a", "hr", "auditor"])
def test_nobody_else_of_the_agency_may_correct(correct, who):
    with pytest.raises(NotAllowed):
        correct("set_title", "ใหม่", by=who)


def test_another_agency_is_not_told_that_the_draft_exists(correct):
    with pytest.raises(NotFound):
        correct("set_title", "ใหม่", by="outsider")
