from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from samrit.web.demonstration.story import demonstration_load

BANGKOK = timezone.get_fixed_timezone(7 * 60)
NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=BANGKOK)


@pytest.fixture(scope="module")
def _story(django_db_setup, django_db_blocker):
    """The story is told once for a module, inside a transaction that ends with it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield demonstration_load(now=NOW)
        transaction.set_rollback(True)


@pytest.fixture
def loaded(_story, db):
    return _story
