from __future__ import annotations

import csv
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from samrit.web.audit.models import Entry
from samrit.web.exchange.asking import unit_finder
from samrit.web.results.models import Delivery, Fact
from samrit.web.results.sheets import sheet_of

from .blocks import csv_file, workbook


def export(world, who, unit="district1", fmt="xlsx"):
    return world.cast.client(who).get(reverse("exchange:unit", args=[world.cast.units[unit].pk, fmt]))


def officers(response):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def csv_rows(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("who", "unit", "status"),
    [
        ("chief1", "district1", 200),
        ("chief1", "district2", 403),
        ("head", "province", 200),
        ("admin", "district2", 200),
        ("hr", "district1", 200),
        ("auditor", "district1", 200),
        ("officer1a", "district1", 403),
        ("owner", "district1", 403),
        ("outsider", "district1", 404),
    ],
)
def test_the_data_of_a_unit_is_for_its_overseers(confirmed, who, unit, status):
    assert export(confirmed, who, unit).status_code == status


def test_only_signed_in_people_get_files(confirmed, client):
    url = reverse("exchange:unit", args=[confirmed.cast.units["district1"].pk, "xlsx"])
    assert client.get(url).status_code == 302


def test_a_kind_of_file_that_is_not_made_is_not_found(confirmed):
    assert export(confirmed, "chief1", fmt="ods").status_code == 404


def test_a_unit_without_agreements_has_nothing_to_export(cast):
    response = cast.client("head").get(reverse("exchange:unit", args=[cast.units["district1"].pk, "csv"]))
    assert response.status_code == 422


def test_the_workbook_has_the_scores_that_the_reader_may_see(confirmed):
    # the chief assesses officer1a, but is himself assessed by the head: his own score stays hidden
    own, first, second = officers(export(confirmed, "chief1"))
    assert (first["คะแนนการประเมิน"], first["ผลการประเมิน"]) == (70.0, "ดี")
    assert (first["ผลสัมฤทธิ์ของงาน (100)"], first["สมรรถนะ (100)"]) == (64.0, 84.0)
    assert {own["คะแนนการประเมิน"], second["คะแนนการประเมิน"]} == {""}
    assert first["เลขประจำตัว"] == confirmed.cast.officers["officer1a"].number


def test_no_score_is_exported_before_release_and_after_it_is(confirmed):
    before = next(row for row in officers(export(confirmed, "hr")) if row["สถานะ"] == "ผู้ประเมินยืนยันผลแล้ว")
    assert (before["คะแนนการประเมิน"], before["ผลการประเมิน"], before["รหัสเนื้อหา (SHA-256)"]) == ("", "", "")
    confirmed.release()
    after = next(row for row in officers(export(confirmed, "hr")) if row["สถานะ"] == "แจ้งผลแล้ว")
    assert (after["คะแนนการประเมิน"], after["วันที่แจ้งผล"]) == (70.0, "26 มี.ค. 70")
    assert len(after["รหัสเนื้อหา (SHA-256)"]) == 64


def test_the_csv_has_the_figure_the_day_the_source_the_level_and_the_points_of_each_line(confirmed):
    response = export(confirmed, "chief1", fmt="csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = [
        row for row in csv_rows(response) if row["ชื่อ-นามสกุล"] == str(confirmed.cast.officers["officer1a"])
    ]
    budget = rows[0]
    assert (budget["ส่วน"], budget["ตัวชี้วัด"]) == ("ตัวชี้วัดรายทีม", "ตัวชี้วัดเรื่อง budget")
    assert (budget["ผลงาน"], budget["ข้อมูล ณ วันที่"], budget["แหล่งข้อมูล"]) == ("96%", "20 พ.ย. 69", "ระบบทดสอบ")
    assert (budget["ระดับ (ก)"], budget["คะแนน (ค)"]) == ("5", "3")
    assert "ดำเนินการแล้ว" in rows[3]["ผลงาน"]


def test_a_line_without_a_result_is_empty_and_says_why(world):
    line = csv_rows(export(world, "chief1", fmt="csv"))[0]
    assert (line["ระดับ (ก)"], line["คะแนน (ค)"], line["ผลงาน"]) == ("", "", "")
    assert line["สถานะ.1" if "สถานะ.1" in line else "สถานะ"]


def test_what_leaves_the_house_is_on_record(confirmed):
    export(confirmed, "chief1")
    (entry,) = Entry.objects.filter(act="unit.export")
    assert (entry.detail["format"], entry.detail["officers"]) == ("xlsx", 3)
    assert len(entry.detail["sha256"]) == 64
    assert [seen.detail["way"] for seen in Entry.objects.filter(act="score.view")] == ["file"]


def test_the_number_of_queries_does_not_grow_with_the_officers(confirmed):
    client = confirmed.cast.client("head")
    counts = {}
    for unit in ("district1", "province"):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("exchange:unit", args=[confirmed.cast.units[unit].pk, "csv"]))
        counts[unit] = len(queries)
    assert counts["province"] <= counts["district1"]
    assert counts["province"] <= 40


HEAD = ["อำเภอ", "ค่า/ผลงาน", "ณ วันที่", "แหล่งข้อมูล", "หมายเหตุ"]
DAY = "18 พ.ย. 2569"


def upload(published, rows, who="owner", name="share", file_name="ผล.xlsx", data=None):
    content = workbook(("ผลงาน", rows)) if data is None else data
    url = reverse("exchange:figures", args=[published.indicators[name].pk])
    return published.cast.client(who).post(url, {"file": SimpleUploadedFile(file_name, content)})


def test_an_uploaded_sheet_is_shown_before_it_is_saved_and_saved_when_confirmed(published):
    rows = [HEAD, ["ทุ่งหนึ่ง", 88.5, DAY, "ระบบครัวเรือน"], ["อำเภอทุ่งสอง", "๙๑", DAY, "ระบบครัวเรือน"]]
    page = upload(published, rows)
    assert page.status_code == 200
    assert not Fact.objects.exists()
    token = page.context["preview"].token
    url = reverse("results:confirm", args=[published.indicators["share"].pk])
    published.cast.client("owner").post(url, {"token": token})
    assert sorted(str(fact.value.normalize()) for fact in Fact.objects.all()) == ["88.5", "91"]
    delivery = Delivery.objects.get()
    assert (delivery.method, delivery.file_name, delivery.source) == ("file", "ผล.xlsx", "ระบบครัวเรือน")
    assert len(delivery.file_sha256) == 64
    assert [fact.row for fact in Fact.objects.order_by("row")] == [2, 3]


def test_faults_of_a_sheet_are_shown_with_their_places_and_nothing_is_saved(published):
    rows = [HEAD, ["อำเภอไกลโพ้น", 90, DAY], ["ทุ่งหนึ่ง", "มาก", DAY], ["ทุ่งสอง", 91, DAY]]
    page = upload(published, rows)
    text = page.content.decode()
    assert page.status_code == 422
    assert "แผ่นงาน “ผลงาน” แถวที่ 2 คอลัมน์ A อำเภอ" in text
    assert "แผ่นงาน “ผลงาน” แถวที่ 3 คอลัมน์ B ค่า/ผลงาน" in text
    assert page.context["preview"].token == ""
    assert not Fact.objects.exists()


def test_faults_of_the_figures_themselves_name_the_row_of_the_file(published):
    page = upload(published, [HEAD, ["ทุ่งหนึ่ง", 188, DAY], ["ทุ่งสอง", 91]])
    messages = [(fault.code, "แถวที่" in fault.where) for fault in page.context["preview"].faults]
    assert messages == [("over-100", True), ("as-of-missing", True)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ว่างเปล่า"),
        (b"%PDF-1.7", "ไม่ใช่ Excel"),
        (b"PK\x03\x04broken", "เสียหาย"),
        (csv_file("ก,ข\n1,2\n"), "ไม่พบแถวหัวตาราง"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_sentence(published, data, words):
    page = upload(published, [], data=data)
    assert page.status_code == 422
    assert words in page.content.decode()


def test_a_file_of_50_megabytes_is_refused_with_both_sizes(published):
    page = upload(published, [], data=b"PK" + b"0" * (50 * 1024 * 1024))
    assert page.status_code == 422
    assert "51 MB" in page.content.decode()


def test_no_file_at_all_is_told(published):
    url = reverse("exchange:figures", args=[published.indicators["share"].pk])
    response = published.cast.client("owner").post(url)
    assert response.status_code == 422
    assert "ยังไม่ได้เลือกไฟล์" in response.content.decode()


def test_rows_of_sums_are_passed_over_and_said_so(published):
    page = upload(published, [HEAD, ["ทุ่งหนึ่ง", 88, DAY], ["รวม", 88, DAY]])
    assert "ข้ามแถวที่ 3" in page.content.decode()


@pytest.mark.parametrize(("who", "status"), [("admin", 200), ("chief1", 403), ("hr", 403), ("outsider", 404)])
def test_figures_are_taken_from_who_may_report_them(published, who, status):
    assert upload(published, [HEAD, ["ทุ่งหนึ่ง", 88, DAY]], who=who).status_code == status


@pytest.mark.parametrize(
    ("who", "status"), [("owner", 200), ("head", 200), ("chief1", 403), ("outsider", 404)]
)
def test_the_blank_sheet_is_for_who_may_see_the_figures(published, who, status):
    url = reverse("exchange:figures-template", args=[published.indicators["share"].pk])
    assert published.cast.client(who).get(url).status_code == status


@pytest.mark.parametrize("name", ["share", "count", "deeds", "dates"])
def test_the_blank_sheet_of_every_kind_of_indicator_comes_back_filled(published, name):
    url = reverse("exchange:figures-template", args=[published.indicators[name].pk])
    response = published.cast.client("admin").get(url)
    assert response.headers["Content-Disposition"].startswith("attachment")
    book = CalamineWorkbook.from_filelike(io.BytesIO(response.content))
    sheet = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    asked = sheet_of(published.indicators[name])
    units = len(asked.rows)
    assert len(sheet) == 4 + units
    assert len(set(sheet[3])) == len(sheet[3])
    for row in sheet[4:]:
        for at, heading in enumerate(sheet[3][1:-2], start=1):
            row[at] = DAY if "วันที่" in heading else "ดำเนินการแล้ว" if "ดำเนินการแล้ว" in heading else 3
    page = upload(published, sheet, who="admin", name=name)
    assert page.status_code == 200, page.context["preview"].faults
    assert len(page.context["preview"].plan.changes) == units * len(asked.items)


def test_units_are_found_by_name_place_and_code_and_never_guessed(published):
    rows = sheet_of(published.indicators["share"]).rows
    find = unit_finder(rows)
    units = published.cast.units
    for written in ("สำนักงานอำเภอทุ่งหนึ่ง", "อำเภอทุ่งหนึ่ง", "ทุ่งหนึ่ง", "9001", "๙๐๐๑"):
        assert find(written) == (units["district1"].pk,)
    assert find("ทุ่ง") == ()
    assert len(find("ทุกอำเภอ")) == 3


def shelf(world, who):
    response = world.cast.client(who).get(reverse("exchange:files"))
    assert response.status_code == 200
    return [(row.unit.name, row.officers, row.confirmed, row.released) for row in response.context["rows"]]


def test_the_shelf_has_the_units_that_a_person_oversees_with_the_whole_province_first(confirmed):
    assert shelf(confirmed, "hr") == [
        ("สำนักงานจังหวัดทดสอบ", 7, 1, 0),
        ("สำนักงานอำเภอทุ่งหนึ่ง", 3, 1, 0),
        ("สำนักงานอำเภอทุ่งสอง", 2, 0, 0),
        ("สำนักงานอำเภอทุ่งสาม", 2, 0, 0),
    ]
    assert shelf(confirmed, "chief1") == [("สำนักงานอำเภอทุ่งหนึ่ง", 3, 1, 0)]
    confirmed.release()
    assert shelf(confirmed, "chief1") == [("สำนักงานอำเภอทุ่งหนึ่ง", 3, 0, 1)]


@pytest.mark.parametrize("who", ["officer1a", "owner", "outsider"])
def test_the_shelf_of_who_oversees_nobody_is_empty_and_says_so(confirmed, who):
    assert shelf(confirmed, who) == []
    page = confirmed.cast.client(who).get(reverse("exchange:files")).content.decode()
    assert "ยังไม่มีแบบประเมินให้พิมพ์" in page


def test_every_link_of_the_shelf_leads_to_a_file(confirmed):
    client = confirmed.cast.client("chief1")
    page = client.get(reverse("exchange:files")).content.decode()
    links = re.findall(r'class="btn[^"]*" href="([^"]+)"', page)
    assert len(links) == 5
    assert {client.get(link.replace("&amp;", "&")).status_code for link in links} == {200}
