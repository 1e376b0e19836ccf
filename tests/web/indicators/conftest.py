"""Drafts and sets of the fictional province, made through the services."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from samrit.web.indicators.models import Draft, SetVersion
from samrit.web.indicators.services import letter_upload, set_publish

_SPEC = importlib.util.spec_from_file_location("letters_of_tests", Path(__file__).with_name("letters.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
written = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(written)

Upload = Callable[..., Draft]
Publish = Callable[..., SetVersion]


@pytest.fixture
def letters():
    """The letters in our own words (`letters.py` beside this file)."""
    return written


@pytest.fixture
def upload(cast) -> Upload:
    def make(content: bytes | None = None, *, name: str = "letter.txt", by: str = "admin") -> Draft:
        done = letter_upload(
            person=cast.person(by),
            unit=cast.units["province"],
            name=name,
            content=written.letter() if content is None else content,
            now=cast.now,
        )
        return done.draft

    return make


@pytest.fixture
def publish(cast, upload) -> Publish:
    def make(draft: Draft | None = None, **more) -> SetVersion:
        draft = draft or upload()
        draft.refresh_from_db()
        return set_publish(
            person=cast.person("admin"), draft_id=draft.pk, revision=draft.revision, now=cast.now, **more
        )

    return make
