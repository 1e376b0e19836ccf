"""The home page of each persona: one list of work, the calendar, the own indicators."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from samrit.web.dashboards.calendar import calendar_of
from samrit.web.dashboards.desk import Task, desk_of
from samrit.web.dashboards.work import by_deadline
from samrit.web.rounds.models import Phase, Round
from samrit.web.rounds.selectors import phases_of


def page(cast, key):
    answer = cast.client(key).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_anything_is_published_the_administrator_is_asked_for_the_letter(cast):
    text = page(cast, "admin")
    assert "อัปโหลดหนังสือแจ้งตัวชี้วัดของรอบนี้" in text
    assert "เหลือ 25 วัน" in text


@pytest.mark.parametrize("key", ["head", "owner", "chief1", "officer1a", "hr", "auditor"])
def test_others_have_nothing_to_do_yet_and_are_told_so(cast, key):
    assert "ไม่มีงานค้าง" in page(cast, key)


def test_an_agency_without_a_round_says_what_will_come(cast):
    assert "ยังไม่มีรอบการประเมิน" in page(cast, "outsider")


def test_an_account_without_an_officer_is_told_whom_to_ask(cast, django_user_model, client):
    client.force_login(django_user_model.objects.create(username="nobody"))
    answer = client.get("/")
    assert answer.status_code == 403
    assert "ให้ติดต่อเจ้าหน้าที่บุคคล" in answer.content.decode()


def test_the_frame_names_the_round_and_the_person(cast):
    text = page(cast, "officer1a")
    assert "รอบที่ 1/2570" in text
    assert str(cast.officers["officer1a"]) in text
    assert "นักวิชาการพัฒนาชุมชน" in text


@pytest.mark.parametrize(
    ("key", "seen", "hidden"),
    [
        ("admin", ["หนังสือ", "ชุดตัวชี้วัด"], ["บันทึกการใช้งาน"]),
        ("auditor", ["บันทึกการใช้งาน"], ["หนังสือ"]),
        ("officer1a", ["ผลของฉัน", "ข้อตกลง"], ["หนังสือ", "ประเมิน"]),
        ("chief1", ["ประเมิน"], ["หนังสือ"]),
    ],
)
def test_the_menu_shows_the_work_of_the_role_and_no_other(cast, key, seen, hidden):
    menu = page(cast, key).split('class="mainnav"')[1].split("</nav>")[0]
    labels = [part.split("<")[0] for part in menu.split('">')[1:]]
    assert set(seen) <= set(labels)
    assert not set(hidden) & set(labels)


def task(name, days):
    due = None if days is None else dt.date(2026, 11, 20) + dt.timedelta(days=days)
    return Task(what=name, count="", url="/", due=due, days_left=days)


def test_tasks_are_ordered_by_their_last_day_and_undated_ones_come_last():
    tasks = [task("c", None), task("b", 9), task("a", -3)]
    assert [one.what for one in by_deadline(tasks)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("days", "urgency", "over"),
    [(-3, "late", 3), (0, "soon", 0), (7, "soon", 0), (8, "later", 0), (None, "later", 0)],
)
def test_what_is_late_or_soon_is_said_louder(days, urgency, over):
    assert (task("a", days).urgency, task("a", days).days_over) == (urgency, over)


def test_a_district_with_its_own_date_is_told_its_own_date(cast):
    Phase.objects.create(
        round=cast.round,
        kind="agreement",
        unit=cast.units["district1"],
        opens=dt.date(2026, 10, 1),
        closes=dt.date(2026, 12, 31),
        reason="น้ำท่วม",
    )
    assert desk_of(cast.person("officer1a"), today=cast.today).closes("agreement") == dt.date(2026, 12, 31)
    assert desk_of(cast.person("officer2a"), today=cast.today).closes("agreement") == dt.date(2026, 12, 15)


def test_the_calendar_places_every_step_between_the_ends_of_the_round(cast):
    line = calendar_of(cast.round, phases_of(cast.round), today=cast.today, unit_id=None)
    assert [step.when for step in line.steps] == ["now", "now", "next", "next", "next"]
    assert line.steps[-1].at == Decimal(100)
    assert Decimal(0) < line.today_at < Decimal(50)
    assert [month.name for month in line.months][:2] == ["ต.ค.", "พ.ย."]
    assert line.months[0].at == 0


def test_a_day_beyond_the_calendar_stands_at_its_end(cast):
    late = calendar_of(cast.round, phases_of(cast.round), today=dt.date(2027, 9, 1), unit_id=None)
    assert late.today_at == Decimal(100)
    assert {step.when for step in late.steps} == {"past"}


def test_a_round_without_dated_steps_still_has_a_line(cast):
    bare = Round(fiscal_year=2571, number=1, starts=dt.date(2027, 10, 1), ends=dt.date(2028, 3, 31))
    line = calendar_of(bare, [], today=dt.date(2027, 10, 1), unit_id=None)
    assert (line.steps, line.today_at) == ((), Decimal(0))


def test_the_home_page_asks_a_fixed_number_of_questions(cast, django_assert_max_num_queries):
    client = cast.client("officer1a")
    with django_assert_max_num_queries(25):
        client.get("/")


def test_nothing_on_the_page_needs_an_inline_style_or_script(cast):
    answer = cast.client("admin").get("/")
    text = answer.content.decode()
    assert "style=" not in text
    assert "<script>" not in text
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "private, no-store"
