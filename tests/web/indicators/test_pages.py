from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse


def page(client, name, *args, query=""):
    return client.get(reverse(f"indicators:{name}", args=args) + query)


def test_every_page_opens_for_the_administrator(cast, upload, publish, letters):
    version = publish()
    draft = upload(letters.amendment())
    client = cast.client("admin")
    for answer in (
        page(client, "letters"),
        page(client, "review", draft.pk),
        page(client, "sets"),
        page(client, "set", version.set_id),
        page(client, "compare", version.set_id),
    ):
        assert answer.status_code == 200
        assert b"style=" not in answer.content
        assert b"<script>" not in answer.content
