"""The home pages of the demonstration's personas: a round in full swing."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from samrit.web.demonstration.story import demonstration_load
from samrit.web.organisation.models import User

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=timezone.get_fixed_timezone(7 * 60))

TASKS = {
    "planner": ["ตรวจร่างที่อ่านจากหนังสือแล้วประกาศใช้", "ติดตามข้อตกลงที่ยังลงนามไม่ครบ"],
    "head": ["ลงนามข้อตกลงในฐานะผู้ทำข้อตกลง", "ประเมินสมรรถนะและยืนยันผล", "แจ้งผลการประเมินที่ยืนยันแล้ว"],
    "huai-head": ["ลงนามข้อตกลงฉบับแก้ไขของท่าน", "ประเมินสมรรถนะและยืนยันผล"],
    "huai1": ["ลงนามข้อตกลงฉบับแก้ไขของท่าน", "รายงานการดำเนินการของ"],
    "mueang1": ["รับทราบผลการประเมินของท่าน"],
    "hr": ["ติดตามข้อตกลงที่ยังลงนามไม่ครบ"],
}


@pytest.fixture(scope="module")
def _story(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield demonstration_load(now=NOW)
        transaction.set_rollback(True)


@pytest.fixture
def client_of(_story, db):
    def make(account: str) -> Client:
        client = Client()
        client.force_login(User.objects.get(username=account))
        return client

    return make


@pytest.mark.parametrize("account", sorted(TASKS))
def test_each_persona_finds_his_work(client_of, account):
    text = client_of(account).get("/").content.decode()
    listed = re.findall(r'class="task-what"><a href="[^"]+">([^<]+)', text)
    for wanted in TASKS[account]:
        assert any(what.startswith(wanted) for what in listed), (wanted, listed)


def test_every_task_leads_to_a_page_that_opens(client_of):
    for account in TASKS:
        client = client_of(account)
        text = client.get("/").content.decode()
        for url in re.findall(r'class="task-what"><a href="([^"]+)"', text):
            assert client.get(url).status_code == 200, (account, url)


def test_an_owner_is_asked_for_figures_only_and_not_for_the_districts_deeds(client_of):
    text = client_of("finance").get("/").content.decode()
    asked = re.findall(r'<a href="/results/(\d+)/">กรอกผล', text)
    for pk in asked:
        grid = client_of("finance").get(f"/results/{pk}/").content.decode()
        assert 'inputmode="decimal" class="num"' in grid


def test_the_own_indicators_are_drawn_with_their_levels(client_of):
    text = client_of("huai1").get("/").content.decode()
    assert text.count('class="own-line"') == 12
    assert text.index("ตัวชี้วัดรายทีม</h3>") < text.index("ตัวชี้วัดรายบุคคล</h3>")
    assert 'class="level level-' in text


@pytest.mark.parametrize("account", ["planner", "head", "finance", "huai-head", "huai1", "mueang1", "hr"])
def test_the_number_of_questions_does_not_grow_with_the_round(
    client_of, django_assert_max_num_queries, account
):
    client = client_of(account)
    with django_assert_max_num_queries(36):
        client.get("/")
