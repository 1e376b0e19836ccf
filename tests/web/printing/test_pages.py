from __future__ import annotations

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samrit.web.audit.models import Entry


def get(world, who, name, pk, **query):
    return world.cast.client(who).get(reverse(f"printing:{name}", args=[pk]), query)


def texts(response):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(response.content)]


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
def test_the_papers_of_an_officer_are_for_who_may_see_the_agreement(confirmed, who, status):
    assert get(confirmed, who, "officer", confirmed.agreement("officer1a").pk).status_code == status


@pytest.mark.parametrize(
    ("who", "unit", "status"),
    [
        ("chief1", "district1", 200),
        ("chief1", "district2", 403),
        ("head", "district2", 200),
        ("head", "province", 200),
        ("hr", "province", 200),
        ("officer1a", "district1", 403),
        ("owner", "district1", 403),
        ("outsider", "district1", 404),
    ],
)
def test_the_papers_of_a_unit_are_for_its_overseers(confirmed, who, unit, status):
    assert get(confirmed, who, "unit", confirmed.cast.units[unit].pk).status_code == status


def test_only_signed_in_people_get_papers(confirmed, client):
    response = client.get(reverse("printing:officer", args=[confirmed.agreement("officer1a").pk]))
    assert response.status_code == 302


def test_the_file_is_a_pdf_with_a_thai_name_that_nobody_else_keeps(confirmed):
    response = get(confirmed, "officer1a", "officer", confirmed.agreement("officer1a").pk)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("inline; filename*=utf-8''")
    assert "no-store" in response.headers["Cache-Control"]
    assert response.content.startswith(b"%PDF")


def test_a_unit_is_one_file_with_an_entry_for_each_officer(confirmed):
    response = get(confirmed, "chief1", "unit", confirmed.cast.units["district1"].pk)
    outline = pypdfium2.PdfDocument(response.content).get_toc()
    titles = [entry.get_title() for entry in outline if entry.level == 0]
    officers = confirmed.cast.officers
    assert [title.split(" (")[0] for title in titles] == [
        str(officers[key]) for key in ("chief1", "officer1a", "officer1b")
    ]


def test_digits_are_chosen_in_the_address(confirmed):
    pk = confirmed.agreement("officer1a").pk
    assert "หน้า ๑ / " in texts(get(confirmed, "officer1a", "officer", pk))[0]
    assert "หน้า 1 / " in texts(get(confirmed, "officer1a", "officer", pk, digits="arabic"))[0]


def test_papers_are_thai_also_for_who_reads_the_pages_in_english(confirmed):
    client = confirmed.cast.client("officer1b")
    client.cookies["django_language"] = "en"
    page = client.get(reverse("printing:officer", args=[confirmed.agreement("officer1b").pk]))
    first = texts(page)[0]
    assert "แบบสรุป" in first
    assert "ชำนาญงาน" in first.replace("\n", "").replace("\r", "")


def test_no_score_leaves_the_house_before_release(confirmed):
    pk = confirmed.agreement("officer1a").pk
    before = "".join(texts(get(confirmed, "officer1a", "officer", pk, digits="arabic")))
    assert "70.00" not in before
    confirmed.release()
    after = "".join(texts(get(confirmed, "officer1a", "officer", pk, digits="arabic")))
    assert "70.00" in after


def test_who_prints_the_scores_of_others_is_on_record(confirmed):
    pk = confirmed.agreement("officer1a").pk
    get(confirmed, "auditor", "officer", pk)
    get(confirmed, "officer1a", "officer", pk)
    views = Entry.objects.filter(act="score.view")
    assert [(entry.actor_name, entry.detail["way"]) for entry in views] == [
        (str(confirmed.cast.officers["auditor"]), "pdf")
    ]


def test_a_unit_without_agreements_is_told_what_to_do(cast):
    response = cast.client("head").get(reverse("printing:unit", args=[cast.units["district1"].pk]))
    assert response.status_code == 422
    assert "ถ่ายทอดชุดตัวชี้วัด" in response.content.decode()


def test_an_unknown_unit_is_not_found(cast):
    assert cast.client("head").get(reverse("printing:unit", args=[999_999])).status_code == 404


def test_an_officer_without_content_has_nothing_to_print(confirmed):
    agreement = confirmed.agreement("officer2a")
    agreement.current = None
    agreement.save()
    assert get(confirmed, "officer2a", "officer", agreement.pk).status_code == 422


def test_the_number_of_queries_does_not_grow_with_the_officers(confirmed):
    client = confirmed.cast.client("head")
    counts = {}
    for unit in ("district1", "province"):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("printing:unit", args=[confirmed.cast.units[unit].pk]))
        counts[unit] = len(queries)
    assert counts["province"] <= counts["district1"]
    assert counts["province"] <= 36


@pytest.mark.parametrize(
    ("name", "query", "has_annex"),
    [
        ("officer", {}, True),
        ("officer", {"details": "0"}, False),
        ("unit", {}, False),
        ("unit", {"details": "1"}, True),
    ],
)
def test_the_annex_comes_with_one_officer_and_on_request_with_a_unit(confirmed, name, query, has_annex):
    pk = confirmed.agreement("officer1a").pk if name == "officer" else confirmed.cast.units["district1"].pk
    pages = texts(get(confirmed, "chief1", name, pk, **query))
    assert any("เอกสารแนบ" in page for page in pages) is has_annex
