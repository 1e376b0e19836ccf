"""Checks of a whole set: a planted fault is found, a sound set is left alone."""

from __future__ import annotations

import pytest

from samrit.drafts import check_set, read_draft

from .making import HEAD, LEVELS, block, codes, draft, row

TEAM, PERSON = block("team"), block("individual")
KOH, DON = "(ยกเว้นอำเภอบางเกาะ)", "(เฉพาะอำเภอบางเกาะ)"


def test_a_sound_set_has_no_finding():
    assert codes(draft(TEAM, row(1, 60), row(2, 40), PERSON, row(1, 100), "รวม\t๑๐๐\t\n")) == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([TEAM, row(1, 60), row(2, 30)], [("weights-not-100", "team")]),
        ([TEAM, row(1, 60), row(2, 50), PERSON, row(1, 100)], [("weights-not-100", "team")]),
        ([row(1, "๓๓.๓"), row(2, "๓๓.๕"), row(3, "๓๓.๖")], [("weights-not-100", "set")]),
        ([TEAM, row(1, 60), PERSON, row(1, 40)], []),
        ([row(1, "๓๓.๓"), row(2, "๓๓.๓"), row(3, "๓๓.๔")], []),
        ([TEAM, row(1, 60, f"งาน {KOH}"), row(1, 60, f"งาน {DON}"), row(2, 40)], []),
        (
            [TEAM, row(1, 60, f"งาน {KOH}"), row(1, 50, f"งาน {DON}"), row(2, 40)],
            [("weights-not-100", "team (อำเภอบางเกาะ)")],
        ),
        (
            [TEAM, row(1, 60, f"งาน {KOH}"), row(1, 60, f"งาน {DON}"), row(2, 30)],
            [("weights-not-100", "team")],
        ),
        (
            [TEAM, row(1, 60, f"งาน {KOH}"), row(1, 50, f"งาน {DON}"), row(2, 30)],
            [("weights-not-100", "team (อื่น ๆ)"), ("weights-not-100", "team (อำเภอบางเกาะ)")],
        ),
        ([TEAM, row(1, 100, f"งาน {DON}")], []),
        (["ตัวชี้วัดที่ ๓ ใหญ่\t๑๐๐\t\n", row("๓.๑", ""), row("๓.๒", "")], []),
        (["ตัวชี้วัดที่ ๓ ใหญ่\t๙๐\t\n", row("๓.๑", ""), row("๓.๒", "")], [("weights-not-100", "set")]),
    ],
)
def test_weights_are_summed_for_every_unit_of_a_block(rows, found):
    assert codes(draft(*rows)) == found


def test_an_amendment_is_not_summed():
    rows = ["เดิม\t\t\n", row(1, 10), "แก้ไข\t\t\n", row(1, 10)]
    assert codes(draft(*rows)) == []
    head = HEAD + "ตามหนังสือจังหวัด ที่ กก ๐๐๑/ว ๕ ลงวันที่ ๑ เมษายน ๒๕๖๗ ขอแก้ไขตัวชี้วัด\n\n"
    assert codes(draft(row(1, 10), head=head)) == []


@pytest.mark.parametrize(("weight", "quote"), [("มาก", "มาก"), ("", None)])
def test_a_weight_that_cannot_be_read_is_missing_and_not_zero(weight, quote):
    (finding,) = [
        one for one in draft(row(1, weight), row(2, 100))["findings"] if one["code"] == "weight-missing"
    ]
    assert (finding["severity"], finding["line"], finding["quote"]) == ("error", 4, quote)


def test_an_amendment_may_leave_a_weight_out_but_not_garble_it():
    assert codes(draft("เดิม\t\t\n", row(1, ""), "แก้ไข\t\t\n", row(1, "สิบกว่า"))) == [
        ("weight-missing", "1 after")
    ]


def test_a_printed_sum_is_compared():
    assert codes(draft(row(1, 60), row(2, 40), "รวม\t๙๐\t\n")) == [("total-mismatch", "set")]
    assert codes(draft(TEAM, row(1, 60), PERSON, row(1, 40), "รวม\t๑๐๐\t\n")) == []


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ("", [("level-missing", "1", "error")]),
        ("ระดับ ๑ ก ระดับ ๒ ข ระดับ ๔ ง ระดับ ๕ จ", [("level-missing", "1", "warning")]),
    ],
)
def test_missing_levels_are_found(levels, found):
    data = draft(row(1, 100, levels=levels))
    assert [(one["code"], one["where"], one["severity"]) for one in data["findings"]] == found


def test_an_amendment_may_show_only_the_levels_that_change():
    rows = [
        "เดิม\t\t\n",
        row(1, 10, levels="ระดับ ๔ ก ระดับ ๕ ข"),
        "แก้ไข\t\t\n",
        row(1, 10, levels="ระดับ ๔ ค ระดับ ๕ ง"),
    ]
    assert codes(draft(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([row(1, 60), row(1, 40)], [("duplicate-number", "1")]),
        ([TEAM, row(1, 100), PERSON, row(1, 100)], []),
        ([row(1, 100, f"ก {KOH}"), row(1, 100, f"ข {DON}")], []),
        (
            [row(1, 50, f"ก {KOH}"), row(1, 50)],
            [("duplicate-number", "1"), ("weights-not-100", "set (อำเภอบางเกาะ)")],
        ),
    ],
)
def test_a_number_stands_once_for_each_unit(rows, found):
    assert sorted(codes(draft(*rows))) == sorted(found)


def person(name, *rows):
    return f"เป้าหมายการปฏิบัติงานรายบุคคล ({name})\n" + "\n".join(rows) + "\n"


def sheet(number, weight):
    return f"ตัวชี้วัดที่ {number} งาน\nหน่วยวัด : ร้อยละ\nน้ำหนัก : {weight}\n{LEVELS}\n"


def test_numbers_and_weights_are_counted_for_each_person():
    text = HEAD + person("นายสมมุติ ใจงาม", sheet(1, 60), sheet(2, 40)) + person("นางสมมติ ดีจริง", sheet(1, 100))
    assert codes(read_draft(text.encode()).to_json()) == []
    wrong = text.replace("๖๐", "๕๐").replace(": 60", ": 50")
    assert codes(read_draft(wrong.encode()).to_json()) == [("weights-not-100", "individual (นายสมมุติ ใจงาม)")]


def test_a_name_spelled_two_ways_is_one_person_and_said():
    text = HEAD + person("นายสมมุติ วงศ์รัตนกุล", sheet(1, 60)) + person("นายสมมุติ วงศรัตนกุล", sheet(2, 40))
    data = read_draft(text.encode()).to_json()
    assert codes(data) == [("inferred", "นายสมมุติ วงศรัตนกุล")]
    assert data["findings"][0]["proposal"] == "นายสมมุติ วงศ์รัตนกุล"


def classed(*names):
    return " ".join(f"{name} {LEVELS}" for name in names)


LARGE, SMALL = "อำเภอขนาดใหญ่", "อำเภอขนาดเล็ก"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(1, 100, levels=classed(LARGE, SMALL))], None),
        ([row(1, 50, levels=classed(LARGE, SMALL)), row(2, 50, levels=classed(LARGE))], SMALL),
        ([row(1, 100, levels=classed(LARGE, LARGE))], LARGE),
        ([row(1, 100, levels=f"{LEVELS} {LEVELS}")], "หลายชุด"),
        ([row(1, 50, levels=classed(LARGE, SMALL)), row(2, 50, levels=f"{LEVELS} {classed(LARGE)}")], None),
    ],
)
def test_every_class_has_exactly_one_ladder(rows, words):
    found = [one for one in draft(*rows)["findings"] if one["code"] == "variant-coverage"]
    assert len(found) == (words is not None)
    assert all(words in one["message"] for one in found)


def due(*lines):
    return HEAD + "\n\n".join(lines) + "\n\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("ให้บันทึกตัวชี้วัดภายในวันที่ ๑ พฤษภาคม ๒๕๖๗", []),
        ("ให้บันทึกตัวชี้วัดภายในวันที่ ๒ พฤษภาคม ๒๕๖๗", ["deadline-after-round-start"]),
        ("ให้บันทึกตัวชี้วัดภายในวันที่ ๒ พฤษภาคม ๒๕๖๘", ["date-outside-round"]),
        ("ให้รายงานผลภายในวันที่ ๑๕ ตุลาคม ๒๕๖๗", []),
        ("ให้รายงานผลภายในวันที่ ๑๕ ตุลาคม ๒๕๖๖", ["date-outside-round"]),
        ("ใช้ข้อมูล ณ วันที่ ๑๕ กันยายน ๒๕๖๗", []),
        ("ใช้ข้อมูล ณ วันที่ ๑๕ ตุลาคม ๒๕๖๗", ["date-outside-round"]),
    ],
)
def test_dates_are_held_against_the_round(line, found):
    assert [code for code, _ in codes(draft(row(1, 100), head=due(line)))] == found


def test_targets_of_a_round_that_begins_in_december_are_due_in_january():
    data = draft(row(1, 100), head=due("ให้บันทึกตัวชี้วัดภายในวันที่ ๒ พฤษภาคม ๒๕๖๗"))
    data["round"].update(start="2023-12-31", end="2024-09-30")
    data["deadlines"][0]["date"] = "2024-01-31"
    assert check_set(data) == ()
    data["deadlines"][0]["date"] = "2024-02-01"
    assert [finding.code for finding in check_set(data)] == ["deadline-after-round-start"]


def test_a_level_that_is_due_after_the_round_is_found_also_among_alternatives():
    levels = (
        "ระดับ ๑ จัดทำแผน ระดับ ๒ จัดประชุม ระดับ ๓ ส่งงานภายในเดือนกันยายน ๒๕๖๗ "
        "ระดับ ๔ สรุปผล ระดับ ๕ ส่งงานภายในเดือนตุลาคม ๒๕๖๗"
    )
    found = [
        one for one in draft(row(1, 100, levels=levels))["findings"] if one["code"] == "date-outside-round"
    ]
    assert [(one["where"], one["level"]) for one in found] == [("1 level 5", 5)]
    data = draft(row(1, 100))
    inner = {"kind": "deadline", "text": "x", "by": "2030-01-01"}
    data["indicators"][0]["variants"][0]["levels"][0]["conditions"] = [
        {"kind": "any", "options": [[inner], []]}
    ]
    assert [finding.code for finding in check_set(data)] == ["date-outside-round"]


def test_without_a_round_no_date_is_held_against_it():
    data = draft(row(1, 100), head="ให้บันทึกตัวชี้วัดภายในวันที่ ๒ พฤษภาคม ๒๕๖๗\n\n")
    assert data["findings"] == []


def test_what_people_typed_is_missing_where_it_cannot_be_read():
    data = draft(row(1, 100), head=due("ให้บันทึกตัวชี้วัดภายในวันที่ ๑ พฤษภาคม ๒๕๖๗"))
    data["indicators"][0]["weight"] = "สิบ"
    data["deadlines"][0]["date"] = "พรุ่งนี้"
    assert [finding.code for finding in check_set(data)] == ["weight-missing"]
    data["indicators"][0]["weight"] = "NaN"
    assert [finding.code for finding in check_set(data)] == ["weight-missing"]
