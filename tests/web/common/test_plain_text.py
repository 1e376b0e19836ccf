from __future__ import annotations

import pytest
from django.db import DataError
from django.test import RequestFactory

from samrit.web.common.middleware import RefusalMiddleware


@pytest.mark.parametrize("address", ["/?page=\x00", "/calendar/?a=1&b\x00=2"])
def test_a_nul_character_in_an_address_is_refused_in_words(cast, address):
    answer = cast.client("admin").get(address)
    assert answer.status_code == 422
    assert "NUL" in answer.content.decode()


def test_a_nul_character_in_a_form_is_refused_in_words(client, db):
    answer = client.post("/sign-in/", {"username": "a\x00b", "password": "x"})
    assert answer.status_code == 422


def test_a_text_longer_than_its_column_is_refused_in_words():
    request = RequestFactory().post("/")
    request.htmx = True
    middleware = RefusalMiddleware(lambda _request: None)
    answer = middleware.process_exception(
        request, DataError("value too long for type character varying(300)")
    )
    assert answer.status_code == 422
    assert "ยาวเกิน" in answer.content.decode()
    assert middleware.process_exception(request, KeyError("x")) is None
