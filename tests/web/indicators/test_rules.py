from __future__ import annotations

import pytest

from samrit.criteria import compile_scale, to_json
from samrit.web.indicators.rules import fingerprint, rule_of

CASES = [
    (
        "one_measure",
        ["ไม่น้อยกว่าร้อยละ 60", "ไม่น้อยกว่าร้อยละ 70"],
        [("m1", "value")],
    ),
    ("deeds", ["มีแผน", "มีรายงาน"], [("d1", "deed"), ("d2", "deed")]),
    (
        "levels_that_date_the_same_deed",
        ["ส่งรายงานภายในเดือนกุมภาพันธ์ 2570", "ส่งรายงานภายในเดือนมกราคม 2570"],
        [("d1", "deed"), ("by1", "date")],
    ),
]


def compiled(levels, *, cumulative_deeds=True):
    scale = compile_scale(list(enumerate(levels, 1)), title="ตัวอย่าง", fiscal_year=2570)
    return rule_of(to_json(scale), cumulative_deeds=cumulative_deeds)


@pytest.mark.parametrize(("levels", "asked"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_must_be_reported_follows_from_the_rule(levels, asked):
    assert [(thing.key, thing.kind) for thing in compiled(levels).reported] == asked


def test_a_date_is_reported_of_the_deed_that_it_dates():
    things = compiled(["ส่งรายงานภายในเดือนกุมภาพันธ์ 2570", "ส่งรายงานภายในเดือนมกราคม 2570"]).reported
    assert [thing.text for thing in things] == ["ส่งรายงาน", "ส่งรายงาน"]
    assert things[0].fingerprint != things[1].fingerprint


def test_two_dates_of_one_deed_are_two_things_to_report():
    text = "ภายในเดือนมกราคม 2570 จัดประชุม และสรุปรายงานภายในเดือนกุมภาพันธ์ 2570"
    dates = [thing for thing in compiled(["มีแผน", text]).reported if thing.kind == "date"]
    assert len({thing.fingerprint for thing in dates}) == len(dates) == 2


def test_a_date_without_a_deed_is_still_something_to_report():
    [thing] = compiled(["ภายในเดือนกุมภาพันธ์ 2570"]).reported
    assert (thing.key, thing.kind, thing.text) == ("by1", "date", "วันที่ดำเนินการแล้วเสร็จ")


def test_a_changed_threshold_or_month_asks_for_the_same_thing():
    before = compiled(["ไม่น้อยกว่าร้อยละ 60", "ไม่น้อยกว่าร้อยละ 70"]).reported
    after = compiled(["ไม่น้อยกว่าร้อยละ 65", "ไม่น้อยกว่าร้อยละ 75"]).reported
    assert [t.fingerprint for t in before] == [t.fingerprint for t in after]
    early = compiled(["ส่งรายงานภายในเดือนมกราคม 2570"]).reported
    late = compiled(["ส่งรายงานภายในเดือนมีนาคม 2570"]).reported
    assert [t.fingerprint for t in early] == [t.fingerprint for t in late]


def test_an_inserted_deed_leaves_the_others_what_they_were():
    before = compiled(["มีแผน", "มีรายงาน"]).reported
    after = compiled(["มีแผน", "มีการประชุม", "มีรายงาน"]).reported
    assert {t.fingerprint for t in before} < {t.fingerprint for t in after}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("มีแผน ๕ ด้าน", "มีแผน  5 ด้าน", True),
        ("มีแผน", "มี แผน", True),
        ("มีแผน", "มีรายงาน", False),
    ],
)
def test_words_are_compared_without_spaces_and_script_of_digits(one, other, same):
    assert (fingerprint("deed", one, "") == fingerprint("deed", other, "")) is same


def test_kind_and_unit_set_things_apart():
    marks = {fingerprint(kind, "แผน", unit) for kind in ("deed", "value") for unit in ("", "เรื่อง")}
    assert len(marks) == 4


@pytest.mark.parametrize("choice", [True, False])
def test_the_choice_about_lower_deeds_is_part_of_the_rule(choice):
    assert compiled(["มีแผน", "มีรายงาน"], cumulative_deeds=choice).json["cumulative_deeds"] is choice
