from __future__ import annotations

import pytest

from samrit.web.agreements.models import Agreement, Signature
from samrit.web.agreements.selectors import agreement_for, agreements_seen_by, agreements_to_sign
from samrit.web.agreements.services import agreement_sign, set_cascade
from samrit.web.audit.selectors import entries_of
from samrit.web.common.errors import NotAllowed, NotFound, Refusal, Stale
from samrit.web.common.models import AppendOnlyError


@pytest.fixture
def given(cast, publisher):
    """The cast with agreements; gives the one of an officer of the first district."""
    set_cascade(person=cast.person("admin"), set_version=publisher.version(), now=cast.now)
    return agreement(cast)


def agreement(cast, key="officer1a"):
    return Agreement.objects.select_related("current").get(officer=cast.officers[key])


def sign(cast, who, agreement, expected=None):
    return agreement_sign(
        person=cast.person(who),
        agreement_id=agreement.pk,
        expected_hash=expected or agreement.current.content_hash,
        now=cast.now,
    )


def test_both_sign_in_turn_and_then_it_is_agreed(cast, given):
    sign(cast, "officer1a", given)
    assert agreement(cast).state == "signed-by-assessee"
    signature = sign(cast, "chief1", given)

    assert agreement(cast).state == "agreed"
    assert signature.content_hash == given.current.content_hash
    assert (signature.role, signature.method, signature.at) == ("partner", "password", cast.now)


def test_the_partner_waits_for_the_assessee(cast, given):
    with pytest.raises(Refusal, match="not-your-turn"):
        sign(cast, "chief1", given)
    assert not Signature.objects.exists()


@pytest.mark.parametrize("before", [["officer1a"], ["officer1a", "chief1"]])
def test_nobody_signs_the_same_content_twice(cast, given, before):
    for who in before:
        sign(cast, who, given)
    with pytest.raises(Refusal, match="already-signed"):
        sign(cast, before[-1], given)


def test_a_signature_on_content_that_changed_is_stale(cast, given, publisher):
    seen = given.current.content_hash
    amended = publisher.version(2, weights={("team", "1"): "50", ("team", "2"): "50"})
    set_cascade(person=cast.person("admin"), set_version=amended, now=cast.now)

    with pytest.raises(Stale, match="content-changed"):
        sign(cast, "officer1a", given, expected=seen)
    assert not Signature.objects.exists()


def test_content_that_was_tampered_with_cannot_be_signed(cast, given):
    version = given.current
    content = version.content | {"set": {"title": "อื่น"}}
    # Past the append-only guard, as somebody with access to the database would.
    type(version).objects.bulk_create(
        [type(version)(**fields(version), content=content)],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["content"],
    )
    with pytest.raises(Stale):
        sign(cast, "officer1a", given)


def fields(version):
    names = (
        "id",
        "agreement_id",
        "number",
        "set_version_id",
        "content_hash",
        "reason",
        "created_by_id",
        "created_at",
    )
    return {name: getattr(version, name) for name in names}


@pytest.mark.parametrize("who", ["admin", "head", "officer1b", "chief2", "hr", "auditor"])
def test_nobody_else_signs(cast, given, who):
    with pytest.raises(NotAllowed):
        sign(cast, who, given)


def test_another_agency_finds_nothing_to_sign(cast, given):
    with pytest.raises(NotFound):
        sign(cast, "outsider", given)


def test_versions_and_signatures_are_only_ever_added(cast, given):
    signature = sign(cast, "officer1a", given)
    with pytest.raises(AppendOnlyError):
        signature.delete()
    with pytest.raises(AppendOnlyError):
        given.current.save()


def test_a_signature_stands_in_the_record_with_its_hash(cast, given):
    sign(cast, "officer1a", given)
    entry = entries_of("agreement", given.pk).last()
    assert entry.act == "agreement.sign"
    assert entry.detail["hash"] == given.current.content_hash
    assert entry.actor_name == str(cast.officers["officer1a"])


@pytest.mark.parametrize(
    ("who", "count"),
    [("admin", 7), ("head", 7), ("hr", 7), ("auditor", 7), ("chief1", 3), ("officer1a", 1), ("owner", 0)],
)
def test_each_sees_the_agreements_that_are_his_to_see(cast, given, who, count):
    assert agreements_seen_by(cast.person(who)).count() == count


def test_a_colleague_may_not_open_it_and_another_agency_does_not_find_it(cast, given):
    with pytest.raises(NotAllowed):
        agreement_for(cast.person("officer1b"), given.pk)
    with pytest.raises(NotFound):
        agreement_for(cast.person("outsider"), given.pk)


def test_what_waits_for_a_signature_follows_the_turns(cast, given):
    def waiting(who):
        return len(agreements_to_sign(cast.person(who), round_id=cast.round.pk))

    assert (waiting("officer1a"), waiting("chief1"), waiting("head")) == (1, 1, 0)
    sign(cast, "officer1a", given)
    assert (waiting("officer1a"), waiting("chief1")) == (0, 2)
