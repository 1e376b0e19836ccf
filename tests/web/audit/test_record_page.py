from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from samrit.web.audit.models import Entry
from samrit.web.audit.services import Act, record_many
from samrit.web.audit.views import PAGE
from samrit.web.audit.words import detail_words


@pytest.fixture
def acts(cast):
    """Acts inside the province, one in the other agency, one outside any unit."""
    district = cast.units["district1"].pk
    made = [
        Act(
            name="agreement.sign",
            object_type="agreement",
            object_id=7,
            unit_id=district,
            detail={"role": "assessee"},
        ),
        Act(name="score.view", object_type="form", object_id=7, unit_id=district, detail={"way": "page"}),
        Act(name="agreement.sign", object_type="agreement", object_id=8, unit_id=cast.units["other"].pk),
        Act(name="round.open", object_type="round", object_id=1),
    ]
    user = cast.users["chief1"]
    return record_many(actor_id=user.pk, actor_name="ผู้ทำหนึ่ง", acts=made, now=cast.now)


def page(cast, key, query=""):
    return cast.client(key).get(reverse("audit:record") + query)


def test_an_auditor_reads_the_acts_of_his_units_newest_first(cast, acts):
    lines = page(cast, "auditor").context["lines"]
    assert [line.entry.act for line in lines] == ["round.open", "score.view", "agreement.sign"]
    assert [line.act for line in lines] == ["เปิดรอบการประเมิน", "เปิดดูคะแนน", "ลงนามข้อตกลง"]


def test_objects_are_called_by_their_names(cast):
    district = cast.units["district1"]
    act = Act(name="unit.release", object_type="unit", object_id=district.pk, unit_id=district.pk)
    gone = Act(name="draft.correct", object_type="draft", object_id=404, unit_id=district.pk)
    record_many(actor_id=1, actor_name="ใคร", acts=[act, gone], now=cast.now)
    assert [line.name for line in page(cast, "auditor").context["lines"]] == ["404", district.name]
    answer = page(cast, "auditor", f"?type=unit&id={district.pk}")
    assert f"บันทึกของหน่วยงาน {district.name}" in answer.content.decode()


def test_acts_of_another_agency_are_not_there_for_its_neighbour(cast, acts):
    assert "8" not in {line.entry.object_id for line in page(cast, "auditor").context["lines"]}
    assert [line.entry.object_id for line in page(cast, "outsider").context["lines"]] == ["8"]


@pytest.mark.parametrize("key", ["admin", "head", "chief1", "officer1a", "hr", "owner"])
@pytest.mark.parametrize(("name", "method"), [("audit:record", "get"), ("audit:verify", "post")])
def test_nobody_else_reads_or_proves_the_record(cast, acts, key, name, method):
    assert getattr(cast.client(key), method)(reverse(name)).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?type=form&id=7", ["score.view"]),
        ("?type=agreement&id=7", ["agreement.sign"]),
        ("?act=score.view", ["score.view"]),
        ("?who=ผู้ทำหนึ่ง&act=round.open", ["round.open"]),
        ("?who=ไม่มีใคร", []),
        ("?before=nonsense&act=round.open", ["round.open"]),
        ("?before=2", ["agreement.sign"]),
    ],
)
def test_the_record_is_searched(cast, acts, query, found):
    assert [line.entry.act for line in page(cast, "auditor", query).context["lines"]] == found


def test_a_long_record_is_read_page_by_page_and_keeps_the_search(cast):
    made = [
        Act(name="score.view", object_type="form", object_id=n, unit_id=cast.units["district1"].pk)
        for n in range(PAGE + 3)
    ]
    record_many(actor_id=1, actor_name="ใคร", acts=made, now=cast.now)
    first = page(cast, "auditor", "?act=score.view")
    second = page(cast, "auditor", first.context["older"])
    numbers = [line.entry.number for answer in (first, second) for line in answer.context["lines"]]
    assert len(numbers) == len(set(numbers)) == PAGE + 3
    assert second.context["older"] == ""
    assert second.context["query"]["act"] == "score.view"


def test_the_proof_holds_and_is_itself_recorded(cast, acts):
    answer = cast.client("auditor").post(reverse("audit:verify"), follow=True)
    assert "ลายพิมพ์ต่อเนื่องกันทั้งหมด" in answer.content.decode()
    last = Entry.objects.order_by("number").last()
    assert (last.act, last.detail) == ("record.verify", {"outcome": "ok"})


def test_the_proof_names_the_entry_that_was_changed(cast, acts, django_db_setup):
    with connection.cursor() as cursor:
        cursor.execute("update audit_entry set actor_name = 'คนอื่น' where number = 2")
    answer = cast.client("auditor").post(reverse("audit:verify"), follow=True)
    assert "รายการ 2" in answer.content.decode()


def test_a_page_of_the_record_costs_a_constant_number_of_queries(cast, acts, django_assert_max_num_queries):
    client = cast.client("auditor")
    with django_assert_max_num_queries(12):
        client.get(reverse("audit:record"))


@pytest.mark.parametrize(
    ("detail", "shown"),
    [
        ({"hash": "ab" * 32}, [("ลายพิมพ์เนื้อหา", "abababababab…")]),
        ({"outcome": True, "late": False}, [("ผลการตรวจ", "ใช่"), ("หลังตัดยอด", "ไม่ใช่")]),
        ({"competencies": ["บริการที่ดี", "การทำงานเป็นทีม"]}, [("สมรรถนะ", "บริการที่ดี, การทำงานเป็นทีม")]),
        ({"note": "", "reason": None, "floors": []}, []),
        ({"unknown": 7}, [("unknown", "7")]),
        ({"way": "pdf", "stage": "released"}, [("ทาง", "เอกสาร PDF"), ("ขั้น", "แจ้งผลแล้ว")]),
        ({"method": "fax"}, [("วิธี", "fax")]),
        ({"after": ["2026-11-15", "2026-12-11"]}, [("ใหม่", "15 พ.ย. 69, 11 ธ.ค. 69")]),
    ],
)
def test_details_are_read_in_words(detail, shown):
    assert detail_words(detail) == shown
