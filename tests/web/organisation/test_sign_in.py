from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client

from samrit.web.organisation import attempts

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
SIGN_IN = "/sign-in/"


def test_every_page_sends_a_stranger_to_the_sign_in_page(client):
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in/?next=/"


def test_a_person_signs_in_and_comes_where_he_wanted_to_go(with_passwords, client):
    answer = client.post(SIGN_IN, {"username": "admin", "password": with_passwords.password, "next": "/?a=1"})
    assert answer.headers["Location"] == "/?a=1"


def test_the_way_back_never_leads_to_another_site(with_passwords, client):
    form = {"username": "admin", "password": with_passwords.password, "next": "https://elsewhere.example/"}
    assert client.post(SIGN_IN, form).headers["Location"] == "/"


@pytest.mark.parametrize("account", ["admin", "nobody"])
def test_a_wrong_password_and_an_unknown_account_get_the_same_words(with_passwords, client, account):
    answer = client.post(SIGN_IN, {"username": account, "password": "wrong"})
    assert "ชื่อบัญชีหรือรหัสผ่านไม่ถูกต้อง" in answer.content.decode()
    assert 'id="error-summary"' in answer.content.decode()


def test_empty_fields_are_named_one_by_one(db, client):
    page = client.post(SIGN_IN, {"username": "", "password": ""}).content.decode()
    assert "ยังไม่ได้กรอกชื่อบัญชี" in page
    assert "ยังไม่ได้กรอกรหัสผ่าน" in page


def test_after_five_failures_even_the_right_password_waits(with_passwords, client):
    for _ in range(attempts.PER_ACCOUNT):
        client.post(SIGN_IN, {"username": "admin", "password": "wrong"})
    answer = client.post(SIGN_IN, {"username": "admin", "password": with_passwords.password})
    assert answer.status_code == 200
    assert "ให้รออีก 15 นาที" in answer.content.decode()
    other = client.post(SIGN_IN, {"username": "hr", "password": with_passwords.password})
    assert other.status_code == 302


def test_another_address_is_not_held_up_by_somebody_elses_failures(with_passwords):
    for _ in range(attempts.PER_ACCOUNT):
        Client(REMOTE_ADDR="192.0.2.1").post(SIGN_IN, {"username": "admin", "password": "wrong"})
    owner = Client(REMOTE_ADDR="192.0.2.2")
    answer = owner.post(SIGN_IN, {"username": "admin", "password": with_passwords.password})
    assert answer.status_code == 302


def fail(times: int, *, account: str = "a", address: str = "x", now: dt.datetime = NOW) -> None:
    for _ in range(times):
        attempts.note_failure(account=account, address=address, now=now)


def test_the_pause_ends_fifteen_minutes_after_the_failures():
    fail(attempts.PER_ACCOUNT)
    left = attempts.pause_left(account="A ", address="x", now=NOW + dt.timedelta(minutes=5))
    assert left == dt.timedelta(minutes=10)
    later = NOW + attempts.WINDOW
    assert attempts.pause_left(account="a", address="x", now=later) == dt.timedelta(0)


def test_a_success_forgets_the_failures_of_the_account():
    fail(attempts.PER_ACCOUNT - 1)
    attempts.forget(account="a", address="x")
    fail(1)
    assert attempts.pause_left(account="a", address="x", now=NOW) == dt.timedelta(0)


def test_one_address_cannot_try_many_accounts():
    for number in range(attempts.PER_ADDRESS):
        fail(1, account=f"account{number}")
    assert attempts.pause_left(account="fresh", address="x", now=NOW) == attempts.WINDOW
    assert attempts.pause_left(account="fresh", address="y", now=NOW) == dt.timedelta(0)


def test_a_damaged_count_is_no_count():
    fail(1)
    for key, _limit in attempts._keys("a", "x"):
        cache.set(key, "nonsense")
    assert attempts.pause_left(account="a", address="x", now=NOW) == dt.timedelta(0)


def test_the_personas_do_not_exist_outside_the_demonstration(cast, client, settings):
    settings.DEMONSTRATION = False
    assert client.post("/sign-in-as/", {"username": "admin"}).status_code == 404
    assert "persona" not in client.get(SIGN_IN).content.decode()


def test_a_persona_of_the_demonstration_is_one_click_away(cast, client, settings):
    settings.DEMONSTRATION = True
    assert b'value="hr"' in client.get(SIGN_IN).content
    assert client.get("/sign-in-as/").status_code == 405
    answer = client.post("/sign-in-as/", {"username": "hr"})
    assert answer.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(cast.users["hr"].pk)


def test_only_personas_can_be_signed_in_as(cast, client, settings):
    settings.DEMONSTRATION = True
    assert client.post("/sign-in-as/", {"username": "officer1a"}).status_code == 404


def test_signing_out_needs_a_post_and_comes_back_to_the_door(cast):
    client = cast.client("hr")
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


def test_a_stranger_may_choose_his_language(db, client):
    client.post("/language/", {"language": "en", "next": "/sign-in/"})
    assert '<html lang="en">' in client.get("/sign-in/").content.decode()
