"""Who sees what on the pages, and what the pages say."""

from __future__ import annotations

import pytest
from django.urls import reverse

from samrit.web.assessment.models import CompetencyRating, Result
from samrit.web.audit.models import Entry

HIDDEN = ["70.00", "form.score"]


def get(world, key, name, *args, query=""):
    return world.cast.client(key).get(reverse(f"assessment:{name}", args=args) + query)


def post(world, key, name, *args, **data):
    return world.cast.client(key).post(reverse(f"assessment:{name}", args=args), data)


def pk(world, key="officer1a"):
    return world.agreement(key).pk


def rating_data(world, **changes):
    data = {"revision": world.form("officer1a").revision}
    for name, score in {
        "achievement": 4,
        "service": 5,
        "expertise": 3,
        "integrity": 5,
        "teamwork": 4,
    }.items():
        data[f"score-{name}"] = changes.get(name, score)
        data[f"note-{name}"] = ""
    return data


def test_my_page_says_each_level_why_and_what_is_pending(world):
    world.report("district1", leave_out=["plan"])
    page = get(world, "officer1a", "mine")
    text = page.content.decode()
    assert [line.row["title"] for line in page.context["strong"]] == [
        "ตัวชี้วัดเรื่อง budget",
        "ตัวชี้วัดเรื่อง deeds",
    ]
    assert [line.row["title"] for line in page.context["weak"]] == ["ตัวชี้วัดเรื่อง work"]
    assert [line.row["title"] for line in page.context["pending"]] == ["ตัวชี้วัดเรื่อง plan"]
    assert "ได้ระดับ 5 เพราะ" in text
    assert "ร้อยละ 61" in text
    assert "9 จุดร้อยละ" in text


def test_the_sums_so_far_and_if_nothing_more_comes_are_apart(world):
    world.report("district1", leave_out=["plan"])
    blocks = get(world, "officer1a", "mine").context["blocks"]
    team = next(block for block in blocks if block.code == "team")
    assert (str(team.so_far), str(team.if_nothing_more), str(team.present)) == ("100.00", "60.00", "60")


def test_ratings_and_total_are_hidden_from_the_officer_until_release(confirmed):
    page = get(confirmed, "officer1a", "mine")
    assert not page.context["view"].sees_score
    assert page.context["view"].result is None
    assert page.context["score"].total is None
    assert all(item.row["score"] is None for item in page.context["ratings"])
    assert "70.00" not in page.content.decode()
    confirmed.release()
    page = get(confirmed, "officer1a", "mine")
    assert "70.00" in page.content.decode()
    assert page.context["score"].grade.code == "good"


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("chief1", True, True),
        ("head", True, True),
        ("auditor", True, True),
        ("admin", False, True),
        ("hr", False, True),
    ],
)
def test_who_sees_a_score_before_and_after_its_release(confirmed, key, before, after):
    form = pk(confirmed)
    assert get(confirmed, key, "form", form).context["view"].sees_score is before
    confirmed.release()
    assert get(confirmed, key, "form", form).context["view"].sees_score is after


@pytest.mark.parametrize(
    ("key", "status"), [("officer1b", 403), ("chief2", 403), ("outsider", 404), ("owner", 403)]
)
@pytest.mark.parametrize("name", ["form", "rate", "confirm", "return", "acknowledge"])
def test_strangers_reach_no_form_by_its_address(confirmed, key, status, name):
    client = confirmed.cast.client(key)
    method = client.get if name == "form" else client.post
    assert method(reverse(f"assessment:{name}", args=[pk(confirmed)])).status_code == status


def test_every_view_of_a_confirmed_score_but_the_owners_is_recorded(confirmed):
    def views():
        return Entry.objects.filter(act="score.view").count()

    get(confirmed, "officer1b", "mine")
    get(confirmed, "admin", "form", pk(confirmed))
    assert views() == 0
    for number, key in enumerate(["chief1", "head", "auditor"], start=1):
        get(confirmed, key, "form", pk(confirmed))
        assert views() == number
    confirmed.release()
    get(confirmed, "officer1a", "mine")
    assert views() == 3
    get(confirmed, "hr", "form", pk(confirmed))
    entry = Entry.objects.filter(act="score.view").last()
    assert (entry.actor_id, entry.object_id) == (confirmed.cast.users["hr"].pk, str(pk(confirmed)))


def test_ones_own_form_leads_to_ones_own_page(confirmed):
    answer = get(confirmed, "officer1a", "form", pk(confirmed))
    assert answer.url == f"{reverse('assessment:mine')}?agreement={pk(confirmed)}"


def test_another_ones_agreement_is_not_found_on_my_page(confirmed):
    assert get(confirmed, "officer1b", "mine", query=f"?agreement={pk(confirmed)}").status_code == 404


def test_a_person_without_an_agreement_is_told_what_will_come(world):
    assert "ท่านยังไม่มีข้อตกลงในรอบนี้" in get(world, "admin", "mine").content.decode()


def test_the_queue_names_what_is_missing_and_who_is_ready(world):
    world.report("district1", leave_out=["plan"])
    world.sign("officer1a")
    rows = {row.agreement.officer.last_name: row for row in get(world, "chief1", "queue").context["rows"]}
    assert set(rows) == {"officer1a", "officer1b"}
    assert rows["officer1a"].missing == ("2 ตัวชี้วัดเรื่อง plan",)
    assert (rows["officer1a"].reported, rows["officer1a"].lines) == (3, 4)
    world.report("district1")
    world.rate("chief1", "officer1a")
    ready = get(world, "chief1", "queue").context["ready"]
    assert [row.agreement.officer.last_name for row in ready] == ["officer1a"]


def test_the_queue_of_somebody_who_assesses_nobody_is_empty(world):
    page = get(world, "officer1a", "queue")
    assert page.context["rows"] == page.context["releases"] == []


def test_rating_confirming_releasing_and_acknowledging_by_the_pages(world):
    world.report("district1")
    world.sign("officer1a")
    form = pk(world)
    assert post(world, "chief1", "rate", form, **rating_data(world)).status_code == 302
    page = get(world, "chief1", "form", form)
    hidden = page.context["confirm_form"].initial
    assert post(world, "chief1", "confirm", form, **hidden).status_code == 302
    district = world.cast.units["district1"].pk
    assert post(world, "head", "release", district).status_code == 302
    seen = get(world, "officer1a", "mine").context["acknowledge"].initial
    assert post(world, "officer1a", "acknowledge", form, **seen).status_code == 302
    assert world.form("officer1a").stage == "acknowledged"


def test_a_rating_that_is_no_choice_keeps_what_was_typed(world):
    answer = post(
        world, "chief1", "rate", pk(world), **rating_data(world, service=9) | {"note-service": "ช่วยเหลือดี"}
    )
    assert answer.status_code == 422
    assert "ช่วยเหลือดี" in answer.content.decode()
    assert "error-summary" in answer.content.decode()
    assert CompetencyRating.objects.count() == 0


def test_confirming_too_early_shows_why_and_keeps_the_reasons_typed(world):
    world.report("district1", leave_out=["plan"])
    world.sign("officer1a")
    form = pk(world)
    page = get(world, "chief1", "form", form)
    line = page.context["floors"][0][0].row["line"]
    data = dict(page.context["confirm_form"].initial) | {f"floor-{line}": "อำเภอไม่มีผลแล้ว"}
    answer = post(world, "chief1", "confirm", form, **data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "ยังไม่ได้ให้คะแนนสมรรถนะ" in text
    assert "อำเภอไม่มีผลแล้ว" in text
    assert Result.objects.count() == 0


def test_a_refusal_without_single_faults_is_told_in_its_one_sentence(world):
    world.report("district1")
    world.rate("chief1", "officer1a")
    form = pk(world)
    data = dict(get(world, "chief1", "form", form).context["confirm_form"].initial)
    answer = post(world, "chief1", "confirm", form, **data)
    assert answer.status_code == 422
    assert "ยังลงนามไม่ครบสองฝ่าย" in answer.content.decode()


@pytest.mark.parametrize("data", [{}, {"revision": "x", "seen_hash": ""}])
def test_a_page_that_lost_its_hidden_fields_is_stale_and_nothing_is_confirmed(world, data):
    assert post(world, "chief1", "confirm", pk(world), **data).status_code == 409


def test_sending_back_needs_a_reason(confirmed):
    form = pk(confirmed)
    revision = confirmed.form("officer1a").revision
    assert post(confirmed, "head", "return", form, revision=revision, reason="").status_code == 422
    assert confirmed.form("officer1a").stage == "confirmed"
    assert post(confirmed, "head", "return", form, revision=revision, reason="ทบทวนอีกครั้ง").status_code == 302
    assert confirmed.form("officer1a").stage == "open"


def test_steps_are_never_taken_by_a_link(confirmed):
    for name in ("rate", "confirm", "return", "acknowledge"):
        assert get(confirmed, "chief1", name, pk(confirmed)).status_code == 405
    assert get(confirmed, "head", "release", confirmed.cast.units["district1"].pk).status_code == 405


@pytest.mark.parametrize(
    ("key", "name", "limit"), [("officer1a", "mine", 26), ("chief1", "queue", 20), ("head", "queue", 23)]
)
def test_pages_cost_a_constant_number_of_queries(confirmed, django_assert_max_num_queries, key, name, limit):
    confirmed.release()
    client = confirmed.cast.client(key)
    with django_assert_max_num_queries(limit):
        client.get(reverse(f"assessment:{name}"))
