"""What a text leaves in doubt is offered, chosen, kept in the history, published and printed."""

from __future__ import annotations

import pytest

from samrit.web.common.errors import Refusal
from samrit.web.indicators import services
from samrit.web.indicators.rule_notes import rule_notes
from samrit.web.indicators.selectors import edits_of

HOLED = ("ร้อยละ 60 - 70", "ร้อยละ 71 - 80", "มากกว่าร้อยละ 80", "", "")
PLACE = "indicators/i1/variants/0/choices/"


@pytest.fixture
def draft(cast, upload):
    return upload()


@pytest.fixture
def correct(cast, draft):
    def make(path, *typed):
        draft.refresh_from_db()
        return services.draft_correct(
            person=cast.person("admin"),
            draft_id=draft.pk,
            revision=draft.revision,
            path=path,
            typed=typed,
            now=cast.now,
        )

    return make


def variant_of(draft):
    return draft.content["indicators"][0]["variants"][0]


def codes(draft):
    return [finding["code"] for finding in draft.content["findings"]]


def test_a_hole_is_offered_closed_by_a_choice_and_published_with_it(correct, publish):
    draft = correct("indicators/i1/variants/0/levels", *HOLED)
    assert "levels-gap" in codes(draft)
    [doubt] = [d for d in variant_of(draft)["doubts"] if d["finding"] == "levels-gap"]
    assert (doubt["default"], doubt["proposal"], doubt["chosen"]) == ("leave", "begin-lower", None)
    draft = correct(PLACE + doubt["name"], "begin-lower")
    assert "levels-gap" not in codes(draft)
    assert [level["text"] for level in variant_of(draft)["levels"]] == list(HOLED[:3])
    edit = list(edits_of(draft))[-1]
    assert (edit.before, edit.after) == (None, "begin-lower")
    rule = publish(draft).indicators.get(number="1", scope="team").variants.get().rule
    assert [(choice["doubt"], choice["option"]) for choice in rule["choices"]] == [("hole", "begin-lower")]
    [note] = rule_notes(rule)
    assert note.title == "วิธีอ่านที่เลือกไว้"
    assert "ระดับ 2 เริ่มตรงที่ระดับ 1 สิ้นสุด" in note.lines[0]


def test_a_choice_taken_back_leaves_the_text_as_written(correct):
    draft = correct("indicators/i1/variants/0/levels", *HOLED)
    name = next(d["name"] for d in variant_of(draft)["doubts"] if d["finding"])
    correct(PLACE + name, "reach-up")
    draft = correct(PLACE + name, "")
    assert "levels-gap" in codes(draft)
    assert variant_of(draft)["choices"] == {}


def test_a_choice_that_no_longer_fits_is_said_and_can_be_taken_out(cast, correct, client):
    draft = correct("indicators/i1/variants/0/levels", *HOLED)
    name = next(d["name"] for d in variant_of(draft)["doubts"] if d["finding"])
    correct(PLACE + name, "begin-lower")
    draft = correct("indicators/i1/variants/0/levels", *[f"ไม่น้อยกว่าร้อยละ {n}" for n in (60, 70, 80, 90, 95)])
    assert codes(draft) == ["reading-not-offered"]
    client.force_login(cast.users["admin"])
    page = client.get(f"/indicators/drafts/{draft.pk}/").content.decode()
    assert "ใช้กับข้อความปัจจุบันไม่ได้แล้ว" in page
    draft = correct(PLACE + name, "")
    assert codes(draft) == []


def test_all_proposals_of_a_variant_are_taken_at_once(cast, correct, client):
    levels = ("ร้อยละ 51 - 60", "ร้อยละ 61 - 70", "ร้อยละ 71 - 80", "ร้อยละ 81 - 90", "ร้อยละ 91 - 100")
    draft = correct("indicators/i1/variants/0/levels", *levels)
    client.force_login(cast.users["admin"])
    place = f"/indicators/drafts/{draft.pk}/field/"
    given = {"path": "indicators/i1/variants/0", "revision": draft.revision, "act": "propose"}
    assert client.post(place, given).status_code == 302
    draft.refresh_from_db()
    assert "levels-gap" not in codes(draft)
    assert len(variant_of(draft)["choices"]) == 4
    edit = list(edits_of(draft))[-1]
    assert (edit.before, len(edit.after)) == ({}, 4)
    given["revision"] = draft.revision
    assert client.post(place, given).status_code == 302
    draft.refresh_from_db()
    assert draft.revision == given["revision"]


@pytest.mark.parametrize("path", ["indicators/i1/variants", "letter", "indicators/i1/variants/7", ""])
def test_proposals_of_no_variant_are_not_found(cast, draft, client, path):
    client.force_login(cast.users["admin"])
    given = {"path": path, "revision": draft.revision, "act": "propose"}
    assert client.post(f"/indicators/drafts/{draft.pk}/field/", given).status_code == 404


def test_a_reading_that_is_no_code_is_refused(correct):
    with pytest.raises(Refusal):
        correct(PLACE + "hole@2:m1", "drop table")


def test_the_page_offers_the_readings_with_the_proposal_marked(cast, correct, client):
    draft = correct("indicators/i1/variants/0/levels", *HOLED)
    name = next(d["name"] for d in variant_of(draft)["doubts"] if d["finding"])
    client.force_login(cast.users["admin"])
    page = client.get(f"/indicators/drafts/{draft.pk}/").content.decode()
    assert "เกณฑ์นี้อ่านได้หลายอย่าง" in page
    form = client.get(f"/indicators/drafts/{draft.pk}/field/", {"path": PLACE + name}).content.decode()
    assert "ระดับ 2 เริ่มตรงที่ระดับ 1 สิ้นสุด (ข้อเสนอ)" in form
