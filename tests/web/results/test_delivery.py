from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from samrit.web.audit.selectors import entries_of, first_break
from samrit.web.common.errors import NotAllowed, NotFound, Refusal, Stale
from samrit.web.common.models import AppendOnlyError
from samrit.web.results.facts import Row, facts_in_force, ids_of
from samrit.web.results.models import Delivery, Fact
from samrit.web.results.services import delivery_save


class Desk:
    """Hands in rows of one indicator the way a page does: with what was in force when it was opened."""

    def __init__(self, cast, published):
        self.cast, self.published = cast, published

    def seen(self, name):
        items = [item.pk for item in self.published.items(name)]
        units = [self.cast.units[f"district{n}"].pk for n in (1, 2, 3)]
        return ids_of(facts_in_force(item_ids=items, unit_ids=units))

    def save(self, name, rows, *, who="owner", expected=None, now=None, **more):
        return delivery_save(
            person=self.cast.person(who),
            indicator=self.published.indicators[name],
            rows=rows,
            expected=self.seen(name) if expected is None else expected,
            now=now or self.cast.now,
            **more,
        )


@pytest.fixture
def desk(cast, published):
    return Desk(cast, published)


def codes(refusal):
    return {fault.code for fault in refusal.value.faults}


def test_one_delivery_holds_all_its_rows(desk, published):
    rows = [published.row("share", n, value=Decimal(80 + n)) for n in (1, 2, 3)]
    saved = desk.save("share", rows, source="ระบบรายงาน", method="pasted")

    assert (saved.first, saved.corrected, saved.unchanged) == (3, 0, 0)
    assert saved.delivery.row_count == Fact.objects.count() == 3
    assert (saved.delivery.source, saved.delivery.method) == ("ระบบรายงาน", "pasted")


def test_a_cell_that_repeats_what_is_known_makes_no_new_fact(desk, published):
    desk.save("share", [published.row("share", 1, value=Decimal(81))])
    rows = [published.row("share", 1, value=Decimal("81.00")), published.row("share", 2, value=Decimal(75))]

    saved = desk.save("share", rows)

    assert (saved.first, saved.corrected, saved.unchanged) == (1, 0, 1)
    assert Fact.objects.count() == 2


def test_saving_nothing_new_writes_no_delivery(desk, published):
    rows = [published.row("share", 1, value=Decimal(81))]
    desk.save("share", rows)
    assert desk.save("share", rows).delivery is None
    assert Delivery.objects.count() == 1


def test_a_correction_is_a_new_fact_that_names_the_old_one(desk, published):
    desk.save("share", [published.row("share", 1, value=Decimal(81))])
    desk.save("share", [published.row("share", 1, value=Decimal(82))])

    old, new = Fact.objects.order_by("pk")
    assert new.supersedes == old
    assert list(facts_in_force(item_ids=[new.item_id], unit_ids=[new.unit_id]).values()) == [new]


def test_facts_are_only_ever_added(desk, published):
    desk.save("share", [published.row("share", 1, value=Decimal(81))])
    fact = Fact.objects.get()
    with pytest.raises(AppendOnlyError):
        fact.save()
    with pytest.raises(AppendOnlyError):
        Fact.objects.all().delete()


def test_two_corrections_of_one_fact_cannot_both_be_stored(desk, published):
    saved = desk.save("share", [published.row("share", 1, value=Decimal(81))])
    old = Fact.objects.get()
    fields = {
        "delivery": saved.delivery,
        "item": old.item,
        "unit": old.unit,
        "state": "reported",
        "as_of": old.as_of,
    }
    Fact.objects.create(**fields, value=1, supersedes=old)
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.create(**fields, value=2, supersedes=old)


def test_somebody_elses_newer_figure_is_stale_and_named(desk, cast, published):
    opened = desk.seen("share")
    desk.save("share", [published.row("share", 1, value=Decimal(81))], who="admin")

    with pytest.raises(Stale) as refusal:
        desk.save("share", [published.row("share", 1, value=Decimal(90))], expected=opened)

    fault = refusal.value.faults[0]
    assert "สำนักงานอำเภอทุ่งหนึ่ง" in fault.where
    assert str(cast.officers["admin"]) in fault.message
    assert "81%" in fault.message
    assert Fact.objects.count() == 1


def test_a_cell_left_alone_does_not_fight_with_somebody_elses_change(desk, published):
    desk.save("share", [published.row("share", 1, value=Decimal(70))])
    opened = desk.seen("share")
    desk.save("share", [published.row("share", 1, value=Decimal(81))], who="admin", reason="ตรวจแล้ว")

    rows = [published.row("share", 1, value=Decimal(70)), published.row("share", 2, value=Decimal(66))]
    saved = desk.save("share", rows, expected=opened)

    assert (saved.first, saved.corrected, saved.unchanged) == (1, 0, 1)


def test_correcting_somebody_else_needs_a_reason(desk, published):
    desk.save("share", [published.row("share", 1, value=Decimal(81))], who="admin")
    row = published.row("share", 1, value=Decimal(82))
    with pytest.raises(Refusal, match="reason-missing"):
        desk.save("share", [row])

    desk.save("share", [row], reason="นับซ้ำ")
    assert Fact.objects.get(supersedes__isnull=False).reason == "นับซ้ำ"


def test_after_the_cut_off_figures_are_frozen(desk, published, cast):
    late = cast.now.replace(year=2027, month=3, day=16)
    row = published.row("share", 1, value=Decimal(81))
    with pytest.raises(Refusal, match="after-cutoff"):
        desk.save("share", [row], now=late, reason="ลืม")
    with pytest.raises(Refusal, match="reason-missing"):
        desk.save("share", [row], who="admin", now=late)

    desk.save("share", [row], who="admin", now=late, reason="ระบบต้นทางล่าช้า")
    assert Fact.objects.get().reason == "ระบบต้นทางล่าช้า"


def test_on_the_day_of_the_cut_off_figures_are_still_taken(desk, published, cast):
    desk.save(
        "share",
        [published.row("share", 1, value=Decimal(81))],
        now=cast.now.replace(year=2027, month=3, day=15),
    )
    assert Fact.objects.count() == 1


BAD_ANSWERS = [
    ("share", {"value": Decimal("100.01")}, "over-100"),
    ("share", {"value": Decimal(-1)}, "negative"),
    ("share", {"value": Decimal("81.1234567")}, "too-many-decimals"),
    ("count", {"value": Decimal("1E20")}, "too-large"),
    ("share", {"value": Decimal("NaN")}, "unreadable"),
    ("share", {"unread": "แปดสิบ"}, "unreadable"),
    ("share", {"done": True}, "wrong-kind"),
    ("share", {"value": Decimal(81), "as_of": None}, "as-of-missing"),
    ("share", {"value": Decimal(81), "as_of": dt.date(2026, 11, 21)}, "date-in-future"),
    ("share", {"value": Decimal(81), "as_of": dt.date(2026, 9, 30)}, "date-outside-year"),
    ("share", {"state": "exempt"}, "reason-missing"),
    ("share", {"state": "not-applicable", "value": Decimal(1), "note": "ไม่มี"}, "answer-with-state"),
    ("count", {"value": Decimal("2.5")}, "not-whole"),
    ("count", {"value": Decimal(-2)}, "negative"),
    ("deeds", {"value": Decimal(1)}, "wrong-kind"),
    ("dates", {"on_date": dt.date(2026, 12, 1), "kind": "date"}, "date-in-future"),
    ("dates", {"on_date": dt.date(2083, 11, 1), "kind": "date"}, "date-in-future"),
    ("dates", {"on_date": dt.date(1483, 11, 1), "kind": "date"}, "date-outside-year"),
]


@pytest.mark.parametrize(("name", "answer", "code"), BAD_ANSWERS)
def test_what_cannot_be_is_refused_with_its_place(desk, published, name, answer, code):
    good = published.row("share", 2, value=Decimal(50)) if name == "share" else None
    with pytest.raises(Refusal) as refusal:
        desk.save(name, [published.row(name, 1, **answer), *([good] if good else [])], who="admin")
    assert codes(refusal) == {code}
    assert refusal.value.faults[0].where.startswith("สำนักงานอำเภอทุ่งหนึ่ง")
    assert not Fact.objects.exists()


def test_all_faults_of_a_delivery_come_at_once_with_their_rows(desk, published):
    rows = [
        published.row("share", 1, value=Decimal(101), row=2),
        published.row("share", 2, unread="abc", row=3),
        published.row("share", 3, value=Decimal(-5), row=4),
    ]
    with pytest.raises(Refusal) as refusal:
        desk.save("share", rows)
    assert [f.where.rsplit("·", 1)[1].strip() for f in refusal.value.faults] == ["แถวที่ 2", "แถวที่ 3", "แถวที่ 4"]


def test_a_cell_twice_in_one_delivery_is_refused(desk, published):
    rows = [published.row("share", 1, value=Decimal(n), row=n) for n in (1, 2)]
    with pytest.raises(Refusal) as refusal:
        desk.save("share", rows)
    assert codes(refusal) == {"duplicate"}


def test_a_unit_that_the_indicator_excepts_is_refused(desk, published, cast):
    row = Row(
        unit_id=cast.units["district3"].pk,
        item_id=published.items("count")[0].pk,
        value=Decimal(1),
        as_of=cast.today,
    )
    with pytest.raises(Refusal) as refusal:
        desk.save("count", [row])
    assert codes(refusal) == {"unknown-unit"}


def test_an_item_of_another_indicator_is_refused(desk, published, cast):
    row = Row(
        unit_id=cast.units["district1"].pk,
        item_id=published.items("count")[0].pk,
        value=Decimal(1),
        as_of=cast.today,
    )
    with pytest.raises(Refusal) as refusal:
        desk.save("share", [row])
    assert codes(refusal) == {"not-asked"}


def test_a_reported_figure_cannot_be_emptied(desk, published):
    desk.save("share", [published.row("share", 1, value=Decimal(81))])
    with pytest.raises(Refusal) as refusal:
        desk.save("share", [published.row("share", 1, state="not-reported")])
    assert codes(refusal) == {"cannot-clear"}


def test_a_cell_that_was_and_stays_empty_is_nothing(desk, published):
    assert desk.save("share", [published.row("share", 1, state="not-reported")]).unchanged == 1


def test_a_data_cut_off_of_the_indicator_bounds_the_day_of_a_figure(desk, published, cast):
    stated = published.stated["share"]
    fields = {f.attname: getattr(stated, f.attname) for f in stated._meta.concrete_fields}
    type(stated).objects.bulk_create(
        [type(stated)(**fields | {"cutoff": dt.date(2026, 11, 10)})],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["cutoff"],
    )
    with pytest.raises(Refusal) as refusal:
        desk.save("share", [published.row("share", 1, value=Decimal(81))])
    assert codes(refusal) == {"after-indicator-cutoff"}


@pytest.mark.parametrize("who", ["head", "chief1", "officer1a", "hr", "auditor"])
def test_only_the_owner_and_the_administrator_report_figures(desk, published, who):
    with pytest.raises(NotAllowed):
        desk.save("share", [published.row("share", 1, value=Decimal(1))], who=who)


def test_an_indicator_without_an_owner_is_not_of_every_owner(desk, published, cast):
    with pytest.raises(NotAllowed):
        desk.save("dates", [published.row("dates", 1, kind="date", on_date=cast.today)], who="owner")


def test_to_another_agency_the_indicator_does_not_exist(desk, published):
    with pytest.raises(NotFound):
        desk.save("share", [published.row("share", 1, value=Decimal(1))], who="outsider")


@pytest.mark.parametrize("who", ["chief1", "officer1a"])
def test_people_of_a_district_report_its_deeds_and_dates(desk, published, cast, who):
    desk.save("deeds", [published.row("deeds", 1, done=True)], who=who, method="self")
    desk.save("dates", [published.row("dates", 1, kind="date", on_date=cast.today)], who=who, method="self")
    assert Fact.objects.count() == 2


@pytest.mark.parametrize("who", ["chief2", "officer2a"])
def test_people_of_another_district_do_not(desk, published, who):
    with pytest.raises(NotAllowed):
        desk.save("deeds", [published.row("deeds", 1, done=True)], who=who)


def test_a_delivery_stands_in_the_record_with_its_file(desk, published):
    desk.save(
        "share",
        [published.row("share", 1, value=Decimal(81))],
        method="file",
        file_name="ยอด.xlsx",
        file_sha256="ab" * 32,
    )
    entry = entries_of("indicator", published.indicators["share"].pk).get()
    assert (entry.act, entry.detail["file"], entry.detail["sha256"]) == (
        "delivery.save",
        "ยอด.xlsx",
        "ab" * 32,
    )
    assert first_break() is None


def test_a_delivery_takes_a_constant_number_of_queries(desk, published, django_assert_max_num_queries):
    rows = [published.row("share", n, value=Decimal(80 + n)) for n in (1, 2, 3)]
    person, expected = desk.cast.person("owner"), desk.seen("share")
    with django_assert_max_num_queries(24):
        delivery_save(
            person=person,
            indicator=published.indicators["share"],
            rows=rows,
            expected=expected,
            now=desk.cast.now,
        )
