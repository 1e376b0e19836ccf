"""Every route × every person × own and foreign objects × GET and POST, as `matrix.toml` says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver, get_resolver

from .conftest import census, undone
from .probing import Target
from .table import ANONYMOUS, MATRIX, METHODS, OUTSIDER, PEOPLE, rows

ROWS = list(rows())
REFUSED = (403, 404)
WITH_OBJECT = [row for row in ROWS if row.on]
FIRST_OF_ROUTE = list({row.route: row for row in reversed(WITH_OBJECT)}.values())


def routes_of(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from routes_of(
                entry.url_patterns, f"{entry.namespace or ''}:" if entry.namespace else space
            )
        else:
            yield f"{space}{entry.name}"


def test_every_route_of_the_site_has_a_row_and_every_row_a_route():
    routes = list(routes_of(get_resolver().url_patterns))
    assert sorted(routes) == sorted(MATRIX["routes"])
    assert set(MATRIX["words"]) == set(routes)


def _answers(story, row, world, people, expected):
    """Give who got another answer than expected, and what a refusal changed."""
    wrong = []
    before = census()
    url = Target(story, row, world, ANONYMOUS).url()
    for who in people:
        target = Target(story, row, world, who)
        for method in METHODS:
            wanted = expected(who, method)
            with undone():
                client = story.client(who)
                response = client.post(url, target.body()) if method == "POST" else client.get(url)
                got = response.status_code
                if got != wanted:
                    wrong.append(f"{method} {who}: {got}, not {wanted}")
                if method == "POST" and wanted in REFUSED:
                    bare = client.post(url).status_code
                    if bare != wanted:
                        wrong.append(f"empty POST {who}: {bare}, not {wanted}")
                if who == ANONYMOUS and not row.public:
                    door = resolve_url(settings.LOGIN_URL)
                    if not response.headers.get("Location", "").startswith(f"{door}?next="):
                        wrong.append(f"{method} {who}: was not led to the sign-in page")
                if (method == "GET" or got != 302) and (after := census()) != before:
                    changed = [table for table, count in after.items() if count != before[table]]
                    wrong.append(f"{method} {who}: {got}, yet it changed {changed}")
    return wrong


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_each_person_gets_the_answer_of_the_matrix(story, row):
    assert _answers(story, row, story.ours, PEOPLE, row.expected) == []


@pytest.mark.parametrize("row", FIRST_OF_ROUTE, ids=str)
def test_an_object_of_another_agency_does_not_exist(story, row):
    people = [who for who in PEOPLE if who != OUTSIDER]
    assert _answers(story, row, story.theirs, people, row.expected_of_theirs) == []


@pytest.mark.parametrize("row", FIRST_OF_ROUTE, ids=str)
def test_an_object_of_another_agency_answers_as_one_that_never_was(story, row):
    """The page of what is hidden and of what is not there are the same but for the address and the token."""
    theirs = Target(story, row, story.theirs, "admin")
    method = "get" if "GET" in row.answers else "post"
    real = theirs.url()
    first = str(theirs.arguments()[0])
    never = real.replace(f"/{first}/", "/987654321/", 1)
    body = theirs.body() if method == "post" else {}
    with undone():
        hidden, absent = (getattr(story.client("admin"), method)(url, body) for url in (real, never))
    assert hidden.status_code == absent.status_code == 404
    assert _plain(hidden, first) == _plain(absent, "987654321")


def _plain(response, pk: str) -> list[str]:
    words = response.content.decode().replace(f"/{pk}/", "/#/")
    return [line for line in words.splitlines() if "csrf" not in line.casefold()]
