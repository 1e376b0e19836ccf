from __future__ import annotations

import datetime as dt

import pytest

from samrit.grading import default_scheme
from samrit.web.audit.models import Entry
from samrit.web.audit.selectors import first_break
from samrit.web.common.errors import NotAllowed, Refusal
from samrit.web.organisation.models import RoleGrant
from samrit.web.rounds.models import Phase, Round, Scheme
from samrit.web.rounds.selectors import current_round, grading_scheme, phase_of, phases_of
from samrit.web.rounds.services import Dates, round_open, scheme_save, unit_dates_set

SOUND = [
    Dates(kind="agreement", opens=dt.date(2027, 4, 1), closes=dt.date(2027, 5, 31)),
    Dates(kind="report", opens=dt.date(2027, 4, 1), closes=dt.date(2027, 9, 10)),
    Dates(kind="cutoff", opens=dt.date(2027, 9, 15), closes=dt.date(2027, 9, 15)),
    Dates(kind="assess", opens=dt.date(2027, 9, 16), closes=dt.date(2027, 9, 30)),
    Dates(kind="release", opens=dt.date(2027, 9, 20), closes=dt.date(2027, 10, 15)),
]


@pytest.fixture
def central_hr(cast):
    RoleGrant.objects.create(
        officer=cast.officers["hr"], role="hr", unit=cast.units["department"], starts=dt.date(2025, 10, 1)
    )
    return cast.person("hr")


def changed(**changes):
    return {**default_scheme().to_json(), **changes}


def test_a_sound_scheme_is_kept_once_however_often_it_is_saved(cast, central_hr):
    first = scheme_save(person=central_hr, content=default_scheme().to_json(), now=cast.now)
    again = scheme_save(person=central_hr, content=default_scheme().to_json(), now=cast.now)
    assert first == again
    assert grading_scheme(Round(scheme=first)).to_json() == default_scheme().to_json()
    assert Entry.objects.filter(act="scheme.save").count() == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"version": 1}, "scheme-unreadable"),
        (changed(bands=[]), "scheme-faults"),
        (
            changed(components=[{"code": "results", "name_th": "ก", "name_en": "a", "share": "70"}]),
            "scheme-faults",
        ),
    ],
)
def test_a_scheme_with_faults_is_refused_with_all_of_them_and_nothing_is_kept(
    cast, central_hr, content, code
):
    before = Scheme.objects.count()
    with pytest.raises(Refusal) as refusal:
        scheme_save(person=central_hr, content=content, now=cast.now)
    assert refusal.value.code == code
    assert refusal.value.faults
    assert Scheme.objects.count() == before


@pytest.mark.parametrize("key", ["hr", "admin", "head", "officer1a", "auditor"])
def test_the_rules_of_an_agency_are_not_set_by_a_province(cast, key):
    with pytest.raises(NotAllowed):
        scheme_save(person=cast.person(key), content=default_scheme().to_json(), now=cast.now)


def test_a_round_opens_with_its_whole_calendar(cast, central_hr):
    opened = round_open(
        person=central_hr, fiscal_year=2570, number=2, scheme=cast.scheme, phases=SOUND, now=cast.now
    )
    assert (opened.starts, opened.ends) == (dt.date(2027, 4, 1), dt.date(2027, 9, 30))
    assert [p.kind for p in phases_of(opened)] == ["agreement", "report", "cutoff", "assess", "release"]
    assert first_break() is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": 1}, "round-exists"),
        ({"number": 3}, "round-number"),
        ({"phases": SOUND[1:]}, "calendar"),
        ({"phases": [*SOUND, SOUND[0]]}, "calendar"),
        (
            {
                "phases": [
                    *SOUND[:-1],
                    Dates(kind="release", opens=SOUND[0].closes, closes=SOUND[0].opens),
                ]
            },
            "calendar",
        ),
        ({"fiscal_year": 2550}, "scheme-not-valid"),
    ],
)
def test_a_round_that_cannot_stand_is_refused(cast, central_hr, changes, code):
    given = {"fiscal_year": 2570, "number": 2, "scheme": cast.scheme, "phases": SOUND} | changes
    before = Round.objects.count(), Phase.objects.count()
    with pytest.raises(Refusal) as refusal:
        round_open(person=central_hr, now=cast.now, **given)
    assert refusal.value.code == code
    assert (Round.objects.count(), Phase.objects.count()) == before


def test_the_dates_of_a_unit_stand_before_the_dates_for_all(cast):
    district = cast.units["district1"]
    dates = Dates(kind="assess", opens=dt.date(2026, 11, 1), closes=dt.date(2026, 11, 30))
    for _twice in range(2):
        unit_dates_set(
            person=cast.person("admin"),
            round_=cast.round,
            unit=district,
            dates=dates,
            reason="อำเภอนำร่อง",
            now=cast.now,
        )
    assert phase_of(cast.round, "assess", district).opens == dates.opens
    assert phase_of(cast.round, "assess", cast.units["district2"]).opens == dt.date(2027, 3, 16)
    assert phase_of(cast.round, "assess").opens == dt.date(2027, 3, 16)
    assert phase_of(cast.round, "no-such-step") is None
    entry = Entry.objects.filter(act="round.dates-of-unit").last()
    assert entry.detail["before"] == ["2026-11-01", "2026-11-30"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": "  "}, "reason-missing"),
        (
            {"dates": Dates(kind="assess", opens=dt.date(2027, 1, 2), closes=dt.date(2027, 1, 1))},
            "phase-reversed",
        ),
    ],
)
def test_dates_of_a_unit_need_a_reason_and_run_forward(cast, changes, code):
    given = {
        "dates": Dates(kind="assess", opens=dt.date(2027, 1, 1), closes=dt.date(2027, 1, 2)),
        "reason": "นำร่อง",
    } | changes
    with pytest.raises(Refusal) as refusal:
        unit_dates_set(
            person=cast.person("admin"),
            round_=cast.round,
            unit=cast.units["district1"],
            now=cast.now,
            **given,
        )
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("key", "unit"), [("chief1", "district1"), ("outsider", "district1"), ("admin", "other")]
)
def test_dates_of_a_unit_are_set_by_its_province_only(cast, key, unit):
    with pytest.raises(NotAllowed):
        unit_dates_set(
            person=cast.person(key),
            round_=cast.round,
            unit=cast.units[unit],
            dates=SOUND[0],
            reason="ขอขยาย",
            now=cast.now,
        )


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (dt.date(2026, 9, 30), None),
        (dt.date(2026, 10, 1), "1/2570"),
        (dt.date(2027, 3, 31), "1/2570"),
        (dt.date(2027, 8, 1), "1/2570"),
    ],
)
def test_the_current_round_is_the_running_one_or_the_last_that_began(cast, day, found):
    round_ = current_round(agency_id=cast.agency.pk, today=day)
    assert (str(round_) if round_ else None) == found


def test_a_round_of_another_agency_is_never_current(cast):
    assert current_round(agency_id=cast.officers["outsider"].agency_id, today=cast.today) is None
