from __future__ import annotations

import pytest
from django.db import connection

from samrit.web.audit.models import Entry
from samrit.web.audit.selectors import first_break
from samrit.web.audit.services import Act, record
from samrit.web.common.models import AppendOnlyError
from samrit.web.organisation.acting import record_act


def _three_acts(cast) -> list[Entry]:
    for number in range(3):
        record_act(
            person=cast.person("admin"),
            act=Act(name="test.act", object_type="thing", object_id=number, detail={"n": number}),
            now=cast.now,
        )
    return list(Entry.objects.order_by("number"))


def test_an_entry_can_be_neither_changed_nor_removed(cast):
    first = _three_acts(cast)[0]
    first.act = "other"
    with pytest.raises(AppendOnlyError):
        first.save()
    with pytest.raises(AppendOnlyError):
        first.delete()
    with pytest.raises(AppendOnlyError):
        Entry.objects.filter(pk=first.pk).update(act="other")
    with pytest.raises(AppendOnlyError):
        Entry.objects.all().delete()
    assert first_break() is None


def test_an_entry_changed_behind_the_program_is_found_and_located(cast):
    _three_acts(cast)
    with connection.cursor() as cursor:
        cursor.execute("update audit_entry set act = 'forged' where number = 2")
    found = first_break()
    assert found is not None
    assert (found.number, found.fault) == (2, "changed")


def test_a_removed_entry_is_found_and_located(cast):
    _three_acts(cast)
    with connection.cursor() as cursor:
        cursor.execute("delete from audit_entry where number = 2")
    found = first_break()
    assert found is not None
    assert (found.number, found.fault) == (2, "missing")


def test_a_removed_last_entry_is_found(cast):
    _three_acts(cast)
    with connection.cursor() as cursor:
        cursor.execute("delete from audit_entry where number = 3")
    found = first_break()
    assert found is not None
    assert (found.number, found.fault) == (3, "missing")


def test_an_act_without_a_person_is_recorded_too(cast):
    entry = record(
        actor_id=None,
        actor_name="ระบบ",
        act=Act(name="system.start", object_type="system", object_id=1),
        now=cast.now,
    )
    assert entry.number == 1
    assert first_break() is None
