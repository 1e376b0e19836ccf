from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samrit.web.indicators.models import Draft, LetterFile, SetVersion
from samrit.web.indicators.services import draft_correct


def page(client, name, *args, query=""):
    return client.get(reverse(f"indicators:{name}", args=args) + query)


def post(client, name, *args, htmx=False, **data):
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(reverse(f"indicators:{name}", args=args), data, headers=headers)


def send(client, content, name="letter.txt", **data):
    return post(client, "letters", letter=SimpleUploadedFile(name, content), **data)


def text(answer):
    return answer.content.decode()


@pytest.fixture
def amended(publish, upload, letters):
    """A set of two versions, and a third letter that is being reviewed."""
    publish()
    version = publish(upload(letters.amendment()), reason="ปรับตามข้อหารือ")
    draft = upload(letters.amendment() + b"\n")
    return version, draft


def test_every_page_opens_and_carries_no_inline_style_or_script(cast, amended):
    version, draft = amended
    client = cast.client("admin")
    for answer in (
        page(client, "letters"),
        page(client, "review", draft.pk),
        page(client, "review", draft.pk, query="?at=i2"),
        page(client, "sets"),
        page(client, "set", version.set_id),
        page(client, "set", version.set_id, query="?version=1"),
        page(client, "compare", version.set_id, query="?a=2&b=1"),
    ):
        assert answer.status_code == 200
        assert " style=" not in text(answer)
        assert "<script>" not in text(answer)


def test_a_letter_goes_from_upload_to_the_published_set(cast, letters):
    client = cast.client("admin")
    unit = cast.units["province"].pk
    answer = send(client, letters.letter(), unit=unit)
    draft = Draft.objects.get()
    assert answer.headers["Location"] == reverse("indicators:review", args=[draft.pk])
    shown = text(page(client, "review", draft.pk))
    assert "ตัวชี้วัดที่ 1 ร้อยละของครัวเรือนที่ผ่านการอบรมอาชีพ" in shown
    assert "&lt;p&gt;" not in shown
    answer = post(client, "publish", draft.pk, revision=1)
    version = SetVersion.objects.get()
    assert answer.headers["Location"] == reverse("indicators:set", args=[version.set_id])
    shown = text(page(client, "set", version.set_id))
    assert "ที่มา: หนังสือ ทส 0019/ว 101 บรรทัด 17" in shown
    assert "ยังไม่รายงาน" not in shown
    assert send(client, letters.letter(), unit=unit).headers["Location"].endswith(f"/{draft.pk}/")


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "empty.txt", "ว่าง"),
        ("สวัสดี".encode(), "note.txt", "ไม่พบตารางตัวชี้วัด"),
        (b"x" * 2048, "big.txt", "ไฟล์ใหญ่เกิน"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_the_form_and_nothing_is_saved(
    cast, settings, content, name, words
):
    settings.LETTER_SIZE_LIMIT = 1024
    answer = send(cast.client("admin"), content, name, unit=cast.units["province"].pk)
    assert answer.status_code == 422
    assert words in text(answer)
    assert not LetterFile.objects.exists()


def test_a_form_without_a_file_says_so(cast):
    answer = post(cast.client("admin"), "letters", unit=cast.units["province"].pk)
    assert answer.status_code == 422
    assert "ยังไม่ได้เลือกไฟล์" in text(answer)


def test_a_letter_cannot_be_sent_to_a_unit_that_is_not_mine(cast, letters):
    answer = send(cast.client("admin"), letters.letter(), unit=cast.units["other"].pk)
    assert answer.status_code == 422
    assert not Draft.objects.exists()


FORM_PATHS = ["set_title", "round", "indicators/i1/weight", "indicators/i4/variants/1/levels"]


@pytest.mark.parametrize("path", FORM_PATHS)
def test_the_form_of_a_field_is_fetched_alone_or_opened_on_the_page(cast, upload, path):
    draft = upload()
    client = cast.client("admin")
    wanted = f'name="path" value="{path}"'
    alone = text(page(client, "review-field", draft.pk, query=f"?path={path}"))
    assert wanted in alone
    assert "<html" not in alone
    assert wanted not in text(page(client, "review", draft.pk))
    assert wanted in text(page(client, "review", draft.pk, query=f"?edit={path}"))


def test_a_form_of_no_field_is_not_found_and_a_reader_is_given_none(cast, upload):
    draft = upload()
    assert page(cast.client("admin"), "review-field", draft.pk, query="?path=findings").status_code == 404
    assert page(cast.client("auditor"), "review-field", draft.pk, query="?path=set_title").status_code == 403


def test_a_correction_without_scripts_leads_back_to_its_card(cast, upload):
    draft = upload()
    answer = post(
        cast.client("admin"),
        "review-field",
        draft.pk,
        path="indicators/i1/weight",
        value="55",
        revision=1,
    )
    assert answer.headers["Location"] == reverse("indicators:review", args=[draft.pk]) + "?at=i1#card-i1"
    draft.refresh_from_db()
    assert draft.content["indicators"][0]["weight"] == "55"


def test_a_correction_with_htmx_answers_the_card_the_findings_and_the_way_to_publish(cast, upload):
    draft = upload()
    answer = post(
        cast.client("admin"),
        "review-field",
        draft.pk,
        htmx=True,
        path="indicators/i1/weight",
        value="55",
        revision=1,
    )
    shown = text(answer)
    assert answer.status_code == 200
    assert shown.lstrip().startswith('<article class="card" id="card-i1"')
    assert "<html" not in shown
    assert shown.count('hx-swap-oob="true"') == 2
    assert "รวม 95" in shown


@pytest.mark.parametrize("htmx", [True, False])
def test_what_was_typed_wrongly_stays_in_its_form_with_the_reason(cast, upload, htmx):
    draft = upload()
    answer = post(
        cast.client("admin"),
        "review-field",
        draft.pk,
        htmx=htmx,
        path="indicators/i1/weight",
        value="สี่สิบกว่า",
        revision=1,
    )
    assert answer.status_code == 422
    assert 'value="สี่สิบกว่า"' in text(answer)
    assert "น้ำหนักต้องเป็นตัวเลข" in text(answer)


def test_who_comes_second_sees_both_texts_and_can_save_again_from_the_same_page(cast, upload):
    draft = upload()
    draft_correct(
        person=cast.person("admin"),
        draft_id=draft.pk,
        revision=1,
        path="indicators/i1/title",
        typed=("ชื่อของคนแรก",),
        now=cast.now,
    )
    client = cast.client("admin")
    answer = post(
        client, "review-field", draft.pk, path="indicators/i1/title", value="ชื่อของคนที่สอง", revision=1
    )
    shown = text(answer)
    assert answer.status_code == 409
    assert "ชื่อของคนแรก" in shown
    assert "ชื่อของคนที่สอง</textarea>" in shown
    assert 'name="revision" value="2"' in shown
    answer = post(
        client, "review-field", draft.pk, path="indicators/i1/title", value="ชื่อของคนที่สอง", revision=2
    )
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("data", "count"),
    [
        ({"act": "remove", "path": "indicators/i1"}, 3),
        ({"act": "add", "path": "indicators", "value": "individual"}, 5),
        ({"act": "variant-add", "path": "indicators/i1/variants", "value": "small"}, 4),
        ({"act": "variant-remove", "path": "indicators/i4/variants", "value": "1"}, 4),
    ],
)
def test_rows_and_variants_come_and_go_by_plain_forms(cast, upload, data, count):
    draft = upload()
    assert post(cast.client("admin"), "review-field", draft.pk, revision=1, **data).status_code == 302
    draft.refresh_from_db()
    assert draft.revision == 2
    assert len(draft.content["indicators"]) == count


def test_the_round_and_the_amended_set_are_chosen_by_plain_forms(cast, amended):
    version, draft = amended
    client = cast.client("admin")
    post(client, "review-field", draft.pk, path="amends", value="", revision=1)
    draft.refresh_from_db()
    assert draft.amends is None
    post(client, "review-field", draft.pk, path="amends", value=version.set_id, revision=2)
    post(client, "review-field", draft.pk, path="round", value=cast.round.pk, revision=3)
    draft.refresh_from_db()
    assert draft.amends == version.set
    assert draft.revision == 4


def test_an_unknown_act_is_not_found(cast, upload):
    answer = post(cast.client("admin"), "review-field", upload().pk, act="explode", path="x", revision=1)
    assert answer.status_code == 404


def test_a_draft_that_cannot_be_published_says_why_and_its_button_is_off(cast, upload, letters):
    draft = upload(letters.letter(weights=("สิบกว่า", "40", "50", "50")))
    client = cast.client("admin")
    shown = text(page(client, "review", draft.pk))
    assert "ยังประกาศใช้ไม่ได้ เพราะ" in shown
    assert 'href="#card-i1"' in shown
    assert " disabled" in shown
    answer = post(client, "publish", draft.pk, revision=1)
    assert answer.status_code == 422
    assert not SetVersion.objects.exists()


def test_a_waiver_asks_for_its_reason_on_the_page_and_is_shown_with_the_version(cast, upload, letters):
    draft = upload(letters.letter(weights=("60", "30", "50", "50")))
    client = cast.client("admin")
    assert 'value="weights-not-100/team"' in text(page(client, "review", draft.pk))
    answer = post(
        client, "publish", draft.pk, revision=1, **{"waiver-0": "weights-not-100/team", "waiver-0-reason": ""}
    )
    assert answer.status_code == 422
    answer = post(
        client,
        "publish",
        draft.pk,
        revision=1,
        **{"waiver-0": "weights-not-100/team", "waiver-0-reason": "มติคณะกรรมการ"},
    )
    assert answer.status_code == 302
    assert "มติคณะกรรมการ" in text(page(client, "set", SetVersion.objects.get().set_id))


def test_an_amendment_shows_its_difference_word_by_word_before_and_after(cast, publish, upload, letters):
    publish()
    draft = upload(letters.amendment())
    client = cast.client("admin")
    wanted = "<ins>และความพึงพอใจของผู้ซื้อ</ins>"
    assert wanted in text(page(client, "review", draft.pk))
    answer = post(client, "publish", draft.pk, revision=1, base=1, reason="ตามข้อหารือ")
    assert answer.status_code == 302
    set_id = SetVersion.objects.get(number=2).set_id
    assert wanted in text(page(client, "compare", set_id))
    assert "ตามข้อหารือ" in text(page(client, "set", set_id))


def test_a_published_draft_shows_what_it_changed_and_asks_nothing_more(cast, publish, upload, letters):
    publish()
    draft = upload(letters.amendment())
    publish(draft)
    shown = text(page(cast.client("admin"), "review", draft.pk))
    assert "ร่างนี้ประกาศใช้แล้วเป็นฉบับที่ 2" in shown
    assert "<ins>และความพึงพอใจของผู้ซื้อ</ins>" in shown
    assert "ยังประกาศใช้ไม่ได้" not in shown
    assert reverse("indicators:publish", args=[draft.pk]) not in shown


def test_old_words_that_a_letter_quotes_wrongly_are_pointed_out(cast, publish, upload, letters):
    warning = "ที่หนังสือยกมาต่างจากที่ประกาศใช้"
    draft = upload()
    draft_correct(
        person=cast.person("admin"),
        draft_id=draft.pk,
        revision=1,
        path="indicators/i2/weight",
        typed=("35",),
        now=cast.now,
    )
    publish(draft, waivers={"weights-not-100/team": "ทดลอง"})
    assert warning in text(page(cast.client("admin"), "review", upload(letters.amendment()).pk))


def test_old_words_that_a_letter_quotes_rightly_are_not(cast, publish, upload, letters):
    publish()
    shown = text(page(cast.client("admin"), "review", upload(letters.amendment()).pk))
    assert "ข้อความเดิมที่หนังสือยกมา ไม่นำไปประกาศใช้" in shown
    assert "ที่หนังสือยกมาต่างจากที่ประกาศใช้" not in shown


def test_the_page_tells_who_corrected_what(cast, upload):
    draft = upload()
    client = cast.client("admin")
    post(client, "review-field", draft.pk, path="indicators/i1/weight", value="55", revision=1)
    shown = text(page(client, "review", draft.pk))
    assert "ประวัติการแก้ไขร่าง 1 รายการ" in shown
    assert "<del>60</del><ins>55</ins>" in shown


def test_a_discarded_draft_leaves_the_list(cast, upload):
    draft = upload()
    client = cast.client("admin")
    assert post(client, "discard", draft.pk, revision=1).status_code == 302
    assert "letter.txt" not in text(page(client, "letters"))


def test_the_auditor_reads_drafts_and_is_offered_no_form(cast, upload):
    draft = upload()
    shown = text(page(cast.client("auditor"), "review", draft.pk))
    assert reverse("indicators:review-field", args=[draft.pk]) not in shown
    assert reverse("indicators:publish", args=[draft.pk]) not in shown


WRITES = [("review-field", {"path": "set_title", "value": "ใหม่"}), ("publish", {}), ("discard", {})]


@pytest.mark.parametrize("who", ["head", "owner", "chief1", "officer1a", "hr", "auditor", "outsider"])
@pytest.mark.parametrize(("name", "data"), WRITES)
def test_nobody_else_writes_to_a_draft(cast, upload, who, name, data):
    draft = upload()
    answer = post(cast.client(who), name, draft.pk, revision=1, **data)
    assert answer.status_code == (404 if who == "outsider" else 403)
    draft.refresh_from_db()
    assert (draft.revision, draft.state) == (1, "open")


@pytest.mark.parametrize("who", ["head", "owner", "chief1", "officer1a", "hr"])
def test_drafts_and_letters_are_closed_to_other_roles_and_sets_are_open(cast, amended, who):
    version, draft = amended
    client = cast.client(who)
    assert page(client, "letters").status_code == 403
    assert page(client, "review", draft.pk).status_code == 403
    assert page(client, "sets").status_code == 200
    assert page(client, "set", version.set_id).status_code == 200
    assert reverse("indicators:letters") not in text(page(client, "sets"))


def test_another_agency_finds_nothing(cast, amended):
    version, draft = amended
    client = cast.client("outsider")
    assert page(client, "review", draft.pk).status_code == 404
    assert page(client, "set", version.set_id).status_code == 404
    assert page(client, "compare", version.set_id).status_code == 404
    assert version.set.title not in text(page(client, "sets"))
    assert "letter.txt" not in text(page(client, "letters"))


def test_a_visitor_is_sent_to_sign_in(client, upload):
    for answer in (page(client, "letters"), page(client, "review", upload().pk)):
        assert answer.status_code == 302
        assert "sign-in" in answer.headers["Location"]


@pytest.mark.parametrize("query", ["?version=9", "?version=0"])
def test_a_version_that_never_was_is_not_found(cast, amended, query):
    assert page(cast.client("admin"), "set", amended[0].set_id, query=query).status_code == 404


@pytest.mark.parametrize("query", ["?version=x", "?version=-1", "?version="])
def test_a_version_that_is_no_number_gives_the_one_in_force(cast, amended, query):
    assert "ใช้อยู่" in text(page(cast.client("admin"), "set", amended[0].set_id, query=query))


def test_pages_take_a_constant_number_of_queries(cast, amended, django_assert_max_num_queries):
    version, draft = amended
    client = cast.client("admin")
    for limit, name, pk in [
        (26, "review", draft.pk),
        (24, "set", version.set_id),
        (22, "compare", version.set_id),
    ]:
        with django_assert_max_num_queries(limit):
            assert page(client, name, pk).status_code == 200
    for limit, name in [(16, "letters"), (16, "sets")]:
        with django_assert_max_num_queries(limit):
            assert page(client, name).status_code == 200
