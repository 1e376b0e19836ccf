"""Attempts with identifiers, tokens and fields of other people."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from samrit.web.agreements.models import Agreement, Signature
from samrit.web.assessment.models import CompetencyRating, Form
from samrit.web.audit.models import Entry
from samrit.web.indicators.models import Draft
from samrit.web.organisation.models import RoleGrant, User
from samrit.web.results.models import Fact
from samrit.web.rounds.models import Phase

from .conftest import PASSWORD, census, undone
from .probing import DAY, REASON, Target, token_of
from .table import rows

ROWS = {str(row): row for row in rows()}
POSTED = [row for row in ROWS.values() if "POST" in row.answers]


def address(story, name, key, who="admin"):
    """The address of a row of the matrix and the body that would succeed."""
    target = Target(story, ROWS[f"{name} on {key}"], story.ours, who)
    return target.url(), target.body()


@pytest.mark.parametrize("row", list({row.route: row for row in POSTED}.values()), ids=lambda r: r.route)
def test_every_post_needs_the_token_of_its_own_page(story, row):
    who = next(iter(row.answers["POST"]), "admin")
    target = Target(story, row, story.ours, who)
    before = census()
    response = story.client(who, enforce_csrf_checks=True).post(target.url(), target.body())
    assert response.status_code == 403
    assert census() == before


@pytest.mark.parametrize("row", list({row.route: row for row in POSTED}.values()), ids=lambda r: r.route)
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_do_nothing(story, row, method):
    who = next(iter(row.answers["POST"]), "admin")
    before = census()
    response = getattr(story.client(who), method)(Target(story, row, story.ours, who).url())
    assert response.status_code == 405 or (row.public and response.status_code == 302)
    assert census() == before


@pytest.mark.parametrize(
    "disguise",
    [
        {"HTTP_X_HTTP_METHOD_OVERRIDE": "POST"},
        {"HTTP_X_HTTP_METHOD": "POST"},
        {"QUERY_STRING": "_method=POST"},
    ],
)
def test_a_get_in_the_disguise_of_a_post_stays_a_get(story, disguise):
    url, _body = address(story, "assessment:release", "district2")
    with undone():
        assert story.client("head").get(url, **disguise).status_code == 405
        assert Form.objects.get(pk=story.ours.form("officer2a").pk).stage == "confirmed"


def test_a_signature_is_the_signers_own(story):
    """Naming another officer in the form signs nothing for him."""
    url, body = address(story, "agreements:sign", "chief2")
    head = story.ours.cast.officers["head"]
    more = {"officer": head.pk, "officer_id": head.pk, "role": "partner", "user": story.users["head"].pk}
    with undone():
        assert story.client("chief2").post(url, body | more).status_code == 302
        signature = Signature.objects.order_by("pk").last()
        assert (signature.officer, signature.role) == (story.ours.cast.officers["chief2"], "assessee")


def test_the_password_of_somebody_else_signs_nothing(story):
    url, body = address(story, "agreements:sign", "chief2")
    with undone():
        story.users["head"].set_password("another-long-password")
        story.users["head"].save()
        answer = story.client("chief2").post(url, body | {"password": "another-long-password"})
        assert answer.status_code == 422
        assert Agreement.objects.get(pk=story.agreement("chief2").pk).state == "proposed"


def test_the_hash_of_another_agreement_signs_nothing(story):
    url, body = address(story, "agreements:sign", "chief2")
    other = story.agreement("officer1a").current.content_hash
    with undone():
        assert story.client("chief2").post(url, body | {"expected_hash": other}).status_code == 409


@pytest.mark.parametrize(
    ("name", "key", "who"),
    [
        ("rate", "chief1", "chief1"),
        ("confirm", "chief1", "chief1"),
        ("confirm", "officer2a", "officer2a"),
        ("return", "officer2a", "officer2a"),
        ("acknowledge", "officer1a", "chief1"),
        ("acknowledge", "officer1a", "head"),
    ],
)
def test_nobody_takes_a_step_that_is_anothers(story, name, key, who):
    url, body = address(story, f"assessment:{name}", key)
    before = census()
    with undone():
        assert story.client(who).post(url, body).status_code == 403
        assert census() == before


@pytest.mark.parametrize("who", ["owner", "admin"])
def test_a_token_sealed_for_one_person_is_worth_nothing_in_another_hand(story, who):
    other = {"owner": "admin", "admin": "owner"}[who]
    url, _body = address(story, "results:confirm", "budget")
    before = census()
    with undone():
        token = token_of(story, story.ours, other)
        answer = story.client(who).post(url, {"token": token, "reason": REASON})
        assert answer.status_code == 409
        assert census() == before


def test_a_token_of_one_indicator_is_worth_nothing_for_another(story):
    token = token_of(story, story.ours, "owner")
    url = reverse("results:confirm", args=[story.ours.indicators["plan"].pk])
    with undone():
        assert story.client("owner").post(url, {"token": token, "reason": REASON}).status_code == 409


@pytest.mark.parametrize("spoil", [lambda t: t[:-1] + "x", lambda t: "", lambda t: t.split(":")[0]])
def test_a_token_that_was_touched_is_worth_nothing(story, spoil):
    token = spoil(token_of(story, story.ours, "owner"))
    url, _body = address(story, "results:confirm", "budget")
    with undone():
        assert story.client("owner").post(url, {"token": token, "reason": REASON}).status_code == 409


def test_a_district_reports_for_itself_alone(story):
    """Cells of another district and figures of the owners, smuggled into the form, are not read."""
    url, body = address(story, "results:unit-report", "district2 deeds")
    cast, item = story.ours.cast, story.ours.items("deeds")[0]
    smuggled = f"v-{cast.units['district3'].pk}-{item.pk}"
    figure = f"v-{cast.units['district2'].pk}-{story.ours.items('budget')[0].pk}"
    with undone():
        before = set(Fact.objects.values_list("pk", flat=True))
        assert story.client("chief2").post(url, body | {smuggled: "yes", figure: "99"}).status_code == 302
        new = Fact.objects.exclude(pk__in=before)
        assert {fact.unit_id for fact in new} == {cast.units["district2"].pk}
        assert {fact.item_id for fact in new} <= {i.pk for i in story.ours.items("deeds")}


def test_figures_of_the_owner_are_not_reported_by_the_district(story):
    cast, item = story.ours.cast, story.ours.items("budget")[0]
    url = reverse(
        "results:unit-report", args=[cast.units["district2"].pk, story.ours.indicators["budget"].pk]
    )
    name = f"v-{cast.units['district2'].pk}-{item.pk}"
    before = census()
    with undone():
        story.client("chief2").post(url, {name: "99", "as_of": DAY, "reason": REASON})
        assert census() == before


def test_cells_of_another_agency_are_not_read(story):
    url, body = address(story, "results:save", "budget")
    foreign, item = story.theirs.cast.units["district1"].pk, story.theirs.items("budget")[0].pk
    with undone():
        before = set(Fact.objects.values_list("pk", flat=True))
        story.client("owner").post(url, body | {f"v-{foreign}-{item}": "1"})
        new = Fact.objects.exclude(pk__in=before).select_related("unit")
        assert {fact.unit.agency_id for fact in new} == {story.ours.cast.agency.pk}


def test_a_figure_of_another_agency_cannot_be_guessed_through_the_page(story):
    """A cell that is said to have shown a foreign fact is answered the same, right guess or wrong."""
    cast, item = story.ours.cast, story.ours.items("budget")[0]
    foreign = Fact.objects.get(
        item=story.theirs.items("budget")[0], unit=story.theirs.cast.units["district1"]
    )
    name = f"v-{cast.units['district3'].pk}-{item.pk}"
    url = reverse("results:save", args=[story.ours.indicators["budget"].pk])
    answers = []
    for guess in (f"{foreign.value.normalize():f}", "12.34"):
        with undone():
            page = story.client("owner").post(url, {name: guess, f"seen-{name}": foreign.pk, "as_of": "?"})
        assert page.status_code == 422
        answers.append(
            re.search(rf'name="{name}"[^>]*value="([^"]*)"', page.content.decode()).group(1) == guess
        )
    assert answers == [True, True]


def test_the_record_names_nobody_of_another_agency(story):
    for kind, pk in [
        ("agreement", story.agreement("officer1a").pk),
        ("form", story.agreement("officer1a").pk),
        ("unit", story.ours.cast.units["district1"].pk),
        ("draft", story.drafts["ours"].pk),
        ("set", story.ours.set.pk),
        ("indicator", story.ours.indicators["budget"].pk),
    ]:
        own = story.client("auditor").get(reverse("audit:record"), {"type": kind, "id": pk}).content.decode()
        page = (
            story.client("outsider").get(reverse("audit:record"), {"type": kind, "id": pk}).content.decode()
        )
        heading = re.search(r"<h1>(.*?)</h1>", page).group(1)
        assert heading.endswith(f" {pk}"), kind
        assert kind in ("unit", "draft") or re.search(r"<h1>(.*?)</h1>", own).group(1) != heading


def test_another_provinces_draft_is_neither_corrected_nor_published(story):
    for name in ("review-field", "publish", "discard"):
        url, body = address(story, f"indicators:{name}", "neighbour")
        with undone():
            assert story.client("admin").post(url, body).status_code == 403
    assert Draft.objects.get(pk=story.drafts["neighbour"].pk).state == "open"


def test_a_letter_is_not_uploaded_for_another_province(story):
    target = Target(story, ROWS["indicators:letters"], story.ours, "admin")
    for unit in (story.ours.cast.units["neighbour"], story.theirs.cast.units["province"]):
        with undone():
            before = census()
            assert (
                story.client("admin").post(target.url(), target.body() | {"unit": unit.pk}).status_code == 422
            )
            assert census() == before


def test_a_draft_amends_no_set_and_joins_no_round_of_others(story):
    url, body = address(story, "indicators:review-field", "neighbour")
    for path, pk in [
        ("amends", story.ours.set.pk),
        ("amends", story.theirs.set.pk),
        ("round", story.theirs.cast.round.pk),
    ]:
        with undone():
            answer = story.client("neighbour").post(url, body | {"path": path, "value": pk})
            assert answer.status_code == 422


def test_no_unit_of_others_gets_its_own_dates(story):
    target = Target(story, ROWS["rounds:calendar"], story.ours, "admin")
    with undone():
        before = list(Phase.objects.order_by("pk").values_list())
        for who, unit in [
            ("admin", story.theirs.cast.units["district1"]),
            ("neighbour", story.ours.cast.units["district1"]),
        ]:
            answer = story.client(who).post(target.url(), target.body() | {"unit": unit.pk})
            assert answer.status_code == 422
        assert list(Phase.objects.order_by("pk").values_list()) == before


def test_fields_that_no_page_has_change_nothing(story):
    """Stage, grade, assessor or revision cannot be set by adding them to a form."""
    url, body = address(story, "assessment:rate", "chief1")
    boss = story.ours.cast.officers["chief1"].pk
    more = {"stage": "released", "total": "100", "grade": "excellent", "assessor": boss, "officer": boss}
    with undone():
        ratings = CompetencyRating.objects.count()
        assert story.client("head").post(url, body | more | {"score-secret": "5"}).status_code == 302
        form, agreement = story.ours.form("chief1"), story.agreement("chief1")
        assert form.stage == "open"
        assert agreement.assessor_id == story.ours.cast.officers["head"].pk
        assert set(
            CompetencyRating.objects.order_by("-pk")[
                : CompetencyRating.objects.count() - ratings
            ].values_list("by_id", flat=True)
        ) == {story.users["head"].pk}


def test_a_persona_is_signed_in_only_in_the_demonstration(story, settings):
    url = reverse("organisation:sign-in-as")
    with undone():
        assert Client().post(url, {"username": "admin"}).status_code == 404
        settings.DEMONSTRATION = True
        # admin is an account of ours, but no persona: not even there.
        assert Client().post(url, {"username": "admin"}).status_code == 404


@pytest.mark.parametrize("way", ["password", "persona"])
def test_the_session_changes_its_key_when_somebody_signs_in(story, settings, monkeypatch, way):
    with undone():
        client = Client()
        session = client.session
        session["planted"] = "by somebody else"
        session.save()
        planted = session.session_key
        if way == "password":
            body = {"username": "officer1a", "password": PASSWORD}
            assert client.post(reverse("organisation:sign-in"), body).status_code == 302
        else:
            settings.DEMONSTRATION = True
            User.objects.filter(username="officer1a").update(username="planner")
            assert client.post(reverse("organisation:sign-in-as"), {"username": "planner"}).status_code == 302
        assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted
        thief = Client()
        thief.cookies[settings.SESSION_COOKIE_NAME] = planted
        assert thief.get(reverse("dashboards:home")).status_code == 302


def test_a_signed_out_session_is_dead(story):
    with undone():
        key = story.sessions["officer1a"]
        story.client("officer1a").post(reverse("organisation:sign-out"))
        again = Client()
        again.cookies[settings.SESSION_COOKIE_NAME] = key
        assert again.get(reverse("dashboards:home")).status_code == 302


FAR = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "https:evil.example",
]


@pytest.mark.parametrize("far", FAR)
def test_no_door_leads_away_from_the_site(story, far):
    doors = [
        ("organisation:sign-in", "anonymous", {"username": "officer1a", "password": PASSWORD}),
        ("organisation:sign-out", "officer1a", {}),
        ("organisation:language", "officer1a", {"language": "en"}),
    ]
    for route, who, body in doors:
        for query in ("", f"?next={far}"):
            with undone():
                answer = story.client(who).post(reverse(route) + query, body | {"next": far})
                assert answer.status_code == 302
                assert "evil" not in answer.headers["Location"], route
                assert "javascript" not in answer.headers["Location"], route


def test_a_right_that_ended_opens_nothing(story):
    url = reverse("indicators:letters")
    with undone():
        rights = RoleGrant.objects.filter(officer=story.ours.cast.officers["admin"])
        rights.update(ends="2027-03-25")
        assert story.client("admin").get(url).status_code == 403


def test_an_account_that_was_closed_opens_nothing(story):
    with undone():
        User.objects.filter(username="admin").update(is_active=False)
        assert story.client("admin").get(reverse("dashboards:home")).status_code == 302


def test_each_look_of_the_auditor_at_a_score_is_recorded(story):
    for key in ("officer1a", "officer2a", "chief1"):
        pk = story.agreement(key).pk
        for route, more in (("assessment:form", {}), ("printing:officer", {})):
            with undone():
                before = Entry.objects.filter(act="score.view", object_id=str(pk)).count()
                assert story.client("auditor").get(reverse(route, args=[pk]), more).status_code == 200
                looks = Entry.objects.filter(act="score.view", object_id=str(pk)).count()
                assert looks == before + 1, (route, key)


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "-1", "1e3", "๑", "0x1", " 1", "\x00"])
def test_numbers_that_are_none_are_answered_like_any_wrong_one(story, number):
    field = reverse("indicators:review-field", args=[story.drafts["ours"].pk])
    with undone():
        for who, url, body in [
            ("admin", field, {"path": "round", "value": number, "revision": number}),
            ("auditor", reverse("audit:record"), {"before": number}),
            ("admin", reverse("indicators:compare", args=[story.ours.set.pk]), {"a": number, "b": number}),
            (
                "owner",
                reverse("results:save", args=[story.ours.indicators["budget"].pk]),
                {"seen-v-1": number},
            ),
        ]:
            send = story.client(who).post if url.endswith(("field/", "save/")) else story.client(who).get
            assert send(url, body).status_code < 500
