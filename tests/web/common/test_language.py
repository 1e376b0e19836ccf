from __future__ import annotations

from django.conf import settings


def test_a_browser_installed_in_english_still_gets_thai(client, db):
    page = client.get("/sign-in/", headers={"accept-language": "en-US,en"})
    assert page.headers["Content-Language"] == "th"
    assert 'lang="th"' in page.content.decode()


def test_the_switch_of_the_person_is_kept(client, db):
    client.post("/language/", {"language": "en", "next": "/sign-in/"})
    page = client.get("/sign-in/")
    assert page.headers["Content-Language"] == "en"
    assert 'lang="en"' in page.content.decode()


def test_an_unknown_language_falls_back_to_thai(client, db):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"
    assert client.get("/sign-in/").headers["Content-Language"] == "th"
