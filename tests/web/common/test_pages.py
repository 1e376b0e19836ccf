"""The pages that every app relies on: refusals, errors, and the parts of forms."""

from __future__ import annotations

import pytest
from django import forms
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from samrit.web.common.errors import Fault, NotAllowed, NotFound, Refusal, Stale
from samrit.web.common.middleware import RefusalMiddleware

FAULTS = (Fault(where="อำเภอทุ่งหนึ่ง", message="ต้องเป็นตัวเลข"), Fault(where="", message="ไม่มีวันที่"))


def refused(request: HttpRequest, refusal: Refusal):
    middleware = RefusalMiddleware(lambda _request: None)
    answer = middleware.process_exception(request, refusal)
    return answer.status_code, answer.content.decode()


@pytest.fixture
def request_of(cast):
    def make(**more):
        request = RequestFactory().get("/", **more)
        request.user = cast.users["hr"]
        request._messages = []
        return request

    return make


@pytest.mark.parametrize(
    ("kind", "status", "heading"),
    [
        (Refusal, 422, "ทำรายการไม่สำเร็จ"),
        (NotAllowed, 403, "เปิดหรือทำรายการนี้ไม่ได้"),
        (Stale, 409, "มีผู้แก้ไขรายการนี้ก่อนท่าน"),
        (NotFound, 404, "ไม่พบรายการ"),
    ],
)
def test_a_refusal_becomes_a_page_that_says_what_to_do(request_of, kind, status, heading):
    answer, page = refused(request_of(), kind("code", "ให้ติดต่อผู้ดูแล", FAULTS))
    assert answer == status
    assert heading in page
    assert "ให้ติดต่อผู้ดูแล" in page
    assert "<strong>อำเภอทุ่งหนึ่ง</strong>: ต้องเป็นตัวเลข" in page
    assert 'data-refusal="code"' in page


def test_a_refusal_offers_the_way_back_where_there_is_one(request_of):
    _status, page = refused(request_of(HTTP_REFERER="http://testserver/x/"), Refusal("code", "ข้อความ"))
    assert 'href="http://testserver/x/"' in page
    _status, page = refused(request_of(), Refusal("code", "ข้อความ"))
    assert "กลับไปหน้าเดิม" not in page


def test_a_refusal_of_a_part_of_a_page_is_a_part(request_of):
    request = request_of()
    request.htmx = True
    status, part = refused(request, Refusal("code", "ข้อความ", FAULTS))
    assert status == 422
    assert "<html" not in part
    assert 'role="alert" data-refusal="code"' in part


def test_other_exceptions_are_left_alone(request_of):
    middleware = RefusalMiddleware(lambda _request: None)
    assert middleware.process_exception(request_of(), ValueError("x")) is None


def test_a_page_that_does_not_exist_leads_home(cast):
    answer = cast.client("hr").get("/nowhere/")
    assert answer.status_code == 404
    assert "ไม่พบหน้านี้" in answer.content.decode()


def test_an_outdated_form_says_that_nothing_was_saved(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.users["hr"])
    answer = client.post("/sign-out/")
    assert answer.status_code == 403
    assert "เปิดค้างไว้นานเกินไป" in answer.content.decode()


def test_the_page_of_a_breakdown_needs_nothing_but_itself():
    assert "ระบบขัดข้อง" in render_to_string("500.html")


def test_the_page_of_a_missing_right_says_whom_to_ask(request_of):
    assert "ให้แจ้งเจ้าหน้าที่บุคคล" in render_to_string("403.html", request=request_of())


class OneForm(forms.Form):
    weight = forms.DecimalField(label="น้ำหนัก", help_text="ร้อยละ")


def test_a_fault_of_a_form_is_told_above_and_beside_its_field():
    form = OneForm({"weight": "ยี่สิบ"})
    form.is_valid()
    form.add_error(None, "รวมไม่ครบ 100")
    above = render_to_string("common/_error_summary.html", {"form": form})
    assert 'href="#id_weight"' in above
    assert "รวมไม่ครบ 100" in above
    beside = render_to_string("common/_field.html", {"field": form["weight"]})
    assert "field-invalid" in beside
    assert 'aria-invalid="true"' in beside
    assert "id_weight_helptext" in beside


def test_a_form_without_faults_has_no_summary():
    assert "error-summary" not in render_to_string("common/_error_summary.html", {"form": OneForm()})
