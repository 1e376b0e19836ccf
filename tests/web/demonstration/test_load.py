from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from samrit.criteria import from_json
from samrit.web.agreements.models import Agreement
from samrit.web.assessment.models import Form, Result
from samrit.web.assessment.services import result_recompute
from samrit.web.audit.models import Entry
from samrit.web.audit.selectors import first_break
from samrit.web.demonstration.organisation import PASSWORD
from samrit.web.demonstration.personas import CAST, personas
from samrit.web.indicators.models import Draft, IndicatorVersion, SetVersion, Variant
from samrit.web.organisation.models import Officer, Unit, User
from samrit.web.results.choices import DeliveryMethod, FactState
from samrit.web.results.models import Delivery, Fact
from samrit.web.results.selectors import line_outcomes

BANGKOK = timezone.get_fixed_timezone(7 * 60)


def outcomes(today):
    versions = [a.current for a in Agreement.objects.select_related("current")]
    return line_outcomes(versions, today=today).values()


def conditions(rows):
    for row in rows:
        yield row
        for option in row.get("options", ()):
            yield from conditions(option)


def test_the_province_has_eight_districts_of_three_sizes_and_about_sixty_officers(loaded):
    sizes = Counter(Unit.objects.filter(kind="district").values_list("size_class", flat=True))
    assert sizes == {"large": 3, "medium": 3, "small": 2}
    assert 55 <= Officer.objects.count() <= 65


def test_the_set_exercises_every_kind_of_criterion(loaded):
    found, operators, relative, per = set(), set(), set(), set()
    for rule in Variant.objects.values_list("rule", flat=True):
        from_json(rule)
        for level in rule["levels"]:
            for row in conditions(level["conditions"]):
                found.add(row["kind"])
                operators.add(row.get("op"))
                relative.add((row.get("relative_to") or {}).get("what"))
                per.add(row.get("per"))
    assert found == {"threshold", "band", "deadline", "deed", "any", "levels"}
    assert operators >= {"<", "<=", ">", ">=", "=="}
    assert relative >= {"baseline", "target"}
    assert "month" in per
    rows = IndicatorVersion.objects.all()
    assert any(row.applies_except for row in rows)
    assert any(row.applies_only for row in rows)
    assert {"large", "medium", "small"} <= set(Variant.objects.values_list("size_class", flat=True))


def test_the_weights_of_each_block_are_whole_for_every_officer(loaded):
    for agreement in Agreement.objects.select_related("current"):
        sums = Counter()
        for line in agreement.current.lines.all():
            sums[line.scope] += line.weight
        assert sums == {"team": Decimal(100), "individual": Decimal(100)}


def test_the_set_was_amended_and_re_signing_is_partly_done(loaded):
    assert list(SetVersion.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    states = Counter(Agreement.objects.values_list("state", flat=True))
    assert states["agreed"] > 20
    assert states["proposed"] > 5
    assert states["signed-by-assessee"] >= 3


def test_figures_are_partly_reported_some_late_some_none_of_the_districts_business(loaded):
    states = Counter(outcome.state for outcome in outcomes(dt.date(2026, 11, 20)))
    assert states["reported"] / states.total() > Decimal("0.45")
    assert min(states[s] for s in ("reported", "not-reported", "not-due", "not-applicable")) > 0
    assert Fact.objects.filter(state=FactState.NOT_APPLICABLE).exists()


def test_facts_came_from_owners_and_from_the_districts_and_one_was_corrected(loaded):
    methods = set(Delivery.objects.values_list("method", flat=True))
    assert methods == {DeliveryMethod.PASTED, DeliveryMethod.SELF}
    corrected = Fact.objects.get(supersedes__isnull=False)
    assert corrected.reason
    assert corrected.value != corrected.supersedes.value


def test_one_district_is_assessed_to_its_end_and_others_are_on_their_way(loaded):
    assert Counter(Form.objects.values_list("stage", flat=True)) == {
        "released": 5,
        "acknowledged": 1,
        "confirmed": 2,
        "open": 3,
    }
    assert all(result_recompute(result).is_same for result in Result.objects.select_related("scheme"))


def test_a_letter_with_doubts_is_left_to_review(loaded):
    draft = Draft.objects.get(state="open")
    codes = {finding["code"] for finding in draft.content["findings"]}
    assert {"levels-gap", "weights-not-100"} <= codes


def test_every_act_is_on_record_and_the_chain_holds(loaded):
    acts = set(Entry.objects.values_list("act", flat=True))
    assert acts >= {
        "scheme.save",
        "round.open",
        "letter.upload",
        "draft.correct",
        "set.publish",
        "set.amend",
        "set.cascade",
        "agreement.sign",
        "delivery.save",
        "form.rated",
        "form.confirmed",
        "unit.release",
        "form.acknowledged",
    }
    assert first_break() is None


def test_the_acts_follow_one_another_within_the_round_and_before_now(loaded):
    moments = list(Entry.objects.order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert max(moments) <= dt.datetime(2026, 11, 20, 9, 0, tzinfo=BANGKOK)
    assert min(moments).date() >= loaded.round.starts


def test_loading_again_changes_nothing(loaded, monkeypatch, capsys):
    before = Entry.objects.count(), Fact.objects.count(), Officer.objects.count()
    call_command("load_demonstration")
    assert (Entry.objects.count(), Fact.objects.count(), Officer.objects.count()) == before
    assert "อยู่แล้ว" in capsys.readouterr().out


@pytest.mark.parametrize("demonstration", [True, False])
def test_the_shared_password_is_told_only_in_a_demonstration(loaded, monkeypatch, capsys, demonstration):
    monkeypatch.setattr(settings, "DEMONSTRATION", demonstration)
    call_command("load_demonstration")
    assert (PASSWORD in capsys.readouterr().out) is demonstration


def test_every_persona_can_sign_in_and_has_something_to_try(loaded):
    shown = personas()
    assert [persona.username for persona in shown] == [account for account, _role, _tries in CAST]
    for persona in shown:
        assert persona.tries
        assert persona.name.startswith(("นาย", "นาง"))
    assert User.objects.get(username="planner").check_password(PASSWORD)
