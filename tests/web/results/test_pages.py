from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from samrit.web.indicators.models import IndicatorVersion
from samrit.web.results.models import Delivery, Fact
from samrit.web.results.reading import date_text


class Page:
    """The grid of one indicator as a browser holds it: its fields, to be changed and posted."""

    def __init__(self, client, url):
        self.client, self.url = client, url
        self.response = client.get(url)
        self.text = self.response.content.decode()
        self.fields = dict(re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', self.text))
        for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', self.text, re.DOTALL):
            chosen = re.search(r'value="([^"]*)" selected', body) or re.search(r'value="([^"]*)"', body)
            self.fields[name] = chosen.group(1)

    def post(self, url, **more):
        return self.client.post(url, self.fields | more, follow=True)


@pytest.fixture
def names(cast, published):
    """Field names by indicator, district and item."""

    def name(indicator, district, nth=0, kind=None):
        return f"v-{cast.units[f'district{district}'].pk}-{published.items(indicator, kind)[nth].pk}"

    return name


def open_grid(cast, published, indicator="share", who="owner"):
    return Page(cast.client(who), reverse("results:grid", args=[published.indicators[indicator].pk]))


def to(view, published, indicator="share", *more):
    return reverse(f"results:{view}", args=[published.indicators[indicator].pk, *more])


def text(response):
    return response.content.decode()


def test_typed_figures_are_saved_with_their_day_and_source(cast, published, names):
    page = open_grid(cast, published)
    answer = page.post(
        to("save", published),
        **{
            names("share", 1): "๘๑.๕",
            names("share", 2): "75 %",
            "as_of": "15 พ.ย. 2569",
            "source": "ระบบรายงาน",
        },
    )
    assert "รายงานใหม่ 2 ช่อง" in text(answer)
    fact = Fact.objects.get(unit=cast.units["district1"])
    assert (fact.value, fact.as_of) == (Decimal("81.5"), dt.date(2026, 11, 15))
    assert Delivery.objects.get().source == "ระบบรายงาน"


def test_the_level_stands_beside_the_figure(cast, published, names):
    open_grid(cast, published).post(to("save", published), **{names("share", 2): "90"})
    assert '<span class="level level-4">ระดับ 4</span>' in open_grid(cast, published).text


def test_saving_the_page_again_writes_nothing(cast, published, names):
    open_grid(cast, published).post(to("save", published), **{names("share", 1): "81"})
    answer = open_grid(cast, published).post(to("save", published))
    assert "ไม่มีอะไรต้องบันทึก" in text(answer)
    assert Fact.objects.count() == 1


def test_a_text_in_a_number_cell_is_named_and_what_was_typed_stays(cast, published, names):
    answer = open_grid(cast, published).post(
        to("save", published), **{names("share", 1): "แปดสิบ", names("share", 2): "120", "asof-x": ""}
    )
    assert answer.status_code == 422
    assert "“แปดสิบ” ไม่ใช่ตัวเลข" in text(answer)
    assert "เกิน 100 ไม่ได้" in text(answer)
    assert 'value="แปดสิบ"' in text(answer)
    assert not Fact.objects.exists()


def test_a_day_that_cannot_be_read_is_named_with_the_other_faults(cast, published, names):
    answer = open_grid(cast, published).post(
        to("save", published), **{names("share", 1): "-5", "as_of": "31 ก.พ. 2570"}
    )
    assert "อ่านวันที่ “31 ก.พ. 2570” ไม่ได้" in text(answer)
    assert "ติดลบไม่ได้" in text(answer)


def test_a_check_that_finds_faults_keeps_what_was_typed(cast, published, names):
    typed = {names("share", 1): "แปดสิบ", names("share", 2): "60"}
    answer = open_grid(cast, published).post(to("save", published), step="check", **typed)

    assert answer.status_code == 422
    assert "“แปดสิบ” ไม่ใช่ตัวเลข" in text(answer)
    assert f'name="{names("share", 1)}" value="แปดสิบ"' in text(answer)
    assert f'name="{names("share", 2)}" value="60"' in text(answer)
    assert not Fact.objects.exists()


def test_the_day_of_the_figures_offered_is_never_after_the_cutoff(cast, published):
    today = timezone.localdate()
    assert open_grid(cast, published).fields["as_of"] == date_text(today)
    passed = today - dt.timedelta(days=3)
    # What is published is never changed by the application: the cut-off is set beside it.
    with connection.cursor() as cursor:
        cursor.execute(f"update {IndicatorVersion._meta.db_table} set cutoff = %s", [passed])
    assert open_grid(cast, published).fields["as_of"] == date_text(passed)


def test_two_people_at_one_grid_do_not_overwrite_each_other(cast, published, names):
    mine, theirs = open_grid(cast, published), open_grid(cast, published, who="admin")
    theirs.post(to("save", published), **{names("share", 1): "81", names("share", 2): "60"})

    answer = mine.post(to("save", published), **{names("share", 1): "90"})

    assert answer.status_code == 409
    assert str(cast.officers["admin"]) in text(answer)
    page = text(answer)
    assert f'name="{names("share", 1)}" value="90"' in page  # what I typed stays
    assert f'name="{names("share", 2)}" value="60"' in page  # what I left alone is theirs now
    assert Fact.objects.count() == 2


def test_a_unit_that_is_not_judged_needs_only_a_reason(cast, published, names):
    state, note = (f"{part}-{cast.units['district1'].pk}" for part in ("state", "note"))
    open_grid(cast, published).post(to("save", published), **{names("share", 1): "81"})
    refused = open_grid(cast, published).post(to("save", published), **{state: "exempt"})
    assert "ให้ระบุเหตุผลในหมายเหตุ" in text(refused)

    open_grid(cast, published).post(to("save", published), **{state: "exempt", note: "ประสบอุทกภัย"})

    page = open_grid(cast, published)
    assert "ยกเว้น" in page.text
    assert page.fields[state] == "exempt"
    assert "ไม่มีอะไรต้องบันทึก" in text(page.post(to("save", published)))


def test_the_check_shows_what_moves_and_saves_nothing_until_it_is_confirmed(cast, published, names):
    open_grid(cast, published).post(to("save", published), **{names("share", 1): "55"})
    page = open_grid(cast, published)
    preview = page.post(to("save", published), step="check", **{names("share", 1): "85"})
    shown = text(preview)
    assert "55%" in shown
    assert "85%" in shown
    assert shown.index("ระดับ 1") < shown.index("ระดับ 4")
    assert Fact.objects.count() == 1

    token = re.search(r'name="token" value="([^"]+)"', shown).group(1)
    page.client.post(to("confirm", published), {"token": token})
    assert Fact.objects.filter(superseded_by__isnull=True).get().value == 85


def test_a_pasted_block_is_checked_first_and_keeps_its_rows(cast, published):
    client = cast.client("owner")
    block = "อำเภอ\tผลงาน\nอำเภอทุ่งหนึ่ง\t81.5\nสำนักงานอำเภอทุ่งสอง\t70\nทุ่งสาม\t\n"
    preview = text(client.post(to("paste", published), {"block": block, "as_of": "15/11/2569"}))
    token = re.search(r'name="token" value="([^"]+)"', preview).group(1)
    client.post(to("confirm", published), {"token": token})

    assert {(f.unit.name, f.value, f.row) for f in Fact.objects.select_related("unit")} == {
        ("สำนักงานอำเภอทุ่งหนึ่ง", Decimal("81.5"), 2),
        ("สำนักงานอำเภอทุ่งสอง", Decimal(70), 3),
    }
    assert Delivery.objects.get().method == "pasted"


BAD_BLOCKS = [
    ("อำเภอทุ่งหนึ่ง\t81\nอำเภอไม่มีจริง\t70", "ไม่รู้จักหน่วยงาน “อำเภอไม่มีจริง”"),
    ("อำเภอทุ่งหนึ่ง\tแปดสิบ", "ไม่ใช่ตัวเลข"),
    ("อำเภอทุ่งหนึ่ง\t81\t82", "มีคอลัมน์เกิน"),
    ("อำเภอทุ่งหนึ่ง\t81\nอำเภอทุ่งหนึ่ง\t82", "มีข้อมูลซ้ำ"),
    ("", "ไม่พบข้อมูลที่วาง"),
]


@pytest.mark.parametrize(("block", "words"), BAD_BLOCKS)
def test_a_bad_block_names_its_rows_and_cannot_be_confirmed(cast, published, block, words):
    answer = cast.client("owner").post(to("paste", published), {"block": block, "as_of": "15/11/2569"})
    assert answer.status_code == 422
    assert words in text(answer)
    assert 'name="token"' not in text(answer)


@pytest.mark.parametrize("who", ["owner", "admin"])
def test_a_preview_of_somebody_else_cannot_be_confirmed(cast, published, who):
    other = {"owner": "admin", "admin": "owner"}[who]
    preview = text(
        cast.client(who).post(to("paste", published), {"block": "อำเภอทุ่งหนึ่ง\t81", "as_of": "15/11/2569"})
    )
    token = re.search(r'name="token" value="([^"]+)"', preview).group(1)
    assert cast.client(other).post(to("confirm", published), {"token": token}).status_code == 409
    assert cast.client(who).post(to("confirm", published, "count"), {"token": token}).status_code == 409
    assert cast.client(who).post(to("confirm", published), {"token": token + "x"}).status_code == 409
    assert not Fact.objects.exists()


def test_a_confirmation_that_lacks_its_reason_is_asked_for_it(cast, published, names):
    open_grid(cast, published, who="admin").post(to("save", published), **{names("share", 1): "55"})
    client = cast.client("owner")
    preview = text(client.post(to("paste", published), {"block": "อำเภอทุ่งหนึ่ง\t81", "as_of": "15/11/2569"}))
    token = re.search(r'name="token" value="([^"]+)"', preview).group(1)
    assert 'name="reason"' in preview

    assert client.post(to("confirm", published), {"token": token}).status_code == 422
    client.post(to("confirm", published), {"token": token, "reason": "ยอดปรับปรุง"})
    assert Fact.objects.get(superseded_by__isnull=True).reason == "ยอดปรับปรุง"


def test_the_level_is_worked_out_as_it_is_typed(cast, published, names):
    page = open_grid(cast, published)
    url = to("level", published, "share", cast.units["district1"].pk)
    typed = page.post(url, **{names("share", 1): "90"})
    assert text(typed).strip() == '<span class="level level-5">ระดับ 5</span>'
    assert "เกิน 100" in text(page.post(url, **{names("share", 1): "101"}))
    assert not Fact.objects.exists()


def test_after_the_cut_off_the_owner_reads_and_the_administrator_corrects(
    cast, published, names, monkeypatch
):
    monkeypatch.setattr(timezone, "now", lambda: cast.now.replace(year=2027, month=3, day=20))
    assert "ตัวเลขถูกล็อก" in open_grid(cast, published).text
    page = open_grid(cast, published, who="admin")
    page.post(to("save", published), **{names("share", 1): "81", "reason": "ระบบต้นทางล่าช้า"})
    assert Fact.objects.get().reason == "ระบบต้นทางล่าช้า"


GRID_RIGHTS = [
    ("owner", 200),
    ("admin", 200),
    ("head", 200),
    ("auditor", 200),
    ("hr", 403),
    ("chief1", 403),
    ("officer1a", 403),
    ("outsider", 404),
]


@pytest.mark.parametrize(("who", "status"), GRID_RIGHTS)
def test_the_grid_is_for_the_owner_and_those_above(cast, published, who, status):
    assert cast.client(who).get(to("grid", published)).status_code == status


@pytest.mark.parametrize("view", ["save", "paste"])
@pytest.mark.parametrize(
    ("who", "status"), [("head", 403), ("auditor", 403), ("chief1", 403), ("outsider", 404)]
)
def test_nobody_else_writes_to_it(cast, published, view, who, status):
    answer = cast.client(who).post(to(view, published), {"block": "อำเภอทุ่งหนึ่ง\t81"})
    assert answer.status_code == status


def test_a_district_reports_its_deeds_and_dates(cast, published, names):
    unit = cast.units["district1"].pk
    url = reverse("results:unit", args=[unit])
    page = Page(cast.client("officer1a"), url)
    report = reverse("results:unit-report", args=[unit, published.indicators["deeds"].pk])
    fields = {names("deeds", 1, nth=n): "yes" if n < 2 else "no" for n in range(5)}
    note = f"note-{names('deeds', 1)}"
    answer = page.post(report, **fields, **{note: "คำสั่งที่ 12/2569"})

    assert "รายงานใหม่ 5 ช่อง" in text(answer)
    assert Fact.objects.get(item=published.items("deeds")[0]).note == "คำสั่งที่ 12/2569"
    assert Fact.objects.exclude(item=published.items("deeds")[0]).filter(note="").count() == 4
    assert '<span class="level level-2">ระดับ 2</span>' in text(answer)

    dates = reverse("results:unit-report", args=[unit, published.indicators["dates"].pk])
    answer = page.post(dates, **{names("dates", 1, kind="date"): "19 พฤศจิกายน 2569"})
    assert Fact.objects.get(item__kind="date").on_date == dt.date(2026, 11, 19)
    assert '<span class="level level-5">ระดับ 5</span>' in text(answer)


def test_a_future_day_on_the_page_of_a_district_is_refused_beside_its_card(cast, published, names):
    unit = cast.units["district1"].pk
    report = reverse("results:unit-report", args=[unit, published.indicators["dates"].pk])
    answer = cast.client("officer1a").post(report, {names("dates", 1, kind="date"): "1/1/2570"})
    assert answer.status_code == 422
    assert "ยังไม่มาถึง" in text(answer)
    assert 'value="1/1/2570"' in text(answer)


def test_a_district_cannot_slip_a_figure_in(cast, published, names):
    unit = cast.units["district1"].pk
    report = reverse("results:unit-report", args=[unit, published.indicators["share"].pk])
    answer = cast.client("chief1").post(report, {names("share", 1): "99"})
    assert answer.status_code == 403
    assert not Fact.objects.exists()


UNIT_RIGHTS = [
    ("officer1a", 200, 200),
    ("chief1", 200, 200),
    ("admin", 200, 403),
    ("auditor", 200, 403),
    ("officer2a", 403, 403),
    ("outsider", 404, 404),
]


@pytest.mark.parametrize(("who", "read", "write"), UNIT_RIGHTS)
def test_the_page_of_a_district_is_for_its_own_people(cast, published, names, who, read, write):
    unit = cast.units["district1"].pk
    client = cast.client(who)
    assert client.get(reverse("results:unit", args=[unit])).status_code == read
    report = reverse("results:unit-report", args=[unit, published.indicators["deeds"].pk])
    answer = client.post(report, {names("deeds", 1): "yes"}, follow=True)
    assert answer.status_code == write


def test_the_list_of_the_owner_counts_what_is_complete(cast, published, names):
    open_grid(cast, published).post(to("save", published), **{names("share", 1): "81"})
    page = text(cast.client("owner").get(reverse("results:indicators")))
    assert "1/3</td>" in page
    assert "0/2</td>" in page  # the indicator that excepts a district
    assert "ตัวชี้วัด dates" not in page


def test_people_of_a_district_are_led_to_its_page(cast, published):
    page = text(cast.client("officer1a").get(reverse("results:indicators")))
    assert reverse("results:unit", args=[cast.units["district1"].pk]) in page


def test_the_pages_take_a_constant_number_of_queries(cast, published, names, django_assert_max_num_queries):
    open_grid(cast, published).post(to("save", published), **{names("share", n): "81" for n in (1, 2, 3)})
    client = cast.client("owner")
    with django_assert_max_num_queries(22):
        client.get(to("grid", published))
    with django_assert_max_num_queries(22):
        client.get(reverse("results:indicators"))
    client = cast.client("officer1a")
    with django_assert_max_num_queries(22):
        client.get(reverse("results:unit", args=[cast.units["district1"].pk]))
