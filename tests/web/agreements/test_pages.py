from __future__ import annotations

import pytest
from django.urls import reverse

from samrit.web.agreements.models import Agreement, Signature
from samrit.web.agreements.planning import cascade_plan
from samrit.web.agreements.services import agreement_sign, set_cascade


@pytest.fixture
def given(cast, publisher):
    set_cascade(person=cast.person("admin"), set_version=publisher.version(), now=cast.now)
    return agreement(cast)


def agreement(cast, key="officer1a"):
    return Agreement.objects.select_related("current").get(officer=cast.officers[key])


def text(response):
    return response.content.decode()


def test_the_preview_names_faults_by_district_and_changes_nothing(cast, publisher):
    publisher.version(excepts={("individual", "1"): ["อำเภอทุ่งสาม"]})
    page = cast.client("admin").get(reverse("agreements:cascade", args=[publisher.set.pk]))
    assert page.status_code == 200
    assert "น้ำหนักของตัวชี้วัดรายบุคคลรวมได้ 30" in text(page)
    assert 'name="leave_out"' in text(page)
    assert not Agreement.objects.exists()


def test_posting_the_preview_gives_the_set(cast, publisher):
    version = publisher.version()
    digest = cascade_plan(version, today=cast.today).digest
    url = reverse("agreements:cascade", args=[publisher.set.pk])
    answer = cast.client("admin").post(url, {"digest": digest}, follow=True)
    assert Agreement.objects.count() == 7
    assert "ข้อตกลงใหม่หรือฉบับใหม่ 7 คน" in text(answer)


def test_a_preview_that_is_out_of_date_is_shown_anew_and_gives_nothing(cast, publisher):
    publisher.version()
    url = reverse("agreements:cascade", args=[publisher.set.pk])
    answer = cast.client("admin").post(url, {"digest": "0" * 64})
    assert answer.status_code == 409
    assert not Agreement.objects.exists()


def test_after_an_amendment_the_preview_shows_the_words_that_change(cast, given, publisher):
    publisher.version(2, texts={("team", "1"): "ร้อยละของแผนงานที่เสร็จทันเวลา"})
    page = text(cast.client("admin").get(reverse("agreements:cascade", args=[publisher.set.pk])))
    assert "<ins>ทัน" in page
    assert "ลงนามใหม่ 3 คน" in page


@pytest.mark.parametrize(
    ("who", "status"), [("admin", 200), ("head", 403), ("officer1a", 403), ("outsider", 404)]
)
def test_the_cascade_page_is_for_the_province_administrator(cast, publisher, who, status):
    publisher.version()
    assert cast.client(who).get(reverse("agreements:cascade", args=[publisher.set.pk])).status_code == status


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("officer1a", 200),
        ("chief1", 200),
        ("head", 200),
        ("admin", 200),
        ("hr", 200),
        ("auditor", 200),
        ("officer1b", 403),
        ("chief2", 403),
        ("owner", 403),
        ("outsider", 404),
    ],
)
def test_an_agreement_is_shown_to_those_it_concerns(cast, given, who, status):
    assert cast.client(who).get(reverse("agreements:detail", args=[given.pk])).status_code == status


def test_the_paper_carries_every_level_text_and_the_sum_of_each_block(cast, given):
    page = text(cast.client("officer1a").get(reverse("agreements:detail", args=[given.pk])))
    for line in given.current.content["lines"]:
        for level in line["levels"]:
            assert level["text"] in page
    assert page.count('<td class="num">100</td>') == 2


def test_signing_by_password_writes_the_signature_on_the_paper(cast, given, with_passwords):
    client = cast.client("officer1a")
    data = {"expected_hash": given.current.content_hash, "password": cast.password}
    answer = client.post(reverse("agreements:sign", args=[given.pk]), data, follow=True)
    assert given.current.content_hash[:12] in text(answer)
    assert agreement(cast).state == "signed-by-assessee"


@pytest.mark.parametrize("password", ["", "wrong-password"])
def test_without_the_right_password_nothing_is_signed(cast, given, with_passwords, password):
    data = {"expected_hash": given.current.content_hash, "password": password}
    answer = cast.client("officer1a").post(reverse("agreements:sign", args=[given.pk]), data)
    assert answer.status_code == 422
    assert "error-summary" in text(answer)
    assert agreement(cast).state == "proposed"


def test_passwords_are_not_guessed_at_the_signature(cast, given, with_passwords):
    client, url = cast.client("officer1a"), reverse("agreements:sign", args=[given.pk])
    wrong = {"expected_hash": given.current.content_hash, "password": "wrong-password"}
    for _ in range(5):
        assert client.post(url, wrong).status_code == 422
    answer = client.post(url, wrong | {"password": cast.password})
    assert answer.status_code == 422
    assert "ให้รออีก 15 นาที" in text(answer)
    assert Signature.objects.count() == 0


def test_signing_a_page_that_is_out_of_date_is_refused(cast, given, with_passwords):
    data = {"expected_hash": "0" * 64, "password": cast.password}
    answer = cast.client("officer1a").post(reverse("agreements:sign", args=[given.pk]), data)
    assert answer.status_code == 409


def test_only_the_one_whose_turn_it_is_gets_the_field_to_sign(cast, given):
    url = reverse("agreements:detail", args=[given.pk])
    assert 'name="password"' in text(cast.client("officer1a").get(url))
    assert 'name="password"' not in text(cast.client("chief1").get(url))


def test_an_earlier_version_stays_readable_with_its_signature(cast, given, publisher):
    agreement_sign(
        person=cast.person("officer1a"),
        agreement_id=given.pk,
        expected_hash=given.current.content_hash,
        now=cast.now,
    )
    amended = publisher.version(2, texts={("team", "1"): "ข้อความใหม่"}, reason="หนังสือแก้ไข")
    set_cascade(person=cast.person("admin"), set_version=amended, now=cast.now)
    client, url = cast.client("officer1a"), reverse("agreements:detail", args=[given.pk])

    now, before = text(client.get(url)), text(client.get(url, {"version": "1"}))

    assert "สิ่งที่เปลี่ยนไปจากฉบับที่ 1 ที่ลงนามไว้" in now
    assert "<del>" in now
    assert given.current.content_hash[:12] in before
    assert 'name="password"' not in before
    assert client.get(url, {"version": "9"}).status_code == 404


def test_the_list_shows_who_has_signed_and_can_be_narrowed(cast, given):
    url = reverse("agreements:list")
    client = cast.client("admin")
    assert "ลงนามครบแล้ว 0 จาก 7 ฉบับ" in text(client.get(url))
    one = text(client.get(url, {"unit": cast.units["district2"].pk, "state": "proposed"}))
    assert str(cast.officers["officer2a"]) in one
    assert str(cast.officers["officer3a"]) not in one


def test_the_list_of_nobody_teaches_what_will_come(cast):
    assert "ยังไม่มีข้อตกลงของรอบนี้" in text(cast.client("owner").get(reverse("agreements:list")))


def test_the_pages_take_a_constant_number_of_queries(cast, given, django_assert_max_num_queries):
    client = cast.client("head")
    with django_assert_max_num_queries(20):
        client.get(reverse("agreements:list"))
    with django_assert_max_num_queries(22):
        client.get(reverse("agreements:detail", args=[given.pk]))
