from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from samrit.web.agreements.models import Agreement, AgreementVersion
from samrit.web.agreements.services import set_cascade
from samrit.web.results.selectors import line_outcomes
from samrit.web.results.services import delivery_save

LATE = dt.date(2027, 3, 11)


@pytest.fixture
def given(cast, published):
    set_cascade(person=cast.person("admin"), set_version=published.version, now=cast.now, leave_out=True)
    return published


def save(cast, published, name, *rows):
    delivery_save(
        person=cast.person("admin"),
        indicator=published.indicators[name],
        rows=rows,
        expected={},
        now=cast.now,
    )


def outcomes(cast, who="officer1a", today=None):
    """The outcomes of an officer by the title of the indicator."""
    agreement = Agreement.objects.get(officer=cast.officers[who])
    found = line_outcomes([agreement.current], today=today or cast.today)
    return {o.line.indicator_version.title.split()[-1]: o for o in found.values()}


def test_nothing_reported_is_not_due_before_the_day_and_not_reported_after_it(cast, given):
    assert {o.state for o in outcomes(cast).values()} == {"not-due"}
    assert {o.state for o in outcomes(cast, today=LATE).values()} == {"not-reported"}
    assert {o.level for o in outcomes(cast, today=LATE).values()} == {None}


def test_one_figure_reaches_the_level_of_each_size_class(cast, given):
    rows = [given.row("share", n, value=Decimal(90)) for n in (1, 2)]
    save(cast, given, "share", *rows)
    assert outcomes(cast, "officer1a")["share"].level == 5
    assert outcomes(cast, "officer2a")["share"].level == 4


def test_zero_is_a_figure_and_not_a_missing_one(cast, given):
    save(cast, given, "share", given.row("share", 1, value=Decimal(0)))
    found = outcomes(cast)["share"]
    assert (found.state, found.level) == ("reported", Decimal(0))


def test_what_is_missing_is_named(cast, given):
    save(cast, given, "deeds", given.row("deeds", 1, done=True))
    found = outcomes(cast, today=LATE)["deeds"]
    assert (found.state, found.level) == ("not-reported", None)
    assert [m.text for m in found.missing] == [
        "จัดทำแผนปฏิบัติการ",
        "ดำเนินการตามแผน",
        "สรุปผลการดำเนินงาน",
        "รายงานผลต่อจังหวัด",
    ]
    assert found.facts[0].done is True


def test_a_deed_that_is_not_done_is_known_and_bounds_the_level(cast, given):
    rows = [given.row("deeds", 1, nth=n, done=n < 3) for n in range(5)]
    save(cast, given, "deeds", *rows)
    assert outcomes(cast)["deeds"].level == 3


@pytest.mark.parametrize(("day", "level"), [(dt.date(2026, 11, 19), 5), (dt.date(2026, 10, 5), 5)])
def test_a_date_reaches_the_level_of_its_month_and_says_that_the_deed_is_done(cast, given, day, level):
    save(cast, given, "dates", given.row("dates", 1, kind="date", on_date=day))
    found = outcomes(cast)["dates"]
    assert (found.state, found.level, found.missing) == ("reported", level, ())


def test_a_dated_thing_that_is_not_done_is_known_and_below_level_1(cast, given):
    save(cast, given, "dates", given.row("dates", 1, kind="date", done=False))
    found = outcomes(cast)["dates"]
    assert (found.state, found.outcome.level, found.missing) == ("reported", 0, ())


@pytest.mark.parametrize("state", ["not-applicable", "exempt"])
def test_an_exempt_unit_has_no_level_and_nothing_missing(cast, given, state):
    save(cast, given, "deeds", given.row("deeds", 1, state=state, note="ไม่มีพื้นที่"))
    found = outcomes(cast, today=LATE)["deeds"]
    assert (found.state, found.level, found.missing) == (state, None, ())
    assert found.facts[0].note == "ไม่มีพื้นที่"


def test_a_fact_stands_beside_its_date_source_and_deliverer(cast, given):
    delivery_save(
        person=cast.person("owner"),
        indicator=given.indicators["share"],
        rows=[given.row("share", 1, value=Decimal("81.50"))],
        expected={},
        source="ระบบรายงานครัวเรือน",
        now=cast.now,
    )
    fact = outcomes(cast)["share"].facts[0]
    assert (fact.value, fact.as_of, fact.source) == (Decimal("81.5"), cast.today, "ระบบรายงานครัวเรือน")
    assert fact.deliverer == str(cast.officers["owner"])


def test_a_whole_province_takes_as_many_queries_as_one_officer(cast, given, django_assert_max_num_queries):
    for name in ("share", "count"):
        save(cast, given, name, *[given.row(name, n, value=Decimal(3)) for n in (1, 2)])
    versions = list(AgreementVersion.objects.all())
    with django_assert_max_num_queries(8):
        assert len(line_outcomes(versions[:1], today=cast.today)) == 4
    with django_assert_max_num_queries(8):
        assert len(line_outcomes(versions, today=cast.today)) == 5 * 4
